"""Read documents from files, folders, patterns and standard input."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.documents.assembly import document_from_text
from graphkit.documents.identity import content_hash
from graphkit.documents.inputs import (
    STANDARD_INPUT,
    InputFile,
    Notice,
    find_files,
    format_of,
)
from graphkit.documents.reading import text_of
from graphkit.errors import DocumentError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from graphkit.data_model import Document

SIZE_LIMIT = 50_000_000
"""The most bytes a document may have, unless the caller says otherwise."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(r"\s*---[ \t]*\n\w+:|(?:\A|\n)#{1,6} \S")
_HEAD = 4096


def read_document(
    path: str | os.PathLike[str], *, name: str | None = None, size_limit: int = SIZE_LIMIT
) -> Document:
    """Read one file as a document.

    Args:
        path: A ``.txt``, ``.md`` or ``.html`` file.
        name: What the document gives as its source; the name of the file unless told.
        size_limit: The most bytes it may have.

    Raises:
        DocumentError: When it cannot be read, saying why and what would help.
    """
    file = Path(path)
    content = _bytes_of(file, size_limit)
    return _document(content, format_of(file), source=str(file), name=name or file.name)


def read_documents(
    inputs: Sequence[str | os.PathLike[str]],
    *,
    on_error: Callable[[DocumentError], None] | None = None,
    on_notice: Callable[[Notice], None] | None = None,
    stdin: BinaryIO | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Iterator[Document]:
    """Yield the documents that the inputs name, in the order of their names.

    Files with the same bytes are one document, under the first of their names.

    Args:
        inputs: Files, folders, patterns; ``-`` is standard input.
        on_error: Called with each document that cannot be read; the others still
            are. Without it, the first error is raised.
        on_notice: Called with each file passed over though nothing is wrong with
            it: a copy of another, or of no type that can be read.
        stdin: What ``-`` reads; the process's own standard input unless told.
        size_limit: The most bytes a document may have.
    """
    on_error = on_error or _raise
    on_notice = on_notice or _ignore
    names: dict[str, str] = {}
    for file in find_files(inputs, on_error=on_error, on_notice=on_notice):
        try:
            content = _content(file, stdin, size_limit)
            fingerprint = content_hash(content)
            if fingerprint in names:
                reason = f"is the same as {names[fingerprint]}, byte for byte; read once"
                on_notice(Notice(str(file.path), reason))
                continue
            document = _document(
                content, _format(file, content), source=str(file.path), name=file.name
            )
        except DocumentError as error:
            on_error(error)
        else:
            names[fingerprint] = str(file.path)
            yield document


def _raise(error: DocumentError) -> None:
    raise error


def _ignore(_notice: Notice) -> None:
    pass


def _content(file: InputFile, stdin: BinaryIO | None, size_limit: int) -> bytes:
    if file.name != STANDARD_INPUT:
        return _bytes_of(file.path, size_limit)
    content = (stdin or sys.stdin.buffer).read(size_limit + 1)
    _check_size(len(content), STANDARD_INPUT, size_limit)
    return content


def _bytes_of(path: Path, size_limit: int) -> bytes:
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


def _check_size(size: int, source: str, size_limit: int) -> None:
    if size > size_limit:
        reason = f"is larger than {size_limit / 1e6:,.0f} MB"
        raise DocumentError(source, reason, "split it, or raise the limit")


def _document(content: bytes, format_name: str, *, source: str, name: str) -> Document:
    text = text_of(content, source=source)
    try:
        return document_from_text(
            text, source=name, format_name=format_name, fingerprint=content_hash(content)
        )
    except DocumentError as error:
        raise DocumentError(source, error.reason, error.remedy) from None


def _format(file: InputFile, content: bytes) -> str:
    """Return the format of a file by its suffix, of standard input by how it begins."""
    if file.name != STANDARD_INPUT:
        return format_of(file.path)
    head = content[:_HEAD].decode("utf-8", "replace")
    if _HTML.match(head):
        return "html"
    return "markdown" if _MARKDOWN.match(head) else "text"
