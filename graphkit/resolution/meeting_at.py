"""Tell which meeting a relation belongs to, by its sentence, section or place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.resolution.background import is_background, spoken_of
from graphkit.resolution.meeting_named import meetings_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Relation, Span
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading


class MeetingFinder:
    """Looks up meetings by section and by the places of their mentions."""

    def __init__(self, reading: DocumentReading) -> None:
        """Look among the meetings of ``reading``, which must be complete."""
        self._reading = reading
        self._by_section: defaultdict[int, list[LocalMeeting]] = defaultdict(list)
        places: list[tuple[int, int, int, LocalMeeting]] = []
        aside = spoken_of(reading)
        for index, meeting in enumerate(reading.meetings.values()):
            if not meeting.holds_acts or meeting.key in aside:
                continue
            self._by_section[meeting.section].append(meeting)
            spans = (reading.mentions[mention].span for mention in meeting.mentions)
            places.extend((span.start, span.end, index, meeting) for span in spans)
        self._places = sorted(places, key=lambda place: place[:3])

    def meeting_of(self, relation: Relation) -> LocalMeeting | None:
        """Return the meeting in which a relation holds, if any."""
        if relation.meeting is not None:
            return self._reading.meetings.get(self._reading.key_of(relation.meeting))
        return self._in_sentence(relation.sentence) or self._in_sections(relation)

    def _in_sentence(self, sentence: Span) -> LocalMeeting | None:
        """Return the first meeting of which the sentence itself tells."""
        first = bisect_left(self._places, sentence.start, key=lambda place: place[0])
        last = bisect_left(self._places, sentence.end, key=lambda place: place[0])
        inside = [place for place in self._places[first:last] if place[1] <= sentence.end]
        return min(inside, key=lambda place: place[2])[3] if inside else None

    def _in_sections(self, relation: Relation) -> LocalMeeting | None:
        """Return the meeting of the innermost section that has one besides those told aside."""
        position = relation.sentence.start
        asides: list[LocalMeeting] = []
        for section in self._reading.sections_at(position):
            meetings = self._by_section.get(section, [])
            before = [m for m in meetings if m.position <= position]
            named = meetings_named(self._reading, relation, before)
            if 0 < len(named) < len(before):
                return self._with_subject(named, relation)
            if all(self._is_aside(m, position) for m in before):
                asides.extend(before)
            else:
                return self._with_subject([*before, *asides], relation)
        return self._with_subject(asides, relation) if asides else None

    def _is_aside(self, meeting: LocalMeeting, position: int) -> bool:
        """Whether a paragraph goes back to the matter after telling of one aside from it."""
        same = self._reading.block_at(meeting.position) == self._reading.block_at(position)
        return meeting.aside and not same

    def _with_subject(self, before: Sequence[LocalMeeting], relation: Relation) -> LocalMeeting:
        """Return the latest meeting in which a named subject took part, else the latest.

        Whom somebody speaks to took part as well; a meeting set earlier comes last.
        """
        subjects = set(self._reading.keys(relation.subjects))
        spoken_to = set(self._reading.keys(relation.addressees)) if subjects else set()

        def rank(meeting: LocalMeeting) -> tuple[bool, bool, bool, bool, int]:
            there = set(meeting.participants)
            acts = bool(subjects & there)
            return (
                acts,
                acts and spoken_to <= there,
                not self._is_aside(meeting, relation.sentence.start),
                not self._is_earlier(meeting),
                meeting.position,
            )

        told = [m for m in before if not is_background(self._reading, m, before)]
        return max(told, key=rank)

    def _is_earlier(self, meeting: LocalMeeting) -> bool:
        """Whether all that tells of a meeting sets it before the matter at hand."""
        mentions = (self._reading.mentions[mention] for mention in meeting.mentions)
        return all("earlier" in mention.features for mention in mentions)
