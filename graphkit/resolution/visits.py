"""Make visits of what is told of them: one of the same people to the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.identifiers import slug

if TYPE_CHECKING:
    from graphkit.data_model import Relation
    from graphkit.resolution.reading import DocumentReading

_DAY = len("2021-09-22")


def link_visits(reading: DocumentReading) -> None:
    """Link each mention of a visit to the visit it tells of; who went is linked already."""
    days: dict[tuple[str, ...], str] = {}
    for relation in reading.relations.saying("gk:heldAt"):
        visit, people = relation.subjects[0], _visitors(reading, relation)
        if reading.mentions[visit].type is not EntityType.VISIT or not people:
            continue
        place = reading.key_of(relation.objects[0])
        names = [_name_of(reading, key) for key in people]
        day = min(reading.relations.days([visit]), default="")[:_DAY]
        same = (place, *people)
        # Told again without a day, or with another one inside of it, it is the visit told first.
        day = days.setdefault(same, day)
        where = place.rpartition("/")[2].lower()
        key = f"visit/{f'{day}-' if day else ''}{slug(' '.join(names))}-{where}"
        label = f"Visit of {' and '.join(names)} to {reading.mentions[relation.objects[0]].name}"
        reading.entity(key, EntityType.VISIT, label)
        reading.link(visit, key, "words that tell of the visit")


def _visitors(reading: DocumentReading, held_at: Relation) -> list[str]:
    """Return who is said to take part in the visit that a relation gives the place of."""
    return sorted(reading.keys(reading.relations.participants(held_at.subjects[0])))


def _name_of(reading: DocumentReading, key: str) -> str:
    """Return the longest name a document has for somebody."""
    named = [reading.mentions[m] for m in reading.mentions_of(key)]
    names = {m.name for m in named if m.name}
    labels = {*reading.entities[key].labels, *names} if key in reading.entities else names
    return min(labels, key=lambda name: (-len(name), name), default=key)
