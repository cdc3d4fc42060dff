"""What a worker can be asked to do: each a function of the store and plain values.

A function returns what JSON can hold, or a media type and bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graphkit.store import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphkit.store import GraphStore

Found: TypeAlias = tuple[str, bytes] | dict[str, Any] | list[Any]


def sparql(store: GraphStore, **asked: Any) -> Found:
    """Answer a query of the SPARQL protocol."""
    return store.answer(Asked(**asked))


def describe_service(store: GraphStore, *, endpoint: str, graph_type: str) -> Found:
    """Return the description of the service in RDF."""
    return store.describe_service(endpoint, graph_type)


TASKS: Final[Mapping[str, Callable[..., Found]]] = {
    "sparql": sparql,
    "describe_service": describe_service,
}
