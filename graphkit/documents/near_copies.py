"""Marks of a text by which near copies find each other: the same wire copy in two papers.

MinHash (Broder 1997) over shingles of five words of the prose, cut into bands (Leskovec, Rajaraman
and Ullman, *Mining of Massive Datasets*, ch. 3). Texts that share a mark are taken for copies: of
those that share nine tenths of their shingles 998 in a thousand do, of those that share half nine
in a hundred, of those that share a fifth none. A mark depends on its own text alone, so a document
added or removed changes no other.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from graphkit.data_model.document import PROSE

if TYPE_CHECKING:
    from graphkit.data_model import Document

_WORD = re.compile(r"\w+")
_SHINGLE: Final = 5
_BANDS: Final = 12
_ROWS: Final = 7
_MASK: Final = 2**64 - 1
_TOP: Final = 32


def near_copy_marks(document: Document) -> tuple[str, ...]:
    """Return the marks of a document's prose, sorted; a text of a few words has one of them all."""
    prose = (b.span.of(document.text) for b in document.blocks if b.kind in PROSE)
    words = [word.casefold() for block in prose for word in _WORD.findall(block)]
    if len(words) < _SHINGLE:
        return (_digest("short", document.text),)
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    hashes = [int(_digest(shingle), 16) for shingle in shingles]
    # Multiply-shift hashing (Dietzfelbinger et al. 1997) instead of an order of all shingles.
    least = [min([(h * a + b & _MASK) >> _TOP for h in hashes]) for a, b in _factors()]
    bands = (least[start : start + _ROWS] for start in range(0, _BANDS * _ROWS, _ROWS))
    return tuple(sorted(_digest(str(number), *map(str, band)) for number, band in enumerate(bands)))


def publisher_key(publisher: str) -> str:
    """Return the name of a publisher as it is compared.

    Examples:
        >>> publisher_key("The Solvik Herald") == publisher_key("SOLVIK  HERALD")
        True
    """
    return " ".join(_WORD.findall(publisher.casefold())).removeprefix("the ")


@cache
def _factors() -> tuple[tuple[int, int], ...]:
    """Return odd factors and summands, drawn once for all by a hash."""
    drawn = (hashlib.sha256(f"near copy {n}".encode()).digest() for n in range(_BANDS * _ROWS))
    return tuple(
        (int.from_bytes(one[:8], "big") | 1, int.from_bytes(one[8:16], "big")) for one in drawn
    )


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
