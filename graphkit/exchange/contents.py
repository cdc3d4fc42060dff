"""All of a graph as plain values, and what several writers ask of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from graphkit.data_model import EntityType
from graphkit.resources.exchange_codes import sector_of_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphkit.data_model import Document, Entity, StatementRecord

Links: TypeAlias = "Mapping[str, tuple[str, ...]]"
"""Ids by the id they belong to; each tuple is sorted."""

_GOVERNMENT = "GOV"
_COW = "gk:cowCode"


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """A document names an entity by these words."""

    document: str
    entity: str
    words: str


@dataclass(frozen=True)
class Contents:
    """What stands in a graph.

    ``records`` come in the order of the store: by document and statement, one for each piece
    of evidence. ``labels`` are what relations are called; ``plover`` gives the PLOVER types of
    a relation (``CONSULT/phone``) for statements that carry none of their own.
    """

    documents: Sequence[Document]
    entities: Sequence[Entity]
    records: Sequence[StatementRecord]
    namings: Sequence[Naming] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    plover: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def statements(self) -> tuple[tuple[StatementRecord, ...], ...]:
        """The records of each statement together, in their order."""
        found: defaultdict[str, list[StatementRecord]] = defaultdict(list)
        for record in self.records:
            found[record.id].append(record)
        return tuple(map(tuple, found.values()))

    @cached_property
    def entity(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """The documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def sources(self) -> Links:
        """The documents that state something of an entity."""
        return _links(
            (entity, record.document) for record in self.records for entity in arguments(record)
        )

    @cached_property
    def places(self) -> Links:
        """Where an encounter was held: places, countries, organisations."""
        return self._said("gk:heldAt")

    @cached_property
    def offices(self) -> Links:
        """The offices that a person holds."""
        return self._said("gk:holdsOffice")

    @cached_property
    def homes(self) -> Links:
        """The countries and organisations that a person or office belongs to.

        Those a person represents, else those the offices belong to that the person holds.
        """
        homes = {**self._said("gk:officeOf"), **self._said("gk:represents")}
        for person, offices in self.offices.items():
            if person not in homes:
                found = {home for office in offices for home in homes.get(office, ())}
                homes[person] = tuple(sorted(found))
        return homes

    def type_of(self, identifier: str) -> EntityType | None:
        """Return the type of an entity, None where it is not described."""
        entity = self.entity.get(identifier)
        return entity.type if entity else None

    def countries(self, identifier: str) -> tuple[str, ...]:
        """Return the ISO 3166-1 alpha-3 codes of the countries an entity is or belongs to."""
        codes = {entity.notation for entity in self._countries_of(identifier)}
        return tuple(sorted(code for code in codes if code))

    def states(self, identifier: str) -> tuple[str, ...]:
        """Return the numbers of the same countries in the lists of Correlates of War."""
        pairs = (pair for one in self._countries_of(identifier) for pair in one.properties)
        return tuple(sorted({literal.value for curie, literal in pairs if curie == _COW}))

    def _countries_of(self, identifier: str) -> Iterator[Entity]:
        if self.type_of(identifier) is EntityType.COUNTRY:
            homes: tuple[str, ...] = (identifier,)
        elif self.type_of(identifier) is EntityType.PLACE:
            homes = self._located.get(identifier, ())
        else:
            homes = self.homes.get(identifier, ())
        found = (self.entity[home] for home in homes if home in self.entity)
        return (entity for entity in found if entity.type is EntityType.COUNTRY)

    def sectors(self, identifier: str) -> tuple[str, ...]:
        """Return the PLOVER sectors of an actor, as far as country or offices tell."""
        if self.type_of(identifier) is EntityType.COUNTRY:
            return (_GOVERNMENT,)
        is_office = self.type_of(identifier) is EntityType.OFFICE
        offices = (identifier,) if is_office else self.offices.get(identifier, ())
        return tuple(sorted({found for office in offices if (found := self._sector(office))}))

    def _sector(self, office: str) -> str:
        label = self.entity[office].label if office in self.entity else ""
        return sector_of_office(label) or (_GOVERNMENT if self.countries(office) else "")

    @cached_property
    def _located(self) -> Links:
        return self._said("gk:locatedIn")

    def _said(self, predicate: str) -> dict[str, tuple[str, ...]]:
        """Return the objects that a relation has by subject, of what is asserted and affirmed."""
        return _links(
            (record.subject, record.object)
            for record in self.records
            if record.predicate == predicate and is_direct(record)
        )


def is_direct(record: StatementRecord) -> bool:
    """Whether a statement is asserted and affirmed, so that it is an edge of the graph."""
    return record.is_direct


def doers(record: StatementRecord) -> tuple[str, ...]:
    """Return who does it: each agent of a joint act, else the subject."""
    return tuple(agent for agent, _ in record.agents) or (record.subject,)


def arguments(record: StatementRecord) -> Iterator[str]:
    """Yield the ids of all entities a statement speaks of; one may come twice."""
    yield record.subject
    if record.datatype is None:
        yield record.object
    for group in (record.agents, record.addressees, record.concerning):
        yield from (identifier for identifier, _ in group)
    if record.meeting:
        yield record.meeting
    if record.attributed_to:
        yield record.attributed_to[0]


def _links(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: tuple(sorted(values)) for key, values in found.items()}
