"""Which nodes hang together more than chance would have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graphkit.analysis.graph import collapse

if TYPE_CHECKING:
    from collections.abc import Hashable

SEED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A group of nodes; ``members`` come most strongly tied inside the group first."""

    number: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Communities:
    """All groups, largest first, and how good the division is.

    ``modularity`` runs from -0.5 to 1; below some 0.3 the division says little.
    Isolates stand outside every group.
    """

    groups: tuple[Community, ...]
    modularity: float
    seed: int


def communities(graph: nx.Graph[str], *, resolution: float = 1.0, seed: int = SEED) -> Communities:
    """Divide a graph into communities by modularity (Louvain), direction ignored.

    Takes any projection. The method draws lots, so ``seed`` is fixed: the same
    graph gives the same groups, whatever the order it was filled in.

    References:
        V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding
        of communities in large networks", Journal of Statistical Mechanics (2008),
        P10008.
    """
    simple = collapse(graph)
    simple.remove_nodes_from(list(nx.isolates(simple)))
    if not simple:
        return Communities(groups=(), modularity=0.0, seed=seed)
    names = list(simple)
    numbered = _numbered(simple)
    found = nx.community.louvain_communities(
        numbered, weight="weight", resolution=resolution, seed=seed
    )
    parts = sorted((sorted(part) for part in found), key=lambda part: (-len(part), part))
    return Communities(
        groups=tuple(
            Community(number=number, members=_members(simple, [names[i] for i in part]))
            for number, part in enumerate(parts, start=1)
        ),
        modularity=nx.community.modularity(
            numbered, [set(part) for part in parts], weight="weight", resolution=resolution
        ),
        seed=seed,
    )


def _numbered(graph: nx.Graph[str]) -> nx.Graph[Hashable]:
    """Return the graph with whole numbers for ids: sets of strings have no fixed order."""
    number = {name: place for place, name in enumerate(graph)}
    numbered: nx.Graph[Hashable] = nx.Graph()
    numbered.add_nodes_from(number.values())
    for source, target, data in graph.edges(data=True):
        numbered.add_edge(number[source], number[target], weight=data["weight"])
    return numbered


def _members(graph: nx.Graph[str], nodes: list[str]) -> tuple[str, ...]:
    inside = set(nodes)
    strength = {
        node: sum(data["weight"] for other, data in graph[node].items() if other in inside)
        for node in nodes
    }
    return tuple(sorted(nodes, key=lambda node: (-strength[node], node)))
