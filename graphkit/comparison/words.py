"""How alike two texts are by their words, rare words counting more.

The weight of a word is its inverse document frequency (Spärck Jones 1972), here over the
sentences compared. Spellings and endings that differ little are one word.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from rapidfuzz.fuzz import ratio

from graphkit.resolution.identifiers import fold
from graphkit.resolution.topics import singular

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graphkit.resources.comparison import ComparisonRules

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")

Words: TypeAlias = frozenset[str]


class Vocabulary:
    """The words of the sentences compared, with their weights."""

    def __init__(self, sentences: Iterable[str], rules: ComparisonRules) -> None:
        """Count the words of ``sentences``, each of which counts once."""
        self._stops = rules.stop_words
        plain = [self._plain(sentence) for sentence in sorted(set(sentences))]
        times = Counter(word for words in plain for word in words)
        self._same = _spellings(times, rules)
        self._times = Counter(self._same[w] for words in plain for w in words)
        self._number = len(plain)
        self._known: dict[str, Words] = {}

    def words(self, text: str) -> Words:
        """Return the words of a text that tell something, each in the spelling first met."""
        if text not in self._known:
            words = self._plain(text)
            self._known[text] = frozenset(self._same.get(word, word) for word in words)
        return self._known[text]

    def weight(self, words: Iterable[str]) -> float:
        """Return how much words tell: the more, the rarer."""
        return math.fsum(math.log(1 + (self._number + 1) / (self._times[w] + 1)) for w in words)

    def rarest(self, words: Words, most: int) -> list[str]:
        """Return up to ``most`` words, the rarest first."""
        return sorted(words, key=lambda word: (self._times[word], word))[:most]

    def shared(self, one: Words, other: Words) -> float:
        """Return the weight of the words of both as a share of those of the shorter, 0 to 1."""
        least = min(self.weight(one), self.weight(other))
        return self.weight(one & other) / least if least else 0.0

    def alike(self, one: Words, other: Words) -> float:
        """Return how alike two sets of words are, 0 to 1 (weighted Dice)."""
        both = self.weight(one) + self.weight(other)
        return 2 * self.weight(one & other) / both if both else 0.0

    def within(self, one: Words, sentence: Words) -> float:
        """Return the share of the weight of words that stands in a sentence, 0 to 1."""
        whole = self.weight(one)
        return self.weight(one & sentence) / whole if whole else 0.0

    def _plain(self, text: str) -> set[str]:
        words = _WORD.findall(fold(_POSSESSIVE.sub("", text)))
        return {singular(word) for word in words} - self._stops


def _spellings(words: Collection[str], rules: ComparisonRules) -> dict[str, str]:
    """Return for each word the first of those it is another spelling or form of."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for word in sorted(words):
        group = near[word[: rules.word_prefix]] if len(word) > rules.word_prefix else []
        same = (one for one in group if ratio(one, word) >= rules.word_nearness)
        found[word] = next(same, word)
        if found[word] == word:
            group.append(word)
    return found
