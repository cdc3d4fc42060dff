"""Compare the names of persons: order, parts, capitals, accents, misspellings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from graphkit.resolution.identifiers import fold
from graphkit.resources.word_lists import load_name_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = re.compile(r"[^\W\d_]+")
_I_AT_END = re.compile("(?:e[iyj]|i[iyj]|y[iy]|[iy])$")
_EI = frozenset({"ei", "ej", "ey"})
_SHORTEST_SPELT = 5
_MISSPELT_LENGTH = 6
_ACRONYM_LENGTH = 3


@lru_cache(maxsize=65536)
def name_parts(name: str) -> frozenset[str]:
    """Return the parts of a name that tell people apart: folded, no particles, no initials.

    Examples:
        >>> sorted(name_parts("Hamad bin Nasser Al-Farsi"))
        ['farsi', 'hamad', 'nasser']
    """
    parts = [one_spelling(fold(part)) for part in _PART.findall(name)]
    kept = [p for p in parts if len(p) > 1 and p not in _particles() and p not in _suffixes()]
    return frozenset(kept or parts)


def one_spelling(part: str) -> str:
    """Spell the end of a name in one way, however it was written in another alphabet.

    Examples:
        >>> one_spelling("andriy"), one_spelling("andrii"), one_spelling("sergey")
        ('andri', 'andri', 'sergei')
    """
    if len(part) < _SHORTEST_SPELT:
        return part
    return _I_AT_END.sub(lambda end: "ei" if end[0] in _EI else "i", part)


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(word) for word in load_name_words().particles)


@cache
def _suffixes() -> frozenset[str]:
    """Return what may follow a name ("Jr"), without full stops."""
    words = load_name_words().suffixes
    return frozenset(fold(part) for word in words for part in _PART.findall(word))


def is_short_form(short: str, full: str) -> bool:
    """Return whether all parts of ``short`` stand in ``full``."""
    return name_parts(short) <= name_parts(full)


def is_misspelling(one: str, other: str) -> bool:
    """Return whether two single names differ by one letter in at least six."""
    first, second = fold(one), fold(other)
    return (
        min(len(first), len(second)) >= _MISSPELT_LENGTH
        and OSA.distance(first, second, score_cutoff=1) == 1
    )


def display_name(names: Sequence[str]) -> str:
    """Return the name to show: the fullest, given name first where one text has it so.

    A family name in capitals ("KIM Min-jun") is written in the usual way.
    """
    best = max(names, key=lambda n: (len(name_parts(n)), not _has_capitals(n), -names.index(n)))
    ordered = [n for n in names if name_parts(n) == name_parts(best)]
    plain = [n for n in ordered if not _has_capitals(n) and "," not in n]
    if plain and len(name_parts(best)) > 1:
        return plain[0]
    if plain:  # with initials, where a text gives them: "A.B. Holt"
        return max(plain, key=lambda name: (len(name), -plain.index(name)))
    return _plain(best)


def _has_capitals(name: str) -> bool:
    return any(part.isupper() and len(part) >= _ACRONYM_LENGTH for part in _PART.findall(name))


def _plain(name: str) -> str:
    """Write "Holt, Ada Maria" as "Ada Maria Holt" and "AOKI Taro" as "Taro Aoki"."""
    family, _, given = name.partition(",")
    if {fold(part) for part in _PART.findall(given)} - _suffixes():
        return f"{given.strip()} {family.strip()}"
    words = name.split()
    if _has_capitals(name) and len(words) > 1 and words[0].isupper() and not words[-1].isupper():
        words = [*words[1:], words[0].capitalize()]
    return " ".join(
        w.capitalize() if w.isupper() and len(w) > _ACRONYM_LENGTH else w for w in words
    )
