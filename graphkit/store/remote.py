"""An engine that is a SPARQL server, to read from.

The dataset of the server belongs to the graph: its default graph, and the named graphs
whose names begin with the base of the IRIs. Other named graphs are not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import StoreError
from graphkit.store.namespaces import PUBLISHED
from graphkit.store.server import Refusal
from graphkit.store.terms import DEFAULT_GRAPH, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.store.engine import Graph, Results
    from graphkit.store.server import SparqlServer

_RESULTS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"


class RemoteEngine:
    """Answers as pyoxigraph's `Store` does what an `Engine` is asked."""

    def __init__(self, server: SparqlServer, base_iri: str) -> None:
        self.server = server
        self._base = base_iri

    def __len__(self) -> int:
        """Return the number of quads."""
        sizes = self._select(
            f"SELECT ?g (COUNT(*) AS ?n) {{ {_anywhere('?s ?p ?o')} }} GROUP BY ?g"
        )
        return sum(int(size.value) for graph, size in sizes if self._is_ours(graph))

    def __iter__(self) -> Iterator[ox.Quad]:
        """Yield all quads, graph by graph."""
        for graph in (DEFAULT_GRAPH, *self.named_graphs()):
            yield from self.quads_for_pattern(None, None, None, graph)

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
        """Let the server answer.

        Raises:
            StoreError: If it cannot.
            SyntaxError: If it says that the query is malformed.
        """
        # In one line before the query, so that the server's line numbers are the user's.
        declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in (prefixes or {}).items())
        if base_iri:
            declared = f"BASE <{base_iri}> {declared}"
        default = default_graph if isinstance(default_graph, list) else [default_graph]
        dataset = {
            "default-graph-uri": _names(default),
            "named-graph-uri": _names(named_graphs or []),
        }
        accepted = f"{_RESULTS}, {_TRIPLES};q=0.9"
        try:
            kind, answer = self.server.ask(declared + query, accepted, dataset)
        except Refusal as refusal:
            raise SyntaxError(refusal.said) from refusal
        try:
            return _results(kind, answer)
        except (SyntaxError, ValueError) as error:
            message = f"what the server at {self.server.url} answers cannot be read: {error}"
            raise StoreError(message, "check that it is a SPARQL 1.1 server") from error

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None,  # noqa: A002
        graph_name: Graph | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that match; a whole graph is one request."""
        asked = (subject, predicate, object)
        if graph_name is not None and not any(asked):
            yield from self._whole(graph_name)
            return
        terms = [f"?v{number}" if term is None else str(term) for number, term in enumerate(asked)]
        pattern = " ".join(terms)
        if graph_name is None:
            where = _anywhere(pattern)
        else:
            named = f"VALUES ?g {{ {graph_name} }} GRAPH ?g {{ {pattern} }}"
            where = pattern if graph_name == DEFAULT_GRAPH else named
        for graph, *found in self._select(f"SELECT ?g ?v0 ?v1 ?v2 {{ {where} }}"):
            if self._is_ours(graph):
                s, p, o = (term or known for term, known in zip(found, asked, strict=True))
                yield ox.Quad(s, p, o, graph or DEFAULT_GRAPH)  # type: ignore[arg-type]

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """Yield the names of the graphs that are ours."""
        for (graph,) in self._select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"):
            if self._is_ours(graph):
                yield graph

    def dump(self, output: None = None, format: ox.RdfFormat | None = None) -> bytes | None:  # noqa: A002
        """Return all quads in a format that can hold them."""
        return ox.serialize(self, output, format=format)

    def _whole(self, graph: Graph) -> Iterator[ox.Quad]:
        name = graph.value if isinstance(graph, ox.NamedNode) else None
        for quad in ox.parse(self.server.graph(name), format=ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)

    def _select(self, query: str) -> Iterator[ox.QuerySolution]:
        return iter(self.query(query))  # type: ignore[arg-type]  # a SELECT has solutions

    def _is_ours(self, graph: ox.NamedNode | None) -> bool:
        return graph is None or (
            graph.value.startswith(self._base) and graph.value != f"{self._base}{PUBLISHED}"
        )


def base_of(server: SparqlServer) -> str | None:
    """Return the base of the IRIs of the graph on a server, None if there is none."""
    document = vocabulary("gk:Document")
    query = f"SELECT ?d {{ GRAPH ?d {{ ?d a {document} }} }} ORDER BY ?d LIMIT 1"
    for (found,) in RemoteEngine(server, "").query(query):  # type: ignore[union-attr]
        base, mark, _ = found.value.partition("document/")
        return base if mark else None
    return None


def _anywhere(pattern: str) -> str:
    return f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}"


def _names(graphs: Iterable[object]) -> list[str]:
    return [graph.value for graph in graphs if isinstance(graph, ox.NamedNode)]


def _results(kind: str, answer: bytes) -> Results:
    if kind == _TRIPLES:
        # The only way to the engine's own kind of answer is its engine.
        engine = ox.Store()
        engine.bulk_load(answer, format=ox.RdfFormat.N_TRIPLES)
        return engine.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    return ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
