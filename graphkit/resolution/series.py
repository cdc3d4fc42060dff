"""Meetings announced together: "the Minister held talks with A, B and C on Thursday".

A section headed by the name of a party of the series tells of one of its
meetings, even if no sentence in it says so; and what is said of the date and
margin of the series holds for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.resolution.local_meeting import LocalMeeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Mention, Section
    from graphkit.resolution.parties import Parties
    from graphkit.resolution.reading import DocumentReading

_PAIR = 2


def open_sections(
    reading: DocumentReading, announcements: Iterable[LocalMeeting], parties: Parties
) -> None:
    """Open a meeting for each section named after a party of an announced series."""
    taken = {meeting.section for meeting in reading.meetings.values()}
    for announcement in announcements:
        wanted = reading.polities_of_all(announcement.participants)
        for index, section in enumerate(reading.document.sections):
            if index in taken:
                continue
            people = _pair(reading, parties, index, _parties_named(reading, section) & wanted)
            if people:
                _open(reading, index, people, announcement)
                taken.add(index)


def share_circumstances(reading: DocumentReading, announcements: Iterable[LocalMeeting]) -> None:
    """Tell the meetings of a series of its announcement."""
    for announcement in announcements:
        who = set(announcement.participants)
        # A person named is met in person: others of the country may meet elsewhere.
        wanted = reading.polities_of_all(who - reading.persons.keys())
        for meeting in reading.meetings.values():
            took_part = who & set(meeting.participants)
            acted_for = reading.polities_of_all(meeting.participants) & wanted
            # What was told before in the text was not announced.
            announced = meeting.position > announcement.position
            if meeting.holds_acts and announced and (took_part or acted_for):
                meeting.announcements.append(announcement.mentions[0])


def _parties_named(reading: DocumentReading, section: Section) -> set[str]:
    return reading.polities_of_all(
        reading.keys(mention.id for mention in _names_in_heading(reading, section))
    )


def _names_in_heading(reading: DocumentReading, section: Section) -> list[Mention]:
    inside = reading.mentions_within(section.heading) if section.heading else []
    return [m for m in inside if reading.polities_of_all(reading.keys([m.id]))]


def _pair(
    reading: DocumentReading, parties: Parties, section: int, named: set[str]
) -> Sequence[str]:
    """Return the two who act in a section, one of them for a party it is named after."""
    if not named:
        return ()
    persons = [key for key in parties.actors(section) if key in reading.persons]
    fitting = [key for key in persons if parties.has_member(sorted(named), key)]
    if not fitting or len(persons) < _PAIR:
        return ()
    first = persons[:_PAIR]
    return first if fitting[0] in first else (persons[0], fitting[0])


def _open(
    reading: DocumentReading, index: int, people: Sequence[str], announcement: LocalMeeting
) -> None:
    heading = _names_in_heading(reading, reading.document.sections[index])[0]
    meeting = LocalMeeting(
        key=f"meeting:{heading.span.start}",
        type=announcement.type,
        position=heading.span.start,
        section=index,
        mentions=[heading.id],
        owns=True,
        participants=list(people),
    )
    reading.meetings[meeting.key] = meeting
    reading.link(heading.id, meeting.key, "heading named after a party of the series announced")
