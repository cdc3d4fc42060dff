"""The folder of a store on disk: what stands beside the engine's own files.

``store.json`` names the version of the format and the base of the IRIs,
``ontology.ttl`` the relations that a user's lexicons added; the engine keeps its
files in ``quads``, and a build its ``ledger``; the empty file ``rewritten`` says that somebody
else has written since. The empty file ``updating`` is there while the store is changed, and
after a change that was cut short; `locking` knows the files of who writes. Whatever
is wrong with the folder becomes a `StoreError` that says what would work.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import StoreError
from graphkit.store.locking import LOCK_FILES, WriterLock
from graphkit.store.ontology import OntologySource, load_ontology
from graphkit.store.snapshots import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graphkit.store.ontology import Ontology

FORMAT_VERSION: Final = 1
_HEADER: Final = "store.json"
_QUADS: Final = "quads"
_ONTOLOGY: Final = "ontology.ttl"
_UPDATING: Final = "updating"
LEDGER: Final = "ledger"
"""The file of a store's folder in which a build writes down what it wrote."""

_REWRITTEN: Final = "rewritten"
_CHANGING: Final = ("CURRENT", "MANIFEST-*", "*.log")
_AGAIN: Final = "build it again, or restore a backup"
_BUILD: Final = "build one with: graphkit build PATH… -o OUT"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFolder:
    """A store's folder while it is open: the engine, what stands beside it, and the lock.

    ``state`` tells one state of the engine's files from another. Who only reads holds
    no ``lock``, but mostly a ``snapshot``.
    """

    engine: ox.Store
    base_iri: str
    ontology: Ontology
    lock: WriterLock | None = None
    snapshot: Snapshot | None = None
    state: object = None


def create_folder(path: Path, base_iri: str, ontology: Ontology, *, overwrite: bool) -> OpenFolder:
    """Make an empty store in a folder that is empty or does not exist yet, to write.

    Args:
        path: The folder.
        base_iri: The base of the IRIs, kept in the header.
        ontology: The relations a user added are kept beside it.
        overwrite: Whether a store that is there already is replaced. Anything
            else that is there never is.

    Raises:
        StoreError: If something else is there, the folder is in use or cannot be written.
    """
    with explained(path):
        _check_free(path, overwrite=overwrite)
        path.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(path)
        with _released_if_it_fails(lock):
            _clear(path)
            header = {"base_iri": base_iri, "format_version": FORMAT_VERSION}
            (path / _HEADER).write_text(json.dumps(header, indent=2) + "\n", encoding="utf-8")
            if ontology.sources:
                (path / _ONTOLOGY).write_text(ontology.text, encoding="utf-8")
            engine = ox.Store(str(path / _QUADS))
        return OpenFolder(engine=engine, base_iri=base_iri, ontology=ontology, lock=lock)


def open_folder(path: Path, *, read_only: bool) -> OpenFolder:
    """Open the store in a folder, to read beside others or to write alone.

    Raises:
        StoreError: If there is none, it is of another version, damaged, or in use.
    """
    base_iri = _base_of(path)
    with explained(path):
        described = path / _ONTOLOGY
        own = described.read_text(encoding="utf-8") if described.is_file() else ""
        ontology = load_ontology((OntologySource(str(described), own),) if own else ())
        if read_only:
            state = state_of(path)
            engine, snapshot = _open_to_read(path)
            return OpenFolder(
                engine=engine, base_iri=base_iri, ontology=ontology, state=state, snapshot=snapshot
            )
        lock = WriterLock(path)
        with _released_if_it_fails(lock):
            engine = ox.Store(str(path / _QUADS))
        return OpenFolder(engine=engine, base_iri=base_iri, ontology=ontology, lock=lock)


def state_of(path: Path) -> object:
    """Return what differs after each change of a store: the engine's catalogue and log."""
    quads, found = path / _QUADS, []
    for file in sorted(file for name in _CHANGING for file in quads.glob(name)):
        with suppress(FileNotFoundError):  # the writer tidies up
            status = file.stat()
            found.append((file.name, status.st_ino, status.st_size))
    return tuple(found)


def _open_to_read(path: Path) -> tuple[ox.Store, Snapshot | None]:
    """Open a snapshot, or the store itself where none can be made: on a disc that is read-only."""
    snapshot = None
    with suppress(OSError):
        snapshot = Snapshot(path / _QUADS)
    try:
        place = path / _QUADS if snapshot is None else snapshot.path
        return ox.Store.read_only(str(place)), snapshot
    except BaseException:
        if snapshot:
            snapshot.release()
        raise


@contextmanager
def _released_if_it_fails(lock: WriterLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turn what the engine or the file system raises into a `StoreError`."""
    where = "the store in memory" if path is None else str(path)
    try:
        yield
    except OSError as error:
        if _is_lock(error):
            message = f"{where} is in use by another process"
            remedy = "wait for it to end, or open the store read-only"
            raise StoreError(message, remedy) from error
        message = f"{where} cannot be used: {error}"
        raise StoreError(message, f"check the disk and the rights, or {_AGAIN}") from error
    except RuntimeError as error:
        message = f"{where} fails: {error}"
        raise StoreError(message, _AGAIN) from error


def copy_folder(engine: ox.Store, path: Path, target: Path) -> None:
    """Copy a store that is open; files of the engine that never change are shared with it.

    Raises:
        StoreError: If something is in the way, or it cannot be written.
    """
    with explained(target):
        target.mkdir(parents=True, exist_ok=True)
        engine.backup(str(target / _QUADS))
        for name in (_HEADER, _ONTOLOGY, _UPDATING):
            if (path / name).is_file():
                shutil.copyfile(path / name, target / name)


def note_writing(path: Path | None) -> None:
    """Note that a store does not hold any more what its ledger says."""
    if path is not None and (path / LEDGER).exists():
        (path / _REWRITTEN).touch()


def is_as_written(path: Path) -> bool:
    """Return whether a store holds what its ledger says: nobody else has written into it."""
    return not ((path / _REWRITTEN).exists() or (path / _UPDATING).exists())


@contextmanager
def updating(path: Path | None) -> Iterator[bool]:
    """Mark the store as being changed; tell whether an earlier change was cut short.

    The mark goes when the change is through, and stays if it is not.
    """
    if path is None:
        yield False
        return
    mark = path / _UPDATING
    was_cut_short = mark.exists()
    mark.touch()
    yield was_cut_short
    mark.unlink()


def _check_free(path: Path, *, overwrite: bool) -> None:
    if path.exists() and not path.is_dir():
        message = f"{path} is a file"
        raise StoreError(message, "name a folder for the store")
    if not path.is_dir() or {one.name for one in path.iterdir()} <= LOCK_FILES:
        return
    if not (path / _HEADER).is_file():
        message = f"{path} is not empty, and not a store"
        raise StoreError(message, "name an empty or a new folder")
    if not overwrite:
        message = f"there is a store in {path} already"
        raise StoreError(message, "open it, or name another folder")


def _clear(path: Path) -> None:
    """Take away the store in a folder; its header goes last, so a part of one is still known."""
    quads = path / _QUADS
    if quads.exists():
        _check_not_in_use(quads)
        shutil.rmtree(quads)
    for name in (_ONTOLOGY, _UPDATING, _HEADER):
        (path / name).unlink(missing_ok=True)


def _check_not_in_use(quads: Path) -> None:
    """Find out whether a program that does not know our lock has it open."""
    try:
        ox.Store(str(quads))
    except RuntimeError:
        return  # damaged: all the more reason to replace it
    except OSError as error:
        if _is_lock(error):
            raise


def _is_lock(error: OSError) -> bool:
    """Whether RocksDB found its own lock taken: by a program that does not know ours."""
    return "lock file" in str(error) or "lock hold by" in str(error)


def _base_of(path: Path) -> str:
    try:
        header = json.loads((path / _HEADER).read_text(encoding="utf-8"))
        version, base_iri = header["format_version"], header["base_iri"]
    except (FileNotFoundError, NotADirectoryError) as error:
        message = f"{path} is not a store"
        raise StoreError(message, _BUILD) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path / _HEADER} cannot be read: {error}"
        raise StoreError(message, _AGAIN) from error
    if version != FORMAT_VERSION:
        message = f"{path} is of format {version}, this graphkit reads {FORMAT_VERSION}"
        is_newer = isinstance(version, int) and version > FORMAT_VERSION
        raise StoreError(message, "install a newer graphkit" if is_newer else _AGAIN)
    return str(base_iri)
