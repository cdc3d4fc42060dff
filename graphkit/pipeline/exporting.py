"""Hand a graph to other programs: RDF from the store, GraphML, GEXF and CSV from networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.errors import StoreError
from graphkit.store import RDF_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.pipeline.graph import KnowledgeGraph

GRAPH_FORMATS: Final = ("csv", "gexf", "graphml")
"""The formats that hold one projection."""

CSV: Final = "csv"
_SUFFIXES: Final = {
    ".csv": CSV,
    ".gexf": "gexf",
    ".graphml": "graphml",
    ".jsonld": "jsonld",
    ".nq": "nquads",
    ".trig": "trig",
    ".ttl": "turtle",
}


def format_of(path: Path) -> str:
    """Return the format that the suffix of a file stands for.

    Raises:
        StoreError: If it stands for none.
    """
    name = _SUFFIXES.get(path.suffix.lower())
    if name is None:
        message = f"the name {path.name!r} does not tell the format"
        raise StoreError(message, f"end it in {', '.join(_SUFFIXES)}, or name the format")
    return name


def in_format(graph: KnowledgeGraph, name: str, projection: str) -> bytes:
    """Return a graph in the format named: the whole store as RDF, else a projection.

    Of CSV's two tables it is the edges.

    Raises:
        StoreError: If there is no such format.
    """
    from graphkit.projection import to_csv, to_gexf, to_graphml

    if name in RDF_FORMATS:
        return RDF_FORMATS[name](graph.store.engine, graph.store.names)
    if name not in GRAPH_FORMATS:
        message = f"no format {name!r}"
        raise StoreError(message, f"there are: {', '.join(sorted({*RDF_FORMATS, *GRAPH_FORMATS}))}")
    drawn = graph.to_networkx(projection)
    if name == CSV:
        return to_csv(drawn)["edges.csv"].encode("utf-8")
    return (to_gexf(drawn) if name == "gexf" else to_graphml(drawn)).encode("utf-8")
