"""Betweenness by sparse matrices: many start nodes at once, in C instead of in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import dijkstra  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_CELLS = 2_000_000
"""Start nodes × edges looked at together: some tens of megabytes."""
_SAME = 1 + 1e-12
"""Sums of 1 / weight differ in their last digits; paths that only differ so are equally short."""


def dependencies(distances: csr_array, starts: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return for each node the shortest paths through it that begin at one of ``starts``.

    A pair with several shortest paths counts for each node with the share of
    them that run through it. Unit: ordered pairs (start, other node).

    Args:
        distances: Nodes × nodes; the positive length of each edge, in both
            directions where it has none.
        starts: Rows of the matrix to start from.

    References:
        U. Brandes, "A faster algorithm for betweenness centrality", Journal of
        Mathematical Sociology 25 (2001), 163–177; in matrices after E. Robinson,
        "Complex graph algorithms", in J. Kepner, J. Gilbert (eds.), "Graph
        Algorithms in the Language of Linear Algebra", SIAM (2011), 59–84.
    """
    nodes = distances.shape[0]
    total = np.zeros(nodes)
    for batch in _batches(starts, distances.nnz + nodes):
        total += _of_batch(distances, batch).reshape(len(batch), nodes).sum(axis=0)
    return total


def _batches(starts: NDArray[np.intp], cost: int) -> Iterator[NDArray[np.intp]]:
    size = max(1, _CELLS // cost)
    for first in range(0, len(starts), size):
        yield starts[first : first + size]


def _of_batch(distances: csr_array, starts: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the dependencies of each start, one after the other."""
    nodes = distances.shape[0]
    steps = _steps(distances, starts)
    begin = np.zeros(len(starts) * nodes)
    places = np.arange(len(starts)) * nodes + starts
    begin[places] = 1
    paths = _summed(steps.T.tocsr(), begin)
    reached = paths > 0
    share = np.zeros_like(paths)
    share[reached] = 1 / paths[reached]
    through: NDArray[np.float64] = paths * _summed(steps, share)
    through[reached] -= 1
    through[places] = 0
    return through


def _steps(distances: csr_array, starts: NDArray[np.intp]) -> csr_array:
    """Return the edges that lie on shortest paths, in a copy of the graph for each start."""
    edges, nodes = distances.tocoo(), distances.shape[0]
    far = dijkstra(distances, indices=starts)
    via = far[:, edges.row] + edges.data
    copy, edge = np.nonzero(np.isfinite(via) & (via <= far[:, edges.col] * _SAME))
    ends = (copy * nodes + edges.row[edge], copy * nodes + edges.col[edge])
    size = len(starts) * nodes
    return csr_array((np.ones(len(edge)), ends), shape=(size, size))


def _summed(steps: csr_array, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ``values`` plus what arrives after one step, two steps … until nothing moves."""
    total = values.copy()
    moving = steps @ values
    while moving.any():
        total += moving
        moving = steps @ moving
    return total
