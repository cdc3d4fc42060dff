"""Ids, values and lines of FollowTheMoney."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Properties: TypeAlias = "dict[str, Iterable[str | None]]"
"""The values of an entity by property."""

_PLAIN_ID: Final = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)*")
_WIKIDATA: Final = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9]\d*)")
_CONTROLS: Final = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WEB: Final = re.compile(r"https?://\S+")
# Texts are kept as they stand in the document.
_TEXTS: Final = frozenset({"description", "summary"})
_NAMES: Final = frozenset({"alias", "name", "weakAlias"})
_LONGEST_NAME: Final = 384


def ftm_id(identifier: str) -> str:
    """Return an id as FollowTheMoney takes them: letters, digits, dots and hyphens.

    Examples:
        >>> ftm_id("person/mira-aldane"), ftm_id("country/NOR")
        ('person.mira-aldane', 'country.NOR')
    """
    if _PLAIN_ID.fullmatch(identifier):
        return identifier.replace("/", ".")
    kind = re.sub(r"[^A-Za-z0-9]", "", identifier.partition("/")[0]) or "id"
    return f"{kind}.{hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest()}"


def date_properties(dates: Iterable[str]) -> Properties:
    """Return days and months as they are, intervals as their first and last day."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for date in dates:
        first, _, last = date.partition("/")
        if last:
            found["startDate"].append(first)
            found["endDate"].append(last)
        else:
            found["date"].append(date)
    return dict(found)


def web_addresses(address: str | None) -> list[str]:
    """Return an address if it is one of the web."""
    return [address] if address and _WEB.fullmatch(address) else []


def wikidata_items(addresses: Iterable[str]) -> list[str]:
    """Return the items of Wikidata among addresses, as ``Q42``."""
    return [found[1] for address in addresses if (found := _WIKIDATA.fullmatch(address))]


def ftm_entity(identifier: str, schema: str, properties: Properties) -> dict[str, object]:
    """Return an entity as it is written: values cleaned and sorted, empty properties left out."""
    cleaned = {name: _values(name, values) for name, values in properties.items()}
    return {
        "id": ftm_id(identifier),
        "schema": schema,
        "properties": {name: values for name, values in sorted(cleaned.items()) if values},
    }


def _values(name: str, values: Iterable[str | None]) -> list[str]:
    """Return the values that say anything, each once, in one order."""
    texts = (_CONTROLS.sub("", value) for value in values if value)
    if name not in _TEXTS:
        texts = (_squeezed(text) for text in texts)
    if name in _NAMES:
        texts = (_shortened(text) for text in texts)
    return sorted({text for text in texts if text.strip()})


def _squeezed(text: str) -> str:
    """Return a text without what is not seen, and with one blank where there is any space."""
    seen = (char for char in text if unicodedata.category(char) != "Cf")
    return " ".join("".join(seen).split())


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def ftm_line(entity: dict[str, object]) -> str:
    """Return an entity as one line of JSON."""
    return json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n"
