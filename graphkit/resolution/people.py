"""Who is who inside one document: persons by their names, offices by their holders.

"Motegi" and "Mr. MOTEGI Toshimitsu" are one if all parts of the short name
stand in exactly one longer name. An office without a name ("the Secretary-General")
is its holder where the document has named one; else it is an entity of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.names import display_name, is_misspelling, is_short_form, name_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.data_model import Extraction, Mention


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office as a document words it: canonical title, head, and whose it is ("" unsaid)."""

    title: str
    head: str
    polity: str


@dataclass(slots=True)
class LocalPerson:
    """One person of one document."""

    names: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    misspelt: list[str] = field(default_factory=list)
    offices: list[OfficeHeld] = field(default_factory=list)
    polities: list[str] = field(default_factory=list)
    gender: str = ""

    @property
    def label(self) -> str:
        """The name to show."""
        return display_name(self.names)

    @property
    def parts(self) -> frozenset[str]:
        """All parts of all names."""
        return frozenset().union(*(name_parts(name) for name in self.names))


def cluster_persons(extraction: Extraction) -> list[LocalPerson]:
    """Return the persons of a document in order of their first mention."""
    mentions = [m for m in extraction.mentions if m.type is EntityType.PERSON and m.name]
    polities = _polities_by_mention(extraction)
    persons: list[LocalPerson] = []
    by_length = sorted(mentions, key=lambda m: (-len(name_parts(m.name)), m.span, m.id))
    for mention in by_length:
        home = _home(mention, persons, polities)
        if home is None:
            home = LocalPerson()
            persons.append(home)
        _join(home, mention, polities)
    _add_offices(persons, extraction)
    order = {m.id: m.span for m in mentions}
    return sorted(persons, key=lambda p: min(order[m] for m in p.mentions))


def _home(
    mention: Mention, persons: Sequence[LocalPerson], polities: Mapping[str, set[str]]
) -> LocalPerson | None:
    """Return the person a name belongs to, if exactly one fits best."""
    fitting = [p for p in persons if any(is_short_form(mention.name, name) for name in p.names)]
    fitting = [p for p in fitting if _agrees(mention, p, polities)]
    if len(fitting) > 1:
        exact = [p for p in fitting if name_parts(mention.name) in map(name_parts, p.names)]
        same = [p for p in fitting if polities.get(mention.id, set()) & set(p.polities)]
        fitting = exact or same or fitting[:1]
    if fitting:
        return fitting[0]
    close = [p for p in persons if any(_one_letter_off(mention.name, n) for n in p.names)]
    return close[0] if len(close) == 1 and _agrees(mention, close[0], polities) else None


def _one_letter_off(one: str, other: str) -> bool:
    return len(one.split()) == 1 and any(is_misspelling(one, part) for part in other.split())


def _agrees(mention: Mention, person: LocalPerson, polities: Mapping[str, set[str]]) -> bool:
    """A name said to be of one country is not a person of another; genders must not clash."""
    gender = mention.features.get("gender", "")
    if gender and person.gender and gender != person.gender:
        return False
    own = polities.get(mention.id, set())
    return not own or not person.polities or bool(own & set(person.polities))


def _join(person: LocalPerson, mention: Mention, polities: Mapping[str, set[str]]) -> None:
    fits = not person.names or any(is_short_form(mention.name, n) for n in person.names)
    target = person.names if fits else person.misspelt
    if mention.name not in target:
        target.append(mention.name)
    person.mentions.append(mention.id)
    person.gender = person.gender or mention.features.get("gender", "")
    for polity in sorted(polities.get(mention.id, set()) - set(person.polities)):
        person.polities.append(polity)


def _polities_by_mention(extraction: Extraction) -> dict[str, set[str]]:
    """Return, for each mention of a person, the countries and organisations it represents."""
    entities = {m.id: m.features.get("entity", "") for m in extraction.mentions}
    found: dict[str, set[str]] = {}
    for relation in extraction.relations:
        if relation.predicate == "gk:represents":
            ids = {entities[o] for o in relation.objects if entities.get(o)}
            for subject in relation.subjects:
                found.setdefault(subject, set()).update(ids)
    return found


def _add_offices(persons: Iterable[LocalPerson], extraction: Extraction) -> None:
    mentions = {m.id: m for m in extraction.mentions}
    owner = {m: person for person in persons for m in person.mentions}
    for relation in extraction.relations:
        if relation.predicate != "gk:holdsOffice":
            continue
        for subject in relation.subjects:
            for office in relation.objects:
                held = office_of(mentions[office])
                if subject in owner and held not in owner[subject].offices:
                    owner[subject].offices.append(held)


def office_of(mention: Mention) -> OfficeHeld:
    """Return the office a mention words."""
    features = mention.features
    return OfficeHeld(mention.name, features.get("head", ""), features.get("polity", ""))


def fits_office(wanted: OfficeHeld, held: OfficeHeld) -> bool:
    """Return whether "the Minister" or "the Japanese FM" can mean a holder of ``held``."""
    if wanted.polity and held.polity and wanted.polity != held.polity:
        return False
    if wanted.title == held.title:
        return True
    if wanted.title.lower() == wanted.head:
        return wanted.head in held.title.lower().replace("-", " ") or wanted.head == held.head
    return set(wanted.title.lower().split()) <= set(held.title.lower().split())
