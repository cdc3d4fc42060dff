"""What was read of each document, kept in the output folder so that it is read once.

A file holds the text as it came, the document made of it and what that says by itself
(`LocalKnowledge`). It is found by the text's name and hash, and used as long as the rules
are those it was read by; under other rules the text in it is read anew. So the folder
alone is enough to build the graph again, wherever the files it came from are now. What is
damaged, or not what it is called, counts as not there. Nothing in it is ever executed.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from graphkit.data_model import Document
from graphkit.documents import FoundText
from graphkit.errors import StoreError
from graphkit.pipeline.sealed import read_sealed, write_sealed
from graphkit.resolution import LocalKnowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_MOST_BYTES: Final = 500_000_000
"""More than this nothing unpacks to: a text has at most a tenth of it."""

_FAST: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document that was read, now or before; ``load`` gives the document itself."""

    id: str
    source: str
    title: str
    content_hash: str
    local: LocalKnowledge
    load: Callable[[], Document]

    @classmethod
    def of(cls, document: Document, local: LocalKnowledge) -> ReadDocument:
        """Return a document that is held in memory."""
        return cls(
            id=document.id,
            source=document.source,
            title=document.title,
            content_hash=document.content_hash,
            local=local,
            load=lambda: document,
        )


class Kept(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A file of the folder; the last three parts are compressed."""

    rules: str
    name: str
    content_hash: str
    id: str
    title: str
    content: bytes
    document: bytes
    local: bytes

    def text(self) -> FoundText | None:
        """Return the text, as it was found; None if it is another one."""
        try:
            text = FoundText.of(self.name, _unpacked(self.content))
        except ValueError:
            return None
        return text if text.content_hash == self.content_hash else None


class Readings:
    """The folder of what was read."""

    def __init__(self, folder: Path) -> None:
        """Keep in ``folder``, which is made when something is kept."""
        self._folder = folder

    def reading(self, name: str, content_hash: str, rules: str) -> ReadDocument | None:
        """Return what was read in a text by these rules; None if nothing that can be trusted."""
        kept = self._kept(name, content_hash)
        if kept is None or kept.rules != rules:
            return None
        try:
            local = LocalKnowledge.from_bytes(_unpacked(kept.local))
        except ValueError:
            return None
        if local.document != kept.id:
            return None
        return ReadDocument(
            id=kept.id,
            source=name,
            title=kept.title,
            content_hash=content_hash,
            local=local,
            load=partial(self._document, name, content_hash),
        )

    def text(self, name: str, content_hash: str) -> FoundText | None:
        """Return a text as it was found; None if it is not there any more."""
        kept = self._kept(name, content_hash)
        return None if kept is None else kept.text()

    def put(self, text: FoundText, rules: str, document: Document, local: LocalKnowledge) -> None:
        """Keep what was read of a text, in one step.

        Raises:
            StoreError: If it cannot be written.
        """
        kept = Kept(
            rules=rules,
            name=text.name,
            content_hash=text.content_hash,
            id=document.id,
            title=document.title,
            content=zlib.compress(text.content),
            document=zlib.compress(msgspec.msgpack.encode(document), _FAST),
            local=zlib.compress(local.to_bytes(), _FAST),
        )
        path = self._path(text.name, text.content_hash)
        try:
            write_sealed(path, msgspec.msgpack.encode(kept))
        except OSError as error:
            message = f"{self._folder} cannot be written: {error.strerror or error}"
            raise StoreError(message, "check the disk and the rights") from error

    def keep_only(self, texts: Iterable[tuple[str, str]]) -> None:
        """Remove all but what is kept of these texts, given by name and hash."""
        wanted = {self._path(*text) for text in texts}
        for path in self._folder.glob("*/*"):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _kept(self, name: str, content_hash: str) -> Kept | None:
        packed = read_sealed(self._path(name, content_hash))
        try:
            kept = msgspec.msgpack.decode(packed or b"", type=Kept)
        except msgspec.DecodeError:
            return None
        return kept if (kept.name, kept.content_hash) == (name, content_hash) else None

    def _document(self, name: str, content_hash: str) -> Document:
        kept = self._kept(name, content_hash)
        try:
            return msgspec.msgpack.decode(_unpacked(kept.document if kept else b""), type=Document)
        except ValueError as error:
            message = f"what was read of {name} is damaged: {error}"
            raise StoreError(message, "build it again with --fresh") from error

    def _path(self, name: str, content_hash: str) -> Path:
        digest = hashlib.sha256(f"{content_hash}\n{name}".encode()).hexdigest()
        return self._folder / digest[:2] / digest[2:40]


def _unpacked(packed: bytes) -> bytes:
    """Return what was compressed.

    Raises:
        ValueError: If it is damaged or far larger than anything that is kept.
    """
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, _MOST_BYTES)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not unpacking.eof:
        raise ValueError("too large, or cut short")
    return content
