"""Put the W3C's SPARQL 1.1 tests of queries and of the protocol to the server.

    python tests/server/w3c.py RDF-TESTS

where RDF-TESTS is a copy of https://github.com/w3c/rdf-tests, which is not part of this
repository. Each test's data is written over the store that one server holds open, so the
server following its store is tested by the way. Left out are federation, entailment and
updates, which the server does not do; that updates are refused is counted as it is.
Printed is how many tests pass, and those that do not; of these, which ones the engine answers
just so without a server. The exit status is 1 if any other does not pass.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.plugins.sparql.results.graph import GraphResultParser
from rdflib.query import Result
from starlette.testclient import TestClient

from graphkit.store import GraphStore
from tests.server.conftest import client_of

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
LEFT_OUT = frozenset({"service", "entailment", "syntax-fed", "service-description"})
FORMS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}
RESULTS = {".srx": "xml", ".srj": "json", ".csv": "csv", ".tsv": "tsv"}
QUERY = {"Content-Type": "application/sparql-query"}
AS_THE_ENGINE = ", as the engine gives without a server"
OK, CLIENT_ERROR = 200, range(400, 500)


@dataclass(frozen=True)
class Case:
    """One test of a manifest."""

    manifest: rdflib.Graph
    node: Any

    @property
    def kind(self) -> str:
        return str(self.manifest.value(self.node, rdflib.RDF.type)).rpartition("#")[2]

    @property
    def action(self) -> Any:
        return self.manifest.value(self.node, MF.action)

    def all(self, node: Any, name: Any) -> list[Any]:
        return sorted(self.manifest.objects(node, name))


def main() -> None:
    """Run all tests that apply."""
    rdflib.NORMALIZE_LITERALS = False
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder)
        write(graph, [])
        with client_of(graph, time_limit=30.0) as client:
            for case in cases(Path(sys.argv[1]) / "sparql" / "sparql11"):
                why = run(case, client, graph)
                outcome = "failed" if why else "passed"
                if why.endswith(AS_THE_ENGINE):
                    outcome = "answered otherwise by the engine"
                counted[f"{case.kind}: {outcome}"] += 1
                if why:
                    print(f"{case.node}: {why}")  # noqa: T201
    for name, number in sorted(counted.items()):
        print(f"{name:<40} {number}")  # noqa: T201
    sys.exit(any("failed" in name for name in counted))


def cases(folder: Path) -> Iterator[Case]:
    """Yield the tests of all manifests in the folders of ``folder``."""
    for path in sorted(folder.glob("*/manifest.ttl")):
        if path.parent.name not in LEFT_OUT:
            manifest = rdflib.Graph().parse(path, publicID=path.as_uri())
            for listed in manifest.objects(None, MF.entries):
                yield from (
                    case
                    for node in Collection(manifest, listed)
                    if (case := Case(manifest, node)).kind in RUNS
                )


def run(case: Case, client: TestClient, graph: Path) -> str:
    """Return why a test does not pass, nothing if it does."""
    return RUNS[case.kind](case, client, graph)


def evaluates(case: Case, client: TestClient, graph: Path) -> str:
    """Compare what a query yields with what it should."""
    action = case.action
    data: list[tuple[Any, str | None]] = [(file, None) for file in case.all(action, QT.data)]
    data += [(file, str(file)) for file in case.all(action, QT.graphData)]
    write(graph, data)
    expected = Path(str(case.manifest.value(case.node, MF.result)).removeprefix("file://"))
    query = text_of(case.manifest.value(action, QT.query))
    form = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}.get(expected.suffix)
    accept = form or "application/sparql-results+json, text/turtle;q=0.5"
    answer = client.post("/sparql", content=query, headers={**QUERY, "Accept": accept})
    if answer.status_code != OK:
        return f"status {answer.status_code}: {answer.text[:200].strip()}"
    if answer.headers["content-type"].startswith("text/turtle"):
        wanted = rdflib.Graph().parse(expected)
        found = rdflib.Graph().parse(data=answer.text, format="turtle")
    else:
        wanted = as_graph(read(expected.read_bytes(), expected))
        kind = expected.suffix if form else ".srj"
        found = as_graph(read(answer.content, Path(f"answer{kind}")))
    if isomorphic(wanted, found):
        return ""
    alone = isomorphic(found, engine_alone(graph, query, found, expected.suffix))
    return "another answer" + (AS_THE_ENGINE if alone else "")


def engine_alone(graph: Path, query: bytes, like: rdflib.Graph, suffix: str) -> rdflib.Graph:
    """Return what the engine says of a query without a server, rows only."""
    with GraphStore.open(graph / "store", read_only=True) as store:
        results = store.engine.query(query.decode())
        if isinstance(results, ox.QueryTriples):
            return like
        kind = suffix if suffix in {".csv", ".tsv"} else ".srj"
        form = ox.QueryResultsFormat.from_extension(kind[1:])
        written = results.serialize(format=form or ox.QueryResultsFormat.JSON) or b""
    return as_graph(read(written, Path(f"answer{kind}")))


def is_read(case: Case, client: TestClient, graph: Path) -> str:
    """Check that a query of good syntax is taken."""
    del graph
    answer = client.post("/sparql", content=text_of(case.action), headers=QUERY)
    wrong = answer.status_code != OK and "malformed" in answer.text
    return answer.text.strip() if wrong else ""


def is_refused(case: Case, client: TestClient, graph: Path) -> str:
    """Check that a query of bad syntax is not taken."""
    del graph
    answer = client.post("/sparql", content=text_of(case.action), headers=QUERY)
    return "" if answer.status_code in CLIENT_ERROR else f"status {answer.status_code}"


def speaks(case: Case, client: TestClient, graph: Path) -> str:
    """Send the requests of a test of the protocol; those that change something must be refused."""
    manifest = case.manifest
    data: list[tuple[Any, str | None]] = [
        (manifest.value(one, UT.graph), str(manifest.value(one, rdflib.RDFS.label)))
        for one in manifest.objects(case.node, UT.graphData)
    ]
    write(graph, data)
    requests = list(Collection(manifest, manifest.value(case.action, HT.requests)))
    for request in requests:
        status = sent(manifest, request, client)
        response = manifest.value(request, HT.resp)
        wanted = {str(one)[-3] for one in manifest.objects(response, MF.expectedStatus)}
        updates = str(case.node).rpartition("#")[2].startswith("update_")
        if str(status)[0] not in (wanted | {"4"} if updates else wanted):
            return f"status {status} instead of {sorted(wanted)}"
    return ""


def sent(manifest: rdflib.Graph, request: Any, client: TestClient) -> int:
    """Send a request of a manifest and return the status of the answer."""
    listed = manifest.value(request, HT.headers)
    headers = {
        str(manifest.value(one, HT.fieldName)): str(manifest.value(one, HT.fieldValue))
        for one in (Collection(manifest, listed) if listed else ())
    }
    body = manifest.value(request, HT.body)
    encoding = str(manifest.value(body, CNT.characterEncoding) or "utf-8") if body else "utf-8"
    content = str(manifest.value(body, CNT.chars) or "").encode(encoding) if body else None
    path = str(manifest.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    method = str(manifest.value(request, HT.methodName))
    return client.request(method, path, content=content, headers=headers).status_code


def write(graph: Path, data: Sequence[tuple[Any, str | None]]) -> None:
    """Write files over the store, each into the default graph or one of a name."""
    with GraphStore.create(graph / "store", overwrite=True) as store:
        for file, name in data:
            path = Path(str(file).removeprefix("file://"))
            target = ox.NamedNode(name) if name else None
            store.engine.load(
                path=path, format=FORMS[path.suffix], base_iri=name or str(file), to_graph=target
            )


def text_of(file: Any) -> bytes:
    """Return a query with the base that its file has."""
    return f"BASE <{file}>\n".encode() + Path(str(file).removeprefix("file://")).read_bytes()


def read(written: bytes, path: Path) -> Result:
    """Return results in one of the formats there are for them."""
    if path.suffix in {".ttl", ".rdf"}:
        kind = "text/turtle" if path.suffix == ".ttl" else "application/rdf+xml"
        parser: Any = GraphResultParser
        parsed: Result = parser().parse(io.BytesIO(written), kind)
        return parsed
    form = RESULTS[path.suffix]
    return Result.parse(io.BytesIO(written), format=form)


def as_graph(result: Result) -> rdflib.Graph:
    """Return rows as a graph, so that blank nodes may be called as they like."""
    graph = rdflib.Graph()
    if result.type == "ASK":
        graph.add((rdflib.URIRef("urn:answer"), rdflib.RDF.value, rdflib.Literal(result.askAnswer)))
    for bound in result.bindings if result.type == "SELECT" else ():
        row = rdflib.BNode()
        graph.add((row, rdflib.RDF.type, rdflib.URIRef("urn:row")))
        for name, value in bound.items():
            graph.add((row, rdflib.URIRef(f"urn:{name}"), by_value(value)))
    return graph


def by_value(term: Any) -> Any:
    """Return a number in one way of writing it: 2.0 and 2 are the same decimal."""
    if not isinstance(term, rdflib.Literal):
        return term
    if isinstance(term.value, int | float | Decimal) and not isinstance(term.value, bool):
        return rdflib.Literal(f"{float(term.value):.9g}", datatype=term.datatype)
    if term.language:
        return rdflib.Literal(str(term), lang=term.language.lower())
    return term


RUNS = {
    "QueryEvaluationTest": evaluates,
    "CSVResultFormatTest": evaluates,
    "PositiveSyntaxTest11": is_read,
    "NegativeSyntaxTest11": is_refused,
    "ProtocolTest": speaks,
}


if __name__ == "__main__":
    main()
