"""Workers in a pool: who gets one, for how long, and what becomes of one that takes too long.

A query begins as a quick one. When it has not ended after ``quick`` seconds it counts
as long: it goes on at low priority if one of few places for long ones is free, and is
stopped if not. So long queries never hold all workers, and what is quick is answered
however many hopeless ones there are. A query whose shape was long before waits for a
place for long ones. Of the others, those that were quick before have places of their own,
so that what is known to be quick never waits behind what is not.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graphkit.server.experience import Experience, Speed
from graphkit.server.workers import Worker

if TYPE_CHECKING:
    from graphkit.server.messages import Reply, Task
    from graphkit.server.settings import ServerSettings

_LONG_SHARE: Final = 10
_SPARE: Final = 2
_LEAST_PATIENCE: Final = 0.1
_TIMES_PATIENT: Final = 5


class BusyError(Exception):
    """Too many ask at once; it may go better later."""


class TooLongError(Exception):
    """A query was stopped because it took too long."""


@dataclass(eq=False, slots=True)
class _Place:
    """A worker somebody has or waits for, and as how quick that counts."""

    shape: int
    speed: Speed
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
        # Spare ones stand in while those that were stopped are replaced.
        self._size = settings.workers + settings.long_workers + _SPARE
        self._threads = ThreadPoolExecutor(2 * self._size, "graphkit-worker")
        self._idle: list[Worker] = []
        self._waiting: dict[Speed, deque[_Place]] = {speed: deque() for speed in Speed}
        self._taken: set[_Place] = set()
        self._renewals: set[asyncio.Task[None]] = set()
        self._is_open = True

    async def start(self) -> None:
        """Start all workers."""
        await asyncio.gather(*(self._add() for _ in range(self._size)))

    async def stop(self) -> None:
        """End all workers."""
        self._is_open = False
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
        place = await self._place(shape)
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(self._threads, place.worker.do, task)
        try:
            started = loop.time()
            was_quick = await self._is_quick(done, place.worker)
            self._learn(shape, was_quick=was_quick)
            if not was_quick:
                self._go_on(place)
                if not await _ends(done, started + self._settings.time_limit - loop.time()):
                    raise TooLongError
            return done.result()
        finally:
            self._give_back(place, is_done=done.done())

    async def _place(self, shape: int) -> _Place:
        """Wait for a worker."""
        speed = self._experience.speed(shape)
        most = self._settings.waiting_limit // (_LONG_SHARE if speed is Speed.LONG else 1)
        if sum(map(len, self._waiting.values())) >= most:
            message = "too many are waiting"
            raise BusyError(message)
        place = _Place(shape, speed)
        self._waiting[speed].append(place)
        self._serve()
        try:
            async with asyncio.timeout(self._settings.waiting_time):
                await place.given
        except (TimeoutError, asyncio.CancelledError) as error:
            if place.is_given:
                self._give_back(place, is_done=True)
            elif place in self._waiting[place.speed]:
                self._waiting[place.speed].remove(place)
            if isinstance(error, asyncio.CancelledError):
                raise
            message = "nobody was free in time"
            raise BusyError(message) from None
        return place

    def _learn(self, shape: int, *, was_quick: bool) -> None:
        """Remember how a query went, and let those of its shape wait where they belong."""
        self._experience.note(shape, was_quick=was_quick)
        speed, line = self._experience.speed(shape), self._waiting[Speed.UNKNOWN]
        for place in [one for one in line if one.shape == shape]:
            line.remove(place)
            place.speed = speed
            self._waiting[speed].append(place)

    def _serve(self) -> None:
        """Give the idle workers to those who wait."""
        while self._idle and (line := self._next_line()):
            place = _first(line)
            line.remove(place)
            if not place.given.cancelled():
                self._taken.add(place)
                place.given.set_result(self._idle.pop())

    def _next_line(self) -> deque[_Place] | None:
        """Return the line whose first may go on, None if nobody may."""
        taken = Counter(place.speed for place in self._taken)
        quick, unknown, long = (self._waiting[speed] for speed in Speed)
        if long and taken[Speed.LONG] < self._settings.long_workers:
            return long
        most = self._settings.workers
        if taken[Speed.QUICK] + taken[Speed.UNKNOWN] >= most:
            return None
        if quick and (taken[Speed.QUICK] < most - 1 or not unknown):
            return quick
        return unknown if unknown and taken[Speed.UNKNOWN] < most - 1 else None

    async def _is_quick(self, done: asyncio.Future[Reply], worker: Worker) -> bool:
        """Wait whether a task ends soon; sooner if many wait whose time is not known.

        What counts is the time of the processor: on a busy machine the quick take longer too.
        """
        crowd = len(self._waiting[Speed.UNKNOWN]) / self._settings.workers
        patience = max(_LEAST_PATIENCE, self._settings.quick / (1 + crowd))
        before = worker.seconds_used()
        for _ in range(_TIMES_PATIENT):
            if await _ends(done, patience):
                return True
            if worker.seconds_used() - before >= patience / 2:
                break
        return False

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
        if not self._is_open:
            place.worker.stop()
            return
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


def _first(line: deque[_Place]) -> _Place:
    """Return whose turn it is: of those of the shape that most wait for, the one that came first.

    A shape that was asked once is known from then on, and all who wait for it with it.
    """
    if line[0].speed is not Speed.UNKNOWN:
        return line[0]
    shapes = Counter(place.shape for place in line)
    return max(line, key=lambda place: shapes[place.shape])


async def _ends(done: asyncio.Future[Reply], seconds: float) -> bool:
    return bool((await asyncio.wait({done}, timeout=seconds))[0])
