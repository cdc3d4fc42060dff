"""Turn a drawing and its records into the compact tables that the page's scripts read.

Each sentence, document and name is written once and referred to by number; so are
nodes, which come first among the entities. Places in a sentence are counted as
JavaScript counts, in UTF-16 units.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from graphkit.visualisation.columns import table
from graphkit.visualisation.text import displayable, utf16_length, valid, web_address

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import date

    from graphkit.data_model.record import LabelledId, StatementRecord
    from graphkit.visualisation.style import Style

_Item = TypeVar("_Item", bound="Hashable")


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


def style_payload(style: Style) -> dict[str, Any]:
    """Return the style as plain values."""
    return asdict(style)


class Records:
    """The records of a page, numbered, and the tables they make.

    Args:
        records: In any order; a record for each piece of evidence.
        documents: Those to show even where no record speaks of them.
        nodes: The ids of the nodes, in the order of their numbers.
    """

    def __init__(
        self,
        records: Iterable[StatementRecord],
        documents: Iterable[Source],
        nodes: Iterable[str],
    ) -> None:
        self._records = sorted(records, key=lambda one: (one.id, one.start, one.evidence))
        self._entities: Numbered[str] = Numbered()
        for node in nodes:
            self._entities.number(node)
        self._nodes = len(self._entities)
        self._statements: Numbered[str] = Numbered()
        for record in self._records:
            self._statements.number(record.id)
        self._sources = {document.id: _source(document) for document in documents}
        for record in self._records:
            if record.document not in self._sources:
                self._sources[record.document] = _source_of(record)

    def statements(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of the statements that have records."""
        return [self._statements[one] for one in ids if one in self._statements]

    def entities(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of entities."""
        return [self._entities.number(one) for one in ids]

    def payload(self) -> dict[str, Any]:
        """Return documents, sentences, records, and the entities that are no nodes."""
        sentences: Numbered[str] = Numbered()
        names = sorted(self._sources)
        origins: Numbered[str] = Numbered()
        known = {record.document: record.origin for record in self._records}
        for name in names:
            self._sources[name]["origin"] = origins.number(known.get(name) or name)
        numbers = {name: number for number, name in enumerate(names)}
        rows = [self._row(record, sentences, numbers) for record in self._records]
        labels = _labels(self._records)
        others = list(self._entities)[self._nodes :]
        return {
            "documents": table([self._sources[name] for name in names]),
            "others": table([{"id": one, "name": labels.get(one, one)} for one in others]),
            "sentences": list(sentences),
            "records": table(rows),
        }

    def _row(
        self, record: StatementRecord, sentences: Numbered[str], documents: Mapping[str, int]
    ) -> dict[str, Any]:
        sentence, start, end = _marked(record)
        value = record.datatype is not None
        return {
            "statement": self._statements[record.id],
            "subject": self._entities.number(record.subject),
            "predicate": record.predicate,
            "object": None if value else self._entities.number(record.object),
            "value": displayable(record.object_label) if value else None,
            "verb": displayable(record.verb) if record.verb else None,
            "modality": str(record.modality),
            "polarity": str(record.polarity),
            "agents": self._numbers(record.agents),
            "addressees": self._numbers(record.addressees),
            "concerning": self._numbers(record.concerning),
            "attributed_to": self._number(record.attributed_to),
            "meeting": None if record.meeting is None else self._entities.number(record.meeting),
            "date": record.date,
            "rule": displayable(record.rule),
            "confidence": round(record.confidence, 3),
            "strength": record.strength,
            "document": documents[record.document],
            "sentence": sentences.number(sentence),
            "start": start,
            "end": end,
        }

    def _numbers(self, named: Iterable[LabelledId]) -> list[int]:
        return [self._entities.number(name) for name, _ in named]

    def _number(self, named: LabelledId | None) -> int | None:
        return None if named is None else self._entities.number(named[0])


def _marked(record: StatementRecord) -> tuple[str, int, int]:
    """The sentence, made longer where the quote runs on, and where the quote is in it."""
    sentence, quote, start = record.sentence, record.quote, record.quote_start
    if not 0 <= start < len(sentence) or not quote.startswith(sentence[start:][: len(quote)]):
        sentence, start = quote, 0
    text = valid(sentence[:start] + quote + sentence[start + len(quote) :])
    before = utf16_length(text[:start])
    return text, before, before + utf16_length(valid(quote))


def _labels(records: Iterable[StatementRecord]) -> dict[str, str]:
    """The labels of all that records name, for what is no node of the graph."""
    labels: dict[str, str] = {}
    for record in records:
        for name, label in _labelled(record):
            if name not in labels:
                labels[name] = displayable(label)
    return labels


def _labelled(record: StatementRecord) -> list[LabelledId]:
    found = [(record.subject, record.subject_label)]
    if record.datatype is None:
        found.append((record.object, record.object_label))
    if record.meeting:
        found.append((record.meeting, record.meeting_label or record.meeting))
    if record.attributed_to:
        found.append(record.attributed_to)
    return [*found, *record.agents, *record.addressees, *record.concerning]


def _source(document: Source) -> dict[str, str | int | None]:
    return {
        "id": document.id,
        "title": displayable(document.title) or displayable(document.source),
        "publisher": displayable(document.publisher or "") or None,
        "issued": str(document.issued) if document.issued else None,
        "url": web_address(document.source_url),
    }


def _source_of(record: StatementRecord) -> dict[str, str | int | None]:
    return {
        "id": record.document,
        "title": displayable(record.document_title) or record.document,
        "publisher": displayable(record.publisher or "") or None,
        "issued": record.issued,
        "url": web_address(record.source_url),
    }
