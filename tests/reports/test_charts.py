"""Charts: the same each time, without styles in line, safe whatever the names are."""

from __future__ import annotations

import re

import pytest

from graphkit.reports.charts import Point, bars, points

HOSTILE = "<script>alert(1)</script> $\\frac{1}{2}$ & 日本 محمد"


def some(count: int) -> list[Point]:
    return [
        Point(x=n % 5, y=n * n % 7, label=f"{n} {HOSTILE}", url=f"graph.html#node=p%2F{n}")
        for n in range(count)
    ]


def drawn() -> tuple[str, str]:
    return (
        bars(["2031-03-01", "2031-03-02"], [1, 4], title=HOSTILE),
        points(some(20), across="ties", up="betweenness", title=HOSTILE),
    )


def test_charts_are_the_same_each_time() -> None:
    assert drawn() == drawn()


@pytest.mark.parametrize("chart", drawn())
def test_charts_need_no_styles_scripts_or_anything_outside(chart: str) -> None:
    assert not re.search(
        r"<script|<style|\sstyle=|<image|https?:(?!//www\.w3\.org/2000/svg)", chart
    )
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in chart


def test_ids_of_two_charts_differ() -> None:
    ids = [set(re.findall(r'\bid="([^"]+)"', chart)) for chart in drawn()]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_names_lead_into_the_page_and_do_not_cover_each_other() -> None:
    chart = points(some(20), across="ties", up="betweenness", title="t")
    assert '<a href="graph.html#node=p%2F0">' in chart
    assert 0 < chart.count("<a ") <= 12
