"""The sample graph, served: to a test client in this process, and at a port of this machine."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graphkit.server.application import create_application
from graphkit.server.settings import ServerSettings
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import sample_knowledge

BASE = "http://localhost"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph of the sample; to read only."""
    folder = tmp_path_factory.mktemp("served")
    with GraphStore.create(folder / "store") as store:
        store.write(sample_knowledge())
    return folder


def settings_of(graph: Path, **more: Any) -> ServerSettings:
    """Small and quick, so that tests of limits need not wait."""
    usual: dict[str, Any] = {"time_limit": 2.0, "quick": 0.3, "workers": 2, "long_workers": 1}
    return ServerSettings(graph=graph, **(usual | more))


@contextmanager
def client_of(graph: Path, **more: Any) -> Iterator[TestClient]:
    """A client of an application with workers of its own."""
    with TestClient(create_application(settings_of(graph, **more)), BASE) as client:
        yield client


@pytest.fixture(scope="module")
def client(sample: Path) -> Iterator[TestClient]:
    """A client of the sample."""
    with client_of(sample) as made:
        yield made


@pytest.fixture(scope="module")
def address(sample: Path) -> Iterator[str]:
    """Where a server of the sample, in a process of its own, listens; ends in a slash."""
    with serving(sample) as where:
        yield where


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[str]:
    """Run `graphkit serve` and yield its address."""
    command = [sys.executable, "-m", "graphkit", "serve", str(graph), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            assert server.stdout is not None
            said = server.stdout.readline().split()
            assert said[:2] == ["serving", "at"]
            _wait_for(said[2])
            yield said[2]
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    host, _, port = address.removeprefix("http://").rstrip("/").rpartition(":")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server does not answer")
