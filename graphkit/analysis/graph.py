"""Bring any projection into the one form the measures are defined on.

A projection may be directed, have parallel edges and loops. Every measure of
this package speaks of a simple weighted graph, so that its number means the
same everywhere; :func:`collapse` makes that graph and says what it did.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.data_model import Modality, Polarity
from graphkit.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Mapping


def collapse(graph: nx.Graph[str], *, directed: bool = False) -> nx.Graph[str]:
    """Return ``graph`` as a simple graph whose edges bear ``weight`` and ``distance``.

    Parallel edges become one edge with the sum of their weights (an edge that
    names no weight counts 1); ``distance`` is 1 / weight, so that two who share
    many meetings are close. Loops are dropped: nobody is tied to himself.
    Without ``directed`` the two directions of a directed graph are added up.

    Nodes and edges come in sorted order, so that no result depends on the order
    in which ``graph`` was filled. ``graph`` is not changed.

    Raises:
        AnalysisError: A weight is not a positive number.

    Examples:
        >>> talks = nx.MultiGraph()
        >>> _ = talks.add_edge("person/b", "person/a", weight=2)
        >>> _ = talks.add_edge("person/a", "person/b", weight=1)
        >>> list(collapse(talks).edges(data="weight"))
        [('person/a', 'person/b', 3.0)]
    """
    keep_direction = directed and graph.is_directed()
    simple: nx.Graph[str] = nx.DiGraph() if keep_direction else nx.Graph()
    simple.add_nodes_from((node, dict(graph.nodes[node])) for node in sorted(graph))
    weights: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for source, target, attributes in graph.edges(data=True):
        if source != target:
            pair = (source, target) if keep_direction or source < target else (target, source)
            weights[pair].append(_weight(source, target, attributes))
    for (source, target), values in sorted(weights.items()):
        total = math.fsum(values)
        simple.add_edge(source, target, weight=total, distance=1 / total)
    return simple


def without_nodes(graph: nx.Graph[str], nodes: frozenset[str]) -> nx.Graph[str]:
    """Return a copy of ``graph`` that lacks ``nodes`` and their edges."""
    rest: nx.Graph[str] = graph.copy()
    rest.remove_nodes_from(sorted(nodes))
    return rest


def asserted_part(graph: nx.Graph[str]) -> tuple[nx.Graph[str], int]:
    """Return the graph without its planned, denied … edges, and how many those were.

    An edge that names no modality or polarity counts as asserted.
    """
    rest = graph.__class__()
    rest.graph.update(graph.graph)
    rest.add_nodes_from(graph.nodes(data=True))
    edges = [edge for edge in graph.edges(data=True) if _is_asserted(edge[2])]
    rest.add_edges_from(edges)
    return rest, graph.number_of_edges() - len(edges)


def _is_asserted(attributes: Mapping[str, object]) -> bool:
    return (attributes.get("modality") or Modality.ASSERTED) == Modality.ASSERTED and (
        attributes.get("polarity") or Polarity.POSITIVE
    ) == Polarity.POSITIVE


def _weight(source: str, target: str, attributes: dict[str, Any]) -> float:
    weight = attributes.get("weight", 1)
    if not isinstance(weight, int | float) or not math.isfinite(weight) or weight <= 0:
        message = f"the edge from {source!r} to {target!r} has the weight {weight!r}"
        raise AnalysisError(message, "a weight is a positive number")
    return float(weight)
