"""Where texts lie, as seen from the folder of the graph, so that both may move together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphkit.documents import FoundText

_STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Places:
    """Knows the places of texts, as paths relative to a folder, in bytes as the system has them."""

    folder: str

    @classmethod
    def seen_from(cls, folder: Path | None) -> Places:
        """See places from ``folder``, or from the working directory."""
        return cls(os.path.abspath(folder or "."))  # noqa: PTH100 - links stay links

    def of(self, text: FoundText) -> bytes:
        """Return where a text lies; what came by standard input is known by its hash."""
        if text.name == _STANDARD_INPUT:
            return f"{_STANDARD_INPUT}{text.content_hash}".encode()
        return self.of_path(text.path)

    def of_path(self, path: str | os.PathLike[str]) -> bytes:
        """Return where a file lies."""
        whole = os.path.abspath(path)  # noqa: PTH100
        try:
            return os.fsencode(os.path.relpath(whole, self.folder))
        except ValueError:  # on another drive
            return os.fsencode(whole)

    def path(self, place: bytes) -> str:
        """Return the path of a place."""
        return os.path.normpath(os.path.join(self.folder, os.fsdecode(place)))  # noqa: PTH118

    def is_gone(self, place: bytes) -> bool:
        """Return whether nothing lies there, as far as can be seen."""
        try:
            os.lstat(self.path(place))
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False
        return False

    def is_among(self, place: bytes, inputs: Sequence[str]) -> bool:
        """Return whether a place is in one of the folders, or matches one of the patterns."""
        path = self.path(place)
        roots = [os.path.abspath(one) for one in inputs]  # noqa: PTH100
        return any(path.startswith(root + os.sep) or fnmatch(path, root) for root in roots)
