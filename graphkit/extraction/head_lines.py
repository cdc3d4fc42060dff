"""Read the lines of a head that tell where the meeting of the title was: "Venue: Oslo"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, BlockKind, Sentence

if TYPE_CHECKING:
    from graphkit.data_model import Document
    from graphkit.extraction.circumstances import Circumstances
    from graphkit.extraction.sentences import SentenceReading

_SKIPPED = frozenset({BlockKind.DEBRIS, BlockKind.METADATA, BlockKind.DATELINE})


class HeadLines:
    """Tells what of a document is read, and reads the place that its head tells."""

    def __init__(self, circumstances: Circumstances) -> None:
        """Read places with ``circumstances``."""
        self._circumstances = circumstances

    def sentences(self, document: Document) -> list[Sentence]:
        """Return the sentences to read, and the lines of metadata that tell a place."""
        read = [s for s in document.sentences if document.kind_of(s) not in _SKIPPED]
        text, blocks = document.text, enumerate(document.blocks)
        head = [
            Sentence(span=block.span, block=i)
            for i, block in blocks
            if block.kind is BlockKind.METADATA
            and self._circumstances.tells_place(block.span.of(text))
        ]
        return sorted([*read, *head], key=lambda sentence: sentence.span)

    def read(self, reading: SentenceReading, title: str | None) -> bool:
        """Return whether a line outside of the prose tells a place and nothing else.

        The place is written of the meeting ``title``, if the title tells of one.
        """
        words = reading.words_of(reading.span)
        if reading.kind in PROSE or not self._circumstances.tells_place(words):
            return False
        if title is not None:
            self._circumstances.write_place(reading, title)
        return True
