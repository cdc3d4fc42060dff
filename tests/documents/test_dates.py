"""Days are found where they are written out and unambiguous."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.documents.dates import find_date, find_date_in_address

DAY = date(2021, 9, 24)


@pytest.mark.parametrize(
    "text",
    [
        "September 24, 2021",
        "Sept. 24, 2021",
        "SEPTEMBER 24 2021",
        "24 September 2021 18:30",
        "Friday, 24th of September, 2021",
        "2021-09-24 10:00",
        "2021.09.24 (15:25)",
        "2021-09-24T10:00:00+09:00",
        "24.09.2021",
        "Brussels, 24/09/2021 - 09:30, UNIQUE ID: 210924_2",
        "1893-24-09-2021 and September 24, 2021",
    ],
)
def test_full_dates_are_found(text: str) -> None:
    assert find_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["", "September 24", "May 2021", "05/06/2021", "31.02.2021", "February 31, 2021", "2021"],
)
def test_what_is_no_single_day_is_none(text: str) -> None:
    assert find_date(text) is None


def test_dots_put_the_day_first() -> None:
    assert find_date("05.06.2021") == date(2021, 6, 5)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/2021/09/24/talks", DAY),
        ("https://news.example/readout/2021-09-24/talks", DAY),
        ("https://news.example/2021/09/talks", None),
        ("https://news.example/2021/13/24/talks", None),
    ],
)
def test_day_in_an_address(url: str, expected: date | None) -> None:
    assert find_date_in_address(url) == expected
