"""Who stands between others with few ties of his own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis import betweenness, collapse, rounded
from graphkit.reports.kinds import actor_types
from graphkit.reports.ranking import label_of, type_of
from graphkit.reports.sections import Broker

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

FEWEST_TIES = 2
"""Neighbours one needs to stand between anybody."""


def find_brokers(
    graph: nx.Graph[str], known: Mapping[str, float] | None = None
) -> tuple[Broker, ...]:
    """Return the nodes with any betweenness, most of it per neighbour first.

    Actors only where there are any: between two persons stands their meeting, which
    tells nothing. Direction is ignored. ``known`` is the betweenness, where it has been
    measured already.

    References:
        M. G. Everett, T. W. Valente, "Bridging, brokerage and betweenness", Social
        Networks 44 (2016), 202–208: betweenness by degree, here without the constant
        they add; betweenness after L. C. Freeman (1977).
    """
    simple = collapse(graph)
    between, ties = known or betweenness(simple).values, dict(simple.degree())
    actors = [node for node in simple if type_of(simple, node) in actor_types()] or list(simple)
    found = [
        Broker(
            id=node,
            label=label_of(simple, node),
            type=type_of(simple, node),
            betweenness=rounded(between[node]),
            degree=ties[node],
            brokerage=rounded(between[node] / ties[node]),
        )
        for node in actors
        if between[node] > 0 and ties[node] >= FEWEST_TIES
    ]
    return tuple(sorted(found, key=lambda one: (-one.brokerage, one.label, one.id)))
