"""What is known of one document while it is being resolved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Span
from graphkit.resolution.offices import office_of
from graphkit.resolution.relations import OFFICE_RELATIONS, RelationIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graphkit.data_model import Document, Extraction, Mention, Relation
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.offices import OfficeHeld
    from graphkit.resolution.people import LocalPerson

POLITIES = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION})
"""What people act for."""

PERSON_LIKE = frozenset({EntityType.PERSON, EntityType.OFFICE})
"""Persons, and offices that stand for an unnamed holder."""

_WORD_WINDOW = 40


@dataclass(slots=True)
class LocalEntity:
    """An entity of one document under its key; ``polity`` is whose office it is."""

    key: str
    type: EntityType
    labels: list[str] = field(default_factory=list)
    polity: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A mention means the entity ``key``, because of ``reason``."""

    mention: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An office held like that of the person of the mention ``beside``."""

    office: OfficeHeld
    beside: str


@dataclass(frozen=True, slots=True)
class InferredParty:
    """The polity that only the heading of ``meeting`` tells of a person."""

    polity: str
    meeting: str


@dataclass(slots=True, kw_only=True)
class Resolved:
    """A relation whose mentions are replaced by entity keys; ``meeting`` is "" outside any."""

    relation: Relation
    subjects: list[str]
    objects: list[str]
    addressees: list[str]
    concerning: list[str]
    meeting: str
    attributed_to: str = ""
    responds_to: Resolved | None = None


class DocumentReading:
    """The mentions, links, entities and meetings of one document."""

    def __init__(self, document: Document, extraction: Extraction) -> None:
        """Begin with the mentions; nothing is linked yet.

        ``tellers`` are those who tell, by the id of a relation, that they met somebody.
        ``own`` are those taken for somebody's own, with the polity and a title that shows it;
        ``own_offices`` all such titles, with the publisher's country. ``hosts`` are those
        among them who are taken for people of the country where others met them,
        ``said_elsewhere`` those whose office stands elsewhere with its country.
        """
        self.document = document
        self.extraction = extraction
        self.mentions: dict[str, Mention] = {m.id: m for m in extraction.mentions}
        self.entities: dict[str, LocalEntity] = {}
        self.persons: dict[str, LocalPerson] = {}
        self.meetings: dict[str, LocalMeeting] = {}
        self.resolved: list[Resolved] = []
        self.inferred: dict[str, InferredParty] = {}
        self.office_keys: dict[str, str] = {}
        self.tellers: dict[str, list[str]] = {}
        self.own: dict[tuple[str, str], str] = {}
        self.own_offices: dict[str, str] = {}
        self.hosts: set[str] = set()
        self.said_elsewhere: set[str] = set()
        self.counterparts: dict[str, Counterpart] = {}
        self.home = ""  # the country whose government publishes
        self.left_open: dict[str, str] = {}
        self._links: dict[str, list[Link]] = {}
        self._mentions_of: dict[str, list[str]] = {}
        self._noted: dict[tuple[str, str], str] = {}
        self._leading: dict[int, list[tuple[int, str]]] = {}
        self._person_mentions: dict[int, list[tuple[int, str, int]]] = {}
        self._by_start = sorted(extraction.mentions, key=lambda m: m.span)
        self._block_starts = [block.span.start for block in document.blocks]
        self.relations = RelationIndex(extraction.relations, self.sections_at)
        self.held_offices = {
            office
            for relation in self.relations.saying("gk:holdsOffice")
            for office in relation.objects
        }

    # Entities and what means them

    def entity(self, key: str, type_: EntityType, *labels: str) -> LocalEntity:
        """Return the entity under ``key``, made if it is new, with more labels."""
        found = self.entities.setdefault(key, LocalEntity(key, type_))
        found.labels.extend(name for name in labels if name and name not in found.labels)
        return found

    def add_person(self, key: str, person: LocalPerson) -> None:
        """Add a person and the places where their names stand."""
        self.persons[key] = person
        self.entity(key, EntityType.PERSON)
        for mention in person.mentions:
            span = self.mentions[mention].span
            places = self._person_mentions.setdefault(self.section_at(span.start), [])
            insort(places, (span.start, key, span.end))

    def link(self, mention: str, key: str, reason: str) -> None:
        """Record what a mention means, once."""
        links = self._links.setdefault(mention, [])
        if all(link.key != key for link in links):
            links.append(Link(mention, key, reason))
            self._mentions_of.setdefault(key, []).append(mention)

    def note(self, mention: str, key: str, reason: str) -> None:
        """Record what words show besides what they mean: a name can show an office."""
        self._noted[mention, key] = reason

    def reason(self, mention: str, key: str) -> str:
        """Return why words show an entity."""
        linked = next((link.reason for link in self.links(mention) if link.key == key), "")
        return linked or self._noted.get((mention, key), "named in the words")

    def leave_open(self, mention: str, reason: str) -> None:
        """Record why it is not told what a mention means."""
        self.left_open[mention] = reason

    def unlink(self, mention: str) -> None:
        """Forget what a mention means."""
        for link in self._links.pop(mention, ()):
            self._mentions_of[link.key].remove(mention)

    def links(self, mention: str) -> Sequence[Link]:
        """Return what a mention means: nothing, one entity, or several for a group."""
        return self._links.get(mention, ())

    def mentions_of(self, key: str) -> Sequence[str]:
        """Return the mentions that mean an entity, in the order they were linked."""
        return self._mentions_of.get(key, ())

    def keys(self, mentions: Iterable[str]) -> list[str]:
        """Return the entities that mentions mean, each once, in order."""
        return list(dict.fromkeys(link.key for m in mentions for link in self.links(m)))

    def key_of(self, mention: str) -> str:
        """Return the first entity a mention means, "" if it means none."""
        return next((link.key for link in self.links(mention)), "")

    def office(self, mention: str) -> OfficeHeld:
        """Return the office that words name, of the publisher's country if of its own people."""
        office = office_of(self.mentions[mention])
        home = self.own_offices.get(mention, "")
        return replace(office, polity=home) if home else office

    def polities_of(self, key: str) -> set[str]:
        """Return the countries and organisations an entity acts for."""
        if key in self.persons:
            return set(self.persons[key].polities)
        entity = self.entities.get(key)
        if entity is None:
            return set()
        if entity.type is EntityType.OFFICE:
            return {entity.polity} - {""}
        return {key} if entity.type in POLITIES else set()

    def polities_of_all(self, keys: Iterable[str]) -> set[str]:
        """Return the countries and organisations several entities act for."""
        return {polity for key in keys for polity in self.polities_of(key)}

    def is_person_like(self, key: str) -> bool:
        """Return whether an entity is a person or the office of one."""
        return key in self.entities and self.entities[key].type in PERSON_LIKE

    # Places in the text

    def block_at(self, position: int) -> int:
        """Return the index of the block that begins last before a character, or at it."""
        return bisect_right(self._block_starts, position) - 1

    def section_at(self, position: int) -> int:
        """Return the index of the innermost section that holds a character."""
        index = self.block_at(position)
        return self.document.blocks[index].section if index >= 0 else 0

    def sections_at(self, position: int) -> tuple[int, ...]:
        """Return the sections around a character, innermost first."""
        return self.document.section_path(self.section_at(position))

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that begins last before a character, or at it."""
        sentences = self.document.sentences
        index = bisect_right(sentences, position, key=lambda s: s.span.start) - 1
        return sentences[index].span if index >= 0 else Span(position, position)

    def mentions_within(self, span: Span) -> list[Mention]:
        """Return the mentions that lie wholly inside ``span``."""
        first = bisect_left(self._by_start, span.start, key=lambda m: m.span.start)
        last = bisect_left(self._by_start, span.end, key=lambda m: m.span.start)
        return [m for m in self._by_start[first:last] if m.span.end <= span.end]

    def last_named(self, position: int, fits: Callable[[str], bool]) -> str | None:
        """Return the person who fits and was named last before ``position`` in its section."""
        places = self._person_mentions.get(self.section_at(position), [])
        before = bisect_left(places, position, key=lambda place: place[0])
        for _, key, end in reversed(places[:before]):
            if end <= position and fits(key):
                return key
        return None

    def last_leading(self, position: int, fits: Callable[[str], bool]) -> str | None:
        """Return who fits and led a clause last before ``position`` in its section."""
        section = self.section_at(position)
        if section not in self._leading:
            self._leading[section] = sorted(self._leaders(section))
        places = self._leading[section]
        before = bisect_left(places, position, key=lambda place: place[0])
        keys = (self.key_of(mention) for _, mention in reversed(places[:before]))
        return next((key for key in keys if key in self.persons and fits(key)), None)

    def _leaders(self, section: int) -> set[tuple[int, str]]:
        """Return the first subject of each clause of a section, with where it stands."""
        return {
            (self.mentions[subject].span.start, subject)
            for relation in self.relations.in_section(section)
            if relation.predicate not in OFFICE_RELATIONS
            for subject in relation.subjects[:1]
        }

    def words_before(self, span: Span, count: int) -> list[str]:
        """Return the ``count`` words before a span, in lower case, nearest last."""
        text = self.document.text[max(span.start - _WORD_WINDOW, 0) : span.start]
        return [word.strip("(,").lower() for word in text.split()][-count:]

    def first_day(self, meeting: LocalMeeting) -> str:
        """Return the first date said of a meeting, or of its series; "" if none is."""
        days = list(self.relations.days(self.mentions_of(meeting.key)))
        if not any(self.relations.days(meeting.mentions)):
            days.extend(self.relations.days(meeting.announcements))
        return min(days, default="")
