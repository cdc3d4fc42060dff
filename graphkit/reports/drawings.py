"""What the templates draw and link: bars, intervals, charts, addresses in the page."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING
from urllib.parse import quote

from graphkit.reports.charts import Point, bars, points
from graphkit.reports.text import number, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from graphkit.reports.report import Score
    from graphkit.reports.sections import Broker, MeetingRow, Timeline

_BAR = 100
_LINE_WIDTH, _LINE_END = 120.0, 4.0
_HEATS = 4
_MOST_POINTS, _FIRST = 200, 6
_LONG_LABEL = 34


def bar(value: float | None, greatest: float | None) -> str:
    """Return the length of a bar out of a hundred."""
    return number(round(_BAR * value / greatest)) if value and greatest else "0"


def heat(value: int, greatest: int) -> str:
    """Return the name of the shade of a cell.

    Examples:
        >>> heat(0, 8), heat(1, 8), heat(8, 8)
        ('', 'heat-1', 'heat-4')
    """
    return f"heat-{max(1, round(_HEATS * value / greatest))}" if value else ""


def line(score: Score, worst: int) -> tuple[str, str, str]:
    """Return where an interval begins, where the rank is and where it ends, rank 1 at the left.

    The scale is logarithmic: from 1 to 2 is as far as from 100 to 200.
    """
    low, high = score.interval or (1, 1)
    room = (_LINE_WIDTH - 2 * _LINE_END) / log(max(worst, 2))

    def at(rank: int) -> str:
        return number(round(_LINE_END + log(rank) * room, 1))

    return at(low), at(score.rank or 1), at(high)


def node_url(identifier: str, page: str | None) -> str:
    """Return where the page shows a node, or nothing where there is no page.

    Examples:
        >>> node_url("person/ana", "graph.html")
        'graph.html#node=person%2Fana'
    """
    return f"{page}#node={quote(identifier, safe='')}" if page else ""


def path_url(first: str, second: str, page: str | None) -> str:
    """Return where the page shows the shortest path between two nodes, with its sentences.

    Examples:
        >>> path_url("person/ana", "topic/fish", "graph.html")
        'graph.html#path=person%2Fana%7Ctopic%2Ffish'
    """
    return f"{page}#path={quote(f'{first}|{second}', safe='')}" if page else ""


def weightiest(meetings: Sequence[MeetingRow], most: int) -> list[MeetingRow]:
    """Return the meetings with the most documents and sentences, in the order given."""
    ordered = sorted(meetings, key=lambda row: (-row.documents, -row.sentences, row.id))
    chosen = {row.id for row in ordered[:most]}
    return [row for row in meetings if row.id in chosen]


def timeline_chart(timeline: Timeline) -> Markup:
    """Return the bars of a timeline."""
    return bars(
        [one.start for one in timeline.bins],
        [one.statements for one in timeline.bins],
        title=f"Statements by {timeline.unit}",
    )


def brokers_chart(brokers: Sequence[Broker], page: str | None) -> Markup:
    """Return betweenness over degree; the first by either measure are named."""
    between = sorted(brokers, key=lambda one: (-one.betweenness, one.id))
    found = _once([*brokers[:_FIRST], *between[:_FIRST], *between[:_MOST_POINTS]])
    return points(
        [
            Point(
                x=one.degree,
                y=one.betweenness,
                label=_cut(one.label),
                url=node_url(one.id, page),
            )
            for one in found
        ],
        across="degree: neighbours",
        up="betweenness",
        title="Betweenness over degree: brokers stand high and to the left",
    )


def _once(brokers: Iterable[Broker]) -> list[Broker]:
    return list({one.id: one for one in brokers}.values())


def _cut(label: str) -> str:
    text = plain(label)
    return text if len(text) <= _LONG_LABEL else f"{text[: _LONG_LABEL - 1]}…"
