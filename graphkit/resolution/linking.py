"""Link what is named: persons, look-ups, offices with a holder, topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.ambiguity import plain_names
from graphkit.resolution.identifiers import slug
from graphkit.resolution.office_links import link_counterparts, link_office
from graphkit.resolution.people import cluster_persons
from graphkit.resolution.topics import topic_key
from graphkit.resources.document_structure import load_publishers

if TYPE_CHECKING:
    from graphkit.data_model import Mention
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
    link_counterparts(reading)
    for mention in reading.extraction.mentions:
        if mention.type is EntityType.OFFICE:
            link_office(reading, mention)
        elif mention.type is EntityType.TOPIC:
            _link_topic(reading, mention, words)


def _link_persons(reading: DocumentReading) -> None:
    for index, person in enumerate(cluster_persons(reading.extraction)):
        key = f"person:{index}"
        reading.add_person(key, person)
        for mention in person.mentions:
            misspelt = reading.mentions[mention].name in person.misspelt
            reading.link(mention, key, "misspelt name" if misspelt else "name")


def _link_lookups(reading: DocumentReading) -> None:
    sure = plain_names(reading.extraction)
    for mention in reading.extraction.mentions:
        if mention.type is None or mention.type not in _NAMED:
            continue
        key, reason = _looked_up(mention, mention.type, sure)
        name = "" if mention.features.get("adjective") else mention.name
        reading.entity(key, mention.type, name, mention.features.get("alias", ""))
        reading.link(mention.id, key, reason)


def _looked_up(mention: Mention, type_: EntityType, sure: set[str]) -> tuple[str, str]:
    """Return the key of a name, and the reason for it."""
    entity = mention.features.get("entity", "")
    if mention.features.get("capital"):
        return entity, "capital named for its government"
    if not entity:
        return f"{type_.value.lower()}/{slug(mention.name)}", "name"
    if "candidates" not in mention.features:
        return entity, "name"
    if entity in sure:
        return entity, "name, told apart by the other names of the document"
    return entity, "name, first of several"


def _assume_home(reading: DocumentReading, gazetteer: Gazetteer) -> None:
    """Take who meets others in a government's own account, unnamed by country, for its own.

    This is only used to tell people apart; no statement is made of it. The same
    holds for the organisation that an office implies.
    """
    for holder in reading.persons.values():
        implied = [o.polity for o in holder.offices if o.polity.startswith("organization/")]
        if implied and not holder.polities:
            holder.polities.append(implied[0])
    home = reading.home = _home_of(reading.document.publisher or "", gazetteer)
    if not home:
        return
    for relation in reading.relations.saying("gk:participatedIn"):
        key = reading.key_of(relation.subjects[0]) if relation.subjects else ""
        person = reading.persons.get(key)
        if person is not None and person.offices and not person.polities:
            person.polities.append(home)


def _home_of(publisher: str, gazetteer: Gazetteer) -> str:
    """Return the country whose government publishes, "" for agencies and newspapers."""
    is_agency = publisher in load_publishers().agencies.values()
    found = () if is_agency else gazetteer.find(publisher)
    return found[0].located_in if len(found) == 1 else ""


def _link_topic(reading: DocumentReading, mention: Mention, words: TopicWords) -> None:
    key = f"topic/{slug(topic_key(mention.name, words))}"
    reading.entity(key, EntityType.TOPIC, mention.name)
    reading.link(mention.id, key, "name")
