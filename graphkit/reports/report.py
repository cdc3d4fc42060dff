"""The centrality report as plain values, ready to be written in any form.

Nothing here is escaped: the texts are those of the documents. Whoever writes
them into a page or a table escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.reports.render import to_html, to_markdown
from graphkit.reports.tables import to_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graphkit.analysis import Communities, Structure
    from graphkit.data_model import StatementRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A node's number by one measure, with its rank among its type and among all.

    All are None where the measure says nothing of the node. ``ties`` counts the
    others of its type on the same rank.
    """

    value: float | None = None
    rank: int | None = None
    ties: int = 0
    overall_rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A node, its scores by measure, and the statement that shows best why it is there."""

    id: str
    label: str
    type: str
    country: str
    scores: Mapping[str, Score]
    evidence: StatementRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeTable:
    """All nodes of one type, best first by the measure the report is ordered by."""

    type: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The tables of one graph; ``left_out`` are the labels of the nodes taken out before."""

    left_out: tuple[str, ...]
    tables: tuple[TypeTable, ...]
    structure: Structure
    isolates: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectionReport:
    """What a projection shows: the ranking of all, and the one without the hubs."""

    name: str
    title: str
    description: str
    weight: str
    direction: str
    rankings: tuple[Ranking, ...]
    communities: Communities
    labels: Mapping[str, str]
    graph: nx.Graph[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """Someone who stands in the middle because of who publishes, not of what happened."""

    id: str
    label: str
    publisher: str
    meetings: int
    all_meetings: int
    represents_publisher: bool
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document and how many statements of it the report rests on."""

    id: str
    title: str
    issued: str
    publisher: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report; ``lead`` are the sentences it begins with."""

    title: str
    lead: tuple[str, ...]
    hubs: tuple[Hub, ...]
    projections: tuple[ProjectionReport, ...]
    sources: tuple[Source, ...]
    measures: Mapping[str, str]
    ordered_by: str
    top: int

    def to_markdown(self) -> str:
        """Return the report as Markdown."""
        return to_markdown(self)

    def to_html(self) -> str:
        """Return the report as one HTML page without scripts or anything to load."""
        return to_html(self)

    def to_csv(self) -> dict[str, str]:
        """Return the report's numbers, and what they are computed from, as CSV tables by name."""
        return to_csv(self)

    def _repr_html_(self) -> str:
        return self.to_html()
