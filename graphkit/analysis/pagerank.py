"""Who is tied to those who are much tied themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graphkit.analysis.components import components
from graphkit.analysis.iteration import TOLERANCE, product, settled
from graphkit.analysis.scores import Scores
from graphkit.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Mapping

_DENSE_UP_TO = 500
_ITERATIONS = 1000


def pagerank(graph: nx.Graph[str], *, damping: float = 0.85) -> Scores:
    """Return the share of time a random walker spends at each node.

    The walker follows an edge in proportion to its weight and, with probability
    1 - ``damping``, starts anew anywhere. Unit: a share; all nodes add up to 1.
    In a disconnected graph each component keeps the share of its number of nodes,
    so that two who only know each other rank high; a note says so.

    Args:
        graph: A simple graph as :func:`graphkit.analysis.collapse` makes it.
        damping: How often the walker goes on rather than starting anew.

    Raises:
        AnalysisError: The walk does not settle.

    References:
        S. Brin, L. Page, "The anatomy of a large-scale hypertextual Web search
        engine", Computer Networks 30 (1998), 107–117.
    """
    if not graph:
        return Scores(measure="PageRank")
    values = (_in_a_matrix if len(graph) <= _DENSE_UP_TO else _sparse)(graph, damping)
    if not values:
        message = f"PageRank did not settle with damping {damping:g}"
        raise AnalysisError(message, "use a lower damping, such as 0.85")
    tied = [part for part in components(graph) if len(part) > 1]
    note = (
        f"the graph has {len(tied)} components with edges: PageRank gives each its share by number "
        "of nodes, so that members of a small one rank high"
    )
    return Scores(measure="PageRank", values=values, notes=(note,) if len(tied) > 1 else ())


def _in_a_matrix(graph: nx.Graph[str], damping: float) -> Mapping[str, float]:
    """Walk without scipy, which is slow to import."""
    # Turned and copied: the product runs along the rows.
    steps = np.ascontiguousarray(nx.google_matrix(graph, alpha=damping, weight="weight").T)
    start = np.full(len(graph), 1 / len(graph))
    shares = settled(start, lambda now: product(steps, now), most=_ITERATIONS)
    return {} if shares is None else dict(zip(graph, shares.tolist(), strict=True))


def _sparse(graph: nx.Graph[str], damping: float) -> Mapping[str, float]:
    try:
        return dict(
            nx.pagerank(graph, alpha=damping, weight="weight", tol=TOLERANCE, max_iter=_ITERATIONS)
        )
    except nx.PowerIterationFailedConvergence:
        return {}
