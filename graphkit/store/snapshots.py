"""What a reader reads while somebody writes: links to the files as they were.

The engine opens most of its files only when they are read, and a writer deletes files
it has merged into others, so a reader that opened the writer's own folder would fail
sooner or later. A snapshot is a folder of hard links to the files of one moment, beside
the store; it costs no space until the writer deletes what it links to. Files of data
never change once written, only the catalogue (MANIFEST), which is copied, and the log,
of which the engine reads what is whole.

Each snapshot is locked by its reader. What a killed reader left is removed by the next one.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAUSES: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.0)
_CATALOGUE: Final = re.compile(r"MANIFEST-\d+")
_LOCK: Final = ".lock"


class Snapshot:
    """Links to the files of an engine; ``path`` is the folder to open, read-only."""

    def __init__(self, quads: Path) -> None:
        """Link to the files in ``quads``.

        Raises:
            StoreError: If a writer deletes files faster than they can be linked to.
            OSError: If no folder can be made beside the store, or nothing linked there.
        """
        place = quads.parent.with_name(f".{quads.parent.name}-readers")
        place.mkdir(exist_ok=True)
        _remove_abandoned(place)
        self.path = Path(tempfile.mkdtemp(dir=place))
        self._lock = FileLock(self.path / _LOCK, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
            _link_in_a_quiet_moment(quads, self.path)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Remove the links."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)
        with suppress(OSError):  # others are in there
            self.path.parent.rmdir()


def _remove_abandoned(place: Path) -> None:
    for folder in place.iterdir():
        lock = FileLock(folder / _LOCK)
        with suppress(Timeout, OSError), lock.acquire(timeout=0):
            shutil.rmtree(folder, ignore_errors=True)


def _link_in_a_quiet_moment(quads: Path, target: Path) -> None:
    """Link while nothing is deleted; else the catalogue could name a file that is gone."""
    for pause in _PAUSES:
        before = _numbers(quads)
        try:
            _link(quads, target)
        except FileNotFoundError:
            if not _deleted_since(before, quads):
                raise  # nobody deletes anything: the store is damaged
        else:
            if not _deleted_since(before, quads):
                return
        _empty(target)
        time.sleep(pause)
    message = f"{quads.parent} changes too fast to be read"
    raise StoreError(message, "try again in a moment")


def _link(quads: Path, target: Path) -> None:
    """Copy the catalogue first: what it names is there then, whatever comes later."""
    current = (quads / "CURRENT").read_bytes()
    catalogue = current.decode("ascii", "replace").strip()
    if not _CATALOGUE.fullmatch(catalogue):
        raise FileNotFoundError(catalogue)
    (target / "CURRENT").write_bytes(current)
    shutil.copyfile(quads / catalogue, target / catalogue)
    for file in _data_files(quads):
        (target / file.name).hardlink_to(file)


def _empty(target: Path) -> None:
    for file in target.iterdir():
        if file.name != _LOCK:
            file.unlink()


def _data_files(quads: Path) -> Iterator[Path]:
    return (file for file in quads.glob("[0-9]*.*") if file.stem.isdecimal())


def _numbers(quads: Path) -> set[int]:
    """Return the numbers of the files; the engine gives each new one a number higher than all."""
    return {int(file.stem) for file in _data_files(quads)}


def _deleted_since(before: set[int], quads: Path) -> bool:
    """Whether a file is gone that was there, or came and went."""
    after, last = _numbers(quads), max(before, default=0)
    return not after >= before | set(range(last + 1, max(after, default=0) + 1))
