"""What is known of one document while it is being resolved."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.data_model import Document, Extraction, Mention, Relation
    from graphkit.resolution.encounters import LocalMeeting
    from graphkit.resolution.people import LocalPerson, OfficeHeld


@dataclass(slots=True)
class LocalEntity:
    """An entity of one document under its key, with the forms that name it."""

    key: str
    type: EntityType
    labels: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    office: tuple[str, str] = ("", "")
    fixed_id: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A mention means the entity ``key``, because of ``reason``."""

    mention: str
    key: str
    reason: str


@dataclass(slots=True)
class Resolved:
    """A relation whose mentions are replaced by entity keys."""

    relation: Relation
    subjects: list[str]
    objects: list[str]
    addressees: list[str]
    concerning: list[str]
    meeting: str = ""
    predicate: str = ""
    responds_to: Resolved | None = None


class DocumentReading:
    """The mentions, links, entities and meetings of one document."""

    def __init__(self, document: Document, extraction: Extraction) -> None:
        """Begin with the mentions; nothing is linked yet."""
        self.document = document
        self.extraction = extraction
        self.mentions: dict[str, Mention] = {m.id: m for m in extraction.mentions}
        self.entities: dict[str, LocalEntity] = {}
        self.persons: dict[str, LocalPerson] = {}
        self.meetings: dict[str, LocalMeeting] = {}
        self.links: dict[str, list[Link]] = {}
        self.resolved: list[Resolved] = []
        self.inferred: dict[str, tuple[str, str]] = {}
        self.office_keys: dict[str, str] = {}
        self.counterparts: dict[str, tuple[OfficeHeld, str]] = {}
        self.held_offices = {
            office
            for relation in extraction.relations
            if relation.predicate == "gk:holdsOffice"
            for office in relation.objects
        }
        self._block_starts = [block.span.start for block in document.blocks]

    @property
    def days(self) -> dict[str, list[str]]:
        """The dates said of each meeting of the document."""
        found: dict[str, list[str]] = {}
        series = {m: key for key, meeting in self.meetings.items() for m in meeting.dates}
        for relation in self.extraction.relations:
            if relation.predicate != "gk:heldOn" or relation.literal is None:
                continue
            for key in self.keys(relation.subjects):
                found.setdefault(key, []).append(relation.literal.value)
            for subject in relation.subjects:
                if subject in series:
                    for key, meeting in self.meetings.items():
                        if subject in meeting.dates and not self._has_own_day(meeting.mentions):
                            found.setdefault(key, []).append(relation.literal.value)
        return found

    def _has_own_day(self, mentions: Iterable[str]) -> bool:
        own = set(mentions)
        return any(
            r.predicate == "gk:heldOn" and own & set(r.subjects) for r in self.extraction.relations
        )

    def entity(self, key: str, type_: EntityType, label: str) -> LocalEntity:
        """Return the entity under ``key``, made if it is new, with one more label."""
        found = self.entities.setdefault(key, LocalEntity(key, type_))
        if label and label not in found.labels:
            found.labels.append(label)
        return found

    def link(self, mention: str, key: str, reason: str) -> None:
        """Record what a mention means, once."""
        links = self.links.setdefault(mention, [])
        if all(link.key != key for link in links):
            links.append(Link(mention, key, reason))

    def keys(self, mentions: Iterable[str]) -> list[str]:
        """Return the entities that mentions mean, each once, in order."""
        return list(dict.fromkeys(link.key for m in mentions for link in self.links.get(m, ())))

    def section_at(self, position: int) -> int:
        """Return the index of the innermost section that holds a character."""
        index = bisect_right(self._block_starts, position) - 1
        return self.document.blocks[index].section if index >= 0 else 0

    def sections_at(self, position: int) -> tuple[int, ...]:
        """Return the sections around a character, innermost first."""
        return self.document.section_path(self.section_at(position))

    def polities_of(self, key: str) -> set[str]:
        """Return the countries and organisations an entity acts for."""
        if key in self.persons:
            return set(self.persons[key].polities)
        entity = self.entities.get(key)
        if entity is None:
            return set()
        if entity.type is EntityType.OFFICE:
            return {entity.office[1]} - {""}
        return {key} if entity.type in {EntityType.COUNTRY, EntityType.ORGANIZATION} else set()

    def is_person_like(self, key: str) -> bool:
        """Whether an entity is a person or the office of one."""
        return key in self.entities and self.entities[key].type in {
            EntityType.PERSON,
            EntityType.OFFICE,
        }

    def words_before(self, span: Span, count: int) -> list[str]:
        """Return the ``count`` words before a span, in lower case, nearest last."""
        text = self.document.text[max(span.start - 40, 0) : span.start]
        return [word.strip("(,").lower() for word in text.split()][-count:]
