"""Where a topic begins and ends: what stands around it says who, when, how or why.

"the importance of trade", "work together on trade", "trade in the coming
weeks" and "trade, which is growing" are all about trade.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from graphkit.extraction.topic_words import Word
    from graphkit.resources.word_lists import TopicWords

_GAP, _GERUND = "…", "-ing"
_LONGEST_GAP = 12
_LONGEST_WEIGHT = 6
_LONGEST_TOPIC = 22
_SHORTEST_TOPIC = 4
_IN_GAP = frozenset({"across", "along", "alongside", "and", "as", "between", ",", "with"})
_KINDS_IN_GAP = IN_NOUN_PHRASE | {Kind.ADVERB, Kind.PRONOUN}
_ARTICLES = frozenset({"a", "an", "the", "these", "this", "those"})
_LEADING = frozenset(
    {Kind.ADVERB, Kind.OTHER, Kind.PREPOSITION, Kind.SEPARATOR, Kind.TO, Kind.POSSESSIVE}
)
_TRAILING = frozenset(
    {
        Kind.ADVERB,
        Kind.DETERMINER,
        Kind.OTHER,
        Kind.POSSESSIVE,
        Kind.PREPOSITION,
        Kind.RELATIVE,
        Kind.SEPARATOR,
        Kind.TO,
    }
)
_BEFORE_WEIGHT = frozenset({Kind.ADJECTIVE, Kind.ADVERB, Kind.NOUN, Kind.PRONOUN}) | IN_NOUN_PHRASE
_CURRENCIES = frozenset({"$", "£", "¥", "€"})
_CUTS = frozenset({Kind.PREPOSITION, Kind.TO, Kind.GERUND, Kind.PARTICIPLE})


class Phrases:
    """Phrases of the lexicon, found by their first word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Keep ``phrases`` by their first word, longer ones first."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)):
            self._by_first.setdefault(words[0], []).append(words)

    @property
    def first_words(self) -> Collection[str]:
        """The words that phrases begin with."""
        return self._by_first.keys()

    def match(self, words: Sequence[Word], start: int) -> int:
        """Return the length of the longest phrase that begins at ``start``, 0 if none does."""
        phrases = self._by_first.get(words[start].text)
        if phrases is None:
            return 0
        texts = tuple(word.text for word in words[start : start + len(phrases[0])])
        return next((len(phrase) for phrase in phrases if texts[: len(phrase)] == phrase), 0)

    def opens(self, words: Sequence[Word], start: int) -> bool:
        """Whether a phrase begins at ``start``, or at the separator before it."""
        return start < len(words) and self.match(words, start) > 0

    def ends(self, words: Sequence[Word], first: int, end: int) -> int:
        """Return the length of the longest phrase that ends at ``end``, 0 if none does."""
        for start in range(first + 1, end):
            if words[start].text in self._by_first and self.match(words, start) == end - start:
                return end - start
        return 0


class Openings:
    """Phrases of base forms that open a predicate before its topic: "stand ready to".

    Adverbs may stand between their words; "…" stands for a few words that say
    with whom: "work … on".
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        """Keep ``phrases`` by their first word, longer ones first."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)):
            self._by_first.setdefault(words[0], []).append(words)

    def skip(self, words: Sequence[Word], start: int, end: int) -> int:
        """Return where the words after all phrases that open ``start`` begin."""
        position = start
        while position < end:
            after = self._after(words, _past_adverbs(words, position, end), end)
            if not after or after >= end:
                break
            position = after
        return position

    def _after(self, words: Sequence[Word], start: int, end: int) -> int:
        """Return the index after the longest phrase at ``start``, 0 if there is none."""
        if start >= end:
            return 0
        found = (
            _matched(words, start, end, phrase)
            for phrase in self._by_first.get(words[start].lemma, ())
        )
        return next(filter(None, found), 0)


def _matched(words: Sequence[Word], start: int, end: int, phrase: Sequence[str]) -> int:
    position = start
    for index, wanted in enumerate(phrase):
        if wanted == _GERUND:
            # The gerund is looked at, and stays.
            position = _past_adverbs(words, position, end)
            return position if position < end and words[position].kind is Kind.GERUND else 0
        if wanted == _GAP:
            position = _past_gap(words, position, end, phrase[index + 1])
        else:
            position = position if index == 0 else _past_adverbs(words, position, end, wanted)
            if position >= end or words[position].lemma != wanted:
                return 0
            position += 1
        if position > end:
            return 0
    return position if _goes_on_with_verb(words, position, end, phrase[-1]) else 0


def _goes_on_with_verb(words: Sequence[Word], position: int, end: int, last: str) -> bool:
    """Whether "to" at the end of a phrase leads an infinitive."""
    return last != "to" or (position <= end and words[position - 1].kind is Kind.TO)


def _past_gap(words: Sequence[Word], start: int, end: int, wanted: str) -> int:
    """Return where ``wanted`` stands after words that only say with whom; past ``end`` if not."""
    for position in range(start, min(start + _LONGEST_GAP, end)):
        word = words[position]
        if word.text == wanted:
            return position
        if word.kind not in _KINDS_IN_GAP and word.text not in _IN_GAP:
            break
    return end + 1


def _past_adverbs(words: Sequence[Word], start: int, end: int, wanted: str = "") -> int:
    position = start
    while position < end and words[position].kind is Kind.ADVERB:
        if words[position].text == wanted:
            break
        position += 1
    return position


class TopicEdges:
    """Takes from a topic what stands around it."""

    def __init__(self, lexicon: TopicWords, weights: frozenset[str]) -> None:
        """Use the phrases of ``lexicon``, and take off those of ``weights``."""
        self._openings = Openings(lexicon.openings)
        self._inclusions = Phrases(lexicon.inclusions)
        self._tails = Phrases(lexicon.tails)
        self._weights = weights

    def begin(self, words: Sequence[Word], first: int, end: int) -> int:
        """Return where a topic begins, after "the importance of" and "work together on"."""
        before = -1
        while before != first < end:
            before = first
            first += self._inclusions.match(words, first)
            first = self._openings.skip(words, first, end)
            first = self._after_weight(words, first, end)
            while first < end and _is_leading(words, first):
                first += 1
        return first

    def trim(self, words: Sequence[Word], first: int, end: int) -> tuple[int, int]:
        """Return a topic without the words around it; it may be empty."""
        first = self.begin(words, first, end)
        before = -1
        while before != end > first:
            before = end
            end -= self._tails.ends(words, first, end)
            while end > first and _is_trailing(words, first, end - 1):
                end -= 1
        return first, _shortened(words, first, end)

    def _after_weight(self, words: Sequence[Word], first: int, end: int) -> int:
        """Skip "the importance of": it says how, not what about."""
        for position in range(first, min(first + _LONGEST_WEIGHT, end - 1)):
            word, link = words[position], words[position + 1]
            if f"{word.lemma} {link.text}" in self._weights:
                return position + 2
            if word.kind not in _BEFORE_WEIGHT:
                break
        return first


def _is_trailing(words: Sequence[Word], first: int, position: int) -> bool:
    """Whether a topic can end before a word; "follow *up*" and "Article *5*" need theirs."""
    word = words[position]
    if word.kind not in _TRAILING or word.is_name or word.outer.tag_ == "RP":
        return False
    numbers = word.outer.tag_ == "CD" and position > first
    return not (numbers and words[position - 1].kind is Kind.NOUN)


def _is_leading(words: Sequence[Word], position: int) -> bool:
    word = words[position]
    if any(following.text == "of" for following in words[position + 1 : position + 2]):
        # "those of women": the noun is to be spelt out.
        return False
    if word.kind is Kind.DETERMINER:
        return word.text in _ARTICLES
    return word.kind in _LEADING and not word.is_name and word.text not in _CURRENCIES


def _shortened(words: Sequence[Word], first: int, end: int) -> int:
    """Return the end of a topic, that of a very long one at its last complement within reason."""
    if end - first <= _LONGEST_TOPIC:
        return end
    cuts = [
        i
        for i in range(first + _SHORTEST_TOPIC, first + _LONGEST_TOPIC)
        if words[i].kind in _CUTS and words[i - 1].kind is Kind.NOUN
    ]
    return cuts[-1] if cuts else end
