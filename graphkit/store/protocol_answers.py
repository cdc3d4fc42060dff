"""Answers in the formats of the SPARQL 1.1 protocol, no larger than allowed.

The engine writes them itself, row by row, so what is too large stops when it is
too large and not when it is complete.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from graphkit.errors import AnswerTooLargeError, NotAcceptableError, QueryError
from graphkit.store.asking import GraphsAsked, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphkit.store.engine import Engine
    from graphkit.store.namespaces import Namespaces

RESULT_TYPES: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Media types for what SELECT and ASK find."""

GRAPH_TYPES: Final[Mapping[str, ox.RdfFormat]] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""Media types for the triples of CONSTRUCT and DESCRIBE."""

_MEGABYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query as the SPARQL protocol has it.

    ``result_type`` and ``graph_type`` are the media types wanted for rows and for
    triples, None where the client takes none of that kind. With ``default_graphs``
    or ``named_graphs`` the query asks these graphs and no others; None leaves it to
    the query. ``most_bytes`` is how large the answer may be; relative IRIs are
    relative to ``base``.
    """

    sparql: str
    result_type: str | None
    graph_type: str | None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    base: str | None = None
    most_bytes: int


def answer_bytes(engine: Engine, asked: Asked, names: Namespaces) -> tuple[str, bytes]:
    """Return the answer to a query and its media type.

    Raises:
        AnswerTooLargeError: If it takes more bytes than allowed.
        QueryError: If the query is malformed, or the name of a graph is no IRI.
        NotAcceptableError: If no type is wanted for an answer of its kind.
        QueryRefusedError: If it would ask another server.
    """
    results = evaluate(engine, asked.sparql, names, _graphs(asked), asked.base)
    out = _Limited(asked.most_bytes)
    if isinstance(results, ox.QueryTriples):
        media_type = _wanted(asked.graph_type, GRAPH_TYPES, "triples")
        prefixes = dict(names.prefixes)
        ox.serialize(_each_once(results), out, GRAPH_TYPES[media_type], prefixes=prefixes)
    else:
        media_type = _wanted(asked.result_type, RESULT_TYPES, "rows or a truth value")
        results.serialize(out, RESULT_TYPES[media_type])
    return media_type, out.getvalue()


class _Limited(io.BytesIO):
    """Takes what is written until it is too much."""

    def __init__(self, most_bytes: int) -> None:
        super().__init__()
        self._most = most_bytes

    def write(self, data: Any, /) -> int:
        count = super().write(data)
        if self.tell() > self._most:
            size = f"{self._most / _MEGABYTE:,.3g} MB"
            message = f"the answer is larger than {size}"
            raise AnswerTooLargeError(message, "ask for less, or add LIMIT and OFFSET")
        return count


def _each_once(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield each triple once: a graph is a set, and the engine repeats itself."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _wanted(media_type: str | None, known: Mapping[str, object], kind: str) -> str:
    if media_type is None:
        message = f"the answer is {kind}, and nothing accepted can hold that"
        raise NotAcceptableError(message, f"accept one of: {', '.join(known)}")
    return media_type


def _graphs(asked: Asked) -> GraphsAsked | None:
    if not (asked.default_graphs or asked.named_graphs):
        return None
    return GraphsAsked([*map(_node, asked.default_graphs)], [*map(_node, asked.named_graphs)])


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        message = f"the name of a graph is no IRI: {iri!r}"
        raise QueryError(message, "write it in full, as https://…") from error
