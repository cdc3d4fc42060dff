"""The texts that inputs name, as bytes: what is needed to know whether one has changed.

Reading a text into a document is a pure function of its name and bytes, so one that was
kept gives the same document as the file it came from.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.documents.assembly import document_from_text
from graphkit.documents.identity import content_hash
from graphkit.documents.inputs import STANDARD_INPUT, find_files, format_of
from graphkit.documents.reading import text_of
from graphkit.errors import DocumentError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from graphkit.data_model import Document
    from graphkit.documents.inputs import InputFile, Notice

SIZE_LIMIT = 50_000_000
"""The most bytes a document may have, unless the caller says otherwise."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(r"\s*---[ \t]*\n\w+:|(?:\A|\n)#{1,6} \S")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text that an input named, not read yet.

    ``name`` is its path relative to the input that led to it, ``path`` where it lies;
    ``content_hash`` the SHA-256 of its bytes in hexadecimal.
    """

    name: str
    path: Path
    content: bytes = field(repr=False)
    content_hash: str

    @classmethod
    def of(cls, name: str, content: bytes, path: Path | None = None) -> FoundText:
        """Return the text of these bytes; its path is its name unless told."""
        return cls(name, path or Path(name), content, content_hash(content))

    def read(self) -> Document:
        """Return it as a document.

        Raises:
            DocumentError: If it cannot be read, saying why and what would help.
        """
        source = str(self.path)
        text = text_of(self.content, source=source)
        try:
            return document_from_text(
                text,
                source=self.name,
                format_name=self._format(),
                fingerprint=self.content_hash,
            )
        except DocumentError as error:
            raise DocumentError(source, error.reason, error.remedy) from None

    def _format(self) -> str:
        """Return the format of a file by its suffix, of standard input by how it begins."""
        if self.name != STANDARD_INPUT:
            return format_of(self.path)
        head = self.content[:_HEAD].decode("utf-8", "replace")
        if _HTML.match(head):
            return "html"
        return "markdown" if _MARKDOWN.match(head) else "text"


def find_texts(
    inputs: Sequence[str | os.PathLike[str]],
    *,
    on_error: Callable[[DocumentError], None],
    on_notice: Callable[[Notice], None],
    stdin: BinaryIO | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Iterator[FoundText]:
    """Yield the texts that the inputs name, in the order of their names, one at a time.

    Args:
        inputs: Files, folders, patterns; ``-`` is standard input.
        on_error: Called with each one that cannot be opened.
        on_notice: Called with each file that is of no type that can be read.
        stdin: What ``-`` reads; the process's own standard input unless told.
        size_limit: The most bytes a text may have.
    """
    for file in find_files(inputs, on_error=on_error, on_notice=on_notice):
        try:
            content = _content(file, stdin, size_limit)
        except DocumentError as error:
            on_error(error)
        else:
            yield FoundText.of(file.name, content, file.path)


def bytes_of(path: Path, size_limit: int) -> bytes:
    """Return what a file holds.

    Raises:
        DocumentError: If it cannot be read, or is larger than ``size_limit``.
    """
    source = str(path)
    try:
        if not path.exists():
            raise DocumentError(source, "does not exist", "check the path")
        if not path.is_file():
            raise DocumentError(source, "is not a file", "give a text, Markdown or HTML file")
        _check_size(path.stat().st_size, source, size_limit)
        return path.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise DocumentError(source, reason, "check its permissions") from None


def _content(file: InputFile, stdin: BinaryIO | None, size_limit: int) -> bytes:
    if file.name != STANDARD_INPUT:
        return bytes_of(file.path, size_limit)
    content = (stdin or sys.stdin.buffer).read(size_limit + 1)
    _check_size(len(content), STANDARD_INPUT, size_limit)
    return content


def _check_size(size: int, source: str, size_limit: int) -> None:
    if size > size_limit:
        reason = f"is larger than {size_limit / 1e6:,.0f} MB"
        raise DocumentError(source, reason, "split it, or raise the limit")
