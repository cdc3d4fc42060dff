"""A graph on a real SPARQL server, which the tests start."""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import urllib3

from graphkit.cli import main
from graphkit.data_model import Knowledge
from graphkit.errors import QueryError, StoreError
from graphkit.pipeline import open_graph
from graphkit.store import GraphStore, ServerStore, validate, verify
from graphkit.store.publishing import Published
from graphkit.store.server import PASSWORD, TOKEN, USER, SparqlServer
from tests.fixtures.sample_knowledge import ALDANE, NEWS, VERRIN


@pytest.fixture(scope="module")
def program() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph") or "oxigraph"


@pytest.fixture
def url(program: str) -> Iterator[str]:
    """The address of an empty server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*free.getsockname())
    with subprocess.Popen([program, "serve", "-b", address], stderr=subprocess.DEVNULL) as server:  # noqa: S603
        for _ in range(200):
            try:
                urllib3.request("GET", f"http://{address}/", retries=False)
                break
            except urllib3.exceptions.HTTPError:
                time.sleep(0.05)
        yield f"http://{address}"
        server.terminate()


@pytest.fixture
def local(knowledge: Knowledge) -> GraphStore:
    store = GraphStore.create()
    store.write(knowledge)
    return store


def test_a_published_graph_is_read_as_any_other(url: str, local: GraphStore) -> None:
    ServerStore.connect(url).publish(local)
    server = ServerStore.connect(url)
    assert server.nquads() == local.nquads()
    assert server.quad_count == local.quad_count
    assert server.documents() == local.documents()
    assert server.entities() == local.entities()
    assert list(server.statement_records()) == list(local.statement_records())
    edge = (ALDANE, "gk:met", VERRIN)
    assert server.evidence(*edge) == local.evidence(*edge)
    assert str(verify(server)) == str(verify(local))
    assert validate(server) == validate(local)
    query = "CONSTRUCT { ?a gk:met ?b } WHERE { ?a gk:met ?b }"
    assert server.query(query).to_turtle() == local.query(query).to_turtle()
    with open_graph(url) as graph:
        assert len(graph.summary.documents) == 2
        assert len(graph.query("who-met-whom").rows) > 0


def test_commands_read_a_server(
    url: str, local: GraphStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ServerStore.connect(url).publish(local)
    for command in (
        ["query", "who-met-whom"],
        ["evidence", "Mira Aldane", "met", "Tomas Verrin"],
        ["verify"],
        ["validate"],
        ["view", "-o", str(tmp_path / "page.html")],
        ["report", "-o", str(tmp_path / "report.md")],
        ["export", "-o", str(tmp_path / "graph.nq")],
    ):
        with suppress(SystemExit):
            main([*command, "--store", url])
        assert not capsys.readouterr().err
    assert (tmp_path / "graph.nq").read_bytes() == local.nquads()
    assert (tmp_path / "page.html").stat().st_size > 10_000


def test_only_what_differs_is_written(url: str, local: GraphStore) -> None:
    server = ServerStore.connect(url)
    assert server.publish(local).written == 4
    assert server.publish(local) == Published(kept=4)
    local.remove([NEWS])
    done = server.publish(local)
    assert (done.removed, done.kept) == (1, 2)
    assert server.nquads() == local.nquads()


@pytest.mark.parametrize("after", range(8))
def test_what_was_interrupted_is_completed(
    url: str, local: GraphStore, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    server = ServerStore.connect(url)
    change, left = SparqlServer._change, after

    def fail(self: SparqlServer, *request: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise StoreError("the network is gone")
        change(self, *request)  # type: ignore[arg-type]

    with monkeypatch.context() as network:
        network.setattr(SparqlServer, "_change", fail)
        for _ in range(2):
            left = after
            try:
                server.publish(local)
            except StoreError:
                continue
    server.publish(local)
    assert server.nquads() == local.nquads()


def test_a_dataset_of_somebody_else_is_refused(url: str, local: GraphStore) -> None:
    SparqlServer.at(url).update("INSERT DATA { <a:a> <a:b> <a:c> }")
    with pytest.raises(StoreError, match="holds something else; name an empty dataset"):
        ServerStore.connect(url).publish(local)


def test_other_graphs_of_the_server_are_left_alone(url: str, local: GraphStore) -> None:
    SparqlServer.at(url).update("INSERT DATA { GRAPH <a:g> { <a:a> <a:b> <a:c> } }")
    server = ServerStore.connect(url)
    server.publish(local)
    assert server.nquads() == local.nquads()
    assert b"a:c" in SparqlServer.at(url).graph("a:g")


def test_a_malformed_query_and_a_change_are_refused(url: str) -> None:
    server = ServerStore.connect(url)
    with pytest.raises(QueryError, match="the query is malformed"):
        server.query("SELECT ?a { ?a gk:met ")
    with pytest.raises(StoreError, match="is only read here; change the graph it is from"):
        server.update(removed=[NEWS])


def test_a_server_that_is_not_there_is_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = SparqlServer.at(f"http://127.0.0.1:{port}")
    server.pool.connection_pool_kw["retries"] = urllib3.Retry(0)
    with pytest.raises(StoreError, match=r"cannot be reached: .*; check the address"):
        server.graph(None)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "does not let us in"),
        (403, "does not let us in"),
        (413, "takes no request of 4 bytes"),
        (302, "has no such service there"),
        (404, "has no such service there"),
        (500, "what was written is kept; do it again"),
    ],
)
def test_what_a_server_refuses_is_explained(status: int, said: str) -> None:
    seen: list[str | None] = []

    class Refusing(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            seen.append(self.headers["Authorization"])
            self.send_response(status)
            self.end_headers()
            self.wfile.write(b"no \x1b[2J")

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Refusing) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{served.server_port}"
        server = SparqlServer.at(address, {USER: "ada", PASSWORD: "s3cret-word"})
        with pytest.raises(StoreError, match=said) as raised:
            server.put_graph("a:g", b"data")
        served.shutdown()
    assert str(raised.value).isprintable()
    assert "s3cret-word" not in json.dumps([str(raised.value), repr(raised.value.__cause__)])
    assert seen[0] is not None
    assert seen[0].startswith("Basic ")


@pytest.mark.parametrize("url", ["ftp://x", "http://", "nothing", "http://ada:s3cret@host/x"])
def test_what_is_no_address_is_refused_and_no_secret_is_shown(url: str) -> None:
    with pytest.raises(StoreError) as raised:
        SparqlServer.at(url, {TOKEN: "t0ken"})
    assert "s3cret" not in str(raised.value)
