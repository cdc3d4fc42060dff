"""Statements as flat records, with labels and the sentence each quote stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from graphkit.data_model import LabelledId, Modality, Polarity, StatementRecord
from graphkit.errors import StoreError
from graphkit.store.terms import DEFAULT_GRAPH, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.store.engine import Engine
    from graphkit.store.namespaces import Namespaces
    from graphkit.store.node_reader import GraphNodes, Node

_STATEMENTS: Final = ("gk:Statement", "gk:Evidence")
_UNREAD: Final = ("rdf:type", "gk:mention", "gk:reason", "oa:hasSource", "oa:end")


class RecordReader:
    """Makes records of the statements in a document's graph."""

    def __init__(self, engine: Engine, names: Namespaces) -> None:
        self._engine = engine
        self._names = names
        self._known: dict[tuple[str, str], str | None] = {}

    def all_records(self, graph: GraphNodes) -> Iterator[StatementRecord]:
        """Yield the records of all statements of a document, sorted by id."""
        statements = graph.of_class("gk:Statement")
        return self.records(graph.load_classes(_STATEMENTS, without=_UNREAD), statements)

    def records(self, graph: GraphNodes, statements: Iterable[str]) -> Iterator[StatementRecord]:
        """Yield a record for each piece of evidence of each statement, in the order given."""
        document = graph.node(graph.id)
        shared = _document_fields(graph.id, document) | {"origin": self._origin(graph.id, document)}
        text = document.required("gk:text")
        for identifier in statements:
            node = graph.node(identifier)
            try:
                fields = shared | self._statement_fields(identifier, node, graph)
            except ValueError as error:
                message = f"the statement {identifier!r} is damaged: {error}"
                raise StoreError(message, "see: graphkit validate") from error
            evidence = [(name, graph.node(name)) for name in node.texts("gk:evidence")]
            for name, found in sorted(evidence, key=lambda e: (e[1].number("oa:start"), e[0])):
                yield StatementRecord(**fields, evidence=name, **_quote_fields(found, text))

    def label(self, identifier: str) -> str:
        """Return the label of an entity, or its id where it has none."""
        return self._said_of(identifier, "rdfs:label") or identifier

    def _origin(self, identifier: str, document: Node) -> str:
        """Return whose account a document is: who publishes the first of its near copies."""
        marks = map(ox.Literal, document.texts("gk:nearCopyMark"))
        first = min([identifier, *(name for mark in marks for name in self._marked(mark))])
        node = ox.NamedNode(self._names.iri(first))
        found = self._engine.quads_for_pattern(node, vocabulary("gk:publisherKey"), None, node)
        keys = [quad.object.value for quad in found if isinstance(quad.object, ox.Literal)]
        return min(keys, default=first)

    def _marked(self, mark: ox.Literal) -> Iterator[str]:
        for quad in self._engine.quads_for_pattern(None, vocabulary("gk:nearCopyMark"), mark):
            if isinstance(quad.subject, ox.NamedNode):
                yield self._names.shorten(quad.subject.value)

    def _said_of(self, identifier: str, curie: str) -> str | None:
        """Return what the default graph says of an entity, the first of several; looked up once."""
        key = (identifier, curie)
        if key not in self._known:
            node = ox.NamedNode(self._names.iri(identifier))
            found = self._engine.quads_for_pattern(node, vocabulary(curie), None, DEFAULT_GRAPH)
            texts = [quad.object.value for quad in found if isinstance(quad.object, ox.Literal)]
            self._known[key] = min(texts, default=None)
        return self._known[key]

    def _labelled(self, ids: Iterable[str]) -> tuple[LabelledId, ...]:
        return tuple((identifier, self.label(identifier)) for identifier in ids)

    def _statement_fields(self, identifier: str, node: Node, graph: GraphNodes) -> dict[str, Any]:
        subject, meeting = node.required("rdf:subject"), node.text("gk:inMeeting")
        reporter = node.text("gk:attributedTo")
        return {
            "id": identifier,
            "subject": subject,
            "subject_label": self.label(subject),
            "predicate": node.required("rdf:predicate"),
            **self._object_fields(node),
            "agents": self._labelled(node.texts("gk:agent")),
            "addressees": self._labelled(node.texts("gk:addressee")),
            "concerning": self._labelled(node.texts("gk:concerning")),
            "meeting": meeting,
            "meeting_label": self.label(meeting) if meeting else None,
            "attributed_to": (reporter, self.label(reporter)) if reporter else None,
            "date": self._date(node, graph),
            **_qualifiers(node),
        }

    def _object_fields(self, node: Node) -> dict[str, str | None]:
        term = next(iter(node.terms("rdf:object")), None)
        written = node.required("rdf:object")
        if isinstance(term, ox.Literal):
            datatype = node.plain(term.datatype)
            return {"object": written, "object_label": written, "datatype": datatype}
        return {"object": written, "object_label": self.label(written), "datatype": None}

    def _date(self, node: Node, graph: GraphNodes) -> str | None:
        """Return when it happened: its own day, the day it states, or that of its meeting."""
        if own := node.text("gk:occurredOn"):
            return own
        if node.text("rdf:predicate") == "gk:heldOn":
            return node.text("rdf:object")
        places = ("gk:inMeeting", "rdf:subject", "rdf:object")
        encounters = [node.text(role) for role in places if not _is_literal(node, role)]
        for encounter in filter(None, encounters):
            held = graph.first_text(encounter, "gk:heldOn")
            if held or (held := self._said_of(encounter, "gk:heldOn")):
                return held
        return None


def _is_literal(node: Node, curie: str) -> bool:
    return any(isinstance(term, ox.Literal) for term in node.terms(curie))


def _document_fields(identifier: str, document: Node) -> dict[str, Any]:
    return {
        "document": identifier,
        "document_title": document.required("dcterms:title"),
        "publisher": document.text("dcterms:publisher"),
        "issued": document.text("dcterms:issued"),
        "source_url": document.address("dcterms:source"),
    }


def _qualifiers(node: Node) -> dict[str, Any]:
    return {
        "modality": Modality(_local(node, "gk:modality")),
        "content_modality": _content_modality(node),
        "polarity": Polarity(_local(node, "gk:polarity")),
        "confidence": float(node.required("gk:confidence")),
        "rule": node.required("gk:rule"),
        "verb": node.text("gk:verb"),
        "strength": node.text("gk:strength"),
        "cameo": node.text("gk:cameo"),
        "plover": node.text("gk:plover"),
        "responds_to": node.text("gk:respondsTo"),
        "overruled_by": node.text("gk:overruledBy"),
    }


def _content_modality(node: Node) -> Modality | None:
    said = node.text("gk:contentModality")
    return Modality(said.partition(":")[2]) if said else None


def _local(node: Node, curie: str) -> str:
    return node.required(curie).partition(":")[2]


def _quote_fields(evidence: Node, text: str) -> dict[str, Any]:
    start, sentence = evidence.number("oa:start"), evidence.number("gk:sentenceStart")
    return {
        "quote": evidence.required("oa:exact"),
        "sentence": text[sentence : evidence.number("gk:sentenceEnd")],
        "quote_start": start - sentence,
        "start": start,
        "prefix": evidence.required("oa:prefix"),
        "suffix": evidence.required("oa:suffix"),
    }
