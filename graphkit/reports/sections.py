"""The parts of a report beside its rankings, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.data_model import LabelledId


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A node and how many distinct statements speak of it here."""

    id: str
    label: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """A node that stands between others with few ties of its own.

    ``betweenness`` is a share of all pairs, ``degree`` a number of neighbours,
    ``brokerage`` the one by the other.
    """

    id: str
    label: str
    type: str
    betweenness: float
    degree: int
    brokerage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A community: members, most strongly tied inside first, and what they speak of."""

    number: int
    size: int
    members: tuple[LabelledId, ...]
    topics: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTable:
    """Who speaks of what: statements and documents by (actor, topic)."""

    projection: str
    actors: tuple[Counted, ...] = ()
    topics: tuple[Counted, ...] = ()
    cells: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """What happened in one day, week, month or year, named by its first day."""

    start: str
    statements: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Statements by time; ``unit`` is ``day``, ``week``, ``month`` or ``year``.

    ``outside`` counts statements of days far before or after the others, ``undated``
    those whose day is not known, or not as finely as the unit.
    """

    unit: str
    bins: tuple[Bin, ...] = ()
    outside: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting, call or visit; ``date`` is empty where no document says.

    ``dates`` are all that are claimed, sorted: documents may differ.
    """

    id: str
    label: str
    date: str
    dates: tuple[str, ...] = ()
    people: tuple[LabelledId, ...]
    topics: tuple[LabelledId, ...]
    sentences: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """How often who did what to whom about what; ``kind`` is the word of `report.yaml`."""

    who: LabelledId
    kind: str
    relation: str
    whom: LabelledId | None
    what: LabelledId | None
    modality: str
    polarity: str
    statements: tuple[str, ...]
    documents: int

    @property
    def is_asserted(self) -> bool:
        """Whether it is said to be so, not planned or denied."""
        return (self.modality, self.polarity) == ("Asserted", "Positive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes, and how much of the report rests on it."""

    name: str
    documents: int
    statements: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the report rests on: ``read`` counts all documents, where that is known."""

    read: int | None
    documents: int
    statements: int
    sentences: int
    asserted: int
    dated: int
    publishers: tuple[Publisher, ...]
