"""A user's folder of lexicons, read once: what is merged is what was read, and its hash says so."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from graphkit.errors import ResourceError
from graphkit.resources.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

ONTOLOGY: Final = "ontology.ttl"
"""The file of a lexicon folder that describes its own classes and relations."""

EXTENSIBLE: Final = frozenset(
    {
        "countries.yaml", "events.yaml", "frames.yaml", "heading-verbs.yaml", "honorifics.yaml",
        "instruments.yaml", "links.yaml",
        "meetings.yaml", "names.yaml", "organizations.yaml", "places.yaml", "references.yaml",
        "relations.yaml", "slots.yaml", "titles.yaml", "topic-contexts.yaml",
        "topic-names.yaml", "topics.yaml", "verb-forms.yaml",
    }
)  # fmt: skip
"""The lexicons that a folder of the user may add to."""

_SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class LexiconFile(Traversable):
    """A file of a folder of lexicons as it was when it was read; empty bytes if there is none."""

    path: str
    content: bytes | None

    @property
    def name(self) -> str:
        """Its name without the folder."""
        return Path(self.path).name

    def __str__(self) -> str:
        return self.path

    def is_file(self) -> bool:
        """Whether it was there."""
        return self.content is not None

    def is_dir(self) -> bool:
        """A file is no folder."""
        return False

    def iterdir(self) -> Iterator[Traversable]:
        """A file has no parts."""
        return iter(())

    def joinpath(self, *descendants: str | PathLike[str]) -> Traversable:
        """Return a file that is not there: a file has no parts."""
        return LexiconFile("/".join((self.path, *map(str, descendants))), None)

    def open(self, mode: str = "r", *_: Any, **kwargs: Any) -> IO[Any]:
        """Open what was read."""
        stream = io.BytesIO(self.read_bytes())
        return stream if "b" in mode else io.TextIOWrapper(stream, **kwargs)

    def read_bytes(self) -> bytes:
        """Return what was read.

        Raises:
            FileNotFoundError: If the file was not there.
        """
        if self.content is None:
            raise FileNotFoundError(self.path)
        return self.content

    def read_text(self, encoding: str | None = None) -> str:
        """Return what was read as text."""
        return self.read_bytes().decode(encoding or "utf-8-sig")


@dataclass(frozen=True, slots=True)
class LexiconFolder(Traversable):
    """The lexicons of a folder; two with the same files under the same path are equal.

    Loaders keep what they loaded by the folders they were given, so a file that
    has changed since is loaded anew.
    """

    path: str
    files: tuple[LexiconFile, ...]

    @property
    def name(self) -> str:
        """The last part of its path."""
        return Path(self.path).resolve().name

    @property
    def digest(self) -> str:
        """A hash of the names and contents of its files."""
        found = hashlib.sha256()
        for file in self.files:
            content = file.content or b""
            found.update(f"{file.name}\n{len(content)}\n".encode())
            found.update(content)
        return found.hexdigest()

    @property
    def ontology(self) -> LexiconFile | None:
        """The ontology of the folder, if it has one."""
        return next((file for file in self.files if file.name == ONTOLOGY), None)

    def __str__(self) -> str:
        return self.path

    def is_file(self) -> bool:
        """A folder is no file."""
        return False

    def is_dir(self) -> bool:
        """A folder is one."""
        return True

    def iterdir(self) -> Iterator[Traversable]:
        """Yield the files."""
        return iter(self.files)

    def joinpath(self, *descendants: str | PathLike[str]) -> LexiconFile:
        """Return a file of the folder, which may be missing."""
        name = "/".join(map(str, descendants))
        missing = LexiconFile(str(Path(self.path) / name), None)
        return next((file for file in self.files if file.name == name), missing)

    def open(self, *_: Any, **__: Any) -> IO[Any]:
        """Refuse: a folder cannot be read as a file.

        Raises:
            IsADirectoryError: Always.
        """
        raise IsADirectoryError(self.path)

    def read_bytes(self) -> bytes:
        """Refuse as `open` does."""
        return self.open().read()  # type: ignore[no-any-return]

    def read_text(self, encoding: str | None = None) -> str:
        """Refuse as `open` does."""
        return self.open(encoding=encoding).read()  # type: ignore[no-any-return]


def read_lexicon_folder(folder: str | PathLike[str]) -> LexiconFolder:
    """Read the lexicons and the ontology of a folder; other kinds of files are left alone.

    Raises:
        ResourceError: If there is no such folder, or a file in it is no lexicon that can be
            added to.
    """
    place = Path(folder)
    if not place.is_dir():
        reason = "is a file" if place.exists() else "there is no such folder"
        raise ResourceError(str(folder), reason, remedy="name a folder with lexicons in it")
    try:
        paths = sorted(path for path in place.iterdir() if _is_lexicon(path))
        files = tuple(LexiconFile(str(path), path.read_bytes()) for path in paths)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise ResourceError(str(folder), reason, remedy="check the rights") from error
    if not files:
        remedy = f"put a file in it: {', '.join(sorted(EXTENSIBLE))} or {ONTOLOGY}"
        raise ResourceError(str(folder), "has no lexicon in it", remedy=remedy)
    return LexiconFolder(str(folder), files)


def _is_lexicon(path: Path) -> bool:
    """Whether a file is to be read; one that only looks like a lexicon is refused."""
    if path.name in EXTENSIBLE or path.name == ONTOLOGY:
        return path.is_file()
    if path.suffix in _SUFFIXES and path.is_file() and not path.name.startswith("."):
        near = nearest(path.with_suffix(".yaml").name, EXTENSIBLE)
        asked = f"did you mean {near!r}? " if near else ""
        remedy = f"{asked}there are: {', '.join(sorted(EXTENSIBLE))}"
        raise ResourceError(str(path), "is no lexicon that can be added to", remedy=remedy)
    return False
