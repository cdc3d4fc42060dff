"""Into which parts a graph falls, and who stands alone."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The size of a graph: ``components`` are numbers of nodes, largest first.

    Isolates are nodes without an edge; each counts as a component of one.
    """

    nodes: int
    edges: int
    components: tuple[int, ...]
    isolates: tuple[str, ...]


def components(graph: nx.Graph[str]) -> tuple[tuple[str, ...], ...]:
    """Return the (weakly) connected components, each sorted by id.

    The largest comes first; of equally large ones the one with the greater sum
    of weights, then the one whose first id comes first.
    """
    if isinstance(graph, nx.DiGraph):
        found = nx.weakly_connected_components(graph)
    else:
        found = nx.connected_components(graph)
    strength = dict(graph.degree(weight="weight"))
    parts = [tuple(sorted(part)) for part in found]
    return tuple(
        sorted(parts, key=lambda part: (-len(part), -sum(strength[node] for node in part), part))
    )


def isolates(graph: nx.Graph[str]) -> tuple[str, ...]:
    """Return the nodes without any edge, sorted by id."""
    return tuple(sorted(nx.isolates(graph)))


def structure(graph: nx.Graph[str]) -> Structure:
    """Return the size of ``graph``, its components and isolates."""
    return Structure(
        nodes=graph.number_of_nodes(),
        edges=graph.number_of_edges(),
        components=tuple(len(part) for part in components(graph)),
        isolates=isolates(graph),
    )
