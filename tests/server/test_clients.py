"""Clients that nobody here wrote, against a server in a process of its own."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, POST, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import ALDANE, NEWS, sample_knowledge
from tests.server.conftest import serving

GK = rdflib.Namespace("https://w3id.org/graphkit/vocab#")
ID = "https://w3id.org/graphkit/id/"
MET = "SELECT ?a ?b { ?a gk:met ?b } ORDER BY ?a ?b"
HOPELESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def converted(asked: SPARQLWrapper) -> Any:
    """The answer as the format's own values; what they are only the format says."""
    return asked.queryAndConvert()


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_sparqlwrapper_gets_rows(address: str, method: str, form: str) -> None:
    asked = SPARQLWrapper(f"{address}sparql", returnFormat=form)
    asked.setMethod(method)
    asked.setQuery(MET)
    found = converted(asked)
    if form == JSON:
        people = [row["a"]["value"] for row in found["results"]["bindings"]]
    elif form == XML:
        people = [node.firstChild.data for node in found.getElementsByTagName("uri")]
    else:
        people = found.decode().split(",")[1].split()
    assert ID + ALDANE in people


def test_sparqlwrapper_posts_updates_that_are_refused(address: str) -> None:
    asked = SPARQLWrapper(f"{address}sparql")
    asked.setMethod(POST)
    asked.setRequestMethod(URLENCODED)
    asked.setQuery("DELETE WHERE { ?s ?p ?o }")
    with pytest.raises(Exception, match="403"):
        asked.query()


def test_sparqlwrapper_gets_triples_and_errors(address: str) -> None:
    asked = SPARQLWrapper(f"{address}sparql", returnFormat=TURTLE)
    asked.setQuery("CONSTRUCT { ?a gk:met ?b } WHERE { ?a gk:met ?b }")
    assert len(rdflib.Graph().parse(data=converted(asked), format="turtle")) > 0
    asked.setReturnFormat(JSON)
    asked.setQuery("SELECT nothing")
    with pytest.raises(QueryBadFormed):
        asked.query()


def test_sparqlwrapper_chooses_a_default_graph(address: str) -> None:
    asked = SPARQLWrapper(f"{address}sparql", returnFormat=JSON)
    asked.addDefaultGraph(ID + NEWS)
    asked.setQuery("SELECT ?d { ?d a gk:Document }")
    rows = converted(asked)["results"]["bindings"]
    assert [row["d"]["value"] for row in rows] == [ID + NEWS]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_it_as_a_store(address: str, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}sparql", method=method))
    aldane = rdflib.URIRef(ID + ALDANE)
    assert str(graph.value(aldane, rdflib.RDFS.label)) == "Mira Aldane"
    assert len(list(graph.triples((None, GK.met, None)))) > 0
    assert (aldane, rdflib.RDF.type, GK.Person) in graph
    assert len(list(graph.query("SELECT ?a { ?a a gk:Person }", initNs={"gk": GK}))) > 1


def test_rdflib_reads_the_service_description_and_a_thing(address: str) -> None:
    assert len(rdflib.Graph().parse(f"{address}sparql")) > 10
    about = rdflib.Graph().parse(f"{address}id/{ALDANE}")
    assert (rdflib.URIRef(ID + ALDANE), rdflib.RDF.type, GK.Person) in about


@pytest.fixture(scope="module")
def curl() -> str:
    found = shutil.which("curl")
    if found is None:
        pytest.skip("there is no curl")
    return found


def curled(curl: str, *arguments: str) -> tuple[int, str, str]:
    """Return status, content type and body."""
    command = [curl, "-s", "-g", "-w", "\n%{http_code} %{content_type}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    body, _, last = done.stdout.rpartition("\n")
    status, _, kind = last.partition(" ")
    return int(status), kind, body


def test_curl_asks_as_the_protocol_document_shows(curl: str, address: str) -> None:
    """The examples of section 3.1 of the protocol, put to our graph."""
    endpoint = f"{address}sparql"
    graph = quote(ID + NEWS, safe="")
    person = "SELECT ?book ?who WHERE { ?book <http://purl.org/dc/terms/publisher> ?who }"
    accept = ("-H", "Accept: application/sparql-results+xml")
    ways = (
        # 3.1.1 and 3.1.2: SELECT with a default graph by GET
        (f"{endpoint}?query={quote(person)}&default-graph-uri={graph}", *accept),
        # 3.1.8: with an internationalised query
        (f"{endpoint}?query={quote(person + ' # 食べる')}&default-graph-uri={graph}", *accept),
        # 3.1.11: a long query by POST
        (endpoint, "-d", f"query={quote(person)}", "-d", f"default-graph-uri={graph}", *accept),
        # section 2.1.3: a query by POST as it is
        (f"{endpoint}?default-graph-uri={graph}", "--data-binary", person,
         "-H", "Content-Type: application/sparql-query", *accept),
    )  # fmt: skip
    for way in ways:
        status, kind, body = curled(curl, *way)
        assert (status, kind) == (200, "application/sparql-results+xml")
        assert body.count("<result>") == 1
    status, kind, body = curled(curl, f"{endpoint}?query={quote('ASK { ?a gk:met ?b }')}", *accept)
    assert "<boolean>true</boolean>" in body
    # 3.1.12 and 3.1.13: malformed, and refused
    assert curled(curl, f"{endpoint}?query={quote('SELECT ?name WHERE { ?x foaf:name')}")[0] == 400
    status, _, body = curled(curl, endpoint, "--data-urlencode", "update=CLEAR ALL")
    assert (status, "read-only" in body) == (403, True)
    assert curled(curl, "-I", f"{endpoint}?query={quote(MET)}")[0] == 200
    assert curled(curl, "-X", "OPTIONS", endpoint)[0] == 204


def test_who_hangs_up_is_not_worked_for(sample: Path) -> None:
    with serving(sample, "--workers", "2", "--time-limit", "60") as address:
        parts = urlsplit(address)
        for _ in range(6):  # more than there are places for
            with closing(socket.create_connection((str(parts.hostname), parts.port or 0))) as one:
                head = f"GET /sparql?query={quote(HOPELESS)} HTTP/1.1\r\nHost: localhost"
                one.sendall(f"{head}\r\n\r\n".encode())
                time.sleep(0.3)
        time.sleep(0.5)
        asked = SPARQLWrapper(f"{address}sparql", returnFormat=JSON)
        asked.setQuery(MET)
        assert converted(asked)["results"]["bindings"]
        asked.setQuery("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } LIMIT 1")
        assert converted(asked)["results"]["bindings"]


def test_it_ends_when_it_is_told_to_whatever_it_is_doing(sample: Path) -> None:
    command = [sys.executable, "-m", "graphkit", "serve", str(sample), "--port", "0"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        parts = urlsplit(server.stdout.readline().split()[2])
        with closing(socket.create_connection((str(parts.hostname), parts.port or 0))) as asked:
            head = f"GET /sparql?query={quote(HOPELESS)} HTTP/1.1\r\nHost: localhost"
            asked.sendall(f"{head}\r\n\r\n".encode())
            time.sleep(2)
            server.send_signal(signal.SIGINT)
            assert asked.recv(1000).startswith(b"HTTP/1.1 503")
        _, said = server.communicate(timeout=30)
    assert server.returncode == 0
    assert "Traceback" not in said


@pytest.fixture
def growing(tmp_path: Path) -> Path:
    with GraphStore.create(tmp_path / "store"):
        pass
    return tmp_path


def test_a_reader_follows_who_writes(growing: Path) -> None:
    with serving(growing) as address:
        graph = rdflib.Graph(SPARQLStore(f"{address}sparql"))
        assert len(list(graph.triples((None, GK.met, None)))) == 0
        with GraphStore.open(growing / "store") as store:
            store.write(sample_knowledge())
            assert len(list(graph.triples((None, GK.met, None)))) >= 0
        assert len(list(graph.triples((None, GK.met, None)))) > 0


def test_the_openapi_description_names_what_is_there(address: str, curl: str) -> None:
    described = json.loads(curled(curl, f"{address}openapi.json")[2])
    assert "/sparql" in described["paths"]
    for path in described["paths"]:
        if "{" not in path:
            assert curled(curl, address.rstrip("/") + path)[0] == 200
