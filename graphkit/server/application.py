"""The application: which address is answered by what."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from graphkit.server.asking import Answerer
from graphkit.server.endpoint import METHODS, Endpoint
from graphkit.server.files import Files, asset, openapi
from graphkit.server.linked_data import LinkedData
from graphkit.server.pages import Pages, problem_page
from graphkit.server.pool import Pool
from graphkit.server.security import Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from graphkit.server.settings import ServerSettings

_FOR_PROGRAMS: Final = ("/sparql", "/data/", "/assets/")


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
        routes=_routes(answerer, settings),
        middleware=[Middleware(Guard, settings=settings), *_cross_origin(settings)],
        exception_handlers={HTTPException: _told},
        lifespan=running,
    )


def _routes(answerer: Answerer, settings: ServerSettings) -> list[Route]:
    pages, data = Pages(answerer, settings.graph), LinkedData(answerer)
    files, endpoint = Files(settings.graph), Endpoint(answerer, settings)
    return [
        Route("/", pages.start),
        Route("/sparql", endpoint.respond, methods=[*METHODS]),
        Route("/query", pages.editor),
        Route("/query.{form}", data.query),
        Route("/queries", pages.queries),
        Route("/queries/{name}.{form}", pages.saved_answer),
        Route("/queries/{name}", pages.saved_query),
        Route("/documents", pages.documents),
        Route("/search", pages.search),
        Route("/vocabulary", pages.vocabulary),
        Route("/vocabulary.json", pages.vocabulary_json),
        Route("/id/{identifier:path}", data.thing),
        Route("/page/{identifier:path}", pages.thing),
        Route("/data/{identifier:path}", data.data),
        Route("/graph.html", files.built),
        Route("/report.html", files.built),
        Route("/report.md", files.built),
        Route("/report/{name}", files.table),
        Route("/assets/{name}", asset),
        Route("/openapi.json", openapi),
    ]


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
    if not isinstance(error, HTTPException):
        raise error
    is_for_programs = request.url.path.startswith(_FOR_PROGRAMS)
    if not is_for_programs and "text/html" in request.headers.get("accept", ""):
        page = problem_page(request, error)
        page.headers.update(error.headers or {})
        return page
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)
