"""Write down what is known of a document once it is resolved by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import OpenReference
from graphkit.resolution.confidence import family_of, kind_of
from graphkit.resolution.local_knowledge import (
    Carrier,
    KnownClaim,
    KnownEntity,
    KnownMeeting,
    KnownPassage,
    KnownPerson,
    LocalKnowledge,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.data_model import Span
    from graphkit.resolution.claims import Claim, Passage
    from graphkit.resolution.confidence import ConfidenceTable
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.people import LocalPerson
    from graphkit.resolution.reading import DocumentReading


def freeze(
    reading: DocumentReading, claims: Iterable[Claim], confidence: ConfidenceTable
) -> LocalKnowledge:
    """Return what is known of a document; claims get the estimates of ``confidence``."""
    document = reading.document
    told = [_claim(reading, claim, confidence) for claim in claims]
    return LocalKnowledge(
        document=document.id,
        issued=document.issued.isoformat() if document.issued else "",
        publisher=document.publisher or "",
        home=reading.home,
        entities=tuple(
            KnownEntity(one.key, one.type, tuple(one.labels), one.polity)
            for one in reading.entities.values()
        ),
        persons=tuple(_person(reading, key, one) for key, one in reading.persons.items()),
        meetings=tuple(
            _meeting(reading, one) for one in reading.meetings.values() if not one.negative
        ),
        claims=tuple(told),
        open_references=tuple(_left_open(reading)),
    )


def _person(reading: DocumentReading, key: str, person: LocalPerson) -> KnownPerson:
    return KnownPerson(
        key=key,
        names=tuple(person.names),
        misspelt=tuple(person.misspelt),
        offices=tuple(person.offices),
        polities=tuple(person.polities),
        gender=person.gender,
        mentions=_places(reading, person.mentions),
    )


def _meeting(reading: DocumentReading, meeting: LocalMeeting) -> KnownMeeting:
    return KnownMeeting(
        key=meeting.key,
        type=meeting.type,
        label=meeting.label,
        owns=meeting.owns,
        participants=tuple(meeting.participants),
        parties=tuple(meeting.parties),
        day=reading.first_day(meeting),
        days=tuple(sorted(set(reading.relations.days(meeting.mentions)))),
        features=dict(meeting.features),
        modality=meeting.modality,
        mentions=_places(reading, meeting.mentions),
    )


def _claim(reading: DocumentReading, claim: Claim, confidence: ConfidenceTable) -> KnownClaim:
    return KnownClaim(
        subject=claim.subject,
        predicate=claim.predicate,
        object=claim.object,
        passages=tuple(_passage(reading, passage) for passage in claim.passages),
        rule=claim.rule,
        confidence=_sure(reading, claim, confidence),
        relations=tuple(claim.relations),
        modality=claim.modality,
        polarity=claim.polarity,
        content_modality=claim.content_modality,
        verb=claim.verb,
        meeting=claim.meeting,
        agents=claim.agents,
        addressees=claim.addressees,
        concerning=claim.concerning,
        attributed_to=claim.attributed_to,
        responds_to=claim.responds_to,
        strength=claim.strength,
        cameo=claim.cameo,
        plover=claim.plover,
    )


def _sure(reading: DocumentReading, claim: Claim, confidence: ConfidenceTable) -> float:
    """Return how likely a claim is right; what was never counted keeps its own figure."""
    reasons = [reading.reason(*one) for passage in claim.passages for one in passage.mentions]
    kind = kind_of(claim.rule, reasons, claim.confidence)
    known = confidence.probability(family_of(claim.rule, claim.predicate), kind)
    return claim.confidence if known is None else known


def _passage(reading: DocumentReading, passage: Passage) -> KnownPassage:
    carriers = (
        Carrier(reading.mentions[mention].span, key, reading.reason(mention, key))
        for mention, key in passage.mentions
    )
    return KnownPassage(passage.quote, passage.sentence, tuple(carriers))


def _places(reading: DocumentReading, mentions: Iterable[str]) -> tuple[Span, ...]:
    return tuple(reading.mentions[mention].span for mention in mentions)


def _left_open(reading: DocumentReading) -> Iterator[OpenReference]:
    """Yield the references of a document that nothing was found for."""
    for id_, reason in reading.left_open.items():
        mention = reading.mentions[id_]
        if not reading.links(id_):
            yield OpenReference(
                document=mention.document,
                span=mention.span,
                exact=mention.text,
                reason=reason,
            )
