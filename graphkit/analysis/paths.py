"""Who stands between others, and who is near to all: measures over shortest paths.

Both look at the shortest paths from every node, which takes time in proportion
to nodes × (nodes + edges). Up to a limit of that, some seconds, they are exact.
"""

from __future__ import annotations

import random

import networkx as nx
import numpy as np

from graphkit.analysis.scores import Scores
from graphkit.analysis.shortest_paths import dependencies

BETWEENNESS_WORK = 8_000_000
CLOSENESS_WORK = 4_000_000
"""Nodes × (nodes + edges) up to which every node is looked at."""

_FEWEST_STARTS = 50
_FEWEST_NODES = 3


def betweenness(
    graph: nx.Graph[str], *, exact_work: int = BETWEENNESS_WORK, seed: int = 0
) -> Scores:
    """Return the share of shortest paths between others that run through each node.

    The length of an edge is 1 / weight: strong ties are short. Unit: a share of
    all pairs of other nodes, from 0 to 1; pairs without a path count as not
    running through anyone. On graphs beyond ``exact_work`` it is estimated from
    start nodes drawn with ``seed``, and a note says so.

    Args:
        graph: A simple graph as :func:`graphkit.analysis.collapse` makes it.
        exact_work: Nodes × (nodes + edges) up to which no sample is drawn.
        seed: Seed of the sample.

    References:
        U. Brandes, "A faster algorithm for betweenness centrality", Journal of
        Mathematical Sociology 25 (2001), 163–177; U. Brandes, C. Pich,
        "Centrality estimation in large networks", International Journal of
        Bifurcation and Chaos 17 (2007), 2303–2318.
    """
    nodes = len(graph)
    if graph.number_of_edges() == 0 or nodes < _FEWEST_NODES:
        return Scores(measure="betweenness", values=dict.fromkeys(graph, 0.0))
    number = nodes if _work(graph) <= exact_work else _starts(graph, exact_work)
    # Python's generator draws the same on every machine.
    starts = sorted(random.Random(seed).sample(range(nodes), number))  # noqa: S311 - no secret
    lengths = nx.to_scipy_sparse_array(graph, weight="distance", format="csr")
    through = dependencies(lengths, np.array(starts, dtype=np.intp))
    shares = through * (nodes / number) / ((nodes - 1) * (nodes - 2))
    values = dict(zip(graph, map(float, shares), strict=True))
    note = f"betweenness is estimated from {number} of {nodes} start nodes (seed {seed})"
    return Scores(measure="betweenness", values=values, notes=(note,) if number < nodes else ())


def closeness(graph: nx.Graph[str], *, exact_work: int = CLOSENESS_WORK) -> Scores:
    """Return how near each node is to all it can reach, scaled by how many those are.

    The length of an edge is 1 / weight. Unit: inverse mean distance; it can
    exceed 1 where weights do. In a disconnected graph the correction of
    Wasserman and Faust multiplies by the share of nodes reached, so that two
    who only know each other do not come out on top; a note says so. In a
    directed graph the distances are those towards the node. Graphs beyond
    ``exact_work`` get no values, and a note says that too.

    Args:
        graph: A simple graph as :func:`graphkit.analysis.collapse` makes it.
        exact_work: Nodes × (nodes + edges) up to which it is computed.

    References:
        S. Wasserman, K. Faust, "Social Network Analysis", Cambridge University
        Press (1994), 200–201.
    """
    if _work(graph) > exact_work:
        note = f"closeness is not computed on so large a graph ({len(graph)} nodes)"
        return Scores(measure="closeness", notes=(note,))
    values = nx.closeness_centrality(graph, distance="distance", wf_improved=True)
    parts = _number_of_components(graph)
    note = (
        f"the graph falls into {parts} components: closeness is taken within each and "
        "multiplied by the share of nodes reached (Wasserman and Faust)"
    )
    return Scores(measure="closeness", values=values, notes=(note,) if parts > 1 else ())


def _work(graph: nx.Graph[str]) -> int:
    return len(graph) * (len(graph) + graph.number_of_edges())


def _starts(graph: nx.Graph[str], exact_work: int) -> int:
    affordable = exact_work // (len(graph) + graph.number_of_edges())
    return min(len(graph), max(_FEWEST_STARTS, affordable))


def _number_of_components(graph: nx.Graph[str]) -> int:
    if isinstance(graph, nx.DiGraph):
        return int(nx.number_weakly_connected_components(graph))
    return int(nx.number_connected_components(graph))
