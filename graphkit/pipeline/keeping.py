"""A graph in one file: back it up, restore it.

The file holds the quads as sorted N-Quads, not the engine's own files, so any later
graphkit can read them, and beside them page, report and all else a build leaves behind.
"""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import StoreError
from graphkit.pipeline import archive, folder
from graphkit.store import LOCK_FILES, GraphStore, ServerStore, WriterLock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.store import Published

_QUADS: Final = f"{folder.STORE}/quads.nq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup holds: the number of ``quads`` and ``files``, and its ``size`` in bytes."""

    quads: int
    files: int
    size: int

    def __str__(self) -> str:
        return f"{self.quads:,} quads and {self.files:,} files in {self.size:,} bytes"


def backup(graph: Path, file: Path, *, replace: bool = False) -> Backup:
    """Write a graph into one file; others may read it meanwhile, nobody can write.

    Args:
        graph: The folder of a build, or that of a store.
        file: The file to write; it appears when it is whole.
        replace: Whether a file that is there already is replaced.

    Raises:
        StoreError: If there is no graph, somebody writes in it, or the file is there
            already or cannot be written.
    """
    store = folder.store_of(graph)
    if file.exists() and not replace:
        message = f"there is a file {file} already"
        raise StoreError(message, "name another one, or replace it with --replace")
    with ExitStack() as held:
        for place in sorted({graph, store}):
            if _is_writable(place):
                held.enter_context(WriterLock(place))
        scratch = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="graphkit-")))
        with GraphStore.open(store, read_only=True) as opened, _failing_on(file):
            quads = opened.quad_count
            (scratch / "quads").write_bytes(opened.nquads())
            files = {_QUADS: scratch / "quads", **_files(store, f"{folder.STORE}/")}
            about: dict[str, object] = {"is_build": graph != store, "quads": quads}
            if graph != store:
                files |= _build_files(graph)
                # Where the build wrote all quads to a file, they need not be there twice.
                about["has_quads_file"] = _same(graph / folder.QUADS, scratch / "quads")
                if about["has_quads_file"]:
                    del files[folder.QUADS]
            archive.pack(file, files, about)
    return Backup(quads=quads, files=len(files), size=file.stat().st_size)


def restore(file: Path, graph: Path, *, replace: bool = False) -> Backup:
    """Make a graph again of the file that `backup` wrote, and hold all of it against its checksums.

    Args:
        file: The file.
        graph: The folder to make: that of a build, or of a store if that was backed up.
        replace: Whether a graph that is there already is replaced. Until the new one
            is whole it stays, and nothing but a graph is ever replaced.

    Raises:
        StoreError: If the file is damaged or of a newer version, or ``graph`` is there
            already, in use or cannot be written.
    """
    names = {one.name for one in graph.iterdir()} if graph.is_dir() else set()
    if names - LOCK_FILES and not replace:
        message = f"there is something in {graph} already"
        raise StoreError(message, "name a new folder, or replace the graph with --replace")
    with archive.opened(file) as packed, _failing_on(graph):
        is_build = packed.about.get("is_build") is True
        with _replacing_build(graph) if is_build else _replacing_store(graph) as place:
            packed.unpack(place)
            quads = _fill(place, packed)
    return Backup(quads=quads, files=len(packed.about["files"]), size=file.stat().st_size)


def publish(graph: Path, url: str) -> Published:
    """Let a SPARQL server hold what a graph holds; only what differs is written.

    What was interrupted is completed by doing it again.

    Args:
        graph: The folder of a build, or that of a store.
        url: The address of a dataset that is empty, or graphkit's own.

    Raises:
        StoreError: If there is no graph, the dataset is somebody else's, or the server
            cannot be reached or fails.
    """
    with GraphStore.open(folder.store_of(graph), read_only=True) as store:
        server = ServerStore.connect(url, base_iri=store.names.base_iri, ontology=store.ontology)
        return server.publish(store)


def _fill(place: Path, packed: archive.Packed) -> int:
    """Load the quads that were unpacked into the store; return how many there are."""
    quads = place / _QUADS
    if not quads.is_file():
        raise packed.damaged("it has no quads")
    with GraphStore.open(place / folder.STORE) as store:
        store.load(quads)
        found = store.quad_count
    if found != packed.about.get("quads"):
        reason = f"it has {found:,} quads, and not as many as were backed up"
        raise packed.damaged(reason)
    if packed.about.get("has_quads_file"):
        quads.rename(place / folder.QUADS)
    else:
        quads.unlink()
    return found


@contextmanager
def _replacing_build(path: Path) -> Iterator[Path]:
    """Yield a folder; the build made in there takes the place of that at ``path``."""
    with folder.writing(path), folder.replacing(path) as place:
        yield place
        # What was read is known by hashes, so it fits whatever graph lies beside it.
        old, new = path / folder.READINGS, place / folder.READINGS
        if new.is_dir():
            if old.is_dir():
                old.rename(place / "old-readings")
            new.rename(old)


@contextmanager
def _replacing_store(path: Path) -> Iterator[Path]:
    """Yield a folder; the store made in there takes the place of that at ``path``."""
    if path.is_dir() and any(path.iterdir()):
        GraphStore.open(path, read_only=True).close()  # nothing else is ever replaced
    path.parent.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=f".{path.name}.restoring-", dir=path.parent))
    try:
        yield place
        with WriterLock(path) if path.is_dir() else nullcontext():
            if path.is_dir():
                path.rename(place / "old")
            (place / folder.STORE).rename(path)
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _failing_on(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        remedy = "check the disk and the rights, or name another place"
        raise StoreError(message, remedy) from error


def _is_writable(place: Path) -> bool:
    try:
        tempfile.TemporaryFile(dir=place).close()
    except OSError:
        return False  # so nobody writes there
    return True


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and filecmp.cmp(one, other, shallow=False)


def _files(place: Path, prefix: str) -> dict[str, Path]:
    """Return the files in a folder, without those of who holds its lock."""
    found = (path for path in place.iterdir() if path.is_file() and path.name not in LOCK_FILES)
    return {f"{prefix}{path.name}": path for path in found}


def _build_files(graph: Path) -> dict[str, Path]:
    found = {}
    for part in (*folder.BESIDE_THE_STORE, folder.READINGS):
        whole = graph / part
        for path in whole.rglob("*") if whole.is_dir() else [whole]:
            if path.is_file():
                found[path.relative_to(graph).as_posix()] = path
    return found
