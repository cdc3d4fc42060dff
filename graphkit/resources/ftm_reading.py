"""What an import makes of FollowTheMoney's entities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from graphkit.resources.files import resource
from graphkit.resources.yaml_files import read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS: Final = ("schema", "type", "relation", "source", "target", "property", "reverse", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyRelation:
    """A property stands for a relation; ``value`` is "", "date" or "country"."""

    schema: str
    property: str
    relation: str
    reverse: bool
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FtmReading:
    """Types by schema; relation, source and target by schema; the properties that relate."""

    types: Mapping[str, str]
    links: Mapping[str, tuple[str, str, str]]
    properties: tuple[PropertyRelation, ...]


@cache
def load_ftm_reading() -> FtmReading:
    """Return what ``ftm-reading.yaml`` lists.

    Examples:
        >>> load_ftm_reading().links["Occupancy"]
        ('gk:holdsOffice', 'holder', 'post')
    """
    types: dict[str, str] = {}
    links: dict[str, tuple[str, str, str]] = {}
    properties = []
    for record in read_records(resource("exchange", "ftm-reading.yaml")):
        record.check_keys(allowed=_KEYS, required=("schema",))
        schema = record.text("schema")
        if "type" in record:
            types[schema] = record.text("type")
        elif "property" in record:
            one = PropertyRelation(
                schema=schema,
                property=record.text("property"),
                relation=record.text("relation"),
                reverse=record.flag("reverse"),
                value=record.text("value"),
            )
            properties.append(one)
        else:
            ends = record.text("source"), record.text("target")
            links[schema] = record.text("relation"), *ends
    return FtmReading(types=types, links=links, properties=tuple(properties))
