"""Fill a pyvis Network in bulk, without touching the graph it is made of.

pyvis' own ``add_edge`` and ``from_nx`` look through all edges for each new one
and write into the caller's graph; assigning its lists does neither.
"""

from __future__ import annotations

import html
import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from graphkit.data_model import Modality, Polarity
from graphkit.visualisation.drawing import draw
from graphkit.visualisation.layout import SEED, positions
from graphkit.visualisation.style import load_style
from graphkit.visualisation.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from graphkit.visualisation.drawing import Drawing, Line, Node
    from graphkit.visualisation.style import Style, TypeStyle

_SMALLEST, _LARGEST = 7.0, 24.0
_THICKEST = 7.0
_WORD_JOINER = "\u2060"
_OPTIONS: dict[str, Any] = {
    "layout": {"improvedLayout": False, "randomSeed": SEED},
    "physics": {
        "enabled": False,
        "barnesHut": {"avoidOverlap": 0.4, "gravitationalConstant": -9000, "springLength": 140},
        "stabilization": {"enabled": False},
    },
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 120},
    "nodes": {"font": {"size": 14, "face": "system-ui, sans-serif"}},
    "edges": {
        "arrows": {"to": {"scaleFactor": 0.45}},
        "smooth": {"enabled": True, "type": "continuous", "roundness": 0.1},
    },
}


def to_pyvis(graph: nx.Graph[str]) -> Network:
    """Return a graph as a pyvis Network that can be changed and shown as any other.

    All nodes and edges are in it, placed, with physics switched off. Parallel edges
    that say the same thing are one. Tooltips are plain text.

    Args:
        graph: Any projection. It is not changed.

    Examples:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph(title="Talks")
        >>> graph.add_node("person/ruiz", label="Ana Ruiz", type="Person")
        >>> graph.add_node("person/berg", label="Tor Berg", type="Person")
        >>> _ = graph.add_edge("person/ruiz", "person/berg", relation="gk:met", label="met")
        >>> network = to_pyvis(graph)
        >>> network.num_nodes(), network.num_edges()
        (2, 1)
    """
    style = load_style()
    drawing = draw(graph, style=style)
    network = network_of(drawing, style, positions(drawing, sizes(drawing)))
    network.directed = graph.is_directed()
    network.heading = html.escape(str(graph.graph.get("title") or ""))
    return network


def network_of(drawing: Drawing, style: Style, places: Mapping[str, tuple[int, int]]) -> Network:
    """Return a drawing as a Network: its lists assigned, its options a plain dictionary.

    Nodes without a place have no coordinates.
    """
    network = Network(height="800px", cdn_resources="in_line")
    radius = sizes(drawing)
    network.nodes = [
        _node(node, style.type_of(node.type))
        | {"size": radius[node.id]}
        | dict(zip("xy", places.get(node.id, (None, None)), strict=True))
        for node in drawing.nodes
    ]
    network.node_ids = [node["id"] for node in network.nodes]
    network.node_map = dict(zip(network.node_ids, network.nodes, strict=True))
    network.edges = list(_edges(drawing, style))
    network.options = _OPTIONS
    return network


def sizes(drawing: Drawing) -> dict[str, float]:
    """Return the radius of each node: its area grows with the weight of its lines."""
    most = max((node.strength for node in drawing.nodes), default=0) or 1
    return {
        node.id: round(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(node.strength / most), 1)
        for node in drawing.nodes
    }


def _node(node: Node, style: TypeStyle) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": wrapped(node.label),
        "title": _tooltip(f"{node.label} ({style.one})"),
        "name": node.label,
        "type": node.type,
        "alt_labels": list(node.alt_labels),
        "country": node.country,
        "date": node.date,
        "codes": list(node.codes),
        "same_as": list(node.same_as),
        "strength": node.strength,
        "shape": style.shape,
        "borderWidth": 2,
        "color": {
            "border": style.colour,
            "background": "#ffffff" if style.hollow else style.colour,
        },
    }


def _edges(drawing: Drawing, style: Style) -> Iterator[dict[str, Any]]:
    """The lines in order; those between the same two nodes fan out."""
    names = {node.id: node.label for node in drawing.nodes}
    colours = {family.id: family.light for family in style.families}
    seen: Counter[tuple[str, str]] = Counter()
    for number, line in enumerate(drawing.lines):
        pair = (min(line.source, line.target), max(line.source, line.target))
        colour = colours[style.relation_of(line.relation).family]
        yield _edge(line, names) | {
            "id": f"line/{number}",
            "color": colour,
            "smooth": _bend(seen[pair], mirrored=line.source != pair[0]),
        }
        seen[pair] += 1


def _edge(line: Line, names: dict[str, str]) -> dict[str, Any]:
    negative = line.polarity == Polarity.NEGATIVE
    saying = " – ".join((names[line.source], line.label, names[line.target]))
    return {
        "from": line.source,
        "to": line.target,
        "title": _tooltip(f"not: {saying}" if negative else saying),
        "relation": line.relation,
        "words": line.label,
        "modality": line.modality,
        "polarity": line.polarity,
        "directed": line.directed,
        "weight": line.weight,
        "statements": list(line.statements),
        "carriers": list(line.carriers),
        "first": line.first,
        "last": line.last,
        "width": round(min(1 + 1.3 * math.log2(line.weight), _THICKEST), 1),
        "dashes": line.modality != Modality.ASSERTED,
        "arrows": {"to": {"enabled": line.directed or negative, "type": _end(line)}},
    }


def _end(line: Line) -> str:
    return "bar" if line.polarity == Polarity.NEGATIVE else "arrow"


def _bend(place: int, *, mirrored: bool) -> dict[str, Any]:
    """The curve of the n-th line of a pair: straight, then to either side in turn."""
    if place == 0:
        return {"enabled": False}
    to_the_right = (place % 2 == 1) is not mirrored
    return {
        "enabled": True,
        "type": "curvedCW" if to_the_right else "curvedCCW",
        "roundness": round(0.12 * ((place + 1) // 2), 2),
    }


def _tooltip(text: str) -> str:
    """A tooltip that stays text: the word ``href`` in one makes pyvis show all as HTML."""
    return text.replace("href", f"hr{_WORD_JOINER}ef")
