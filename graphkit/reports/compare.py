"""Compare two periods: ties that are new or ended, ranks that moved, topics that came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis import DRAWS
from graphkit.errors import ReportError
from graphkit.reports.build import DEFAULT_MEASURES, order_of
from graphkit.reports.change import Comparison
from graphkit.reports.changes import Changes, Period
from graphkit.reports.text import counted, listed, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.reports.change import ProjectionChange, TopicChange

_NAMED = 3


def compare(  # noqa: PLR0913 - each is a choice of its own, and has a default
    before: Period,
    after: Period,
    *,
    measure: str = DEFAULT_MEASURES[0],
    top: int = 10,
    draws: int = DRAWS,
    seed: int = 0,
    page: str | None = None,
    version: str = "",
) -> Comparison:
    """Return what two periods differ in.

    Documents of either period are drawn anew, as `graphkit.analysis.resample` does; a
    rank moved surely if it moved the same way in nine pairs of draws out of ten.

    Args:
        before: The first period.
        after: The second; both have the same projections.
        measure: What the ranks are by.
        top: How many of each to show; the tables have all.
        draws: How often documents are drawn.
        seed: Seed of the draws.
        page: Address of the interactive page as seen from the comparison.
        version: Version of graphkit, to be named.

    Raises:
        ReportError: There is nothing to compare.
        AnalysisError: The measure is unknown.
    """
    if not before.graphs or before.graphs.keys() != after.graphs.keys():
        message = "two periods need the same projections, one at least"
        raise ReportError(message, "name one")
    maker = Changes(before, after, measure=measure, draws=draws, seed=seed)
    projections = tuple(maker.projection(name) for name in _ordered(after))
    came, went = maker.topics()
    return Comparison(
        title="What changed",
        lead=_lead(projections, came, went, measure),
        periods=(before.name, after.name),
        projections=projections,
        came=came,
        went=went,
        documents=(_documents(before), _documents(after)),
        statements=(_statements(before), _statements(after)),
        measure=measure,
        top=top,
        draws=draws,
        seed=seed,
        page=page,
        version=version,
    )


def _ordered(period: Period) -> list[str]:
    """Return the names of the projections in the order of the report."""
    return sorted(period.graphs, key=lambda name: order_of(name, period.graphs[name]))


def _documents(period: Period) -> int:
    return len({record.document for record in period.records})


def _statements(period: Period) -> int:
    return len({record.id for record in period.records})


def _lead(
    projections: Sequence[ProjectionChange],
    came: Sequence[TopicChange],
    went: Sequence[TopicChange],
    measure: str,
) -> tuple[str, ...]:
    """Return what stands out: of the first projection ties and ranks, then the topics."""
    first = projections[0]
    sure = [one for one in first.moved if one.is_sure]
    ties = f"{counted(len(first.new), 'new tie')}, {len(first.ended)} ended, {first.kept} kept"
    if sure:
        named = listed([f"{one.label} ({signed(one.change or 0)})" for one in sure[:_NAMED]])
        moved = f"Surely moved by {measure}: {counted(len(sure), 'node')}, first {named}."
    else:
        moved = f"No rank by {measure} moved so far that other documents could not undo it."
    topics = [
        f"{word} that several documents speak of: {listed([one.label for one in some[:_NAMED]])}."
        for word, found in (("New topics", came), ("Topics gone", went))
        if (some := [one for one in found if one.documents > 1])
    ]
    return (f"“{first.title}”: {ties}.", moved, *topics)
