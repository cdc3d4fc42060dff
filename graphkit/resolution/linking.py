"""Link what is named: persons, look-ups, offices with a holder, topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.ambiguity import plain_names
from graphkit.resolution.first_person import link_first_person
from graphkit.resolution.holders import HolderFinder
from graphkit.resolution.homes import assume_home
from graphkit.resolution.hosts import assume_hosts
from graphkit.resolution.identifiers import digest, name_key, slug
from graphkit.resolution.office_links import link_counterparts, link_office
from graphkit.resolution.people import cluster_persons
from graphkit.resolution.said_elsewhere import assume_said_elsewhere

if TYPE_CHECKING:
    from graphkit.data_model import Mention
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resolution.topics import TopicNormaliser
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.word_lists import ReferenceWords

_NAMED = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.EVENT,
        EntityType.INSTRUMENT,
        EntityType.ORGANIZATION,
        EntityType.PLACE,
    }
)


def link_names(
    reading: DocumentReading,
    home: str,
    *,
    topics: TopicNormaliser,
    references: ReferenceWords,
    gazetteer: Gazetteer,
) -> None:
    """Link all mentions that name something; the order decides what later ones can use.

    ``home`` is the country or organisation that publishes the document, "" if none does.
    """
    _link_persons(reading)
    _link_lookups(reading, home)
    reading.home = home
    assume_home(reading, references)
    assume_said_elsewhere(reading, references)
    assume_hosts(reading, gazetteer, references)
    finder = HolderFinder(reading, references)
    link_counterparts(reading, finder)
    for mention in reading.extraction.mentions:
        if mention.type is EntityType.OFFICE:
            link_office(reading, mention, finder)
        elif mention.type is EntityType.TOPIC:
            _link_topic(reading, mention, topics)
    link_first_person(reading)


def _link_persons(reading: DocumentReading) -> None:
    for index, person in enumerate(cluster_persons(reading.extraction)):
        key = f"person:{index}"
        reading.add_person(key, person)
        for mention in person.mentions:
            misspelt = reading.mentions[mention].name in person.misspelt
            reading.link(mention, key, "misspelt name" if misspelt else "name")


def _link_lookups(reading: DocumentReading, home: str) -> None:
    sure = plain_names(reading.extraction)
    for mention in reading.extraction.mentions:
        if mention.type is None or mention.type not in _NAMED:
            continue
        key, reason = _looked_up(mention, mention.type, sure, home)
        name = "" if mention.features.get("adjective") else mention.name
        reading.entity(key, mention.type, name, mention.features.get("alias", ""))
        reading.link(mention.id, key, reason)


def _looked_up(mention: Mention, type_: EntityType, sure: set[str], home: str) -> tuple[str, str]:
    """Return the key of a name, and the reason for it."""
    entity = mention.features.get("entity", "")
    if mention.features.get("capital"):
        return entity, "capital named for its government"
    if mention.features.get("bare"):
        # "The Joint Statement" is another one in another document.
        own = digest(mention.document, size=6)
        return f"{type_.value.lower()}/{slug(mention.name)}-{own}", "name, of this document"
    if not entity:
        return name_key(type_, mention.name), "name"
    if "candidates" not in mention.features:
        return entity, "name"
    return entity, _choice(entity, sure, home)


def _choice(entity: str, sure: set[str], home: str) -> str:
    """Return why an ambiguous name is taken for ``entity``."""
    if entity == home:
        return "name, of the publisher's own country"
    told_apart = "told apart by the other names of the document"
    return f"name, {told_apart if entity in sure else 'first of several'}"


def _link_topic(reading: DocumentReading, mention: Mention, topics: TopicNormaliser) -> None:
    key = f"topic/{slug(topics.key(mention.name))}"
    reading.entity(key, EntityType.TOPIC, mention.name)
    reading.link(mention.id, key, "name")
