"""Imports as quads: a named graph for each file, that no statement stands in.

Nothing of an import comes into the default graph, and nothing in its graph has an entity
of ours as its subject: `gk:matches` leads from the imported thing to the entity. So what
documents say stays what it is, and an import goes by dropping its graph.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import pyoxigraph as ox

from graphkit.data_model import EntityType, Literal
from graphkit.store.namespaces import IMPORTS
from graphkit.store.quads import in_graph
from graphkit.store.terms import describe, optional_text, text, vocabulary
from graphkit.store.transactions import Changed, Transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model import Imported, ImportedFact, ImportedThing, ImportMatch
    from graphkit.store.namespaces import Namespaces
    from graphkit.store.terms import Terms

_MATCHES: Final = vocabulary("gk:matches")
_PLAIN: Final = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*", re.ASCII)
_ABSOLUTE: Final = re.compile(r"(?:https?://|urn:)\S+")


@dataclass(frozen=True, slots=True, order=True)
class ImportSource:
    """A file that was imported, and how many of its things are entities of the graph."""

    id: str
    source: str
    format: str
    content_hash: str
    things: int
    matches: int


def import_triples(
    imported: Imported,
    matches: Iterable[ImportMatch],
    terms: Terms,
    names: Namespaces,
) -> Iterator[ox.Triple]:
    """Yield what stands in the graph of an import."""
    yield from describe(
        terms.resource(imported.id),
        (
            ("rdf:type", vocabulary("gk:Import")),
            ("dcterms:format", text(imported.format)),
            ("gk:readFrom", text(imported.source)),
            ("gk:contentHash", text(imported.content_hash)),
            ("gk:mappingHash", optional_text(imported.mapping_hash)),
        ),
    )
    nodes = _Nodes(imported.id, terms, names)
    for thing in imported.things:
        yield from _thing(thing, nodes, terms)
    for fact in imported.facts:
        yield _fact(fact, nodes, terms)
    for match in matches:
        yield from _match(match, imported.id, nodes, terms)


class _Nodes:
    """The nodes of an import's things: IRIs as they are, unless they are of this graph."""

    def __init__(self, imported: str, terms: Terms, names: Namespaces) -> None:
        self._id, self._terms, self._base = imported, terms, names.base_iri

    def __call__(self, key: str) -> ox.NamedNode:
        if _ABSOLUTE.fullmatch(key) and not key.startswith(self._base):
            return self._terms.name(key)
        own = unquote(key.removeprefix(self._base))
        local = own if _PLAIN.fullmatch(own) else hashlib.sha256(key.encode()).hexdigest()[:16]
        return self._terms.resource(f"{self._id}/{local}")


def own_node(iri: str, imported: str, terms: Terms, names: Namespaces) -> ox.NamedNode:
    """Return the node that an IRI of a file has in its import."""
    return _Nodes(imported, terms, names)(iri)


def _thing(thing: ImportedThing, nodes: _Nodes, terms: Terms) -> Iterator[ox.Triple]:
    others = {*thing.other_names, *thing.weak_names} - {thing.label}
    yield from describe(
        nodes(thing.key),
        (
            ("rdf:type", vocabulary(f"gk:{thing.type}")),
            ("rdfs:label", text(thing.label)),
            ("skos:notation", optional_text(thing.notation)),
            *(("skos:altLabel", text(name)) for name in sorted(others)),
            *(("owl:sameAs", terms.name(iri)) for iri in thing.same_as),
        ),
    )


def _fact(fact: ImportedFact, nodes: _Nodes, terms: Terms) -> ox.Triple:
    value = fact.object
    found = terms.literal(value) if isinstance(value, Literal) else nodes(value)
    return ox.Triple(nodes(fact.subject), terms.name(fact.relation), found)


def _match(match: ImportMatch, imported: str, nodes: _Nodes, terms: Terms) -> Iterator[ox.Triple]:
    thing, entity = nodes(match.thing), terms.resource(match.entity)
    said = hashlib.sha256(f"{imported}\n{match.thing}".encode()).hexdigest()[:16]
    yield ox.Triple(thing, vocabulary("gk:matches"), entity)
    yield from describe(
        terms.resource(f"match/{said}"),
        (
            ("rdf:type", vocabulary("gk:Match")),
            ("gk:thing", thing),
            ("gk:entity", entity),
            ("gk:reason", text(match.reason)),
        ),
    )


def replace_import(
    engine: ox.Store, identifier: str, triples: Iterable[ox.Triple], terms: Terms
) -> Changed:
    """Let ``triples`` stand in the graph of an import, in one transaction; none drops it."""
    graph = terms.resource(identifier)
    change = Transaction()
    old = set(engine.quads_for_pattern(None, None, None, graph))
    new = set(in_graph(triples, graph))
    if new:
        change.replace(old, new)
    elif old:
        change.dropped[graph] = len(old)
    changed = change.commit(engine)
    engine.flush()
    return changed


def is_import(graph: object, names: Namespaces) -> bool:
    """Return whether a graph is that of an import."""
    return isinstance(graph, ox.NamedNode) and graph.value.startswith(f"{names.base_iri}{IMPORTS}/")


def import_sources(engine: ox.Store, names: Namespaces) -> Iterator[ImportSource]:
    """Yield the imports of a store, sorted by id."""
    named = (graph for graph in engine.named_graphs() if isinstance(graph, ox.NamedNode))
    for graph in sorted((one for one in named if is_import(one, names)), key=str):
        said = {
            quad.predicate: quad.object
            for quad in engine.quads_for_pattern(graph, None, None, graph)
        }
        yield ImportSource(
            id=names.shorten(graph.value),
            source=_value(said.get(vocabulary("gk:readFrom"))),
            format=_value(said.get(vocabulary("dcterms:format"))),
            content_hash=_value(said.get(vocabulary("gk:contentHash"))),
            things=len(_things(engine, graph)),
            matches=len({q.subject for q in engine.quads_for_pattern(None, _MATCHES, None, graph)}),
        )


def _things(engine: ox.Store, graph: ox.NamedNode) -> set[object]:
    classes = {vocabulary(f"gk:{type_}") for type_ in EntityType}
    typed = engine.quads_for_pattern(None, vocabulary("rdf:type"), None, graph)
    return {quad.subject for quad in typed if quad.object in classes}


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.Literal) else ""
