"""The report on paper: escaped, self-contained, the same each time."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

import networkx as nx
import pytest
from playwright.sync_api import Page

from graphkit.data_model import StatementRecord
from graphkit.reports import build_report
from graphkit.reports.text import counted, listed, markdown, number, plain, shortened

Graphs: TypeAlias = "Mapping[str, nx.Graph[str]]"
Records = list[StatementRecord]
MakeRecord = Callable[..., StatementRecord]

HOSTILE = "<img src=x onerror=alert(1)>|`*_[a](javascript:x)\u202e\x1b[31m\n# {{ 7*7 }}</style>"
VOID = frozenset({"meta", "br", "rect"})


class Checker(HTMLParser):
    """Collects elements and attributes, and what is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def hostile(graphs: Graphs, records: Records, make_record: MakeRecord) -> tuple[Graphs, Records]:
    graph = graphs["who-met-whom"]
    graph.graph.update(title=HOSTILE, description=HOSTILE, weight=HOSTILE)
    for node in graph:
        graph.nodes[node].update(label=f"{node} {HOSTILE}", country=HOSTILE)
    texts = {"quote": HOSTILE, "document_title": HOSTILE, "publisher": HOSTILE, "issued": HOSTILE}
    hostile_records = [
        make_record(number, meeting=f"meeting/{number}", **texts) for number in range(4)
    ]
    return graphs, [*hostile_records, *records[4:]]


def checked(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    assert checker.open == []
    return checker


def test_html_shows_hostile_text_as_text(hostile: tuple[Graphs, Records]) -> None:
    checker = checked(build_report(*hostile).to_html())
    assert not {"img", "script", "a[href^=javascript]", "iframe"} & set(checker.elements)
    assert not any(name.startswith("on") for name, _ in checker.attributes)
    assert "<img src=x onerror=alert(1)>" in checker.text
    assert "{{ 7*7 }}" in checker.text


def test_html_loads_nothing_and_runs_nothing(graphs: Graphs, records: Records) -> None:
    html = build_report(graphs, records).to_html()
    checker = checked(html)
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "http://" not in html.replace("http-equiv", "")
    assert "https://" not in html
    assert {value[0] for name, value in checker.attributes if name in {"href", "src"}} == {"#"}
    assert not {"script", "link", "img", "iframe"} & set(checker.elements)
    assert not {"style", "onclick"} & {name for name, _ in checker.attributes}


def test_html_allows_its_own_style_and_nothing_else(graphs: Graphs, records: Records) -> None:
    html = build_report(graphs, records).to_html()
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'\"" in html
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_links_of_the_html_lead_somewhere(graphs: Graphs, records: Records) -> None:
    attributes = checked(build_report(graphs, records).to_html()).attributes
    ids = [value for name, value in attributes if name == "id"]
    targets = {value[1:] for name, value in attributes if name == "href"}
    named = {value for name, value in attributes if name == "aria-labelledby"}
    assert len(ids) == len(set(ids))
    assert targets | named <= set(ids)


def test_markdown_shows_hostile_text_as_text(hostile: tuple[Graphs, Records]) -> None:
    text = build_report(*hostile).to_markdown()
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert not re.search(r"(?<!\\)\[a\]", text)
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert [line for line in text.splitlines() if line.startswith("# ")] == ["# Centrality report"]


def test_rows_of_markdown_tables_have_as_many_cells_as_their_heads(
    hostile: tuple[Graphs, Records],
) -> None:
    width, tables = 0, 0
    for line in build_report(*hostile).to_markdown().splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line))
        if not line.startswith("|"):
            assert cells == 0
            width = 0
        elif width:
            assert cells == width
        else:
            width, tables = cells, tables + 1
    assert tables > 10


def test_markdown_has_a_line_of_evidence_and_marks_ties(graphs: Graphs, records: Records) -> None:
    text = build_report(graphs, records, measures=["degree"], without=()).to_markdown()
    assert "| 1 | Ana (Arvenia) | 3 (1) | 3 | 1 | “quote 0” – One, 2031-03-12 |\n" in text
    assert "| 2= | Bo | 2 (2=) |" in text
    assert "| 5 | Ed | 0 (5) | 0 | 0 | – |" in text


@pytest.mark.parametrize("form", ["to_markdown", "to_html"])
def test_tie_that_crosses_the_last_row_is_told(graphs: Graphs, records: Records, form: str) -> None:
    report = build_report(graphs, records, measures=["degree"], top=2, without=())
    text: str = getattr(report, form)()
    assert "shared with others that are not: 2 nodes on rank 2." in text
    assert not re.search(r"(\| |<bdi>)Cy\b", text.partition("Communities")[0])


@pytest.mark.parametrize("form", ["to_markdown", "to_html"])
def test_report_says_of_what_each_number_is(graphs: Graphs, records: Records, form: str) -> None:
    text: str = getattr(build_report(graphs, records), form)()
    for said in (
        "weight: number of distinct meetings · direction: ignored",
        "Isolates (1): ",
        "2 components of which the largest has 4 nodes",
        "Modularity ",
        "Ministry of Arvenia",
        "How to read this",
    ):
        assert said in text


def test_csv_cells_do_not_begin_a_formula(graphs: Graphs, records: Records) -> None:
    graphs["who-met-whom"].nodes["person/a"]["label"] = "=1+1"
    for name, text in build_report(graphs, records).to_csv().items():
        for row in csv.reader(io.StringIO(text)):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row), name


def test_notebook_shows_the_page(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records)
    shown = checked(report._repr_html_())
    assert shown.elements == ["iframe"]
    assert dict(shown.attributes)["srcdoc"] == report.to_html()
    assert "allow-scripts" not in dict(shown.attributes)["sandbox"]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.1 + 0.2, "0.3"), (1234567.0, "1.23457e+06"), (2.0, "2"), (-0.0, "0"), (None, "–")],
)
def test_numbers_have_six_digits(value: float | None, written: str) -> None:
    assert number(value) == written


def test_texts_are_put_on_one_line() -> None:
    assert plain(" a\n b\u202e\x00 ") == "a b"
    assert markdown("a|b_<c>") == r"a\|b\_&lt;c&gt;"
    assert listed(["a"]) == "a"
    assert listed([]) == ""
    assert counted(0, "node") == "0 nodes"


def test_long_quote_is_cut_at_a_word() -> None:
    cut = shortened("word " * 100)
    assert cut.endswith("word …")
    assert len(cut) <= 242


@pytest.mark.browser
def test_html_opens_without_complaint(
    hostile: tuple[Graphs, Records], tmp_path: Path, page: Page
) -> None:
    file = tmp_path / "report.html"
    file.write_text(build_report(*hostile).to_html(), encoding="utf-8")
    page.goto(file.as_uri())
    assert page.locator("h1").inner_text() == "Centrality report"
    assert page.locator("img").count() == 0
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.set_viewport_size({"width": 380, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
