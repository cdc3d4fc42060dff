"""What holds for every request: who may ask, and what a browser may do with the answer.

Plain ASGI, so that answers pass through as they come.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from graphkit.server.settings import ServerSettings

LOG: Final = logging.getLogger("graphkit.server")
_HOST: Final = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:/@\[\]]+)(?::\d{1,5})?", re.IGNORECASE)


def content_policy(more_styles: str = "") -> str:
    """Return what a page may load and run: what is ours, and nothing inside the page."""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' {more_styles}; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'"
    )


_HEADERS: Final = {
    "Content-Security-Policy": content_policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_MILLISECONDS: Final = 1_000


class Guard:
    """Refuses requests that are not addressed to us, sets headers, keeps time and a log."""

    def __init__(self, app: ASGIApp, settings: ServerSettings) -> None:
        """Stand before ``app``."""
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.monotonic(), [0]

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            async with asyncio.timeout(self._settings.sending_time):
                await send(message)

        refused = self._refusal(scope)
        try:
            await (refused or self._app)(scope, receive, guarded)
        except TimeoutError:
            LOG.warning("a client does not fetch its answer")
        except asyncio.CancelledError:  # the server is told to end
            if status[0]:
                raise
            await PlainTextResponse("the server ends\n", 503)(scope, receive, guarded)
        finally:
            took = (time.monotonic() - started) * _MILLISECONDS
            LOG.info("%s %s %s %.0f ms", scope["method"], address(scope), status[0], took)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if name_of(headers.get("host", "")) not in self._settings.hosts:
            return PlainTextResponse(
                "this server is not reached under that name; allow it with --allowed-host\n", 421
            )
        origin = headers.get("origin")
        cross_site = headers.get("sec-fetch-site") == "cross-site" or (
            origin is not None and name_of(origin.partition("://")[2]) not in self._settings.hosts
        )
        navigates = headers.get("sec-fetch-mode") == "navigate" and scope["method"] == "GET"
        if cross_site and not navigates and origin not in self._settings.allowed_origins:
            return PlainTextResponse("pages of other sites may not ask here\n", 403)
        return None


def name_of(host: str) -> str:
    """Return the name in a Host header, without the port; empty if it is malformed.

    Examples:
        >>> name_of("LocalHost:8765"), name_of("[::1]:80"), name_of("evil.example:80:80")
        ('localhost', '::1', '')
    """
    found = _HOST.fullmatch(host)
    return found[1].lower().strip("[]") if found else ""


def address(scope: Scope) -> str:
    r"""Return what was asked for, with nothing in it that a terminal would obey.

    Examples:
        >>> address({"raw_path": b"/a\x1b[2J", "query_string": b"x=1"})
        '/a\\x1b[2J?x=1'
    """
    path, query = scope.get("raw_path") or b"", scope.get("query_string") or b""
    text = (path + (b"?" + query if query else b"")).decode("latin-1")
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in text)
