"""RDF back to plain values: documents, entities, statement records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.data_model import (
    Block,
    BlockKind,
    Document,
    Entity,
    EntityType,
    Literal,
    Section,
    Sentence,
    Span,
)
from graphkit.store.node_reader import GraphNodes, Node
from graphkit.store.records import RecordReader
from graphkit.store.terms import DERIVED_DATES, vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping

    from graphkit.data_model import StatementRecord
    from graphkit.store.engine import Engine
    from graphkit.store.namespaces import Namespaces
    from graphkit.store.ontology import RelationType

_DESCRIPTION: Final = frozenset(
    {
        "owl:sameAs",
        "rdf:type",
        "rdfs:label",
        "skos:altLabel",
        "skos:broadMatch",
        "skos:exactMatch",
        "skos:hiddenLabel",
        "skos:notation",
    }
)


class StoreReader:
    """Reads what a store holds as values of the data model."""

    def __init__(
        self, engine: Engine, names: Namespaces, relations: Mapping[str, RelationType]
    ) -> None:
        self._engine = engine
        self._relations = relations
        self._names = names
        self._records = RecordReader(engine, names)

    def document_ids(self) -> list[str]:
        """Return the ids of the documents, sorted."""
        kind, document = vocabulary("rdf:type"), vocabulary("gk:Document")
        return sorted(
            self._names.shorten(graph.value)
            for graph in self._engine.named_graphs()
            if isinstance(graph, ox.NamedNode)
            and any(self._engine.quads_for_pattern(graph, kind, document, graph))
        )

    def graph(self, document: str) -> GraphNodes:
        """Return the graph of a document."""
        return GraphNodes(self._engine, self._names, ox.NamedNode(self._names.iri(document)))

    def documents(self) -> Iterator[Document]:
        """Yield the documents as they were written, sorted by id."""
        for identifier in self.document_ids():
            yield read_document(self.graph(identifier))

    def document(self, identifier: str) -> Document | None:
        """Return one document as it was written, None if there is none of that id."""
        graph = self.graph(identifier)
        return read_document(graph) if graph.node(identifier).text("gk:contentHash") else None

    def sources(self) -> Iterator[Document]:
        """Yield the documents without their sections, blocks and sentences, sorted by id."""
        for identifier in self.document_ids():
            yield _source(self.graph(identifier))

    def entities(self) -> Iterator[Entity]:
        """Yield the entities as they were written, sorted by id."""
        nodes = dict(GraphNodes(self._engine, self._names).load().nodes())
        for identifier in sorted(nodes):
            if nodes[identifier].text("rdf:type"):
                yield _entity(identifier, nodes[identifier], self._relations)

    def records(self, ids: Collection[str] | None = None) -> Iterator[StatementRecord]:
        """Yield the records of some statements, or of all, sorted by document and id."""
        if ids is None:
            for identifier in self.document_ids():
                yield from self._records.all_records(self.graph(identifier))
            return
        for document, statements in sorted(self._documents_of(ids).items()):
            yield from self._records.records(self.graph(document), sorted(statements))

    def records_of(self, documents: Collection[str]) -> Iterator[StatementRecord]:
        """Yield the records of all statements of some documents, sorted by document and id."""
        for identifier in sorted(set(documents) & set(self.document_ids())):
            yield from self._records.all_records(self.graph(identifier))

    def evidence(
        self, subject: str, predicate: str, obj: str | Literal
    ) -> Iterator[StatementRecord]:
        """Yield the records of the statements that speak of an edge."""
        pairs = [(subject, obj)]
        relation = self._relations.get(self._names.shorten(predicate))
        if relation and relation.is_symmetric and isinstance(obj, str):
            pairs.append((obj, subject))
        ids = {found for a, b in pairs for found in self._speaking_of(a, predicate, b)}
        return self.records(ids)

    def _documents_of(self, ids: Collection[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        kind, statement = vocabulary("rdf:type"), vocabulary("gk:Statement")
        for identifier in ids:
            node = ox.NamedNode(self._names.iri(identifier))
            for quad in self._engine.quads_for_pattern(node, kind, statement):
                if isinstance(quad.graph_name, ox.NamedNode):
                    document = self._names.shorten(quad.graph_name.value)
                    found.setdefault(document, set()).add(identifier)
        return found

    def _speaking_of(self, subject: str, predicate: str, obj: str | Literal) -> Iterator[str]:
        node = ox.NamedNode(self._names.expand(subject))
        wanted = ox.NamedNode(self._names.expand(predicate))
        value = obj.value if isinstance(obj, Literal) else self._names.shorten(obj)
        for role in ("rdf:subject", "gk:agent"):
            for quad in self._engine.quads_for_pattern(None, vocabulary(role), node):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(
                    quad.graph_name, ox.NamedNode
                ):
                    identifier = self._names.shorten(quad.subject.value)
                    said = GraphNodes(self._engine, self._names, quad.graph_name).node(identifier)
                    if wanted in said.terms("rdf:predicate") and value in said.texts("rdf:object"):
                        yield identifier


def read_document(graph: GraphNodes) -> Document:
    """Return the document whose graph this is, as it was written."""
    graph.load()
    return replace(
        _source(graph),
        sections=tuple(map(_section, _parts(graph, "gk:Section"))),
        blocks=tuple(map(_block, _parts(graph, "gk:Block"))),
        sentences=tuple(map(_sentence, _parts(graph, "gk:Sentence"))),
    )


def _source(graph: GraphNodes) -> Document:
    node = graph.node(graph.id)
    issued = node.text("dcterms:issued")
    return Document(
        id=graph.id,
        source=node.required("gk:readFrom"),
        text=node.required("gk:text"),
        content_hash=node.required("gk:contentHash"),
        title=node.required("dcterms:title"),
        issued=date.fromisoformat(issued) if issued else None,
        publisher=node.text("dcterms:publisher"),
        source_url=node.address("dcterms:source"),
        language=node.required("dcterms:language"),
    )


def _parts(graph: GraphNodes, curie: str) -> list[Node]:
    nodes = map(graph.node, graph.of_class(curie))
    return sorted(nodes, key=lambda node: node.number("gk:number"))


def read_span(node: Node) -> Span:
    """Return where a node stands in its document."""
    return Span(node.number("oa:start"), node.number("oa:end"))


def _index(node: Node, curie: str) -> int:
    """Return the number of a section or block from the id that a node points to."""
    return int(node.required(curie).rpartition("/")[2])


def _section(node: Node) -> Section:
    has_heading = node.text("gk:headingStart") is not None
    heading = Span(node.number("gk:headingStart"), node.number("gk:headingEnd"))
    return Section(
        span=read_span(node),
        heading=heading if has_heading else None,
        title=node.required("dcterms:title"),
        level=node.number("gk:level"),
        parent=_index(node, "gk:parent") if node.text("gk:parent") else None,
    )


def _block(node: Node) -> Block:
    kind = BlockKind(node.required("gk:blockKind"))
    return Block(span=read_span(node), kind=kind, section=_index(node, "gk:section"))


def _sentence(node: Node) -> Sentence:
    return Sentence(span=read_span(node), block=_index(node, "gk:block"))


def _entity(identifier: str, node: Node, relations: Container[str]) -> Entity:
    return Entity(
        id=identifier,
        type=EntityType(node.required("rdf:type").partition(":")[2]),
        label=node.required("rdfs:label"),
        alt_labels=tuple(node.texts("skos:altLabel")),
        hidden_labels=tuple(node.texts("skos:hiddenLabel")),
        notation=node.text("skos:notation"),
        same_as=tuple(node.addresses("owl:sameAs") + node.addresses("skos:exactMatch")),
        broad_matches=tuple(node.texts("skos:broadMatch")),
        properties=tuple(sorted(_properties(node, relations))),
    )


def _properties(node: Node, relations: Container[str]) -> Iterator[tuple[str, Literal]]:
    for curie, objects in node.items():
        if curie in _DESCRIPTION or curie in DERIVED_DATES or curie in relations:
            continue
        for term in objects:
            if isinstance(term, ox.Literal):
                yield curie, Literal(term.value, node.plain(term.datatype))
