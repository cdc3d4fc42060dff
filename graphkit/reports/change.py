"""What two periods differ in, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.reports.change_tables import change_tables
from graphkit.reports.frames import data_frames
from graphkit.reports.render import framed, render_comparison
from graphkit.reports.tables import as_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame

    from graphkit.data_model import LabelledId


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A pair that is tied in one period and not in the other."""

    source: LabelledId
    target: LabelledId
    weight: float
    sentences: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A node's rank within its type before and after, None where it is not there.

    ``interval`` holds nine in ten of the differences (after less before) between draws
    of the documents of either period; None where none can be had.
    """

    id: str
    label: str
    type: str
    before: int | None
    after: int | None
    interval: tuple[int, int] | None

    @property
    def change(self) -> int | None:
        """By how many ranks it fell (positive) or rose (negative)."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def is_sure(self) -> bool:
        """Whether it moved the same way in nine draws of ten."""
        return self.interval is not None and not self.interval[0] <= 0 <= self.interval[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChange:
    """A topic that is spoken of in one period only: statements and documents there."""

    id: str
    label: str
    statements: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectionChange:
    """What a projection shows of two periods; ``edges`` are the numbers of ties in each."""

    name: str
    title: str
    weight: str
    edges: tuple[int, int]
    documents: tuple[int, int]
    new: tuple[Tie, ...]
    ended: tuple[Tie, ...]
    kept: int
    moved: tuple[Moved, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two periods beside each other; ``periods`` are their first and last days."""

    title: str
    lead: tuple[str, ...]
    periods: tuple[str, str]
    projections: tuple[ProjectionChange, ...]
    came: tuple[TopicChange, ...]
    went: tuple[TopicChange, ...]
    documents: tuple[int, int]
    statements: tuple[int, int]
    measure: str
    top: int
    draws: int
    seed: int
    page: str | None
    version: str

    def to_markdown(self) -> str:
        """Return the comparison as Markdown."""
        return render_comparison(self, "md")

    def to_html(self) -> str:
        """Return the comparison as one HTML page without scripts or anything to load."""
        return render_comparison(self, "html")

    def to_csv(self) -> dict[str, str]:
        """Return new and ended ties, ranks and topics as CSV tables by name."""
        return as_csv(change_tables(self))

    def to_dataframes(self) -> Mapping[str, DataFrame]:
        """Return the tables of `to_csv` as pandas data frames, by name without suffix.

        Raises:
            ReportError: pandas is not installed.
        """
        return data_frames(change_tables(self))

    def _repr_html_(self) -> str:
        return framed(self.to_html())
