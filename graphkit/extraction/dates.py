"""Read dates, with the precision the text gives them.

Absolute dates ("September 22", "24 September 2021", "2021.09.24"), relative
words ("today", "on Thursday", "last week") counted from the day the document
was issued, "the same day" counted from the day told before, and intervals
("from September 22 to 24").
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from graphkit.data_model import Literal, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    Parts = Mapping[str, str | None]

# The abbreviations of a month have three letters or, as in "Sept.", four.
_ABBREVIATED = 3
_MONTHS = tuple(name.lower() for name in month_name[1:])
_WEEKDAYS = dict(zip((day.lower() for day in day_name), (MO, TU, WE, TH, FR, SA, SU), strict=True))
_WEEK = timedelta(days=6)
_AHEAD = timedelta(days=60)
_BEHIND = timedelta(days=305)
_RECENT = timedelta(days=31)
_LAST_COMMON_DAY = 28


def _month_pattern() -> str:
    """Return a pattern for capitalised months: "may 5" is no date."""
    forms = []
    for month in _MONTHS:
        short, rest = month[:_ABBREVIATED], month[_ABBREVIATED:]
        ending = rf"(?:{rest}|{rest[:1]}?\.?)" if rest else ""
        forms += [f"{short.capitalize()}{ending}", f"{short.upper()}{ending.upper()}"]
    return "|".join(forms)


_MONTH = _month_pattern()
_WEEKDAY = "|".join(day.capitalize() for day in _WEEKDAYS)
_M0, _M1 = rf"(?P<month0>{_MONTH})", rf"(?P<month1>{_MONTH})"
_D0, _D1 = (rf"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?" for n in (0, 1))
_Y0 = r"(?P<year0>(?:19|20)\d\d)"
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBER = "|".join(_COUNTS)
# A weekday beside a date adds nothing, and must not be read by itself.
_BEFORE = rf"(?:from\s+)?(?:\b(?:{_WEEKDAY}),?\s+(?:the\s+)?)?\b"
_AFTER = rf"\b(?:,?\s+{_Y0}\b)?(?:\s*\((?:{_WEEKDAY}|[A-Z][a-z]{{2}})\))?"
_TO = r"\s*(?:to|until|-|–|and|&)\s*"

_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEFORE}{_M0}\s+{_D0}{_TO}(?:{_M1}\s+)?{_D1}{_AFTER}",  # from September 22 to 24
        rf"{_BEFORE}{_D0}\s+{_M0}{_TO}{_D1}\s+{_M1}{_AFTER}",  # 30 September to 2 October
        rf"{_BEFORE}{_D0}{_TO}{_D1}\s+{_M0}{_AFTER}",  # 22-24 September
        rf"{_BEFORE}{_M0}\s+{_D0}{_AFTER}",  # September 22, 2021
        rf"{_BEFORE}{_D0}\s+(?:of\s+)?{_M0}{_AFTER}",  # 22nd of September
        rf"\b{_Y0}[-./](?P<number>[01]?\d)[-./]{_D0}\b",  # 2021.09.22
        rf"\b{_D0}\.(?P<number>[01]?\d)\.{_Y0}\b",  # 22.09.2021
        rf"\b{_M0},?\s+{_Y0}\b",  # September 2021
        rf"\b(?:[Ii]n|[Ss]ince|(?P<which>[Ll]ast|[Tt]his|[Nn]ext))\s+{_M0}\b",  # in September
        rf"\b(?:[Ii]n|[Ss]ince)\s+{_Y0}\b(?!\s*[-–/])",  # in 2021
        r"(?i)\b(?:(?P<which>last|this|next)\s+)(?P<unit>week|month|year)\b",
        rf"(?i)\b(?P<count>{_NUMBER})\s+(?P<unit>day|week|month)s?\s+ago\b",
        r"(?i)\b(?P<from>(?:that|(?:the|that)\s+(?:very\s+)?same|the\s+(?:next|following|previous))"
        r"\s+(?:day|morning|afternoon|evening|night)|the\s+day\s+(?:after|before)"
        r"|(?:a|one)\s+day\s+(?:later|earlier)|that\s+(?:morning|afternoon|evening|night))\b",
        r"(?i)\b(?P<same>(?:earlier|later)\s+in\s+the\s+day)\b",
        r"\bon\s+(?:the\s+)?(?P<ordinal>[0-3]?\d)(?:st|nd|rd|th)\b(?=\s*(?:[.,;)]|$|and\b))",
        r"(?i)\b(?P<word>today|yesterday|tomorrow|tonight|this\s+(?:morning|afternoon|evening)"
        r"|last\s+(?:night|evening))\b",
        rf"(?i)\b(?:(?P<which>last|this|next)\s+)?(?P<weekday>{_WEEKDAY})\b",
    )
)
# What there must be of a date for a pattern to be tried at all.
_SIGNS = tuple(
    next((part for part in ("month0", "year0", "ordinal") if part in pattern.groupindex), "word")
    for pattern in _DATES
)
_A_MONTH, _A_YEAR = re.compile(_MONTH), re.compile(_Y0)
_AN_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b")
_RELATIVE = ("day", "week", "month", "year", "tomorrow", "night", "morning", "noon", "evening")
_SHIFTS = {"yesterday": -1, "last": -1, "tomorrow": 1}
_DAY_AFTER = frozenset({"next", "following", "after", "later"})
_DAY_BEFORE = frozenset({"previous", "before", "earlier"})


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands; ``literal`` has the precision of the text.

    ``ahead`` is what it means for something still to come: "on Friday", said on
    a Thursday, is the day after.
    """

    span: Span
    literal: Literal
    ahead: Literal


@dataclass(frozen=True, slots=True)
class _Today:
    """What relative dates count from: the day of issue, the day told before, and which way."""

    issued: date | None
    before: date | None = None
    ahead: bool = False


def find_dates(
    text: str, span: Span, *, issued: date | None, before: date | None = None
) -> list[FoundDate]:
    """Return the dates in ``span`` of ``text`` that can be told, in order of appearance.

    A date without a year takes the year that brings it nearest before, or just
    after, the day of issue; without that day it is left out. ``before`` is the
    day told last before ``span``.
    """
    found: list[FoundDate] = []
    signs = frozenset(_signs(text, span))
    if not signs:
        return found
    today = _Today(issued, before)
    for match in sorted(_matches(text, span, signs), key=re.Match.start):
        literal = _literal(match.groupdict(), today)
        ahead = _literal(match.groupdict(), replace(today, ahead=True))
        if literal is not None and ahead is not None:
            found.append(FoundDate(Span(match.start(), match.end()), literal, ahead))
            today = replace(today, before=last_day(found) or today.before)
    return found


def last_day(found: Sequence[FoundDate]) -> date | None:
    """Return the last of the dates that is a day."""
    days = (one.literal.value for one in reversed(found) if one.literal.datatype == "xsd:date")
    return next(map(date.fromisoformat, days), None)


def _matches(text: str, span: Span, signs: Collection[str]) -> Iterator[re.Match[str]]:
    """Yield the dates that patterns find which go by one of ``signs``."""
    taken: list[Span] = []
    tried = [pattern for pattern, sign in zip(_DATES, _SIGNS, strict=True) if sign in signs]
    for pattern in tried:
        for match in pattern.finditer(text, span.start, span.end):
            at = Span(match.start(), match.end())
            if not any(at.overlaps(other) for other in taken):
                taken.append(at)
                yield match


def _signs(text: str, span: Span) -> Iterator[str]:
    """Yield what there is of a date: patterns are slow, and most sentences have none."""
    if _A_MONTH.search(text, span.start, span.end):
        yield "month0"
    if _A_YEAR.search(text, span.start, span.end):
        yield "year0"
    if _AN_ORDINAL.search(text, span.start, span.end):
        yield "ordinal"
    words = span.of(text).lower()
    if any(word in words for word in _RELATIVE):
        yield "word"


def _literal(parts: Parts, today: _Today) -> Literal | None:
    try:
        if parts.get("month0") or parts.get("number"):
            return _absolute(parts, today)
        if parts.get("from"):
            return _from_day_before(parts, today.before)
        if parts.get("same"):
            return _from_day_before(parts, today.before or today.issued)
        if year := parts.get("year0"):
            return Literal(year, "xsd:gYear")
        return _relative(parts, today.issued, ahead=today.ahead) if today.issued else None
    except ValueError:  # the thirtieth of February
        return None


def _absolute(parts: Parts, today: _Today) -> Literal | None:
    month = _month(parts.get("month0")) or int(parts.get("number") or 0)
    day, last_day = parts.get("day0"), parts.get("day1")
    given = parts.get("year0")
    year = int(given) if given else _year(month, int(day or 0), parts, today)
    if year is None:
        return None
    if day is None:
        return Literal(f"{year:04}-{month:02}", "xsd:gYearMonth")
    if last_day is None:
        return Literal(date(year, month, int(day)).isoformat(), "xsd:date")
    last_month = _month(parts.get("month1")) or month
    # Around the new year, a year at the end is that of the end.
    first_year = year - (bool(given) and last_month < month)
    last_year = first_year + (last_month < month)
    return _interval(date(first_year, month, int(day)), date(last_year, last_month, int(last_day)))


def _from_day_before(parts: Parts, before: date | None) -> Literal | None:
    """Return "the same day", "the day after", counted from the day told before."""
    if before is None:
        return None
    words = {*(parts.get("from") or "").lower().split()}
    shift = bool(words & _DAY_AFTER) - bool(words & _DAY_BEFORE)
    return Literal((before + timedelta(days=shift)).isoformat(), "xsd:date")


def _interval(first: date, last: date) -> Literal | None:
    if last < first:
        return None
    return Literal(f"{first.isoformat()}/{last.isoformat()}", "gk:dateInterval")


def _month(name: str | None) -> int | None:
    if not name:
        return None
    return 1 + [month[:_ABBREVIATED] for month in _MONTHS].index(name.lower()[:_ABBREVIATED])


def _year(month: int, day: int, parts: Parts, today: _Today) -> int | None:
    """Return the year of a yearless date: the last one, or up to two months ahead.

    A month alone is over, or runs still, unless something is to come.
    """
    if today.issued is None:
        return None
    issued = today.issued
    candidate = date(issued.year, month, min(day or 1, _LAST_COMMON_DAY))
    ahead = today.ahead or (parts.get("which") or "").lower() == "next"
    if candidate - issued > (timedelta() if not day and not ahead else _AHEAD) and not ahead:
        return issued.year - 1
    if issued - candidate > (_RECENT if ahead else _BEHIND):
        return issued.year + 1
    return issued.year


def _relative(parts: Parts, issued: date, *, ahead: bool) -> Literal | None:
    step = {"last": -1, "next": 1}.get((parts.get("which") or "").lower(), 0)
    if weekday := parts.get("weekday"):
        day = _WEEKDAYS[weekday.lower()](1 if step > 0 or (ahead and not step) else -1)
        return Literal((issued + relativedelta(weekday=day)).isoformat(), "xsd:date")
    if unit := (parts.get("unit") or "").lower():
        step = -_COUNTS.get((parts.get("count") or "").lower(), -step)
        return _shifted(issued, step, unit)
    if ordinal := parts.get("ordinal"):
        return _of_month(issued, int(ordinal), ahead=ahead)
    word = (parts.get("word") or "").lower().split()[0]
    return Literal((issued + timedelta(days=_SHIFTS.get(word, 0))).isoformat(), "xsd:date")


def _of_month(issued: date, day: int, *, ahead: bool) -> Literal:
    """Return "on the 4th": the last one, or the next one of something to come."""
    found = issued.replace(day=day)
    if not ahead and found > issued:
        found -= relativedelta(months=1)
    if ahead and found < issued:
        found += relativedelta(months=1)
    return Literal(found.isoformat(), "xsd:date")


def _shifted(issued: date, step: int, unit: str) -> Literal | None:
    """Return the week, month or year ``step`` of them from now; "three days ago" is a day."""
    if unit == "day":
        return Literal((issued + timedelta(days=step)).isoformat(), "xsd:date")
    if unit == "year":
        return Literal(f"{issued.year + step:04}", "xsd:gYear")
    if unit == "month":
        shifted = issued + relativedelta(months=step)
        return Literal(f"{shifted.year:04}-{shifted.month:02}", "xsd:gYearMonth")
    monday = issued + relativedelta(weeks=step, weekday=MO(-1))
    return _interval(monday, monday + _WEEK)
