"""A source text and its structure.

Nothing is cut out of the text that is kept: captions and web debris are
marked as such, so that every offset stays true for the life of the store.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# A document that is kept is decoded by the types named here, so they are imported for good.
from graphkit.data_model.span import Span


class BlockKind(StrEnum):
    """What a line or paragraph of a document is."""

    TITLE = "title"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    METADATA = "metadata"
    DEBRIS = "debris"


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""Kinds of block that hold sentences; captions and headings only name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, list item, heading, caption … and the section it belongs to.

    ``span`` is trimmed of surrounding white space, bullets and numbering stay
    inside it. ``section`` is an index into ``Document.sections``.
    """

    span: Span
    kind: BlockKind
    section: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and all that stands below it, subsections included.

    Section 0 is the whole document; it has no ``heading`` of its own and level 0.
    ``title`` is the heading's text without number, bullet, mark-up or closing
    date; ``parent`` is an index into ``Document.sections`` (None for section 0).
    """

    span: Span
    heading: Span | None
    title: str
    level: int
    parent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a prose block, or one whole heading, title or caption."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as kept, with what is known of its origin and structure.

    ``id`` is the local part of the document's IRI (``document/<slug>-<hash8>``),
    ``source`` the name it was read from (a relative path, ``-`` or a URL),
    ``content_hash`` the SHA-256 of the bytes read, in hexadecimal.
    Blocks and sentences are in order of appearance and never overlap.
    """

    id: str
    source: str
    text: str
    content_hash: str
    title: str = ""
    issued: date | None = None
    publisher: str | None = None
    source_url: str | None = None
    language: str = "en"
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def kind_of(self, sentence: Sentence) -> BlockKind:
        """Return the kind of the block a sentence stands in."""
        return self.blocks[sentence.block].kind

    def kind_of_position(self, position: int) -> BlockKind | None:
        """Return the kind of the block that holds a character, None between blocks."""
        index = bisect_right(self.blocks, position, key=lambda block: block.span.start) - 1
        if index < 0 or position >= self.blocks[index].span.end:
            return None
        return self.blocks[index].kind

    def section_path(self, section: int) -> tuple[int, ...]:
        """Return ``section`` and the sections around it, innermost first, section 0 last."""
        path = [section]
        while (parent := self.sections[path[-1]].parent) is not None:
            path.append(parent)
        return tuple(path)
