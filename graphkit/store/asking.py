"""Put a SPARQL query to the engine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graphkit.errors import QueryError
from graphkit.store.answers import Answer
from graphkit.store.bindings import bind, keywords

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from graphkit.store.bindings import Value
    from graphkit.store.namespaces import Namespaces

_PLACE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected")
_NEAR: Final = 20


def ask(
    engine: ox.Store, sparql: str, names: Namespaces, *, bindings: Mapping[str, Value]
) -> Answer:
    """Return the answer to a query whose parameters have the values in ``bindings``.

    Raises:
        QueryError: If the query is malformed, lacks a bound variable, or would
            ask another server.
    """
    if "SERVICE" in keywords(sparql):
        message = "SERVICE would ask another server, and graphkit stays offline"
        raise QueryError(message, "ask that server first, and bind what it says")
    bound = bind(sparql, bindings)
    try:
        results = engine.query(bound, prefixes=dict(names.prefixes))
        return Answer.from_results(results, names)
    except SyntaxError as error:
        raise _malformed(error, bound, names) from error


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
