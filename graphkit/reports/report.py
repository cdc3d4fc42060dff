"""The centrality report as plain values, ready to be written in any form.

Nothing here is escaped: the texts are those of the documents. Whoever writes
them into a page or a table escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.reports.frames import to_dataframes
from graphkit.reports.render import framed, to_html, to_markdown
from graphkit.reports.tables import to_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    from pandas import DataFrame

    from graphkit.analysis import Communities, Structure
    from graphkit.data_model import StatementRecord
    from graphkit.reports.sections import (
        Act,
        Broker,
        Coverage,
        Group,
        MeetingRow,
        Timeline,
        TopicTable,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A node's number by one measure, with its rank among its type and among all.

    All are None where the measure says nothing of the node. ``ties`` counts the
    others of its type on the same rank; ``interval`` is the best and the worst rank
    among its type that 90 % of the draws of documents lie between.
    """

    value: float | None = None
    rank: int | None = None
    ties: int = 0
    overall_rank: int | None = None
    interval: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A node, its scores by measure, and what its ties rest on.

    ``evidence`` is the statement that shows best why it is there.
    """

    id: str
    label: str
    type: str
    country: str
    scores: Mapping[str, Score]
    evidence: StatementRecord | None
    sentences: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeTable:
    """All nodes of one type, best first by the measure the report is ordered by."""

    type: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The tables of one graph; ``left_out`` are the labels of the nodes taken out before.

    ``draws`` are the draws of documents by measure, ``documents`` how many there were
    to draw from.
    """

    left_out: tuple[str, ...]
    tables: tuple[TypeTable, ...]
    structure: Structure
    isolates: tuple[str, ...]
    notes: tuple[str, ...]
    draws: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0


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
    groups: tuple[Group, ...]
    brokers: tuple[Broker, ...]
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
    """The whole report; ``lead`` are the sentences it begins with.

    ``page`` is where its names lead: the address of the interactive page, as seen
    from the report, or None. ``since`` and ``until`` are the days asked for.
    """

    title: str
    lead: tuple[str, ...]
    hubs: tuple[Hub, ...]
    projections: tuple[ProjectionReport, ...]
    topics: TopicTable
    timeline: Timeline
    meetings: tuple[MeetingRow, ...]
    acts: tuple[Act, ...]
    sources: tuple[Source, ...]
    coverage: Coverage
    measures: Mapping[str, str]
    ordered_by: str
    top: int
    draws: int = 0
    seed: int = 0
    directed: bool = False
    page: str | None = None
    version: str = ""
    since: str | None = None
    until: str | None = None

    def to_markdown(self) -> str:
        """Return the report as Markdown."""
        return to_markdown(self)

    def to_html(self) -> str:
        """Return the report as one HTML page without scripts or anything to load."""
        return to_html(self)

    def to_csv(self) -> dict[str, str]:
        """Return the report's numbers, and what they are computed from, as CSV tables by name."""
        return to_csv(self)

    def to_dataframes(self) -> dict[str, DataFrame]:
        """Return the tables of `to_csv` as pandas data frames, by name without suffix.

        Raises:
            ReportError: pandas is not installed.
        """
        return to_dataframes(self)

    def _repr_html_(self) -> str:
        """What notebooks show: the page in a frame, so that its style does not leak."""
        return framed(self.to_html())
