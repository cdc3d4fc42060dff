"""Which of the formats there are a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import mimeparse
from starlette.exceptions import HTTPException

from graphkit.store import GRAPH_TYPES, RESULT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HTML: Final = "text/html"
# Other names that clients give a format; the answer bears the name that was asked for.
_RESULT_NAMES: Final[Mapping[str, str]] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
_GRAPH_NAMES: Final[Mapping[str, str]] = {
    "text/plain": "application/n-triples",
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The formats to answer in: of the engine, and the names to send them under."""

    result_type: str | None
    graph_type: str | None
    names: Mapping[str, str]

    def sent_as(self, media_type: str) -> str:
        """Return the content type to send an answer of ``media_type`` under."""
        name = self.names.get(media_type, media_type)
        return f"{name}; charset=utf-8" if name.startswith("text/") else name


def wanted(accept: str | None) -> Wanted:
    """Return the formats that an Accept header asks for; JSON and Turtle where it leaves it open.

    Raises:
        HTTPException: 400 if the header is malformed.
    """
    result = choose(accept, (*RESULT_TYPES, *_RESULT_NAMES))
    graph = choose(accept, (*GRAPH_TYPES, *_GRAPH_NAMES))
    result_type = _RESULT_NAMES.get(result, result) if result else None
    graph_type = _GRAPH_NAMES.get(graph, graph) if graph else None
    names = {}
    if result and result_type:
        names[result_type] = result
    if graph and graph_type:
        names[graph_type] = graph
    return Wanted(result_type, graph_type, names)


def choose(accept: str | None, offered: Iterable[str]) -> str | None:
    """Return which of ``offered``, the best first, a client likes most; None if it takes none.

    Raises:
        HTTPException: 400 if the header is malformed.

    Examples:
        >>> choose("text/turtle;q=0.5, text/csv", ["text/turtle", "text/csv"])
        'text/csv'
    """
    known = list(offered)
    if not (accept or "").strip():
        return known[0]
    try:
        # Of those it likes alike, mimeparse takes the last.
        return mimeparse.best_match(known[::-1], accept) or None
    except ValueError as error:
        raise HTTPException(400, "the Accept header is malformed") from error
