"""Link offices: "the Minister" to its holder, "his counterpart" to the like office elsewhere.

An office is its holder where the document has named one; else it is an entity
of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.offices import OfficeHeld, fits_office, office_key, office_of
from graphkit.resolution.reading import Counterpart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Mention
    from graphkit.resolution.reading import DocumentReading


def link_office(reading: DocumentReading, mention: Mention) -> None:
    """Link an office to the person who holds it, else to the office itself.

    "The three Ministers" and "the G4 Foreign Ministers" are references, linked
    when the meeting is known.
    """
    is_grouping = not mention.features.get("polity", "").startswith("country/")
    if mention.features.get("plural") and is_grouping:
        return
    if mention.features.get("plural") and " and " in mention.features.get("title", ""):
        _link_to_several(reading, mention, office_of(mention))
        return
    _link_to_holder(reading, mention, office_of(mention))


def link_counterparts(reading: DocumentReading) -> None:
    """Give "his Indian counterpart X" the office of the person beside whom X is set."""
    before: list[Mention] = []
    for mention in reading.extraction.mentions:
        is_person = mention.type is EntityType.PERSON
        is_bare = mention.features.get("reference") == "counterpart"
        if is_bare or (is_person and mention.features.get("counterpart")):
            _link_counterpart(reading, mention, before)
        if is_person:
            before.append(mention)


def _link_counterpart(
    reading: DocumentReading, mention: Mention, before: Sequence[Mention]
) -> None:
    beside = _holder_before(reading, [m for m in before if m.span.end <= mention.span.start])
    polities = mention.features.get("polity", "").split()
    if beside is None or not polities:
        return
    offices = reading.persons[reading.key_of(beside)].offices
    office = next((o for o in offices if o.polity), offices[0])
    held = OfficeHeld(office.title, office.head, polities[0])
    reading.counterparts[mention.id] = Counterpart(held, beside)
    person = reading.persons.get(reading.key_of(mention.id))
    if person is None:
        _link_to_holder(reading, mention, held)
    elif held not in person.offices:
        person.offices.append(held)


def _holder_before(reading: DocumentReading, before: Sequence[Mention]) -> str | None:
    """Return the last mention of somebody whose office is known."""
    holders = (m.id for m in reversed(before) if reading.persons[reading.key_of(m.id)].offices)
    return next(holders, None)


def _link_to_holder(reading: DocumentReading, mention: Mention, office: OfficeHeld) -> None:
    is_bare = mention.type is None
    holder = None if _is_part_of_person(reading, mention) else _holder(reading, mention, office)
    reading.office_keys[mention.id] = key = office_key(office)
    if office.polity or holder is None:
        reading.entity(key, EntityType.OFFICE, office.title).polity = office.polity
    if holder is None:
        reading.link(mention.id, key, "counterpart" if is_bare else "name")
        return
    why = "counterpart" if is_bare else "office"
    reading.link(mention.id, holder, f"{why}: {office.title} is {reading.persons[holder].label}")


def _link_to_several(reading: DocumentReading, mention: Mention, office: OfficeHeld) -> None:
    """Link "the Foreign and Defence Ministers of Peru" to all ministers of Peru in the text."""
    for key, person in reading.persons.items():
        if office.polity in person.polities and any(o.head == office.head for o in person.offices):
            reading.link(mention.id, key, f"office: {person.label} is one of them")


def _is_part_of_person(reading: DocumentReading, mention: Mention) -> bool:
    """Whether the words give somebody the office, and so do not stand for the holder."""
    return mention.id in reading.held_offices


def _holder(reading: DocumentReading, mention: Mention, office: OfficeHeld) -> str | None:
    """Return the one person of the document who holds the office.

    Of several that is who holds it in the country that publishes, who was the
    subject of a clause before, else who was named last.
    """
    fitting = {
        key
        for key, person in reading.persons.items()
        if any(fits_office(office, held) for held in person.offices)
        and (not office.polity or not person.polities or office.polity in person.polities)
    }
    certain = {key for key in fitting if office.polity in reading.polities_of(key)}
    if office.polity and len(certain) == 1:
        fitting = certain
    if len(fitting) == 1:
        return next(iter(fitting))
    if office.polity:
        return None
    at_home = {key for key in fitting if reading.home in reading.polities_of(key)}
    if len(at_home) == 1:
        return next(iter(at_home))
    start = mention.span.start
    return reading.last_leading(start, fitting.__contains__) or reading.last_named(
        start, fitting.__contains__
    )
