"""Whom the subject of "met", "called" or "received" met: a party, no letter and no plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.extraction.party_lists import leading_parties

if TYPE_CHECKING:
    from graphkit.extraction.act import Act
    from graphkit.extraction.clause_slots import Argument
    from graphkit.extraction.frame_reader import Predication
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading

MEETING = frozenset({"gk:met", "gk:spokeWith"})
"""Predicates that tell of an encounter by themselves."""


def talked_together(reading: SentenceReading, act: Act) -> bool:
    """Whether "discussed X with Y" or "With Y, Z discussed X" tells of people who met."""
    if act.predicate != "gk:discussed":
        return False
    addressees = [] if act.predication.addressee is None else _partners(reading, act.predication)
    partners = [*addressees, *(party for party in act.parties if party.joined)]
    people = {EntityType.PERSON, EntityType.OFFICE}
    return any(reading.has_type(p, *people) and p.kind == "unit" for p in partners)


def _partners(reading: SentenceReading, predication: Predication) -> list[Party]:
    addressee = predication.addressee
    return leading_parties(reading, addressee.start, addressee.end) if addressee else []


def met_parties(reading: SentenceReading, predication: Predication) -> list[Party]:
    """Return whom the subject met: object and addressee, in the passive who stands after "by"."""
    found: list[Party] = []
    if predication.frame.predicate in MEETING:
        for argument in (predication.subject, predication.object):
            found += _met_in(reading, predication, argument) if argument is not None else []
    return [*found, *_partners(reading, predication)]


def _met_in(reading: SentenceReading, predication: Predication, argument: Argument) -> list[Party]:
    parties = leading_parties(reading, argument.start, argument.end)
    if argument.slot != "obj" or not parties:
        return parties
    of_another = parties[0].preposition not in {"", "including", "with"}
    named = predication.frame.predicate == "gk:spokeWith" and _is_named_something(
        reading, parties[-1].end, argument.end
    )
    return [] if of_another or named else parties


def _is_named_something(reading: SentenceReading, start: int, end: int) -> bool:
    """Whether an object is called something: "called Ms. Ruiz a friend" tells of no call."""
    if start >= end or reading.parse.doc[start].pos_ not in {"ADJ", "DET", "NOUN"}:
        return False
    at = reading.parse.origin(start, start + 1)
    return not any(date.span.overlaps(at) for date in reading.dates)


def is_of_things(predication: Predication) -> bool:
    """Whether a verb takes things for its object as well ("received a letter"), and does here."""
    argument = predication.object
    if predication.noun is not None or predication.turned or "with" in predication.frame.object:
        return False
    # "The guest whom he received": the object stands before.
    return "obj" in predication.frame.object if argument is None else argument.slot == "obj"
