"""Say of two graphs which things are one: by id, else by name; meetings by who met when.

The records of the second graph are written with the ids of the first, so that the two can be
compared as if they were of one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graphkit.comparison.contents import Said, Side
from graphkit.data_model import EntityType
from graphkit.resolution.days import overlap
from graphkit.resolution.identifiers import fold
from graphkit.resources.comparison import load_comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.comparison.contents import Meeting
    from graphkit.data_model import Entity, LabelledId, StatementRecord

_ENCOUNTERS = frozenset({EntityType.MEETING, EntityType.CALL, EntityType.VISIT})


def aligned(a: Side, b: Side, of_a: Iterable[Entity], of_b: Iterable[Entity]) -> Side:
    """Return ``b`` with the ids and labels of ``a``; the entities are those of the two graphs."""
    labels = {entity.id: entity.label for entity in of_a}
    same = _by_name(of_a, of_b)
    renamed = Side(b.name, [_renamed(record, same, labels) for record in b.records], b.texts)
    meetings = _by_people(a, renamed)
    labels |= {one.id: one.label for one in Said(a, load_comparison()).meetings.values()}
    records = [_renamed(record, meetings, labels) for record in renamed.records]
    return Side(b.name, records, b.texts)


def _by_name(of_a: Iterable[Entity], of_b: Iterable[Entity]) -> dict[str, str]:
    """Return the ids of A by those of B that only one thing of A of that type is called like."""
    named: defaultdict[tuple[EntityType, str], set[str]] = defaultdict(set)
    known = set()
    for entity in of_a:
        known.add(entity.id)
        for name in _names(entity):
            named[entity.type, name].add(entity.id)
    found = {}
    for entity in of_b:
        if entity.id not in known and entity.type not in _ENCOUNTERS:
            fitting = {one for name in _names(entity) for one in named[entity.type, name]}
            if len(fitting) == 1:
                found[entity.id] = fitting.pop()
    return found


def _names(entity: Entity) -> set[str]:
    return {fold(name) for name in (entity.label, *entity.alt_labels)}


def _by_people(a: Side, b: Side) -> dict[str, str]:
    """Return the meetings of A by those of B that the same people held on the same day."""
    rules = load_comparison()
    mine, theirs = Said(a, rules).meetings, Said(b, rules).meetings
    of_people: defaultdict[tuple[str, ...], list[Meeting]] = defaultdict(list)
    for meeting in mine.values():
        of_people[_key(meeting)].append(meeting)
    found = {}
    for name, meeting in theirs.items():
        if name not in mine and len(meeting.people) > 1:
            fitting = [one for one in of_people[_key(meeting)] if _share_day(one, meeting)]
            if len(fitting) == 1:
                found[name] = fitting[0].id
    return found


def _key(meeting: Meeting) -> tuple[str, ...]:
    kind = meeting.id.partition("/")[0]
    return (kind, *sorted(identifier for identifier, _ in meeting.people))


def _share_day(one: Meeting, other: Meeting) -> bool:
    return any(overlap(a, b) for a in one.days for b in other.days)


def _renamed(
    record: StatementRecord, same: Mapping[str, str], labels: Mapping[str, str]
) -> StatementRecord:
    def known(identifier: str, label: str) -> LabelledId:
        found = same.get(identifier, identifier)
        return found, labels.get(found, label)

    def all_known(given: Sequence[LabelledId]) -> tuple[LabelledId, ...]:
        return tuple(known(*one) for one in given)

    subject, subject_label = known(record.subject, record.subject_label)
    ends: dict[str, Any] = {"subject": subject, "subject_label": subject_label}
    if record.datatype is None:
        ends["object"], ends["object_label"] = known(record.object, record.object_label)
    if record.meeting:
        ends["meeting"], ends["meeting_label"] = known(record.meeting, record.meeting_label or "")
    return replace(
        record,
        **ends,
        agents=all_known(record.agents),
        addressees=all_known(record.addressees),
        concerning=all_known(record.concerning),
    )
