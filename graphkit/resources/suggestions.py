"""Tell what would work where a word of a data file is unknown."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LISTED: Final = 30
_SHOWN_OF_MANY: Final = 8


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like ``word``, "" if none does.

    Examples:
        >>> nearest("lema", ["lemma", "noun"]), nearest("zzz", ["lemma"])
        ('lemma', '')
    """
    folded = {one.casefold(): one for one in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold(), sorted(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def what_works(word: str, known: Iterable[str], *, called: str = "there are") -> str:
    """Return the remedy for an unknown ``word``: the nearest known one, and all if they are few.

    Examples:
        >>> what_works("lema", ["noun", "lemma"], called="known keys")
        "did you mean 'lemma'? known keys: lemma, noun"
    """
    names = sorted(set(known))
    near = nearest(word, names)
    asked = f"did you mean {near!r}?" if near else ""
    shown = names if len(names) <= _MOST_LISTED else [*names[:_SHOWN_OF_MANY], "…"]
    listed = "" if near and len(names) > _MOST_LISTED else f"{called}: {', '.join(shown)}"
    return " ".join(part for part in (asked, listed) if part)
