"""Ask a service over HTTP, politely: a user agent, a pause, limits, and patience when refused."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

from graphkit.errors import ReconciliationError
from graphkit.reconciliation.protocol import (
    Candidate,
    Manifest,
    Query,
    batch_of,
    read_manifest,
    read_results,
)

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

MOST_BYTES: Final = 4 * 1024 * 1024
"""The largest answer that is read; ten queries with five candidates make some 20 kB."""

_BATCH: Final = 10
_CHUNK: Final = 64 * 1024
_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_OK: Final = 200


@dataclass(frozen=True, slots=True)
class Politeness:
    """How a service is asked.

    Attributes:
        agent: Program and version, for the user agent.
        contact: An address or page by which its keeper can reach the user; goes into the
            user agent.
        pause: Seconds between two requests.
        retries: How often a request is repeated that was refused or failed on the way.
        backoff: Seconds before the first repetition; doubled each time, at most a minute.
        timeout: Seconds that a service may stay silent; an answer may take four times as long.
    """

    agent: str = "graphkit"
    contact: str = ""
    pause: float = 1.0
    retries: int = 4
    backoff: float = 2.0
    timeout: float = 30.0


class Service:
    """A reconciliation service, asked one request after another."""

    def __init__(self, url: str, politeness: Politeness | None = None) -> None:
        """Name a service; nothing is asked yet.

        Raises:
            ReconciliationError: If the URL is none that can be asked.
        """
        _check(url)
        self.url = url
        self._ways = politeness or Politeness()
        self._client: PoolManager | None = None
        self._last: float | None = None

    def manifest(self) -> tuple[Manifest, bytes]:
        """Return what the service says of itself, read and as it came.

        Raises:
            ReconciliationError: If it cannot be reached or asked.
        """
        content = self._request("GET")
        return read_manifest(content), content

    def ask(self, queries: list[Query]) -> list[tuple[Candidate, ...] | None]:
        """Return the candidates for each query of a batch, None where there is no answer.

        Raises:
            ReconciliationError: If the service cannot be reached, or answers something else.
        """
        form = urlencode({"queries": batch_of(queries).decode()})
        return read_results(self._request("POST", form), len(queries))

    def _request(self, method: str, form: str | None = None) -> bytes:
        http = self._client = self._client or _client(self.url, self._ways)
        from urllib3.exceptions import HTTPError  # noqa: PLC0415 - an extra

        headers = dict(http.headers)
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._wait()
        ends = time.monotonic() + 4 * self._ways.timeout
        try:
            response = http.request(
                method, self.url, body=form, headers=headers, preload_content=False
            )
            with response:
                if response.status != _OK:
                    raise self._error("answered with status", response.status)
                return self._content(response, ends)
        except HTTPError as error:
            raise self._error("cannot be asked:", _reason(error)) from None
        finally:
            self._last = time.monotonic()

    def _content(self, response: BaseHTTPResponse, ends: float) -> bytes:
        content = bytearray()
        while chunk := response.read1(_CHUNK):
            content += chunk
            if len(content) > MOST_BYTES:
                raise self._error("answered with more bytes than", MOST_BYTES)
            if time.monotonic() > ends:
                raise self._error("answers too slowly")
        return bytes(content)

    def _wait(self) -> None:
        if self._last is not None:
            time.sleep(max(0.0, self._last + self._ways.pause - time.monotonic()))

    def _error(self, *what: object) -> ReconciliationError:
        reason = " ".join(map(str, (self.url, *what)))
        return ReconciliationError(reason, "try again later, or ask another")


def batch_size(manifest: Manifest) -> int:
    """Return how many queries go into a batch: what the service likes, never more than ten."""
    return max(1, min(_BATCH, manifest.batch_size or _BATCH))


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host:
        reason = f"{url!r} is no address of a service"
        raise ReconciliationError(reason, "write it whole: https://…")
    if parts.username or parts.password:
        raise ReconciliationError("the address of the service holds a login", "leave it out")


def _client(url: str, ways: Politeness) -> PoolManager:
    try:
        import urllib3  # noqa: PLC0415 - an extra
    except ImportError:
        remedy = "pip install 'graphkit[reconcile]'"
        raise ReconciliationError("asking a service needs urllib3", remedy) from None
    contact = f"; {ways.contact}" if ways.contact else ""
    headers = {
        "User-Agent": f"{ways.agent} (reconciliation client{contact})",
        "Accept": "application/json",
    }
    retries = urllib3.Retry(
        total=ways.retries,
        connect=min(1, ways.retries),  # one that is not there will not be there soon
        redirect=3,
        backoff_factor=ways.backoff,
        backoff_max=60,
        retry_after_max=60,
        status_forcelist=_BUSY,
        allowed_methods=None,  # queries change nothing, also those that are posted
        raise_on_status=False,
    )
    timeout = urllib3.Timeout(connect=ways.timeout, read=ways.timeout)
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    if proxy and not proxy_bypass(parts.netloc):
        return urllib3.ProxyManager(proxy, headers=headers, retries=retries, timeout=timeout)
    return urllib3.PoolManager(headers=headers, retries=retries, timeout=timeout)


def _reason(error: Exception) -> str:
    """Return what is behind an error of urllib3, without the objects that its text shows."""
    reason = getattr(error, "reason", None) or error
    return str(reason).rpartition(">: ")[2] or type(error).__name__
