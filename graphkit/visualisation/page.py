"""Write a graph and the sentences behind it as one page that needs no network.

pyvis renders the page, from our own template. Everything is inside the file: the
renderer that pyvis ships, our scripts and style sheet, the data as JSON. A strict
content security policy lets these scripts run and nothing else.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from graphkit.errors import VisualisationError
from graphkit.visualisation.columns import table
from graphkit.visualisation.drawing import draw
from graphkit.visualisation.layout import first_positions
from graphkit.visualisation.network import network_of, sizes
from graphkit.visualisation.payload import Records, style_payload
from graphkit.visualisation.style import load_style, template_folder
from graphkit.visualisation.text import displayable, json_for_html

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import networkx as nx

    from graphkit.data_model.record import StatementRecord
    from graphkit.visualisation.columns import Table
    from graphkit.visualisation.drawing import Drawing
    from graphkit.visualisation.payload import Source
    from graphkit.visualisation.style import Style

_Item = dict[str, Any]

# Read in this order; each one adds itself to the object `graphkit` that the first one makes.
_SCRIPTS = (
    "dom", "data", "state", "filters", "paths", "view", "looks", "place", "labels", "items",
    "figures", "outlines", "scene", "picture", "sheets", "markup", "render",
    "said", "lists", "cards", "differing", "facts", "ranks", "standing", "acts",
    "node-panel", "line-panel", "path-panel", "panel",
    "search", "boxes", "legend", "time", "controls",
    "table", "timeline", "address", "tools", "export",
    "reader", "keys", "help", "print", "focus", "start",
)  # fmt: skip
_RENDERER = "templates/lib/vis-9.1.2/vis-network.min.js"
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=.*\s*\Z")
# What stock pyvis needs and our scripts derive from the type and the relation.
_DERIVED_FOR_NODES = frozenset({"title", "shape", "color", "borderWidth"})
_DERIVED_FOR_EDGES = frozenset({"title", "color", "dashes", "arrows", "id"})
_COMPRESSED_ABOVE = 1_000_000  # bytes of JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMeasure:
    """A number for each node: what it is called, what it says, and the numbers by id."""

    name: str
    says: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """What is known of a graph beyond what is in it: measures, and groups of nodes.

    ``communities`` are ids, the largest group first; ``notes`` say what limits the measures.
    """

    measures: Sequence[NodeMeasure] = ()
    communities: Sequence[Sequence[str]] = ()
    notes: Sequence[str] = ()


def write_page(
    graph: nx.Graph[str],
    records: Iterable[StatementRecord],
    path: Path,
    *,
    title: str,
    documents: Iterable[Source] = (),
    insight: Insight | None = None,
) -> Path:
    """Write the interactive page of a graph and return where it is.

    Args:
        graph: The projection ``everything``, or another one. It is not changed.
        records: The statements its edges refer to.
        path: The file to write, UTF-8; an existing one is replaced.
        title: The heading of the page, plain text.
        documents: The documents the graph was read from. Those that records
            speak of are shown even if they are not named here.
        insight: Measures and communities to size and colour the nodes by.

    Raises:
        VisualisationError: The file cannot be written.
    """
    content = page_html(graph, records, title=title, documents=documents, insight=insight)
    try:
        path.write_bytes(content.encode("utf-8"))
    except OSError as error:
        reason = f"cannot write the page {path}: {error.strerror}"
        remedy = "name a file in a folder that exists and may be written"
        raise VisualisationError(reason, remedy) from error
    return path


def page_html(
    graph: nx.Graph[str],
    records: Iterable[StatementRecord],
    *,
    title: str,
    documents: Iterable[Source] = (),
    insight: Insight | None = None,
) -> str:
    """Return the interactive page of a graph; the same input gives the same text."""
    style, statements = load_style(), list(records)
    drawing = draw(graph, style=style, records=statements)
    network = network_of(drawing, style, first_positions(drawing, sizes(drawing)))
    known = Records(statements, documents, (node.id for node in drawing.nodes))
    data = _Data(drawing, known, style, insight or Insight())
    network.templateEnv = _environment(displayable(title) or "Knowledge graph", data)
    network.path = "page.html"
    return str(network.generate_html())


@dataclass(frozen=True, slots=True)
class _Data:
    """What the page's scripts read, as far as pyvis does not know it."""

    drawing: Drawing
    records: Records
    style: Style
    insight: Insight

    def element(self, nodes: list[_Item], edges: list[_Item], options: str) -> Markup:
        """Return the content of the data's script element for what pyvis hands to the template."""
        made = {
            "style": style_payload(self.style),
            "options": json.loads(options),
            "nodes": table(nodes, names=_kept(nodes, _DERIVED_FOR_NODES)),
            "edges": self._edges(edges),
            "first": self.records.entities(self.drawing.first),
            "measures": [self._measure(one) for one in self.insight.measures],
            "communities": [self.records.entities(one) for one in self.insight.communities],
            "notes": list(self.insight.notes),
        }
        return Markup(packed(made | self.records.payload()))  # noqa: S704 - escaped for HTML

    def _edges(self, edges: list[_Item]) -> Table:
        rows = [
            edge
            | {name: self.records.entities([edge[name]])[0] for name in ("from", "to")}
            | {"carriers": self.records.entities(edge["carriers"])}
            | {"statements": self.records.statements(edge["statements"])}
            for edge in edges
        ]
        return table(rows, names=_kept(edges, _DERIVED_FOR_EDGES))

    def _measure(self, measure: NodeMeasure) -> _Item:
        values = [measure.values.get(node.id) for node in self.drawing.nodes]
        short = [None if value is None else float(f"{value:.4g}") for value in values]
        return {"name": measure.name, "says": measure.says, "values": short}


def _kept(rows: Sequence[_Item], left_out: frozenset[str]) -> list[str]:
    return [name for name in (rows[0] if rows else ()) if name not in left_out]


def packed(value: object) -> str:
    """Return a value as JSON that may stand in HTML, compressed where it is large.

    Compressed, it is a JSON string: gzip's bytes in base64.
    """
    text = json_for_html(value)
    content = text.encode("utf-8")
    if len(content) <= _COMPRESSED_ABOVE:
        return text
    small = gzip.compress(content, mtime=0)
    return f'"{base64.b64encode(small).decode("ascii")}"'


def _environment(title: str, data: _Data) -> Environment:
    """The template with all that pyvis does not hand to it."""
    environment = Environment(
        loader=DictLoader({"page.html": _shipped("page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    scripts, sheet = (_renderer(), _own_scripts()), _shipped("page.css")
    environment.globals |= {
        "title": title,
        "data": data.element,
        "scripts": [Markup(script) for script in scripts],  # noqa: S704
        "sheet": Markup(sheet),  # noqa: S704
        "policy": _policy(scripts, sheet),
    }
    return environment


def _policy(scripts: Iterable[str], sheet: str) -> str:
    """A content security policy that names our scripts and style sheet by their hashes."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(sheet)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _renderer() -> str:
    """vis-network as pyvis ships it, without the pointer to a map that is not there."""
    found = files("pyvis").joinpath(_RENDERER)
    try:
        return _SOURCE_MAP.sub("", found.read_text(encoding="utf-8")).strip()
    except FileNotFoundError as error:
        reason = f"pyvis has no {_RENDERER}"
        remedy = "install the version of pyvis that graphkit asks for"
        raise VisualisationError(reason, remedy) from error


@cache
def _own_scripts() -> str:
    parts = "\n".join(_shipped(f"scripts/{name}.js") for name in _SCRIPTS)
    return f'(async () => {{\n"use strict";\n{parts}\n}})();'


@cache
def _shipped(name: str) -> str:
    return template_folder().joinpath(*name.split("/")).read_text(encoding="utf-8")
