"""Turn records into the compact columns that the page's scripts read.

Each sentence, document and name is written once and referred to by number.
Places in a sentence are counted as JavaScript counts, in UTF-16 units.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from graphkit.visualisation.text import displayable, utf16_length, valid, web_address

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from datetime import date

    from graphkit.data_model.record import LabelledId, StatementRecord
    from graphkit.visualisation.style import Style

_Item = TypeVar("_Item", bound="Hashable")
Table = dict[str, list[Any]]
"""Rows of values under the names of their columns."""


class Source(Protocol):
    """What the page shows of a document; the data model's ``Document`` is one."""

    @property
    def id(self) -> str:
        """The id that records refer to."""

    @property
    def source(self) -> str:
        """The name it was read from."""

    @property
    def title(self) -> str:
        """Its title, or nothing."""

    @property
    def publisher(self) -> str | None:
        """Who published it."""

    @property
    def issued(self) -> date | None:
        """When."""

    @property
    def source_url(self) -> str | None:
        """Where it can be read."""


class Numbered(dict[_Item, int]):
    """Values in order of first use, each with its number."""

    def number(self, value: _Item) -> int:
        """Return the number of a value, a new one if it is new."""
        return self.setdefault(value, len(self))


def table(rows: Sequence[Mapping[str, Any]], *, without: Iterable[str] = ()) -> Table:
    """Return rows of equal keys as columns and rows, some columns left out."""
    names = [name for name in (rows[0] if rows else ()) if name not in set(without)]
    return {"columns": names, "rows": [[row[name] for name in names] for row in rows]}


def style_payload(style: Style) -> dict[str, Any]:
    """Return the style as plain values."""
    return asdict(style)


def records_payload(
    records: Iterable[StatementRecord], documents: Iterable[Source]
) -> dict[str, Any]:
    """Return the records with the documents, sentences and names they refer to."""
    ordered = sorted(records, key=lambda record: (record.id, record.start, record.evidence))
    sources = {document.id: _source(document) for document in documents}
    for record in ordered:
        sources.setdefault(record.document, _source_of(record))
    sentences: Numbered[str] = Numbered()
    places = {name: number for number, name in enumerate(sorted(sources))}
    rows = [_row(record, sentences, places) for record in ordered]
    return {
        "documents": [sources[name] for name in places],
        "names": _names(ordered),
        "sentences": list(sentences),
        "records": table(rows),
    }


def _row(
    record: StatementRecord, sentences: Numbered[str], documents: Mapping[str, int]
) -> dict[str, Any]:
    sentence, start, end = _marked(record)
    return {
        "id": record.id,
        "subject": record.subject,
        "predicate": record.predicate,
        "object": record.object if record.datatype is None else None,
        "value": None if record.datatype is None else displayable(record.object_label),
        "verb": displayable(record.verb) if record.verb else None,
        "modality": str(record.modality),
        "polarity": str(record.polarity),
        "agents": [name for name, _ in record.agents],
        "addressees": [name for name, _ in record.addressees],
        "concerning": [name for name, _ in record.concerning],
        "attributed_to": record.attributed_to[0] if record.attributed_to else None,
        "meeting": record.meeting,
        "date": record.date,
        "rule": displayable(record.rule),
        "confidence": round(record.confidence, 3),
        "strength": record.strength,
        "document": documents[record.document],
        "sentence": sentences.number(sentence),
        "start": start,
        "end": end,
    }


def _marked(record: StatementRecord) -> tuple[str, int, int]:
    """The sentence, made longer where the quote runs on, and where the quote is in it."""
    sentence, quote, start = record.sentence, record.quote, record.quote_start
    if not 0 <= start < len(sentence) or not quote.startswith(sentence[start:][: len(quote)]):
        sentence, start = quote, 0
    text = valid(sentence[:start] + quote + sentence[start + len(quote) :])
    before = utf16_length(text[:start])
    return text, before, before + utf16_length(valid(quote))


def _names(records: Iterable[StatementRecord]) -> dict[str, str]:
    """The labels of all that records name, for what is no node of the graph."""
    names: dict[str, str] = {}
    for record in records:
        for name, label in _labelled(record):
            names.setdefault(name, displayable(label))
    return dict(sorted(names.items()))


def _labelled(record: StatementRecord) -> list[LabelledId]:
    found = [(record.subject, record.subject_label)]
    if record.datatype is None:
        found.append((record.object, record.object_label))
    if record.meeting:
        found.append((record.meeting, record.meeting_label or record.meeting))
    if record.attributed_to:
        found.append(record.attributed_to)
    return [*found, *record.agents, *record.addressees, *record.concerning]


def _source(document: Source) -> dict[str, str | None]:
    return {
        "id": document.id,
        "title": displayable(document.title) or displayable(document.source),
        "publisher": displayable(document.publisher or "") or None,
        "issued": str(document.issued) if document.issued else None,
        "url": web_address(document.source_url),
    }


def _source_of(record: StatementRecord) -> dict[str, str | None]:
    return {
        "id": record.document,
        "title": displayable(record.document_title) or record.document,
        "publisher": displayable(record.publisher or "") or None,
        "issued": record.issued,
        "url": web_address(record.source_url),
    }
