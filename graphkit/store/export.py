"""Write a whole store as RDF: Turtle, TriG, N-Quads or JSON-LD, the same bytes each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from graphkit.store.engine import Engine
    from graphkit.store.namespaces import Namespaces

SUFFIXES: Final[Mapping[str, str]] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".jsonld": "jsonld",
}


def nquads(engine: Engine) -> bytes:
    """Return all quads as N-Quads, sorted; without blank nodes that is canonical."""
    written = engine.dump(format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(line for line in written.splitlines(keepends=True)))


def turtle(engine: Engine, names: Namespaces) -> bytes:
    """Return all triples as Turtle, of whatever graph, each once."""
    triples = {quad.triple for quad in engine}
    return _serialize(sorted(triples, key=str), ox.RdfFormat.TURTLE, names)


def trig(engine: Engine, names: Namespaces) -> bytes:
    """Return all quads as TriG."""
    return _serialize(_sorted_quads(engine), ox.RdfFormat.TRIG, names)


def jsonld(engine: Engine, names: Namespaces) -> bytes:
    """Return all quads as JSON-LD."""
    return _serialize(_sorted_quads(engine), ox.RdfFormat.JSON_LD, names)


RDF_FORMATS: Final[Mapping[str, Callable[[Engine, Namespaces], bytes]]] = {
    "jsonld": jsonld,
    "nquads": lambda engine, _: nquads(engine),
    "trig": trig,
    "turtle": turtle,
}


def write_file(
    engine: Engine, path: Path, names: Namespaces, *, format_name: str | None = None
) -> None:
    """Write the store to ``path``, in the format named or told by its suffix.

    Raises:
        StoreError: If there is no such format or the file cannot be written.
    """
    chosen = format_name or SUFFIXES.get(path.suffix.lower(), "")
    if chosen not in RDF_FORMATS:
        asked = repr(format_name) if format_name else f"for the suffix of {path.name!r}"
        message = f"no RDF format {asked}"
        raise StoreError(message, f"there are: {', '.join(RDF_FORMATS)}")
    written = RDF_FORMATS[chosen](engine, names)
    try:
        path.write_bytes(written)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise StoreError(message, "name a file in a folder that exists") from error


def _sorted_quads(engine: Engine) -> list[ox.Quad]:
    return sorted(engine, key=lambda quad: (str(quad.graph_name), str(quad)))


def _serialize(
    statements: list[ox.Triple] | list[ox.Quad], to: ox.RdfFormat, names: Namespaces
) -> bytes:
    return ox.serialize(statements, format=to, prefixes=dict(names.prefixes)) or b""
