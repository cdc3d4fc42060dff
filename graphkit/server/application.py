"""The application: which address is answered by what."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from graphkit.server.asking import Answerer
from graphkit.server.endpoint import METHODS, Endpoint
from graphkit.server.pool import Pool
from graphkit.server.security import Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from graphkit.server.settings import ServerSettings


def create_application(settings: ServerSettings) -> Starlette:
    """Return the ASGI application that serves a graph; its workers run while it does."""
    pool = Pool(settings)
    answerer = Answerer(pool, settings)

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        del app
        await pool.start()
        try:
            yield
        finally:
            await pool.stop()

    return Starlette(
        routes=[Route("/sparql", Endpoint(answerer, settings).respond, methods=[*METHODS])],
        middleware=[Middleware(Guard, settings=settings), *_cross_origin(settings)],
        exception_handlers={HTTPException: _told},
        lifespan=running,
    )


def _cross_origin(settings: ServerSettings) -> list[Middleware]:
    if not settings.allowed_origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=[*settings.allowed_origins],
            allow_methods=[*METHODS],
            allow_headers=["Accept", "Content-Type"],
        )
    ]


async def _told(request: Request, error: Exception) -> Response:
    del request
    if not isinstance(error, HTTPException):
        raise error
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)
