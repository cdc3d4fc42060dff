"""All shortest paths of a graph at once: how long they are, and who lies on them.

networkx walks from one start node after the other, in Python, and is most of the
time a report takes. Here every step is taken from all start nodes together, in
arrays of numpy, which on graphs of a few hundred nodes is several times faster.
Matrices have a row for each node and a column for each start.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Matrix: TypeAlias = "NDArray[np.float64]"
_Places: TypeAlias = "NDArray[np.intp]"

_EXACT = 2**53
"""Up to which a float holds every whole number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edges:
    """The edges of a graph, one for each way they can be walked."""

    nodes: int
    tails: _Places
    heads: _Places
    lengths: Matrix
    unit: float
    """What a distance of 1 is in ``lengths``."""

    @classmethod
    def of(cls, graph: nx.Graph[str]) -> _Edges:
        place = {node: number for number, node in enumerate(graph)}
        ends = [(place[source], place[target]) for source, target in graph.edges]
        weights = [float(data["weight"]) for *_, data in graph.edges(data=True)]
        if not graph.is_directed():
            ends += [(target, source) for source, target in ends]
            weights += weights
        tails, heads = (np.array(column, dtype=np.intp) for column in zip(*ends, strict=True))
        unit = _unit(weights, len(graph))
        lengths = unit / np.array(weights)
        return cls(nodes=len(graph), tails=tails, heads=heads, lengths=lengths, unit=unit)


def distances(graph: nx.Graph[str]) -> Matrix:
    """Return how far each node (row) is from each start (column), infinite if out of reach.

    The length of an edge is 1 / weight.
    """
    if graph.number_of_edges() == 0:
        return _nearest(len(graph))
    edges = _Edges.of(graph)
    return _distances(edges) / edges.unit


def dependencies(graph: nx.Graph[str]) -> Matrix:
    """Return how much each start (column) needs each node (row) to reach the others.

    That is the sum over all others of the share of shortest paths that run through
    the node; the sum of a row, without the start itself, is its betweenness.

    References:
        U. Brandes, "A faster algorithm for betweenness centrality", Journal of
        Mathematical Sociology 25 (2001), 163–177.
    """
    if graph.number_of_edges() == 0:
        return np.zeros((len(graph), len(graph)))
    edges = _Edges.of(graph)
    far = _distances(edges)
    reached = np.isfinite(far[edges.tails])
    on_path = reached & (far[edges.tails] + edges.lengths[:, None] == far[edges.heads])
    one, into = np.eye(edges.nodes), _Bundles(edges.heads)
    paths = _settled(one, lambda paths: one + into.sum(on_path * paths[edges.tails]))
    each = np.divide(1, paths, out=np.zeros_like(paths), where=paths > 0)
    out_of = _Bundles(edges.tails)
    return _settled(
        np.zeros_like(paths),
        lambda needs: paths * out_of.sum(on_path * ((1 + needs) * each)[edges.heads]),
    )


def _distances(edges: _Edges) -> Matrix:
    into = _Bundles(edges.heads)

    def step(far: Matrix) -> Matrix:
        return np.minimum(far, into.least(far[edges.tails] + edges.lengths[:, None]))

    return _settled(_nearest(edges.nodes), step)


def _nearest(nodes: int) -> Matrix:
    far = np.full((nodes, nodes), np.inf)
    np.fill_diagonal(far, 0.0)
    return far


def _settled(start: Matrix, step: Callable[[Matrix], Matrix]) -> Matrix:
    """Repeat a step until it changes nothing: after as many as the longest path has edges."""
    now = start
    while not np.array_equal(now, after := step(now)):
        now = after
    return after


class _Bundles:
    """The edges that share an end, to be summed up or compared."""

    def __init__(self, ends: _Places) -> None:
        self._order = np.argsort(ends, kind="stable")
        self._nodes, self._starts = np.unique(ends[self._order], return_index=True)

    def sum(self, values: Matrix) -> Matrix:
        """Return for each node the sum over its edges, 0 where it has none."""
        return self._reduced(np.add, values, 0.0)

    def least(self, values: Matrix) -> Matrix:
        """Return for each node the least of its edges, infinite where it has none."""
        return self._reduced(np.minimum, values, np.inf)

    def _reduced(self, how: np.ufunc, values: Matrix, without: float) -> Matrix:
        result = np.full((values.shape[1], values.shape[1]), without)
        result[self._nodes] = how.reduceat(values[self._order], self._starts, axis=0)
        return result


def _unit(weights: list[float], nodes: int) -> float:
    """Return a unit in which the length of every edge is a whole number, 1 if there is none.

    In floating point two paths of the same length may differ in the last digit
    (1/5 + 1/5 + 1/5 and 1/2 + 1/10), and one of them would not be seen.
    """
    if not all(weight.is_integer() for weight in weights):
        return 1.0
    unit = math.lcm(*map(int, set(weights)))
    return float(unit) if unit * nodes < _EXACT else 1.0
