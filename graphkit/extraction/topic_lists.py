"""Where a list of topics splits: "trade, health and fisheries" is three, "peace and stability" one.

Shapes decide: what a separator joins must be of one kind. A phrase with a
preposition goes with another one, a name with a name, a determiner with a
determiner, a verb with a verb. The parser is asked where shapes leave a choice.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from graphkit.extraction.topic_words import IN_NOUN_PHRASE, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.topic_words import Word
    from graphkit.resources.word_lists import TopicWords

_JOINING = frozenset({"and", "or", "&"})
_SKIPPED = frozenset({Kind.SEPARATOR, Kind.ADVERB})
_VERBS = frozenset({Kind.GERUND, Kind.INFINITIVE, Kind.FINITE})
_DIRECTIONS = frozenset({"east", "north", "south", "west"})
_TOGETHER = frozenset({"between", "among", "amongst"})
_NO_NOUN_YET = frozenset({Kind.ADJECTIVE, Kind.POSSESSIVE, Kind.DETERMINER})
_POSSESSIVES = frozenset({"their", "its", "our", "his", "her"})
_DEFINITE = _POSSESSIVES | {"the"}


class Verdict(Enum):
    """What a separator does."""

    SPLIT = "the next topic begins after it"
    KEEP = "it stands inside the topic"
    CUT = "the topic ends, and what follows says when, how or why"


class ListSplitter:
    """Decides for the separators of one stretch of words, from left to right.

    ``slot`` is the preposition before the topic: "on trade and on security".
    """

    def __init__(self, words: Sequence[Word], lexicon: TopicWords) -> None:
        """Look at ``words``."""
        self._words = words
        self._lexicon = lexicon
        self.slot = ""
        self._end = len(words)
        self._listing = self._inner = False

    def restart(self) -> None:
        """Forget the list before, as at "including"."""
        self._listing = self._inner = False

    @property
    def is_open(self) -> bool:
        """Whether a comma opened a list whose "and" is still to come."""
        return self._listing or self._inner

    def joins_after_comma(self, separator: int) -> bool:
        """Whether ", and" stands at ``separator``."""
        return self._words[separator].text in {",", ";"} and self._joins(separator + 1)

    def next_item(self, separator: int) -> int:
        """Return where the words after a separator begin."""
        after = separator
        while after < self._end and self._words[after].kind in _SKIPPED:
            after += 1
        if after + 1 < self._end and self._opens(after, Kind.PREPOSITION):
            after += self._words[after].text == self.slot
        return after

    def verdict(self, first: int, separator: int) -> Verdict:
        """Return what the separator does to the topic that begins at ``first``."""
        after = self.next_item(separator)
        if after >= self._end:
            return Verdict.KEEP
        if after > 0 and self._words[after - 1].text == self.slot != "":
            return self._noted(separator, Verdict.SPLIT)
        if self._is_plain_comma(separator):
            return self._at_comma(first, separator, after)
        return self._noted(separator, self._at_joint(first, separator, after))

    def after_aside(self, cut: int, separator: int, *, only_closing: bool) -> bool:
        """Whether the list goes on at ``separator`` after words that were cut at ``cut``.

        With ``only_closing`` it does so only at ", and".
        """
        after = self.next_item(separator)
        if after >= self._end:
            return False
        is_comma = self._words[separator].text in {",", ";"}
        if is_comma and self._joins(separator + 1):
            return True
        if only_closing or not self._starts_phrase(after):
            return False
        if is_comma:
            return self._is_closed_later(separator)
        head, stop = self._head_word(after), self._phrase_end(after)
        goes_on = stop < self._end and self._words[stop].text == "of"
        coordinated = head.coordinated and head.head < self._words[cut].start
        return self._opens(after, Kind.DETERMINER) and (coordinated or goes_on)

    # Commas

    def _is_plain_comma(self, separator: int) -> bool:
        return self._words[separator].text == "," and not self._joins(separator + 1)

    def _at_comma(self, first: int, separator: int, after: int) -> Verdict:
        if self._inner or self._words[separator - 1].kind is Kind.ADJECTIVE:
            return Verdict.KEEP
        closed = self._is_closed_later(separator)
        if self._opens(after, Kind.TO):
            return Verdict.SPLIT
        if self._words[after].kind in _VERBS:
            if closed and not self._opens(after, Kind.GERUND) and self._has_infinitive(first, separator):
                self._inner = True
                return Verdict.KEEP
            listed = closed and (self._opens_verb(first) or self._opens(after, Kind.GERUND))
            return self._noted(separator, Verdict.SPLIT) if listed else Verdict.CUT
        if not self._starts_phrase(after) or not closed:
            return Verdict.CUT
        if self._is_top_level(first, separator, after):
            return self._noted(separator, Verdict.SPLIT)
        self._inner = True
        return Verdict.KEEP

    def _is_closed_later(self, separator: int) -> bool:
        """Whether "and" closes the list that a comma may belong to."""
        return any(self._joins(index) for index in range(separator + 1, self._end - 1))

    # "and", with a comma before it or without

    def _at_joint(self, first: int, separator: int, after: int) -> Verdict:
        comma = self._words[separator].text in {",", ";"}
        if self._inner:
            self._inner = False
            return Verdict.KEEP
        if self._words[after].kind in _VERBS | {Kind.TO}:
            return _verdict(self._splits_verbs(first, separator, after))
        if not self._starts_phrase(after):
            splits = self._opens(after, Kind.RELATIVE) and (comma or self._opens_verb(after))
            return _verdict(splits)
        if self._is_unfinished(separator) or self._stands_between(first, separator):
            return Verdict.KEEP
        if self._words[after].text == "other" and not comma:
            return Verdict.KEEP
        if self._listing and not comma and self._is_closed_later(after):
            return _verdict(self._lists_objects(first, separator, after))
        if self._listing:
            return Verdict.SPLIT
        if not comma and self._belongs_together(first, separator, after):
            return Verdict.KEEP
        return _verdict(self._is_top_level(first, separator, after))

    def _lists_objects(self, first: int, separator: int, after: int) -> bool:
        """Whether "and" inside an item of a list parts objects: "…, deepening trade and health, …"."""
        light = self._words[first].lemma in self._lexicon.light_words
        together = self._belongs_together(first, separator, after)
        return light and not together and self._is_top_level(first, separator, after)

    def _is_unfinished(self, separator: int) -> bool:
        """Whether the noun is still to come: "political and economic relations"."""
        before = self._words[separator - 1]
        return before.kind in _NO_NOUN_YET or before.text in _DIRECTIONS

    def _stands_between(self, first: int, separator: int) -> bool:
        """Whether "and" belongs to "between Chile and Kenya"."""
        texts = [word.text for word in self._words[first:separator]]
        opened = max((i for i, text in enumerate(texts) if text in _TOGETHER), default=-1)
        return opened >= 0 and not _JOINING.intersection(texts[opened:])

    def _belongs_together(self, first: int, separator: int, after: int) -> bool:
        """Whether "and" joins parts of one phrase, by the lexicon or by its shape."""
        left, right = self._words[separator - 1], self._words[after]
        if self._lexicon.are_pair(left.lemma, right.lemma) or _are_one_title(left, right):
            return True
        bare = not self._is_noun_phrase_word(separator - 2, first) or (
            self._words[separator - 2].kind is Kind.DETERMINER
        )
        stop = self._phrase_end(after)
        shared = stop - after > 1 and self._words[stop - 1].lemma in self._lexicon.shared_heads
        if bare and shared and self._can_modify(first, separator):
            return not self._opens(after, Kind.DETERMINER)
        return bare and self._shares_complement(first, separator, after)

    def _can_modify(self, first: int, separator: int) -> bool:
        """Whether the word before "and" can go with a noun to come: "defence and trade policy"."""
        word = self._words[separator - 1]
        led = separator - 2 >= first and self._opens(separator - 2, Kind.PREPOSITION)
        return word.kind is Kind.NOUN and not word.is_name and word.text.isalpha() and not led

    def _shares_complement(self, first: int, separator: int, after: int) -> bool:
        """Whether both nouns have one article and one complement: "the aims and means of X"."""
        stop = self._phrase_end(after)
        single = stop == after + 1 and stop < self._end and self._words[stop].text == "of"
        alone = self._words[separator - 2 : separator - 1]
        return single and any(w.text in _DEFINITE for w in alone) and separator - 2 >= first - 1

    def _splits_verbs(self, first: int, separator: int, after: int) -> bool:
        """Whether a verb after "and" begins a topic: not if it shares the object or infinitive."""
        inner = [
            i
            for i in range(first + 1, separator)
            if self._words[i].kind in {Kind.TO, Kind.GERUND, Kind.RELATIVE}
        ]
        if self._opens(after, Kind.GERUND):
            if self._opens(first, Kind.GERUND):
                return self._has_object(first, separator)
            led = [i for i in inner if self._words[i].kind is Kind.GERUND]
            return not led and self._has_object(first, separator)
        if not self._opens_verb(first) or not self._has_object(first, separator):
            return False
        return not inner or self._words[after].head <= self._words[first].start

    def _has_infinitive(self, first: int, separator: int) -> bool:
        """Whether a noun phrase goes on with an infinitive: "efforts to lower costs"."""
        inner = any(word.kind is Kind.TO for word in self._words[first:separator])
        return inner and not self._opens_verb(first)

    def _has_object(self, first: int, separator: int) -> bool:
        """Whether a noun stands between two verbs: "strengthening and expanding ties" has none."""
        return any(self._words[i].kind is Kind.NOUN for i in range(first, separator))

    # Which level a phrase belongs to

    def _is_top_level(self, first: int, separator: int, after: int) -> bool:
        """Whether a phrase goes with the whole topic, not with its last words."""
        base = self._object_start(first, separator)
        last = self._last_phrase(base, separator)
        if last <= base:
            return self._is_plain_comma(separator) or not self._opens_heavy_verb(first)
        stop = self._phrase_end(after)
        right_goes_on = stop < self._end and self._words[stop].kind in {
            Kind.PREPOSITION,
            Kind.PARTICIPLE,
        }
        left_name, right_name = self._words[separator - 1].is_name, self._is_name(after, stop)
        if left_name and right_name:
            return self._goes_on_without_names(separator) or (
                right_goes_on and self._opens(after, Kind.DETERMINER)
            )
        if left_name and self._words[after].text in _POSSESSIVES:
            return False
        if left_name != right_name:
            return True
        return right_goes_on or self._by_determiners(last, base, after)

    def _goes_on_without_names(self, separator: int) -> bool:
        """Whether a list that a comma opens closes with something else than a name."""
        if not self._is_plain_comma(separator):
            return False
        joints = [i for i in range(separator + 1, self._end - 1) if self._joins(i)]
        closing = next((i for i in joints if self._words[i - 1].text == ","), joints[-1])
        after = self.next_item(closing)
        return after < self._end and not self._is_name(after, self._phrase_end(after))

    def _by_determiners(self, last: int, base: int, after: int) -> bool:
        left, right = self._opens(last, Kind.DETERMINER), self._opens(after, Kind.DETERMINER)
        if left != right:
            return True
        head = self._head_word(after)
        if head.coordinated and self._words[base].start <= head.head:
            return head.head < self._words[last].start
        return left

    def _object_start(self, first: int, separator: int) -> int:
        """Return where the object of "deepen" or "strengthening of" begins."""
        position = first
        if self._words[first].lemma in self._lexicon.light_words:
            position += 1
            while position < separator and self._words[position].kind in {
                Kind.ADVERB,
                Kind.PREPOSITION,
            }:
                position += 1
        return position if position < separator else first

    def _opens_heavy_verb(self, first: int) -> bool:
        light = self._words[first].lemma in self._lexicon.light_words
        return self._opens_verb(first) and not light

    def _last_phrase(self, base: int, separator: int) -> int:
        """Return where the noun phrase right before a separator begins."""
        position = separator
        while position > base and (
            self._words[position - 1].kind in IN_NOUN_PHRASE
            or self._joins_adjectives(position - 1, base)
        ):
            position -= 1
        return position

    def _joins_adjectives(self, position: int, base: int) -> bool:
        """Whether a separator stands between two adjectives: "safe and reliable"."""
        around = (position - 1, position + 1)
        return (
            self._words[position].kind is Kind.SEPARATOR
            and position > base
            and all(self._opens(i, Kind.ADJECTIVE) for i in around)
        )

    def _phrase_end(self, start: int) -> int:
        """Return the index after the noun phrase that begins at ``start``."""
        position = start
        while position < self._end and self._words[position].kind in IN_NOUN_PHRASE:
            position += 1
        return position

    def _is_name(self, start: int, stop: int) -> bool:
        """Whether a phrase is a name, with nothing but an article or adjective before it."""
        return stop > start and self._words[stop - 1].is_name

    def _head_word(self, start: int) -> Word:
        stop = self._phrase_end(start)
        return self._words[max(stop - 1, start)]

    def _starts_phrase(self, position: int) -> bool:
        kind = self._words[position].kind
        return kind in IN_NOUN_PHRASE or (
            kind is Kind.PARTICIPLE and self._is_noun_phrase_word(position + 1, 0)
        )

    def _is_noun_phrase_word(self, position: int, first: int) -> bool:
        inside = first <= position < self._end
        return inside and self._words[position].kind in IN_NOUN_PHRASE

    def _opens(self, position: int, kind: Kind) -> bool:
        return self._words[position].kind is kind

    def _opens_verb(self, position: int) -> bool:
        return self._words[position].kind in _VERBS

    def _joins(self, position: int) -> bool:
        return position < self._end and self._words[position].text in _JOINING

    def _noted(self, separator: int, verdict: Verdict) -> Verdict:
        """Remember that a list is open after a comma, and closed after "and"."""
        if verdict is Verdict.SPLIT:
            self._listing = self._is_plain_comma(separator)
        return verdict


def _are_one_title(left: Word, right: Word) -> bool:
    """Whether two words are parts of one title: "International Cooperation and Convention Centre"."""
    return left.is_title and right.is_title and not left.is_name and not right.is_name


def _verdict(splits: bool) -> Verdict:  # noqa: FBT001
    return Verdict.SPLIT if splits else Verdict.KEEP
