"""The meetings, calls and visits that documents tell of, by date."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.reports.kinds import ENCOUNTERS, TOPIC
from graphkit.reports.sections import MeetingRow
from graphkit.reports.witnesses import is_asserted, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model import LabelledId, StatementRecord
    from graphkit.reports.kinds import Kinds

_TAKES_PART = frozenset({"gk:participatedIn", "gk:chaired", "gk:hosted"})
_HELD = "gk:heldOn"


def meetings(records: Iterable[StatementRecord], kinds: Kinds) -> tuple[MeetingRow, ...]:
    """Return what was held, by date, those without a date last; what was denied is left out."""
    told: defaultdict[str, list[StatementRecord]] = defaultdict(list)
    labels: dict[str, str] = {}
    for record in records:
        if is_asserted(record):
            for meeting, label in _encounters(record, kinds):
                told[meeting].append(record)
                labels[meeting] = label
    rows = [_row(meeting, labels[meeting], told[meeting], kinds) for meeting in told]
    return tuple(sorted(rows, key=lambda row: (not row.date, row.date, row.label, row.id)))


def _encounters(record: StatementRecord, kinds: Kinds) -> Iterator[LabelledId]:
    found = dict.fromkeys(
        [
            (record.subject, record.subject_label),
            *([] if record.datatype else [(record.object, record.object_label)]),
            *([(record.meeting, record.meeting_label or record.meeting)] if record.meeting else []),
        ]
    )
    return (one for one in found if kinds.of(one[0]) in ENCOUNTERS)


def _row(meeting: str, label: str, told: Iterable[StatementRecord], kinds: Kinds) -> MeetingRow:
    told = tuple(told)
    held = [one.object for one in told if one.predicate == _HELD and one.subject == meeting]
    people = {
        (one.subject, one.subject_label)
        for one in told
        if one.predicate in _TAKES_PART and one.object == meeting
    }
    topics = {
        (one.object, one.object_label)
        for one in told
        if not one.datatype and kinds.of(one.object) == TOPIC
    }
    return MeetingRow(
        id=meeting,
        label=label,
        date=min(held or [one.date for one in told if one.date], default=""),
        dates=tuple(sorted(set(held))),
        people=tuple(sorted(people, key=_by_label)),
        topics=tuple(sorted(topics, key=_by_label)),
        sentences=len({(one.document, sentence_start(one)) for one in told}),
        documents=len({one.document for one in told}),
    )


def _by_label(one: LabelledId) -> tuple[str, str]:
    return one[1], one[0]
