"""Tell abbreviations in capitals from family names in capitals: "NATO Allies", "MOTA Emma"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.extraction.naming.scan import Scan

_SHORTEST_WORD = 2
_ACRONYM = range(3, 5)
# Two letters are initials: "KJ Rao".
# No vowel, or a beginning that no family name has: "HBCU", "DNI"; but "CHO", "KYI", "LWIN".
_SPELT_OUT = re.compile(r"[^AEIOUY]+|[^AEIOUY][^AEIOUYHLRW].*")


def has_acronym(scan: Scan, start: int, end: int) -> bool:
    """Whether one word of what may be a name is an abbreviation, and another is none."""
    words = [i for i in range(start, end) if len(scan.words[i].key) >= _SHORTEST_WORD]
    capitals = [i for i in words if scan.words[i].key.isupper()]
    others = any(scan.is_name_like(i) for i in words if i not in capitals)
    return others and any(_is_known(scan, i) or _is_spelt_out(scan, i) for i in capitals)


def _is_known(scan: Scan, position: int) -> bool:
    """Whether a lexicon has the word, on its own, as the name of something."""
    match = scan.by_start.get(position)
    return match is not None and match.core_end == position + 1


def _is_spelt_out(scan: Scan, position: int) -> bool:
    """Whether nobody can be called that: its letters are read one by one."""
    key = scan.words[position].key
    if not (key.isascii() and key.isalpha()):
        return False
    return len(key) in _ACRONYM and _SPELT_OUT.fullmatch(key) is not None
