"""Put a task to the workers on behalf of a client, and turn what comes of it into HTTP."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from graphkit.server.experience import shape_of
from graphkit.server.messages import Task
from graphkit.server.pool import BusyError, TooLongError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from starlette.requests import Request

    from graphkit.server.messages import Reply
    from graphkit.server.pool import Pool
    from graphkit.server.settings import ServerSettings

_STATUS: Final[Mapping[str, int]] = {
    "QueryRefusedError": 403,
    "NotAcceptableError": 406,
    "AnswerTooLargeError": 422,
    "MemoryError": 422,
    "StoreError": 503,
    "ChildProcessError": 500,
}
_MALFORMED: Final = 400
_GONE: Final = 499
_AGAIN: Final = {"Retry-After": "2"}
_PIECE: Final = 1 << 16
_ANSWERS_HELD: Final = 8


class Answerer:
    """Asks the workers and sends what they say, within the limits."""

    def __init__(self, pool: Pool, settings: ServerSettings) -> None:
        """Use the workers of a pool."""
        self._pool = pool
        self._settings = settings
        self._held = 0

    async def values(self, request: Request, name: str, /, **given: Any) -> Any:
        """Return the plain values that a task yields.

        Raises:
            HTTPException: If it yields none.
        """
        shape = shape_of(f"{name} {given.get('query', '')}")
        return json.loads((await self._reply(request, Task(name, given), shape)).body)

    async def answer(self, request: Request, asked: Mapping[str, Any]) -> Reply:
        """Return the answer to a query of the SPARQL protocol.

        Raises:
            HTTPException: If there is none.
        """
        given = {**asked, "most_bytes": self._settings.answer_limit}
        return await self._reply(request, Task("sparql", given), shape_of(given["sparql"]))

    async def bytes_of(self, request: Request, name: str, /, **given: Any) -> Reply:
        """Return the bytes that a task yields.

        Raises:
            HTTPException: If it yields none.
        """
        return await self._reply(request, Task(name, given), shape_of(name))

    def send(self, reply: Reply, headers: Mapping[str, str]) -> StreamingResponse:
        """Return the response that sends an answer piece by piece, as fast as it is fetched."""
        self._held += len(reply.body)
        length = {"Content-Length": str(len(reply.body))}
        return StreamingResponse(self._pieces(reply.body), headers={**headers, **length})

    async def _pieces(self, body: bytes) -> AsyncIterator[bytes]:
        try:
            for start in range(0, len(body), _PIECE):
                yield body[start : start + _PIECE]
        finally:
            self._held -= len(body)

    async def _reply(self, request: Request, task: Task, shape: int) -> Reply:
        if self._held > _ANSWERS_HELD * self._settings.answer_limit:
            raise HTTPException(503, "too many large answers are being fetched", _AGAIN)
        try:
            reply = await _unless_gone(request, self._pool.run(task, shape))
        except BusyError as error:
            raise HTTPException(503, f"{error}; ask again later", _AGAIN) from error
        except TooLongError as error:
            seconds = f"{self._settings.time_limit:g} s"
            message = f"stopped after {seconds}; ask for less, or begin with the rarest pattern"
            raise HTTPException(504, message) from error
        if reply.error:
            raise HTTPException(_STATUS.get(reply.error, _MALFORMED), reply.said)
        return reply


async def _unless_gone(request: Request, asking: Any) -> Reply:
    """Return what comes of ``asking``; stop it when the client hangs up."""
    answer = asyncio.ensure_future(asking)
    gone = asyncio.ensure_future(_hangs_up(request))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise HTTPException(_GONE, "the client is gone")
        reply: Reply = answer.result()
        return reply
    finally:
        for waiting in (answer, gone):
            waiting.cancel()
            with suppress(asyncio.CancelledError, BusyError, TooLongError):
                await waiting


async def _hangs_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
