"""What was said of when: statements by day, week, month or year."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from graphkit.projection.period import ends
from graphkit.reports.sections import Bin, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.data_model import StatementRecord

_LONGEST = {"day": 31, "week": 183, "month": 6 * 366}
"""Days that each unit is fit for."""
_WRITTEN = {"day": 10, "week": 10, "month": 7, "year": 4}
"""Letters of a date that each unit needs."""
_FAR = 0.01
"""Share of the statements at either end that do not decide on the unit."""
_MOST_BINS = 75
"""Units up to which the first and the last day are shown too, however far they lie."""
_JANUARY, _MONTHS = 1, 12


def timeline(records: Iterable[StatementRecord]) -> Timeline:
    """Count the distinct statements of each stretch of time, in a unit that fits the whole.

    A statement is of the day it happened, else of the day its document was issued.
    The outermost hundredth at either end does not decide on the unit, nor on the range
    where it would make it long.
    """
    days = {record.id: ends(record.date or record.issued or "")[0] for record in records}
    told = {record.id: record.document for record in records}
    known = sorted(day for day in days.values() if _is_day(day))
    if not known:
        return Timeline(unit="day", undated=len(days))
    low, high = known[int(len(known) * _FAR)], known[ceil(len(known) * (1 - _FAR)) - 1]
    unit = _unit(low, high)
    if len(_starts(start(known[0], unit), start(known[-1], unit), unit)) <= _MOST_BINS:
        low, high = known[0], known[-1]
    kept = {name: start(day, unit) for name, day in days.items() if _fits(day, unit)}
    names = _starts(start(low, unit), start(high, unit), unit)
    counts = Counter(kept.values())
    documents = Counter(begun for begun, _ in {(kept[name], told[name]) for name in kept})
    inside = sum(counts[name] for name in names)
    return Timeline(
        unit=unit,
        bins=tuple(
            Bin(start=name, statements=counts[name], documents=documents[name]) for name in names
        ),
        outside=len(kept) - inside,
        undated=len(days) - len(kept),
    )


def start(day: str, unit: str) -> str:
    """Return the name of the day, week (its Monday), month or year that a day is in.

    Examples:
        >>> start("2031-03-12", "week"), start("2031-03-12", "month")
        ('2031-03-10', '2031-03')
    """
    if unit == "week":
        given = date.fromisoformat(day)
        return (given - timedelta(days=given.weekday())).isoformat()
    return day[: _WRITTEN[unit]]


def _is_day(day: str) -> bool:
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False


def _fits(day: str, unit: str) -> bool:
    """Whether a date, which may be a month or a year only, says enough for the unit."""
    whole = f"{day}-01-01"[:10] if len(day) < _WRITTEN["month"] else f"{day}-01"[:10]
    return len(day) >= _WRITTEN[unit] and _is_day(whole)


def _unit(low: str, high: str) -> str:
    days = (date.fromisoformat(high) - date.fromisoformat(low)).days
    return next((unit for unit, longest in _LONGEST.items() if days <= longest), "year")


def _starts(first: str, last: str, unit: str) -> list[str]:
    """Return all units from the first to the last, those without a statement too."""
    found = [first]
    while found[-1] < last:
        found.append(_next(found[-1], unit))
    return found


def _next(name: str, unit: str) -> str:
    if unit == "year":
        return f"{int(name) + 1:04}"
    if unit == "month":
        year, month = int(name[:4]), int(name[5:])
        return f"{year + month // _MONTHS:04}-{month % _MONTHS + _JANUARY:02}"
    return (date.fromisoformat(name) + timedelta(days=7 if unit == "week" else 1)).isoformat()
