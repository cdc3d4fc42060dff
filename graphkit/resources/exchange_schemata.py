"""What graphkit's entities and edges are in FollowTheMoney."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphkit.resources.files import resource
from graphkit.resources.yaml_files import read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK_KEYS = ("relation", "schema", "source", "target", "from", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSchema:
    """A schema for edges: its name, the properties for both ends, and what may stand there.

    ``while_written`` is whether the edge held on the day of the document.
    """

    schema: str
    source: str
    target: str
    sources: frozenset[str]
    targets: frozenset[str]
    while_written: bool


@cache
def link_schemata() -> Mapping[str, LinkSchema]:
    """Return the schemata for edges by relation.

    Examples:
        >>> link_schemata()["gk:holdsOffice"].schema
        'Occupancy'
    """
    found = {}
    for record in read_records(resource("exchange", "ftm-links.yaml")):
        record.check_keys(allowed=(*_LINK_KEYS, "while"), required=_LINK_KEYS)
        found[record.text("relation")] = LinkSchema(
            schema=record.text("schema"),
            source=record.text("source"),
            target=record.text("target"),
            sources=frozenset(record.texts("from")),
            targets=frozenset(record.texts("to")),
            while_written=record.flag("while"),
        )
    return found


def entity_schema(type_: str, label: str) -> str:
    """Return the schema of an entity of this type and label, "" if it has none.

    Examples:
        >>> entity_schema("Organization", "Ministry of Fish"), entity_schema("Topic", "fish")
        ('PublicBody', '')
    """
    for wanted, schema, words in _entity_schemata():
        if wanted == type_ and (words is None or words.search(label)):
            return schema
    return ""


@cache
def _entity_schemata() -> tuple[tuple[str, str, re.Pattern[str] | None], ...]:
    found = []
    for record in read_records(resource("exchange", "ftm-schemata.yaml")):
        record.check_keys(allowed=("type", "schema", "words"), required=("type", "schema"))
        words = "|".join(map(re.escape, record.texts("words", ())))
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None
        found.append((record.text("type"), record.text("schema"), pattern))
    return tuple(found)
