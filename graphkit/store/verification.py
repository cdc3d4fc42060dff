"""Check that every statement is said by the document it cites, word for word.

A store is sound if each quote and each mention stands in the stored text at its
offsets, each argument of a statement is named or stood for by a mention behind
its evidence, and direct triples and statements agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.store.folder import explained
from graphkit.store.maintenance import direct_quads
from graphkit.store.namespaces import DECISIONS
from graphkit.store.node_reader import GraphNodes
from graphkit.store.reading import StoreReader
from graphkit.store.terms import DEFAULT_GRAPH, DERIVED_DATES, interval_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.store.graph_store import GraphStore
    from graphkit.store.node_reader import Found, Node
    from graphkit.store.ontology import RelationType

_Direct = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Offender:
    """What is not borne out: a statement, mention or triple of a document, and why."""

    document: str
    id: str
    reason: str

    def __str__(self) -> str:
        return f"{self.id} in {self.document}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationReport:
    """What was checked, how many of each, and what is not borne out."""

    documents: int
    statements: int
    evidence: int
    mentions: int
    direct_triples: int
    offenders: tuple[Offender, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether every statement is borne out by its document."""
        return not self.offenders

    def __str__(self) -> str:
        verdict = f"{len(self.offenders)} offenders" if self.offenders else "all borne out"
        return (
            f"{self.documents} documents, {self.statements} statements, "
            f"{self.evidence} quotes, {self.mentions} mentions, "
            f"{self.direct_triples} direct triples: {verdict}"
        )


def verify(store: GraphStore) -> VerificationReport:
    """Check every statement of a store against the stored texts.

    Raises:
        StoreError: If the store cannot be read.
    """
    with explained(store.path):
        return _verified(store)


def _verified(store: GraphStore) -> VerificationReport:
    relations = store.ontology.relations
    reader = StoreReader(store.engine, store.names, relations)
    checks = []
    for document in reader.document_ids():
        check = _DocumentCheck(reader.graph(document).load(), relations)
        graph = ox.NamedNode(store.iri(document))
        stored = direct_quads(list(store.engine.quads_for_pattern(None, None, None, graph)))
        check.run(set(_plain_triples(store, stored)))
        checks.append(check)
    said = {triple for check in checks for triple in check.direct}
    decided = store.engine.quads_for_pattern(None, None, None, ox.NamedNode(store.iri(DECISIONS)))
    fixed = set(_plain_triples(store, direct_quads(list(decided))))
    offenders = {offender for check in checks for offender in check.offenders}
    offenders.update(_default_graph_offenders(store, said | fixed))
    return VerificationReport(
        documents=len(checks),
        statements=sum(check.statements for check in checks),
        evidence=sum(check.evidence for check in checks),
        mentions=sum(check.mentions for check in checks),
        direct_triples=len(said),
        offenders=tuple(sorted(offenders)),
    )


@dataclass(slots=True)
class _DocumentCheck:
    """The check of one document's graph, and its counts."""

    nodes: GraphNodes
    relations: Mapping[str, RelationType]
    offenders: list[Offender] = field(default_factory=list)
    direct: set[_Direct] = field(default_factory=set)
    statements: int = 0
    evidence: int = 0
    mentions: int = 0
    text: str = ""

    def run(self, stored: set[_Direct]) -> None:
        """Check mentions and statements, and ``stored`` against what they say."""
        self.text = self.nodes.node(self.nodes.id).required("gk:text")
        for identifier in self.nodes.of_class("gk:Mention"):
            self.mentions += 1
            self._blame(identifier, _mention_faults(self.nodes.node(identifier), self))
        for identifier in self.nodes.of_class("gk:Statement"):
            self.statements += 1
            self._check_statement(identifier)
        for triple in stored ^ self.direct:
            why = "is stated, but not stored" if triple in self.direct else "has no statement"
            self._blame(" ".join(triple), [f"the direct triple {why}"])

    def _check_statement(self, identifier: str) -> None:
        node = self.nodes.node(identifier)
        evidence = node.texts("gk:evidence")
        if not evidence:
            self._blame(identifier, ["has no evidence"])
        for name in evidence:
            self.evidence += 1
            found = self.nodes.node(name)
            self._blame(identifier, _quote_faults(found, self))
            self._blame(identifier, _argument_faults(node, found, self.nodes))
        self.direct.update(_expected_direct(node, self.relations))

    def _blame(self, identifier: str, reasons: Iterator[str] | list[str]) -> None:
        document = self.nodes.id
        self.offenders += (
            Offender(document=document, id=identifier, reason=reason) for reason in reasons
        )


def _stands_at_offsets(node: Node, check: _DocumentCheck) -> bool:
    quoted = check.text[node.number("oa:start") : node.number("oa:end")]
    return bool(quoted) and quoted == node.text("oa:exact")


def _mention_faults(mention: Node, check: _DocumentCheck) -> Iterator[str]:
    words = mention.required("oa:exact")
    if not _stands_at_offsets(mention, check):
        yield f"the mention {words!r} does not stand at its offsets"
    if not mention.required("gk:reason").strip():
        yield f"the mention {words!r} has no reason"


def _quote_faults(evidence: Node, check: _DocumentCheck) -> Iterator[str]:
    words, start = evidence.required("oa:exact"), evidence.number("oa:start")
    if evidence.text("oa:hasSource") != check.nodes.id:
        yield f"the quote {words!r} is not from this document"
    if not _stands_at_offsets(evidence, check):
        yield f"the quote {words!r} does not stand at its offsets"
    prefix, suffix = evidence.required("oa:prefix"), evidence.required("oa:suffix")
    before, after = check.text[:start], check.text[evidence.number("oa:end") :]
    if not (before.endswith(prefix) and after.startswith(suffix)):
        yield f"what stands around the quote {words!r} is not what was noted"
    if not evidence.number("gk:sentenceStart") <= start < evidence.number("gk:sentenceEnd"):
        yield f"the quote {words!r} does not begin in its sentence"


def _argument_faults(statement: Node, evidence: Node, nodes: GraphNodes) -> Iterator[str]:
    mentions = [nodes.node(name) for name in evidence.texts("gk:mention")]
    carried = {mention.required("gk:refersTo") for mention in mentions}
    for argument in _arguments(statement):
        if argument not in carried:
            yield f"no mention in the evidence carries {argument!r}"


def _arguments(statement: Node) -> list[str]:
    """Return the entities that evidence must carry; agents stand for a joint subject."""
    agents = statement.texts("gk:agent")
    objects = [
        statement.plain(term)
        for term in statement.terms("rdf:object")
        if isinstance(term, ox.NamedNode)
    ]
    subject = agents or statement.texts("rdf:subject")
    return sorted({*subject, *objects, *statement.texts("gk:addressee")})


def _expected_direct(statement: Node, relations: Mapping[str, RelationType]) -> Iterator[_Direct]:
    """Yield the direct triples that a statement must have."""
    asserted = statement.texts("gk:modality") == ["gk:Asserted"]
    overruled = statement.texts("gk:overruledBy")
    if not asserted or overruled or statement.texts("gk:polarity") != ["gk:Positive"]:
        return
    predicate, obj = statement.required("rdf:predicate"), statement.required("rdf:object")
    relation = relations.get(predicate)
    for subject in (*statement.texts("rdf:subject"), *statement.texts("gk:agent")):
        yield subject, predicate, obj
        if relation and relation.is_symmetric:
            yield obj, predicate, subject
        for curie, date in zip(DERIVED_DATES, _interval(statement), strict=False):
            yield subject, curie, date.value


def _interval(statement: Node) -> tuple[ox.Literal, ...]:
    term = next(iter(statement.terms("rdf:object")), None)
    return interval_days(term) if isinstance(term, ox.Literal) else ()


def _plain_triples(store: GraphStore, quads: Iterator[ox.Quad]) -> Iterator[_Direct]:
    for quad in quads:
        yield _plain(quad.subject, store), _plain(quad.predicate, store), _plain(quad.object, store)


def _plain(term: Found, store: GraphStore) -> str:
    if isinstance(term, ox.NamedNode):
        return store.shorten(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)


def _default_graph_offenders(store: GraphStore, said: set[_Direct]) -> Iterator[Offender]:
    """Yield what the default graph says and no document does, and the other way round."""
    stored: set[_Direct] = set()
    for curie in (*store.ontology.relations, *DERIVED_DATES):
        predicate = ox.NamedNode(store.expand(curie))
        quads = store.engine.quads_for_pattern(None, predicate, None, DEFAULT_GRAPH)
        stored.update(_plain_triples(store, quads))
    for triple in stored ^ said:
        reason = "no document says it" if triple in stored else "it is missing there"
        yield Offender(document="the default graph", id=" ".join(triple), reason=reason)
