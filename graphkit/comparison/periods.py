"""Two stretches of time against each other: what the same people said then and now.

No meeting is in both, so what was said is held together by who took part.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graphkit.comparison.contents import Said, Side
from graphkit.resources.comparison import load_comparison

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.comparison.contents import Meeting
    from graphkit.data_model import StatementRecord

_TALKS = "meeting"


def by_people(side: Side) -> Side:
    """Return a side in which all meetings of the same people are one, named after them."""
    meetings = Said(side, load_comparison()).meetings
    return Side(side.name, [_grouped(record, meetings) for record in side.records])


def _grouped(record: StatementRecord, meetings: Mapping[str, Meeting]) -> StatementRecord:
    fields: dict[str, Any] = {}
    for field in ("meeting", "subject", "object"):
        meeting = meetings.get(getattr(record, field) or "")
        if meeting is not None and meeting.people:
            names = "+".join(sorted(name.partition("/")[2] for name, _ in meeting.people))
            label = " and ".join(label for _, label in meeting.people)
            fields |= {field: f"{_TALKS}/{names}", f"{field}_label": label}
    return replace(record, **fields) if fields else record
