"""A SPARQL server over HTTP: its three services, credentials, retries, and clear errors.

Standards: SPARQL 1.1 Protocol (query, update) and SPARQL 1.1 Graph Store HTTP Protocol.
"""

from __future__ import annotations

import os
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationValueError

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

USER, PASSWORD, TOKEN = "GRAPHKIT_STORE_USER", "GRAPHKIT_STORE_PASSWORD", "GRAPHKIT_STORE_TOKEN"
_SERVICES: Final = {"query": "query", "update": "update", "graphs": "store"}
_VARIABLE: Final = "GRAPHKIT_STORE_{}_URL"
_SHOWN: Final = 200
_TIMEOUT: Final = urllib3.Timeout(connect=10, read=300)
_RETRIES: Final = urllib3.Retry(
    total=5,
    redirect=False,
    backoff_factor=0.3,
    backoff_max=20,
    status_forcelist=(429, 502, 503, 504),
    allowed_methods=None,  # all we ask for has the same effect twice
    raise_on_status=False,
)


def is_address(text: object) -> bool:
    """Return whether a text names a server rather than a folder."""
    return isinstance(text, str) and text.startswith(("http://", "https://"))


class Refusal(Exception):  # noqa: N818 - it is caught and explained
    """The server's answer to a request it cannot serve: the status and what it says."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(status, said)
        self.status = status
        self.said = said


class SparqlServer:
    """Speaks to one server.

    The services are at ``URL/query``, ``URL/update`` and ``URL/store``, unless the
    environment says otherwise. User and password, or a token, are taken from the
    environment and kept out of errors.
    """

    def __init__(self, url: str, services: Mapping[str, str], headers: Mapping[str, str]) -> None:
        self.url = url
        self._services = services
        self.pool = urllib3.PoolManager(retries=_RETRIES, timeout=_TIMEOUT, headers=headers)

    @classmethod
    def at(cls, url: str, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the server with an address.

        Raises:
            StoreError: If it is no address, or has credentials in it.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            message = f"{url!r} is no address of a SPARQL server"
            raise StoreError(message, "name one such as https://host/dataset")
        if parts.username or parts.password:
            message = f"the address of the server at {parts.hostname} has credentials in it"
            raise StoreError(message, f"put them into {USER} and {PASSWORD}, or {TOKEN}")
        base = url.rstrip("/")
        services = {
            name: environment.get(_VARIABLE.format(name.upper())) or f"{base}/{path}"
            for name, path in _SERVICES.items()
        }
        return cls(base, services, _credentials(environment))

    def ask(self, query: str, accept: str, dataset: Mapping[str, list[str]]) -> tuple[str, bytes]:
        """Put a query to the server; return the media type of the answer, and the answer.

        Raises:
            Refusal: If the server says the query is malformed.
            StoreError: If it cannot be reached, or fails.
        """
        body = urlencode({"query": query, **dataset}, doseq=True).encode()
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            response = self._request("POST", self._services["query"], body, headers)
        except Refusal as refusal:
            if refusal.status == HTTPStatus.BAD_REQUEST:
                raise
            raise self._explained(refusal, len(body)) from refusal
        return response.headers.get("Content-Type", "").partition(";")[0].strip(), response.data

    def update(self, request: str) -> None:
        """Put an update to the server.

        Raises:
            StoreError: If it cannot be reached, refuses, or fails.
        """
        headers = {"Content-Type": "application/sparql-update"}
        self._change("POST", self._services["update"], request.encode(), headers)

    def graph(self, name: str | None) -> bytes:
        """Return a graph as N-Triples, empty where there is none; None is the default graph."""
        try:
            headers = {"Accept": "application/n-triples"}
            return self._request("GET", self._graph_url(name), None, headers).data
        except Refusal as refusal:
            if refusal.status == HTTPStatus.NOT_FOUND:
                return b""
            raise self._explained(refusal) from refusal

    def put_graph(self, name: str | None, triples: bytes) -> None:
        """Replace a graph by N-Triples."""
        headers = {"Content-Type": "application/n-triples"}
        self._change("PUT", self._graph_url(name), triples, headers)

    def _graph_url(self, name: str | None) -> str:
        chosen = "default" if name is None else urlencode({"graph": name})
        return f"{self._services['graphs']}?{chosen}"

    def _change(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> None:
        try:
            self._request(method, url, body, headers)
        except Refusal as refusal:
            raise self._explained(refusal, len(body)) from refusal

    def _request(
        self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]
    ) -> urllib3.BaseHTTPResponse:
        known = {**self.pool.headers, **headers}
        try:
            response = self.pool.request(method, url, body=body, headers=known)
        except (HTTPError, LocationValueError, OSError) as error:
            message = f"the server at {self.url} cannot be reached: {_reason(error)}"
            remedy = "check the address, and that it runs; what was written is kept: do it again"
            raise StoreError(message, remedy) from error
        if response.status < HTTPStatus.MULTIPLE_CHOICES:
            return response
        raise Refusal(response.status, response.data[:_SHOWN].decode("utf-8", "replace"))

    def _explained(self, refusal: Refusal, size: int = 0) -> StoreError:
        status, where = refusal.status, f"the server at {self.url}"
        if status in {401, 403}:
            message = f"{where} does not let us in (HTTP {status})"
            return StoreError(message, f"set {USER} and {PASSWORD}, or {TOKEN}")
        if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            message = f"{where} takes no request of {size:,} bytes (HTTP 413)"
            return StoreError(message, "let it take larger ones")
        if status in {404, 405} or status < HTTPStatus.BAD_REQUEST:  # or sent elsewhere
            message = f"{where} has no such service there (HTTP {status})"
            names = ", ".join(_VARIABLE.format(name.upper()) for name in _SERVICES)
            return StoreError(message, f"name its services in {names}")
        message = f"{where} fails (HTTP {status}): {refusal.said}"
        return StoreError(message, "what was written is kept; do it again to complete it")


def _credentials(environment: Mapping[str, str]) -> dict[str, str]:
    token, user = environment.get(TOKEN), environment.get(USER)
    if token:
        return {"Authorization": f"Bearer {token}"}
    if user:
        secret = f"{user}:{environment.get(PASSWORD, '')}"
        return dict(urllib3.make_headers(basic_auth=secret))
    return {}


def _reason(error: Exception) -> str:
    """Return the innermost reason, which names no object of a library."""
    inner = getattr(error, "reason", None)
    while isinstance(inner, Exception):
        error, inner = inner, getattr(inner, "reason", None)
    return str(error).rpartition(">: ")[2] or type(error).__name__
