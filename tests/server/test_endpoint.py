"""The SPARQL 1.1 protocol, clause by clause, after https://www.w3.org/TR/sparql11-protocol/."""

import re
from typing import Any

import pytest
import rdflib
from rdflib.namespace import RDF
from starlette.testclient import TestClient

from graphkit.store import GRAPH_TYPES, RESULT_TYPES
from tests.fixtures.sample_knowledge import NEWS, READOUT

ENDPOINT = "/sparql"
ASK = "ASK { ?a gk:met ?b }"
PERSONS = "SELECT ?person { ?person a gk:Person } ORDER BY ?person"
MET = "CONSTRUCT { ?a gk:met ?b } WHERE { ?a gk:met ?b }"
DESCRIBE = "DESCRIBE ?a { ?a gk:met ?b }"
QUERY = {"Content-Type": "application/sparql-query"}
QUERY_IN_UTF8 = {"Content-Type": "application/sparql-query; charset=UTF-8"}
QUERY_IN_UTF16 = {"Content-Type": "application/sparql-query; charset=UTF-16"}
UPDATE = {"Content-Type": "application/sparql-update"}
PLAIN = {"Content-Type": "text/plain"}
AFAR = "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
XML = "application/sparql-results+xml"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = "application/sparql-results+json"
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
BASE_IRI = "https://w3id.org/graphkit/id/"
DOCUMENTS = "SELECT DISTINCT ?d { ?d a gk:Document } ORDER BY ?d"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?d a gk:Document } } ORDER BY ?g"


def values(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    rows = answer.json()["results"]["bindings"]
    return [next(iter(row.values()))["value"] for row in rows]


def test_a_query_comes_by_get_by_form_or_as_it_is(client: TestClient) -> None:
    ways = (
        client.get(ENDPOINT, params={"query": PERSONS}),
        client.post(ENDPOINT, data={"query": PERSONS}),
        client.post(ENDPOINT, content=PERSONS, headers=QUERY),
        client.post(ENDPOINT, content=PERSONS, headers=QUERY_IN_UTF8),
    )
    found = [values(way) for way in ways]
    assert len(found[0]) > 2
    assert all(one == found[0] for one in found)
    assert all(way.headers["content-type"] == JSON for way in ways)


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_request_names_the_dataset(client: TestClient, way: str) -> None:
    def ask(query: str, **graphs: list[str]) -> list[str]:
        fields = {name.replace("_", "-"): value for name, value in graphs.items()}
        if way == "get":
            return values(client.get(ENDPOINT, params={"query": query, **fields}))
        if way == "form":
            return values(client.post(ENDPOINT, data={"query": query, **fields}))
        return values(client.post(ENDPOINT, params=fields, content=query, headers=QUERY))

    readout, news = BASE_IRI + READOUT, BASE_IRI + NEWS
    assert ask(DOCUMENTS) == []
    assert ask(DOCUMENTS, default_graph_uri=[news]) == [news]
    assert ask(DOCUMENTS, default_graph_uri=[readout, news]) == sorted([readout, news])
    assert ask(GRAPHS, named_graph_uri=[readout]) == [readout]
    assert ask(GRAPHS, default_graph_uri=[news]) == []
    from_other = DOCUMENTS.replace("{", f"FROM <{readout}> {{", 1)
    assert ask(from_other, default_graph_uri=[news]) == [news]


@pytest.mark.parametrize("media_type", RESULT_TYPES)
@pytest.mark.parametrize("query", [PERSONS, ASK])
def test_rows_come_as_asked_for(client: TestClient, media_type: str, query: str) -> None:
    answer = client.get(ENDPOINT, params={"query": query}, headers={"Accept": media_type})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("media_type", GRAPH_TYPES)
@pytest.mark.parametrize("query", [MET, DESCRIBE])
def test_triples_come_as_asked_for(client: TestClient, media_type: str, query: str) -> None:
    answer = client.get(ENDPOINT, params={"query": query}, headers={"Accept": media_type})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    form = "json-ld" if media_type == "application/ld+json" else media_type
    assert len(rdflib.Graph().parse(data=answer.text, format=form)) > 0


@pytest.mark.parametrize(
    ("accept", "query", "sent"),
    [
        ("*/*", PERSONS, JSON),
        ("", PERSONS, JSON),
        ("*/*", MET, "text/turtle"),
        (f"text/csv;q=0.4, {XML};q=0.9", ASK, XML),
        ("text/turtle, text/csv;q=0.1", PERSONS, "text/csv"),
        ("text/csv;q=0, text/*", PERSONS, "text/tab-separated-values"),
        ("application/json", PERSONS, "application/json"),
        ("application/json", MET, "application/json"),
        (BROWSER, PERSONS, "application/xml"),
    ],
)  # fmt: skip
def test_what_a_client_likes_most_is_sent(
    client: TestClient, accept: str, query: str, sent: str
) -> None:
    answer = client.get(ENDPOINT, params={"query": query}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == sent


@pytest.mark.parametrize(
    ("accept", "query", "offered"),
    [
        ("text/turtle", PERSONS, "text/csv"),
        ("text/csv", MET, "text/turtle"),
        ("image/png", ASK, ""),
    ],
)
def test_a_kind_nobody_accepts_is_not_sent(
    client: TestClient, accept: str, query: str, offered: str
) -> None:
    answer = client.get(ENDPOINT, params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 406
    assert offered in answer.text


@pytest.mark.parametrize(
    ("request_", "status", "said"),
    [
        ({"method": "GET", "params": {"query": "SELECT nothing"}}, 400, "mistake in line 1"),
        ({"method": "GET", "params": {"query": ""}}, 400, "malformed"),
        ({"method": "GET", "params": {"query": [ASK, ASK]}}, 400, "2 queries"),
        ({"method": "GET", "params": {"query": ASK, "update": "DROP ALL"}}, 400, "2 queries"),
        ({"method": "GET", "params": {"update": "DROP ALL"}}, 400, "by POST"),
        ({"method": "GET", "url": "/sparql?query=%FF%FE"}, 400, "UTF-8"),
        ({"method": "GET", "params": {"query": ASK, "default-graph-uri": "x y"}}, 400, "no IRI"),
        ({"method": "GET", "params": {"query": ASK}, "headers": {"Accept": ";;"}}, 400, "Accept"),
        ({"method": "POST", "data": {"query": [ASK, ASK]}}, 400, "2 queries"),
        ({"method": "POST", "content": ASK, "params": {"query": ASK}, "headers": QUERY}, 400, "tw"),
        ({"method": "POST", "content": ASK.encode("utf-16"), "headers": QUERY}, 400, "not UTF-8"),
        ({"method": "POST", "content": b"query=%FF", "headers": FORM}, 400, "UTF-8"),
        ({"method": "POST", "headers": FORM}, 400, "no query"),
        ({"method": "POST", "content": ASK}, 415, "no type cannot be read"),
        ({"method": "POST", "content": ASK, "headers": PLAIN}, 415, "text/plain"),
        ({"method": "POST", "content": ASK, "headers": QUERY_IN_UTF16}, 415, "utf-16"),
        ({"method": "POST", "data": {"update": "DROP ALL"}}, 403, "read-only"),
        ({"method": "POST", "content": "DROP ALL", "headers": UPDATE}, 403, "read-only"),
        ({"method": "GET", "params": {"query": AFAR}}, 403, "offline"),
        ({"method": "PUT", "params": {"query": ASK}}, 405, "Allowed"),
        ({"method": "DELETE"}, 405, "Allowed"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_a_status_and_is_told(
    client: TestClient, request_: dict[str, Any], status: int, said: str
) -> None:
    answer = client.request(**{"url": ENDPOINT, **request_})
    assert answer.status_code == status, answer.text
    assert re.search(said, answer.text)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_an_update_changes_nothing(client: TestClient) -> None:
    before = values(client.get(ENDPOINT, params={"query": PERSONS}))
    for update in ("DROP ALL", "DELETE WHERE { ?s ?p ?o }", "LOAD <http://localhost/x>"):
        client.post(ENDPOINT, data={"update": update})
        assert client.post(ENDPOINT, data={"query": update}).status_code == 400
    assert values(client.get(ENDPOINT, params={"query": PERSONS})) == before


@pytest.mark.parametrize("media_type", GRAPH_TYPES)
def test_without_a_query_it_describes_itself(client: TestClient, media_type: str) -> None:
    answer = client.get(ENDPOINT, headers={"Accept": media_type})
    form = "json-ld" if media_type == "application/ld+json" else media_type
    graph = rdflib.Graph().parse(data=answer.text, format=form)
    service = next(graph.subjects(RDF.type, SD.Service))
    assert str(graph.value(service, SD.endpoint)) == "http://localhost/sparql"
    assert graph.value(service, SD.supportedLanguage) == SD.SPARQL11Query
    named = {str(name) for name in graph.objects(None, SD.name)}
    assert named == {BASE_IRI + READOUT, BASE_IRI + NEWS}


def test_head_and_options_answer_without_a_body(client: TestClient) -> None:
    head = client.head(ENDPOINT, params={"query": PERSONS})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == JSON
    options = client.options(ENDPOINT)
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_the_endpoint_is_what_relative_iris_are_relative_to(client: TestClient) -> None:
    query = "SELECT (<x> AS ?here) {}"
    assert values(client.get(ENDPOINT, params={"query": query})) == ["http://localhost/x"]
    based = f"BASE <https://example.org/> {query}"
    assert values(client.get(ENDPOINT, params={"query": based})) == ["https://example.org/x"]


def test_fields_that_clients_add_change_nothing(client: TestClient) -> None:
    answer = client.get(ENDPOINT, params={"query": ASK, "format": "json", "output": "xml"})
    assert answer.json()["boolean"] is True
