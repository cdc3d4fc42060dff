"""Worker processes as the server holds them."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.server import worker
from graphkit.server.messages import Reply

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from graphkit.server.messages import Task
    from graphkit.server.settings import ServerSettings

_NICE: Final = 10
_ENDING: Final = 5.0
_TICKS: Final = 100
"""How often a second Linux counts the time of processes (USER_HZ)."""
_SIGNALS_OF_MEMORY: Final = frozenset({-6, -9})
"""How a process ends that gets no more memory: the engine aborts, or the kernel kills it."""


class Worker:
    """One worker process; whoever holds it gives it one task at a time."""

    def __init__(self, settings: ServerSettings) -> None:
        """Start the process."""
        self._ours, theirs = multiprocessing.Pipe()
        given = (theirs, settings.graph, settings.memory_limit, settings.time_limit)
        self._process = _new_process(given)
        self._process.start()
        theirs.close()
        self.is_used_up = False

    def do(self, task: Task) -> Reply:
        """Have a task done and return what came of it; blocks until then.

        A worker that ends meanwhile is used up; what is said of it is an error too.
        """
        try:
            task.send(self._ours)
            return Reply.receive(self._ours)
        except (EOFError, OSError):
            self.is_used_up = True
            self._process.join(_ENDING)
            if self._process.exitcode in _SIGNALS_OF_MEMORY:
                said = "it needs more memory than a query may have; ask for less"
                return Reply(said, error="MemoryError")
            return Reply("a worker ended without an answer", error="ChildProcessError")

    def seconds_used(self) -> float:
        """Return how long the process has had the processor; as time goes by where unknown."""
        try:
            stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
            user, system = stat.rpartition(")")[2].split()[11:13]
            return (int(user) + int(system)) / _TICKS
        except (OSError, ValueError):
            return time.monotonic()

    def let_others_first(self) -> None:
        """Take processor time only where nobody else wants it; there is no way back."""
        self.is_used_up = True
        with suppress(OSError, AttributeError):
            if self._process.pid:
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.is_used_up = True
        self._process.kill()
        self._process.join(_ENDING)
        self._ours.close()


def _new_process(given: tuple[Any, ...]) -> BaseProcess:
    """Return a process that forks from one that has imported everything and holds nothing.

    Such a fork takes milliseconds. Where there is no forking, it starts from nothing.
    """
    if sys.platform == "win32":
        return multiprocessing.Process(target=worker.work, args=given, daemon=True)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", worker.__name__])
    return context.Process(target=worker.work, args=given, daemon=True)
