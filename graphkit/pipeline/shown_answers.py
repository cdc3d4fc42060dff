"""Answers to queries as pages show them: plain values, of many rows the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.pipeline.asking import bindings_for
from graphkit.resources.queries import load_query
from graphkit.store import Iri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.store import Answer, GraphStore

Values = dict[str, Any]
MOST_ROWS: Final = 1_000
"""How many rows of an answer a page shows."""


def saved_query(store: GraphStore, name: str, given: Mapping[str, str]) -> Values:
    """Return the answer to a saved query as rows to show.

    Raises:
        QueryError: If there is no such query, or a value does not fit.
    """
    query = load_query(name)
    bindings = bindings_for(query, given, store)
    return _answer(store, store.query(query.text, bindings=bindings, most=MOST_ROWS + 1))


def asked(store: GraphStore, sparql: str) -> Values:
    """Return the answer to a query as rows to show, the first of them.

    Raises:
        QueryError: If it is malformed or refused.
    """
    return _answer(store, store.query(sparql, most=MOST_ROWS + 1))


def saved_answer(store: GraphStore, name: str, given: Mapping[str, str], form: str) -> bytes:
    """Return the whole answer to a saved query as ``csv`` or ``json``.

    Raises:
        QueryError: If there is no such query, or a value does not fit.
    """
    query = load_query(name)
    answer = store.query(query.text, bindings=bindings_for(query, given, store))
    return answer.to_format(form).encode()


def shown_cell(store: GraphStore, cell: object) -> Values:
    """Return the text of a value, with its id in the graph and its IRI where it has them."""
    if not isinstance(cell, Iri):
        return {"text": "" if cell is None else str(cell), "id": None, "iri": None}
    short = store.shorten(cell)
    is_here = cell.startswith(store.names.base_iri)
    return {"text": short, "id": short if is_here else None, "iri": str(cell)}


def _answer(store: GraphStore, answer: Answer) -> Values:
    rows = [[shown_cell(store, cell) for cell in row] for row in answer.rows[:MOST_ROWS]]
    return {
        "boolean": answer.boolean,
        "columns": list(answer.columns),
        "rows": rows,
        "is_cut": len(answer.rows) > MOST_ROWS,
    }
