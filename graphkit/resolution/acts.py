"""Resolve relations in the order of the text: subjects, addressees, meeting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Modality, Polarity
from graphkit.resolution.meeting_at import MeetingFinder
from graphkit.resolution.reading import Resolved
from graphkit.resolution.references import ReferenceLinker
from graphkit.resolution.relations import CIRCUMSTANCES, JOINT, OFFICE_RELATIONS, PARTICIPATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Relation
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.word_lists import ReferenceWords

_TELLING = frozenset({"gk:conveyedPosition", "gk:stated"})
_SAYING = frozenset(
    {"gk:condemned", "gk:confirmed", "gk:expressedConcernOver", "gk:rejected", "gk:stated"}
)
"""What somebody else can be of one view with."""
_ANSWERS = frozenset({"gk:agreedOn", "gk:supported"})
_WORDS_OF_SUPPORT = ("support", "understanding")
_PAIR = 2
_NEAR = 400
"""How many characters after a request its answer may stand."""


def resolve_relations(reading: DocumentReading, words: ReferenceWords) -> None:
    """Fill ``reading.resolved``; what offices and names say by themselves needs no resolving."""
    resolver = _Resolver(reading, ReferenceLinker(reading, words))
    for relation in sorted(reading.extraction.relations, key=lambda r: r.sentence.start):
        if relation.predicate not in OFFICE_RELATIONS:
            reading.resolved.append(resolver.resolve(relation))


class _Resolver:
    """Links what each relation refers to, and remembers it for the next."""

    def __init__(self, reading: DocumentReading, linker: ReferenceLinker) -> None:
        self._reading = reading
        self._linker = linker
        self._meetings = MeetingFinder(reading)
        self._request: Resolved | None = None
        self._before: Resolved | None = None

    def resolve(self, relation: Relation) -> Resolved:
        """Return the relation with entities for its mentions."""
        meeting = self._meetings.meeting_of(relation)
        reporter = self._linker.link([m for m in (relation.attributed_to,) if m], meeting)
        subjects = [
            *self._reading.tellers.get(relation.id, ()),
            *self._linker.link(relation.subjects, meeting),
        ]
        addressees = self._linker.link(relation.addressees, meeting, but=subjects)
        if relation.modality is Modality.REPORTED and self._is_told_by_own(relation, reporter):
            relation = replace(relation, modality=Modality.ASSERTED)
        resolved = Resolved(
            relation=relation,
            subjects=subjects,
            objects=self._linker.link(relation.objects, meeting, but=subjects),
            addressees=[a for a in addressees if a not in subjects],
            concerning=self._linker.link(relation.concerning, meeting),
            meeting=meeting.key if meeting else "",
            attributed_to=next((key for key in reporter if key not in subjects), ""),
        )
        if meeting is not None and self._is_of_others(resolved, meeting):
            meeting, resolved.meeting = None, ""
        if meeting is not None and relation.predicate in JOINT:
            _join_partners(resolved, meeting)
        if meeting is not None and self._is_told_of_talks(relation):
            _name_agents(resolved, meeting)
        if relation.rule == "took-part":
            self._add_to_meeting(resolved)
        self._note_request_or_answer(resolved)
        self._linker.remember(resolved.subjects, relation)
        return resolved

    def _is_told_by_own(self, relation: Relation, reporter: Sequence[str]) -> bool:
        """Whether a country's own people tell what it does: "Chile will help, its envoy said"."""
        countries = self._reading.keys(relation.subjects)
        return bool(countries) and self._reading.polities_of_all(reporter).issuperset(countries)

    def _is_of_others(self, resolved: Resolved, meeting: LocalMeeting) -> bool:
        """Whether those act who had no part in the meeting: "the Ministry blocked".

        Nor is what somebody is going to say or do ("will seek advice") done there.
        """
        relation = resolved.relation
        if relation.predicate in CIRCUMSTANCES | PARTICIPATION or not resolved.subjects:
            return False
        if relation.modality is Modality.INTENDED:
            return True
        there = {*meeting.participants, *self._reading.polities_of_all(meeting.participants)}
        if not there.isdisjoint(resolved.subjects):
            return False
        if self._reading.persons.keys() >= set(resolved.subjects):
            told = relation.meeting is not None or meeting.owns
            near = {*self._reading.polities_of_all(resolved.subjects), *resolved.addressees}
            return not told and near.isdisjoint(meeting.participants)
        acting = [self._reading.entities.get(key) for key in resolved.subjects]
        bodies = all(e is not None and e.type is EntityType.ORGANIZATION for e in acting)
        return bodies and relation.predicate not in _TELLING

    def _add_to_meeting(self, resolved: Resolved) -> None:
        """Count those who "also took part in the meeting" among its participants."""
        relation = resolved.relation
        done = relation.modality is Modality.ASSERTED and relation.polarity is Polarity.POSITIVE
        if not done:
            return
        people = [k for k in resolved.subjects if self._reading.is_person_like(k)]
        attended = map(self._reading.meetings.get, resolved.objects)
        for meeting in filter(None, attended):
            also = [k for k in people if k not in meeting.participants]
            meeting.participants.extend(also)
            meeting.also_present.extend(also)

    def _is_told_of_talks(self, relation: Relation) -> bool:
        """Whether the talks are the subject of an act: "the talks focused on trade"."""
        if relation.predicate in CIRCUMSTANCES | PARTICIPATION:
            return False
        mentions = [self._reading.mentions[subject] for subject in relation.subjects]
        return any(mention.features.get("reference") == "meeting" for mention in mentions)

    def _note_request_or_answer(self, resolved: Resolved) -> None:
        """Link "and received support" to the request before it, and give it its topic."""
        predicate = resolved.relation.predicate
        if predicate == "gk:requested":
            self._request = resolved
        elif predicate in _ANSWERS:
            request = self._request
            if request is not None and self._answers(resolved, request):
                resolved.responds_to = request
                resolved.subjects = _others(resolved, request)
                resolved.objects = list(request.objects)
            elif predicate == "gk:supported" and self._names_only_support(resolved):
                resolved.objects = []
            elif predicate == "gk:agreedOn" and not resolved.relation.objects:
                resolved.objects = self._what_was_said_before(resolved)
        elif predicate == "gk:thanked" and not resolved.relation.objects:
            resolved.objects = self._who_spoke_before(resolved)
        self._before = resolved

    def _what_was_said_before(self, agrees: Resolved) -> list[str]:
        """Return what others said in the words before, which "was of the same view" repeats."""
        before = self._before
        if before is None or before.relation.predicate not in _SAYING:
            return []
        near = agrees.relation.sentence.start - before.relation.sentence.end <= _NEAR
        others = before.subjects and not set(before.subjects) & set(agrees.subjects)
        return list(before.objects) if near and others and before.meeting == agrees.meeting else []

    def _who_spoke_before(self, thanks: Resolved) -> list[str]:
        """Return the one person whose words "expressed her gratitude" answers."""
        before = self._before
        if before is None or thanks.relation.sentence.start - before.relation.sentence.end > _NEAR:
            return []
        spoke = [s for s in before.subjects if s not in thanks.subjects]
        alone = len(before.subjects) == 1 and before.meeting == thanks.meeting
        return spoke if alone and all(map(self._reading.is_person_like, spoke)) else []

    def _answers(self, answer: Resolved, request: Resolved) -> bool:
        distance = answer.relation.sentence.start - request.relation.sentence.end
        if distance >= _NEAR or answer.meeting != request.meeting:
            return False
        others = _others(answer, request)
        answering = {*others, *self._reading.polities_of_all(others)}
        was_asked = not request.addressees or answering & set(request.addressees)
        return bool(was_asked) and bool(others) and self._names_only_support(answer)

    def _names_only_support(self, answer: Resolved) -> bool:
        """Whether the object is only "their support" or "support from the Minister"."""
        names = [self._reading.mentions[m].name.lower() for m in answer.relation.objects]
        return all(any(word in name for word in _WORDS_OF_SUPPORT) for name in names)


def _others(answer: Resolved, request: Resolved) -> list[str]:
    """Return who answers: "their support" is not that of who asked for it."""
    return [subject for subject in answer.subjects if subject not in request.subjects]


def _name_agents(resolved: Resolved, meeting: LocalMeeting) -> None:
    """Say who acts where the talks of two do: "the talks focused on trade"."""
    if len(meeting.participants) == _PAIR:
        resolved.subjects = list(meeting.participants)


def _join_partners(resolved: Resolved, meeting: LocalMeeting) -> None:
    """Count "X agreed with Y that" as an act of both."""
    partners = [a for a in resolved.addressees if a in meeting.participants]
    if partners and all(s in meeting.participants for s in resolved.subjects):
        resolved.subjects = [*resolved.subjects, *partners]
        resolved.addressees = [a for a in resolved.addressees if a not in partners]
