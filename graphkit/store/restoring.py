"""Make a store of graphkit's own export again: the same quads, and so the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import StoreError
from graphkit.store.terms import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.store.graph_store import GraphStore

_TYPE: Final = vocabulary("rdf:type")
_DOCUMENT: Final = vocabulary("gk:Document")
_DOCUMENTS: Final = "document/"


def base_of_export(quads: Iterable[ox.Quad]) -> str:
    """Return the base of the IRIs of graphkit's own export, "" if it is something else.

    Such a one has a graph for each document, which says of itself that it is one.
    """
    for quad in quads:
        graph = quad.graph_name
        is_document = quad.predicate == _TYPE and quad.object == _DOCUMENT
        if is_document and isinstance(graph, ox.NamedNode) and quad.subject == graph:
            base, found, _ = graph.value.rpartition(_DOCUMENTS)
            return base if found else ""
    return ""


def restore(store: GraphStore, quads: Iterable[ox.Quad]) -> None:
    """Fill an empty store with the quads of an export; it stays empty if they are not sound.

    Raises:
        StoreError: If it is not what graphkit wrote: a quote that does not stand in its
            document, a relation the ontology does not know.
    """
    from graphkit.store.verification import verify  # noqa: PLC0415 - knows the store

    store.engine.bulk_extend(quads)
    store.engine.flush()
    fault = next(iter(_unknown_relations(store)), "") or next(
        (str(offender) for offender in verify(store).offenders), ""
    )
    if fault:
        store.engine.clear()
        message = f"the export is not as graphkit wrote it: {fault}"
        raise StoreError(message, "export it again")


def _unknown_relations(store: GraphStore) -> Iterator[str]:
    known = {ox.NamedNode(store.expand(curie)) for curie in store.ontology.relations}
    predicate = vocabulary("rdf:predicate")
    said = {quad.object for quad in store.engine.quads_for_pattern(None, predicate, None)}
    for relation in sorted(said - known, key=str):
        yield f"no ontology describes {relation}; name your lexicons with --lexicon"
