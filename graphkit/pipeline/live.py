"""A graph on disk as it is now: opened anew when another process has changed it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

from graphkit.errors import StoreError
from graphkit.pipeline import folder
from graphkit.store import GraphStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Signature: TypeAlias = tuple[tuple[str, int, int, int], ...]
_PARTS: Final = (folder.SUMMARY, "store.json", "ontology.ttl")
# Of the engine's own files, what it appends to when it writes, and where it says which ones hold.
_OF_THE_ENGINE: Final = ("CURRENT", "MANIFEST-*", "*.log")


class LiveGraph:
    """Follows a graph that was built in a folder; many may, none hinders who writes."""

    def __init__(self, path: Path) -> None:
        """Follow the graph in the folder it was built in, or the folder of a store."""
        self.path = path
        self._store: GraphStore | None = None
        self._seen: _Signature = ()

    def store(self) -> GraphStore:
        """Return the store, opened anew if it has changed since.

        While it is being replaced and cannot be read, the one opened before serves on.

        Raises:
            StoreError: If there is none to begin with.
        """
        now = signature(self.path)
        if self._store is None or now != self._seen:
            try:
                opened = GraphStore.open(folder.store_of(self.path), read_only=True)
            except StoreError:
                if self._store is None:
                    raise
                return self._store
            self._store, self._seen = opened, now
        return self._store

    def close(self) -> None:
        """Let go of the store; it is opened anew when it is asked for."""
        if self._store is not None:
            self._store.close()
        self._store, self._seen = None, ()


def signature(path: Path) -> _Signature:
    """Return what tells one state of the graph in a folder from another: its files, as they are."""
    return tuple(_stamps(path))


def _stamps(path: Path) -> Iterator[tuple[str, int, int, int]]:
    store = path / folder.STORE if (path / folder.STORE).is_dir() else path
    files = [path / _PARTS[0], *(store / name for name in _PARTS[1:])]
    for pattern in _OF_THE_ENGINE:
        files += sorted(store.glob(f"quads/{pattern}"))
    for file in files:
        with suppress(OSError):
            known = file.stat()
            yield file.name, known.st_ino, known.st_size, known.st_mtime_ns
