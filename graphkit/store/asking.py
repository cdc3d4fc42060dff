"""Put a SPARQL query to the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from graphkit.errors import QueryError, QueryRefusedError
from graphkit.store.answers import Answer
from graphkit.store.bindings import bind
from graphkit.store.federation import asks_another_server

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.store.bindings import Value
    from graphkit.store.engine import Engine
    from graphkit.store.namespaces import Namespaces

_PLACE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected")
_NEAR: Final = 20

Results: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class GraphsAsked:
    """The dataset of a query, as the SPARQL protocol lets a client name it.

    The default graph is the union of ``default``; ``GRAPH`` sees only those of ``named``.
    """

    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    named: list[ox.NamedNode | ox.BlankNode]


def ask(
    engine: Engine,
    sparql: str,
    names: Namespaces,
    *,
    bindings: Mapping[str, Value],
    most: int | None = None,
) -> Answer:
    """Return the answer to a query whose parameters have the values in ``bindings``.

    With ``most`` it has no more than so many rows, the first ones.

    Raises:
        QueryError: If the query is malformed, lacks a bound variable, or would
            ask another server.
    """
    results = evaluate(engine, bind(sparql, bindings), names)
    return Answer.from_results(results, names, most)


def evaluate(
    engine: Engine,
    sparql: str,
    names: Namespaces,
    graphs: GraphsAsked | None = None,
    base: str | None = None,
) -> Results:
    """Put a query to the engine and return its results, which come as they are asked for.

    Args:
        engine: The engine's store.
        sparql: The query, its parameters bound.
        names: Prefixes that need not be declared.
        graphs: What to ask instead of what the query says or the store has.
        base: What relative IRIs are relative to, unless the query says so.

    Raises:
        QueryError: If the query is malformed.
        QueryRefusedError: If it would ask another server.
    """
    if asks_another_server(sparql):
        message = "SERVICE would ask another server, and graphkit stays offline"
        raise QueryRefusedError(message, "ask that server first, and bind what it says")
    try:
        return engine.query(
            sparql,
            base_iri=base,
            prefixes=dict(names.prefixes),
            default_graph=graphs.default if graphs else None,
            named_graphs=graphs.named if graphs else None,
        )
    except SyntaxError as error:
        raise _malformed(error, sparql, names) from error


def _malformed(error: SyntaxError, query: str, names: Namespaces) -> QueryError:
    """Say where a query is malformed; the engine adds all that could stand there."""
    reason = " ".join(error.msg.split())
    place = _PLACE.match(reason)
    if place:
        line = query.split("\n")[int(place["line"]) - 1]
        column = int(place["column"])
        near = line[max(0, column - _NEAR) : column + _NEAR]
        why = "an unknown prefix" if "Prefix not found" in reason else "a mistake"
        reason = f"{why} in line {place['line']}, near {near!r}"
    message = f"the query is malformed: {reason}"
    return QueryError(message, f"known prefixes: {', '.join(names.prefixes)}")
