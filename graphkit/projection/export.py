"""Write a networkx graph for other programs: GraphML, GEXF and CSV.

Texts of documents are hostile: characters that XML forbids are taken out, and
cells that a spreadsheet would run as a formula are written as text.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphkit.errors import ProjectionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_FORBIDDEN_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\n")
_IDS = "statements"
"""The attribute that holds ids, which have no spaces in them."""
_NESTED = "units"
"""The attribute that groups them, which no table has room for."""

FORMATS = ("csv", "gexf", "graphml")
"""The formats of `write_graph`."""


def to_graphml(graph: nx.Graph[str]) -> str:
    """Return the graph as GraphML; lists of ids are written in one cell, with spaces between."""
    return "\n".join(nx.generate_graphml(_plain(graph))) + "\n"


def to_gexf(graph: nx.Graph[str]) -> str:
    """Return the graph as GEXF 1.2 with the dates of the edges as texts."""
    plain = _plain(graph)
    # The writer stamps the file with today's date, which would make two runs differ.
    text = "\n".join(nx.generate_gexf(plain, version="1.2draft"))
    return re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"


def to_csv(graph: nx.Graph[str]) -> dict[str, str]:
    """Return the graph as two tables, ``nodes.csv`` and ``edges.csv``."""
    nodes = [{"id": node, **data} for node, data in graph.nodes(data=True)]
    edges = [
        {"source": source, "target": target, **data}
        for source, target, data in graph.edges(data=True)
    ]
    return {
        "nodes.csv": _table(("id", "label", "type", "country", "date", "alt_labels"), nodes),
        "edges.csv": _table(
            (
                *("source", "target", "relation", "label", "weight", "first", "last"),
                *("modality", "polarity", "statements"),
            ),
            edges,
        ),
    }


def write_graph(graph: nx.Graph[str], path: Path, *, format: str) -> tuple[Path, ...]:  # noqa: A002 - the user's word
    """Write the graph to ``path`` and return the files written.

    ``csv`` makes two files: ``path`` is a folder, made where it is missing.

    Raises:
        ProjectionError: There is no such format, or the file cannot be written.
    """
    if format not in FORMATS:
        message = f"no graph format {format!r}"
        raise ProjectionError(message, f"there are: {', '.join(FORMATS)}")
    texts = {path: to_graphml(graph) if format == "graphml" else to_gexf(graph)}
    if format == "csv":
        texts = {path / name: text for name, text in to_csv(graph).items()}
    try:
        for file, text in texts.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise ProjectionError(message, "choose another place") from error
    return tuple(texts)


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    r"""Return a CSV table; cells that a spreadsheet would run get an apostrophe in front.

    Examples:
        >>> csv_text(["label", "weight"], [["=1+1", -1]])
        "label,weight\n'=1+1,-1\n"
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _table(columns: tuple[str, ...], records: Iterable[Mapping[str, Any]]) -> str:
    return csv_text(
        columns, ([_flat(name, record.get(name)) for name in columns] for record in records)
    )


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    text = str(value)
    if not text.isprintable():
        # A lone carriage return would not be quoted, and end the row.
        text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_FORMULA) else text


def _flat(name: object, value: object) -> object:
    """Return a list of ids or labels as one text, other values as they are."""
    if isinstance(value, tuple | list):
        return (" " if name == _IDS else "; ").join(map(str, value))
    return value


def _plain(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a copy that has only attributes an XML format can hold."""
    plain = graph.__class__()
    plain.graph.update(_plain_attributes(graph.graph))
    for node, data in graph.nodes(data=True):
        plain.add_node(_xml(node), **_plain_attributes(data))
    if isinstance(graph, nx.MultiGraph) and isinstance(plain, nx.MultiGraph):
        for source, target, key, data in graph.edges(keys=True, data=True):
            plain.add_edge(_xml(source), _xml(target), key=_xml(key), **_plain_attributes(data))
        return plain
    for source, target, data in graph.edges(data=True):
        plain.add_edge(_xml(source), _xml(target), **_plain_attributes(data))
    return plain


def _plain_attributes(data: Mapping[Any, Any]) -> dict[str, str | int | float | bool]:
    return {
        _xml(name): value if isinstance(value, bool | int | float) else _xml(_flat(name, value))
        for name, value in data.items()
        if value is not None and name != _NESTED
    }


def _xml(text: object) -> str:
    return _FORBIDDEN_IN_XML.sub("", str(text))
