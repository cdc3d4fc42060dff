"""What questions are asked of: the entities of a graph, and what is said of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from graphkit.data_model import EntityType

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    import networkx as nx

    from graphkit.data_model import Entity, StatementRecord

ENCOUNTERS = frozenset({EntityType.MEETING, EntityType.CALL, EntityType.VISIT})


class Proposal(Protocol):
    """Two entities that may be one."""

    @property
    def left(self) -> str:
        """The id of the one."""

    @property
    def right(self) -> str:
        """The id of the other."""

    @property
    def score(self) -> float:
        """How likely they are one, from 0 to 1."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it."""

    @property
    def against(self) -> tuple[str, ...]:
        """What holds it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MayBeOne:
    """A proposal made by names alone."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A graph, as far as questions need it.

    ``everything`` and ``meetings`` are its projections of everything and of who met whom;
    ``known`` are the ids that a gazetteer knows.
    """

    entities: Sequence[Entity]
    records: Sequence[StatementRecord]
    everything: nx.Graph[str]
    meetings: nx.Graph[str]
    proposals: Sequence[Proposal] = ()
    known: Container[str] = field(default_factory=frozenset)

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        """The entities by their ids."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def said_of(self) -> Mapping[str, Sequence[StatementRecord]]:
        """The records that speak of each entity, the clearest first."""
        found: defaultdict[str, list[StatementRecord]] = defaultdict(list)
        for record in sorted(self.records, key=_clarity):
            for id_ in dict.fromkeys(_speaks_of(record)):
                found[id_].append(record)
        return found

    def documents_of(self, id_: str) -> int:
        """Return how many documents speak of an entity."""
        return len({record.document for record in self.said_of.get(id_, ())})

    def evidence(self, ids: Iterable[str]) -> tuple[tuple[StatementRecord, ...], ...]:
        """Return the sentences that speak of each of some entities, each sentence once."""
        return tuple(tuple(_each_sentence(self.said_of.get(id_, ()))) for id_ in ids)


def _clarity(record: StatementRecord) -> tuple[object, ...]:
    """Sort by what is asserted, then by what is surest, then by place."""
    where = (record.document, record.start, record.evidence, record.id)
    return (not record.is_direct, -record.confidence, *where)


def _speaks_of(record: StatementRecord) -> Iterable[str]:
    yield record.subject
    if record.datatype is None:
        yield record.object
    for id_, _ in (*record.agents, *record.addressees, *record.concerning):
        yield id_
    if record.meeting:
        yield record.meeting


def _each_sentence(records: Iterable[StatementRecord]) -> Iterable[StatementRecord]:
    seen: set[tuple[str, int]] = set()
    for record in records:
        place = (record.document, record.start - record.quote_start)
        if place not in seen:
            seen.add(place)
            yield record
