"""One writer at a time: a lock that tells who holds it.

The lock itself is the operating system's (`flock`, by the library filelock), so it is
gone the moment its holder is, however that ended. Beside it lies a note that says who
holds it. A note without a holder is what a killed process left: the lock is taken
over, and a warning in the log ``graphkit.store`` says from whom.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from filelock import FileLock, Timeout

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from types import TracebackType

_LOCK: Final = ".lock"
_NOTE: Final = ".writer.json"
LOCK_FILES: Final = frozenset({_LOCK, _NOTE})
"""What is in a folder that is locked, or whose writer was killed, besides what belongs there."""

_log: Final = logging.getLogger("graphkit.store")
_LONGEST_COMMAND: Final = 120
_PATIENCE: Final = 0.2  # seconds; enough for one who is just leaving
_REMEDY: Final = "wait for it to end, or end it; meanwhile the graph can be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lock; ``since`` is a time in words."""

    process: int
    host: str
    command: str
    since: str

    @classmethod
    def here(cls) -> Self:
        """Return this process."""
        program = Path(sys.argv[0]).name if sys.argv and sys.argv[0] else "python"
        command = " ".join((program, *sys.argv[1:]))
        if len(command) > _LONGEST_COMMAND:
            command = command[: _LONGEST_COMMAND - 1] + "…"
        since = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
        return cls(process=os.getpid(), host=socket.gethostname(), command=command, since=since)

    @classmethod
    def read(cls, note: Path) -> Self | None:
        """Return who wrote a note, or None if there is none that can be read."""
        try:
            found = json.loads(note.read_text(encoding="utf-8"))
            known = {name: str(found[name]) for name in ("host", "command", "since")}
            return cls(process=int(found["process"]), **known)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def __str__(self) -> str:
        """Say it in one line; nothing in it is obeyed by a terminal."""
        said = f"process {self.process} on {self.host} since {self.since} ({self.command})"
        return _plain(said)


class WriterLock:
    """The right to write in a folder; release it, or use it in a ``with`` statement.

    Raises:
        StoreError: If another process, or another part of this one, holds it.
        OSError: If the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._note = folder / _NOTE
        # Not per thread: what opened a store in one thread may be closed in another.
        self._lock = FileLock(folder / _LOCK, thread_local=False)
        try:
            self._lock.acquire(timeout=_PATIENCE, poll_interval=0.05)
        except Timeout as error:
            message = f"{folder} is in use by {Holder.read(self._note) or 'another process'}"
            raise StoreError(message, _REMEDY) from error
        left = Holder.read(self._note)
        if left:
            where = _plain(str(folder))
            _log.warning("%s ended while it wrote in %s; its lock is taken over", left, where)
        self._file = Path(self._lock.lock_file).stat().st_ino
        self._sign()

    def release(self) -> None:
        """Let others write; nothing happens if that is so already."""
        if self._lock.is_locked:
            if self._is_still_there():
                self._note.unlink(missing_ok=True)
                # While it is held: who waits for it sees that it is gone, and tries again.
                with suppress(OSError):  # Windows keeps what is open
                    Path(self._lock.lock_file).unlink()
            self._lock.release()

    def _is_still_there(self) -> bool:
        """Whether the folder is the one that was locked, and not another in its place."""
        with suppress(OSError):
            return Path(self._lock.lock_file).stat().st_ino == self._file
        return False

    def _sign(self) -> None:
        try:
            self._note.write_text(json.dumps(asdict(Holder.here())) + "\n", encoding="utf-8")
        except OSError:
            self._lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _plain(text: str) -> str:
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
