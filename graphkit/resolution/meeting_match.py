"""Decide which meeting of a document a mention of an encounter tells of.

A heading owns the paragraphs below it; a sentence that tells of a meeting opens
one for what follows, unless it only tells of the heading's; a caption belongs
to its section.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.background import is_background
from graphkit.resolution.margins import meetings_beside
from graphkit.resolution.offices import fits_office
from graphkit.resolution.same_occasion import can_be_same_country, can_be_same_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Mention
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.parties import Parties
    from graphkit.resolution.reading import DocumentReading


_APART = re.compile(
    r"(?:Ahead of|Before|Prior to) (?:the|their) (?:[\w-]+ ){0,3}(?i:"
    r"assembly|conference|council|dialogue|forum|meeting|session|summit|talks),"
)
_THE_MEETING_WITH = re.compile(r"\b(?:[Tt]he|[Tt]his)\s+(?:[\w-]+\s+){1,3}with\s")
_PROSE = frozenset({"noun", "verb"})
_ORGANIZATION = "organization/"
_PAIR = 2


class MeetingMatcher:
    """Finds the meeting that a mention tells of among those found before it."""

    def __init__(
        self, reading: DocumentReading, parties: Parties, announcements: Sequence[LocalMeeting]
    ) -> None:
        """Look among the meetings of ``reading``; ``announcements`` grow with them."""
        self._reading = reading
        self._parties = parties
        self._announcements = announcements

    def match(self, mention: Mention, people: Sequence[str]) -> LocalMeeting | None:
        """Return the meeting, or None if the mention tells of another one.

        ``people`` are the entities said by name to take part.
        """
        apart = bool({"another", "negative"} & mention.features.keys())
        if apart or self._is_before_or_after(mention):
            return None
        beside = meetings_beside(self._reading, mention, people)
        sections = self._reading.sections_at(mention.span.start)
        named_so = self._named_by_caption(mention, people) if _is_caption(mention) else []
        for meeting in (*named_so, *self._nearest(mention, sections)):
            fits = meeting.key not in beside and self._can_be(meeting, mention, sections[0])
            if fits and self._is_of(meeting, mention, people):
                return meeting
        return None

    def is_aside(self, mention: Mention, people: Sequence[str]) -> bool:
        """Whether an encounter is told beside, or ahead of, another one told before."""
        beside = meetings_beside(self._reading, mention, people)
        return bool(beside) or self._is_before_or_after(mention)

    def is_attended(self, meeting: LocalMeeting, mention: Mention) -> bool:
        """Whether others were "present at the meeting with Ms. Ruiz", who is told to have met."""
        if mention.features.get("anchor") != "noun" or not _THE_MEETING_WITH.search(mention.text):
            return False
        _, met = self._sides(mention)
        return bool(met) and met <= set(meeting.participants)

    def _is_before_or_after(self, mention: Mention) -> bool:
        """Whether it is told of as another one: "Ahead of the session, she had a tête-à-tête"."""
        sentence = self._reading.sentence_at(mention.span.start)
        opening = _APART.match(self._reading.document.text, sentence.start)
        return opening is not None and opening.end() <= mention.span.start

    def _named_by_caption(self, mention: Mention, people: Sequence[str]) -> list[LocalMeeting]:
        """Return the meetings of just the parties that a caption names, the nearest first.

        A picture may stand in the section of another meeting.
        """
        parties = set(mention.features.get("parties", "").split())
        said = parties or self._reading.polities_of_all(people)
        meetings = self._reading.meetings.values()
        found = [m for m in meetings if len(m.parties) > 1 and set(m.parties) == said]
        return sorted(found, key=lambda m: m.distance(mention.span))

    def _nearest(self, mention: Mention, sections: Sequence[int]) -> Iterator[LocalMeeting]:
        """Yield the meetings of the sections around, innermost and nearest first.

        A caption may stand apart from its section: the others follow for it.
        """
        meetings = self._reading.meetings.values()
        if mention.features.get("series"):
            yield from sorted(meetings, key=lambda m: m.distance(mention.span))
        for section in sections:
            inside = [m for m in meetings if m.section == section]
            yield from sorted(inside, key=lambda m: self._remoteness(m, inside, mention))
        if _is_caption(mention):
            rest = [m for m in meetings if m.section not in sections]
            yield from sorted(rest, key=lambda m: m.position)

    def _remoteness(
        self, meeting: LocalMeeting, around: Sequence[LocalMeeting], mention: Mention
    ) -> tuple[bool, tuple[int, int]]:
        """Return what to sort by: those recalled are not what "held talks" tells of."""
        dated = any(self._reading.relations.days([mention.id]))
        vague = "vague" in mention.features
        recalled = vague and not dated and is_background(self._reading, meeting, around)
        return recalled, meeting.distance(mention.span)

    def _can_be(self, meeting: LocalMeeting, mention: Mention, section: int) -> bool:
        """Whether kind, day and place allow it."""
        if meeting.negative or meeting.modality != mention.features.get("modality", ""):
            return False
        if _formats_differ(meeting, mention):
            return False
        if mention.features.get("anchor") == "heading" and _belongs_elsewhere(meeting, section):
            return False
        calls = {meeting.type, mention.type} == {EntityType.MEETING, EntityType.CALL}
        one = _is_caption(mention) or _may_be_meeting(meeting, mention)
        if calls and not one and not self._may_be_call(meeting, mention):
            return False
        if not can_be_same_day(self._reading, meeting, mention):
            return False
        return can_be_same_country(self._reading, self._parties.gazetteer, meeting, mention)

    def _may_be_call(self, meeting: LocalMeeting, mention: Mention) -> bool:
        """Whether "held consultations with", without day and place, tells of a call before it."""
        told = self._reading.relations.circumstances(mention.id)
        return meeting.type is EntityType.CALL and "vague" in mention.features and not told

    def _is_of(self, meeting: LocalMeeting, mention: Mention, people: Sequence[str]) -> bool:
        """Whether it is the same people's, as far as they are said."""
        parties = set(mention.features.get("parties", "").split())
        section = self._reading.section_at(mention.span.start)
        if _is_caption(mention) and meeting.section == section and section:
            return not parties or not meeting.parties or bool(parties & set(meeting.parties))
        if people and meeting.participants:
            return self._are_same_people(meeting, mention, people)
        if people and (meeting.parties or meeting.features.get("gathering")):
            led = "led" in mention.features and _waits_for_people(meeting)
            return led or (bool(meeting.parties) and self._act_for(meeting.parties, people))
        if parties and meeting.parties:
            return parties == set(meeting.parties)
        if parties and meeting.participants:
            return parties <= self._reading.polities_of_all(meeting.participants)
        return not people and not parties and not _is_caption(mention)

    def _act_for(self, parties: Sequence[str], people: Sequence[str]) -> bool:
        """Whether people act for the parties of a heading; of two one's may not be said."""
        members = [p for p in people if self._parties.has_member(parties, p)]
        rest = [p for p in people if p not in members]
        left_out = len(people) == len(parties) == _PAIR and len(members) == 1
        return not rest or (left_out and not self._reading.polities_of(rest[0]))

    def _are_same_people(
        self, meeting: LocalMeeting, mention: Mention, people: Sequence[str]
    ) -> bool:
        """Whether both lists can be of one encounter, and nothing sets them apart.

        Of two told in one sentence, or one after the other ("also met"), both lists are complete.
        """
        if self.is_attended(meeting, mention):
            return True
        if self._is_of_more_on_both_sides(meeting, mention):
            return False
        in_prose = not (meeting.owns or _is_caption(mention))
        if not self._can_be_same_people(meeting.participants, people, in_prose=in_prose):
            return False
        named = set(people) <= set(meeting.participants)
        if not named and self._is_of_body(meeting, people) and self._is_of_two_sides(mention):
            return False
        said_so = not {"further", "series"}.isdisjoint(mention.features)
        apart = said_so or self._told_in_sentence(meeting, mention)
        apart = apart or self._were_announced(mention, people)
        return not apart or len(set(people)) == len(set(meeting.participants))

    def _is_of_more_on_both_sides(self, meeting: LocalMeeting, mention: Mention) -> bool:
        """Whether each of two told to have met comes with somebody else: in talks of 2+2."""
        pair = set(meeting.participants)
        if len(pair) != _PAIR or not all(side - pair for side in self._sides(mention)):
            return False
        told = map(self._reading.mentions.__getitem__, meeting.mentions)
        in_prose = (m for m in told if m.features.get("anchor") in _PROSE)
        return any(set().union(*self._sides(one)) == pair for one in in_prose)

    def _sides(self, mention: Mention) -> tuple[set[str], set[str]]:
        """Return who is said to have met, and whom."""
        relations = self._reading.relations.saying("gk:participatedIn")
        said = [r for r in relations if mention.id in r.objects]
        met = {key for r in said for key in self._reading.keys(r.addressees)}
        return {key for r in said for key in self._reading.keys(r.subjects)} - met, met

    def _is_of_body(self, meeting: LocalMeeting, people: Sequence[str]) -> bool:
        """Whether a heading names a meeting of an organisation for which none of them acts."""
        bodies = {party for party in meeting.parties if party.startswith(_ORGANIZATION)}
        only = bool(bodies) and len(bodies) == len(meeting.parties)
        return only and meeting.owns and not bodies & self._reading.polities_of_all(people)

    def _is_of_two_sides(self, mention: Mention) -> bool:
        """Whether somebody is said to have met, or called on, somebody else."""
        relations = self._reading.relations.saying("gk:participatedIn")
        return any(mention.id in r.objects and r.addressees for r in relations)

    def _were_announced(self, mention: Mention, people: Sequence[str]) -> bool:
        """Whether two are told before to have met apart: "met with each of the Ministers"."""
        return len(people) == _PAIR and any(
            set(people) < set(announced.participants) and announced.position < mention.span.start
            for announced in self._announcements
            if not announced.owns
        )

    def _told_in_sentence(self, meeting: LocalMeeting, mention: Mention) -> bool:
        """Whether the sentence of a mention tells of the meeting as well."""
        sentence = self._reading.sentence_at(mention.span.start)
        spans = (self._reading.mentions[m].span for m in meeting.mentions)
        return any(sentence.contains(span) for span in spans)

    def _can_be_same_people(
        self, one: Sequence[str], other: Sequence[str], *, in_prose: bool
    ) -> bool:
        """Whether all of the shorter list are in the longer, countries standing for people."""
        short, long = sorted((one, other), key=len)
        return all(any(self._stands_for(a, b, in_prose=in_prose) for b in long) for a in short)

    def _stands_for(self, one: str, other: str, *, in_prose: bool) -> bool:
        if one == other:
            return True
        persons = [k for k in (one, other) if k in self._reading.persons]
        if len(persons) == _PAIR:
            return False
        beside = other if persons and one == persons[0] else one
        if persons and not self._may_hold(persons[0], beside, in_prose=in_prose):
            return False
        if persons and not self._reading.polities_of(persons[0]):
            return True  # a minister of a country not said yet, beside "the Foreign Ministers of …"
        mine, theirs = self._reading.polities_of(one), self._reading.polities_of(other)
        return bool(mine & theirs)

    def _may_hold(self, person: str, other: str, *, in_prose: bool) -> bool:
        """Whether somebody may hold an office, or act for a country.

        A heading calls a Secretary of State foreign minister, and may be all that tells of whom
        somebody is.
        """
        if not in_prose:
            return True
        if not self._reading.is_person_like(other):
            return bool(self._reading.polities_of(person))
        held = self._reading.persons[person].offices
        wanted = [self._reading.office(m) for m in self._reading.mentions_of(other)]
        return not held or any(w.head == h.head or fits_office(w, h) for w in wanted for h in held)


def _formats_differ(meeting: LocalMeeting, mention: Mention) -> bool:
    """Whether one is of two and the other of three or more."""
    of_two = len(meeting.participants) == _PAIR and len(meeting.parties) <= _PAIR
    known = "bilateral" if of_two else ""
    formats = {meeting.features.get("format", known), mention.features.get("format", "")} - {""}
    return len(formats) > 1


def _waits_for_people(meeting: LocalMeeting) -> bool:
    """Whether of a gathering nobody is known yet: who chaired it is told next."""
    return "gathering" in meeting.features and not meeting.participants


def _may_be_meeting(meeting: LocalMeeting, mention: Mention) -> bool:
    """Whether a call is one by its verb alone, "spoke with", and so may have been a meeting."""
    if meeting.features.get("spoken"):
        return True
    by_telephone = mention.features.get("medium") == "telephone"
    return meeting.type is EntityType.MEETING and not by_telephone


def _is_caption(mention: Mention) -> bool:
    return mention.features.get("anchor") == "caption"


def _belongs_elsewhere(meeting: LocalMeeting, section: int) -> bool:
    """Whether a heading of ``section`` cannot name a meeting: it is another section's."""
    return meeting.section != 0 and (meeting.section != section or meeting.owns)
