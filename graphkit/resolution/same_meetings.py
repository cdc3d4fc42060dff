"""Which meetings of different documents are one: the same people met on the same day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import Entity, EntityType, Literal
from graphkit.resolution.entities import other_names
from graphkit.resolution.identifiers import digest, slug
from graphkit.resolution.reading import PERSON_LIKE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.resolution.entities import GlobalEntities
    from graphkit.resolution.local_knowledge import KnownMeeting, LocalKnowledge

_PAIR = 2
_DAY = len("2021-09-22")


@dataclass(slots=True)
class _Group:
    """The meetings of several documents that are one, and on what day who met."""

    type: EntityType
    day: str
    people: tuple[str, ...]
    members: list[tuple[str, str]] = field(default_factory=list)
    meetings: list[KnownMeeting] = field(default_factory=list)


def unite_meetings(locals_: Sequence[LocalKnowledge], found: GlobalEntities) -> None:
    """Add the meetings of all documents to ``found``, which must have their people.

    A meeting without a day, or with only one participant known, is nobody else's.
    """
    groups: dict[tuple[str, ...], _Group] = {}
    for local in locals_:
        ids = found.ids_in(local.document)
        for meeting in local.meetings:
            # Who is no entity, as the user decided, has no id.
            people = tuple(sorted({ids[p] for p in meeting.participants if p in ids}))
            day, member = meeting.day, (local.document, meeting.key)
            unique = "" if day and len(people) >= _PAIR else "#".join(member)
            identity = (meeting.type, day + unique, *people)
            group = groups.setdefault(identity, _Group(meeting.type, day, people))
            group.members.append(member)
            group.meetings.append(meeting)
    for _, group in sorted(groups.items()):
        _add_group(group, found)


def _add_group(group: _Group, found: GlobalEntities) -> None:
    label = _label_of(group, found)
    day = f"{group.day[:_DAY]}-" if group.day else ""
    base = f"{group.type.value.lower()}/{day}{slug(label)}"
    clash = digest(*(f"{document}{key}" for document, key in group.members), size=6)
    labels = [meeting.label for meeting in group.meetings]
    entity = Entity(
        id=found.free_id(base, f"{base}-{clash}"),
        type=group.type,
        label=label,
        alt_labels=other_names(labels, label),
        properties=_properties(group, found),
    )
    found.add(entity, group.members)


def _label_of(group: _Group, found: GlobalEntities) -> str:
    """Return the heading that names the meeting, else who met whom."""
    headings = [m.label for m in group.meetings if m.owns and m.label]
    if headings:
        return headings[0].split(" (")[0]
    names = " and ".join(found.entities[p].label for p in group.people)
    return f"{group.type} of {names}" if names else group.type.value


def _properties(group: _Group, found: GlobalEntities) -> tuple[tuple[str, Literal], ...]:
    """Return what is known of the kind of meeting; the first document to say it is right."""
    values: defaultdict[str, str] = defaultdict(str)
    for meeting in group.meetings:
        for name in ("format", "medium"):
            value = meeting.features.get(name, "")
            values[f"gk:{name}"] = values[f"gk:{name}"] or value
    values["gk:format"] = values["gk:format"] or _format(group, found)
    return tuple(sorted((name, Literal(value)) for name, value in values.items() if value))


def _format(group: _Group, found: GlobalEntities) -> str:
    """Return the format by the number of people or countries; "" if fewer than two are known.

    A grouping named in the heading ("G20 Foreign Ministers’ Meeting") is many.
    """
    persons = [p for p in group.people if found.entities[p].type in PERSON_LIKE]
    parties = {party for meeting in group.meetings for party in meeting.parties}
    countries = [party for party in parties if party.startswith("country/")]
    sides = max(len(persons), len(countries))
    if sides == _PAIR:
        return "bilateral"
    return "multilateral" if sides > _PAIR or len(parties) > len(countries) else ""
