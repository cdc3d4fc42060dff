"""Find who stands in the middle by construction.

A ministry writes of the meetings of its own minister, so he is in all of them,
whatever happened in the world. Who that is shows in the records: it is not
looked up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import Modality, Polarity
from graphkit.reports.report import Hub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model import StatementRecord

ENOUGH_MEETINGS = 3
"""Meetings a publisher must report before the share of one person means anything."""
MAJORITY = 0.5
"""Share of a publisher's meetings beyond which anyone is a hub."""
OWN_SHARE = 0.2
"""Share that is enough for who represents the country in the publisher's name."""

_TAKES_PART = frozenset({"gk:participatedIn", "gk:chaired"})
_PAIRS = frozenset({"gk:met", "gk:spokeWith"})


@dataclass(slots=True)
class _Coverage:
    """The meetings one publisher reports, each document's own, and who is in them."""

    meetings: set[tuple[str, str]] = field(default_factory=set)
    of_person: defaultdict[str, set[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict(set)
    )


def find_hubs(records: Iterable[StatementRecord], *, persons: Iterable[str]) -> tuple[Hub, ...]:
    """Return the hubs among ``persons``, those in most meetings first.

    A hub takes part in more than half of the three or more meetings that a
    publisher reports, or represents the country in the publisher's name and
    takes part in a fifth of them, two at least.
    """
    records = tuple(records)
    known, labels = frozenset(persons), _labels(records)
    countries = _countries(records)
    found: dict[str, Hub] = {}
    for publisher, coverage in sorted(_coverages(records, known).items()):
        for person, meetings in sorted(coverage.of_person.items()):
            hub = Hub(
                id=person,
                label=labels.get(person, person),
                publisher=publisher,
                meetings=len(meetings),
                all_meetings=len(coverage.meetings),
                represents_publisher=_is_named(countries[person], publisher),
                country=min(countries[person], default=""),
            )
            best = found.get(person)
            if _is_hub(hub) and (best is None or hub.meetings > best.meetings):
                found[person] = hub
    return tuple(sorted(found.values(), key=lambda hub: (-hub.meetings, hub.id)))


def _is_hub(hub: Hub) -> bool:
    share = hub.meetings / hub.all_meetings
    if hub.represents_publisher and hub.meetings > 1 and share >= OWN_SHARE:
        return True
    return hub.all_meetings >= ENOUGH_MEETINGS and share > MAJORITY


def _coverages(records: Iterable[StatementRecord], persons: frozenset[str]) -> dict[str, _Coverage]:
    found: defaultdict[str, _Coverage] = defaultdict(_Coverage)
    for record in records:
        coverage = found[record.publisher or ""]
        for person, meeting in _attendances(record):
            if person in persons:
                told = (record.document, meeting)
                coverage.meetings.add(told)
                coverage.of_person[person].add(told)
    return found


def _attendances(record: StatementRecord) -> Iterator[tuple[str, str]]:
    if record.modality is not Modality.ASSERTED or record.polarity is not Polarity.POSITIVE:
        return
    if record.predicate in _TAKES_PART:
        yield record.subject, record.object
    elif record.predicate in _PAIRS and record.meeting:
        yield record.subject, record.meeting
        yield record.object, record.meeting


def _countries(records: Iterable[StatementRecord]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.predicate == "gk:represents":
            found[record.subject].add(record.object_label)
    return found


def _is_named(countries: Iterable[str], publisher: str) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(country)}(?!\w)", publisher, re.IGNORECASE)
        for country in countries
        if country
    )


def _labels(records: Iterable[StatementRecord]) -> dict[str, str]:
    found: dict[str, str] = {}
    for record in records:
        found[record.subject] = record.subject_label
        found[record.object] = record.object_label
    return found
