"""The folder of a store on disk: what stands beside the engine's own files.

``store.json`` names the version of the format and the base of the IRIs,
``ontology.ttl`` the relations that a user's lexicons added; the engine keeps its
files in ``quads``, and a build its ``ledger``; the empty file ``rewritten`` says that somebody
else has written since. The empty file ``updating`` is there while the store is changed, and
after a change that was cut short. Whatever is wrong with the folder becomes
a `StoreError` that says what would work.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import StoreError
from graphkit.store.ontology import OntologySource, load_ontology

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
_BUILD: Final = "build one with: graphkit build PATH… -o OUT"


def create_folder(path: Path, base_iri: str, ontology: Ontology, *, overwrite: bool) -> ox.Store:
    """Make an empty store in a folder that is empty or does not exist yet.

    Args:
        path: The folder.
        base_iri: The base of the IRIs, kept in the header.
        ontology: The relations a user added are kept beside it.
        overwrite: Whether a store that is there already is replaced. Anything
            else that is there never is.

    Raises:
        StoreError: If something else is there, or the folder cannot be written.
    """
    with explained(path):
        if path.exists() and not path.is_dir():
            message = f"{path} is a file"
            raise StoreError(message, "name a folder for the store")
        if path.is_dir() and any(path.iterdir()):
            _clear(path, overwrite=overwrite)
        path.mkdir(parents=True, exist_ok=True)
        header = {"base_iri": base_iri, "format_version": FORMAT_VERSION}
        (path / _HEADER).write_text(json.dumps(header, indent=2) + "\n", encoding="utf-8")
        (path / _ONTOLOGY).unlink(missing_ok=True)
        (path / _UPDATING).unlink(missing_ok=True)
        if ontology.sources:
            (path / _ONTOLOGY).write_text(ontology.text, encoding="utf-8")
        return ox.Store(str(path / _QUADS))


def open_folder(path: Path, *, read_only: bool) -> tuple[ox.Store, str, Ontology]:
    """Open the store in a folder; return the engine's store, the base of its IRIs and ontology.

    Raises:
        StoreError: If there is none, it is of a newer version, or it is in use.
    """
    base_iri = _base_of(path)
    with explained(path):
        quads, described = str(path / _QUADS), path / _ONTOLOGY
        own = described.read_text(encoding="utf-8") if described.is_file() else ""
        ontology = load_ontology((OntologySource(str(described), own),) if own else ())
        engine = ox.Store.read_only(quads) if read_only else ox.Store(quads)
        return engine, base_iri, ontology


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
        raise StoreError(message, "check the disk and the rights, or build it again") from error
    except RuntimeError as error:
        message = f"{where} fails: {error}"
        raise StoreError(message, "build it again, or restore a copy") from error


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


def _clear(path: Path, *, overwrite: bool) -> None:
    if not (path / _HEADER).is_file():
        message = f"{path} is not empty, and not a store"
        raise StoreError(message, "name an empty or a new folder")
    if not overwrite:
        message = f"there is a store in {path} already"
        raise StoreError(message, "open it, or name another folder")
    quads = path / _QUADS
    if quads.exists():
        _check_not_in_use(quads)
        shutil.rmtree(quads)


def _check_not_in_use(quads: Path) -> None:
    try:
        ox.Store(str(quads))
    except RuntimeError:
        return  # damaged: all the more reason to replace it
    except OSError as error:
        if _is_lock(error):
            raise


def _is_lock(error: OSError) -> bool:
    return "lock" in str(error).lower()


def _base_of(path: Path) -> str:
    try:
        header = json.loads((path / _HEADER).read_text(encoding="utf-8"))
        version, base_iri = header["format_version"], header["base_iri"]
    except (FileNotFoundError, NotADirectoryError) as error:
        message = f"{path} is not a store"
        raise StoreError(message, _BUILD) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path / _HEADER} cannot be read: {error}"
        raise StoreError(message, _BUILD) from error
    if version != FORMAT_VERSION:
        message = f"{path} is a store of format {version}, this graphkit reads {FORMAT_VERSION}"
        raise StoreError(message, "install a graphkit that fits, or build the store again")
    return str(base_iri)
