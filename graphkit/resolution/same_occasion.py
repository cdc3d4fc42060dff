"""Whether what is said of day and place lets two mentions of an encounter be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.resolution.days import is_before, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.data_model import Mention
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer

_MONTH = len("2021-09")


def can_be_same_day(reading: DocumentReading, meeting: LocalMeeting, mention: Mention) -> bool:
    """Whether the days of a mention and of a meeting can be one, as far as they are said.

    Who tells of a meeting without a day and then "in March", issued in May, tells of another.
    """
    mine = set(reading.relations.days([mention.id]))
    theirs = set(reading.relations.days(meeting.mentions))
    if mine and not theirs:
        return "earlier" not in mention.features and not _are_long_ago(reading, mine)
    return not mine or any(overlap(a, b) for a in mine for b in theirs)


def can_be_same_country(
    reading: DocumentReading, gazetteer: Gazetteer, meeting: LocalMeeting, mention: Mention
) -> bool:
    """Whether the known places of a mention and of a meeting are in one country."""
    mine = _countries(reading, gazetteer, [mention.id])
    theirs = _countries(reading, gazetteer, meeting.mentions)
    return not mine or not theirs or bool(mine & theirs)


def _are_long_ago(reading: DocumentReading, days: Iterable[str]) -> bool:
    """Whether no more than a month or year is said, and it was over when the text was issued."""
    issued = reading.document.issued
    return issued is not None and all(
        len(day) <= _MONTH and is_before(day, issued.isoformat()) for day in days
    )


def _countries(reading: DocumentReading, gazetteer: Gazetteer, mentions: Iterable[str]) -> set[str]:
    """Return the countries of the places said of encounters, where the gazetteer knows them."""
    said = (r for mention in mentions for r in reading.relations.circumstances(mention))
    places = (m for r in said if r.predicate == "gk:heldAt" for m in r.objects)
    known = (reading.mentions[place].features.get("entity", "") for place in places)
    return {gazetteer[one].located_in for one in known if one in gazetteer} - {""}
