"""Who gets a worker when: what is known to be quick never waits behind what is not."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.server import pool as pools
from graphkit.server.experience import Experience, Speed, shape_of
from graphkit.server.messages import Reply, Task
from graphkit.server.pool import BusyError, Pool, TooLongError
from tests.server.conftest import settings_of


class FakeWorker:
    """Does a task by waiting until it is let go, or stopped."""

    running: list[str]

    def __init__(self, settings: Any) -> None:
        del settings
        self.is_used_up = False
        self._go = threading.Event()

    def do(self, task: Task) -> Reply:
        FakeWorker.running.append(task.name)
        if task.name.startswith("slow"):
            self._go.wait(5)
        return Reply(task.name)

    def seconds_used(self) -> float:
        return time.monotonic()

    def let_others_first(self) -> None:
        self.is_used_up = True

    def stop(self) -> None:
        self._go.set()


def run(monkeypatch: pytest.MonkeyPatch, play: Callable[[Pool], Any], **more: Any) -> None:
    """Let a play go on with a pool of fake workers."""
    monkeypatch.setattr(pools, "Worker", FakeWorker)
    FakeWorker.running = []

    async def whole() -> None:
        pool = Pool(settings_of(Path(), **({"quick": 0.1, "time_limit": 0.5} | more)))
        await pool.start()
        try:
            await play(pool)
        finally:
            await pool.stop()

    asyncio.run(whole())


def test_a_long_one_is_stopped_and_a_second_one_turned_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def play(pool: Pool) -> None:
        outcomes = await asyncio.gather(
            pool.run(Task("slow 1"), 1), pool.run(Task("slow 2"), 2), return_exceptions=True
        )
        assert {type(one) for one in outcomes} == {TooLongError, BusyError}
        assert (await pool.run(Task("quick"), 3)).said == "quick"

    run(monkeypatch, play)


def test_the_known_pass_by_those_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(pool: Pool) -> None:
        await pool.run(Task("quick"), 0)
        crowd = [asyncio.create_task(pool.run(Task(f"slow {n}"), n)) for n in range(1, 9)]
        await asyncio.sleep(0)
        for _ in range(20):
            await pool.run(Task("quick"), 0)
        assert sum(one.startswith("slow") for one in FakeWorker.running) < len(crowd)
        for slow in crowd:
            slow.cancel()
        await asyncio.gather(*crowd, return_exceptions=True)

    run(monkeypatch, play, quick=4.0, time_limit=6.0)


def test_what_most_wait_for_is_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(pool: Pool) -> None:
        crowd = [pool.run(Task(f"slow {n}"), n) for n in range(1, 7)]
        crowd += [pool.run(Task("wanted"), 99) for _ in range(5)]
        await asyncio.gather(*crowd, return_exceptions=True)
        assert "wanted" in FakeWorker.running[:4]

    run(monkeypatch, play)


def test_too_many_are_turned_away_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(pool: Pool) -> None:
        crowd = [asyncio.create_task(pool.run(Task(f"slow {n}"), n)) for n in range(20)]
        outcomes = await asyncio.gather(*crowd, return_exceptions=True)
        said = [str(one) for one in outcomes if isinstance(one, BusyError)]
        assert "too many are waiting" in said

    run(monkeypatch, play, waiting_limit=5)


def test_who_gives_up_frees_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(pool: Pool) -> None:
        for number in range(10):
            gone = asyncio.create_task(pool.run(Task(f"slow {number}"), number))
            await asyncio.sleep(0.02)
            gone.cancel()
        await asyncio.sleep(0.05)
        assert (await asyncio.wait_for(pool.run(Task("quick"), 100), 2)).said == "quick"

    run(monkeypatch, play)


def test_shapes_leave_out_what_varies_and_are_forgotten_in_the_end() -> None:
    one = 'SELECT * { ?a rdfs:label "x" } LIMIT 10'
    assert shape_of(one) == shape_of("SELECT *  { ?a rdfs:label 'yy' } LIMIT 20 # again")
    assert shape_of(one) != shape_of('SELECT * { ?a rdfs:label "x" . ?b ?c ?d } LIMIT 10')
    known = Experience()
    known.note(-1, was_quick=True)
    for number in range(5_000):
        known.note(number, was_quick=False)
    assert known.speed(-1) is Speed.UNKNOWN
    assert known.speed(4_999) is Speed.LONG
