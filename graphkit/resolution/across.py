"""Which entities of different documents are one, and what they are called.

Two persons are one if the name of one is a short form of the other's and they
are of the same country or organisation, with offices that can be one's; or if
their full names agree and nothing speaks against it. Two meetings are one if
the same people met on the same day. Everything else is one by its key.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import Entity, EntityType, Literal, Merge
from graphkit.resolution.identifiers import digest, slug
from graphkit.resolution.names import display_name, is_short_form, name_parts
from graphkit.resolution.people import fits_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.resolution.people import LocalPerson
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer

Local = tuple[str, str]
"""A document's id and a key in it."""


@dataclass(slots=True)
class _Person:
    members: list[Local]
    names: list[str]
    misspelt: list[str]
    persons: list[LocalPerson]

    @property
    def polities(self) -> set[str]:
        return {p for person in self.persons for p in person.polities}

    @property
    def label(self) -> str:
        return display_name(self.names)


@dataclass(slots=True)
class GlobalEntities:
    """All entities with their ids; ``ids`` leads from a document's key to the id."""

    ids: dict[Local, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)


def unite(readings: Sequence[DocumentReading], gazetteer: Gazetteer) -> GlobalEntities:
    """Return the entities of all documents, those that are one united."""
    found = GlobalEntities()
    _unite_persons(readings, found)
    _unite_by_key(readings, gazetteer, found)
    _unite_meetings(readings, found)
    return found


def _unite_persons(readings: Sequence[DocumentReading], found: GlobalEntities) -> None:
    groups: list[_Person] = []
    local = [
        ((reading.document.id, key), person)
        for reading in readings
        for key, person in reading.persons.items()
    ]
    blocks: dict[str, list[_Person]] = defaultdict(list)
    for member, person in sorted(
        local, key=lambda item: (-len(item[1].parts), item[1].label, item[0])
    ):
        group = _group_for(person, blocks, found)
        if group is None:
            group = _Person([], [], [], [])
            groups.append(group)
        group.members.append(member)
        group.persons.append(person)
        group.names.extend(n for n in person.names if n not in group.names)
        group.misspelt.extend(n for n in person.misspelt if n not in group.misspelt)
        for part in person.parts:
            if group not in blocks[part]:
                blocks[part].append(group)
    _name_persons(groups, found)


def _group_for(
    person: LocalPerson, blocks: dict[str, list[_Person]], found: GlobalEntities
) -> _Person | None:
    near = [g for part in sorted(person.parts) for g in blocks.get(part, [])]
    fitting = {id(g): (g, reason) for g in near if (reason := _same_person(person, g))}
    if len(fitting) != 1:
        exact = [
            pair for pair in fitting.values() if person.parts in map(name_parts, pair[0].names)
        ]
        if len(exact) != 1:
            return None
        fitting = {0: exact[0]}
    group, reason = next(iter(fitting.values()))
    if person.label not in group.names:
        found.merges.append(
            Merge(entity="", name=group.label, other=person.label, reason=reason, score=0.9)
        )
    return group


def _same_person(person: LocalPerson, group: _Person) -> str:
    """Return why a person is one of a group, "" if nothing says so."""
    if person.gender and any(p.gender and p.gender != person.gender for p in group.persons):
        return ""
    mine, theirs = set(person.polities), group.polities
    if mine and theirs and not mine & theirs:
        return ""
    short = any(is_short_form(person.label, name) for name in group.names)
    full = any(person.parts == name_parts(name) for name in group.names) and len(person.parts) > 1
    if full:
        return "same full name"
    if short and mine & theirs and _offices_agree(person, group):
        return "short form of the name, same country or organisation, same office"
    return ""


def _offices_agree(person: LocalPerson, group: _Person) -> bool:
    mine = [o for o in person.offices if o.polity]
    theirs = [o for p in group.persons for o in p.offices if o.polity]
    if not mine or not theirs:
        return True
    return any(fits_office(a, b) or fits_office(b, a) for a in mine for b in theirs)


def _name_persons(groups: Iterable[_Person], found: GlobalEntities) -> None:
    taken: dict[str, _Person] = {}
    for group in sorted(groups, key=lambda g: (g.label, sorted(g.members))):
        entity_id = _free_id(f"person/{slug(group.label)}", sorted(group.polities), group, taken)
        for member in group.members:
            found.ids[member] = entity_id
        found.entities[entity_id] = Entity(
            id=entity_id,
            type=EntityType.PERSON,
            label=group.label,
            alt_labels=_others(group.names, group.label),
            hidden_labels=tuple(sorted(set(group.misspelt))),
        )


def _free_id(base: str, hints: Sequence[str], group: _Person, taken: dict[str, _Person]) -> str:
    """Return ``base``, with the country or else a hash behind it if it is taken."""
    options = [base, *(f"{base}-{slug(hint.rpartition('/')[2])}" for hint in hints)]
    options.append(
        f"{base}-{digest(*(part for member in sorted(group.members) for part in member), size=6)}"
    )
    chosen = next(option for option in options if option not in taken)
    taken[chosen] = group
    return chosen


def _others(names: Iterable[str], label: str) -> tuple[str, ...]:
    return tuple(sorted(set(names) - {label, ""}))


def _unite_by_key(
    readings: Sequence[DocumentReading], gazetteer: Gazetteer, found: GlobalEntities
) -> None:
    labels: dict[str, list[str]] = defaultdict(list)
    types: dict[str, EntityType] = {}
    offices: dict[str, str] = {}
    for reading in readings:
        for key, entity in reading.entities.items():
            if entity.type is EntityType.PERSON or key in reading.meetings:
                continue
            found.ids[reading.document.id, key] = key
            types[key] = entity.type
            labels[key].extend(entity.labels)
            offices.setdefault(key, entity.office[1])
    for key in sorted(types):
        label, notation = _label_of(key, labels[key], offices[key], gazetteer)
        found.entities[key] = Entity(
            id=key,
            type=types[key],
            label=label,
            alt_labels=_others(labels[key], label),
            notation=notation,
        )


def _label_of(
    key: str, labels: Sequence[str], polity: str, gazetteer: Gazetteer
) -> tuple[str, str | None]:
    if key in gazetteer:
        return gazetteer[key].label, gazetteer[key].notation or None
    counted = sorted(set(labels), key=lambda name: (-labels.count(name), len(name), name))
    label = counted[0] if counted else key.rpartition("/")[2]
    if polity and polity in gazetteer:
        return f"{label} of {gazetteer[polity].label}", None
    return (label[0].upper() + label[1:] if key.startswith("topic/") else label), None


def _unite_meetings(readings: Sequence[DocumentReading], found: GlobalEntities) -> None:
    groups: dict[tuple[str, str, tuple[str, ...]], list[tuple[DocumentReading, str]]] = defaultdict(
        list
    )
    for reading in readings:
        for key, meeting in reading.meetings.items():
            people = tuple(
                sorted({found.ids[reading.document.id, p] for p in meeting.participants})
            )
            day = min(reading.days.get(key, [""]))
            unique = "" if day and len(people) > 1 else f"{reading.document.id}#{key}"
            groups[meeting.type.value, day + unique, people].append((reading, key))
    for (_, when, people), members in sorted(groups.items(), key=lambda g: g[0]):
        _name_meeting(
            members, when if "#" not in when else when.split("document/")[0], people, found
        )


def _name_meeting(
    members: Sequence[tuple[DocumentReading, str]],
    day: str,
    people: Sequence[str],
    found: GlobalEntities,
) -> None:
    labels = [
        reading.meetings[key].label for reading, key in members if reading.meetings[key].label
    ]
    headed = [r.meetings[k].label for r, k in members if r.meetings[k].owns and r.meetings[k].label]
    first = members[0][0].meetings[members[0][1]]
    label = _meeting_label(first.type, headed, people, found)
    base = f"{first.type.value.lower()}/{f'{day[:10]}-' if day else ''}{slug(label)}"
    entity_id = base
    if entity_id in found.entities:
        entity_id = f"{base}-{digest(*(f'{r.document.id}{k}' for r, k in members), size=6)}"
    for reading, key in members:
        found.ids[reading.document.id, key] = entity_id
    found.entities[entity_id] = Entity(
        id=entity_id,
        type=first.type,
        label=label,
        alt_labels=_others(labels, label),
        properties=_properties(members, people, found),
    )


def _meeting_label(
    type_: EntityType, headed: Sequence[str], people: Sequence[str], found: GlobalEntities
) -> str:
    """Return the heading that names the meeting, else who met whom."""
    if headed:
        return headed[0].split(" (")[0]
    names = [found.entities[p].label for p in people]
    return f"{type_.value} of {' and '.join(names)}" if names else type_.value


def _properties(
    members: Sequence[tuple[DocumentReading, str]], people: Sequence[str], found: GlobalEntities
) -> tuple[tuple[str, Literal], ...]:
    values = {}
    for reading, key in members:
        for name, value in reading.meetings[key].features.items():
            values.setdefault(f"gk:{name}", value)
    persons = [
        p for p in people if found.entities[p].type in {EntityType.PERSON, EntityType.OFFICE}
    ]
    values.setdefault("gk:format", "bilateral" if len(persons) <= 2 else "multilateral")
    return tuple(sorted((name, Literal(value)) for name, value in values.items()))
