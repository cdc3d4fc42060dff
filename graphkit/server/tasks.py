"""What a worker can be asked to do: each a function of the store and plain values.

A function returns what JSON can hold, or a media type and bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graphkit.pipeline import browsing, shown_answers
from graphkit.store import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphkit.store import GraphStore

Found: TypeAlias = tuple[str, bytes] | dict[str, Any] | list[Any] | None
_ANSWER_TYPES: Final = {"csv": "text/csv", "json": "application/sparql-results+json"}


def sparql(store: GraphStore, **asked: Any) -> Found:
    """Answer a query of the SPARQL protocol."""
    return store.answer(Asked(**asked))


def describe_service(store: GraphStore, *, endpoint: str, graph_type: str) -> Found:
    """Return the description of the service in RDF."""
    return store.describe_service(endpoint, graph_type)


def saved_answer(store: GraphStore, *, name: str, given: dict[str, str], form: str) -> Found:
    """Return the whole answer to a saved query."""
    return _ANSWER_TYPES[form], shown_answers.saved_answer(store, name, given, form)


TASKS: Final[Mapping[str, Callable[..., Found]]] = {
    "asked": shown_answers.asked,
    "describe": browsing.describe,
    "describe_service": describe_service,
    "documents": browsing.documents,
    "front": browsing.front,
    "saved_answer": saved_answer,
    "saved_query": shown_answers.saved_query,
    "search": browsing.search,
    "sparql": sparql,
    "thing": browsing.thing,
    "vocabulary": browsing.vocabulary,
}
