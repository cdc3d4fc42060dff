"""How many others an actor is tied to, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis.scores import Scores

if TYPE_CHECKING:
    import networkx as nx


def degree(graph: nx.Graph[str]) -> Scores:
    """Count the distinct neighbours of each node.

    Unit: neighbours (a whole number). In a directed graph a neighbour that is
    tied both ways counts twice, once for each direction.

    Args:
        graph: A simple graph as :func:`graphkit.analysis.collapse` makes it.

    References:
        L. C. Freeman, "Centrality in social networks: conceptual clarification",
        Social Networks 1 (1978), 215–239.
    """
    return Scores(measure="degree", values=dict(graph.degree()))


def weighted_degree(graph: nx.Graph[str]) -> Scores:
    """Add up the weights of each node's edges.

    Unit: that of the projection's weight (shared meetings, statements …). Also
    called strength.

    Args:
        graph: A simple graph as :func:`graphkit.analysis.collapse` makes it.

    References:
        A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani, "The
        architecture of complex weighted networks", PNAS 101 (2004), 3747–3752.
    """
    return Scores(measure="weighted degree", values=dict(graph.degree(weight="weight")))
