"""Which ranks can be told apart, by their intervals; in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphkit.reports.text import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.reports.report import Entry, Ranking, Score


def how_sure(score: Score) -> str:
    """Return what the interval of the first says, as the end of a sentence; or nothing."""
    if score.interval is None:
        return ""
    _, worst = score.interval
    if worst == 1:
        return ", and first in 90 % of the draws of documents"
    return f", though draws of the documents give it any rank from 1 to {worst}"


def told_apart(
    entries: Sequence[Entry], ranking: Ranking, measure: str, top: int
) -> tuple[str, ...]:
    """Return one sentence on the first ``top`` ranks: which intervals overlap, or which tie."""
    shown = [entry.scores[measure] for entry in entries[:top]]
    placed = [score for score in shown if score.rank is not None]
    if any(score.interval is None for score in placed):
        return (*_no_intervals(ranking), *_shared(placed, measure))
    runs = list(_runs(placed))
    if runs:
        told = listed([f"{first} to {last}" for first, last in runs])
        return (f"Ranks that cannot be told apart, as their intervals overlap: {told}.",)
    if len(placed) > 1:
        return (f"The first {len(placed)} ranks can be told apart: no two intervals overlap.",)
    return ()


def _runs(scores: Sequence[Score]) -> Iterator[tuple[int, int]]:
    """Yield the first and last rank of neighbours each of whom overlaps one before it."""
    first = last = reach = 0
    for score in scores:
        low, high = score.interval or (0, 0)
        if low > reach:
            if last > first:
                yield first, last
            first, reach = score.rank or 0, high
        last, reach = score.rank or 0, max(reach, high)
    if last > first:
        yield first, last


def _no_intervals(ranking: Ranking) -> tuple[str, ...]:
    if ranking.documents == 1 and ranking.structure.edges:
        return ("All ties rest on one document: nothing says how far the ranks would hold.",)
    return ()


def _shared(scores: Sequence[Score], measure: str) -> tuple[str, ...]:
    groups = Counter(score.rank for score in scores if score.ties)
    if not groups:
        return ()
    told = listed([f"{rank} ({counted(size, 'person')})" for rank, size in groups.items()])
    noun = "Rank" if len(groups) == 1 else "Ranks"
    return (f"{noun} shared by {measure}: {told}; the order within is that of the alphabet.",)
