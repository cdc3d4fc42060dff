"""How long the steps of a build take."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from graphkit.pipeline.progress import Progress, Step, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator

_START: Final = "starting"
_READING: Final = frozenset({Step.READ, Step.LOAD, Step.EXTRACT, Step.RESOLVE})


class Timings:
    """Hears of the steps of a build, passes the news on, and stops the time.

    What came before, above all the start of Python and its imports, is counted as
    the time the processor spent on it.

    Examples:
        >>> timings = Timings()
        >>> timings.update(Step.READ, 0, None)
        >>> timings.stop()
        >>> [step for step, _ in timings.rows()]
        ['starting', 'reading documents']
    """

    def __init__(self, progress: Progress = no_progress) -> None:
        self._progress = progress
        self._seconds: dict[str, float] = {_START: time.process_time()}
        self._step: str = _START
        self._since = time.perf_counter()

    def update(self, step: Step, done: int, total: int | None) -> None:
        """Take note of a step, as `Progress` tells of it."""
        if step != self._step:
            self.stop()
            self._step = str(step)
        self._progress(step, done, total)

    def stop(self) -> None:
        """Count the time up to now in."""
        now = time.perf_counter()
        self._seconds[self._step] = self._seconds.get(self._step, 0.0) + now - self._since
        self._since = now

    def rows(self) -> Iterator[tuple[str, float]]:
        """Yield each step with its seconds, in the order they came."""
        yield from self._seconds.items()

    def to_text(self) -> str:
        """Return the seconds of each step as lines, their sum, and that without reading text."""
        total = sum(self._seconds.values())
        reading = sum(self._seconds.get(step, 0.0) for step in _READING)
        besides = "besides loading the trained pipeline and reading text"
        rows = [*self.rows(), ("all", total), (besides, total - reading)]
        return "\n".join(f"{seconds:7.2f} s  {step}" for step, seconds in rows)
