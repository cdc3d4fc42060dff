"""What views, reports and answers show of a statement.

A record is flat: ids together with their labels, and the sentence with the
place of the quote in it. Its texts are plain text as the document has them, so
they may be hostile: whoever puts them on a page or a terminal escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from graphkit.data_model.statement import Modality, Polarity

LabelledId: TypeAlias = tuple[str, str]
"""The id of an entity and its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """One statement as shown by one piece of evidence.

    A statement with two pieces of evidence yields two records of the same
    ``id``. ``predicate`` is a CURIE. Where the object is a value, ``object``
    and ``object_label`` are both its text and ``datatype`` is its CURIE;
    ``datatype`` is None where the object is an entity.

    ``date`` is when it happened as far as the document says: the day of the
    act itself, else that of its meeting, as ``2021-09-22``, ``2021-09`` or
    ``2021-09-22/2021-09-24``. ``issued`` is the day of the document.

    ``overruled_by`` is the id of the decision that fixed another date or place.

    ``origin`` tells whose account it is: the publisher of the document, or of the first of the
    documents whose text is nearly the same; without a publisher, that document. Records of one
    origin are one source; "" is not known.

    ``sentence`` is the sentence the quote begins in, ``quote_start`` where in it;
    a quote that runs on into the next sentence is longer than the rest of
    ``sentence``. ``start`` is where the quote stands in the document.
    """

    id: str
    subject: str
    subject_label: str
    predicate: str
    object: str
    object_label: str
    rule: str
    confidence: float
    modality: Modality
    polarity: Polarity
    document: str
    document_title: str
    quote: str
    sentence: str
    quote_start: int
    start: int
    evidence: str
    datatype: str | None = None
    content_modality: Modality | None = None
    verb: str | None = None
    agents: tuple[LabelledId, ...] = ()
    addressees: tuple[LabelledId, ...] = ()
    concerning: tuple[LabelledId, ...] = ()
    meeting: str | None = None
    meeting_label: str | None = None
    attributed_to: LabelledId | None = None
    responds_to: str | None = None
    date: str | None = None
    strength: str | None = None
    cameo: str | None = None
    plover: str | None = None
    publisher: str | None = None
    issued: str | None = None
    source_url: str | None = None
    origin: str = ""
    prefix: str = ""
    suffix: str = ""
    overruled_by: str | None = None

    @property
    def is_direct(self) -> bool:
        """Whether it is an edge of the graph: asserted, affirmed and not overruled."""
        asserted = self.modality is Modality.ASSERTED and self.polarity is Polarity.POSITIVE
        return asserted and not self.overruled_by
