"""Whose neighbours are central themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse.linalg import (  # type: ignore[import-untyped]
    ArpackNoConvergence,
    eigsh,
)

from graphkit.analysis.components import components
from graphkit.analysis.scores import Scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DENSE_UP_TO = 500
_RESTARTS = 300


def eigenvector(graph: nx.Graph[str]) -> Scores:
    """Return each node's entry in the leading eigenvector of the weighted adjacency matrix.

    Direction is ignored. Unit: none; the squares add up to 1. The vector is
    only unique on a connected graph: of a disconnected one it is computed on
    the largest component, the other nodes get no number, and a note says so.
    Bipartite graphs, on which a plain power iteration swings for ever, are
    covered.

    Args:
        graph: A simple graph as :func:`graphkit.analysis.collapse` makes it.

    References:
        P. Bonacich, "Power and centrality: a family of measures", American
        Journal of Sociology 92 (1987), 1170–1182.
    """
    if graph.number_of_edges() == 0:
        note = "eigenvector centrality is not defined on a graph without edges"
        return Scores(measure="eigenvector", notes=(note,) if graph else ())
    parts = components(graph)
    values = _leading_vector(_part(graph, parts[0]))
    notes = _notes(parts, len(graph))
    if not values:
        notes = (*notes, "eigenvector centrality did not settle: no values")
    return Scores(measure="eigenvector", values=values, notes=notes)


def _part(graph: nx.Graph[str], nodes: tuple[str, ...]) -> nx.Graph[str]:
    """Return the component as a graph of its own; a subgraph view would lose the order."""
    inside = set(nodes)
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(nodes)
    for source, target, data in graph.edges(data=True):
        if source in inside:
            both = part.get_edge_data(source, target, {"weight": 0.0})["weight"] + data["weight"]
            part.add_edge(source, target, weight=both)
    return part


def _notes(parts: tuple[tuple[str, ...], ...], nodes: int) -> tuple[str, ...]:
    if len(parts) == 1:
        return ()
    equal = sum(len(part) == len(parts[0]) for part in parts)
    tie = f"; {equal} are that large, the one with the most weight is taken" if equal > 1 else ""
    return (
        f"the graph falls into {len(parts)} components: eigenvector centrality is of the largest "
        f"only ({len(parts[0])} of {nodes} nodes{tie}), the other nodes have none",
    )


def _leading_vector(part: nx.Graph[str]) -> Mapping[str, float]:
    """Solve for the vector; a plain power iteration is too slow on chains and bipartite graphs."""
    if len(part) <= _DENSE_UP_TO:
        vectors = np.linalg.eigh(nx.to_numpy_array(part, weight="weight"))[1]
        return _entries(part, vectors[:, -1])
    matrix = nx.to_scipy_sparse_array(part, dtype=np.dtype(float))
    # A start of its own at each run would give other last digits at each run.
    start = np.ones(len(part))
    try:
        _, vectors = eigsh(matrix, k=1, which="LA", v0=start, maxiter=_RESTARTS)
    except ArpackNoConvergence:
        return {}
    return _entries(part, vectors[:, 0])


def _entries(part: nx.Graph[str], vector: Iterable[float]) -> dict[str, float]:
    """Return the vector by node: all entries have one sign (Perron, Frobenius), no matter which."""
    return {node: abs(float(entry)) for node, entry in zip(part, vector, strict=True)}
