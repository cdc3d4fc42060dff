"""The ontology, parsed: its terms, and what it says of each relation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from graphkit.errors import ResourceError
from graphkit.resources.ontology import ONTOLOGY, ontology_text
from graphkit.store.namespaces import Namespaces
from graphkit.store.own_ontology import check_source, declared_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Descriptions: TypeAlias = "Mapping[str, Mapping[str, tuple[str, ...]]]"
"""Subject -> predicate -> sorted objects, all as CURIEs or plain text."""

_PROPERTIES: Final = frozenset({"owl:DatatypeProperty", "owl:ObjectProperty", "rdf:Property"})


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


@dataclass(frozen=True, slots=True)
class OntologySource:
    """An ontology in Turtle that a user added, and the file it is from."""

    file: str
    text: str


@dataclass(frozen=True)
class Ontology:
    """What graphkit's ontology and those of ``sources`` say.

    ``prefixes`` are those the sources declare besides graphkit's own.
    """

    sources: tuple[OntologySource, ...]
    prefixes: Mapping[str, str]
    descriptions: Descriptions

    def __hash__(self) -> int:
        return hash(self.sources)

    @property
    def text(self) -> str:
        """The Turtle of all sources as one."""
        return "\n".join(source.text.rstrip("\n") + "\n" for source in self.sources)

    @cached_property
    def relations(self) -> Mapping[str, RelationType]:
        """The relations that statements may express, by CURIE, sorted."""
        return MappingProxyType(
            {
                curie: _relation(curie, about)
                for curie, about in self.descriptions.items()
                if _is_relation(curie, about)
            }
        )


@cache
def load_ontology(sources: tuple[OntologySource, ...] = ()) -> Ontology:
    """Return graphkit's ontology with those of a user.

    Raises:
        ResourceError: If one is not Turtle, or says something of graphkit's own terms.
    """
    quads = list(parse_turtle(OntologySource(ONTOLOGY, ontology_text())))
    prefixes: dict[str, str] = {}
    for source in sources:
        found = list(parse_turtle(source))
        check_source(source, found)
        prefixes |= declared_prefixes(source)
        quads += found
    names = Namespaces(own_prefixes=prefixes)
    return Ontology(sources, MappingProxyType(prefixes), _descriptions(quads, names))


def parse_turtle(source: OntologySource) -> Iterator[ox.Triple]:
    """Yield the triples of an ontology.

    Raises:
        ResourceError: If it is not Turtle.
    """
    try:
        for quad in ox.parse(source.text, format=ox.RdfFormat.TURTLE):
            yield quad.triple
    except SyntaxError as error:
        reason = f"is not Turtle: {error.msg}"
        raise ResourceError(source.file, reason, line=error.lineno, column=error.offset) from error


def _descriptions(triples: Iterable[ox.Triple], names: Namespaces) -> Descriptions:
    """Return subject -> predicate -> sorted objects, all as CURIEs or plain text."""
    found: dict[str, dict[str, list[str]]] = {}
    for triple in triples:
        about = found.setdefault(_plain(triple.subject, names), {})
        about.setdefault(_plain(triple.predicate, names), []).append(_plain(triple.object, names))
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
    return frozenset(load_ontology().descriptions)


def relation_types() -> Mapping[str, RelationType]:
    """Return the relations of graphkit's own ontology by CURIE, sorted.

    Examples:
        >>> relation_types()["gk:met"].is_symmetric
        True
        >>> relation_types()["gk:expressedConcernOver"].label
        'expressed concern over'
    """
    return load_ontology().relations


def _is_relation(curie: str, about: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a term is one: graphkit says so of its own, any property of a user's is."""
    types = set(about.get("rdf:type", ()))
    return "gk:Relation" in types or (not curie.startswith("gk:") and bool(types & _PROPERTIES))


def _relation(curie: str, about: Mapping[str, tuple[str, ...]]) -> RelationType:
    types = about["rdf:type"]
    return RelationType(
        curie=curie,
        label=_first(about.get("rdfs:label", ())) or in_words(curie),
        comment=_first(about.get("rdfs:comment", ())),
        is_symmetric="owl:SymmetricProperty" in types,
        has_literal_object="owl:DatatypeProperty" in types,
        cameo=about.get("gk:cameo", ()),
        plover=about.get("gk:plover", ()),
    )


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")


def in_words(curie: str) -> str:
    """Return the name of a property taken apart.

    Examples:
        >>> in_words("my:soldGrainTo")
        'sold grain to'
    """
    name = curie.rpartition(":")[2].rpartition("/")[2]
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()


def _plain(term: object, names: Namespaces) -> str:
    if isinstance(term, ox.NamedNode):
        return names.shorten(term.value)
    return term.value if isinstance(term, ox.Literal | ox.BlankNode) else str(term)
