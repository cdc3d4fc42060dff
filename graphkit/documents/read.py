"""Read documents from files, folders, patterns and standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.documents.inputs import Notice
from graphkit.documents.texts import SIZE_LIMIT, FoundText, bytes_of, find_texts
from graphkit.errors import DocumentError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from graphkit.data_model import Document


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
    content = bytes_of(file, size_limit)
    return FoundText.of(name or file.name, content, file).read()


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
    for text in find_texts(
        inputs, on_error=on_error, on_notice=on_notice, stdin=stdin, size_limit=size_limit
    ):
        if text.content_hash in names:
            on_notice(same_as(text.path, names[text.content_hash]))
            continue
        try:
            document = text.read()
        except DocumentError as error:
            on_error(error)
        else:
            names[text.content_hash] = str(text.path)
            yield document


def same_as(path: Path | str, first: str) -> Notice:
    """Return the notice that a text is passed over because of another with the same bytes."""
    return Notice(str(path), f"is the same as {first}, byte for byte; read once")


def _raise(error: DocumentError) -> None:
    raise error


def _ignore(_notice: Notice) -> None:
    pass
