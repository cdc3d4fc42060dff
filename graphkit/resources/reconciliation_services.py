"""How reconciliation services call our types, and what of a graph they are asked with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.resources.files import resource
from graphkit.resources.query_headers import read_query_text
from graphkit.resources.yaml_files import read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = "reconciliation"
HINTS: Final = ("country", "date", "office", "organization")
"""What may be told a service of an entity besides its name and type."""

TYPES: Final = ("Country", "Event", "Organization", "Person", "Place")
"""The types of entities that can be asked for."""


@dataclass(frozen=True, slots=True)
class ServiceNames:
    """The service's id of a type, "" for none, and of its properties by hint."""

    type: str
    properties: Mapping[str, str]


@cache
def known_names(space: str) -> Mapping[str, ServiceNames]:
    """Return what the services of an identifier space call our types; empty if it is unknown.

    Examples:
        >>> known_names("http://www.wikidata.org/entity/")["Person"].type
        'Q5'
    """
    found: dict[str, ServiceNames] = {}
    for record in read_records(resource(_FOLDER, "services.yaml")):
        keys = {"space", "type", "class", *HINTS}
        record.check_keys(allowed=keys, required=("space", "type"))
        if record.text("space") == space:
            properties = {hint: record.text(hint) for hint in HINTS if hint in record}
            names = ServiceNames(record.text("class"), MappingProxyType(properties))
            found[record.text("type")] = names
    return MappingProxyType(found)


@cache
def subjects_query() -> str:
    """Return the query for what is known of entities."""
    return read_query_text(resource(_FOLDER, "subjects.rq"))
