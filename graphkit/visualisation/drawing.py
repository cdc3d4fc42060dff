"""Decide what is drawn: which lines, how important each node is, what comes first.

A drawing says nothing of colours and positions. It is built from a networkx graph,
which is left alone, and from the records of its statements where there are any.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.data_model import Modality, Polarity
from graphkit.visualisation.text import displayable, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from graphkit.data_model.record import StatementRecord
    from graphkit.visualisation.style import Style

_SMALL_ENOUGH_TO_DRAW_WHOLE = 40
_LEAVES_PER_NODE = 0.25  # topics drawn at first for each person, meeting, country …
_FEW_LEAVES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An entity to draw. ``strength`` is the weight of the lines at it.

    ``codes`` are what others number it by, ``same_as`` web addresses of the same thing.
    """

    id: str
    label: str
    type: str
    alt_labels: tuple[str, ...]
    country: str | None
    date: str | None
    strength: int
    codes: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All edges between two nodes that say the same thing in the same way.

    ``carriers`` are the meetings through which a joint act reaches its source: the
    line repeats what the lines from those meetings to the target say already.
    ``directed`` is false for symmetric relations, drawn once for both directions.
    """

    source: str
    target: str
    relation: str
    label: str
    modality: str
    polarity: str
    weight: int
    statements: tuple[str, ...]
    first: str | None
    last: str | None
    directed: bool
    carriers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Nodes by falling importance, lines, and the ids of the nodes to draw first."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    first: tuple[str, ...]


def draw(
    graph: nx.Graph[str],
    *,
    style: Style,
    records: Iterable[StatementRecord] = (),
    limit: int = 200,
) -> Drawing:
    """Return what to draw of a graph, ``limit`` nodes of it at first."""
    lines = _lines(graph, style, _subjects(records))
    nodes = _nodes(graph, lines)
    return Drawing(nodes=nodes, lines=lines, first=_first(nodes, lines, style, limit))


def _subjects(records: Iterable[StatementRecord]) -> dict[str, str]:
    return {record.id: record.subject for record in records}


def _lines(graph: nx.Graph[str], style: Style, subjects: Mapping[str, str]) -> tuple[Line, ...]:
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for source, target, edge in graph.edges(data=True):
        relation = str(edge.get("relation", ""))
        ends = (source, target)
        if not graph.is_directed() or style.relation_of(relation).symmetric:
            ends = (min(ends), max(ends))
        modality = str(edge.get("modality") or Modality.ASSERTED)
        polarity = str(edge.get("polarity") or Polarity.POSITIVE)
        groups[*ends, relation, modality, polarity].append(edge)
    return tuple(
        _line(key, groups[key], graph.is_directed(), style, subjects) for key in sorted(groups)
    )


def _line(
    key: tuple[str, ...],
    edges: Sequence[Mapping[str, Any]],
    directed: bool,
    style: Style,
    subjects: Mapping[str, str],
) -> Line:
    source, target, relation, modality, polarity = key
    statements = sorted({name for edge in edges for name in edge.get("statements") or ()})
    carriers = {subjects.get(statement, source) for statement in statements}
    days = [(edge.get("first"), edge.get("last")) for edge in edges]
    return Line(
        source=source,
        target=target,
        relation=relation,
        label=displayable(str(edges[0].get("label") or words_of(relation))),
        modality=modality,
        polarity=polarity,
        weight=max(int(edge.get("weight") or 1) for edge in edges),
        statements=tuple(statements),
        first=min((str(first) for first, _ in days if first), default=None),
        last=max((str(last) for _, last in days if last), default=None),
        directed=directed and not style.relation_of(relation).symmetric,
        carriers=() if carriers & {source, target} else tuple(sorted(carriers)),
    )


def words_of(relation: str) -> str:
    """Return a CURIE as words, for a relation that came without a label.

    Examples:
        >>> words_of("gk:agreedOn")
        'agreed on'
    """
    name = relation.rpartition(":")[2]
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()


def _nodes(graph: nx.Graph[str], lines: Iterable[Line]) -> tuple[Node, ...]:
    strength: dict[str, int] = defaultdict(int)
    for line in lines:
        if not line.carriers:
            strength[line.source] += line.weight
            strength[line.target] += line.weight
    nodes = [_node(name, data, strength[name]) for name, data in graph.nodes(data=True)]
    return tuple(sorted(nodes, key=lambda node: (-node.strength, node.label, node.id)))


def _node(name: str, data: Mapping[str, Any], strength: int) -> Node:
    label = displayable(str(data.get("label") or name)) or name
    others = {displayable(str(other)) for other in data.get("alt_labels") or ()} - {label, ""}
    return Node(
        id=name,
        label=label,
        type=str(data.get("type") or "Thing"),
        alt_labels=tuple(sorted(others)),
        country=str(data["country"]) if data.get("country") else None,
        date=str(data["date"]) if data.get("date") else None,
        strength=strength,
        codes=tuple(displayable(str(code)) for code in data.get("codes") or ()),
        same_as=tuple(str(one) for one in data.get("same_as") or () if web_address(str(one))),
    )


def _first(
    nodes: Sequence[Node], lines: Iterable[Line], style: Style, limit: int
) -> tuple[str, ...]:
    """The nodes of the first view: all of a small graph, of a large one what ties it."""
    if len(nodes) <= _SMALL_ENOUGH_TO_DRAW_WHOLE:
        return tuple(node.id for node in nodes[:limit])
    ties: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if not line.carriers:
            ties[line.source].add(line.target)
            ties[line.target].add(line.source)
    wanted = [node for node in nodes if style.type_of(node.type).first]
    leaves = [node.id for node in wanted if style.type_of(node.type).leafy]
    others = min(len(wanted) - len(leaves), int(limit / (1 + _LEAVES_PER_NODE)))
    room = max(_FEW_LEAVES, int(others * _LEAVES_PER_NODE))
    tying = [leaf for leaf in leaves if len(ties[leaf]) > 1]
    left_out = set(leaves) - set(tying[:room])
    chosen = [node.id for node in wanted if node.id not in left_out][:limit]
    tied = [name for name in chosen if not ties[name].isdisjoint(chosen)]
    return tuple(tied or [node.id for node in nodes[:limit]])
