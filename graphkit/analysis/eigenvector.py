"""Whose neighbours are central themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graphkit.analysis.components import components
from graphkit.analysis.scores import Scores

if TYPE_CHECKING:
    from collections.abc import Mapping

_SOLVED_UP_TO = 500
_TOLERANCE = 1e-10
_ITERATIONS = 1000


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
        notes = (*notes, f"eigenvector centrality did not settle in {_ITERATIONS} steps: no values")
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
    """Solve for the vector outright where that is cheap; long chains settle too slowly."""
    if len(part) <= _SOLVED_UP_TO:
        vectors = np.linalg.eigh(nx.to_numpy_array(part, weight="weight"))[1]
        # All entries have one sign (Perron and Frobenius); the solver picks either.
        return {node: abs(float(x)) for node, x in zip(part, vectors[:, -1], strict=True)}
    try:
        # networkx iterates on A + I, which has the same vector and does not swing.
        return dict(
            nx.eigenvector_centrality(part, max_iter=_ITERATIONS, tol=_TOLERANCE, weight="weight")
        )
    except nx.PowerIterationFailedConvergence:
        return {}
