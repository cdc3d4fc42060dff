"""Change what stands in the engine, keeping the default graph in step.

The default graph is a function of the documents' graphs and the descriptions: a
direct triple stands there as long as one document says it, a description as
long as one document names the entity. An empty store is filled in bulk; later
changes are transactions of whole documents, and each leaves a sound store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from graphkit.errors import StoreError
from graphkit.store.decision_quads import decision_quads
from graphkit.store.namespaces import DECISIONS, IMPORTS, RESOLUTION
from graphkit.store.quads import document_graphs, entity_quads, knowledge_quads, merge_quads
from graphkit.store.terms import DEFAULT_GRAPH, vocabulary
from graphkit.store.transactions import Changed, Transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graphkit.data_model import AppliedDecision, Knowledge, Merge, MergeProposal
    from graphkit.store.terms import Terms

_TYPE: Final = vocabulary("rdf:type")
LIMIT: Final = 50_000
"""Quads changed, from which on a transaction takes no further document: about 130 MB."""


def fill(engine: ox.Store, knowledge: Knowledge, terms: Terms) -> Changed:
    """Write into an empty store in bulk; it stays empty if anything cannot be written."""
    try:
        engine.bulk_extend(knowledge_quads(knowledge, terms))
    except StoreError:
        engine.clear()
        raise
    engine.flush()
    return Changed(added=len(engine))


def check(knowledge: Knowledge, terms: Terms) -> None:
    """Find what cannot be written before anything is changed.

    Raises:
        StoreError: If a statement cites no document of ``knowledge``, or RDF cannot hold it.
    """
    for _ in knowledge_quads(knowledge, terms):
        pass


def update(
    engine: ox.Store,
    knowledge: Knowledge,
    terms: Terms,
    *,
    removed: Collection[str] = (),
    merges: Collection[Merge] | None = None,
    decisions: Collection[AppliedDecision] | None = None,
) -> Changed:
    """Do what `GraphStore.update` says, in transactions of about `LIMIT` quads."""
    work = _Update(engine, terms)
    work.describe(knowledge)
    replaced = {terms.resource(document.id) for document in knowledge.documents}
    for graph in sorted({terms.resource(name) for name in removed} - replaced, key=str):
        work.drop_graph(graph)
    for graph, quads in document_graphs(knowledge, terms):
        work.replace_graph(graph, quads)
    if decisions is not None:
        graph = terms.resource(DECISIONS)
        work.replace_graph(graph, decision_quads(decisions, terms))
    if merges is None:
        work.add_merges(knowledge.merges, knowledge.proposals)
    else:
        work.replace_merges(merges, knowledge.proposals)
    changed = work.finish()
    engine.flush()
    return changed


def sweep(engine: ox.Store, terms: Terms) -> None:
    """Remove all descriptions nobody needs: what an update that was cut short may have left."""
    work = _Update(engine, terms)
    typed = engine.quads_for_pattern(None, vocabulary("rdf:type"), None, DEFAULT_GRAPH)
    work.unsettled = {quad.subject for quad in typed if isinstance(quad.subject, ox.NamedNode)}
    work.finish()


class _Update:
    """One update on its way: the transaction that is being filled, and what is left to do.

    ``unsettled`` are the nodes that a document named before; whether another one still
    does is looked up in the last transaction, where all documents are as they will be.
    """

    def __init__(self, engine: ox.Store, terms: Terms) -> None:
        self._engine = engine
        self._terms = terms
        self._resolution = terms.resource(RESOLUTION)
        self._imports = f"{terms.resource(IMPORTS).value}/"
        self._described: set[ox.NamedNode] = set()
        self._changed = Changed()
        self.unsettled: set[ox.NamedNode] = set()
        self._begin()

    def _begin(self) -> None:
        self._open = Transaction()
        self._touched: set[ox.NamedNode] = set()  # the graphs that it replaces
        self._unsaid: set[ox.Triple] = set()  # the direct triples that were in there
        self._named: set[ox.NamedNode] = set()

    def describe(self, knowledge: Knowledge) -> None:
        """Replace the descriptions of the entities."""
        for entity in knowledge.entities:
            node = self._terms.resource(entity.id)
            own = [quad for quad in self._in_default(node) if not self._is_said(quad.triple)]
            self._open.replace(own, entity_quads(entity, self._terms))
            self._described.add(node)

    def drop_graph(self, graph: ox.NamedNode) -> None:
        """Take out the graph of a document."""
        old = set(self._engine.quads_for_pattern(None, None, None, graph))
        if old:
            self._open.dropped[graph] = len(old)
            self._settle(graph, old, set())

    def replace_graph(self, graph: ox.NamedNode, new: set[ox.Quad]) -> None:
        """Replace the graph of a document, or add one."""
        old = set(self._engine.quads_for_pattern(None, None, None, graph))
        self._open.replace(old, new)
        self._settle(graph, old, new)

    def add_merges(self, merges: Iterable[Merge], proposals: Iterable[MergeProposal]) -> None:
        """Add merges and proposals to those that are there."""
        self._open.come.update(merge_quads(merges, proposals, self._terms))

    def replace_merges(self, merges: Iterable[Merge], proposals: Iterable[MergeProposal]) -> None:
        """Let these merges and proposals stand and no others."""
        old = self._engine.quads_for_pattern(None, None, None, self._resolution)
        self._open.replace(old, merge_quads(merges, proposals, self._terms))

    def finish(self) -> Changed:
        """Remove what nobody needs any more, commit what is left, tell what all changed."""
        for node in self.unsettled - self._described:
            quads = list(self._in_default(node))
            if any(quad.predicate == _TYPE for quad in quads) and not self._is_named(node):
                self._open.gone.update(quads)
                self._open.gone.update(self._merges_of(node))
        self._commit()
        # Who made the merges is said as long as there is one.
        told = {self._resolution: vocabulary("gk:score"), self._terms.resource(DECISIONS): None}
        for graph, predicate in told.items():
            if not any(self._engine.quads_for_pattern(None, predicate, None, graph)):
                self._engine.remove_graph(graph)
        return self._changed

    def _settle(self, graph: ox.NamedNode, old: set[ox.Quad], new: set[ox.Quad]) -> None:
        """Note what the change of a graph means for the default graph."""
        self._open.come.update(_quad(quad.triple, DEFAULT_GRAPH) for quad in direct_quads(new))
        self._unsaid.update(quad.triple for quad in direct_quads(old))
        self._touched.add(graph)
        self._named.update(node for quad in new for node in _nodes(quad))
        self.unsettled.update(node for quad in old - new for node in _nodes(quad))
        if len(self._open) >= LIMIT:
            self._commit()

    def _commit(self) -> None:
        unsaid = {triple for triple in self._unsaid if not self._is_said(triple)}
        self._open.gone.update(_quad(triple, DEFAULT_GRAPH) for triple in unsaid)
        self._changed += self._open.commit(self._engine)
        self._begin()

    def _is_said(self, triple: ox.Triple) -> bool:
        """Whether a document says it that the open transaction leaves as it is."""
        return self._stands(triple.subject, triple.predicate, triple.object)

    def _is_named(self, node: ox.NamedNode) -> bool:
        """Whether a document names it, once the open transaction is through."""
        return (
            node in self._named or self._stands(None, None, node) or self._stands(node, None, None)
        )

    def _stands(self, *pattern: Any) -> bool:
        """Whether a quad of the pattern is in a document that the open transaction leaves."""
        others = {DEFAULT_GRAPH, self._resolution, *self._touched}
        return any(
            quad.graph_name not in others and not self._is_import(quad.graph_name)
            for quad in self._engine.quads_for_pattern(*pattern)
        )

    def _is_import(self, graph: object) -> bool:
        """Whether a graph is no document's, but holds what somebody brought along."""
        return isinstance(graph, ox.NamedNode) and graph.value.startswith(self._imports)

    def _in_default(self, node: ox.NamedNode) -> Iterator[ox.Quad]:
        return self._engine.quads_for_pattern(node, None, None, DEFAULT_GRAPH)

    def _merges_of(self, entity: ox.NamedNode) -> Iterator[ox.Quad]:
        """Yield the merges into an entity, and the proposals to unite it with another."""
        for role in ("gk:entity", "gk:candidate"):
            pattern = (None, self._terms.name(role), entity, self._resolution)
            for one in list(self._engine.quads_for_pattern(*pattern)):
                found = self._engine.quads_for_pattern(one.subject, None, None, self._resolution)
                yield from found
        yield from self._engine.quads_for_pattern(entity, None, None, self._resolution)
        yield from self._engine.quads_for_pattern(None, None, entity, self._resolution)


def direct_quads(quads: Collection[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield the direct triples among the quads of a document's graph.

    All else in there is about nodes whose type stands there too; the types of
    entities stand in the default graph only.
    """
    typed = {quad.subject for quad in quads if quad.predicate == _TYPE}
    return (quad for quad in quads if quad.subject not in typed)


def _quad(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _nodes(quad: ox.Quad) -> Iterator[ox.NamedNode]:
    return (node for node in (quad.subject, quad.object) if isinstance(node, ox.NamedNode))
