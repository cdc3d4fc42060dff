"""Give every node a place: seeded, without overlaps, the same on every run.

The nodes of the first view are laid out by force, component by component. The
others are put around the most important neighbour that has a place already, so
that the picture stays where it is when they are brought in. The page places
those itself, when they are drawn: far fewer of them are drawn at once.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graphkit.visualisation.text import columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.visualisation.drawing import Drawing, Node

SEED = 20
_WIDER_THAN_HIGH = 1.1
_FILLED = 0.5  # share of the plane that nodes and labels cover
_CELL = 120.0
_STEP, _STRIDE = 14.0, 56.0  # between the spots tried for a node of the first view, for others
_REGION = 240.0
_LETTER, _LINE, _GAP = 6.6, 15.0, 10.0  # what a label takes, in the units of the picture
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around a centre."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Return whether two boxes overlap."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )


_ORIGIN = Box(0.0, 0.0, 0.0, 0.0)


class Plane:
    """Boxes, and the free spots between them."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._tried: dict[tuple[float, float], int] = {}

    def place(self, wish: Box, *, stride: float = _STEP) -> Box:
        """Put a box on the free spot nearest to where it wishes to be and return it."""
        box = self.find(wish, stride=stride)
        self.add(box)
        return box

    def add(self, box: Box) -> None:
        """Put a box exactly where it is."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def find(self, wish: Box, *, stride: float = _STEP) -> Box:
        """Return the free spot nearest to where a box wishes to be, seen in strides.

        Boxes with the same wish do not look twice at the spots that were taken.
        """
        start = (wish.x, wish.y)
        turn = self._tried.get(start, 0)
        while not self._is_free(box := _on_spiral(wish, turn, stride)):
            turn += 1
        self._tried[start] = turn
        return box

    def _is_free(self, box: Box) -> bool:
        return not any(
            box.meets(other) for cell in _cells(box) for other in self._cells.get(cell, ())
        )


def positions(drawing: Drawing, sizes: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """Return whole-number coordinates for every node of a drawing."""
    boxes = {node.id: _box(node, sizes[node.id]) for node in drawing.nodes}
    plane = Plane()
    placed = {name: plane.place(wish) for name, wish in _forced(drawing, boxes).items()}
    anchors = _anchors(drawing)
    for node in drawing.nodes:
        if node.id not in placed:
            near = next((placed[name] for name in anchors[node.id] if name in placed), _ORIGIN)
            placed[node.id] = plane.place(_in_region(boxes[node.id], near), stride=_STRIDE)
    return _rounded(placed)


def first_positions(drawing: Drawing, sizes: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """Return whole-number coordinates for the nodes of the first view alone."""
    first = set(drawing.first)
    boxes = {node.id: _box(node, sizes[node.id]) for node in drawing.nodes if node.id in first}
    plane = Plane()
    return _rounded({name: plane.place(wish) for name, wish in _forced(drawing, boxes).items()})


def _rounded(placed: Mapping[str, Box]) -> dict[str, tuple[int, int]]:
    return {name: (round(box.x), round(box.y)) for name, box in sorted(placed.items())}


def _anchors(drawing: Drawing) -> dict[str, list[str]]:
    """The neighbours of each node, those of the first view first, then by importance."""
    rank = {name: place for place, name in enumerate(drawing.first)}
    rank |= {
        node.id: len(drawing.first) + place
        for place, node in enumerate(drawing.nodes)
        if node.id not in rank
    }
    near: dict[str, set[str]] = defaultdict(set)
    for line in drawing.lines:
        near[line.source].add(line.target)
        near[line.target].add(line.source)
    return defaultdict(list, {name: sorted(near[name], key=rank.__getitem__) for name in near})


def _forced(drawing: Drawing, boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Where the nodes of the first view wish to be, the most important ones first."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(drawing.first)
    graph.add_edges_from(
        (line.source, line.target, {"weight": 1 + math.log(line.weight)})
        for line in drawing.lines
        if not line.carriers and line.source in graph and line.target in graph
    )
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    plane = Plane()
    wishes: dict[str, Box] = {}
    for part in parts:
        local = _component(graph.subgraph(part), boxes)
        frame = plane.find(_frame(local.values()))
        for name, box in local.items():
            wishes[name] = _moved(box, box.x + frame.x, box.y + frame.y)
            plane.add(wishes[name])
    return {name: wishes[name] for name in drawing.first}


def _component(part: nx.Graph[str], boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Lay out connected nodes around the origin, on as much room as their boxes need."""
    names = sorted(part)
    if len(names) == 1:
        return {names[0]: boxes[names[0]]}
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(names)
    ordered.add_weighted_edges_from(
        sorted(
            (min(a, b), max(a, b), float(data["weight"])) for a, b, data in part.edges(data=True)
        )
    )
    places = nx.spring_layout(ordered, k=_spread(len(names)), iterations=300, seed=SEED)
    return _evened(
        [(name, float(places[name][0]), float(places[name][1])) for name in names], boxes
    )


def _evened(around: Iterable[tuple[str, float, float]], boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Keep direction and order of distance from the middle, and fill an ellipse evenly.

    Forces crowd the neighbours of a hub around it and leave the margin empty.
    """
    evened, covered = {}, 0.0
    for name, x, y in sorted(around, key=lambda place: (math.hypot(*place[1:]), place[0])):
        area = boxes[name].width * boxes[name].height / _FILLED
        distance = math.sqrt((covered + area / 2) / math.pi / _WIDER_THAN_HIGH)
        angle = math.atan2(y, x)
        evened[name] = _moved(
            boxes[name],
            distance * math.cos(angle) * _WIDER_THAN_HIGH,
            distance * math.sin(angle),
        )
        covered += area
    return evened


def _spread(count: int) -> float:
    """The distance that spring-laid neighbours keep; the library's own is too tight."""
    return 1.6 / math.sqrt(count)


def _frame(boxes: Iterable[Box]) -> Box:
    """A box around the origin that holds all boxes of a component, with a margin."""
    held = list(boxes)
    width = max(2 * abs(box.x) + box.width for box in held)
    height = max(2 * abs(box.y) + box.height for box in held)
    return Box(0.0, 0.0, width + _CELL / 2, height + _CELL / 2)


def _box(node: Node, size: float) -> Box:
    lines = wrapped(node.label).split("\n")
    wide = max(columns(line) for line in lines) * _LETTER
    return Box(0.0, 0.0, max(wide, 2 * size) + _GAP, 2 * size + len(lines) * _LINE + _GAP)


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(x, y, box.width, box.height)


def _in_region(box: Box, near: Box) -> Box:
    """A box in the middle of the region another is in, so that neighbours share a wish."""
    return _moved(box, round(near.x / _REGION) * _REGION, round(near.y / _REGION) * _REGION)


def _on_spiral(wish: Box, turn: int, stride: float) -> Box:
    distance = stride * math.sqrt(turn)
    angle = turn * _GOLDEN_ANGLE
    return _moved(
        wish,
        wish.x + distance * math.cos(angle) * _WIDER_THAN_HIGH,
        wish.y + distance * math.sin(angle),
    )


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    """The cells of a coarse grid that a box touches."""
    columns_ = range(
        math.floor((box.x - box.width / 2) / _CELL), math.floor((box.x + box.width / 2) / _CELL) + 1
    )
    rows = range(
        math.floor((box.y - box.height / 2) / _CELL),
        math.floor((box.y + box.height / 2) / _CELL) + 1,
    )
    return ((column, row) for column in columns_ for row in rows)
