"""From a resolved document to its claims: subject, predicate, object, and what says so.

Claims still speak of the document's own keys; ids come when all documents are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Literal, Modality, Polarity, Span
from graphkit.resolution.linking import office_key, persons_with_offices
from graphkit.resolution.people import office_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Relation
    from graphkit.resolution.encounters import LocalMeeting
    from graphkit.resolution.reading import DocumentReading, Resolved

_PARTICIPATION = frozenset({"gk:participatedIn", "gk:chaired", "gk:hosted"})
_CIRCUMSTANCES = frozenset({"gk:heldOn", "gk:heldAt", "gk:onSidelinesOf"})
_NAMES = frozenset({"gk:holdsOffice", "gk:officeOf", "gk:represents"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that carry a claim, and the mentions in them that carry its arguments."""

    quote: Span
    sentence: Span
    mentions: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Claim:
    """A statement in the making."""

    subject: str
    predicate: str
    object: str | Literal
    passages: list[Passage]
    rule: str
    confidence: float = 0.9
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    content_modality: Modality | None = None
    verb: str | None = None
    meeting: str = ""
    agents: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    concerning: list[str] = field(default_factory=list)
    responds_to: Claim | None = None
    strength: str | None = None
    cameo: str | None = None
    plover: str | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes two claims of a document one."""
        return (
            self.subject,
            self.predicate,
            self.object,
            self.meeting,
            self.modality.value,
            self.polarity.value,
            tuple(sorted(self.agents)),
            tuple(sorted(self.addressees)),
        )


class ClaimBuilder:
    """Turn a document's resolved relations and meetings into claims."""

    def __init__(self, reading: DocumentReading) -> None:
        """Build from ``reading``."""
        self._reading = reading
        self._claims: dict[tuple[object, ...], Claim] = {}
        self._of_relation: dict[int, Claim] = {}

    def build(self) -> list[Claim]:
        """Return the claims of the document, each once, with all passages that make it."""
        for claim in self._all():
            if not all(p.mentions for p in claim.passages):
                continue
            known = self._claims.setdefault(claim.identity, claim)
            if known is not claim:
                known.passages.extend(p for p in claim.passages if p not in known.passages)
        return list(self._claims.values())

    def _all(self) -> Iterator[Claim]:
        yield from self._offices()
        for resolved in self._reading.resolved:
            yield from self._acts(resolved)
        for meeting in self._reading.meetings.values():
            yield from self._meeting(meeting)
        yield from self._denied_meetings()

    # Offices

    def _offices(self) -> Iterator[Claim]:
        for relation in self._reading.extraction.relations:
            if relation.predicate in _NAMES:
                yield from self._office_relation(relation)
        for person, (polity, meeting) in self._reading.inferred.items():
            yield from self._inferred(person, polity, meeting)
        for mention, (office, beside) in self._reading.counterparts.items():
            yield from self._counterpart(mention, office_key(office), office.polity, beside)

    def _inferred(self, person: str, polity: str, meeting: str) -> Iterator[Claim]:
        """State the country that only a heading tells: its one party nobody else stands for."""
        heading = self._reading.mentions[self._reading.meetings[meeting].mentions[0]]
        passage = self._passage(heading.span, heading.span, [person, polity])
        if passage.mentions:
            yield Claim(
                person, "gk:represents", polity, [passage], rule="party-of-heading", confidence=0.7
            )

    def _office_relation(self, relation: Relation) -> Iterator[Claim]:
        for subject in relation.subjects:
            for target in relation.objects:
                pair = self._office_pair(relation, subject, target)
                if pair is not None:
                    yield self._simple(relation, *pair, [subject, target])

    def _office_pair(self, relation: Relation, subject: str, target: str) -> tuple[str, str] | None:
        links = self._reading.links.get(subject, [])
        if relation.predicate == "gk:holdsOffice":
            return self._held(links[0].key, target) if links else None
        first = self._reading.office_keys.get(subject) or (links[0].key if links else "")
        second = self._reading.keys([target])
        if relation.predicate == "gk:represents" and first not in self._reading.persons:
            return None
        known = first in self._reading.entities
        return (first, second[0]) if known and second else None

    def _held(self, person: str, office: str) -> tuple[str, str] | None:
        """A bare "Minister" says nothing beside "Minister for Foreign Affairs of X"."""
        held = office_of(self._reading.mentions[office])
        worth = persons_with_offices(self._reading.persons[person])
        key = office_key(held)
        if held in worth:
            return (person, key) if key in self._reading.entities else None
        return None

    def _simple(
        self, relation: Relation, subject: str, object_: str, mentions: Sequence[str]
    ) -> Claim:
        passage = Passage(
            relation.quote, relation.sentence, tuple(zip(mentions, (subject, object_), strict=True))
        )
        return Claim(
            subject=subject,
            predicate=relation.predicate,
            object=object_,
            passages=[passage],
            rule=relation.rule,
            confidence=relation.confidence,
            modality=relation.modality,
        )

    def _counterpart(self, mention: str, office: str, polity: str, beside: str) -> Iterator[Claim]:
        links = self._reading.links.get(mention, [])
        if not links or links[0].key not in self._reading.persons:
            return
        person = links[0].key
        title = self._reading.counterparts[mention][0].title
        entity = self._reading.entity(office, EntityType.OFFICE, title)
        entity.office = (title, polity)
        span = self._reading.mentions[mention].span
        quote = span.cover(self._reading.mentions[beside].span)
        passage = Passage(quote, quote, ((mention, person), (mention, office)))
        yield Claim(person, "gk:holdsOffice", office, [passage], rule="counterpart", confidence=0.8)
        yield Claim(
            office,
            "gk:officeOf",
            polity,
            [replace(passage, mentions=((mention, office), (mention, polity)))],
            rule="counterpart",
            confidence=0.8,
        )

    # Speech acts

    def _acts(self, resolved: Resolved) -> Iterator[Claim]:
        relation = resolved.relation
        if relation.predicate in _PARTICIPATION and self._is_meeting(resolved):
            yield from self._participation(resolved)
            return
        if relation.predicate in _CIRCUMSTANCES:
            yield from self._circumstance(resolved)
            return
        if relation.predicate == "skos:broader":
            for child in resolved.subjects:
                for parent in resolved.objects:
                    if child != parent:
                        yield self._claim(resolved, child, parent)
            return
        if not resolved.subjects:
            return
        joint = len(resolved.subjects) > 1 and resolved.meeting
        for object_ in resolved.objects:
            if joint:
                yield self._claim(resolved, resolved.meeting, object_, agents=resolved.subjects)
            else:
                for subject in resolved.subjects:
                    if subject != object_:
                        yield self._claim(resolved, subject, object_)

    def _is_meeting(self, resolved: Resolved) -> bool:
        return bool(resolved.objects) and resolved.objects[0] in self._reading.meetings

    def _participation(self, resolved: Resolved) -> Iterator[Claim]:
        meeting = self._reading.meetings[resolved.objects[0]]
        for subject in resolved.subjects:
            if subject in meeting.participants:
                claim = self._claim(resolved, subject, meeting.key)
                claim.meeting = meeting.key
                yield claim

    def _circumstance(self, resolved: Resolved) -> Iterator[Claim]:
        targets: Sequence[str | Literal] = (
            [resolved.relation.literal] if resolved.relation.literal else resolved.objects
        )
        for subject in resolved.subjects:
            meeting = self._reading.meetings.get(subject)
            if meeting is None and subject not in self._reading.entities:
                continue
            if (
                meeting is not None
                and meeting.features.get("medium") == "online"
                and resolved.predicate == "gk:heldAt"
            ):
                continue
            for target in targets:
                yield self._claim(resolved, subject, target)

    def _claim(
        self,
        resolved: Resolved,
        subject: str,
        object_: str | Literal,
        *,
        agents: Sequence[str] = (),
    ) -> Claim:
        relation = resolved.relation
        claim = Claim(
            subject=subject,
            predicate=resolved.predicate,
            object=object_,
            passages=[],
            rule=relation.rule,
            confidence=relation.confidence,
            modality=relation.modality,
            polarity=relation.polarity,
            content_modality=relation.content_modality,
            verb=relation.verb,
            meeting=resolved.meeting,
            agents=list(agents),
            addressees=[] if relation.predicate in _PARTICIPATION else list(resolved.addressees),
            concerning=list(resolved.concerning),
            strength=relation.strength,
            cameo=relation.cameo,
            plover=relation.plover,
        )
        if resolved.responds_to is not None:
            claim.responds_to = self._of_relation.get(id(resolved.responds_to))
        self._of_relation.setdefault(id(resolved), claim)
        arguments = [*(agents or [subject]), *claim.addressees, *claim.concerning]
        if agents:
            arguments.insert(0, subject)
        if isinstance(object_, str):
            arguments.append(object_)
        claim.passages = [self._passage(relation.quote, relation.sentence, arguments, relation)]
        return claim

    def _passage(
        self,
        quote: Span,
        sentence: Span,
        arguments: Sequence[str],
        relation: Relation | None = None,
    ) -> Passage:
        """Return the passage with a mention for each argument; empty if one has none."""
        own = (
            [*relation.subjects, *relation.objects, *relation.addressees, *relation.concerning]
            if relation
            else []
        )
        found = []
        for argument in dict.fromkeys(arguments):
            mention = self._mention_of(argument, quote, sentence, own)
            if mention is None:
                return Passage(quote, sentence, ())
            found.append((mention, argument))
        return Passage(quote, sentence, tuple(found))

    def _mention_of(self, key: str, quote: Span, sentence: Span, own: Sequence[str]) -> str | None:
        candidates = [
            m for m, links in self._reading.links.items() if any(link.key == key for link in links)
        ]
        if not candidates:
            return None
        spans = self._reading.mentions

        def rank(mention: str) -> tuple[int, int, int]:
            span = spans[mention].span
            place = (
                0
                if mention in own
                else 1
                if quote.contains(span)
                else 2
                if sentence.contains(span)
                else 3
            )
            return place, abs(span.start - quote.start), span.start

        return min(candidates, key=rank)

    # Meetings

    def _meeting(self, meeting: LocalMeeting) -> Iterator[Claim]:
        if meeting.negative or meeting.plural:
            return
        said = self._participation_said(meeting)
        for key in meeting.participants:
            if key not in said:
                passage = self._first_act(meeting, [key])
                if passage is not None:
                    yield Claim(
                        key,
                        "gk:participatedIn",
                        meeting.key,
                        [passage],
                        rule="acts-in-section",
                        confidence=0.85,
                        meeting=meeting.key,
                        modality=self._modality(meeting),
                    )
        yield from self._met(meeting)
        for announcement in meeting.dates:
            yield from self._inherited(meeting, announcement)

    @staticmethod
    def _modality(meeting: LocalMeeting) -> Modality:
        return Modality(meeting.modality) if meeting.modality else Modality.ASSERTED

    def _participation_said(self, meeting: LocalMeeting) -> set[str]:
        return {
            subject
            for r in self._reading.resolved
            if r.predicate == "gk:participatedIn" and meeting.key in r.objects
            for subject in r.subjects
        }

    def _first_act(self, meeting: LocalMeeting, keys: Sequence[str]) -> Passage | None:
        """Return the first passage of the meeting in which all of ``keys`` act or are named."""
        for resolved in self._reading.resolved:
            if resolved.meeting != meeting.key or resolved.predicate in _CIRCUMSTANCES:
                continue
            acting = {*resolved.subjects, *resolved.addressees, *resolved.objects}
            if set(keys) <= acting:
                relation = resolved.relation
                passage = self._passage(
                    relation.quote, relation.sentence, [*keys, meeting.key], relation
                )
                if passage.mentions:
                    return passage
        return None

    def _met(self, meeting: LocalMeeting) -> Iterator[Claim]:
        predicate = "gk:spokeWith" if meeting.type is EntityType.CALL else "gk:met"
        for one, other in combinations(meeting.participants, 2):
            if not self._crosses(one, other):
                continue
            passage = self._first_act(meeting, [one, other]) or self._whole(meeting, one, other)
            if passage is not None:
                yield Claim(
                    one,
                    predicate,
                    other,
                    [passage],
                    rule="participants-of-meeting",
                    confidence=0.85,
                    meeting=meeting.key,
                    modality=self._modality(meeting),
                    verb=None,
                )

    def _crosses(self, one: str, other: str) -> bool:
        """Whether two participants meet: one is named, and they are of different delegations."""
        if not (self._reading.is_person_like(one) and self._reading.is_person_like(other)):
            return False
        if one not in self._reading.persons and other not in self._reading.persons:
            return False
        mine, theirs = self._reading.polities_of(one), self._reading.polities_of(other)
        return not mine & theirs and not self._same_side(one, other)

    def _same_side(self, one: str, other: str) -> bool:
        """Whether the words set two people on one side: "A and B met C"."""
        together = False
        for resolved in self._reading.resolved:
            if resolved.relation.rule != "met" or not {one, other} <= set(resolved.subjects):
                continue
            others = set(self._reading.keys(resolved.relation.addressees))
            if others and len({one, other} & others) == 1:
                return False
            together = together or bool(others)
        return together

    def _whole(self, meeting: LocalMeeting, one: str, other: str) -> Passage | None:
        """Return a passage from the first mention of one to that of the other, within the meeting."""
        first = self._passage_for(meeting, one)
        second = self._passage_for(meeting, other)
        if first is None or second is None:
            return None
        mentions = dict(((key, mention) for mention, key in (*first.mentions, *second.mentions)))
        pairs = tuple((mention, key) for key, mention in mentions.items())
        return Passage(first.quote, first.sentence, pairs)

    def _passage_for(self, meeting: LocalMeeting, key: str) -> Passage | None:
        return self._first_act(meeting, [key]) or self._named_in(meeting, key)

    def _named_in(self, meeting: LocalMeeting, key: str) -> Passage | None:
        for mention in meeting.mentions:
            span = self._reading.mentions[mention].span
            for other, links in self._reading.links.items():
                inside = span.contains(self._reading.mentions[other].span)
                if inside and any(link.key == key for link in links):
                    return Passage(span, span, ((other, key), (mention, meeting.key)))
        return None

    def _inherited(self, meeting: LocalMeeting, announcement: str) -> Iterator[Claim]:
        """Repeat for one meeting what was said of the whole series: its date, its margin."""
        own = {
            r.predicate
            for r in self._reading.resolved
            if meeting.key in r.subjects and r.predicate in _CIRCUMSTANCES
        }
        for relation in self._reading.extraction.relations:
            if relation.predicate in own or relation.predicate not in {
                "gk:heldOn",
                "gk:onSidelinesOf",
            }:
                continue
            if announcement not in relation.subjects:
                continue
            target = relation.literal or next(iter(self._reading.keys(relation.objects)), None)
            if target is None:
                continue
            carried = [(meeting.mentions[0], meeting.key)]
            if isinstance(target, str):
                carried.append((relation.objects[0], target))
            yield Claim(
                meeting.key,
                relation.predicate,
                target,
                [Passage(relation.quote, relation.sentence, tuple(carried))],
                rule="series",
                confidence=0.8,
                meeting=meeting.key,
            )

    def _denied_meetings(self) -> Iterator[Claim]:
        """State that two did not meet, where the text says so."""
        for meeting in self._reading.meetings.values():
            if not meeting.negative:
                continue
            predicate = "gk:spokeWith" if meeting.type is EntityType.CALL else "gk:met"
            for one, other in combinations(meeting.participants, 2):
                passage = self._named_in(meeting, one)
                both = self._named_in(meeting, other)
                if passage and both and self._crosses(one, other):
                    pairs = tuple(
                        p for p in (*passage.mentions, *both.mentions) if p[1] != meeting.key
                    )
                    yield Claim(
                        one,
                        predicate,
                        other,
                        [replace(passage, mentions=pairs)],
                        rule="denied-meeting",
                        confidence=0.8,
                        polarity=Polarity.NEGATIVE,
                        modality=self._modality(meeting),
                    )
