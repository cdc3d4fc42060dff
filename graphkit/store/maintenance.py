"""Change what stands in the engine, keeping the default graph in step.

The default graph's direct triples are a function of the documents' graphs:
each stands there as long as one document says it. An empty store is filled in
bulk; later changes are transactions, each a whole document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.errors import StoreError
from graphkit.store.quads import knowledge_quads
from graphkit.store.terms import DEFAULT_GRAPH, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model import Knowledge
    from graphkit.store.terms import Terms


def write(engine: ox.Store, knowledge: Knowledge, terms: Terms) -> None:
    """Write ``knowledge``; documents and entities that are there are replaced."""
    quads = knowledge_quads(knowledge, terms)
    if len(engine) == 0:
        _fill(engine, quads)
    else:
        quads = iter(list(quads))  # what cannot be written is found before anything is removed
        remove(engine, [document.id for document in knowledge.documents], terms)
        _remove_descriptions(engine, [terms.resource(e.id) for e in knowledge.entities])
        engine.extend(quads)
    engine.flush()


def _fill(engine: ox.Store, quads: Iterator[ox.Quad]) -> None:
    """Write into an empty store, which stays empty if anything cannot be written."""
    try:
        engine.bulk_extend(quads)
    except StoreError:
        engine.clear()
        raise


def remove(engine: ox.Store, documents: Iterable[str], terms: Terms) -> None:
    """Drop the graphs of ``documents``, and the direct triples nobody else says."""
    for identifier in sorted(documents):
        graph = terms.resource(identifier)
        said = list(direct_quads(engine, graph))
        engine.remove_graph(graph)
        for quad in said:
            if not _is_said(engine, quad):
                engine.remove(ox.Quad(quad.subject, quad.predicate, quad.object, DEFAULT_GRAPH))


def direct_quads(engine: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the direct triples of a document's graph.

    All else in there is about nodes whose type stands there too; the types of
    entities stand in the default graph only.
    """
    typed = {
        quad.subject for quad in engine.quads_for_pattern(None, vocabulary("rdf:type"), None, graph)
    }
    for quad in engine.quads_for_pattern(None, None, None, graph):
        if quad.subject not in typed:
            yield quad


def _is_said(engine: ox.Store, quad: ox.Quad) -> bool:
    pattern = (quad.subject, quad.predicate, quad.object)
    return any(found.graph_name != DEFAULT_GRAPH for found in engine.quads_for_pattern(*pattern))


def _remove_descriptions(engine: ox.Store, nodes: Iterable[ox.NamedNode]) -> None:
    for node in nodes:
        for quad in list(engine.quads_for_pattern(node, None, None, DEFAULT_GRAPH)):
            if not _is_said(engine, quad):
                engine.remove(quad)
