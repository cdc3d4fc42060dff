"""Workers in a pool: who gets one, for how long, and what becomes of one that takes too long.

A query begins as a quick one. When it has not ended after ``quick`` seconds it counts
as long: it goes on at low priority if one of few places for long ones is free, and is
stopped if not. So long queries never hold all workers, and what is quick is answered
however many hopeless ones there are. A query whose shape was long before waits for a
place for long ones; of the others, those that were quick before go first (shortest
expected job first), and each fourth time whoever has waited longest.
"""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final

from graphkit.server.experience import Experience, Speed
from graphkit.server.workers import Worker

if TYPE_CHECKING:
    from graphkit.server.messages import Reply, Task
    from graphkit.server.settings import ServerSettings

_OLDEST_EACH: Final = 4
_LONG_SHARE: Final = 10


class BusyError(Exception):
    """Too many ask at once; it may go better later."""


class TooLongError(Exception):
    """A query was stopped because it took too long."""


@dataclass(eq=False, slots=True)
class _Place:
    """A worker somebody has or waits for, and whether it counts as long."""

    speed: Speed
    number: int
    given: asyncio.Future[Worker] = field(default_factory=asyncio.Future)

    @property
    def is_long(self) -> bool:
        return self.speed is Speed.LONG

    @property
    def worker(self) -> Worker:
        return self.given.result()

    @property
    def is_given(self) -> bool:
        return self.given.done() and not self.given.cancelled()


class Pool:
    """A fixed number of worker processes, each replaced when it is used up."""

    def __init__(self, settings: ServerSettings) -> None:
        """Set up a pool; `start` starts the workers."""
        self._settings = settings
        self._experience = Experience()
        self._numbers = count(1)
        self._threads = ThreadPoolExecutor(
            2 * (settings.workers + settings.long_workers), "graphkit-worker"
        )
        self._idle: list[Worker] = []
        self._waiting: dict[Speed, deque[_Place]] = {speed: deque() for speed in Speed}
        self._taken: set[_Place] = set()
        self._renewals: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start all workers."""
        size = self._settings.workers + self._settings.long_workers
        await asyncio.gather(*(self._add() for _ in range(size)))

    async def stop(self) -> None:
        """End all workers."""
        for renewal in self._renewals:
            renewal.cancel()
        for worker in (*self._idle, *(place.worker for place in self._taken)):
            worker.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, task: Task, shape: int) -> Reply:
        """Have a task done; whoever is cancelled while waiting for it stops it.

        Raises:
            BusyError: If too many wait, or too many long ones are under way.
            TooLongError: If it was stopped.
        """
        place = await self._place(self._experience.speed(shape))
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(self._threads, place.worker.do, task)
        try:
            was_quick = await _ends(done, self._settings.quick)
            self._experience.note(shape, was_quick=was_quick)
            if not was_quick:
                self._go_on(place)
                if not await _ends(done, self._settings.time_limit - self._settings.quick):
                    raise TooLongError
            return done.result()
        finally:
            self._give_back(place, is_done=done.done())

    async def _place(self, speed: Speed) -> _Place:
        """Wait for a worker."""
        line = self._waiting[speed]
        most = self._settings.waiting_limit // (_LONG_SHARE if speed is Speed.LONG else 1)
        if sum(map(len, self._waiting.values())) >= most:
            message = "too many are waiting"
            raise BusyError(message)
        place = _Place(speed, next(self._numbers))
        line.append(place)
        self._serve()
        try:
            async with asyncio.timeout(self._settings.waiting_time):
                await place.given
        except (TimeoutError, asyncio.CancelledError) as error:
            if place.is_given:
                self._give_back(place, is_done=True)
            elif place in line:
                line.remove(place)
            if isinstance(error, asyncio.CancelledError):
                raise
            message = "nobody was free in time"
            raise BusyError(message) from None
        return place

    def _serve(self) -> None:
        """Give the idle workers to those who wait."""
        while self._idle and (line := self._next_line()):
            place = line.popleft()
            if not place.given.cancelled():
                self._taken.add(place)
                place.given.set_result(self._idle.pop())

    def _next_line(self) -> deque[_Place] | None:
        """Return the line whose first may go on, None if nobody may."""
        long = sum(place.is_long for place in self._taken)
        if self._waiting[Speed.LONG] and long < self._settings.long_workers:
            return self._waiting[Speed.LONG]
        lines = [
            line for line in (self._waiting[Speed.QUICK], self._waiting[Speed.UNKNOWN]) if line
        ]
        if not lines or len(self._taken) - long >= self._settings.workers:
            return None
        if next(self._numbers) % _OLDEST_EACH == 0:
            return min(lines, key=lambda line: line[0].number)
        return lines[0]

    def _go_on(self, place: _Place) -> None:
        """Let a query that was not quick go on as a long one, if there is a place."""
        if not place.is_long:
            long = sum(other.is_long for other in self._taken)
            if long >= self._settings.long_workers:
                message = "too many long queries are under way"
                raise BusyError(message)
            place.speed = Speed.LONG
        place.worker.let_others_first()
        self._serve()

    def _give_back(self, place: _Place, *, is_done: bool) -> None:
        self._taken.discard(place)
        if place.worker.is_used_up or not is_done:
            renewal = asyncio.get_running_loop().create_task(self._renew(place.worker))
            self._renewals.add(renewal)
            renewal.add_done_callback(self._renewals.discard)
        else:
            self._idle.append(place.worker)
        self._serve()

    async def _renew(self, worker: Worker) -> None:
        await asyncio.get_running_loop().run_in_executor(self._threads, worker.stop)
        await self._add()

    async def _add(self) -> None:
        loop = asyncio.get_running_loop()
        self._idle.append(await loop.run_in_executor(self._threads, Worker, self._settings))
        self._serve()


async def _ends(done: asyncio.Future[Reply], seconds: float) -> bool:
    return bool((await asyncio.wait({done}, timeout=seconds))[0])
