"""Claims of who holds which office, whose it is, and whom people represent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.claims import Claim, Passage
from graphkit.resolution.homes import OWN
from graphkit.resolution.hosts import HOST
from graphkit.resolution.offices import office_key, telling_offices
from graphkit.resolution.reading import POLITIES
from graphkit.resolution.relations import OFFICE_RELATIONS
from graphkit.resolution.said_elsewhere import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Relation
    from graphkit.resolution.passages import PassageFinder
    from graphkit.resolution.reading import Counterpart, DocumentReading, InferredParty

_COUNTERPART_CONFIDENCE = 0.8
_HEADING_CONFIDENCE = 0.7
_HOST_CONFIDENCE = 0.7
_PUBLISHER_CONFIDENCE = 0.8


def office_claims(reading: DocumentReading, passages: PassageFinder) -> Iterator[Claim]:
    """Yield the claims of titles, of counterparts, and of what only a heading tells."""
    for relation in reading.extraction.relations:
        if relation.predicate in OFFICE_RELATIONS:
            yield from _of_title(reading, relation)
    for person, party in reading.inferred.items():
        yield from _of_heading(reading, passages, person, party)
    for own, title in reading.own.items():
        yield from _of_own(reading, passages, own, title)
    for mention, counterpart in reading.counterparts.items():
        yield from _of_counterpart(reading, passages, mention, counterpart)


def _of_title(reading: DocumentReading, relation: Relation) -> Iterator[Claim]:
    for subject in relation.subjects:
        for target in relation.objects:
            who, what = _title_ends(reading, relation.predicate, subject, target)
            if who and what:
                yield Claim(
                    subject=who,
                    predicate=relation.predicate,
                    object=what,
                    passages=[
                        Passage(relation.quote, relation.sentence, ((subject, who), (target, what)))
                    ],
                    rule=relation.rule,
                    confidence=relation.confidence,
                    relations=[relation.id],
                    modality=relation.modality,
                )


def _title_ends(
    reading: DocumentReading, predicate: str, subject: str, target: str
) -> tuple[str, str]:
    """Return the entities that a title ties together, "" for what is not known."""
    if predicate == "gk:holdsOffice":
        holder = reading.key_of(subject)
        return holder, _office_stated(reading, holder, target)
    who = reading.office_keys.get(subject) or reading.key_of(subject)
    if who not in reading.entities:
        return "", ""
    if (predicate == "gk:represents") is not (who in reading.persons):
        return "", ""  # people represent, offices are offices of somebody
    return who, reading.key_of(target)


def _office_stated(reading: DocumentReading, holder: str, target: str) -> str:
    """Return the office: a bare "Minister" says nothing beside "Minister for Trade of X"."""
    if holder not in reading.persons:
        return ""
    held = reading.office(target)
    key = office_key(held)
    is_telling = held in telling_offices(reading.persons[holder].offices)
    return key if is_telling and key in reading.entities else ""


def _of_heading(
    reading: DocumentReading, passages: PassageFinder, person: str, party: InferredParty
) -> Iterator[Claim]:
    """State the country that only a heading tells: its one party nobody else stands for."""
    heading = reading.mentions[reading.meetings[party.meeting].mentions[0]].span
    passage = passages.of_words(heading, heading, [person, party.polity])
    if passage is not None:
        yield Claim(
            subject=person,
            predicate="gk:represents",
            object=party.polity,
            passages=[passage],
            rule="party-of-heading",
            confidence=_HEADING_CONFIDENCE,
        )


def _of_own(
    reading: DocumentReading, passages: PassageFinder, own: tuple[str, str], title: str
) -> Iterator[Claim]:
    """State whom those represent who are of the publisher's own side, by their title."""
    person, polity = own
    office = reading.office_keys[title]
    relation = next(r for r in reading.relations.saying("gk:holdsOffice") if title in r.objects)
    named = next(m for m in relation.subjects if reading.key_of(m) == person)
    rule, why, confidence = _source(reading, person)
    whose = _carrier(reading, passages, (polity, why), title)
    for subject, predicate, shown, quote in (
        (person, "gk:represents", (named, person), relation.quote),
        (office, "gk:officeOf", (title, office), reading.mentions[title].span),
    ):
        pairs = dict.fromkeys((shown, (title, office), whose))
        yield Claim(
            subject=subject,
            predicate=predicate,
            object=polity,
            passages=[Passage(quote, relation.sentence, tuple(pairs))],
            rule=rule,
            confidence=confidence,
        )


def _source(reading: DocumentReading, person: str) -> tuple[str, str, float]:
    """Return by which rule, why and how surely somebody is of a country no words give him."""
    if person in reading.hosts:
        return "host", HOST, _HOST_CONFIDENCE
    if person in reading.said_elsewhere:
        return "office-elsewhere", ELSEWHERE, _PUBLISHER_CONFIDENCE
    return "publisher", OWN, _PUBLISHER_CONFIDENCE


def _carrier(
    reading: DocumentReading, passages: PassageFinder, whose: tuple[str, str], title: str
) -> tuple[str, str]:
    """Return the mention that shows whose somebody is: the title itself if no words name it.

    ``whose`` are the country or organisation, and the reason why it is that.
    """
    polity, why = whose
    span = reading.mentions[title].span
    passage = passages.of_words(span, span, [polity])
    if passage is not None:
        return passage.mentions[0]
    type_ = next(t for t in POLITIES if t.value.lower() == polity.partition("/")[0])
    reading.entity(polity, type_)
    reading.note(title, polity, why)
    return title, polity


def _of_counterpart(
    reading: DocumentReading, passages: PassageFinder, mention: str, counterpart: Counterpart
) -> Iterator[Claim]:
    """State the office of "his Indian counterpart X", which the person beside X holds at home."""
    person, polity = reading.key_of(mention), counterpart.office.polity
    quote = reading.mentions[mention].span.cover(reading.mentions[counterpart.beside].span)
    home = passages.of_words(quote, quote, [polity])
    if person not in reading.persons or home is None:
        return
    office = office_key(counterpart.office)
    reading.entity(office, EntityType.OFFICE, counterpart.office.title).polity = polity
    beside = _label(reading, counterpart.beside)
    reading.note(mention, office, f"counterpart: the office that {beside} holds")
    for subject, predicate, target, shown in (
        (person, "gk:holdsOffice", office, (mention, person)),
        (office, "gk:officeOf", polity, home.mentions[0]),
    ):
        yield Claim(
            subject=subject,
            predicate=predicate,
            object=target,
            passages=[Passage(quote, quote, ((mention, office), shown))],
            rule="counterpart",
            confidence=_COUNTERPART_CONFIDENCE,
        )


def _label(reading: DocumentReading, mention: str) -> str:
    person = reading.persons.get(reading.key_of(mention))
    return person.label if person is not None else reading.mentions[mention].text
