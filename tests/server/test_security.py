"""Who may ask, and what a browser may do with the answer."""

import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graphkit.errors import SettingsError
from graphkit.server.security import address
from graphkit.server.settings import ServerSettings
from tests.server.conftest import client_of

ASK = {"query": "ASK {}"}
EVIL = "http://evil.example"
HOSTS = ("localhost", "localhost:8765", "127.0.0.1:1", "[::1]:8765", "LOCALHOST")
OTHERS = (
    "evil.example", "localhost.evil.example", "localhost@evil.example", "127.0.0.1.evil.example",
    "evil.example:8765", "", "localhost:80:80", "[::1", "10.0.0.1", "local host",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_this_machine_is_reached_by_its_own_names(client: TestClient, host: str) -> None:
    assert client.get("/sparql", params=ASK, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", OTHERS)
def test_a_name_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/sparql", params=ASK, headers={"Host": host})
    assert answer.status_code == 421
    assert "--allowed-host" in answer.text


def test_other_names_can_be_allowed(sample: Path) -> None:
    with client_of(sample, allowed_hosts=("Graph.example",)) as client:
        for host, status in (("graph.example:80", 200), ("localhost", 200), ("example", 421)):
            assert client.get("/sparql", params=ASK, headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    "headers", [{"Origin": EVIL}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_pages_of_other_sites_may_not_ask(
    client: TestClient, method: str, headers: dict[str, str]
) -> None:
    answer = client.request(method, "/sparql", params=ASK, headers=headers)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_a_link_from_another_site_may_be_followed(client: TestClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.get("/sparql", params=ASK, headers=headers).status_code == 200


def test_pages_of_our_own_may_ask(client: TestClient) -> None:
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/sparql", data=ASK, headers=headers).status_code == 200


def test_another_site_can_be_allowed(sample: Path) -> None:
    good = "https://notebook.example"
    with client_of(sample, allowed_origins=(good,)) as client:
        headers = {"Origin": good, "Sec-Fetch-Site": "cross-site"}
        answer = client.get("/sparql", params=ASK, headers=headers)
        assert answer.headers["access-control-allow-origin"] == good
        asked = {**headers, "Access-Control-Request-Method": "POST"}
        assert client.options("/sparql", headers=asked).status_code == 200
        assert client.get("/sparql", params=ASK, headers={"Origin": EVIL}).status_code == 403


@pytest.mark.parametrize("path", ["/sparql?query=ASK%20%7B%7D", "/sparql?query=x", "/nothing"])
def test_every_answer_says_what_a_browser_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


def test_the_log_holds_nothing_that_a_terminal_obeys(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "graphkit.server"):
        client.get("/sparql?query=%1B[2J%0AGET%20/forged")
        client.get("/%1b[2J\u202e")
    assert len(caplog.messages) == 2
    hostile = {"type": "http", "method": "GET", "raw_path": b"/\x1b[2J\n", "query_string": b"\x9b"}
    assert address(hostile) == r"/\x1b[2J\x0a?\x9b"
    assert all(message.isprintable() for message in caplog.messages)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"host": "0.0.0.0"}, "--allowed-host"),  # noqa: S104 - refused
        ({"time_limit": 0}, "time limit is 0"),
        ({"workers": -1}, "workers is -1"),
    ],
)
def test_settings_that_cannot_work_are_refused(
    tmp_path: Path, wrong: dict[str, str], said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        ServerSettings(graph=tmp_path, **wrong)  # type: ignore[arg-type]  # of several types
