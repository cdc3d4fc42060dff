"""One file that holds others, each with its checksum: a ZIP with a list of contents.

Nothing is taken from such a file that its list does not name, whose name could lead out of
the folder it is unpacked in, or that is not what the list says, to the byte.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VERSION: Final = 1
_LIST: Final = "backup.json"
_LONGEST_LIST: Final = 64 * 2**20
_CHUNK: Final = 2**20
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the same contents give the same bytes
_REMEDY: Final = "use another backup"
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError,
    TypeError, ValueError,
)  # fmt: skip
"""What the standard library raises for a damaged ZIP, and what a list of the wrong form does."""


def pack(target: Path, files: Mapping[str, Path], about: Mapping[str, Any]) -> None:
    """Write files into one, which appears when it is whole.

    Args:
        target: Where to; a file that is there is replaced.
        files: The files, by their names in there: relative, with ``/``.
        about: What else its list is to say.

    Raises:
        OSError: If a file cannot be read, or ``target`` not be written.
    """
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    place = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            _write(file, files, about)
            file.flush()
            os.fsync(file.fileno())
        place.chmod(0o644)
        place.replace(target)
    finally:
        place.unlink(missing_ok=True)


def _write(file: BinaryIO, files: Mapping[str, Path], about: Mapping[str, Any]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = {name: _put(archive, name, files[name]) for name in sorted(files)}
        contents = {"format_version": VERSION, **about, "files": listed}
        written = json.dumps(contents, indent=1, sort_keys=True).encode()
        archive.writestr(zipfile.ZipInfo(_LIST, _NO_TIME), written)


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
        return _copy(source, target)


def _copy(source: Any, target: BinaryIO | Any) -> dict[str, Any]:
    size, checksum = 0, hashlib.sha256()
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        checksum.update(chunk)
        target.write(chunk)
    return {"sha256": checksum.hexdigest(), "size": size}


class Packed:
    """A file that `pack` wrote, open to be unpacked."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, contents: Mapping[str, Any]) -> None:
        self._path = path
        self._archive = archive
        self.about = contents
        self._files: dict[str, dict[str, Any]] = dict(contents["files"])

    def unpack(self, folder: Path) -> None:
        """Write all files into an empty folder, and hold each against its checksum.

        Raises:
            StoreError: If the file is damaged, or names a place outside of ``folder``.
            OSError: If something cannot be written.
        """
        with _explained(self._path):
            self._check_names()
            self._check_space(folder)
            for name, known in self._files.items():
                target = folder.joinpath(*name.split("/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                with self._archive.open(name) as source, target.open("xb") as written:
                    if _copy(_Limited(source, known["size"]), written) != known:
                        reason = f"{name} is not what was backed up"
                        raise self.damaged(reason)

    def damaged(self, reason: str) -> StoreError:
        """Return the error that says so."""
        return _damaged(self._path, reason)

    def _check_names(self) -> None:
        there = sorted(self._archive.namelist())
        if there != sorted([*self._files, _LIST]):
            raise self.damaged("it does not hold what its list says")
        for name in self._files:
            if not _is_inside(name):
                reason = f"it names a place outside: {name!r}"
                raise self.damaged(reason)

    def _check_space(self, folder: Path) -> None:
        needed, free = sum(known["size"] for known in self._files.values()), _free(folder)
        if needed > free:
            message = f"{self._path} takes {needed:,} bytes, on the disk are {free:,}"
            raise StoreError(message, "make room, or name a place on another disk")


class _Limited:
    """Reads one byte more than announced and then no further: a bomb is found out early."""

    def __init__(self, source: Any, size: int) -> None:
        self._source = source
        self._left = size + 1

    def read(self, size: int) -> bytes:
        chunk: bytes = self._source.read(min(size, self._left))
        self._left -= len(chunk)
        return chunk


@contextmanager
def opened(path: Path) -> Iterator[Packed]:
    """Open a file that `pack` wrote.

    Raises:
        StoreError: If it cannot be read, is damaged, or of a newer version.
    """
    with _explained(path):
        archive = zipfile.ZipFile(path)
    with archive:
        yield _packed(path, archive)


def _packed(path: Path, archive: zipfile.ZipFile) -> Packed:
    with _explained(path):
        with archive.open(_LIST) as source:
            contents = json.loads(source.read(_LONGEST_LIST))
        version = contents["format_version"]
        if version != VERSION:
            message = f"{path} is a backup of format {version}, this graphkit reads {VERSION}"
            raise StoreError(message, "install a graphkit that fits")
        return Packed(path, archive, contents)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        message = f"there is no file {path}"
        raise StoreError(message, "make one with: graphkit backup OUT FILE") from error
    except _BROKEN as error:
        raise _damaged(path, str(error)) from error


def _damaged(path: Path, reason: str) -> StoreError:
    return StoreError(f"{path} is damaged, or no backup of graphkit: {reason}", _REMEDY)


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _is_inside(name: str) -> bool:
    """Whether a name is a relative path, in the same characters on every system."""
    parts = name.split("/")
    wrong = {"", ".", ".."}
    return not any(part in wrong or set(part) & set("\\:\0") for part in parts)
