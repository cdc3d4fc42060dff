"""Hand a graph to other programs: which formats there are, and what each is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit import __version__
from graphkit.errors import StoreError
from graphkit.store import RDF_FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graphkit.exchange import Contents
    from graphkit.pipeline.graph import KnowledgeGraph
    from graphkit.store import GraphStore

GRAPH_FORMATS: Final = ("csv", "gexf", "graphml")
"""The formats that hold one projection."""

FILE_FORMATS: Final = ("ftm", "polecat")
"""The formats of other programs that are one file."""

FOLDER_FORMATS: Final = ("neo4j", "parquet")
"""The formats of other programs that are a folder of tables."""

EXPORT_FORMATS: Final = (*RDF_FORMATS, *GRAPH_FORMATS, *FILE_FORMATS, *FOLDER_FORMATS)
"""All formats that a graph can be written in."""

CSV: Final = "csv"
_SUFFIXES: Final = {
    ".ftm.json": "ftm",
    ".csv": CSV,
    ".gexf": "gexf",
    ".graphml": "graphml",
    ".jsonld": "jsonld",
    ".nq": "nquads",
    ".trig": "trig",
    ".ttl": "turtle",
}
_NAMINGS: Final = """SELECT DISTINCT ?document ?entity ?words WHERE {
  GRAPH ?document {
    ?mention a gk:Mention ; gk:reason "name" ; gk:refersTo ?entity ; oa:exact ?words
  }
}"""


def format_of(path: Path) -> str:
    """Return the format that the suffix of a file stands for.

    Raises:
        StoreError: If it stands for none.
    """
    name = path.name.lower()
    for suffix, format_ in _SUFFIXES.items():
        if name.endswith(suffix):
            return format_
    message = f"the name {path.name!r} does not tell the format"
    raise StoreError(message, f"end it in {', '.join(_SUFFIXES)}, or name the format")


def in_format(graph: KnowledgeGraph, name: str, projection: str) -> bytes:
    """Return a graph in the format named: the whole store, or a projection.

    Of CSV's two tables it is the edges.

    Raises:
        StoreError: If there is no such format, or it is a folder of files.
    """
    from graphkit.projection import to_csv, to_gexf, to_graphml

    if name in RDF_FORMATS:
        return RDF_FORMATS[name](graph.store.engine, graph.store.names)
    if name in FILE_FORMATS:
        return _in_file_format(contents_of(graph.store), name)
    if name in FOLDER_FORMATS:
        message = f"{name} is several files"
        raise StoreError(message, "name a folder for them")
    if name not in GRAPH_FORMATS:
        message = f"no format {name!r}"
        raise StoreError(message, f"there are: {', '.join(sorted(EXPORT_FORMATS))}")
    drawn = graph.to_networkx(projection)
    if name == CSV:
        return to_csv(drawn)["edges.csv"].encode("utf-8")
    return (to_gexf(drawn) if name == "gexf" else to_graphml(drawn)).encode("utf-8")


def tables_of(store: GraphStore, name: str) -> Mapping[str, bytes]:
    """Return the tables of one of the `FOLDER_FORMATS`, by file name.

    Raises:
        PipelineError: If a package that the format needs is not installed.
    """
    from graphkit.exchange import to_neo4j, to_parquet

    writer = to_neo4j if name == "neo4j" else to_parquet
    return writer(contents_of(store))


def _in_file_format(contents: Contents, name: str) -> bytes:
    from graphkit.exchange import to_follow_the_money, to_polecat

    if name == "ftm":
        return to_follow_the_money(contents)
    return to_polecat(contents, version=f"graphkit {__version__}")


def contents_of(store: GraphStore) -> Contents:
    """Return all that stands in a store as plain values."""
    from graphkit.exchange import Contents, Naming

    relations = store.ontology.relations
    rows = store.query(_NAMINGS).rows
    return Contents(
        documents=store.sources(),
        entities=store.entities(),
        records=tuple(store.statement_records()),
        namings=tuple(
            sorted(
                Naming(store.shorten(str(document)), store.shorten(str(entity)), str(words))
                for document, entity, words in rows
            )
        ),
        labels={curie: relation.label for curie, relation in relations.items()},
        plover={curie: relation.plover for curie, relation in relations.items()},
    )
