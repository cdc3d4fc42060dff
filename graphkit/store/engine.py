"""What the reading half of the store asks of an engine, whatever that is.

pyoxigraph's `Store`, in memory or on disk, is one; `RemoteEngine` speaks to a SPARQL
server. Terms and quads are pyoxigraph's in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    Graph: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
    Results: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Engine(Protocol):
    """Holds quads and answers SPARQL; its methods are those of pyoxigraph's `Store`."""

    def __len__(self) -> int:
        """Return the number of quads."""

    def __iter__(self) -> Iterator[ox.Quad]:
        """Yield all quads."""

    def query(
        self,
        query: str,
        /,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
        default_graph: Graph | list[Graph] | None = None,
        named_graphs: list[ox.NamedNode | ox.BlankNode] | None = None,
    ) -> Results:
        """Answer a query; ``prefixes`` need not be declared in it."""

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None,  # noqa: A002
        graph_name: Graph | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that match; None matches all."""

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """Yield the names of the graphs."""

    def dump(self, output: None = None, format: ox.RdfFormat | None = None) -> bytes | None:  # noqa: A002
        """Return all quads in a format that can hold them."""
