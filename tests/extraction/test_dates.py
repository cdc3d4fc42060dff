"""Dates are read with the precision the text gives them."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.data_model import Span
from graphkit.extraction.dates import find_dates

FRIDAY = date(2021, 9, 24)


def read(text: str, *, issued: date | None = FRIDAY) -> list[str]:
    return [found.literal.value for found in find_dates(text, Span(0, len(text)), issued=issued)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on September 22, 2021", "2021-09-22"),
        ("on 22 September 2021", "2021-09-22"),
        ("on the 22nd of September, 2021", "2021-09-22"),
        ("on Sept. 22, 2021", "2021-09-22"),
        ("on Sep 22 2021", "2021-09-22"),
        ("SEPTEMBER 22, 2021", "2021-09-22"),
        ("(2021.09.22)", "2021-09-22"),
        ("2021-09-22", "2021-09-22"),
        ("22.09.2021", "2021-09-22"),
        ("on Wednesday, September 22, 2021", "2021-09-22"),
        ("on September 22 (Wednesday)", "2021-09-22"),
        ("on September 22 (Wed)", "2021-09-22"),
        ("on February 29, 2024", "2024-02-29"),
    ],
)
def test_day(text: str, value: str) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("from September 22 to 24", "2021-09-22/2021-09-24"),
        ("September 22-24, 2021", "2021-09-22/2021-09-24"),
        ("22–24 September 2021", "2021-09-22/2021-09-24"),
        ("on 22 and 23 September", "2021-09-22/2021-09-23"),
        ("September 30 to October 2, 2021", "2021-09-30/2021-10-02"),
        ("30 September - 2 October 2021", "2021-09-30/2021-10-02"),
        ("from December 30 to January 2, 2022", "2021-12-30/2022-01-02"),
    ],
)
def test_interval(text: str, value: str) -> None:
    assert read(text) == [value]
    (found,) = find_dates(text, Span(0, len(text)), issued=FRIDAY)
    assert found.literal.datatype == "gk:dateInterval"


@pytest.mark.parametrize(
    ("text", "value", "datatype"),
    [
        ("in September 2020", "2020-09", "xsd:gYearMonth"),
        ("last month", "2021-08", "xsd:gYearMonth"),
        ("this month", "2021-09", "xsd:gYearMonth"),
        ("next month", "2021-10", "xsd:gYearMonth"),
        ("last week", "2021-09-13/2021-09-19", "gk:dateInterval"),
        ("This week", "2021-09-20/2021-09-26", "gk:dateInterval"),
        ("next week", "2021-09-27/2021-10-03", "gk:dateInterval"),
        ("in March", "2021-03", "xsd:gYearMonth"),
        ("since they met in May", "2021-05", "xsd:gYearMonth"),
        ("in 2019", "2019", "xsd:gYear"),
        ("last year", "2020", "xsd:gYear"),
        ("two weeks ago", "2021-09-06/2021-09-12", "gk:dateInterval"),
        ("three days ago", "2021-09-21", "xsd:date"),
    ],
)
def test_no_more_is_said_than_the_text_says(text: str, value: str, datatype: str) -> None:
    (found,) = find_dates(text, Span(0, len(text)), issued=FRIDAY)
    assert (found.literal.value, found.literal.datatype) == (value, datatype)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("today", "2021-09-24"),
        ("Tonight", "2021-09-24"),
        ("this morning", "2021-09-24"),
        ("yesterday", "2021-09-23"),
        ("tomorrow", "2021-09-25"),
        ("on Thursday", "2021-09-23"),
        ("on Friday", "2021-09-24"),
        ("last Monday", "2021-09-20"),
        ("next Monday", "2021-09-27"),
        ("they spoke last night", "2021-09-23"),
        ("they met earlier in the day", "2021-09-24"),
        ("they met on 4th.", "2021-09-04"),
        ("they met on the 30th, and", "2021-08-30"),
    ],
)
def test_relative_words_count_from_the_day_of_issue(text: str, value: str) -> None:
    assert read(text) == [value]
    assert read(text, issued=None) == []


@pytest.mark.parametrize(
    ("text", "issued", "value"),
    [
        ("on September 22", date(2021, 9, 24), "2021-09-22"),
        ("on October 15", date(2021, 9, 24), "2021-10-15"),
        ("on December 30", date(2022, 1, 3), "2021-12-30"),
        ("on January 2", date(2021, 12, 30), "2022-01-02"),
        ("on February 29", date(2024, 3, 1), "2024-02-29"),
    ],
)
def test_missing_year_is_the_nearest(text: str, issued: date, value: str) -> None:
    assert read(text, issued=issued) == [value]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("on Monday", "2021-09-27"),
        ("last Monday", "2021-09-20"),
        ("in June", "2022-06"),
        ("on March 5", "2022-03-05"),
        ("on September 22", "2021-09-22"),
    ],
)
def test_what_is_to_come_is_counted_ahead(text: str, ahead: str) -> None:
    (found,) = find_dates(text, Span(0, len(text)), issued=FRIDAY)
    assert found.ahead.value == ahead


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on the same day", "2021-09-22"),
        ("The next day", "2021-09-23"),
        ("a day earlier", "2021-09-21"),
        ("on the previous evening", "2021-09-21"),
    ],
)
def test_days_count_from_the_day_told_before(text: str, value: str) -> None:
    before = date(2021, 9, 22)
    (found,) = find_dates(text, Span(0, len(text)), issued=FRIDAY, before=before)
    assert found.literal.value == value
    assert find_dates(text, Span(0, len(text)), issued=FRIDAY) == []


def test_missing_year_stays_missing_without_a_day_of_issue() -> None:
    assert read("on September 22 and in May 2020", issued=None) == ["2020-05"]


@pytest.mark.parametrize(
    "text",
    [
        "they may 5 times do so",
        "she will march 3 miles",
        "Prime Minister May said",
        "on February 30, 2021",
        "from September 24 to 22",
        "resolution 2231 and version 1.2",
        "5G and 13 people, 40 minutes",
        "Resolution 2021/22",
        "todays and weekend",
        "",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read(text) == []


def test_dates_come_in_order_with_their_place() -> None:
    text = "Before. Today, after May 5, 2020."
    found = find_dates(text, Span(8, len(text)), issued=FRIDAY)
    assert [date_.span.of(text) for date_ in found] == ["Today", "May 5, 2020"]
