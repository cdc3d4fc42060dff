"""Write a graph and the sentences behind it as one page that needs no network.

pyvis renders the page, from our own template. Everything is inside the file: the
renderer that pyvis ships, our scripts and style sheet, the data as JSON. A strict
content security policy lets these scripts run and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from graphkit.errors import VisualisationError
from graphkit.visualisation.drawing import draw
from graphkit.visualisation.network import network_of
from graphkit.visualisation.payload import records_payload, style_payload, table
from graphkit.visualisation.style import load_style, template_folder
from graphkit.visualisation.text import displayable, escaped_for_html, json_for_html

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import networkx as nx

    from graphkit.data_model.record import StatementRecord
    from graphkit.visualisation.payload import Source

# Read in this order; each one adds itself to the object `graphkit` that the first one makes.
_SCRIPTS = (
    "dom", "data", "state", "view", "labels", "render", "cards", "panel", "search", "legend",
    "table", "start",
)  # fmt: skip
_RENDERER = "templates/lib/vis-9.1.2/vis-network.min.js"
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=.*\s*\Z")
# What stock pyvis needs and our scripts derive from the type and the relation.
_DERIVED_FOR_NODES = ("title", "shape", "color", "borderWidth")
_DERIVED_FOR_EDGES = ("title", "color", "dashes", "arrows")


def write_page(
    graph: nx.Graph[str],
    records: Iterable[StatementRecord],
    path: Path,
    *,
    title: str,
    documents: Iterable[Source] = (),
) -> Path:
    """Write the interactive page of a graph and return where it is.

    Args:
        graph: The projection ``everything``, or another one. It is not changed.
        records: The statements its edges refer to.
        path: The file to write, UTF-8; an existing one is replaced.
        title: The heading of the page, plain text.
        documents: The documents the graph was read from. Those that records
            speak of are shown even if they are not named here.

    Raises:
        VisualisationError: The file cannot be written.
    """
    content = page_html(graph, records, title=title, documents=documents)
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
) -> str:
    """Return the interactive page of a graph; the same input gives the same text."""
    style, statements = load_style(), list(records)
    drawing = draw(graph, style=style, records=statements)
    network = network_of(drawing, style)
    data = records_payload(statements, documents)
    data |= {"style": style_payload(style), "first": list(drawing.first)}
    network.templateEnv = _environment(displayable(title) or "Knowledge graph", data)
    network.path = "page.html"
    return str(network.generate_html())


def _environment(title: str, data: dict[str, object]) -> Environment:
    """The template with all that pyvis does not hand to it."""
    environment = Environment(
        loader=DictLoader({"page.html": _shipped("page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters["json"] = lambda value: Markup(json_for_html(value))  # noqa: S704
    environment.filters["escaped_json"] = lambda text: Markup(escaped_for_html(text))  # noqa: S704
    environment.filters["table"] = table
    scripts, sheet = (_renderer(), _own_scripts()), _shipped("page.css")
    environment.globals |= {
        "title": title,
        "data": data,
        "scripts": [Markup(script) for script in scripts],  # noqa: S704
        "sheet": Markup(sheet),  # noqa: S704
        "policy": _policy(scripts, sheet),
        "derived_for_nodes": _DERIVED_FOR_NODES,
        "derived_for_edges": _DERIVED_FOR_EDGES,
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
    return f'(() => {{\n"use strict";\n{parts}\n}})();'


@cache
def _shipped(name: str) -> str:
    return template_folder().joinpath(*name.split("/")).read_text(encoding="utf-8")
