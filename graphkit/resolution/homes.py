"""Whose people a release is about where it does not say: the publisher's own.

A ministry names its own minister without the country. That country is taken from
the publisher, and only for those whose words leave it open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.offices import office_of
from graphkit.resolution.relations import OFFICE_RELATIONS
from graphkit.resources.document_structure import load_publishers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Mention
    from graphkit.resolution.offices import OfficeHeld
    from graphkit.resolution.people import LocalPerson
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.word_lists import ReferenceWords

OWN = "the publisher's own, whose country goes without saying"
"""The reason of what is taken from the publisher."""

_COUNTRY = "country/"
_ORGANIZATION = "organization/"
_MINISTER = "minister"
_NOT_HELD = frozenset({"designate", "former"})


def home_of(publisher: str, gazetteer: Gazetteer) -> str:
    """Return the country or organisation that publishes, "" for agencies and newspapers.

    Examples:
        >>> from graphkit.resources.gazetteer import load_gazetteer
        >>> home_of("Ministry of Foreign Affairs of Norway", load_gazetteer())
        'country/NOR'
    """
    publishers = load_publishers()
    if publisher in publishers.homes:
        return publishers.homes[publisher]
    if not publisher or publisher in publishers.agencies.values():
        return ""
    found = gazetteer.find(publisher)
    if len(found) == 1:
        return found[0].located_in
    last = gazetteer.find(publisher.rpartition(" of ")[2].removeprefix("the "))
    return last[0].id if len(last) == 1 and last[0].id.startswith(_COUNTRY) else ""


def assume_home(reading: DocumentReading, words: ReferenceWords) -> None:
    """Take those whom a release leaves without a country for the publisher's own.

    The organisation that an office implies holds in the same way. The words that show
    it are noted in ``reading.own``.
    """
    home, titles = reading.home, titles_of(reading)
    for key, person in reading.persons.items():
        implied = next(
            (o.polity for o in person.offices if o.polity not in {"", *person.polities}), ""
        )
        if implied.startswith(_ORGANIZATION) and not is_of_a_country(person):
            assume(reading, key, implied, titles.get(key, []), words)
        only = next((words.only_of.get(o.title.lower(), "") for o in person.offices), "")
        if only and not is_of_a_country(person):
            assume(reading, key, only, titles.get(key, []), words)
    if home.startswith(_COUNTRY):
        others = _others(reading, set(_candidates(reading, titles, words)))
        others |= _later_holders(reading, titles, words)
        taken = {o.title for p in reading.persons.values() if home in p.polities for o in p.offices}
        for key in _candidates(reading, titles, words):
            offices = {o.title for o in reading.persons[key].offices}
            lacks = any(lacks_office(home, office_of(m), words) for m in titles[key])
            if key not in others and not offices & taken and not lacks:
                assume(reading, key, home, titles[key], words)
                taken |= offices


def assume(
    reading: DocumentReading,
    key: str,
    polity: str,
    offices: Sequence[Mention],
    words: ReferenceWords,
) -> None:
    """Count somebody among the publisher's own, and the offices left open as the publisher's."""
    person = reading.persons[key]
    person.polities.append(polity)
    for mention in offices:
        office = office_of(mention)
        if polity.startswith(_ORGANIZATION) and _MINISTER in office.head:
            continue  # "President of the Senate and Minister of Trade": of a country
        if is_bare(mention, words):
            own = replace(office, polity=polity)
            person.offices = [own if held == office else held for held in person.offices]
            reading.own_offices[mention.id] = polity
        if office.polity == polity or is_bare(mention, words):
            reading.own.setdefault((key, polity), mention.id)


def titles_of(reading: DocumentReading) -> dict[str, list[Mention]]:
    """Return the titles that stand with the names of people, in the order of the text."""
    found: dict[str, list[Mention]] = {}
    for relation in reading.relations.saying("gk:holdsOffice"):
        for key in reading.keys(relation.subjects):
            found.setdefault(key, []).extend(reading.mentions[m] for m in relation.objects)
    return found


def _candidates(
    reading: DocumentReading, titles: dict[str, list[Mention]], words: ReferenceWords
) -> Iterator[str]:
    """Yield those who hold an office of a government, which they do not name."""
    acting = _acting(reading)
    for key, person in reading.persons.items():
        if is_of_a_country(person):
            continue
        bare = [office_of(m) for m in titles.get(key, ()) if is_bare(m, words)]
        if (key in acting and bare) or any(o.title.lower() not in words.own_leaders for o in bare):
            yield key


def lacks_office(country: str, office: OfficeHeld, words: ReferenceWords) -> bool:
    """Whether a country has no such office: the United States have no ministers."""
    return country in words.lacking.get(office.head, "").split()


def _acting(reading: DocumentReading) -> set[str]:
    """Return those who are the first to do something, or whom only people from abroad met."""
    first = {
        reading.key_of(relation.subjects[0])
        for relation in reading.extraction.relations
        if relation.subjects and relation.predicate not in OFFICE_RELATIONS
    }
    for relation in reading.relations.saying("gk:participatedIn"):
        met = set(reading.keys(relation.addressees))
        guests = set(reading.keys(relation.subjects)) - met
        if guests and all(_is_from_abroad(reading, key) for key in guests):
            first |= met
    return first


def _is_from_abroad(reading: DocumentReading, key: str) -> bool:
    polities = reading.polities_of(key) if reading.is_person_like(key) else set()
    return any(p.startswith(_COUNTRY) for p in polities) and reading.home not in polities


def is_of_a_country(person: LocalPerson) -> bool:
    """Return whether it is known which country somebody acts for."""
    return any(polity.startswith(_COUNTRY) for polity in person.polities)


def is_bare(mention: Mention, words: ReferenceWords) -> bool:
    """Return whether words name an office of a government and leave out whose it is."""
    office, status = office_of(mention), mention.features.get("status", "")
    title = office.title.lower()
    is_own = title == office.head and office.head in words.own_leaders
    is_own = is_own or not words.own_offices.isdisjoint((office.head, title))
    local = bool(mention.features.get("local"))  # "Ohio Secretary of State"
    return is_own and not (office.polity or local) and status not in _NOT_HELD


def _later_holders(
    reading: DocumentReading, titles: dict[str, list[Mention]], words: ReferenceWords
) -> set[str]:
    """Return those who are called as somebody before them: of two presidents one is a guest."""
    held: set[str] = set()
    found: set[str] = set()
    for key, person in reading.persons.items():
        bare = [office_of(m) for m in titles.get(key, ()) if is_bare(m, words)]
        leading = {o.title for o in bare if o.head in words.own_leaders}
        if leading & held:
            found.add(key)
        if not person.polities:
            held |= leading
    return found


def _others(reading: DocumentReading, candidates: set[str]) -> set[str]:
    """Return those of ``candidates`` whom the publisher's own people met, or called so."""
    found: set[str] = set()
    for mention in reading.extraction.mentions:
        if mention.type is EntityType.PERSON and mention.features.get("counterpart"):
            found.update(reading.keys([mention.id]))
    for relation in reading.relations.saying("gk:participatedIn"):
        met = set(reading.keys(relation.addressees))
        hosts = set(reading.keys(relation.subjects)) - met
        if _has_author(reading, relation.subjects) or any(
            _can_be_own(reading, key) and key not in found for key in hosts
        ):
            found |= met & candidates
        if _has_author(reading, relation.addressees) or any(_is_own(reading, key) for key in met):
            found |= hosts & candidates
    return found | (_guests(reading) & candidates)


def _guests(reading: DocumentReading) -> set[str]:
    """Return those who visit the publisher's country, or welcome who writes."""
    found: set[str] = set()
    for relation in reading.relations.saying("gk:visited"):
        if reading.home in reading.keys(relation.objects):
            found.update(reading.keys(relation.subjects))
    for relation in reading.relations.saying("gk:welcomed"):
        if _has_author(reading, (*relation.objects, *relation.addressees)):
            found.update(reading.keys(relation.subjects))
    return found


def _has_author(reading: DocumentReading, mentions: Sequence[str]) -> bool:
    """Whether it is "I", "we" or "the Minister" who met somebody, or who was met."""
    return any(_is_author(reading.mentions[m]) for m in mentions)


def _is_author(mention: Mention) -> bool:
    features = mention.features
    is_own_office = mention.type is EntityType.OFFICE and not (
        features.get("polity") or features.get("plural") or features.get("status")
    )
    return is_own_office or features.get("reference") == "first"


def _is_home(reading: DocumentReading, key: str) -> bool:
    """Whether the words say that somebody is of the publisher's country."""
    return reading.home in reading.polities_of(key)


def _is_own(reading: DocumentReading, key: str) -> bool:
    return reading.is_person_like(key) and _is_home(reading, key)


def _can_be_own(reading: DocumentReading, key: str) -> bool:
    """Whether somebody is of the publisher's country, or holds an office of none said."""
    person = reading.persons.get(key)
    if person is None or person.polities:
        return _is_home(reading, key)
    return any(not office.polity for office in person.offices)
