"""A query gets so much time, memory and room, and no more; the others go on."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import sample_knowledge
from tests.server.conftest import client_of

ENDPOINT = "/sparql"
CHEAP = "ASK { ?a gk:met ?b }"
HOPELESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def limited(sample: Path) -> Iterator[TestClient]:
    """A server that gives little of anything, and workers enough to be busy in parallel."""
    limits = {"answer_limit": 100_000, "request_limit": 10_000, "memory_limit": 300 << 20}
    with client_of(sample, time_limit=1.0, **limits) as client:
        yield client


def ask(client: TestClient, query: str) -> tuple[int, str]:
    answer = client.post(ENDPOINT, data={"query": query})
    return answer.status_code, answer.text


def processes() -> set[int]:
    """The processes of this machine that use the processor for us: whose command is a fork's."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"forkserver" in (folder / "cmdline").read_bytes() and _is_running(folder):
                found.add(int(folder.name))
        except OSError:
            continue
    return found


def _is_running(folder: Path) -> bool:
    return (folder / "stat").read_text().rpartition(")")[2].split()[0] == "R"


def test_a_query_that_takes_too_long_is_stopped_and_so_is_its_work(limited: TestClient) -> None:
    started, idle = time.monotonic(), processes()
    status, said = ask(limited, HOPELESS)
    assert (status, said[:18]) == (504, "stopped after 1 s;")
    assert time.monotonic() - started < 5
    if Path("/proc").is_dir():
        time.sleep(0.5)
        assert processes() <= idle
    assert ask(limited, CHEAP)[0] == 200


def test_a_query_that_needs_too_much_memory_is_stopped(sample: Path) -> None:
    with client_of(sample, time_limit=30.0, memory_limit=300 << 20) as client:
        status, said = ask(client, GREEDY)
        assert (status, said[:20]) == (422, "it needs more memory")
        assert ask(client, CHEAP)[0] == 200


def test_an_answer_that_is_too_large_is_refused(limited: TestClient) -> None:
    status, said = ask(limited, LARGE)
    assert status == 422
    assert "larger than 0.0954 MB" in said


def test_a_request_that_is_too_large_is_refused(limited: TestClient) -> None:
    assert ask(limited, CHEAP + "#" * 10_000)[0] == 413

    def parts() -> Iterator[bytes]:
        yield from (b"#" * 4_000 for _ in range(4))

    chunked = limited.post(
        ENDPOINT, content=parts(), headers={"Content-Type": "application/sparql-query"}
    )
    assert chunked.status_code == 413


def test_the_others_go_on_while_hopeless_ones_run(sample: Path) -> None:
    with client_of(sample, time_limit=3.0, quick=0.2) as client:
        ask(client, CHEAP)
        hopeless: list[int] = []
        shapes = [HOPELESS + f" LIMIT 1 OFFSET 0 # {'?x' * n}" for n in range(6)]
        threads = [
            threading.Thread(target=lambda q=query: hopeless.append(ask(client, q)[0]))
            for query in shapes
        ]
        for thread in threads:
            thread.start()
        started = time.monotonic()
        times = []
        while time.monotonic() - started < 2.5:
            asked = time.monotonic()
            assert ask(client, CHEAP)[0] == 200
            times.append(time.monotonic() - asked)
        for thread in threads:
            thread.join()
    assert len(times) > 5
    assert sorted(times)[len(times) // 2] < 1
    assert set(hopeless) <= {503, 504}
    assert 504 in hopeless


def test_a_graph_that_is_built_anew_is_served_at_once(tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?a gk:met ?b }"
    with GraphStore.create(tmp_path / "store"):
        pass
    with client_of(tmp_path) as client:
        counted = client.post(ENDPOINT, data={"query": query}, headers={"Accept": "text/csv"})
        assert counted.text.split()[1] == "0"
        with GraphStore.create(tmp_path / "store", overwrite=True) as store:
            store.write(sample_knowledge())
        counted = client.post(ENDPOINT, data={"query": query}, headers={"Accept": "text/csv"})
        assert int(counted.text.split()[1]) > 0


def test_a_graph_that_is_not_there_is_told_and_found_when_it_is(tmp_path: Path) -> None:
    with client_of(tmp_path) as client:
        assert ask(client, CHEAP)[0] == 503
        with GraphStore.create(tmp_path / "store") as store:
            store.write(sample_knowledge())
        assert ask(client, CHEAP)[0] == 200
