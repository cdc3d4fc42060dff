"""Cut a sentence into words for the name grammars, with true offsets.

Hyphens and possessive endings are words of their own ("Japan-U.S." is three
words, "Syria’s" two), so that one look-up serves "U.S.", "US" and "Japan-U.S.".
This is not the tokenisation of the trained pipeline, which has its own.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graphkit.data_model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANKS_AND_WORD = re.compile(
    r"""
    (\s*)
    (
    [^\W\d_]{2,}(?=[\s,])                       # most words: letters, then a blank or comma
    | (?:https?://|www\.|pic\.twitter\.com/)\S+  # debris of web pages
    | @\w+                                      # @handle
    | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?   # U.S. H.E. U.K
    | [^\W\d_]\.[^\W\d_](?![^\W_])              # U.S before a comma
    | [’'`]s\b                                   # possessive ending
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?           # 13, 8:40, 2021.09.24, 76th
    | [^\W_]+(?:[’'`ʼ](?!s\b)[^\W_]+)*           # words, d’Ivoire, Shi’ite
    | \S
    )
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-‐‑–")
_POSSESSIVES = frozenset({"'s", "'"})
_APOSTROPHES = str.maketrans({"’": "'", "`": "'", "ʼ": "'", "‘": "'"})
_CACHED_FORMS = 16_384
_new = tuple.__new__


class Word(NamedTuple):
    """A word, where it stands, and the forms under which lexicons know it.

    ``glued``: no white space comes before it. ``key`` has straight apostrophes
    and no full stops in initials ("U.S." is "US"), ``lower`` is the key in lower
    case. ``is_name_like``: it begins with a capital, or its script has none.
    ``is_hyphen``: it is a hyphen or dash; ``is_possessive``: it is the ending of a possessive.
    """

    text: str
    start: int
    end: int
    glued: bool
    key: str
    lower: str
    is_name_like: bool
    is_hyphen: bool
    is_possessive: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Words(tuple[Word, ...]):
    """The words of a sentence, with the forms that all tables of phrases look up."""

    @cached_property
    def keys(self) -> list[str]:
        """The key of each word."""
        return [word.key for word in self]

    @cached_property
    def lowers(self) -> list[str]:
        """The key of each word in lower case."""
        return [word.lower for word in self]


class _Forms(NamedTuple):
    key: str
    lower: str
    is_name_like: bool
    is_hyphen: bool
    is_possessive: bool


def split_words(text: str, *, offset: int = 0) -> Words:
    """Return the words of ``text``, their spans moved by ``offset``.

    Examples:
        >>> [word.text for word in split_words("Japan-U.S. talks, Syria’s view")]
        ['Japan', '-', 'U.S.', 'talks', ',', 'Syria', '’s', 'view']
    """
    words: list[Word] = []
    end = offset
    for blanks, found in _BLANKS_AND_WORD.findall(text):
        start = end + len(blanks)
        end = start + len(found)
        glued = not blanks and bool(words)
        # As Word(…) does, without a call for each of the many words.
        words.append(_new(Word, (found, start, end, glued, *_forms(found))))
    return Words(words)


def span_of(words: Sequence[Word]) -> Span:
    """Return the span from the first to the last of ``words``."""
    return Span(words[0].start, words[-1].end)


def join_words(words: Sequence[Word]) -> str:
    """Return the words as running text, glued where they were."""
    text = ""
    for index, word in enumerate(words):
        text += word.text if index == 0 or word.glued else f" {word.text}"
    return text


@lru_cache(_CACHED_FORMS)
def _forms(text: str) -> _Forms:
    key = text.translate(_APOSTROPHES)
    first = text[0]
    if "." in key and first.isalpha() and all(len(part) <= 1 for part in key.split(".")):
        key = key.replace(".", "")
    is_name_like = first.isupper() or (first.isalpha() and not first.islower())
    return _Forms(key, key.lower(), is_name_like, text in _HYPHENS, key in _POSSESSIVES)
