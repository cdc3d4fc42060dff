"""The projection files: which graph a query makes, and the text of the query.

A projection is a SPARQL query whose rows are edges; its header says what kind
of graph they make and what the weight of an edge counts. Shipped ones lie in
``graphkit/resources/projections``, users point at files of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from graphkit.errors import ProjectionError
from graphkit.resources.files import list_resources, resource
from graphkit.resources.query_headers import read_header, read_query_text

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER = "projections"
_SUFFIX = ".rq"
_NODES = "nodes.rq"
_KEYS = frozenset({"title", "summary", "tags", "directed", "parallel", "weight", "symmetric"})
_DEFAULT_WEIGHT = "number of distinct statements"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectionFile:
    """A projection as written: ``weight`` says in words what the weight counts.

    ``parallel`` keeps an edge for each relation, modality and polarity between
    the same two nodes; else they become one edge. Edges of the relations in
    ``symmetric`` have no direction even in a directed graph: they are laid from
    the lesser id to the greater.
    """

    name: str
    text: str
    title: str
    summary: str = ""
    directed: bool = False
    parallel: bool = False
    weight: str = _DEFAULT_WEIGHT
    symmetric: tuple[str, ...] = ()


@cache
def list_projections() -> tuple[str, ...]:
    """Return the names of the shipped projections, sorted.

    Examples:
        >>> "who-met-whom" in list_projections()
        True
    """
    names = list_resources(_FOLDER, _SUFFIX)
    return tuple(name.removesuffix(_SUFFIX) for name in names if name != _NODES)


@cache
def load_projection(name: str) -> ProjectionFile:
    """Return the shipped projection ``name``.

    Raises:
        ProjectionError: There is none of that name.
    """
    names = list_projections()
    if name not in names:
        near = get_close_matches(name, names, n=3) or names
        message = f"there is no projection {name!r}"
        raise ProjectionError(message, f"there are: {', '.join(near)}, or give a path to your own")
    return _projection(name, read_query_text(resource(_FOLDER, f"{name}{_SUFFIX}")))


def read_projection(path: Path) -> ProjectionFile:
    """Return the projection in a user's own file; its header may be missing.

    Raises:
        ResourceError: The file cannot be read or its header is wrong.
    """
    name = path.name.removesuffix(_SUFFIX)
    return _projection(name, read_query_text(path), file=str(path))


@cache
def node_query() -> str:
    """Return the query that describes the nodes of every projection."""
    return read_query_text(resource(_FOLDER, _NODES))


def _projection(name: str, text: str, *, file: str | None = None) -> ProjectionFile:
    header = read_header(text, file=file or f"{name}{_SUFFIX}")
    header.check_keys(allowed=_KEYS)
    return ProjectionFile(
        name=name,
        text=text,
        title=header.text("title", name),
        summary=header.text("summary"),
        directed=header.flag("directed"),
        parallel=header.flag("parallel"),
        weight=header.text("weight", _DEFAULT_WEIGHT),
        symmetric=header.texts("symmetric"),
    )
