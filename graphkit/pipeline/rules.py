"""Hashes of all that a graph depends on besides its documents.

What was read before holds as long as the rules are the same: the lexicons, the trained
pipeline, the extractor, the libraries that read, and graphkit's own code and data. Code
is hashed as it lies on the disk, so that a changed line is noticed before a version is.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

    from graphkit.resources.lexicons import Lexicons
    from graphkit.settings import Settings

_READING: Final = ("data_model", "documents", "extraction", "resolution", "resources")
"""The packages that decide what is read in a document; all of them decide what is written."""

_LIBRARIES: Final = (
    "anyascii", "charset-normalizer", "lxml", "lxml-html-clean", "markdown-it-py", "numpy",
    "python-dateutil", "PyYAML", "rapidfuzz", "sentencex", "spacy", "spacy-stanza", "stanza",
    "thinc", "trafilatura",
)  # fmt: skip
_NOT_READ: Final = frozenset({"__pycache__", "training", "templates", "projections", "shapes"})
_HASHED_BEFORE: Final = frozenset({"__pycache__", "pipelines"})


def reading_rules(settings: Settings, lexicons: Lexicons, *extractor: str) -> str:
    """Return a hash of all that decides what is read in one document.

    ``extractor`` is what is known of an extractor of another package: name, versions.
    """
    return _hash(
        __version__,
        *(f"{package} {_code(package)}" for package in _READING),
        *_library_versions(),
        settings.pipeline,
        *_pipeline_files(settings.pipeline),
        settings.extractor,
        *extractor,
        *(folder.digest for folder in lexicons.folders),
    )


def writing_rules(reading: str, settings: Settings) -> str:
    """Return a hash of all that decides what a store, its page and report are made of."""
    return _hash(reading, _code(""), settings.base_iri or "", *_library_versions("pyoxigraph"))


@cache
def _code(package: str) -> str:
    """Return a hash of the code and data of a package of graphkit, "" for all of it."""
    top = files("graphkit")
    folder = top.joinpath(package) if package else top
    found = hashlib.sha256()
    for name, content in _files_in(folder, skip=_NOT_READ if package else _HASHED_BEFORE):
        found.update(f"{name}\n{len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def _files_in(
    folder: Traversable | Path, *, skip: Iterable[str] = (), prefix: str = ""
) -> Iterator[tuple[str, bytes]]:
    for part in sorted(folder.iterdir(), key=lambda one: one.name):
        if part.is_dir():
            if part.name not in skip:
                yield from _files_in(part, skip=skip, prefix=f"{prefix}{part.name}/")
        else:
            yield prefix + part.name, part.read_bytes()


def _library_versions(*more: str) -> Iterator[str]:
    yield f"python {sys.version_info.major}.{sys.version_info.minor}"
    for name in (*_LIBRARIES, *more):
        yield f"{name} {_version(name)}"


@cache
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _pipeline_files(pipeline: str) -> Iterator[str]:
    """Yield what tells one state of a trained pipeline that is not shipped from another."""
    place = Path(pipeline)
    if place.is_dir():
        for name, content in _files_in(place):
            yield f"{name} {hashlib.sha256(content).hexdigest()}"
    else:
        yield _version(pipeline)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
