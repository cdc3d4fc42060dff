"""Read the files of the gazetteer into entries, each with the record it comes from."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.gazetteer_entry import GazetteerEntry, slug
from graphkit.resources.yaml_files import REMOVE, read_records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from graphkit.resources.yaml_files import Record

_KEYS = frozenset({"label", "names", "ambiguous", REMOVE})
_FILES: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        "countries.yaml": (
            "Country",
            _KEYS | {"code", "official", "adjectives", "people", "capital"},
        ),
        "instruments.yaml": ("Instrument", _KEYS),
        "events.yaml": ("Event", _KEYS | {"ordinal", "numbered", "country"}),
        "organizations.yaml": (
            "Organization",
            _KEYS | {"country", "members", "generic", "adjectives"},
        ),
        "places.yaml": ("Place", _KEYS | {"country", "adjectives", "kind"}),
    }
)


def read_gazetteer_folder(folder: Traversable) -> dict[str, tuple[GazetteerEntry, Record]]:
    """Read whichever gazetteer files are in ``folder``, by the ids of their entries.

    Raises:
        ResourceError: Where a file is wrong, with its line and what would work.
    """
    found: dict[str, tuple[GazetteerEntry, Record]] = {}
    for name in _FILES:
        file = folder / name
        for record in read_records(file) if file.is_file() else ():
            entry = _entry(name, record)
            if entry.id in found:
                reason = f"{entry.id} stands in line {found[entry.id][1].line} too"
                raise record.error(reason, remedy="make it one entry")
            found[entry.id] = entry, record
    return found


def _entry(file: str, record: Record) -> GazetteerEntry:
    kind, keys = _FILES[file]
    record.check_keys(allowed=keys, required=("label", *(("code",) if "code" in keys else ())))
    label = record.text("label")
    names = (label, *record.texts("official"), *record.texts("names"))
    country = record.text("country")
    return GazetteerEntry(
        id=_id(kind, record),
        type=kind,
        label=label,
        names=tuple(dict.fromkeys(names)),
        adjectives=record.texts("adjectives"),
        people=record.texts("people"),
        notation=record.text("code"),
        capital=record.texts("capital"),
        members=tuple(f"country/{code}" for code in sorted(record.texts("members"))),
        located_in=f"country/{country}" if country else "",
        kind=record.text("kind"),
        ordinal=record.flag("ordinal"),
        numbered=record.texts("numbered"),
        generic=record.flag("generic"),
        ambiguous=record.texts("ambiguous"),
    )


def _id(kind: str, record: Record) -> str:
    code = record.text("code")
    if code and not re.fullmatch(r"[A-Z]{3}", code):
        reason = f"{code!r} is no ISO 3166 alpha-3 code"
        raise record.error(reason, key="code", remedy="three capital letters such as JPN")
    return f"{kind.lower()}/{code or slug(record.text('label'))}"
