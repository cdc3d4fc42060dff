"""The timeline and the tables of the page, in Chromium, with the network blocked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graphkit.data_model import Modality
from graphkit.pipeline.insight import insight_of
from graphkit.visualisation import write_page

pytestmark = pytest.mark.browser

Write = Callable[..., Path]


@pytest.fixture
def opened(page: Page, sample: Any, write: Write) -> Page:
    sample.node("meeting/later", "A meeting to come", "Meeting", date="2032-01")
    sample.node("call/undated", "A call", "Call")
    told = {"modality": Modality.INTENDED, "date": "2032-01"}
    said = "Ms. Ruiz will meet them in January 2032."
    sample.say(("person/ana-ruiz", "meeting/later"), "gk:participatedIn", said, **told)
    sample.say(("person/ana-ruiz", "call/undated"), "gk:participatedIn", "Ms. Ruiz called.")
    page.goto(write(sample).as_uri())
    return page


def _timeline(page: Page) -> Any:
    page.get_by_role("button", name="Timeline").click()
    return page.locator("#timeline")


def test_timeline_lists_meetings_by_month_with_the_undated_at_the_end(opened: Page) -> None:
    timeline = _timeline(opened)
    heads = timeline.get_by_role("heading")
    expect(heads).to_have_text(
        ["January 20321 entry", "March 20319 entries", "Without a date1 entry"]
    )
    days = timeline.locator(".day").all_inner_texts()
    assert days[:-1] == sorted(days[:-1], reverse=True)
    timeline.get_by_role("button", name="Newest first").click()
    expect(heads).to_have_text(
        ["March 20319 entries", "January 20321 entry", "Without a date1 entry"]
    )
    expect(timeline.get_by_role("button", name="Oldest first")).to_be_focused()


def test_timeline_tells_who_about_what_and_in_how_many_sentences(opened: Page) -> None:
    row = _timeline(opened).locator('[data-node="meeting/norrland"]')
    expect(row.locator(".who")).to_have_text("Ana Ruiz, Björn Åkesson")
    expect(row.locator(".about")).to_contain_text("grain exports")
    expect(row.locator(".meta")).to_have_text("Meeting · 2 sentences in 2 documents")
    row.get_by_role("link", name="Norrland").click()
    expect(opened.locator("#panel h2")).to_contain_text("Norrland")
    expect(row).to_have_attribute("aria-current", "true")


def test_timeline_marks_what_is_only_planned(opened: Page) -> None:
    row = _timeline(opened).locator('[data-node="meeting/later"]')
    expect(row.locator(".badge")).to_have_text("planned")
    assert row.evaluate("row => getComputedStyle(row).borderTopStyle") == "dashed"


def test_timeline_follows_the_filters(opened: Page) -> None:
    timeline = _timeline(opened)
    expect(timeline.locator(".encounter")).to_have_count(11)
    opened.evaluate("graphkit.state.set({hiddenTypes: new Set(['Call'])})")
    expect(timeline.locator(".encounter")).to_have_count(10)
    opened.evaluate("graphkit.state.set({since: '2032-01-01'})")
    expect(timeline.locator(".encounter")).to_have_count(1)
    opened.evaluate("graphkit.state.set({until: '2031-01-01', since: null})")
    expect(timeline).to_contain_text(
        "No meeting, call, visit or event that the filters let through"
    )


def test_timeline_comes_back_with_the_address(page: Page, sample: Any, write: Write) -> None:
    page.goto(f"{write(sample).as_uri()}#show=timeline&node=meeting%2Fnorrland")
    expect(page.locator("#timeline .encounter")).to_have_count(9)
    expect(page.locator("#timeline [aria-current]")).to_contain_text("Norrland")
    expect(page.locator("#graph")).to_be_hidden()
    expect(page.locator("#count")).to_be_hidden()


def test_long_timeline_shows_more_on_demand(page: Page, empty_sample: Any, write: Write) -> None:
    for number in range(130):
        day = f"2031-{1 + number % 12:02}-{1 + number % 28:02}"
        empty_sample.node(f"meeting/{number}", f"Meeting {number}", "Meeting", date=day)
    page.goto(write(empty_sample).as_uri())
    timeline = _timeline(page)
    expect(timeline.locator(".encounter")).to_have_count(60)
    timeline.get_by_role("button", name="Show 60 more of 70").click()
    expect(timeline.locator(".encounter")).to_have_count(120)
    expect(timeline.locator(".encounter a").nth(60)).to_be_focused()
    timeline.get_by_role("button", name="Show 10 more").click()
    expect(timeline.locator(".encounter")).to_have_count(130)


def test_without_meetings_there_is_no_timeline(page: Page, empty_sample: Any, write: Write) -> None:
    empty_sample.node("person/a", "Ana Ruiz", "Person")
    page.goto(write(empty_sample).as_uri())
    expect(page.get_by_role("button", name="Timeline")).to_have_count(0)


@pytest.mark.parametrize("day", ["2031-99", "soon", "<b>2031-03", "2031-03-04/2031-03-06; 2031-05"])
def test_timeline_copes_with_any_date(
    page: Page, empty_sample: Any, write: Write, day: str
) -> None:
    empty_sample.node("meeting/a", "A meeting", "Meeting", date=day)
    empty_sample.node("meeting/b", "Another", "Meeting", date="2031")
    page.goto(write(empty_sample).as_uri())
    timeline = _timeline(page)
    expect(timeline.locator(".encounter")).to_have_count(2)
    expect(timeline).to_contain_text(day.split("/", maxsplit=1)[0])


def test_table_of_lines_sorts_and_leads_to_the_sentences(opened: Page) -> None:
    opened.get_by_role("button", name="Table").click()
    table = opened.locator("#table")
    table.get_by_role("button", name="Lines (").click()
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(int(opened.evaluate("graphkit.drawn.edges.length")))
    table.get_by_role("button", name="How").click()
    expect(rows.first.locator("td").nth(2)).to_have_text("as a fact")
    table.get_by_role("button", name="How").click()
    expect(rows.first.locator("td").nth(2)).to_have_text("planned")
    rows.first.get_by_role("button").click()
    expect(opened.locator("#panel .ends")).to_contain_text("planned")
    table.get_by_role("button", name="Nodes (").click()
    expect(table.get_by_role("columnheader", name="Neighbours")).to_be_visible()


def test_table_has_ranks_by_each_measure(page: Page, sample: Any, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    insight = insight_of(sample.graph)
    write_page(sample.graph, sample.records, path, title="Ranks", insight=insight)
    page.goto(path.as_uri())
    page.get_by_role("button", name="Table").click()
    heads = page.locator("#table thead th").all_inner_texts()
    assert [head.removeprefix("Rank: ") for head in heads if head.startswith("Rank: ")] == [
        measure.name for measure in insight.measures
    ]
    page.get_by_role("button", name="Rank: betweenness").click()
    place = heads.index("Rank: betweenness") - 1
    texts = page.locator(f"#table tbody td:nth-of-type({place + 1})").all_inner_texts()
    numbers = [int(text.replace(",", "")) for text in texts]
    assert numbers == sorted(numbers)


def test_long_table_shows_more_on_demand(page: Page, empty_sample: Any, write: Write) -> None:
    for number in range(250):
        empty_sample.node(f"person/{number}", f"Person {number:03}", "Person")
    page.goto(write(empty_sample).as_uri())
    page.evaluate("graphkit.state.set({shown: 'table', budget: 300})")
    expect(page.locator("#table tbody tr")).to_have_count(200)
    page.get_by_role("button", name="Show 50 more").click()
    expect(page.locator("#table tbody tr")).to_have_count(250)
