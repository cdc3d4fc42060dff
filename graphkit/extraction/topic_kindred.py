"""Lists that are one topic: of words of one kind, or of what all tells of one noun.

"peace, security, and prosperity" is one topic, and so is "security, economic, and
humanitarian assistance": the assistance is economic, and nobody speaks of "economic".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_kinds import Kind

if TYPE_CHECKING:
    from graphkit.extraction.topic_shapes import Shapes
    from graphkit.resources.word_lists import TopicWords

_MODIFYING = frozenset({Kind.ADJECTIVE, Kind.NOUN, Kind.PARTICIPLE})
_DESCRIBING = frozenset({Kind.ADJECTIVE, Kind.PARTICIPLE})


class Kindred:
    """Looks at the list that a comma may open in a topic."""

    def __init__(self, shapes: Shapes, lexicon: TopicWords) -> None:
        """Look at ``shapes``."""
        self._shapes = shapes
        self._words = shapes.words
        self._lexicon = lexicon

    def end(self, first: int, separator: int, after: int) -> int:
        """Return where a list ends that begins before ``separator`` and is one topic, else 0."""
        if not self._shapes.is_plain_comma(separator):
            return 0
        return self._end_of_modifiers(separator, after) or (
            self._end_of_pairs(separator, after) if first < separator - 1 else 0
        )

    def _end_of_pairs(self, separator: int, after: int) -> int:
        """Return where words of one group end: "advance peace, security, and prosperity"."""
        shapes, left = self._shapes, self._words[separator - 1]
        position, closed = after, False
        while position < shapes.end and not closed:
            if not self._lexicon.are_pair(left.lemma, self._words[position].lemma):
                return 0
            closed = shapes.joins(position - 1)
            left, position = self._words[position], shapes.after_separators(position + 1)
        return position if closed else 0

    def _end_of_modifiers(self, separator: int, after: int) -> int:
        """Return where the last of several modifiers of one noun stands: "security, economic".

        One of those between is an adjective, which is no topic alone.
        """
        shapes, words = self._shapes, self._words
        position, bare = after, False
        if words[separator - 1].kind not in _MODIFYING or words[separator - 1].is_name:
            return 0
        while position + 1 < shapes.end and words[position].kind in _MODIFYING:
            if not shapes.opens(position + 1, Kind.SEPARATOR):
                return position if bare and self._closes(position) else 0
            # "trade, free and fair elections" has none: the two belong together.
            describes = words[position].kind in _DESCRIBING
            bare = bare or (describes and shapes.is_comma(position + 1))
            position = shapes.after_separators(position + 1)
        return 0

    def _closes(self, position: int) -> bool:
        """Whether the last modifier stands here, its noun behind it: "and *humanitarian* aid"."""
        plural = self._shapes.phrase_end(position) - position > 1
        return plural and not self._words[position].is_name
