"""Run the server until it is stopped."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from graphkit.errors import ServerError
from graphkit.pipeline.live import LiveGraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.server.settings import ServerSettings

_NEEDED: Final = "graphkit serve needs Starlette, uvicorn and python-mimeparse"
_LONGEST_HEAD: Final = 1 << 16
_CONNECTIONS: Final = 1_000
_CLOSING: Final = 2


def serve(settings: ServerSettings, *, ready: Callable[[str], object]) -> None:
    """Serve a graph until the process is interrupted.

    Args:
        settings: What to serve, where and within which limits.
        ready: Called with the address when it can be asked there.

    Raises:
        ServerError: If a package is missing, or the address cannot be listened at.
        StoreError: If there is no graph.
    """
    try:
        import uvicorn

        from graphkit.server.application import create_application
    except ImportError as error:
        raise ServerError(_NEEDED, "pip install 'graphkit[server]'") from error
    LiveGraph(settings.graph).store().close()
    with _listening(settings) as listener:
        port = listener.getsockname()[1]
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        config = uvicorn.Config(
            create_application(settings),
            http="h11",
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_CONNECTIONS,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
            timeout_graceful_shutdown=_CLOSING,
        )
        ready(f"http://{host}:{port}/")
        with suppress(KeyboardInterrupt):  # how it is meant to end
            uvicorn.Server(config).run(sockets=[listener])


def _listening(settings: ServerSettings) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server(
            (settings.host, settings.port), family=family, backlog=_CONNECTIONS
        )
    except (OSError, OverflowError) as error:
        message = f"cannot listen at {settings.host}, port {settings.port}: {error}"
        raise ServerError(message, "name another port: --port 8766") from error
