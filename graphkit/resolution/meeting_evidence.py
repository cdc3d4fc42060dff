"""What speaks for two told meetings being one, and what against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graphkit.resolution.days import overlap
from graphkit.resources.meeting_merging import load_meeting_merging

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from graphkit.resolution.told_meeting import ToldMeeting
    from graphkit.resources.gazetteer import Gazetteer

_DAY = len("2021-09-22")
_PAIR, _THREE = 2, 3
_OFFICE = "office/"
_OTHER_DAY = frozenset({"adjacent_days", "undated"})
_REASONS = {
    "same_people": "the same people",
    "office_for_person": "the same people, an office standing for its holder",
    "three_or_more": "at least three of them",
    "same_day": "on the same day",
    "overlapping_days": "dates that overlap",
    "adjacent_days": "dates a day apart",
    "undated": "told just after, without a date",
    "same_place": "in the same place",
    "same_margin": "on the sidelines of the same event",
    "same_heading": "under the same heading",
    "same_parties": "headings of the same countries",
    "same_format": "of the same format",
    "shared_topics": "on the same topics",
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for two meetings being one, in points, and why."""

    points: int
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The reasons as one text."""
        return ", ".join(_REASONS[one] for one in self.reasons)

    @property
    def score(self) -> float:
        """How sure it is, from 0 to 1."""
        return min(self.points, 99) / 100


class MeetingJudge:
    """Judges pairs of told meetings.

    ``polities`` are those that each person or office acts for, ``offices`` those that each person
    is said to hold.
    """

    def __init__(
        self,
        polities: Mapping[str, AbstractSet[str]],
        offices: Mapping[str, AbstractSet[str]],
        gazetteer: Gazetteer,
    ) -> None:
        self._polities = polities
        self._offices = offices
        self._gazetteer = gazetteer

    def likeness(self, one: ToldMeeting, other: ToldMeeting) -> Likeness | None:
        """Return what speaks for two being one; None if too little, or anything against it."""
        rules = load_meeting_merging()
        when = _when(one, other)
        who = self._who(one, other)
        if not when or not who or self._speaks_against(one, other, when):
            return None
        reasons = (who, when, *self._beside(one, other))
        points = sum(rules.points[reason] for reason in reasons)
        return Likeness(points, reasons) if points >= rules.threshold else None

    def _speaks_against(self, one: ToldMeeting, other: ToldMeeting, when: str) -> bool:
        if one.type is not other.type or one.documents & other.documents:
            return True
        if one.modalities != other.modalities or _differ(one, other, "medium"):
            return True
        if when in _OTHER_DAY and one.publishers & other.publishers:
            return True
        formats = {_format(one), _format(other)} - {""}
        return len(formats) > 1 or self._are_in_two_countries(one, other)

    def _are_in_two_countries(self, one: ToldMeeting, other: ToldMeeting) -> bool:
        if one.places & other.places:
            return False
        here, there = self._countries(one), self._countries(other)
        return bool(here) and bool(there) and here.isdisjoint(there)

    def _countries(self, meeting: ToldMeeting) -> set[str]:
        known = (place for place in meeting.places if place in self._gazetteer)
        return {self._gazetteer[place].located_in or place for place in known}

    def _who(self, one: ToldMeeting, other: ToldMeeting) -> str:
        """Return "same_people", "office_for_person" or ""."""
        if len(one.people) != len(other.people) or len(one.people) < _PAIR:
            return ""
        mine = [p for p in one.people if p not in other.people]
        theirs = [p for p in other.people if p not in one.people]
        if not mine:
            return "same_people"
        if len(mine) > 1 or len(mine) == len(one.people):
            return ""
        return "office_for_person" * self._may_be_one(mine[0], theirs[0], of=len(one.people))

    def _may_be_one(self, one: str, other: str, *, of: int) -> bool:
        """Whether an office stands for its holder.

        Where two others or more are the same people, its country is enough.
        """
        office, person = sorted((one, other), key=lambda name: not name.startswith(_OFFICE))
        if not office.startswith(_OFFICE):
            return False
        if of < _THREE:
            return office in self._offices.get(person, frozenset())
        nobody: frozenset[str] = frozenset()
        return not self._polities.get(one, nobody).isdisjoint(self._polities.get(other, nobody))

    def _beside(self, one: ToldMeeting, other: ToldMeeting) -> Iterator[str]:
        if len(one.people) >= _THREE:
            yield "three_or_more"
        for reason, mine, theirs in (
            ("same_place", one.places, other.places),
            ("same_margin", one.margins, other.margins),
            ("same_heading", one.headings, other.headings),
        ):
            if mine & theirs:
                yield reason
        if one.parties and one.parties == other.parties:
            yield "same_parties"
        if _format(one) and _format(one) == _format(other):
            yield "same_format"
        if len(one.topics & other.topics) >= load_meeting_merging().topics_least:
            yield "shared_topics"


def _when(one: ToldMeeting, other: ToldMeeting) -> str:
    """Return how the dates of two agree, "" if they do not."""
    rules = load_meeting_merging()
    if not (one.day or other.day):
        return ""
    if not (one.day and other.day):
        dated, undated = (one, other) if one.day else (other, one)
        late = [_apart(dated.day, issued) for issued in undated.issued]
        soon = bool(late) and all(d is not None and 0 <= d <= rules.undated_days for d in late)
        return "undated" if soon else ""
    if one.day == other.day and len(one.day) == _DAY:
        return "same_day"
    if overlap(one.day, other.day):
        return "overlapping_days"
    apart = _apart(one.day, other.day)
    return "adjacent_days" if apart is not None and abs(apart) <= rules.adjacent else ""


def _apart(one: str, other: str) -> int | None:
    """Return the days from one date to another; None where one of them is no day."""
    if len(one) != _DAY or len(other) != _DAY:
        return None
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _differ(one: ToldMeeting, other: ToldMeeting, feature: str) -> bool:
    mine, theirs = one.said(feature), other.said(feature)
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _format(meeting: ToldMeeting) -> str:
    """Return the format that is said, else what the number of people makes it: of two, or more."""
    said = meeting.said("format")
    if said:
        return "bilateral" if "bilateral" in said else "multilateral"
    return "bilateral" if len(meeting.people) == _PAIR else "multilateral"
