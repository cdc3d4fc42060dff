"""The folder a build leaves behind.

    store/        the graph as RDF, for queries
    graph.html    the page to look at
    report.html   the report, with the same as report.md, and as tables in report/
    graph.nq      all quads, sorted: the same input gives the same bytes
    build.json    what was read, how, and what came of it
    readings/     what was read of each document, so that the next build need not read it

A build is made in a hidden folder beside these and put in their place when it
is whole; until then an older build stays as it was. What else somebody keeps in
the folder is left alone. A build that is killed while it is put in place is completed by
whoever builds there next; until then its store is found where it is.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import StoreError
from graphkit.pipeline.sealed import write_at_once
from graphkit.store import LOCK_FILES, WriterLock

if TYPE_CHECKING:
    from collections.abc import Iterator

STORE: Final = "store"
PAGE: Final = "graph.html"
REPORT_PAGE: Final = "report.html"
REPORT_TEXT: Final = "report.md"
REPORT_TABLES: Final = "report"
QUADS: Final = "graph.nq"
SUMMARY: Final = "build.json"
READINGS: Final = "readings"

# The summary is the mark of a finished build, so it changes last.
BESIDE_THE_STORE: Final = (PAGE, REPORT_PAGE, REPORT_TEXT, REPORT_TABLES, QUADS, SUMMARY)
_PARTS: Final = (STORE, *BESIDE_THE_STORE)
_UNFINISHED: Final = ".building-"
_WHOLE: Final = "whole.json"
_NOTE: Final = "README.txt"
_NOTED: Final = (
    "What graphkit read of each document of the graph beside this folder. The next build and\n"
    "graphkit remove go by it; without it all documents have to be named and read again.\n"
)
_REMEDY: Final = "build one with: graphkit build PATH… -o OUT"


def is_output(folder: Path) -> bool:
    """Return whether a folder holds what a build left behind."""
    try:
        summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(summary, dict) and "graphkit" in summary


def store_of(path: Path) -> Path:
    """Return the folder of the store in, or at, ``path``.

    Raises:
        StoreError: If there is nothing, or nothing that graphkit built.
    """
    if (path / STORE).is_dir():
        return path / STORE
    for place in _whole_builds(path):
        if (place / STORE).is_dir():
            return place / STORE
    if not path.exists():
        message = f"there is no graph in {path}"
        raise StoreError(message, _REMEDY)
    return path


def has_views(output: Path) -> bool:
    """Return whether page and report of a build are there."""
    return all((output / part).exists() for part in _PARTS)


def write(path: Path, content: bytes) -> Path:
    """Write a file, its folder too where that is missing, and return where it is.

    Raises:
        StoreError: If it cannot be written.
    """
    try:
        write_at_once(path, content)
    except OSError as error:
        raise _not_writable(path, error) from error
    return path


def prepare(output: Path) -> None:
    """Make a folder fit to build in: complete or clear away what an interrupted build left.

    Raises:
        StoreError: If something else than a build is in it, or it cannot be written.
    """
    try:
        for place in _whole_builds(output):
            _put_in_place(place, output)
        _check_free(output)
        output.mkdir(parents=True, exist_ok=True)
        for place in output.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(place, ignore_errors=True)
    except OSError as error:
        raise _not_writable(output, error) from error


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Hold a folder fit to build in; nobody else can build there meanwhile.

    Raises:
        StoreError: If somebody else does, something else than a build is in it, or it cannot
            be written.
    """
    try:
        _check_free(output)
        output.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(output)
    except OSError as error:
        raise _not_writable(output, error) from error
    with lock:
        prepare(output)
        yield


def readings_in(output: Path) -> Path:
    """Return the folder of what was read, made where it is missing, with a note what it is.

    Raises:
        StoreError: If it cannot be written.
    """
    if not (output / READINGS / _NOTE).exists():
        write(output / READINGS / _NOTE, _NOTED.encode("utf-8"))
    return output / READINGS


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """Yield a folder to build in; its parts replace those of ``output`` if all goes well.

    What is not among them does not stay beside a newer graph.

    Raises:
        StoreError: If something else than a build is in ``output``, or it cannot be written.
    """
    prepare(output)
    try:
        place = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=output))
    except OSError as error:
        raise _not_writable(output, error) from error
    try:
        yield place
        _declare_whole(place)
        _put_in_place(place, output)
    except OSError as error:
        raise _not_writable(output, error) from error
    finally:
        if not (place / _WHOLE).exists():  # else it is still to be completed
            shutil.rmtree(place, ignore_errors=True)


def _check_free(output: Path) -> None:
    if output.exists() and not output.is_dir():
        message = f"{output} is a file"
        raise StoreError(message, "name a folder for the graph")
    if output.is_dir() and not is_output(output):
        kept = [one.name for one in output.iterdir() if not _is_ours(one)]
        if kept:
            message = f"{output} is not empty, and not a graph that graphkit built"
            raise StoreError(message, "name a new or an empty folder")


def _is_ours(path: Path) -> bool:
    """Whether something is left of a first build that was interrupted."""
    is_readings = path.name == READINGS and (path / _NOTE).is_file()
    return is_readings or path.name in LOCK_FILES or path.name.startswith(_UNFINISHED)


def _declare_whole(place: Path) -> None:
    """Note which parts a build has: from here on it is completed, not cleared away."""
    parts = [part for part in _PARTS if (place / part).exists()]
    unfinished = place / f"{_WHOLE}.new"
    unfinished.write_text(json.dumps(parts), encoding="utf-8")
    unfinished.replace(place / _WHOLE)


def _whole_builds(output: Path) -> list[Path]:
    return sorted(mark.parent for mark in output.glob(f"{_UNFINISHED}*/{_WHOLE}"))


def _put_in_place(place: Path, output: Path) -> None:
    """Move the parts of a whole build to where they belong, or those that are left to move."""
    old = Path(tempfile.mkdtemp(prefix="old-", dir=place))
    parts = json.loads((place / _WHOLE).read_text(encoding="utf-8"))
    store = output / STORE
    with WriterLock(store) if store.is_dir() else nullcontext():
        for part in _PARTS:
            new, target = place / part, output / part
            if new.exists() and target.is_dir():
                target.rename(old / part)
            if new.exists():
                new.replace(target)
            elif part not in parts and target.exists():
                target.rename(old / part)
    (place / _WHOLE).unlink()


def _not_writable(output: Path, error: OSError) -> StoreError:
    message = f"{output} cannot be written: {error.strerror or error}"
    return StoreError(message, "check the disk and the rights, or name another place")
