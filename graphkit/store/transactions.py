"""One change of the store: quads that go and quads that come, all of them or none.

The engine's own interface adds and removes in transactions of their own, but one
SPARQL 1.1 update request is one transaction, however many operations it has
(pyoxigraph documents it of `Store.update`). So a change is written as ``DROP
GRAPH``, ``DELETE DATA`` and ``INSERT DATA`` in one request, of terms that the
engine itself wrote as N-Triples: nothing of a text can end a literal early.

A transaction is held in memory, about 2.5 kB for each quad that changes; see
docs/store.md for what was measured.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.store.terms import DEFAULT_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """How many quads a change took away and added; what stayed is not counted."""

    removed: int = 0
    added: int = 0

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)

    def __add__(self, other: Changed) -> Changed:
        return Changed(removed=self.removed + other.removed, added=self.added + other.added)


@dataclass(slots=True)
class Transaction:
    """What is to change: ``gone`` quads, ``come`` quads, graphs ``dropped`` with their sizes.

    A quad that goes and comes stays.
    """

    gone: set[ox.Quad] = field(default_factory=set)
    come: set[ox.Quad] = field(default_factory=set)
    dropped: dict[ox.NamedNode, int] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many quads it touches, at most."""
        return len(self.gone) + len(self.come) + sum(self.dropped.values())

    def replace(self, old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
        """Let ``new`` quads stand where ``old`` ones stood; what is in both stays as it is."""
        before, after = set(old), set(new)
        self.gone |= before - after
        self.come |= after - before

    def commit(self, engine: ox.Store) -> Changed:
        """Change the engine, in one transaction; tell what changed."""
        gone, come = self.gone - self.come, {quad for quad in self.come if quad not in engine}
        operations = [f"DROP SILENT GRAPH {graph}" for graph in sorted(self.dropped, key=str)]
        for keyword, quads in (("DELETE", gone), ("INSERT", come)):
            if quads:
                operations.append(f"{keyword} DATA {{\n{_quad_data(quads)}}}")
        if operations:
            engine.update(";\n".join(operations))
        return Changed(removed=len(gone) + sum(self.dropped.values()), added=len(come))


def _quad_data(quads: Iterable[ox.Quad]) -> str:
    """Write quads as SPARQL 1.1 has them in ``INSERT DATA``: graph by graph."""
    graphs: defaultdict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, list[ox.Triple]]
    graphs = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad.triple)
    written = []
    for graph, triples in graphs.items():
        data = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
        written.append(data if graph == DEFAULT_GRAPH else f"GRAPH {graph} {{\n{data}}}\n")
    return "".join(written)
