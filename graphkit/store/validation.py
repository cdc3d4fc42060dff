"""Check a store against the SHACL shapes.

Each document's graph is checked by itself, then the default graph and the
merges, so the work in memory is bounded by the largest of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH

from graphkit.errors import ResourceError
from graphkit.resources.ontology import shape_texts
from graphkit.store.folder import explained
from graphkit.store.imports import is_import
from graphkit.store.maintenance import direct_quads
from graphkit.store.own_ontology import shapes_of
from graphkit.store.terms import DEFAULT_GRAPH, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.store.graph_store import GraphStore
    from graphkit.store.namespaces import Namespaces
    from graphkit.store.ontology import Ontology

_DEFAULT = "default graph"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Violation:
    """A node that does not have the shape it must have.

    ``graph`` is a document's id, ``resolution`` or ``default graph``; ``node``,
    ``path`` and ``value`` are short; ``message`` says what must hold.
    """

    graph: str
    node: str
    message: str
    path: str = ""
    value: str = ""

    def __str__(self) -> str:
        found = " ".join(part for part in (self.path, self.value) if part)
        return f"{self.node} in {self.graph}: {self.message}" + (f" ({found})" if found else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationReport:
    """How many graphs and triples were checked, and what does not hold."""

    graphs: int
    triples: int
    violations: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether all graphs have the shapes they must have."""
        return not self.violations

    def __str__(self) -> str:
        verdict = f"{len(self.violations)} violations" if self.violations else "no violation"
        return f"{self.graphs} graphs, {self.triples} triples: {verdict}"


def validate(store: GraphStore) -> ValidationReport:
    """Check all graphs of a store against the shapes shipped with graphkit.

    Raises:
        StoreError: If the store cannot be read.
    """
    with explained(store.path):
        return _validated(store)


def _validated(store: GraphStore) -> ValidationReport:
    violations: list[Violation] = []
    graphs = triples = 0
    wanted = shapes(store.ontology)
    for name, graph in _working_graphs(store):
        graphs, triples = graphs + 1, triples + len(graph)
        violations += _violations(name, graph, store, wanted)
    return ValidationReport(
        graphs=graphs, triples=triples, violations=tuple(sorted(set(violations)))
    )


@cache
def shapes(ontology: Ontology) -> rdflib.Graph:
    """Return all shapes as one graph, those of the relations a user described besides.

    Raises:
        ResourceError: If a file of shapes is not Turtle.
    """
    graph = rdflib.Graph()
    for name, text in shape_texts().items():
        try:
            triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
        except SyntaxError as error:
            raise ResourceError(name, error.msg, line=error.lineno) from error
        graph.parse(data=_ntriples(triples), format="nt")
    return graph.parse(data=shapes_of(ontology), format="turtle")


def _working_graphs(store: GraphStore) -> Iterator[tuple[str, rdflib.Graph]]:
    """Yield each graph with its name; a document's without its direct triples.

    Those are checked in the default graph, where the types of the entities are.
    """
    engine = store.engine
    named = (graph for graph in engine.named_graphs() if isinstance(graph, ox.NamedNode))
    for graph in sorted(named, key=lambda graph: graph.value):
        quads = list(engine.quads_for_pattern(None, None, None, graph))
        if is_import(graph, store.names):
            quads = [quad for quad in quads if _is_ours(quad, graph, store.names)]
        direct = set(direct_quads(quads))
        kept = [quad.triple for quad in quads if quad not in direct]
        yield store.shorten(graph.value), _rdflib_graph([*kept, *_relation_triples(store)])
    described = engine.quads_for_pattern(None, None, None, DEFAULT_GRAPH)
    yield _DEFAULT, _rdflib_graph([quad.triple for quad in described])


def _is_ours(quad: ox.Quad, graph: ox.NamedNode, names: Namespaces) -> bool:
    """Whether graphkit said it of an import: what others write has shapes of its own."""
    match = f"{names.base_iri}match/"
    subject = quad.subject
    return subject == graph or (
        isinstance(subject, ox.NamedNode) and subject.value.startswith(match)
    )


def _relation_triples(store: GraphStore) -> tuple[ox.Triple, ...]:
    """Return the relations with their class, so that a shape can ask for it."""
    kind, relation = vocabulary("rdf:type"), vocabulary("gk:Relation")
    return tuple(
        ox.Triple(ox.NamedNode(store.expand(curie)), kind, relation)
        for curie in store.ontology.relations
    )


def _rdflib_graph(triples: list[ox.Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    return graph.parse(data=_ntriples(triples), format="nt")


def _ntriples(triples: list[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _violations(
    name: str, graph: rdflib.Graph, store: GraphStore, wanted: rdflib.Graph
) -> Iterator[Violation]:
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=wanted, inplace=True)
    if conforms:
        return
    for result in results.subjects(RDF.type, SH.ValidationResult):

        def said(predicate: rdflib.URIRef, result: rdflib.term.Node = result) -> str:
            return store.shorten(str(results.value(result, predicate) or ""))

        yield Violation(
            graph=name,
            node=said(SH.focusNode),
            message=said(SH.resultMessage),
            path=said(SH.resultPath),
            value=said(SH.value),
        )
