"""A reconciliation service of our own, on this machine, that speaks the protocol or does not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest

from graphkit.reconciliation import Politeness

SPACE = "https://names.example/id/"
MANIFEST: dict[str, Any] = {
    "versions": ["0.1", "0.2"],
    "name": "Names of the coasts",
    "identifierSpace": SPACE,
    "schemaSpace": "https://names.example/property/",
    "defaultTypes": [{"id": "human", "name": "human"}],
    "view": {"url": "https://names.example/page/{{id}}"},
    "batchSize": 3,
    "suggest": {"entity": {"service_url": "https://names.example", "service_path": "/s"}},
}
QUICK = Politeness(pause=0, retries=2, backoff=0, timeout=2)

Answer = tuple[int, dict[str, str], bytes]
Respond = Callable[[dict[str, Any] | None], Answer]


@dataclass
class Stub:
    """A service: what it was asked, and how it answers.

    ``known`` are candidates by the name that is asked for. ``respond``, where it is set,
    answers instead: the queries of a batch, or None for the manifest.
    """

    url: str = ""
    known: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    manifest: dict[str, Any] = field(default_factory=lambda: dict(MANIFEST))
    respond: Respond | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def answer(self, batch: dict[str, Any] | None) -> Answer:
        """Return status, headers and content."""
        if self.respond is not None:
            return self.respond(batch)
        return self.usual(batch)

    def usual(self, batch: dict[str, Any] | None) -> Answer:
        """Answer as the protocol says."""
        if batch is None:
            return json_answer(self.manifest)
        return json_answer(
            {name: {"result": self.known.get(one["query"], [])} for name, one in batch.items()}
        )


def json_answer(value: object, status: int = 200) -> Answer:
    """Return a value as an answer."""
    return status, {"Content-Type": "application/json"}, json.dumps(value).encode()


def candidate(id_: str, name: str, score: float = 100, **more: Any) -> dict[str, Any]:
    """Return a candidate as the protocol writes it."""
    return {"id": id_, "name": name, "score": score, "match": False, "type": []} | more


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """A service that listens at a free port of this machine."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    made = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(made.answer(None))

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            batch = json.loads(form["queries"][0])
            made.asked.append(batch)
            self._send(made.answer(batch))

        def _send(self, answer: Answer) -> None:
            status, headers, content = answer
            made.agents.append(self.headers["User-Agent"])
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.url = f"http://127.0.0.1:{server.server_port}/api"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()
