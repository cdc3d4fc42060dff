"""The measures once more, on the arrays of one draw: quick enough to repeat two hundred times.

Each gives the numbers of the function of its name in this package, without notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]
from scipy.sparse.linalg import ArpackError, eigsh  # type: ignore[import-untyped]

from graphkit.analysis.shortest_paths import dependencies

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.float64]
    Drawn: TypeAlias = Callable[[csr_array, bool], Numbers]

_DAMPING = 0.85
_TOLERANCE = 1e-8
_ITERATIONS = 500
_DENSE_UP_TO = 64
_FEWEST_FOR_PATHS = 3


def degree(weights: csr_array, directed: bool) -> Numbers:
    """Count the neighbours; in a directed graph those of both directions."""
    return weighted_degree(weights.astype(bool).astype(float), directed)


def weighted_degree(weights: csr_array, directed: bool) -> Numbers:
    """Add up the weights."""
    outward: Numbers = weights.sum(axis=1)
    return outward + weights.sum(axis=0) if directed else outward


def pagerank(weights: csr_array, directed: bool) -> Numbers:
    """Return the stationary shares of the walk; who has no way out starts anew anywhere."""
    del directed
    nodes = weights.shape[0]
    out = weights.sum(axis=1)
    stuck = out == 0
    inward = weights.T.tocsr()
    rate = np.divide(_DAMPING, out, out=np.zeros(nodes), where=~stuck)
    share: Numbers = np.full(nodes, 1 / nodes)
    for _ in range(_ITERATIONS):
        anew = (1 - _DAMPING + _DAMPING * share[stuck].sum()) / nodes
        moved: Numbers = inward @ (share * rate) + anew
        if np.abs(moved - share).sum() < _TOLERANCE:
            return moved
        share = moved
    return share


def betweenness(weights: csr_array, directed: bool) -> Numbers:
    """Return the share of shortest paths, from every node."""
    del directed
    nodes = weights.shape[0]
    if nodes < _FEWEST_FOR_PATHS:
        return np.zeros(nodes)
    lengths = weights.copy()
    lengths.data = 1 / lengths.data
    tied = np.flatnonzero(np.diff(weights.indptr))
    through: Numbers = dependencies(lengths, tied) / ((nodes - 1) * (nodes - 2))
    return through


def eigenvector(weights: csr_array, directed: bool) -> Numbers:
    """Return the leading vector on the largest component, NaN elsewhere or if none is found."""
    both = weights + weights.T if directed else weights
    inside = _largest(both)
    scores = np.full(both.shape[0], np.nan)
    if len(inside) > 1:
        scores[inside] = _leading(both[inside][:, inside])
    return scores


def _largest(weights: csr_array) -> NDArray[np.intp]:
    """Return the nodes of the largest component; of equals the heaviest, then the first."""
    _, part = connected_components(weights, directed=False)
    size, weight = np.bincount(part), np.bincount(part, weights.sum(axis=1))
    return np.flatnonzero(part == np.lexsort((-np.arange(len(size)), weight, size))[-1])


def _leading(weights: csr_array) -> Numbers:
    if weights.shape[0] <= _DENSE_UP_TO:
        vector: Numbers = np.linalg.eigh(weights.toarray())[1][:, -1]
        return np.abs(vector)
    try:
        _, vectors = eigsh(weights, k=1, which="LA", v0=np.ones(weights.shape[0]), tol=1e-10)
    except ArpackError:
        return np.full(weights.shape[0], np.nan)
    found: Numbers = np.abs(vectors[:, 0])
    return found
