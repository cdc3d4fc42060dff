"""Read dates, with the precision the text gives them.

Absolute dates ("September 22", "24 September 2021", "2021.09.24"), relative
words ("today", "on Thursday", "last week") counted from the day the document
was issued, and intervals ("from September 22 to 24").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from graphkit.data_model import Literal, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = (
    "(?P<month{n}>"
    + "|".join(
        rf"{name[:3]}(?:{name[3:]}|{name[3:4]}?\.?)" if len(name) > 3 else name
        for name in (month.capitalize() for month in _MONTHS)
    )
    + ")"
)
_DAY = r"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)"
_WEEKDAYS = dict(
    zip(
        "monday tuesday wednesday thursday friday saturday sunday".split(),
        (MO, TU, WE, TH, FR, SA, SU),
        strict=True,
    )
)


def _part(template: str, number: int) -> str:
    return template.replace("{n}", str(number))


_PATTERNS = [
    # from September 22 to 24; September 22-24, 2021
    rf"(?:from\s+)?\b{_part(_MONTH, 0)}\s+{_part(_DAY, 0)}\s*(?:to|until|-|–|and)\s*(?:{_part(_MONTH, 1)}\s+)?{_part(_DAY, 1)}\b(?:,?\s+{_part(_YEAR, 0)})?",
    rf"\b{_part(_DAY, 0)}\s*(?:to|-|–)\s*{_part(_DAY, 1)}\s+{_part(_MONTH, 0)}\b(?:,?\s+{_part(_YEAR, 0)})?",
    rf"\b{_part(_MONTH, 0)}\s+{_part(_DAY, 0)}\b(?:,?\s+{_part(_YEAR, 0)})?",
    rf"\b{_part(_DAY, 0)}\s+(?:of\s+)?{_part(_MONTH, 0)}\b(?:,?\s+{_part(_YEAR, 0)})?",
    rf"\b{_part(_YEAR, 0)}[-./](?P<monthnumber>[01]?\d)[-./]{_part(_DAY, 0)}\b",
    rf"\b{_part(_MONTH, 0)}\s+{_part(_YEAR, 0)}\b",
    r"(?i)\b(?P<word>today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|earlier today)\b",
    r"(?i)\b(?:(?P<last>last|this|next)\s+)?(?P<weekday>" + "|".join(_WEEKDAYS) + r")\b",
]
_DATES = [re.compile(pattern) for pattern in _PATTERNS]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands; ``literal`` has the precision of the text."""

    span: Span
    literal: Literal


def find_dates(text: str, span: Span, *, issued: date | None) -> list[FoundDate]:
    """Return the dates in ``span`` of ``text`` that can be told, in order of appearance.

    A date without a year takes the year that brings it nearest before, or just
    after, the day of issue; without that day it is left out.
    """
    found: list[FoundDate] = []
    for match in _matches(text, span):
        literal = _literal(match.groupdict(), issued)
        if literal is not None:
            found.append(FoundDate(Span(match.start(), match.end()), literal))
    return sorted(found, key=lambda f: f.span)


def _matches(text: str, span: Span) -> Iterator[re.Match[str]]:
    taken: list[Span] = []
    for pattern in _DATES:
        for match in pattern.finditer(text, span.start, span.end):
            at = Span(match.start(), match.end())
            if not any(at.overlaps(other) for other in taken):
                taken.append(at)
                yield match


def _literal(parts: dict[str, str | None], issued: date | None) -> Literal | None:
    try:
        if parts.get("word") or parts.get("weekday"):
            return _relative(parts, issued)
        return _absolute(parts, issued)
    except ValueError:
        return None


def _absolute(parts: dict[str, str | None], issued: date | None) -> Literal | None:
    month = _month(parts.get("month0")) or int(parts.get("monthnumber") or 0)
    year = int(parts["year0"]) if parts.get("year0") else _year(month, parts.get("day0"), issued)
    if year is None:
        return None
    if not parts.get("day0"):
        return Literal(f"{year:04}-{month:02}", "xsd:gYearMonth")
    start = date(year, month, int(parts["day0"] or 0))
    if not parts.get("day1"):
        return Literal(start.isoformat(), "xsd:date")
    end = date(year, _month(parts.get("month1")) or month, int(parts["day1"] or 0))
    return Literal(f"{start.isoformat()}/{end.isoformat()}", "gk:dateInterval")


def _month(name: str | None) -> int | None:
    if not name:
        return None
    return 1 + [month[:3] for month in _MONTHS].index(name.lower()[:3])


def _year(month: int, day: str | None, issued: date | None) -> int | None:
    """Return the year of a yearless date: the last one, or up to two months ahead."""
    if issued is None:
        return None
    candidate = date(issued.year, month, min(int(day or 1), 28))
    if candidate - issued > timedelta(days=60):
        return issued.year - 1
    if issued - candidate > timedelta(days=305):
        return issued.year + 1
    return issued.year


def _relative(parts: dict[str, str | None], issued: date | None) -> Literal | None:
    if issued is None:
        return None
    if weekday := parts.get("weekday"):
        day = _WEEKDAYS[weekday.lower()]
        step = 1 if (parts.get("last") or "").lower() == "next" else -1
        return Literal((issued + relativedelta(weekday=day(step))).isoformat(), "xsd:date")
    word = (parts.get("word") or "").lower()
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return Literal((issued + timedelta(days=shift)).isoformat(), "xsd:date")
