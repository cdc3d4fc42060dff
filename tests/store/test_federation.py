"""No query reaches the network, however it is written: a listening server hears of none."""

import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest

from graphkit.errors import GraphkitError, QueryRefusedError
from graphkit.store import GraphStore

# {} is the name of a server; what stands around it is what the engine's grammar lets through.
SPELLINGS = (
    "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{}}SERVICESILENT<{}>{{?a ?b ?c}} }}",
    "SELECT * {{ SERVICE#comment\n<{}>#another\r{{?a ?b ?c}} }}",
    "SELECT * {{ ?s ?p true SERVICE<{}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p trueSERVICE<{}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p 1e5SERVICE<{}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s gk:p'x y'. SERVICE <{}> {{ ?a ?b 'z'}} }}",
    "SELECT * {{ OPTIONAL {{ ?s gk:p# '''\n ?o }} SERVICE <{}> {{ ?a ?b '''z'''}} }}",
    "PREFIX : <http://e/> SELECT * {{ OPTIONAL {{ ?s :p\\' ?o }} SERVICE <{}> {{ ?a ?b 'z'}} }}",
    "PREFIX s: <{}> SELECT * {{ SERVICE s: {{ ?a ?b ?c }} }}",
    "PREFIX s: <{}> SELECT * {{ SERVICE s:\\~x#{{\n{{ ?a ?b ?c }} }}",
    "SELECT * {{ VALUES ?u {{ <{}> }} SERVICE ?u {{ ?a ?b ?c }} }}",
    "SELECT * {{ VALUES $u {{ <{}> }} SERVICE$u{{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{}> {{ ?a ?b ?c }} }} }}",
    "SELECT * {{ \\u0053ERVICE <{}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ S\\U00000045RVICE <{}> {{ ?a ?b ?c }} }}",
)
HARMLESS = (
    "SELECT ?service { ?service rdfs:label 'SERVICE' } # SERVICE",
    "SELECT ?s { ?s rdfs:label ?service { ?s a ?b } }",
    'SELECT ?s { ?s rdfs:label "civil service: <reform>" FILTER(1 < 2) }',
    "SELECT ?s { ?s rdfs:seeAlso <http://example.org/service?x=1> }",
    "SELECT ?s { ?s gk:service ?o . { ?s a ?b } }",
)


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A server that waits for whoever might call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_query_never_asks_another_server(
    memory: GraphStore, listening: socket.socket, spelling: str
) -> None:
    query = spelling.format(f"http://127.0.0.1:{listening.getsockname()[1]}/")
    with pytest.raises(QueryRefusedError, match="graphkit stays offline"):
        memory.query(query)
    with pytest.raises(BlockingIOError):
        listening.accept()


def test_naming_graphs_of_the_web_fetches_nothing(
    memory: GraphStore, listening: socket.socket
) -> None:
    graph = f"<http://127.0.0.1:{listening.getsockname()[1]}/graph>"
    for clause in (
        f"FROM {graph} {{ ?s ?p ?o }}",
        f"FROM NAMED {graph} {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    ):
        assert memory.query(f"SELECT * {clause}").rows == ()
    with suppress(GraphkitError):
        memory.query(f"LOAD {graph}")
    with pytest.raises(BlockingIOError):
        listening.accept()


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_no_crime(memory: GraphStore, query: str) -> None:
    memory.query(query)
