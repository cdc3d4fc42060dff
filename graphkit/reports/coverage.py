"""What a report rests on: documents, publishers, and how much each says."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graphkit.reports.report import Source
from graphkit.reports.sections import Coverage, Publisher
from graphkit.reports.witnesses import is_asserted, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import StatementRecord


def sources(records: Iterable[StatementRecord]) -> tuple[Source, ...]:
    """Return the documents that say something, by day."""
    records = tuple(records)
    of_document = {record.document: record for record in records}
    said = Counter(document for document, _ in {(r.document, r.id) for r in records})
    return tuple(
        Source(
            id=document,
            title=record.document_title or document,
            issued=record.issued or "",
            publisher=record.publisher or "",
            statements=said[document],
        )
        for document, record in sorted(
            of_document.items(), key=lambda item: (item[1].issued or "", item[0])
        )
    )


def coverage(
    records: Iterable[StatementRecord], known: Sequence[Source], *, read: int | None
) -> Coverage:
    """Return how much there is, and of whom; ``read`` is the number of documents read."""
    records = tuple(records)
    return Coverage(
        read=read,
        documents=len(known),
        statements=len({record.id for record in records}),
        sentences=len({(record.document, sentence_start(record)) for record in records}),
        asserted=len({record.id for record in records if is_asserted(record)}),
        dated=len({record.id for record in records if record.date or record.issued}),
        publishers=_publishers(known),
    )


def _publishers(known: Iterable[Source]) -> tuple[Publisher, ...]:
    found: defaultdict[str, list[Source]] = defaultdict(list)
    for source in known:
        found[source.publisher].append(source)
    made = [
        Publisher(
            name=name,
            documents=len(some),
            statements=sum(source.statements for source in some),
            first=min((one.issued for one in some if one.issued), default=""),
            last=max((one.issued for one in some if one.issued), default=""),
        )
        for name, some in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.documents, one.name)))
