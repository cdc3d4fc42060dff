"""Who is tied to those who are much tied themselves."""

from __future__ import annotations

import networkx as nx

from graphkit.analysis.components import components
from graphkit.analysis.scores import Scores
from graphkit.errors import AnalysisError

_TOLERANCE = 1e-12
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
    try:
        values = nx.pagerank(
            graph, alpha=damping, weight="weight", tol=_TOLERANCE, max_iter=_ITERATIONS
        )
    except nx.PowerIterationFailedConvergence as error:
        message = f"PageRank did not settle with damping {damping:g}"
        raise AnalysisError(message, "use a lower damping, such as 0.85") from error
    tied = [part for part in components(graph) if len(part) > 1]
    note = (
        f"the graph has {len(tied)} components with edges: PageRank gives each its share by number "
        "of nodes, so that members of a small one rank high"
    )
    return Scores(measure="PageRank", values=values, notes=(note,) if len(tied) > 1 else ())
