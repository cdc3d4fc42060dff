"""Cut a sentence into words for the name grammars, with true offsets.

Hyphens and possessive endings are words of their own ("Japan-U.S." is three
words, "Syria’s" two), so that one look-up serves "U.S.", "US" and "Japan-U.S.".
This is not the tokenisation of the trained pipeline, which has its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from graphkit.data_model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?   # U.S. H.E. U.K
    | [^\W\d_]\.[^\W\d_](?![^\W_])              # U.S before a comma
    | [’'`]s\b                                   # possessive ending
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?           # 13, 8:40, 2021.09.24, 76th
    | [^\W_]+(?:[’'`ʼ](?!s\b)[^\W_]+)*           # words, d’Ivoire, Shi’ite
    | \S
    """,
    re.VERBOSE,
)
HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = str.maketrans({"’": "'", "`": "'", "ʼ": "'", "‘": "'"})

T = TypeVar("T")


@dataclass(frozen=True)
class Word:
    """A word and where it stands; ``glued`` if no white space comes before it."""

    text: str
    span: Span
    glued: bool

    @cached_property
    def key(self) -> str:
        """The form under which lexicons know it: straight apostrophes, "U.S." as "US"."""
        text = self.text.translate(_APOSTROPHES)
        return text.replace(".", "") if _is_initials(text) else text

    @cached_property
    def lower(self) -> str:
        """The key in lower case."""
        return self.key.lower()

    @cached_property
    def is_name_like(self) -> bool:
        """Whether it begins with an upper-case letter (or is written without case)."""
        first = self.text[0]
        return first.isupper() or (first.isalpha() and not first.islower())

    @cached_property
    def is_hyphen(self) -> bool:
        """Whether it is a hyphen or dash between two glued words."""
        return self.text in HYPHENS

    @cached_property
    def is_possessive(self) -> bool:
        """Whether it is the ending of a possessive."""
        return self.key in {"'s", "'"}


def _is_initials(text: str) -> bool:
    return "." in text and all(len(part) <= 1 for part in text.split("."))


def split_words(text: str, *, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of ``text``, their spans moved by ``offset``.

    Examples:
        >>> [word.text for word in split_words("Japan-U.S. talks, Syria’s view")]
        ['Japan', '-', 'U.S.', 'talks', ',', 'Syria', '’s', 'view']
    """
    words = []
    last = -1
    for match in _WORD.finditer(text):
        span = Span(match.start() + offset, match.end() + offset)
        words.append(Word(match.group(), span, glued=match.start() == last))
        last = match.end()
    return tuple(words)


def span_of(words: Sequence[Word]) -> Span:
    """Return the span from the first to the last of ``words``."""
    return Span(words[0].span.start, words[-1].span.end)


class PhraseTable(Generic[T]):
    """Values known by phrases of one or more words, found by longest match."""

    def __init__(self, phrases: Iterable[tuple[str, T]], *, fold_case: bool = True) -> None:
        """Index ``phrases``; of two equal phrases the first is kept."""
        self._fold = fold_case
        self._values: dict[tuple[str, ...], T] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in phrases:
            keys = self._keys(split_words(phrase))
            if keys:
                self._values.setdefault(keys, value)
                lengths.setdefault(keys[0], set()).add(len(keys))
        self._lengths = {first: tuple(sorted(of, reverse=True)) for first, of in lengths.items()}

    def _keys(self, words: Sequence[Word]) -> tuple[str, ...]:
        return tuple(word.lower if self._fold else word.key for word in words)

    def match(self, words: Sequence[Word], start: int) -> tuple[int, T] | None:
        """Return the end and value of the longest phrase that begins at ``start``."""
        first = words[start].lower if self._fold else words[start].key
        for length in self._lengths.get(first, ()):
            if start + length <= len(words):
                keys = self._keys(words[start : start + length])
                if keys in self._values:
                    return start + length, self._values[keys]
        return None

    def get(self, phrase: str) -> T | None:
        """Return the value of a whole phrase."""
        return self._values.get(self._keys(split_words(phrase)))
