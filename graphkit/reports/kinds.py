"""What kind of thing an id names, and which relations are speech acts."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

from graphkit.resources.files import read_resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graphkit.reports.report import TypeTable

TOPIC = "Topic"
PERSON = "Person"
ENCOUNTERS = frozenset({"Meeting", "Call", "Visit"})


class Kinds:
    """The types of nodes: those the graphs give, else the one the id begins with."""

    def __init__(self, graphs: Mapping[str, nx.Graph[str]]) -> None:
        self._types = {
            node: str(data["type"])
            for graph in graphs.values()
            for node, data in graph.nodes(data=True)
            if "type" in data
        }

    def of(self, node: str) -> str:
        """Return the type of a node.

        Examples:
            >>> Kinds({}).of("person/ana")
            'Person'
        """
        return self._types.get(node) or node.partition("/")[0].capitalize()

    def is_actor(self, node: str) -> bool:
        """Whether a node is one that acts."""
        return self.of(node) in actor_types()


@cache
def act_kinds() -> Mapping[str, str]:
    """Return the word for each relation that is a speech act, in the order of the words.

    Examples:
        >>> act_kinds()["gk:urged"]
        'asked'
    """
    words = yaml.safe_load(read_resource("templates", "report.yaml"))["acts"]
    return MappingProxyType({one: word for word, found in words.items() for one in found})


@cache
def actor_types() -> tuple[str, ...]:
    """Return the types of nodes that act."""
    return tuple(yaml.safe_load(read_resource("templates", "report.yaml"))["actors"])


def foremost(tables: Iterable[TypeTable]) -> list[TypeTable]:
    """Return the tables of those who act first, in the order of `report.yaml`."""
    return sorted(tables, key=lambda table: foremost_types(table.type))


def foremost_types(kind: str) -> tuple[int, str]:
    """Return the place of a type: those who act first, in the order of `report.yaml`."""
    order = actor_types()
    return (order.index(kind) if kind in order else len(order), kind)
