"""Who is who inside one document: persons by their names.

"Aoki" and "Mr. AOKI Taro" are one if all parts of the short name stand in
exactly one longer name, and neither country nor gender speaks against it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.names import display_name, is_misspelling, is_short_form, name_parts
from graphkit.resolution.offices import office_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.data_model import Extraction, Mention
    from graphkit.resolution.offices import OfficeHeld


@dataclass(slots=True)
class LocalPerson:
    """One person of one document, with what the document says of them by name."""

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
    clusters = _Clusters(_polities_by_mention(extraction))
    for mention in sorted(mentions, key=lambda m: (-len(name_parts(m.name)), m.span, m.id)):
        clusters.add(mention)
    _add_offices(clusters.persons, extraction)
    order = {m.id: m.span for m in mentions}
    return sorted(clusters.persons, key=lambda p: min(order[m] for m in p.mentions))


class _Clusters:
    """Persons in the making; longer names are added before shorter ones."""

    def __init__(self, polities: Mapping[str, set[str]]) -> None:
        self.persons: list[LocalPerson] = []
        self._polities = polities
        self._starts: dict[str, int] = {}
        self._by_part: defaultdict[str, list[LocalPerson]] = defaultdict(list)

    def add(self, mention: Mention) -> None:
        """Add a mention to the person it names, or make a new one."""
        person = self._home(mention)
        if person is None:
            person = LocalPerson()
            self.persons.append(person)
            for part in sorted(name_parts(mention.name)):
                self._by_part[part].append(person)
        self._join(person, mention)

    def _home(self, mention: Mention) -> LocalPerson | None:
        fitting = [p for p in self._with_name(mention.name) if self._agrees(mention, p)]
        if fitting:
            return self._best(mention, fitting)
        close = [p for p in self.persons if _is_misspelt(mention.name, p)]
        return close[0] if len(close) == 1 and self._agrees(mention, close[0]) else None

    def _with_name(self, name: str) -> list[LocalPerson]:
        some_part = min(name_parts(name), default="")
        near = self._by_part.get(some_part, ())
        return [p for p in near if any(is_short_form(name, full) for full in p.names)]

    def _best(self, mention: Mention, fitting: Sequence[LocalPerson]) -> LocalPerson:
        """Return who is called just so, else of the same country; of several the last named.

        A part of a hyphenated name ("Aoki-Holt") is the last to be taken for a short form.
        """
        parts, own = name_parts(mention.name), self._polities.get(mention.id, set())
        exact = [p for p in fitting if parts in map(name_parts, p.names)]
        same = [p for p in fitting if own & set(p.polities)]
        words = set(mention.name.split())
        whole = [p for p in fitting if any(words <= set(name.split()) for name in p.names)]
        return max(exact or same or whole or fitting, key=lambda p: self._last_named(p, mention))

    def _last_named(self, person: LocalPerson, mention: Mention) -> int:
        """Return where a person was named last before a mention, -1 if nowhere."""
        starts = (self._starts[other] for other in person.mentions)
        return max((start for start in starts if start < mention.span.start), default=-1)

    def _agrees(self, mention: Mention, person: LocalPerson) -> bool:
        """A name said to be of one country is not a person of another; genders must not clash."""
        gender = mention.features.get("gender", "")
        if gender and person.gender and gender != person.gender:
            return False
        own = self._polities.get(mention.id, set())
        return not own or not person.polities or bool(own & set(person.polities))

    def _join(self, person: LocalPerson, mention: Mention) -> None:
        fits = not person.names or any(is_short_form(mention.name, n) for n in person.names)
        target = person.names if fits else person.misspelt
        if mention.name not in target:
            target.append(mention.name)
        person.mentions.append(mention.id)
        self._starts[mention.id] = mention.span.start
        person.gender = person.gender or mention.features.get("gender", "")
        new = self._polities.get(mention.id, set()) - set(person.polities)
        person.polities.extend(sorted(new))


def _is_misspelt(name: str, person: LocalPerson) -> bool:
    """Whether a single name is one letter off a part of the person's."""
    parts = [part for full in person.names for part in full.split()]
    return len(name.split()) == 1 and any(is_misspelling(name, part) for part in parts)


def _polities_by_mention(extraction: Extraction) -> dict[str, set[str]]:
    """Return, for each mention of a person, the countries and organisations it represents."""
    entities = {m.id: m.features.get("entity", "") for m in extraction.mentions}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for relation in extraction.relations:
        if relation.predicate == "gk:represents":
            ids = {entities[o] for o in relation.objects if entities.get(o)}
            for subject in relation.subjects:
                found[subject].update(ids)
    return dict(found)


def _add_offices(persons: Iterable[LocalPerson], extraction: Extraction) -> None:
    mentions = {m.id: m for m in extraction.mentions}
    owner = {m: person for person in persons for m in person.mentions}
    for relation in extraction.relations:
        if relation.predicate != "gk:holdsOffice":
            continue
        for person in (owner[s] for s in relation.subjects if s in owner):
            held = [office_of(mentions[office]) for office in relation.objects]
            person.offices.extend(o for o in held if o not in person.offices)
