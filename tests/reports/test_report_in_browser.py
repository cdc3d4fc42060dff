"""The report and the comparison in a browser: axe-core finds nothing, nothing leaves the page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from graphkit.data_model import StatementRecord
from graphkit.reports import Period, build_report, compare

Graphs: TypeAlias = "Mapping[str, nx.Graph[str]]"
Records = list[StatementRecord]

pytestmark = pytest.mark.browser


@pytest.fixture(params=["report", "comparison"])
def written(
    request: pytest.FixtureRequest, graphs: Graphs, records: Records, tmp_path: Path
) -> Path:
    graph = graphs["who-met-whom"]
    # A second way round makes brokers enough for a chart.
    graph.add_edge("person/d", "person/e", weight=1, statements=("statement/02",))
    graph.add_edge("person/e", "person/c", weight=3, statements=("statement/03",))
    if request.param == "report":
        html = build_report(graphs, records, page="graph.html").to_html()
    else:
        html = compare(
            Period("2030", graphs, records), Period("2031", graphs, records), page="graph.html"
        ).to_html()
    file = tmp_path / "made.html"
    file.write_text(html, encoding="utf-8")
    return file


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(page: Page, written: Path, theme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto(written.as_uri())
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_chart_takes_the_colours_of_the_page(page: Page, written: Path) -> None:
    page.goto(written.as_uri())
    if page.locator("svg.chart").count() == 0:
        return
    fill = "getComputedStyle(document.querySelector('svg.chart text')).fill"
    light = page.evaluate(fill)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(fill) != light
