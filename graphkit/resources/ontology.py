"""The ontology and the shapes as they are shipped: Turtle text, not yet parsed.

The store parses them; it alone knows RDF.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.files import list_resources, read_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

ONTOLOGY = "graphkit.ttl"


@cache
def ontology_text() -> str:
    """Return the Turtle text of the ontology."""
    return read_resource("ontology", ONTOLOGY)


@cache
def shape_texts() -> Mapping[str, str]:
    """Return the Turtle text of each file of SHACL shapes by its name, sorted.

    Examples:
        >>> "statements.ttl" in shape_texts()
        True
    """
    names = list_resources("shapes", ".ttl")
    return MappingProxyType({name: read_resource("shapes", name) for name in names})
