"""Write passages as evidence: the quote at its offsets, and what its mentions refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import Evidence, Reference
from graphkit.resolution.identifiers import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.data_model import Document, Span
    from graphkit.resolution.local_knowledge import Carrier, KnownPassage

_CONTEXT = 32
"""How many characters before and after a quote are kept to find it again."""


class EvidenceWriter:
    """Writes the evidence of one document, and collects its references."""

    def __init__(self, document: Document, ids: Mapping[str, str]) -> None:
        """Quote from ``document``; ``ids`` leads from its keys to the ids of entities."""
        self.references: dict[str, Reference] = {}
        self._document = document
        self._ids = ids

    def write(self, passage: KnownPassage) -> Evidence:
        """Return a passage as evidence."""
        text, quote = self._document.text, passage.quote
        references = tuple(sorted({self._refer(carrier) for carrier in passage.carriers}))
        return Evidence(
            id=self._id("evidence", quote, *references),
            document=self._document.id,
            span=quote,
            exact=quote.of(text),
            prefix=text[max(quote.start - _CONTEXT, 0) : quote.start],
            suffix=text[quote.end : quote.end + _CONTEXT],
            sentence=passage.sentence.cover(quote),
            references=references,
        )

    def _refer(self, carrier: Carrier) -> str:
        """Write what a mention refers to and return the id of the reference."""
        span, entity = carrier.span, self._ids[carrier.key]
        identifier = self._id("mention", span, entity)
        self.references[identifier] = Reference(
            id=identifier,
            document=self._document.id,
            span=span,
            exact=span.of(self._document.text),
            entity=entity,
            reason=carrier.reason,
        )
        return identifier

    def _id(self, kind: str, span: Span, *rest: str) -> str:
        where = (self._document.id, str(span.start), str(span.end))
        return f"{kind}/{digest(*where, *rest)}"
