"""Which persons of different documents are one, and what they are called.

Two are one if their full names agree and nothing speaks against it, or if the
name of one is a short form of the other's and they are of the same country or
organisation, with offices that can be one's. Who fits several is left apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import Entity, EntityType, Merge
from graphkit.resolution.entities import other_names
from graphkit.resolution.identifiers import digest, slug
from graphkit.resolution.names import display_name, is_short_form, name_parts
from graphkit.resolution.offices import fits_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.resolution.entities import GlobalEntities
    from graphkit.resolution.local_knowledge import KnownPerson, LocalKnowledge

_FULL_NAME_PARTS = 2
_MERGE_SCORE = 0.9


@dataclass(slots=True, eq=False)
class _Group:
    """The persons of several documents that are one; ``reasons`` by the name that was merged."""

    members: list[tuple[str, str]] = field(default_factory=list)
    persons: list[KnownPerson] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    misspelt: set[str] = field(default_factory=set)
    polities: set[str] = field(default_factory=set)
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The name to show."""
        return display_name(self.names)

    def add(self, member: tuple[str, str], person: KnownPerson, reason: str) -> None:
        """Add a person of one document; ``reason`` is "" for the first."""
        self.members.append(member)
        self.persons.append(person)
        self.reasons.setdefault(person.label, reason)
        self.names.extend(n for n in person.names if n not in self.names)
        self.misspelt.update(person.misspelt)
        self.polities.update(person.polities)


def unite_persons(locals_: Sequence[LocalKnowledge], found: GlobalEntities) -> None:
    """Add the persons of all documents to ``found``, longer names first."""
    groups = _Groups()
    local = [((one.document, person.key), person) for one in locals_ for person in one.persons]
    for member, person in sorted(local, key=lambda i: (-len(i[1].parts), i[1].label, i[0])):
        groups.add(member, person)
    for group in sorted(groups.groups, key=lambda g: (g.label, sorted(g.members))):
        _add_group(group, found)


class _Groups:
    """Groups in the making, found by the parts of their names."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._by_part: defaultdict[str, list[_Group]] = defaultdict(list)

    def add(self, member: tuple[str, str], person: KnownPerson) -> None:
        """Add a person to the one group it fits, or begin a new one."""
        fitting = [(g, reason) for g in self._near(person) if (reason := _same(person, g))]
        exact = [pair for pair in fitting if person.parts in map(name_parts, pair[0].names)]
        chosen = fitting if len(fitting) == 1 else exact
        group, reason = chosen[0] if len(chosen) == 1 else self._begin()
        group.add(member, person, reason)
        for part in sorted(person.parts):
            if group not in self._by_part[part]:
                self._by_part[part].append(group)

    def _begin(self) -> tuple[_Group, str]:
        self.groups.append(_Group())
        return self.groups[-1], ""

    def _near(self, person: KnownPerson) -> Iterable[_Group]:
        """Return the groups that share a part of the name, each once."""
        near = (g for part in sorted(person.parts) for g in self._by_part.get(part, ()))
        return dict.fromkeys(near)


def _same(person: KnownPerson, group: _Group) -> str:
    """Return why a person is one of a group, "" if nothing says so."""
    if person.gender and any(p.gender and p.gender != person.gender for p in group.persons):
        return ""
    mine = set(person.polities)
    if mine and group.polities and not mine & group.polities:
        return ""
    is_full = len(person.parts) >= _FULL_NAME_PARTS
    if is_full and any(person.parts == name_parts(name) for name in group.names):
        return "same full name"
    is_short = any(is_short_form(person.label, name) for name in group.names)
    if is_short and mine & group.polities and _offices_agree(person, group):
        return "short form of the name, same country or organisation, same office"
    return ""


def _offices_agree(person: KnownPerson, group: _Group) -> bool:
    mine = [o for o in person.offices if o.polity]
    theirs = [o for p in group.persons for o in p.offices if o.polity]
    if not mine or not theirs:
        return True
    return any(fits_office(a, b) or fits_office(b, a) for a in mine for b in theirs)


def _add_group(group: _Group, found: GlobalEntities) -> None:
    label = group.label
    entity = Entity(
        id=found.free_id(*_id_options(group, label)),
        type=EntityType.PERSON,
        label=label,
        alt_labels=other_names(group.names, label),
        hidden_labels=tuple(sorted(group.misspelt)),
    )
    found.add(entity, group.members)
    why_label = group.reasons.get(label, "")
    found.merges.extend(
        Merge(entity=entity.id, name=label, other=name, reason=why or why_label, score=_MERGE_SCORE)
        for name, why in sorted(group.reasons.items())
        if name != label
    )


def _id_options(group: _Group, label: str) -> Iterator[str]:
    """Yield the id, with the country or else a hash behind it if it is taken."""
    base = f"person/{slug(label)}"
    yield base
    for polity in sorted(group.polities):
        yield f"{base}-{slug(polity.rpartition('/')[2])}"
    yield f"{base}-{digest(*(part for member in sorted(group.members) for part in member), size=6)}"
