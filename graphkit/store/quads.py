"""Knowledge as RDF: what is written, and into which graph.

All functions are pure. The named graph of a document holds its structure, its
statements with their evidence, the mentions, and its direct triples. The
default graph holds the direct triples of all documents, each once, and the
descriptions of the entities. Merges and decisions stand in graphs of their own. There are
no blank nodes, so sorted N-Quads are canonical.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.data_model import EntityType
from graphkit.errors import StoreError
from graphkit.store.decision_quads import decision_quads, fixed_triples
from graphkit.store.document_quads import document_triples
from graphkit.store.merge_quads import merge_triples
from graphkit.store.namespaces import RESOLUTION
from graphkit.store.statement_quads import reference_triples, statement_triples
from graphkit.store.terms import (
    DEFAULT_GRAPH,
    DERIVED_DATES,
    describe,
    interval_days,
    optional_text,
    text,
    vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model import (
        Document,
        Entity,
        Knowledge,
        Merge,
        MergeProposal,
        Reference,
        Statement,
    )
    from graphkit.store.terms import Term, Terms


def knowledge_quads(knowledge: Knowledge, terms: Terms) -> Iterator[ox.Quad]:
    """Yield all quads of ``knowledge``, each once: graph by graph, sorted inside each.

    The order of documents, entities and statements makes no difference, and
    no more than one document's quads and the default graph are held at a time.
    """
    for _, quads in document_graphs(knowledge, terms):
        yield from _each_once(quads)
    yield from _each_once(merge_quads(knowledge.merges, knowledge.proposals, terms))
    yield from _each_once(decision_quads(knowledge.decisions, terms))
    yield from _each_once(_default_graph_quads(knowledge, terms))


def document_graphs(
    knowledge: Knowledge, terms: Terms
) -> Iterator[tuple[ox.NamedNode, set[ox.Quad]]]:
    """Yield the graph of each document with its quads, sorted by the documents' ids."""
    statements, references = _by_document(knowledge)
    for document in sorted(knowledge.documents, key=lambda document: document.id):
        said, named = statements[document.id], references[document.id]
        quads = set(graph_quads(document, said, named, terms))
        yield terms.resource(document.id), quads


def _default_graph_quads(knowledge: Knowledge, terms: Terms) -> Iterator[ox.Quad]:
    for entity in knowledge.entities:
        yield from entity_quads(entity, terms)
    for statement in knowledge.statements:
        yield from in_graph(direct_triples(statement, terms), DEFAULT_GRAPH)
    for decision in knowledge.decisions:
        yield from in_graph(fixed_triples(decision, terms), DEFAULT_GRAPH)


def _each_once(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(set(quads), key=str)


def _by_document(
    knowledge: Knowledge,
) -> tuple[defaultdict[str, list[Statement]], defaultdict[str, list[Reference]]]:
    statements: defaultdict[str, list[Statement]] = defaultdict(list)
    references: defaultdict[str, list[Reference]] = defaultdict(list)
    for statement in knowledge.statements:
        statements[statement.document].append(statement)
    for reference in knowledge.references:
        references[reference.document].append(reference)
    _check_known({document.id for document in knowledge.documents}, statements, references)
    return statements, references


def _check_known(documents: set[str], *used: Iterable[str]) -> None:
    unknown = sorted({document for group in used for document in group} - documents)
    if unknown:
        message = f"statements cite the document {unknown[0]!r}, which is not there"
        raise StoreError(message, "hand over documents and statements together")


def graph_quads(
    document: Document,
    statements: Iterable[Statement],
    references: Iterable[Reference],
    terms: Terms,
) -> Iterator[ox.Quad]:
    """Return the quads of a document's named graph; a quad may come twice."""
    graph = terms.resource(document.id)
    return in_graph(_graph_triples(document, statements, references, terms), graph)


def _graph_triples(
    document: Document,
    statements: Iterable[Statement],
    references: Iterable[Reference],
    terms: Terms,
) -> Iterator[ox.Triple]:
    yield from document_triples(document, terms)
    for reference in references:
        yield from reference_triples(reference, terms)
    for statement in statements:
        yield from statement_triples(statement, terms)
        yield from direct_triples(statement, terms)


def direct_triples(statement: Statement, terms: Terms) -> Iterator[ox.Triple]:
    """Yield what an asserted and affirmed statement says as plain triples.

    A joint act yields one triple for each agent too, a symmetric relation one
    each way, and a date interval its first and last day besides.

    Raises:
        StoreError: If the ontology does not know the relation.
    """
    relation = terms.relations.get(statement.predicate)
    if relation is None:
        message = f"the relation {statement.predicate!r} is not in the ontology"
        raise StoreError(message, f"use one of: {', '.join(terms.relations)}")
    if not statement.is_direct:
        return
    predicate, obj = terms.name(statement.predicate), terms.object(statement.object)
    for identifier in statement.direct_subjects:
        subject = terms.resource(identifier)
        yield ox.Triple(subject, predicate, obj)
        if relation.is_symmetric and isinstance(obj, ox.NamedNode):
            yield ox.Triple(obj, predicate, subject)
        if isinstance(obj, ox.Literal):
            yield from describe(subject, zip(DERIVED_DATES, interval_days(obj), strict=False))


def entity_quads(entity: Entity, terms: Terms) -> Iterator[ox.Quad]:
    """Yield the description of an entity, for the default graph."""
    node = terms.resource(entity.id)
    same = "skos:exactMatch" if entity.type is EntityType.TOPIC else "owl:sameAs"
    said: list[tuple[str, Term | None]] = [
        ("rdf:type", vocabulary(f"gk:{entity.type}")),
        ("rdfs:label", text(entity.label)),
        ("skos:notation", optional_text(entity.notation)),
        *(("skos:altLabel", text(label)) for label in entity.alt_labels),
        *(("skos:hiddenLabel", text(label)) for label in entity.hidden_labels),
        *((same, terms.name(iri)) for iri in entity.same_as),
        *(("skos:broadMatch", terms.name(curie)) for curie in entity.broad_matches),
    ]
    yield from in_graph(describe(node, said), DEFAULT_GRAPH)
    for curie, literal in entity.properties:
        yield ox.Quad(node, terms.name(curie), terms.literal(literal), DEFAULT_GRAPH)


def merge_quads(
    merges: Iterable[Merge], proposals: Iterable[MergeProposal], terms: Terms
) -> Iterator[ox.Quad]:
    """Yield the merges and proposals, in the graph ``resolution``."""
    yield from in_graph(merge_triples(merges, proposals, terms), terms.resource(RESOLUTION))


def in_graph(
    triples: Iterable[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph
) -> Iterator[ox.Quad]:
    """Yield ``triples`` as quads of ``graph``."""
    for triple in triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
