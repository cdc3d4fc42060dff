"""The ontology, parsed: its terms, and what it says of each relation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.errors import ResourceError
from graphkit.resources.ontology import ONTOLOGY, ontology_text
from graphkit.store.namespaces import Namespaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAMES = Namespaces()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """What the ontology says of a relation; ``curie`` is its name everywhere.

    ``cameo`` and ``plover`` are the codes it covers in general; a statement
    carries its own.
    """

    curie: str
    label: str
    comment: str
    is_symmetric: bool = False
    has_literal_object: bool = False
    cameo: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()


@cache
def _triples() -> tuple[ox.Triple, ...]:
    try:
        quads = ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE)
        return tuple(quad.triple for quad in quads)
    except SyntaxError as error:
        raise ResourceError(ONTOLOGY, error.msg, line=error.lineno) from error


@cache
def _descriptions() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return subject -> predicate -> sorted objects, all as CURIEs or plain text."""
    found: dict[str, dict[str, list[str]]] = {}
    for triple in _triples():
        about = found.setdefault(_plain(triple.subject), {})
        about.setdefault(_plain(triple.predicate), []).append(_plain(triple.object))
    return MappingProxyType(
        {
            subject: MappingProxyType({key: tuple(sorted(values)) for key, values in about.items()})
            for subject, about in sorted(found.items())
        }
    )


def ontology_terms() -> frozenset[str]:
    """Return the CURIEs of all classes, properties and individuals that the ontology defines.

    Examples:
        >>> "gk:Statement" in ontology_terms()
        True
    """
    return frozenset(_descriptions())


@cache
def relation_types() -> Mapping[str, RelationType]:
    """Return the relations of the ontology by CURIE, sorted.

    Examples:
        >>> relation_types()["gk:met"].is_symmetric
        True
        >>> relation_types()["gk:expressedConcernOver"].label
        'expressed concern over'
    """
    return MappingProxyType(
        {
            curie: _relation(curie, about)
            for curie, about in _descriptions().items()
            if "gk:Relation" in about.get("rdf:type", ())
        }
    )


def _relation(curie: str, about: Mapping[str, tuple[str, ...]]) -> RelationType:
    types = about["rdf:type"]
    return RelationType(
        curie=curie,
        label=_first(about.get("rdfs:label", ())),
        comment=_first(about.get("rdfs:comment", ())),
        is_symmetric="owl:SymmetricProperty" in types,
        has_literal_object="owl:DatatypeProperty" in types,
        cameo=about.get("gk:cameo", ()),
        plover=about.get("gk:plover", ()),
    )


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")


def _plain(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return _NAMES.shorten(term.value)
    return term.value if isinstance(term, ox.Literal | ox.BlankNode) else str(term)
