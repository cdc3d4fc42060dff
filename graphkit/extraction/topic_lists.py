"""Where a list of topics splits: "trade, health and fisheries" is three, "peace and stability" one.

Shapes decide: what a separator joins must be of one kind. A phrase with a
preposition goes with another one, a name with a name, a determiner with a
determiner, a verb with a verb. The parser is asked where shapes leave a choice.
"""

from __future__ import annotations

from enum import Enum
from itertools import takewhile
from typing import TYPE_CHECKING

from graphkit.extraction.topic_depth import Depth
from graphkit.extraction.topic_kindred import Kindred
from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, Kind
from graphkit.extraction.topic_levels import Levels
from graphkit.extraction.topic_shapes import VERBS, Shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.topic_words import Word
    from graphkit.resources.word_lists import TopicWords


_IN_APPOSITION = IN_NOUN_PHRASE | {Kind.ADVERB}


class Verdict(Enum):
    """What a separator does."""

    SPLIT = "the next topic begins after it"
    INNER = "it parts a list inside the topic, at its end"
    KEEP = "it stands inside the topic"
    CUT = "the topic ends, and what follows says when, how or why"
    STOP = "the list ends: what follows is another predicate or clause"


class ListSplitter:
    """Decides for the separators of one stretch of words, from left to right.

    ``slot`` is the preposition before the topic: "on trade and on security".
    """

    def __init__(self, words: Sequence[Word], lexicon: TopicWords) -> None:
        """Look at ``words``."""
        self.slot = ""
        self._words = words
        self._shapes = Shapes(words, lexicon)
        self._levels = Levels(self._shapes, lexicon)
        self._depth = Depth(self._shapes, lexicon)
        self._kindred = Kindred(self._shapes, lexicon)
        self._listing = self._inner = False
        self._together = 0

    def restart(self) -> None:
        """Forget the list before, as at "including"."""
        self._listing = self._inner = False

    @property
    def is_open(self) -> bool:
        """Whether a comma opened a list whose "and" is still to come."""
        return self._listing or self._inner

    def joins_after_comma(self, separator: int) -> bool:
        """Whether ", and" stands at ``separator``."""
        return self._shapes.is_comma(separator) and self._shapes.joins(separator + 1)

    def next_item(self, separator: int) -> int:
        """Return where the words after a separator begin."""
        after = self._shapes.after_separators(separator)
        if after + 1 < len(self._words) and self._shapes.opens(after, Kind.PREPOSITION):
            after += self._words[after].text == self.slot
        return after

    def verdict(self, first: int, separator: int) -> Verdict:
        """Return what the separator does to the topic that begins at ``first``."""
        after = self.next_item(separator)
        if after >= len(self._words):
            return Verdict.KEEP
        if self._words[after - 1].text == self.slot:
            return self._noted(separator, Verdict.SPLIT)
        if self._depth.opens_other_clause(first, separator, after):
            return Verdict.STOP
        self._together = max(self._together, self._kindred.end(first, separator, after))
        together = separator < self._together
        titled = together or self._shapes.is_in_title(first, separator, after)
        if titled or self._depth.stays_in_clause(first, separator, after):
            return Verdict.KEEP
        if self._shapes.is_plain_comma(separator):
            return self._at_comma(first, separator, after)
        return self._noted(separator, self._at_joint(first, separator, after))

    def after_aside(self, topic: range, separator: int, *, only_closing: bool) -> bool:
        """Whether the list goes on at ``separator`` after ``topic`` and words it was cut from.

        With ``only_closing`` it does so only at ", and".
        """
        after = self.next_item(separator)
        cut = topic.stop
        if after >= len(self._words):
            return False
        apposed = cut == separator and self._says_more(separator, after)
        if apposed or self._depth.is_in_aside(topic.start, cut, separator, after):
            return False
        if self.joins_after_comma(separator):
            return True
        if only_closing or not self._shapes.opens_phrase(after):
            return False
        if self._shapes.is_comma(separator):
            return self._shapes.is_closed_later(separator)
        head, stop = self._shapes.head(after), self._shapes.phrase_end(after)
        goes_on = any(word.text == "of" for word in self._words[stop : stop + 1])
        coordinated = head.coordinated and head.head < self._words[cut].start
        return self._shapes.opens(after, Kind.DETERMINER) and (coordinated or goes_on)

    def _at_comma(self, first: int, separator: int, after: int) -> Verdict:
        """Decide at a comma that no "and" follows: whether it parts a list that "and" closes."""
        if self._inner:
            return Verdict.INNER
        if self._levels.is_one_phrase_at_comma(first, separator, after):
            return Verdict.KEEP
        if self._shapes.opens(after, Kind.TO):
            return Verdict.SPLIT
        verb, phrase = self._words[after].kind in VERBS, self._shapes.opens_phrase(after)
        listed = (verb or phrase) and self._is_list(first, separator, after)
        if not listed or self._says_more(separator, after):
            return Verdict.CUT
        if verb:
            return self._verb_at_comma(first, separator, after)
        self._inner = not self._levels.is_top_level(first, separator, after)
        return Verdict.INNER if self._inner else self._noted(separator, Verdict.SPLIT)

    def _is_list(self, first: int, separator: int, after: int) -> bool:
        """Whether a comma parts a list: "and" closes it, or the parser coordinates across it."""
        head = self._shapes.head(after)
        coordinated = head.coordinated and self._words[first].start <= head.head < head.start
        return coordinated or self._shapes.is_closed_later(separator)

    def _says_more(self, separator: int, after: int) -> bool:
        """Whether what follows a name says what it is: "the River Act, *a law on fish*"."""
        named = self._words[separator - 1].is_name or self._words[separator - 1].is_title
        if not (named and self._shapes.opens(after, Kind.DETERMINER)):
            return False
        end = len(self._words)
        closed = any(self.joins_after_comma(i) for i in range(after, end - 1))
        phrase = takewhile(lambda word: word.kind in _IN_APPOSITION, self._words[after:])
        return not closed and any(word.apposed for word in phrase)

    def _verb_at_comma(self, first: int, separator: int, after: int) -> Verdict:
        if not self._shapes.has(Kind.NOUN, first, separator) and self._shapes.opens_verb(first):
            return Verdict.KEEP
        gerund = self._shapes.opens(after, Kind.GERUND)
        if not gerund and self._levels.goes_on_with_infinitive(first, separator):
            self._inner = True
            return Verdict.KEEP
        if gerund or self._shapes.opens_verb(first):
            return self._noted(separator, Verdict.SPLIT)
        return Verdict.CUT

    def _at_joint(self, first: int, separator: int, after: int) -> Verdict:
        """Decide at "and", with a comma before it or without."""
        if self._inner:
            self._inner = False
            return Verdict.INNER
        if self._words[after].kind in VERBS | {Kind.TO}:
            return _parting(self._levels.parts_verbs(first, separator, after))
        if not self._shapes.opens_phrase(after):
            relative = self._shapes.opens(after, Kind.RELATIVE)
            return _parting(relative and self._shapes.is_comma(separator))
        if self._levels.is_one_phrase(first, separator, after):
            return Verdict.KEEP
        return self._between_phrases(first, separator, after)

    def _between_phrases(self, first: int, separator: int, after: int) -> Verdict:
        comma, levels = self._shapes.is_comma(separator), self._levels
        if self._listing:
            last = comma or not self._shapes.is_closed_later(after)
            return _parting(last or self._lists_objects(first, separator, after))
        if not comma and levels.are_one_topic(first, separator, after):
            return Verdict.KEEP
        if self._depth.goes_with_last_phrase(first, separator, after):
            return Verdict.KEEP
        if self._depth.shares_modifier(first, separator, after):
            return Verdict.KEEP
        top = levels.is_top_level(first, separator, after)
        return Verdict.SPLIT if top else Verdict.INNER

    def _lists_objects(self, first: int, separator: int, after: int) -> bool:
        """Whether "and" inside an item parts its objects: "…, deepening trade and health, …"."""
        light = self._shapes.opens_light(first)
        together = self._levels.are_one_topic(first, separator, after)
        return light and not together and self._levels.is_top_level(first, separator, after)

    def _noted(self, separator: int, verdict: Verdict) -> Verdict:
        """Remember that a list is open after a comma, and closed after "and"."""
        if verdict is Verdict.SPLIT:
            self._listing = self._shapes.is_plain_comma(separator)
        return verdict

    def opposed(self, leader: int, separator: int) -> range:
        """Return the words of a verb that are repeated for the next of its objects."""
        return self._levels.opposed(leader, separator, self.next_item(separator))

    def shared_words(self, first: int, separator: int) -> range:
        """Return the words that stand for all of an inner list: "*the situation in* X and Y"."""
        return self._levels.shared_words(first, separator)


def _parting(parts: bool) -> Verdict:
    return Verdict.SPLIT if parts else Verdict.KEEP
