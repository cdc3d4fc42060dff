"""Find a full, unambiguous calendar day in a line.

``05/06/2021`` is two days, depending on the country, and hence none here;
``05.06.2021`` is the fifth of June wherever dots are used. A day without its
year is no date.
"""

from __future__ import annotations

import re
from datetime import date

from dateutil import parser

from graphkit.resources.document_structure import load_document_structure

_NUMBERS = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b| of\b", re.IGNORECASE)
_YEAR_DIGITS = 4
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-])")


def find_date(text: str) -> date | None:
    """Return the first full date in ``text``, if there is one and it is one day only.

    Examples:
        >>> find_date("Brussels, 19/06/2021 - 09:30")
        datetime.date(2021, 6, 19)
        >>> find_date("Published 1 July 2022")
        datetime.date(2022, 7, 1)
        >>> find_date("05/06/2021") is None
        True
    """
    match = load_document_structure().fragments["date"].search(text)
    if match is None:
        return None
    numbers = _NUMBERS.fullmatch(match[0])
    return _from_numbers(numbers) if numbers else _from_words(match[0])


def find_date_in_address(url: str) -> date | None:
    """Return the day in the path of a web address, as in ``/2021/09/24/``.

    Examples:
        >>> find_date_in_address("https://news.example/2021/09/24/talks.html")
        datetime.date(2021, 9, 24)
    """
    match = _IN_ADDRESS.search(url)
    return _day(*match.groups()) if match else None


def _from_numbers(match: re.Match[str]) -> date | None:
    first, separator, second, third = match.groups()
    if len(first) == _YEAR_DIGITS:
        return _day(first, second, third)
    day_first = _day(third, second, first)
    if separator == ".":
        return day_first
    month_first = _day(third, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    return None


def _from_words(text: str) -> date | None:
    try:
        return parser.parse(_ORDINAL.sub("", text)).date()
    except (parser.ParserError, OverflowError):
        return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
