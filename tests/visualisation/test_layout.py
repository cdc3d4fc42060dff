from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from graphkit.visualisation.drawing import draw
from graphkit.visualisation.layout import Box, Plane, positions
from graphkit.visualisation.network import sizes
from graphkit.visualisation.style import load_style


def _positions(graph: Any, records: Any = ()) -> dict[str, tuple[int, int]]:
    drawing = draw(graph, style=load_style(), records=records)
    return positions(drawing, sizes(drawing))


def _bodies(graph: Any, places: dict[str, tuple[int, int]]) -> list[Box]:
    drawing = draw(graph, style=load_style())
    radius = sizes(drawing)
    return [Box(x, y, 2 * radius[name], 2 * radius[name]) for name, (x, y) in places.items()]


@pytest.mark.parametrize(
    "graph",
    [
        nx.star_graph(400),
        nx.path_graph(3),
        nx.disjoint_union_all([nx.path_graph(2)] * 30),
        nx.empty_graph(50),
        nx.complete_graph(40),
    ],
    ids=["star", "path", "pairs", "isolates", "complete"],
)
def test_nodes_do_not_overlap(graph: Any) -> None:
    named = nx.relabel_nodes(graph, {number: f"person/{number:03d}" for number in graph})
    places = _positions(named)
    assert len(places) == len(named)
    assert not any(one.meets(other) for one, other in combinations(_bodies(named, places), 2))


def test_order_of_nodes_and_edges_does_not_matter(sample: Any) -> None:
    shuffled: Any = nx.MultiDiGraph()
    shuffled.add_nodes_from(reversed(list(sample.graph.nodes(data=True))))
    shuffled.add_edges_from(reversed(list(sample.graph.edges(data=True))))
    assert _positions(shuffled, sample.records) == _positions(sample.graph, sample.records)


def test_self_loop_and_no_nodes_are_laid_out() -> None:
    loop: Any = nx.MultiDiGraph([("a", "a")])
    assert _positions(loop) == {"a": (0, 0)}
    assert _positions(nx.MultiDiGraph()) == {}


def test_plane_finds_the_nearest_free_spot() -> None:
    plane = Plane()
    plane.add(Box(0, 0, 20, 20))
    found = plane.find(Box(0, 0, 20, 20))
    assert not found.meets(Box(0, 0, 20, 20))
    assert max(abs(found.x), abs(found.y)) < 60
