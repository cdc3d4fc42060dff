"""Link offices: "the Minister" to its holder, "his counterpart" to the like office elsewhere.

An office is its holder where the document has named one; else it is an entity
of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.homes import OWN
from graphkit.resolution.offices import OfficeHeld, is_below, office_key, office_of
from graphkit.resolution.reading import Counterpart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Mention
    from graphkit.resolution.holders import HolderFinder
    from graphkit.resolution.reading import DocumentReading


def link_office(reading: DocumentReading, mention: Mention, finder: HolderFinder) -> None:
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
    _link_to_holder(reading, mention, reading.office(mention.id), finder)


def link_counterparts(reading: DocumentReading, finder: HolderFinder) -> None:
    """Give "his Indian counterpart X" the office of the person beside whom X is set."""
    before: list[Mention] = []
    for mention in reading.extraction.mentions:
        is_person = mention.type is EntityType.PERSON
        is_bare = mention.features.get("reference") == "counterpart"
        if is_bare or (is_person and mention.features.get("counterpart")):
            _link_counterpart(reading, mention, before, finder)
        if is_person or mention.type is EntityType.OFFICE:
            before.append(mention)


def _link_counterpart(
    reading: DocumentReading, mention: Mention, before: Sequence[Mention], finder: HolderFinder
) -> None:
    polities = mention.features.get("polity", "").split()
    ahead = [m for m in before if m.span.end <= mention.span.start]
    beside = _holder_before(reading, ahead, polities)
    if beside is None or not polities:
        return
    office = finder.abroad(_office_beside(reading, beside))
    if finder.is_only_of_one(office):
        return
    person = reading.persons.get(reading.key_of(mention.id))
    for polity in polities if person is None else polities[:1]:
        held = finder.at_home(office, polity)
        if person is None:
            _link_to_holder(reading, mention, held, finder)
        else:
            reading.counterparts[mention.id] = Counterpart(held, beside.id)
            finder.add(reading.key_of(mention.id), held)


def _holder_before(
    reading: DocumentReading, before: Sequence[Mention], polities: Sequence[str]
) -> Mention | None:
    """Return the last mention of somebody of another polity whose office is known.

    Whom the sentence names comes before an office in it: "Ms. Rao, who joined the President,
    met her counterpart".
    """
    last = before[-1].span.start if before else 0
    sentence = reading.sentence_at(last)
    near = [m for m in before if sentence.contains(m.span)]
    far = [m for m in before if not sentence.contains(m.span)]
    for mention in reversed([*far, *sorted(near, key=lambda m: m.type is EntityType.PERSON)]):
        person = reading.persons.get(reading.key_of(mention.id))
        if person is not None and person.offices and not set(polities) & set(person.polities):
            return mention
        if person is None and _stands_alone(reading, mention, polities):
            return mention
    return None


def _stands_alone(reading: DocumentReading, mention: Mention, polities: Sequence[str]) -> bool:
    """Whether words are an office of another polity that no name stands beside."""
    is_one = mention.type is EntityType.OFFICE and not mention.features.get("plural")
    is_other = mention.features.get("polity", "") not in polities
    return is_one and is_other and not _is_part_of_person(reading, mention)


def _office_beside(reading: DocumentReading, beside: Mention) -> OfficeHeld:
    person = reading.persons.get(reading.key_of(beside.id))
    if person is None:
        return office_of(beside)
    # Of a deputy prime minister and foreign minister the counterpart is a foreign minister.
    ranked = sorted(person.offices, key=lambda o: (not o.polity, is_below(o)))
    return ranked[0]


def _link_to_holder(
    reading: DocumentReading, mention: Mention, office: OfficeHeld, finder: HolderFinder
) -> None:
    is_bare = mention.type is None
    is_title = _is_part_of_person(reading, mention)
    holder = None if is_title else finder.holder(mention, office)
    if holder is None and not (is_title or mention.features.get("local")):
        office = finder.of_home(finder.of_section(mention, office))
        office = office if office.polity else finder.of_document(office)
    reading.office_keys[mention.id] = key = office_key(office)
    if office.polity or holder is None:
        reading.entity(key, EntityType.OFFICE, office.title).polity = office.polity
    if holder is None:
        is_own = mention.id in reading.own_offices or office.polity != office_of(mention).polity
        named = f"name: {OWN}" if is_own else "name"
        reading.link(mention.id, key, "counterpart" if is_bare else named)
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
