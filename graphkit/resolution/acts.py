"""Resolve relations in the order of the text: subjects, addressees, meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.reading import Resolved
from graphkit.resolution.references import ReferenceLinker

if TYPE_CHECKING:
    from graphkit.data_model import Relation
    from graphkit.resolution.encounters import LocalMeeting
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.word_lists import ReferenceWords

_BY_NAME = frozenset({"gk:holdsOffice", "gk:officeOf", "gk:represents"})
_JOINT = frozenset({"gk:discussed", "gk:agreedOn", "gk:confirmed"})


def resolve_relations(reading: DocumentReading, words: ReferenceWords) -> None:
    """Fill ``reading.resolved``."""
    linker = ReferenceLinker(reading, words)
    resolver = _Resolver(reading, linker)
    for relation in sorted(
        reading.extraction.relations, key=lambda r: (r.sentence.start, int(r.id[1:]))
    ):
        resolver.resolve(relation)


class _Resolver:
    def __init__(self, reading: DocumentReading, linker: ReferenceLinker) -> None:
        self._reading = reading
        self._linker = linker
        self._requests: list[Resolved] = []

    def resolve(self, relation: Relation) -> None:
        if relation.predicate in _BY_NAME:
            return
        meeting = self.meeting_of(relation)
        subjects = self._linker.link(relation.subjects, meeting)
        addressees = self._linker.link(relation.addressees, meeting, but=subjects)
        objects = self._linker.link(relation.objects, meeting, but=subjects)
        resolved = Resolved(
            relation=relation,
            subjects=subjects,
            objects=objects,
            addressees=[a for a in addressees if a not in subjects],
            concerning=self._linker.link(relation.concerning, meeting),
            meeting=meeting.key if meeting else "",
            predicate=relation.predicate,
        )
        self._join(resolved, meeting)
        self._answer(resolved)
        self._linker.remember(
            resolved.subjects, relation.sentence.start, first_leads=relation.rule == "met"
        )
        self._reading.resolved.append(resolved)

    def _join(self, resolved: Resolved, meeting: LocalMeeting | None) -> None:
        """Count "X agreed with Y that" as an act of both."""
        if meeting is None or resolved.predicate not in _JOINT:
            return
        partners = [a for a in resolved.addressees if a in meeting.participants]
        if partners and all(s in meeting.participants for s in resolved.subjects):
            resolved.subjects = [*resolved.subjects, *partners]
            resolved.addressees = [a for a in resolved.addressees if a not in partners]

    def _answer(self, resolved: Resolved) -> None:
        """Link "and received support" to the request before it, and give it its topic."""
        if resolved.predicate == "gk:requested":
            self._requests.append(resolved)
        if resolved.predicate != "gk:supported" or not self._requests:
            return
        request = self._requests[-1]
        near = resolved.relation.sentence.start - request.relation.sentence.end < 400
        same = request.meeting == resolved.meeting
        asked = set(request.addressees) & set(resolved.subjects) or not request.addressees
        if near and same and asked and self._says_no_more(resolved):
            resolved.responds_to = request
            resolved.objects = list(request.objects)

    def _says_no_more(self, resolved: Resolved) -> bool:
        """Whether the object is only "their support" or "support from the Minister"."""
        mentions = [self._reading.mentions[m] for m in resolved.relation.objects]
        return all(
            "support" in m.name.lower() or "understanding" in m.name.lower() for m in mentions
        )

    def meeting_of(self, relation: Relation) -> LocalMeeting | None:
        """Return the meeting a relation belongs to, by its sentence, section or place."""
        meetings = self._reading.meetings
        if relation.meeting is not None:
            keys = self._reading.keys([relation.meeting])
            return meetings.get(keys[0]) if keys else None
        here = self._in_sentence(relation)
        if here is not None:
            return here
        position = relation.sentence.start
        for section in self._reading.sections_at(position):
            inside = [m for m in meetings.values() if m.section == section and self._holds(m)]
            owner = next((m for m in inside if m.owns), None)
            before = [m for m in inside if m.position <= position and not m.owns]
            if before:
                return self._with_subject(before, relation) or max(before, key=lambda m: m.position)
            if owner is not None:
                return owner
        return None

    @staticmethod
    def _holds(meeting: LocalMeeting) -> bool:
        return not (meeting.negative or meeting.background or meeting.modality or meeting.plural)

    def _in_sentence(self, relation: Relation) -> LocalMeeting | None:
        for meeting in self._reading.meetings.values():
            for mention in meeting.mentions:
                span = self._reading.mentions[mention].span
                if relation.sentence.contains(span) and self._holds(meeting):
                    return meeting
        return None

    def _with_subject(self, before: list[LocalMeeting], relation: Relation) -> LocalMeeting | None:
        """Return the latest meeting in which a named subject took part."""
        subjects = set(self._reading.keys(relation.subjects))
        for meeting in sorted(before, key=lambda m: -m.position):
            if subjects & set(meeting.participants):
                return meeting
        return None


def is_topic(reading: DocumentReading, key: str) -> bool:
    """Return whether a key is that of a topic."""
    return reading.entities[key].type is EntityType.TOPIC
