"""Find the files that the user's inputs name.

An input is a file, a folder (read with all folders in it), a pattern such as
``news/**/*.txt``, or ``-`` for standard input. Hidden files are passed over;
what else in a folder is of no type that can be read is noticed, not an error.
"""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

STANDARD_INPUT = "-"
FORMAT_OF_SUFFIX = MappingProxyType(
    {
        ".htm": "html",
        ".html": "html",
        ".markdown": "markdown",
        ".md": "markdown",
        ".text": "text",
        ".txt": "text",
        ".xhtml": "html",
    }
)
_REMEDY = f"the types that can be read are {', '.join(FORMAT_OF_SUFFIX)}"


@dataclass(frozen=True, slots=True, order=True)
class InputFile:
    """A file to be read: ``name`` is its path relative to the input that led to it."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Notice:
    """What the user should know of a file that is passed over without being wrong."""

    source: str
    reason: str

    def __str__(self) -> str:
        return str(DocumentError(self.source, self.reason))


def find_files(
    inputs: Sequence[str | os.PathLike[str]],
    *,
    on_error: Callable[[DocumentError], None],
    on_notice: Callable[[Notice], None],
) -> tuple[InputFile, ...]:
    """Return the files that the inputs name, each once, sorted by name."""
    found: dict[Path, InputFile] = {}
    for given in inputs:
        for file in _files_of(os.fspath(given), on_error, on_notice):
            place = file.path.absolute()
            found[place] = min(file, found.get(place, file))
    return tuple(sorted(found.values()))


def format_of(path: Path) -> str:
    """Return the name of the format a file's suffix stands for.

    Raises:
        DocumentError: When there is no such format.
    """
    name = FORMAT_OF_SUFFIX.get(path.suffix.casefold())
    if name is None:
        kind = f"of type {path.suffix}" if path.suffix else "without a type"
        raise DocumentError(str(path), f"is a file {kind}, which cannot be read", _REMEDY)
    return name


def _files_of(
    given: str,
    on_error: Callable[[DocumentError], None],
    on_notice: Callable[[Notice], None],
) -> Iterator[InputFile]:
    path = Path(given)
    if given == STANDARD_INPUT:
        yield InputFile(STANDARD_INPUT, path)
    elif path.is_dir():
        yield from _files_in(path, given, on_error, on_notice)
    elif os.path.lexists(path):
        yield from _checked(path, path.parent, on_error)
    elif glob.has_magic(given):
        yield from _files_like(given, on_error, on_notice)
    else:
        on_error(DocumentError(given, "does not exist", "check the path"))


def _checked(
    path: Path, root: Path, on_error: Callable[[DocumentError], None]
) -> Iterator[InputFile]:
    try:
        format_of(path)
    except DocumentError as error:
        on_error(error)
    else:
        yield InputFile(_name(path, root), path)


def _files_in(
    root: Path,
    given: str,
    on_error: Callable[[DocumentError], None],
    on_notice: Callable[[Notice], None],
) -> Iterator[InputFile]:
    def unreadable(error: OSError) -> None:
        reason = f"cannot be read: {error.strerror}"
        on_error(DocumentError(str(error.filename), reason, "check its permissions"))

    is_empty = True
    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if path.suffix.casefold() in FORMAT_OF_SUFFIX:
                is_empty = False
                yield InputFile(_name(path, root), path)
            else:
                on_notice(Notice(str(path), "is of no type that can be read; passed over"))
    if is_empty:
        on_error(DocumentError(given, "holds no document", _REMEDY))


def _files_like(
    pattern: str,
    on_error: Callable[[DocumentError], None],
    on_notice: Callable[[Notice], None],
) -> Iterator[InputFile]:
    root = _fixed_part(pattern)
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  # may be absolute
    for match in matches:
        path = Path(match)
        if path.is_dir():
            continue  # "news/*" names what lies in news, not what lies deeper
        if path.suffix.casefold() in FORMAT_OF_SUFFIX:
            yield InputFile(_name(path, root), path)
        else:
            on_notice(Notice(match, "is of no type that can be read; passed over"))
    if not matches:
        remedy = "check the pattern, and quote it so that the shell leaves it alone"
        on_error(DocumentError(pattern, "matches no file", remedy))


def _fixed_part(pattern: str) -> Path:
    """Return the folder that the part of a pattern without wildcards names."""
    fixed: list[str] = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed)


def _name(path: Path, root: Path) -> str:
    """Return a path below ``root`` in a form that can be written down as UTF-8."""
    relative = path.relative_to(root).as_posix()
    return os.fsencode(relative).decode("utf-8", "backslashreplace")
