"""Write passages as evidence: the quote at its offsets, and what its mentions refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import Evidence, Reference
from graphkit.resolution.identifiers import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.data_model import Span
    from graphkit.resolution.claims import Passage
    from graphkit.resolution.reading import DocumentReading

_CONTEXT = 32
"""How many characters before and after a quote are kept to find it again."""


class EvidenceWriter:
    """Writes the evidence of one document, and collects its references."""

    def __init__(self, reading: DocumentReading, ids: Mapping[str, str]) -> None:
        """Quote from ``reading``; ``ids`` leads from its keys to the ids of entities."""
        self.references: dict[str, Reference] = {}
        self._reading = reading
        self._ids = ids

    def write(self, passage: Passage) -> Evidence:
        """Return a passage as evidence."""
        document, quote = self._reading.document, passage.quote
        references = tuple(sorted({self._refer(*pair) for pair in passage.mentions}))
        return Evidence(
            id=self._id("evidence", quote, *references),
            document=document.id,
            span=quote,
            exact=quote.of(document.text),
            prefix=document.text[max(quote.start - _CONTEXT, 0) : quote.start],
            suffix=document.text[quote.end : quote.end + _CONTEXT],
            sentence=passage.sentence.cover(quote),
            references=references,
        )

    def _refer(self, mention: str, key: str) -> str:
        """Write what a mention refers to and return the id of the reference."""
        span, entity = self._reading.mentions[mention].span, self._ids[key]
        identifier = self._id("mention", span, entity)
        self.references[identifier] = Reference(
            id=identifier,
            document=self._reading.document.id,
            span=span,
            exact=span.of(self._reading.document.text),
            entity=entity,
            reason=self._reading.reason(mention, key),
        )
        return identifier

    def _id(self, kind: str, span: Span, *rest: str) -> str:
        where = (self._reading.document.id, str(span.start), str(span.end))
        return f"{kind}/{digest(*where, *rest)}"
