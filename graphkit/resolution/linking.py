"""Link what is named: look-ups, persons, offices with a holder, topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.identifiers import slug
from graphkit.resolution.people import OfficeHeld, cluster_persons, fits_office, office_of
from graphkit.resolution.topics import topic_key
from graphkit.resources.document_structure import load_publishers

if TYPE_CHECKING:
    from graphkit.data_model import Mention
    from graphkit.resolution.people import LocalPerson
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.word_lists import TopicWords

_NAMED = frozenset(
    {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.EVENT}
)


def link_names(reading: DocumentReading, words: TopicWords, gazetteer: Gazetteer) -> None:
    """Link all mentions that name something; the order decides what later ones can use."""
    _link_persons(reading)
    _link_lookups(reading)
    _assume_home(reading, gazetteer)
    _link_counterparts(reading)
    for mention in reading.extraction.mentions:
        if mention.type is EntityType.OFFICE:
            _link_office(reading, mention)
        elif mention.type is EntityType.TOPIC:
            _link_topic(reading, mention, words)


def _link_persons(reading: DocumentReading) -> None:
    for index, person in enumerate(cluster_persons(reading.extraction)):
        key = f"person:{index}"
        reading.persons[key] = person
        entity = reading.entity(key, EntityType.PERSON, person.label)
        entity.labels.extend(n for n in person.names if n not in entity.labels)
        entity.hidden.extend(person.misspelt)
        for mention in person.mentions:
            name = reading.mentions[mention].name
            reason = "misspelt name" if name in person.misspelt else "name"
            reading.link(mention, key, reason)


def _link_lookups(reading: DocumentReading) -> None:
    sure = {
        m.features["entity"]
        for m in reading.extraction.mentions
        if "entity" in m.features and "candidates" not in m.features
    }
    for mention in reading.extraction.mentions:
        if mention.type not in _NAMED:
            continue
        key, reason = _looked_up(mention, sure)
        label = "" if mention.features.get("adjective") else mention.name
        entity = reading.entity(key, mention.type, label)
        alias = mention.features.get("alias", "")
        if alias and alias not in entity.labels:
            entity.labels.append(alias)
        entity.fixed_id = True
        reading.link(mention.id, key, reason)


def _looked_up(mention: Mention, sure: set[str]) -> tuple[str, str]:
    """Return the entity of a looked-up name; of several the one the document also names plainly."""
    first = mention.features.get("entity", "")
    if not first:
        kind = mention.type.value.lower() if mention.type else "entity"
        return f"{kind}/{slug(mention.name)}", "name"
    candidates = [first, *mention.features.get("candidates", "").split()]
    named = [c for c in candidates if c in sure]
    if len(candidates) > 1 and named:
        return named[0], "name, told apart by the other names of the document"
    return first, "name" if len(candidates) == 1 else "name, first of several"


def _assume_home(reading: DocumentReading, gazetteer: Gazetteer) -> None:
    """Take who meets others in a government's own account, unnamed by country, for its own.

    This is only used to tell people apart; no statement is made of it.
    """
    home = _home_of(reading.document.publisher or "", gazetteer)
    if not home:
        return
    for relation in reading.extraction.relations:
        if relation.predicate != "gk:participatedIn" or not relation.subjects:
            continue
        key = next(iter(reading.keys(relation.subjects[:1])), "")
        person = reading.persons.get(key)
        if person is not None and person.offices and not person.polities:
            person.polities.append(home)


def _home_of(publisher: str, gazetteer: Gazetteer) -> str:
    """Return the country whose government publishes, "" for agencies and newspapers."""
    is_agency = publisher in load_publishers().agencies.values()
    found = () if is_agency else gazetteer.find(publisher)
    return found[0].located_in if len(found) == 1 else ""


def _link_counterparts(reading: DocumentReading) -> None:
    """Give "his Indian counterpart X" the office of the person beside whom X is set."""
    persons = [m for m in reading.extraction.mentions if m.type is EntityType.PERSON]
    for mention in reading.extraction.mentions:
        is_named = mention.type is EntityType.PERSON and mention.features.get("counterpart")
        is_bare = mention.features.get("reference") == "counterpart"
        if not (is_named or is_bare):
            continue
        before = [m for m in persons if m.span.end <= mention.span.start and m.id != mention.id]
        office = _office_beside(reading, before)
        polities = mention.features.get("polity", "").split()
        if office is None or not polities:
            continue
        held = OfficeHeld(office.title, office.head, polities[0])
        if is_named:
            person = reading.persons[reading.keys([mention.id])[0]]
            if held not in person.offices:
                person.offices.append(held)
        reading.counterparts[mention.id] = (held, before[-1].id)
        if is_bare:
            _link_to_holder(reading, mention, held, "counterpart")


def _office_beside(reading: DocumentReading, before: list[Mention]) -> OfficeHeld | None:
    for mention in reversed(before):
        person = reading.persons[reading.keys([mention.id])[0]]
        stated = [o for o in person.offices if o.polity]
        if stated or person.offices:
            return (stated or person.offices)[0]
    return None


def _link_office(reading: DocumentReading, mention: Mention) -> None:
    grouping = not mention.features.get("polity", "").startswith("country/")
    if mention.features.get("plural") and grouping:
        return  # "the three Ministers", "the G4 Foreign Ministers": references, linked later
    _link_to_holder(reading, mention, office_of(mention), "office")


def _link_to_holder(
    reading: DocumentReading, mention: Mention, office: OfficeHeld, why: str
) -> None:
    """Link an office to the person who holds it, else to the office itself."""
    own = _is_part_of_person(reading, mention)
    holder = None if own else _holder(reading, mention, office)
    if holder is not None:
        reading.link(
            mention.id, holder, f"{why}: {office.title} is {reading.persons[holder].label}"
        )
    reading.office_keys[mention.id] = key = office_key(office)
    if office.polity or holder is None:
        entity = reading.entity(key, EntityType.OFFICE, office.title)
        entity.office = (office.title, office.polity)
    if holder is None:
        reading.link(mention.id, key, "name" if why == "office" else why)


def _is_part_of_person(reading: DocumentReading, mention: Mention) -> bool:
    return mention.id in reading.held_offices


def _holder(reading: DocumentReading, mention: Mention, office: OfficeHeld) -> str | None:
    """Return the one person of the document who holds the office, the last named of several."""
    fitting = [
        key
        for key, person in reading.persons.items()
        if any(fits_office(office, held) for held in person.offices)
        and (not office.polity or not person.polities or office.polity in person.polities)
    ]
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0] if not mention.features.get("plural") else fitting[0]
    if office.polity:
        return None
    return _last_named(reading, mention, fitting)


def _last_named(reading: DocumentReading, mention: Mention, keys: list[str]) -> str | None:
    """Return which of ``keys`` was named last before a mention in its section."""
    section = reading.section_at(mention.span.start)
    best: tuple[int, str] | None = None
    for key in keys:
        for other in reading.persons[key].mentions:
            span = reading.mentions[other].span
            near = reading.section_at(span.start) == section
            if near and span.end <= mention.span.start and (best is None or span.start > best[0]):
                best = (span.start, key)
    return best[1] if best else None


def office_key(office: OfficeHeld) -> str:
    """Return the key of an office: its title and whose it is."""
    polity = office.polity.rpartition("/")[2]
    return f"office/{slug(office.title)}{'-' + polity if polity else ''}"


def _link_topic(reading: DocumentReading, mention: Mention, words: TopicWords) -> None:
    key = f"topic/{slug(topic_key(mention.name, words))}"
    entity = reading.entity(key, EntityType.TOPIC, mention.name)
    for other in reading.extraction.mentions:
        if other.type in _NAMED and mention.span.contains(other.span):
            entity.about.extend(k for k in reading.keys([other.id]) if k not in entity.about)
    reading.link(mention.id, key, "name")


def persons_with_offices(person: LocalPerson) -> list[OfficeHeld]:
    """Return the offices worth stating: a bare "Minister" only if nothing fuller is known."""
    full = [o for o in person.offices if o.polity]
    rest = [o for o in person.offices if not o.polity]
    extra = [o for o in rest if not any(fits_office(o, f) for f in full)]
    return full + extra
