"""Claims that follow from the meetings of a document: who took part, who met whom, when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Literal, Modality, Polarity
from graphkit.resolution.claims import Claim, Passage
from graphkit.resolution.days import overlap
from graphkit.resolution.offices import fits_office
from graphkit.resolution.references import is_plural_reference
from graphkit.resolution.relations import CIRCUMSTANCES, JOINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Relation
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.passages import PassageFinder
    from graphkit.resolution.reading import DocumentReading, Resolved

_OF_SERIES = frozenset({"gk:heldAt", "gk:heldOn", "gk:onSidelinesOf"})
_OF_TWO_SIDES = frozenset({"met", "meeting-noun"})
_OF_MANY = frozenset({"multilateral", "trilateral"})
_PAIR = 2
_SERIES_CONFIDENCE = 0.8
_DENIED_CONFIDENCE = 0.8
_MEETING_CONFIDENCE = 0.85


class MeetingClaims:
    """Makes the claims of meetings, and of meetings that did not take place."""

    def __init__(self, reading: DocumentReading, passages: PassageFinder) -> None:
        """Read from ``reading``, whose relations are resolved."""
        self._reading = reading
        self._passages = passages
        self._said: defaultdict[str, set[str]] = defaultdict(set)
        self._told: defaultdict[str, set[str]] = defaultdict(set)
        self._in_houses: set[str] = set()
        self._meetings_with: list[Resolved] = []
        self._did_together: defaultdict[str, list[set[str]]] = defaultdict(list)
        for resolved in reading.resolved:
            self._note(resolved)

    def _note(self, resolved: Resolved) -> None:
        predicate = resolved.relation.predicate
        if predicate == "gk:participatedIn":
            for meeting in resolved.objects:
                self._said[meeting].update(resolved.subjects)
        elif predicate in CIRCUMSTANCES:
            for meeting in resolved.subjects:
                self._told[meeting].add(predicate)
                if predicate == "gk:heldAt" and not any(map(self._is_known, resolved.objects)):
                    self._in_houses.add(meeting)
        elif predicate in JOINT and len(resolved.subjects) > _PAIR:
            self._did_together[resolved.meeting].append(set(resolved.subjects))
        if resolved.relation.rule in _OF_TWO_SIDES and not self._is_of_many(resolved):
            self._meetings_with.append(resolved)

    def _is_known(self, place: str) -> bool:
        """Whether a place is one of the gazetteer: a house called by its noun is not."""
        mentions = map(self._reading.mentions.__getitem__, self._reading.mentions_of(place))
        return any("entity" in mention.features for mention in mentions)

    def _is_of_many(self, resolved: Resolved) -> bool:
        """Whether those met in one encounter are of several sides: a trilateral."""
        meeting = self._reading.meetings.get(resolved.meeting)
        return meeting is not None and meeting.features.get("format") in _OF_MANY

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of all meetings; the denied ones last."""
        meetings = self._reading.meetings.values()
        for meeting in meetings:
            if not meeting.negative:
                yield from self._participation(meeting)
                yield from self._met(meeting)
                yield from self._circumstances_of_series(meeting)
        for meeting in meetings:
            if meeting.negative:
                yield from self._denied(meeting)

    def _participation(self, meeting: LocalMeeting) -> Iterator[Claim]:
        """State the participation of those who only act in the section of a meeting."""
        unsaid = (key for key in meeting.participants if key not in self._said[meeting.key])
        for key in unsaid:
            passage = self._passages.first_act(meeting, [key])
            if passage is not None:
                yield Claim(
                    subject=key,
                    predicate="gk:participatedIn",
                    object=meeting.key,
                    passages=[passage],
                    rule="acts-in-section",
                    confidence=_MEETING_CONFIDENCE,
                    meeting=meeting.key,
                    modality=_modality(meeting),
                )

    def _met(self, meeting: LocalMeeting) -> Iterator[Claim]:
        for one, other in self._pairs_that_meet(meeting):
            passage = self._passages.of_pair(meeting, one, other)
            if passage is not None:
                yield Claim(
                    subject=one,
                    predicate=_pair_predicate(meeting),
                    object=other,
                    passages=[passage],
                    rule="participants-of-meeting",
                    confidence=_MEETING_CONFIDENCE,
                    meeting=meeting.key,
                    modality=_modality(meeting),
                )

    def _pairs_that_meet(self, meeting: LocalMeeting) -> Iterator[tuple[str, str]]:
        also = set(meeting.also_present)
        for one, other in combinations(meeting.participants, 2):
            sides = [self._reading.polities_of(key) for key in (one, other)]
            # Who "also took part" is of one delegation or the other: it must be known which.
            countries = all(any(p.startswith("country/") for p in side) for side in sides)
            # What three or more discussed or agreed on they did at one table.
            acts = self._did_together[meeting.key]
            at_table = countries and any({one, other} <= people for people in acts)
            if self._meet(one, other, at_table=at_table) and (countries or not also & {one, other}):
                yield one, other

    def _meet(self, one: str, other: str, *, at_table: bool) -> bool:
        """Whether two participants meet: one is named, and they are of different delegations."""
        if not (self._reading.is_person_like(one) and self._reading.is_person_like(other)):
            return False
        if one not in self._reading.persons and other not in self._reading.persons:
            return False
        if not all(
            key in self._reading.persons or self._is_one_holder(key) for key in (one, other)
        ):
            return False
        if self._may_be_one(one, other) or self._may_be_one(other, one):
            return False
        mine, theirs = self._reading.polities_of(one), self._reading.polities_of(other)
        return not mine & theirs and (at_table or not self._are_on_one_side(one, other))

    def _may_be_one(self, person: str, office: str) -> bool:
        """Whether an unnamed office may be that of somebody whose country is not said."""
        held = self._reading.persons[person].offices if person in self._reading.persons else []
        if office in self._reading.persons or self._reading.polities_of(person):
            return False
        wanted = [self._reading.office(m) for m in self._reading.mentions_of(office)]
        return any(fits_office(w, h) for w in wanted for h in held)

    def _is_one_holder(self, key: str) -> bool:
        """Whether an office stands for its one holder, not "the Foreign Ministers of A and B"."""
        mentions = map(self._reading.mentions.__getitem__, self._reading.mentions_of(key))
        return not all(mention.features.get("plural") for mention in mentions)

    def _are_on_one_side(self, one: str, other: str) -> bool:
        """Whether the words set two people on one side: "A and B met C"."""
        together = False
        for resolved in self._meetings_with:
            if not {one, other} <= set(resolved.subjects):
                continue
            named = [m for m in resolved.relation.addressees if not self._is_group(m)]
            others = set(self._reading.keys(named))
            if (one in others) != (other in others):
                return False
            together = together or bool(others)
        return together

    def _is_group(self, mention: str) -> bool:
        """Whether a mention means several: in "a meeting with B, the two agreed" all who met."""
        return is_plural_reference(self._reading.mentions[mention])

    def _circumstances_of_series(self, meeting: LocalMeeting) -> Iterator[Claim]:
        """Repeat for one meeting what was said of the whole series: its date, place, margin."""
        for announcement in meeting.announcements:
            for relation in self._reading.relations.circumstances(announcement):
                is_told = relation.predicate in self._told[meeting.key]
                if relation.predicate == "gk:heldAt" and meeting.key in self._in_houses:
                    is_told = False  # "at the Palais Brunel", the others in the same town
                if relation.predicate != "gk:heldOn" and _is_remote(meeting):
                    continue
                if relation.predicate in _OF_SERIES and not is_told and self._fits(meeting):
                    yield from self._of_series(meeting, relation)

    def _fits(self, meeting: LocalMeeting) -> bool:
        """Whether a meeting is no other day's than the series."""
        mine = set(self._reading.relations.days(meeting.mentions))
        theirs = set(self._reading.relations.days(meeting.announcements))
        if not theirs:
            return not mine or not meeting.features.get("further")
        return not mine or any(overlap(a, b) for a in mine for b in theirs)

    def _of_series(self, meeting: LocalMeeting, relation: Relation) -> Iterator[Claim]:
        carried = [(meeting.mentions[0], meeting.key)]
        target: str | Literal = relation.literal or ""
        if relation.literal is None and relation.objects:
            target = self._reading.key_of(relation.objects[0])
            carried.append((relation.objects[0], target))
            if target == meeting.key or self._is_named_after(meeting, target):
                return
        if target:
            yield Claim(
                subject=meeting.key,
                predicate=relation.predicate,
                object=target,
                passages=[Passage(relation.quote, relation.sentence, tuple(carried))],
                rule="series",
                confidence=_SERIES_CONFIDENCE,
                relations=[relation.id],
                meeting=meeting.key,
            )

    def _is_named_after(self, meeting: LocalMeeting, event: str) -> bool:
        """Whether the words of a heading name the event itself: it is not beside it."""
        names = [self._reading.mentions[m].text for m in self._reading.mentions_of(event)]
        own = [self._reading.mentions[m].text for m in meeting.mentions] if meeting.owns else []
        return any(name in words for name in names for words in own if len(name.split()) > 1)

    def _denied(self, meeting: LocalMeeting) -> Iterator[Claim]:
        """State that two did not meet, where the text says so."""
        for one, other in self._pairs_that_meet(meeting):
            first = self._passages.named_with(meeting, one)
            second = self._passages.named_with(meeting, other)
            if first is None or second is None:
                continue
            carried = (first.mentions[0], second.mentions[0])
            yield Claim(
                subject=one,
                predicate=_pair_predicate(meeting),
                object=other,
                passages=[replace(first, mentions=carried)],
                rule="denied-meeting",
                confidence=_DENIED_CONFIDENCE,
                polarity=Polarity.NEGATIVE,
                modality=_modality(meeting),
            )


def _is_remote(meeting: LocalMeeting) -> bool:
    """Whether people met or spoke from afar, whatever the place of the others of a series."""
    return meeting.type is EntityType.CALL or bool(meeting.features.get("medium"))


def _modality(meeting: LocalMeeting) -> Modality:
    return Modality(meeting.modality) if meeting.modality else Modality.ASSERTED


def _pair_predicate(meeting: LocalMeeting) -> str:
    return "gk:spokeWith" if meeting.type is EntityType.CALL else "gk:met"
