"""Whose an office is that the document names in full elsewhere, without its holder.

News open with "Chile's foreign minister met …" and go on with "Foreign Minister Rao":
where nobody else holds that office of Chile, and nobody else is "Foreign Minister" of a
country left unsaid, both are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.homes import assume, is_bare, is_of_a_country, lacks_office, titles_of
from graphkit.resolution.offices import fits_office, is_below, office_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Mention
    from graphkit.resolution.offices import OfficeHeld
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.word_lists import ReferenceWords

ELSEWHERE = "named elsewhere with its country, and nobody else holds it"
"""The reason of what is taken from an office without a name."""

_COUNTRY = "country/"


def assume_said_elsewhere(reading: DocumentReading, words: ReferenceWords) -> None:
    """Give those whose office lacks a country that of the same office elsewhere in the text."""
    titles = titles_of(reading)
    unnamed = list(_unnamed(reading))
    open_ = {
        key: [m for m in titles.get(key, ()) if is_bare(m, words)]
        for key, person in reading.persons.items()
        if not is_of_a_country(person)
    }
    for key, bare in open_.items():
        offices = [office_of(mention) for mention in bare]
        worded = {(office.title, office.head) for office in offices}
        polities = {o.polity for o in unnamed if (o.title, o.head) in worded} or {
            o.polity for o in unnamed if any(_is_called(o, held) for held in offices)
        }
        rivals = [k for k, others in open_.items() if k != key and _share(bare, others)]
        if len(polities) != 1 or rivals:
            continue
        (polity,) = polities
        held = any(_holds(reading, other, polity, offices) for other in reading.persons)
        if not held and not any(lacks_office(polity, office, words) for office in offices):
            assume(reading, key, polity, titles[key], words)
            reading.said_elsewhere.add(key)


def _unnamed(reading: DocumentReading) -> Iterator[OfficeHeld]:
    """Yield the offices of countries that stand without a name."""
    for mention in reading.extraction.mentions:
        features = mention.features
        is_one = mention.type is EntityType.OFFICE and not features.get("plural")
        is_current = not features.get("status") and mention.id not in reading.held_offices
        office = office_of(mention) if is_one and is_current else None
        if office is not None and office.polity.startswith(_COUNTRY) and " " not in office.polity:
            yield office


def _is_called(unnamed: OfficeHeld, held: OfficeHeld) -> bool:
    """Whether an office is what another one is called: "top diplomat", but no deputy is."""
    if held.head not in unnamed.kinds or is_below(held) or not fits_office(unnamed, held):
        return False
    words = set(unnamed.title.lower().split()) - {"for", "of"}
    return held.title.lower() == held.head or words <= set(held.title.lower().split())


def _share(one: list[Mention], other: list[Mention]) -> bool:
    return bool({m.name for m in one} & {m.name for m in other})


def _holds(reading: DocumentReading, key: str, polity: str, offices: list[OfficeHeld]) -> bool:
    """Whether somebody of that country holds one of the offices already."""
    person = reading.persons[key]
    return polity in person.polities and any(
        fits_office(office, held) for office in offices for held in person.offices
    )
