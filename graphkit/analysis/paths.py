"""Who stands between others, and who is near to all: measures over shortest paths."""

from __future__ import annotations

import networkx as nx

from graphkit.analysis.scores import Scores

EXACT_UP_TO = 1500
"""Nodes up to which betweenness is computed over all pairs."""

_PIVOTS = 500


def betweenness(graph: nx.Graph[str], *, exact_up_to: int = EXACT_UP_TO, seed: int = 0) -> Scores:
    """Return the share of shortest paths between others that run through each node.

    The length of an edge is 1 / weight: strong ties are short. Unit: a share of
    all pairs of other nodes, from 0 to 1; pairs without a path count as not
    running through anyone. Larger graphs than ``exact_up_to`` nodes are
    estimated from 500 start nodes drawn with ``seed``, and a note says so.

    Args:
        graph: A simple graph as :func:`graphkit.analysis.collapse` makes it.
        exact_up_to: Number of nodes up to which no sample is drawn.
        seed: Seed of the sample.

    References:
        U. Brandes, "A faster algorithm for betweenness centrality", Journal of
        Mathematical Sociology 25 (2001), 163–177; U. Brandes, C. Pich,
        "Centrality estimation in large networks", International Journal of
        Bifurcation and Chaos 17 (2007), 2303–2318.
    """
    sampled = len(graph) > exact_up_to
    pivots = min(_PIVOTS, len(graph)) if sampled else None
    values = nx.betweenness_centrality(
        graph, k=pivots, normalized=True, weight="distance", seed=seed
    )
    note = (
        f"betweenness is estimated from {pivots} of {len(graph)} start nodes (seed {seed})"
        if sampled
        else ""
    )
    return Scores(measure="betweenness", values=values, notes=(note,) if note else ())


def closeness(graph: nx.Graph[str]) -> Scores:
    """Return how near each node is to all it can reach, scaled by how many those are.

    The length of an edge is 1 / weight. Unit: reached nodes per unit of mean
    distance; it can exceed 1 where weights do. In a disconnected graph the
    correction of Wasserman and Faust multiplies by the share of nodes reached,
    so that two who only know each other do not come out on top; a note says so.
    In a directed graph the distances are those towards the node.

    Args:
        graph: A simple graph as :func:`graphkit.analysis.collapse` makes it.

    References:
        S. Wasserman, K. Faust, "Social Network Analysis", Cambridge University
        Press (1994), 200–201.
    """
    values = nx.closeness_centrality(graph, distance="distance", wf_improved=True)
    parts = (
        nx.number_weakly_connected_components
        if graph.is_directed()
        else (nx.number_connected_components)
    )
    count = parts(graph) if graph else 0
    note = (
        f"the graph falls into {count} components: closeness is taken within each and "
        "multiplied by the share of nodes reached (Wasserman and Faust)"
    )
    return Scores(measure="closeness", values=values, notes=(note,) if count > 1 else ())
