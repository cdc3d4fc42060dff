"""Whatever is asked, nothing fails: hypothesis looks for a request with status 500."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from graphkit.resources.queries import list_queries
from graphkit.server.openapi import description
from tests.fixtures.sample_knowledge import ALDANE, READOUT
from tests.server.conftest import client_of

FIELDS = (
    "query", "update", "default-graph-uri", "named-graph-uri", "page", "words", "statement",
    "format", "person", "since", "minimum", "ask", "x",
)  # fmt: skip
PIECES = (
    "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "*", "?a", "?b", "$c", "gk:met", "rdfs:label", "{",
    "}", "(", ")", "<http://e/>", "<", ">", '"x"', "'", '"""', "\\u0041", "\\", "#", ".", ";", ",",
    "FILTER", "SERVICE", "GRAPH", "OPTIONAL", "LIMIT 3", "1e400", "-", "@en", "^^xsd:integer", "AS",
    "COUNT(*)", "GROUP BY", "VALUES", "BIND", "EXISTS", "\x00", "\r", "\n", "\u202e", "\U0001f600",
    "_:b", "a", "<<(", ")>>", "[]", "/", "|", "^", "!", "FROM", "NAMED", "PREFIX", "BASE", "LOAD",
    "INSERT DATA",
)  # fmt: skip
TYPES = (
    "application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update",
    "text/plain", "application/sparql-query; charset=utf-16", "multipart/form-data; boundary=x", "",
    "a/b;;;=", ";",
)  # fmt: skip
ACCEPTS = (
    "*/*", "text/html", "text/turtle", "text/csv;q=0.1, */*;q=0", "application/json", ";;", ",",
    "q=1", "text/*;q=x", "application/sparql-results+xml", "image/png", "*", "/",
)  # fmt: skip
KINDS = ("csv", "json", "ttl", "nt", "xml", "tsv", "jsonld", "x")

queries = some.lists(some.sampled_from(PIECES) | some.text(max_size=5), max_size=14).map(" ".join)
values = queries | some.text(max_size=30) | some.integers().map(str)
escaped = values.map(lambda one: quote(one.encode("utf-8", "surrogatepass")))
raw = some.binary(max_size=30).map(quote_from_bytes)
pairs = some.tuples(some.sampled_from(FIELDS), escaped | raw).map("=".join)
encoded = some.lists(pairs, max_size=4).map("&".join)
names = some.sampled_from((ALDANE, READOUT, *list_queries())) | escaped | raw
paths = some.builds(
    lambda path, name, kind: (
        path.replace("{identifier}", name).replace("{name}", name).replace("{form}", kind)
    ),
    some.sampled_from([*description()["paths"], "/assets/{name}", "/report/{name}", "/{name}"]),
    names,
    some.sampled_from(KINDS),
)
methods = some.sampled_from(("GET", "GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"))
bodies = queries.map(lambda one: one.encode("utf-8", "surrogatepass")) | encoded.map(str.encode)


@pytest.fixture(scope="module")
def fuzzed(sample: Path) -> Iterator[TestClient]:
    with client_of(sample, time_limit=1.0, answer_limit=200_000, request_limit=5_000) as client:
        yield client


requests = some.fixed_dictionaries(
    {
        "method": methods,
        "url": some.tuples(paths, encoded).map("?".join),
        "content": some.none() | bodies,
        "headers": some.fixed_dictionaries(
            {"Content-Type": some.sampled_from(TYPES), "Accept": some.sampled_from(ACCEPTS)}
        ),
    }
)


@settings(max_examples=300)
@given(requests)
def test_no_request_makes_it_fail(fuzzed: TestClient, request_: dict[str, Any]) -> None:
    answer = fuzzed.request(**request_, follow_redirects=False)
    assert answer.status_code < 600
    assert answer.status_code != 500, answer.text
    assert answer.status_code != 501
    assert "content-security-policy" in answer.headers
    if "json" in answer.headers.get("content-type", "") and answer.content:
        json.loads(answer.content)


@settings(max_examples=300)
@given(queries)
def test_no_query_makes_it_fail(fuzzed: TestClient, query: str) -> None:
    answer = fuzzed.post(
        "/sparql",
        content=query.encode("utf-8", "surrogatepass"),
        headers={"Content-Type": "application/sparql-query"},
    )
    assert answer.status_code in {200, 400, 403, 413, 422, 503, 504}, answer.text
