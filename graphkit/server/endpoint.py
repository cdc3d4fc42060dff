"""The SPARQL endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from graphkit.server.bodies import read_body
from graphkit.server.negotiation import HTML, choose, wanted
from graphkit.server.protocol import read_get, read_post
from graphkit.store import GRAPH_TYPES

if TYPE_CHECKING:
    from starlette.requests import Request

    from graphkit.server.asking import Answerer
    from graphkit.server.negotiation import Wanted
    from graphkit.server.protocol import Operation
    from graphkit.server.settings import ServerSettings

METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
_VARY: Final = {"Vary": "Accept", "Cache-Control": "no-cache"}
_READ_ONLY: Final = "this endpoint is read-only; build the graph anew to change it"


class Endpoint:
    """Answers queries as the SPARQL 1.1 protocol has it, and describes itself."""

    def __init__(self, answerer: Answerer, settings: ServerSettings) -> None:
        """Answer through ``answerer``."""
        self._answerer = answerer
        self._settings = settings

    async def respond(self, request: Request) -> Response:
        """Answer one request."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        operation = await self._operation(request)
        if operation.is_update:
            raise HTTPException(403, _READ_ONLY)
        accept = request.headers.get("accept")
        if operation.query is not None:
            return await self._answer(request, operation, wanted(accept))
        if request.method == "POST":
            raise HTTPException(400, "there is no query; send one as the field query")
        return await self._described(request, accept)

    async def _operation(self, request: Request) -> Operation:
        query_string = request.scope["query_string"]
        if request.method != "POST":
            operation = read_get(query_string)
            if operation.is_update:
                raise HTTPException(400, "an update comes by POST")
            return operation
        body = await read_body(request, self._settings)
        return read_post(query_string, request.headers.get("content-type", ""), body)

    async def _answer(self, request: Request, operation: Operation, formats: Wanted) -> Response:
        asked = {
            "sparql": operation.query,
            "result_type": formats.result_type,
            "graph_type": formats.graph_type,
            "default_graphs": operation.default_graphs,
            "named_graphs": operation.named_graphs,
            "base": _address(request),
        }
        if formats.result_type is None and formats.graph_type is None:
            raise HTTPException(406, "no format that is accepted is known here")
        reply = await self._answerer.answer(request, asked)
        return self._answerer.send(reply, {"Content-Type": formats.sent_as(reply.said), **_VARY})

    async def _described(self, request: Request, accept: str | None) -> Response:
        """Return the description of the service: RDF, or for people the editor."""
        offered = choose(accept, (*GRAPH_TYPES, HTML))
        if offered is None:
            raise HTTPException(406, f"accept one of: {', '.join(GRAPH_TYPES)}")
        if offered == HTML:
            return RedirectResponse("/query", 303, headers=_VARY)
        reply = await self._answerer.bytes_of(
            request, "describe_service", endpoint=_address(request), graph_type=offered
        )
        return self._answerer.send(reply, {"Content-Type": reply.said, **_VARY})


def _address(request: Request) -> str:
    """Return the address of the endpoint, which relative IRIs are relative to."""
    return str(request.url.replace(query="", fragment=""))
