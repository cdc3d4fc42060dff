"""What cannot be, or hardly: dates, two holders of one office, two countries on one day."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.comparison.checks.findings import Check, Passage
from graphkit.resolution.days import is_before, overlap
from graphkit.resolution.identifiers import fold
from graphkit.resources.checks import load_checks
from graphkit.resources.comparison import load_comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.comparison.checks.material import Material
    from graphkit.data_model import StatementRecord

_DAY = len("2021-09-22")
_OFFICE = re.compile(r"office/(?P<title>[a-z-]+)-(?P<country>[A-Z]{3})")


def impossible_dates(material: Material) -> Iterator[Check]:
    """Yield meetings that a document tells to have been held after the day it was issued."""
    rules = load_checks()
    for meeting, records in material.dates.items():
        if meeting.partition("/")[0] not in rules.happening:
            continue
        for record in _first_of_each(records):
            if record.issued and is_before(_later(record.issued), record.object):
                yield Check(
                    kind="impossible-date",
                    what=f"{record.subject_label}: told as held on {record.object}, in a document "
                    f"of {record.issued}",
                    things=((meeting, record.subject_label),),
                    passages=(Passage.of(record),),
                )


def two_holders(material: Material) -> Iterator[Check]:
    """Yield offices that one holds at a time, and two persons of different names in turn.

    One is said to hold it before and after the day on which a document says so of the other.
    """
    held: defaultdict[str, defaultdict[str, list[StatementRecord]]]
    held = defaultdict(lambda: defaultdict(list))
    for one in material.asserted:
        if one.predicate == "gk:holdsOffice" and one.issued and _is_sole(one.object):
            held[one.object][one.subject].append(one)
    for office, holders in sorted(held.items()):
        for a, b in combinations(sorted(holders), 2):
            if _share_name(material.labels[a], material.labels[b]):
                continue  # who may be one person is asked by `review`
            between = _between(holders[a], holders[b]) or _between(holders[b], holders[a])
            if between:
                yield Check(
                    kind="two-holders",
                    what=f"{material.labels[office]}: {material.labels[a]} and "
                    f"{material.labels[b]}",
                    things=tuple((name, material.labels[name]) for name in (office, a, b)),
                    passages=tuple(map(Passage.of, between)),
                )


def two_places(material: Material) -> Iterator[Check]:
    """Yield persons who took part in meetings in different countries on one day."""
    seen: defaultdict[tuple[str, str], defaultdict[str, list[StatementRecord]]]
    seen = defaultdict(lambda: defaultdict(list))
    for meeting, people in material.people.items():
        if material.properties.get(meeting, {}).get("gk:medium", "") in {"online", "telephone"}:
            continue
        days = {one.object for one in material.dates.get(meeting, ()) if len(one.object) == _DAY}
        for record in material.places.get(meeting, ()):
            country = material.countries.get(record.object, "")
            if country and len(days) == 1:
                for person in people:
                    seen[person, next(iter(days))][country].append(record)
    told: set[tuple[str, ...]] = set()
    for (person, day), countries in sorted(seen.items()):
        records = [_first(countries[country]) for country in sorted(countries)]
        same = tuple(record.id for record in records)
        if len(countries) < 2 or same in told or not person.startswith("person/"):  # noqa: PLR2004
            continue
        told.add(same)
        where = " and ".join(f"{one.object_label} ({one.subject_label})" for one in records)
        yield Check(
            kind="two-places",
            what=f"{material.labels[person]} on {day}: {where}",
            things=((person, material.labels[person]),),
            passages=tuple(map(Passage.of, records)),
        )


def differing_dates(material: Material) -> Iterator[Check]:
    """Yield meetings for which dates are claimed that share no day."""
    for meeting, records in material.dates.items():
        inferred = load_comparison().inferred_dates
        claims = _first_of_each([r for r in records if r.rule not in inferred], by_day=True)
        apart = any(not overlap(a.object, b.object) for a, b in combinations(claims, 2))
        if meeting.startswith("event/") or not apart:
            continue
        said = ", ".join(f"{one.object} ({one.document_title or one.document})" for one in claims)
        yield Check(
            kind="differing-dates",
            what=f"{claims[0].subject_label}: {said}",
            things=((meeting, claims[0].subject_label),),
            passages=tuple(map(Passage.of, claims)),
            rank=len({one.document for one in claims}),
        )


def _first_of_each(
    records: Iterable[StatementRecord], *, by_day: bool = False
) -> list[StatementRecord]:
    """Return the first record for each document and day claimed, or for each day."""
    found: dict[tuple[str, str], StatementRecord] = {}
    for one in sorted(records, key=_place):
        found.setdefault(("" if by_day else one.document, one.object), one)
    return sorted(found.values(), key=lambda one: (one.object, *_place(one)))


def _between(
    outer: Iterable[StatementRecord], inner: Iterable[StatementRecord]
) -> tuple[StatementRecord, ...]:
    """Return the last record before one of ``inner``, that one, and the first after it."""
    ordered = sorted(outer, key=_when)
    for one in sorted(inner, key=_when):
        before = [other for other in ordered if (other.issued or "") < (one.issued or "")]
        after = [other for other in ordered if (other.issued or "") > (one.issued or "")]
        if before and after:
            return before[-1], one, after[0]
    return ()


def _is_sole(office: str) -> bool:
    named = _OFFICE.fullmatch(office)
    return named is not None and named["title"] in load_checks().sole_offices


def _share_name(one: str, other: str) -> bool:
    return bool(set(fold(one).split()) & set(fold(other).split()))


def _later(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=load_checks().day_tolerance)).isoformat()


def _first(records: Iterable[StatementRecord]) -> StatementRecord:
    return min(records, key=_place)


def _when(record: StatementRecord) -> tuple[str, str, int, str]:
    return record.issued or "", *_place(record)


def _place(record: StatementRecord) -> tuple[str, int, str]:
    return record.document, record.start, record.id
