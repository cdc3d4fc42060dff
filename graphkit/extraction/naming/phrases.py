"""Tables of phrases, looked up in the words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from graphkit.extraction.naming.words import Words, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.extraction.naming.words import Word

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Values known by phrases of one or more words, found by longest match.

    Examples:
        >>> table = PhraseTable([("prime minister", 1), ("minister", 2)])
        >>> table.matches(split_words("the Prime Minister"))
        {1: (3, 1), 2: (3, 2)}
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, fold_case: bool = True) -> None:
        """Index ``phrases``; of two equal phrases the first is kept."""
        self._fold = fold_case
        self._values: dict[tuple[str, ...], T] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in phrases:
            keys = tuple(self._keys(split_words(phrase)))
            if keys:
                self._values.setdefault(keys, value)
                lengths.setdefault(keys[0], set()).add(len(keys))
        self._lengths = {first: tuple(sorted(of, reverse=True)) for first, of in lengths.items()}

    def match(self, words: Sequence[Word], start: int) -> tuple[int, T] | None:
        """Return the end and value of the longest phrase that begins at ``start``."""
        first = words[start].lower if self._fold else words[start].key
        lengths = self._lengths.get(first)
        if lengths is None:
            return None
        hit = self._longest(self._keys(words[start : start + lengths[0]]), 0, lengths)
        return (start + hit[0], hit[1]) if hit else None

    def matches(self, words: Sequence[Word]) -> dict[int, tuple[int, T]]:
        """Return the longest match at each word where there is one; they may overlap."""
        keys = self._keys(words)
        known = self._lengths
        if known.keys().isdisjoint(keys):
            return {}
        found = {}
        for start in [i for i, first in enumerate(keys) if first in known]:
            hit = self._longest(keys, start, known[keys[start]])
            if hit is not None:
                found[start] = hit
        return found

    def _keys(self, words: Sequence[Word]) -> list[str]:
        if isinstance(words, Words):
            return words.lowers if self._fold else words.keys
        return [word.lower for word in words] if self._fold else [word.key for word in words]

    def _longest(
        self, keys: list[str], start: int, lengths: tuple[int, ...]
    ) -> tuple[int, T] | None:
        for length in lengths:
            if start + length <= len(keys):
                phrase = tuple(keys[start : start + length])
                if phrase in self._values:
                    return start + length, self._values[phrase]
        return None
