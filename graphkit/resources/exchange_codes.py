"""Codes that other programs use: ISO 3166 alpha-2, PLOVER's quad categories and sectors."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.resources.files import resource
from graphkit.resources.gazetteer import load_gazetteer
from graphkit.resources.yaml_files import read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = "exchange"


@cache
def alpha_2_codes() -> Mapping[str, str]:
    """Return the ISO 3166-1 alpha-2 codes by alpha-3, of the countries of the gazetteer.

    Examples:
        >>> alpha_2_codes()["NOR"]
        'NO'
    """
    entries = load_gazetteer().entries
    codes = {entry.notation: dict(entry.codes).get("gk:isoAlpha2") for entry in entries}
    return MappingProxyType({alpha_3: code for alpha_3, code in codes.items() if code})


@cache
def quad_categories() -> Mapping[str, str]:
    """Return the quad categories of PLOVER's event types.

    Examples:
        >>> quad_categories()["CONSULT"]
        'VERBAL COOPERATION'
    """
    return _pairs("quads.yaml", "type", "quad")


@cache
def _sector_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for record in read_records(resource(_FOLDER, "sectors.yaml")):
        record.check_keys(allowed=("sector", "words"), required=("sector", "words"))
        words = "|".join(re.escape(word) for word in record.texts("words"))
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        found.append((record.text("sector"), pattern))
    return tuple(found)


def sector_of_office(name: str) -> str:
    """Return the PLOVER sector that the name of an office tells, "" if it tells none.

    Examples:
        >>> sector_of_office("Chief Justice of Aldania"), sector_of_office("Minister of Fish")
        ('JUD', '')
    """
    for sector, pattern in _sector_patterns():
        if pattern.search(name):
            return sector
    return ""


def _pairs(name: str, key: str, value: str) -> Mapping[str, str]:
    pairs: dict[str, str] = {}
    for record in read_records(resource(_FOLDER, name)):
        record.check_keys(allowed=(key, value), required=(key, value))
        pairs[record.text(key)] = record.text(value)
    return MappingProxyType(pairs)
