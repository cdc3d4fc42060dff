"""Whom the second ranking leaves out: the hubs, or who is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import ReportError
from graphkit.reports.kinds import PERSON
from graphkit.reports.ranking import label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graphkit.reports.report import Hub


def of_type(graph: nx.Graph[str], kind: str) -> list[str]:
    """Return the nodes of a type, sorted."""
    return sorted(node for node, data in graph.nodes(data=True) if data.get("type") == kind)


def named_nodes(graphs: Mapping[str, nx.Graph[str]], names: Iterable[str]) -> frozenset[str]:
    """Return the ids of nodes given by id or by label.

    Raises:
        ReportError: No graph has such a node.
    """
    found: set[str] = set()
    for name in names:
        matching = {
            node
            for graph in graphs.values()
            for node, data in graph.nodes(data=True)
            if name in (node, data.get("label"))
        }
        if not matching:
            message = f"nothing to leave out is called {name!r}"
            raise ReportError(message, "give the id or the label of a node")
        found |= matching
    return frozenset(found)


def left_out(graph: nx.Graph[str], hubs: Iterable[Hub], named: frozenset[str]) -> tuple[str, ...]:
    """Return the nodes to leave out: the hubs or, where no person is a node, their countries."""
    people = {hub.id for hub in hubs}
    countries = {hub.country for hub in hubs} - {""}
    standing_in = [] if of_type(graph, PERSON) else of_type(graph, "Country")
    nodes = {node for node in graph if node in people | named}
    nodes |= {node for node in standing_in if label_of(graph, node) in countries}
    return tuple(sorted(nodes))
