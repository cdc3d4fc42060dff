"""Shapes of the phrases in an argument: where they begin and end, and what heads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, Kind
from graphkit.extraction.topic_words import TITLE_LINKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.topic_words import Word
    from graphkit.resources.word_lists import TopicWords

JOINING = frozenset({"and", "or", "&"})
"""Words that join two items."""

VERBS = frozenset({Kind.GERUND, Kind.INFINITIVE, Kind.FINITE})
"""Kinds of words that open a predicate."""

_COMMAS = frozenset({",", ";"})
_SKIPPED = frozenset({Kind.SEPARATOR, Kind.ADVERB})
_AFTER_LIGHT = frozenset({Kind.ADVERB, Kind.PREPOSITION})


class Shapes:
    """Looks at words by their index."""

    def __init__(self, words: Sequence[Word], lexicon: TopicWords) -> None:
        """Look at ``words``."""
        self.words = words
        self.end = len(words)
        self._light = lexicon.light_words

    def opens(self, position: int, kind: Kind) -> bool:
        """Whether the word at ``position`` is of a kind."""
        return self.words[position].kind is kind

    def opens_verb(self, position: int) -> bool:
        """Whether a predicate begins at ``position``."""
        return self.words[position].kind in VERBS

    def opens_heavy_verb(self, position: int) -> bool:
        """Whether a predicate begins that says more than that more is to be done."""
        return self.opens_verb(position) and self.words[position].lemma not in self._light

    def opens_light(self, position: int) -> bool:
        """Whether "deepen" or "strengthening" stands at ``position``."""
        return self.words[position].lemma in self._light

    def opens_phrase(self, position: int) -> bool:
        """Whether a noun phrase begins at ``position``."""
        kind = self.words[position].kind
        led = position + 1 < self.end and self.words[position + 1].kind in IN_NOUN_PHRASE
        return kind in IN_NOUN_PHRASE or (kind is Kind.PARTICIPLE and led)

    def joins(self, position: int) -> bool:
        """Whether "and" or "or" stands at ``position``."""
        return position < self.end and self.words[position].text in JOINING

    def is_comma(self, position: int) -> bool:
        """Whether a comma or semicolon stands at ``position``."""
        return self.words[position].text in _COMMAS

    def is_plain_comma(self, position: int) -> bool:
        """Whether a comma stands at ``position``, and no "and" after it."""
        return self.words[position].text == "," and not self.joins(position + 1)

    def is_closed_later(self, position: int) -> bool:
        """Whether "and" after ``position`` closes the list that a comma may belong to."""
        return any(self.joins(index) for index in range(position + 1, self.end - 1))

    def has(self, kind: Kind, start: int, stop: int) -> bool:
        """Whether a word of a kind stands from ``start`` to before ``stop``."""
        return any(word.kind is kind for word in self.words[start:stop])

    def after_separators(self, position: int) -> int:
        """Return where the words after separators and adverbs begin."""
        while position < self.end and self.words[position].kind in _SKIPPED:
            position += 1
        return position

    def phrase_end(self, start: int) -> int:
        """Return the index after the noun phrase that begins at ``start``."""
        position = start
        while position < self.end and self.words[position].kind in IN_NOUN_PHRASE:
            position += 1
        return position

    def head(self, start: int) -> Word:
        """Return the word that heads the noun phrase at ``start``."""
        return self.words[max(self.phrase_end(start) - 1, start)]

    def is_name(self, start: int) -> bool:
        """Whether the noun phrase at ``start`` is a name."""
        return self.phrase_end(start) > start and self.head(start).is_name

    def is_in_title(self, first: int, separator: int, after: int) -> bool:
        """Whether a separator stands in a title: "the Commission on Trade, Health and Labour"."""
        last = after
        while last < self.end and not self.joins(last - 1) and self._in_title(last):
            last += 1
        if last >= self.end or not self.words[last].is_title or self.words[last].is_name:
            return False
        position = separator - 1
        while position > first and self._in_title(position) and not self.words[position].is_open:
            position -= 1
        if self.words[position].is_open:
            return True
        led = first < position < separator - 1 and self.words[position].text in TITLE_LINKS
        names = any(word.is_name for word in self.words[position:last])
        return led and not names and self.words[position - 1].is_title

    def _in_title(self, position: int) -> bool:
        return self.words[position].is_title or self.opens(position, Kind.SEPARATOR)

    def goes_on(self, start: int) -> bool:
        """Whether more hangs on the noun phrase at ``start``: "talks *on* trade"."""
        stop = self.phrase_end(start)
        kinds = {Kind.PREPOSITION, Kind.PARTICIPLE, Kind.TO}
        return stop < self.end and self.words[stop].kind in kinds

    def last_phrase(self, base: int, stop: int) -> int:
        """Return where the noun phrase right before ``stop`` begins, ``base`` at the least."""
        position = stop
        while position > base and (
            self.words[position - 1].kind in IN_NOUN_PHRASE
            or self._joins_adjectives(position - 1, base)
        ):
            position -= 1
        return position

    def object_start(self, first: int, stop: int) -> int:
        """Return where the object of "deepen" or "strengthening of" begins, else ``first``."""
        if not self.opens_light(first):
            return first
        position = first + 1
        while position < stop and self.words[position].kind in _AFTER_LIGHT:
            position += 1
        return position if position < stop else first

    def _joins_adjectives(self, position: int, base: int) -> bool:
        """Whether a separator stands between two adjectives: "safe and reliable"."""
        around = (position - 1, position + 1)
        separates = self.opens(position, Kind.SEPARATOR) and position > base
        return separates and all(self.opens(index, Kind.ADJECTIVE) for index in around)
