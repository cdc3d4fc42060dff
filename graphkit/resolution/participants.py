"""Who took part in a heading's meeting besides those who are named with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.resolution.reading import InferredParty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.parties import Parties
    from graphkit.resolution.reading import DocumentReading

_FEW = 3


def complete_participants(
    reading: DocumentReading, meeting: LocalMeeting, parties: Parties
) -> None:
    """Add those who act for the parties of the heading in the section it owns.

    A country is no participant of its own where a person acts for it.
    """
    if meeting.owns:
        _add_other_side(reading, meeting, parties)
    if meeting.owns and meeting.parties:
        _add_actors(reading, meeting, parties)
        _leave_out_represented(reading, meeting)
    _infer_party(reading, meeting)


def join_announced(
    reading: DocumentReading,
    meetings: Iterable[LocalMeeting],
    announcements: Sequence[LocalMeeting],
) -> None:
    """Add to the meetings of one side who is said to hold several: "had a series of meetings".

    "During the meeting with Mr. Diaz" behind it leaves out who met him.
    """
    for meeting in meetings:
        if not _is_of_one_side_only(reading, meeting):
            continue
        mine = reading.polities_of_all(meeting.participants)
        before = [a for a in announcements if a.position < meeting.position and not a.modality]
        hosts = [_host(reading, announcement) for announcement in before[-1:]]
        for host in filter(None, hosts):
            theirs = reading.polities_of(host)
            if host not in meeting.participants and theirs and not theirs & mine:
                meeting.participants.append(host)


def _is_of_one_side_only(reading: DocumentReading, meeting: LocalMeeting) -> bool:
    if meeting.negative or meeting.modality or meeting.owns:
        return False
    named = [key for key in meeting.participants if key in reading.persons]
    people = [key for key in meeting.participants if reading.is_person_like(key)]
    return bool(named) and len(people) == 1 and bool(reading.polities_of(named[0]))


def _host(reading: DocumentReading, announcement: LocalMeeting) -> str:
    """Return the one person named of an announced series, "" if there are several."""
    named = [key for key in announcement.participants if key in reading.persons]
    return named[0] if len(named) == 1 else ""


def _add_actors(reading: DocumentReading, meeting: LocalMeeting, parties: Parties) -> None:
    if _names_both_sides(reading, meeting):
        return
    # Who was only met on the margins of talks was not at them.
    told = (m for m in reading.meetings.values() if m.aside and m is not meeting)
    aside = {key for other in told for key in other.participants}
    actors = [key for key in parties.actors(meeting.section) if key not in aside]
    persons = {key for key in actors if key in reading.persons}
    # Of many nobody knows who sat with an organisation.
    has_countries = any(party.startswith("country/") for party in meeting.parties)
    is_open = not has_countries and len(persons.union(meeting.participants)) <= _FEW
    for key in actors:
        acts_for_party = parties.has_member(meeting.parties, key)
        # "Meeting with the Minister of Peru" leaves out who of the publishers met him.
        is_alone = len(meeting.parties) == 1 and all(
            parties.has_member(meeting.parties, other) for other in meeting.participants
        )
        is_own = key in reading.persons and reading.polities_of(key) <= {reading.home}
        may_act_for_party = key in reading.persons and ((is_alone and is_own) or is_open)
        if (acts_for_party or may_act_for_party) and key not in meeting.participants:
            meeting.participants.append(key)


def _names_both_sides(reading: DocumentReading, meeting: LocalMeeting) -> bool:
    """Whether the heading itself names people of two sides: then they are all."""
    named = reading.keys(reading.relations.participants(meeting.mentions[0]))
    persons = [key for key in named if key in reading.persons]
    return len(persons) > 1 and not _of_one_side(reading, persons)


def _of_one_side(reading: DocumentReading, keys: Sequence[str]) -> bool:
    """Whether people act for one country, as far as is known."""
    sides = [reading.polities_of(key) for key in keys]
    return bool(sides) and bool(set.intersection(*sides))


def _add_other_side(reading: DocumentReading, meeting: LocalMeeting, parties: Parties) -> None:
    """Add who meets those of "Meeting with the Foreign Minister of Chile" in its section."""
    known = [key for key in meeting.participants if reading.is_person_like(key)]
    if not known or not _of_one_side(reading, known) or len(meeting.parties) > 1:
        return
    mine = reading.polities_of_all(known)
    actors = [key for key in parties.actors(meeting.section) if key in reading.persons]
    others = [k for k in actors if not reading.polities_of(k) & mine and k not in known]
    # The publisher's own one who meets people of several countries does not so in one meeting.
    is_one_meeting = mine != {reading.home} or _of_one_side(reading, others)
    if is_one_meeting:
        meeting.participants.extend(others[:1])


def _leave_out_represented(reading: DocumentReading, meeting: LocalMeeting) -> None:
    persons = {key for key in meeting.participants if key in reading.persons}
    if not persons:
        return
    covered = reading.polities_of_all(persons)
    meeting.participants = [
        key
        for key in meeting.participants
        if key in persons
        or (reading.is_person_like(key) and not reading.polities_of(key) & covered)
    ]


def _infer_party(reading: DocumentReading, meeting: LocalMeeting) -> None:
    """Give the one person without a polity the one country of the heading left over."""
    persons = [key for key in meeting.participants if key in reading.persons]
    without = [key for key in persons if not reading.polities_of(key)]
    covered = reading.polities_of_all(persons)
    left = [p for p in meeting.parties if p.startswith("country/") and p not in covered]
    if not (len(without) == len(left) == 1 and len(persons) == len(meeting.parties) > 1):
        return
    reading.persons[without[0]].polities.append(left[0])
    reading.inferred[without[0]] = InferredParty(left[0], meeting.key)
    meeting.participants = [
        key
        for key in meeting.participants
        if key in persons or left[0] not in reading.polities_of(key)
    ]
