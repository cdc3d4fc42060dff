"""The folder a build leaves behind.

    store/        the graph as RDF, for queries
    graph.html    the page to look at
    report.html   the report, with the same as report.md, and as tables in report/
    graph.nq      all quads, sorted: the same input gives the same bytes
    build.json    what was read, how, and what came of it

A build is made in a hidden folder beside these and put in their place when it
is whole; until then an older build stays as it was. What else somebody keeps in
the folder is left alone.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

STORE: Final = "store"
PAGE: Final = "graph.html"
REPORT_PAGE: Final = "report.html"
REPORT_TEXT: Final = "report.md"
REPORT_TABLES: Final = "report"
QUADS: Final = "graph.nq"
SUMMARY: Final = "build.json"

# The summary is the mark of a finished build, so it changes last.
_PARTS: Final = (STORE, PAGE, REPORT_PAGE, REPORT_TEXT, REPORT_TABLES, QUADS, SUMMARY)
_UNFINISHED: Final = ".building-"
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
    if not path.exists():
        message = f"there is no graph in {path}"
        raise StoreError(message, _REMEDY)
    return path


def write(path: Path, content: bytes) -> Path:
    """Write a file, its folder too where that is missing, and return where it is.

    Raises:
        StoreError: If it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise _not_writable(path, error) from error
    return path


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """Yield a folder to build in; its parts replace those of ``output`` if all goes well.

    Raises:
        StoreError: If something else than a build is in ``output``, or it cannot be written.
    """
    try:
        _check_free(output)
        output.mkdir(parents=True, exist_ok=True)
        _remove_unfinished(output)
        place = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=output))
    except OSError as error:
        raise _not_writable(output, error) from error
    try:
        yield place
        _put_in_place(place, output)
    except OSError as error:
        raise _not_writable(output, error) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _check_free(output: Path) -> None:
    if output.exists() and not output.is_dir():
        message = f"{output} is a file"
        raise StoreError(message, "name a folder for the graph")
    if output.is_dir() and not is_output(output):
        kept = [one.name for one in output.iterdir() if not one.name.startswith(_UNFINISHED)]
        if kept:
            message = f"{output} is not empty, and not a graph that graphkit built"
            raise StoreError(message, "name a new or an empty folder")


def _remove_unfinished(output: Path) -> None:
    for place in output.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(place, ignore_errors=True)


def _put_in_place(place: Path, output: Path) -> None:
    old = place / "old"
    old.mkdir()
    for part in _PARTS:
        new, target = place / part, output / part
        if target.is_dir():
            target.rename(old / part)
        if new.exists():
            new.replace(target)
        elif target.exists():
            target.rename(old / part)


def _not_writable(output: Path, error: OSError) -> StoreError:
    message = f"{output} cannot be written: {error.strerror or error}"
    return StoreError(message, "check the disk and the rights, or name another place")
