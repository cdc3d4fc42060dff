"""Two periods of one graph, for the comparison."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import ReportError
from graphkit.pipeline.views import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.reports import Comparison
    from graphkit.store import GraphStore

_LEFT_OUT: Final = (EVERYTHING, "actors-and-meetings")
_BETWEEN: Final = "/"
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")
_DECEMBER: Final = 12


def days_of(period: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a period; None is an open end.

    Raises:
        ReportError: It is neither a year, a month nor ``SINCE/UNTIL``.

    Examples:
        >>> days_of("2031"), days_of("2031-02"), days_of("2031-03-05/")
        (('2031-01-01', '2031-12-31'), ('2031-02-01', '2031-02-28'), ('2031-03-05', None))
    """
    if _BETWEEN in period:
        since, _, until = (part.strip() for part in period.partition(_BETWEEN))
        return since or None, until or None
    if re.fullmatch(r"\d{4}", period):
        return f"{period}-01-01", f"{period}-12-31"
    month = _MONTH.fullmatch(period)
    if month and 1 <= int(month[2]) <= _DECEMBER and int(month[1]):
        last = calendar.monthrange(int(month[1]), int(month[2]))[1]
        return f"{period}-01", f"{period}-{last:02}"
    message = f"{period!r} is no period"
    raise ReportError(message, "write it as 2031-01-01/2031-06-30, 2031-03 or 2031")


def compare_periods(
    store: GraphStore, periods: Sequence[str], projections: Sequence[str], **options: Any
) -> Comparison:
    """Return what the second of two periods differs in from the first.

    Of all shipped projections unless told, but not of everything at once nor of meetings,
    each of which happens once.

    Raises:
        ReportError: A period is none, or they are not two.
        ProjectionError: A day is none, or a projection is unknown.
    """
    from graphkit import __version__
    from graphkit.projection import list_projections, project_all
    from graphkit.projection.period import Period as Days
    from graphkit.reports import Period, compare

    days = [days_of(period) for period in periods]
    names = projections or [name for name in list_projections() if name not in _LEFT_OUT]
    found = [project_all(store, names, since=since, until=until) for since, until in days]
    limits = [Days.between(since, until) for since, until in days]
    records = tuple(store.statement_records())
    before, after = (
        Period(
            " to ".join(end or "…" for end in ends),
            graphs,
            [one for one in records if limit.meets(one.date or one.issued)],
        )
        for ends, graphs, limit in zip(days, found, limits, strict=True)
    )
    return compare(before, after, version=__version__, **options)
