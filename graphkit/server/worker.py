"""A worker process: it opens the store read-only and does one task after the other.

It is made to be killed. Whatever it takes is bounded from inside as well: memory and
processor time by the operating system, and where the kernel lets it, it has no network.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from graphkit.errors import GraphkitError, StoreError
from graphkit.pipeline.live import LiveGraph
from graphkit.server.messages import Reply, Task
from graphkit.server.tasks import TASKS, Found
from graphkit.store import load_ontology

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

_NEW_USER_AND_NETWORK: Final = 0x10000000 | 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET
_SPARE_SECONDS: Final = 5

load_ontology()  # forks have it then


def work(connection: Connection, graph: Path, memory_limit: int, time_limit: float) -> None:
    """Do tasks until nobody is there to give any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _hush()
    _leave_network()
    _limit("RLIMIT_DATA", memory_limit)
    _limit("RLIMIT_CORE", 0)
    live = LiveGraph(graph)
    with suppress(GraphkitError):  # whoever asks first is told
        live.store()
    with suppress(EOFError, OSError):
        while True:
            task = Task.receive(connection)
            _limit_processor(time_limit)
            _done(task, live).send(connection)


def _done(task: Task, live: LiveGraph) -> Reply:
    try:
        found = _found(task, live)
    except MemoryError:
        return Reply("it needs more memory than a query may have", error="MemoryError")
    except GraphkitError as error:
        return Reply(str(error), error=type(error).__name__)
    if isinstance(found, tuple):
        return Reply(*found)
    return Reply("application/json", json.dumps(found).encode())


def _found(task: Task, live: LiveGraph) -> Found:
    """Do a task; once more where who writes took a file away that was still being read."""
    do = TASKS[task.name]
    try:
        return do(live.store(), **task.given)
    except StoreError:
        live.close()
        return do(live.store(), **task.given)


def _hush() -> None:
    """Keep out of the log what the engine prints when it gets no more memory; ours stays."""
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file but a device
        os.dup2(nowhere.fileno(), 2)


def _leave_network() -> None:
    """Go where there is no network, if the kernel lets us; queries cannot ask for it anyway."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)


def _limit(name: str, most: int) -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limits
        import resource

        resource.setrlimit(getattr(resource, name), (most, most))


def _limit_processor(seconds: float) -> None:
    """Let the kernel end a task that nobody is there to end any more."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + _SPARE_SECONDS
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
