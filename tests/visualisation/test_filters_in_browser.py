"""Search, filters, time, path and address of the page, in Chromium, with the network blocked."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graphkit.visualisation import Insight, NodeMeasure, write_page
from tests.benchmarks.synthetic import synthetic_graph

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
LINES = "graphkit.drawn.edges.map((edge) => edge.words + ' ' + edge.modality + ' ' + edge.polarity)"


@pytest.fixture
def opened(page: Page, sample: Any, write: Write) -> Page:
    page.goto(write(sample).as_uri())
    return page


def _lines(page: Page) -> list[str]:
    return list(page.evaluate(LINES))


def _names(page: Page) -> set[str]:
    return set(page.evaluate("graphkit.drawn.nodes.map((node) => node.name)"))


def test_what_is_planned_can_be_filtered_out(opened: Page) -> None:
    assert "visited Intended Positive" in _lines(opened)
    opened.get_by_role("checkbox", name="planned").uncheck()
    assert "visited Intended Positive" not in _lines(opened)
    assert "met Asserted Negative" in _lines(opened)


def test_what_is_denied_can_be_seen_alone(opened: Page) -> None:
    for name in ("said as a fact", "planned"):
        opened.get_by_role("checkbox", name=name).uncheck()
    assert _lines(opened) == ["met Asserted Negative"]
    assert _names(opened) == {"Dana Levy", "Goran Ilić"}
    opened.get_by_role("button", name="Clear filters").click()
    expect(opened.locator("#clear")).to_be_hidden()
    assert len(_lines(opened)) > 1


def test_lines_need_sentences_that_are_sure_enough(page: Page, sample: Any, write: Write) -> None:
    sample.records = [
        replace(record, confidence=0.6 if record.predicate == "gk:met" else 0.9)
        for record in sample.records
    ]
    page.goto(write(sample).as_uri())
    page.locator("#confidence").evaluate(
        "(slider) => { slider.value = slider.max; slider.dispatchEvent(new Event('input')); }"
    )
    expect(page.locator("#confidence-value")).to_have_text("at least 0.90")
    assert not any(line.startswith("met ") for line in _lines(page))
    assert any(line.startswith("participatedIn ") for line in _lines(page))


def test_publishers_can_be_taken_out(page: Page, sample: Any, write: Write) -> None:
    sample.documents[1] = replace(sample.documents[1], publisher="Gazette")
    page.goto(write(sample).as_uri())
    before = len(_lines(page))
    page.get_by_role("checkbox", name="Gazette").uncheck()
    assert 0 < len(_lines(page)) < before
    assert page.evaluate("[...graphkit.state.get().hiddenPublishers]") == ["Gazette"]


def test_evidence_asks_for_more_than_one_sentence(
    page: Page, empty_sample: Any, write: Write
) -> None:
    for letter in "abc":
        empty_sample.node(f"person/{letter}", f"Person {letter.upper()}", "Person")
    empty_sample.say(("person/a", "person/b"), "gk:met", "A met B.")
    empty_sample.say(("person/a", "person/c"), "gk:met", "A met C on Monday.")
    empty_sample.records.append(
        replace(empty_sample.records[1], sentence="C met A.", quote="C met A.", quote_start=0)
    )
    page.goto(write(empty_sample).as_uri())
    page.locator("#evidence").press("ArrowRight")
    expect(page.locator("#evidence-value")).to_have_text("at least 2 sentences")
    assert _names(page) == {"Person A", "Person C"}


def test_a_line_can_need_independent_publishers(
    page: Page, empty_sample: Any, write: Write
) -> None:
    for letter in "abc":
        empty_sample.node(f"person/{letter}", f"Person {letter.upper()}", "Person")
    empty_sample.say(("person/a", "person/b"), "gk:met", "A met B.", origin="gazette")
    empty_sample.say(("person/a", "person/c"), "gk:met", "A met C on Monday.", origin="gazette")
    first, second = empty_sample.records
    # One more paper tells of either meeting: of the first in the same words.
    copy, other = "document/copy", "document/other"
    empty_sample.records += [
        replace(first, document=copy, evidence="evidence/copy"),
        replace(second, document=other, origin="herald", evidence="evidence/other"),
    ]
    page.goto(write(empty_sample).as_uri())
    page.locator("#origins").press("ArrowRight")
    expect(page.locator("#origins-value")).to_have_text("at least 2 publishers")
    assert _names(page) == {"Person A", "Person C"}
    expect(page).to_have_url(re.compile("independent=2"))  # written after a moment
    page.get_by_role("button", name="Clear filters").click()
    assert _names(page) == {"Person A", "Person B", "Person C"}


def test_time_can_be_narrowed_and_played(opened: Page) -> None:
    opened.get_by_role("slider", name="Until").press("Home")
    assert opened.evaluate("graphkit.state.get().until") == "2031-03-03"
    days = opened.evaluate("graphkit.drawn.edges.map((edge) => edge.first).filter(Boolean)")
    assert set(days) == {"2031-03-03"}
    opened.get_by_role("button", name="Play").click()
    expect(opened.get_by_role("button", name="Stop")).to_be_visible()
    opened.wait_for_timeout(900)
    assert opened.evaluate("graphkit.state.get().since") == "2031-03-04"
    expect(opened.get_by_role("button", name="Play")).to_be_visible(timeout=4000)


def test_without_dates_there_is_no_time(page: Page, empty_sample: Any, write: Write) -> None:
    empty_sample.node("person/a", "A", "Person")
    empty_sample.node("person/b", "B", "Person")
    empty_sample.say(("person/a", "person/b"), "gk:met", "They met.")
    empty_sample.records = [replace(record, issued=None) for record in empty_sample.records]
    page.goto(write(empty_sample).as_uri())
    expect(page.locator("details.time")).to_be_hidden()


def test_strays_do_not_stretch_the_scale_of_time(page: Page, sample: Any, write: Write) -> None:
    many = [
        replace(
            sample.records[0], id=f"statement/x{number}", date=str(date(2031, 3, 1 + number % 9))
        )
        for number in range(400)
    ]
    sample.records += [*many, replace(many[0], id="statement/stray", date="1831")]
    page.goto(write(sample).as_uri())
    bins = page.evaluate("graphkit.time.bins()")
    assert bins["unit"]["name"] == "day"
    assert bins["list"][0]["since"] == "2031-03-01"


def test_sentences_are_found_by_their_words(opened: Page) -> None:
    opened.locator("#query").fill("did not meet")
    option = opened.locator("#found [role=option]")
    expect(option).to_have_text("Ms. Levy did not meet Mr. Ilić.")
    expect(option.locator("mark")).to_have_text("did")
    opened.locator("#query").press("Enter")
    expect(opened.locator("#panel blockquote").first).to_have_text(
        "Ms. Levy did not meet Mr. Ilić."
    )


def test_names_come_before_sentences(opened: Page) -> None:
    opened.locator("#query").fill("ruiz")
    first, second = (opened.locator("#found [role=option]").nth(number) for number in (0, 1))
    expect(first).to_contain_text("Ana Ruiz")
    expect(second.locator(".excerpt")).to_contain_text("Ruiz")
    expect(opened.locator("#found .head")).to_contain_text("sentences")


def test_path_is_drawn_with_its_lines(opened: Page) -> None:
    opened.evaluate("graphkit.state.set({path: {from: 'person/ivo-kral', to: 'country/norrland'}})")
    hops = opened.evaluate("graphkit.paths.current()")
    assert [hop["from"] for hop in hops[1:]] == [hop["to"] for hop in hops[:-1]]
    assert len(hops) == 3
    assert hops[0]["from"] == "person/ivo-kral"
    assert hops[-1]["to"] == "country/norrland"
    drawn = set(opened.evaluate("graphkit.drawn.edges.map((edge) => edge.id)"))
    assert {edge["id"] for hop in hops for edge in hop["edges"]} <= drawn


def test_path_keeps_to_what_the_filters_let_through(opened: Page) -> None:
    ends = "{path: {from: 'person/dana-levy', to: 'person/goran-ilić'}}"
    opened.evaluate(f"graphkit.state.set({ends})")
    assert len(opened.evaluate("graphkit.paths.current()")) == 1
    opened.get_by_role("checkbox", name="denied").uncheck()
    assert len(opened.evaluate("graphkit.paths.current()")) > 1


def test_address_brings_the_view_back(opened: Page) -> None:
    opened.evaluate(
        """() => {
            graphkit.state.set({since: '2031-03-04', hiddenTypes: new Set(['Topic']),
                shown: 'table', theme: 'dark', hiddenModalities: new Set(['Denied'])});
            graphkit.select({node: 'person/ana-ruiz'});
        }"""
    )
    opened.wait_for_function("() => location.hash.includes('theme=dark')")
    address = opened.url
    seen = opened.evaluate("graphkit.drawn.nodes.map((node) => node.id)")
    opened.goto("about:blank")
    opened.goto(address)
    expect(opened.locator("#panel h2")).to_have_text("Ana Ruiz")
    expect(opened.locator("#table")).to_be_visible()
    expect(opened.locator("html")).to_have_attribute("data-theme", "dark")
    assert opened.evaluate("graphkit.drawn.nodes.map((node) => node.id)") == seen
    assert opened.evaluate("[...graphkit.state.get().hiddenTypes]") == ["Topic"]


def test_address_of_a_line_brings_it_back(opened: Page) -> None:
    opened.evaluate(
        """graphkit.select({edge: graphkit.data.edges.find(
            (edge) => edge.polarity === 'Negative').id})"""
    )
    opened.wait_for_function("() => location.hash.includes('line=')")
    address = opened.url
    opened.goto("about:blank")
    opened.goto(address)
    expect(opened.locator("#panel blockquote").first).to_have_text(
        "Ms. Levy did not meet Mr. Ilić."
    )


@pytest.mark.parametrize(
    "hash_",
    ["node=%E0%A4%A", "node=nobody", "line=x", "path=a|b", "more=-5", "since=<b>", "size=weight",
     "show=x&theme=neon&colour=red", "types=", "confidence=NaN", "__proto__=1", "=&&=|"],
)  # fmt: skip
def test_wrong_addresses_do_no_harm(page: Page, sample: Any, write: Write, hash_: str) -> None:
    page.goto(f"{write(sample).as_uri()}#{hash_}")
    expect(page.locator("#count")).to_contain_text("of 59 nodes")
    expect(page.locator("#panel h2")).to_have_text("What this shows")


def test_nodes_are_coloured_by_community_and_sized_by_a_measure(
    page: Page, sample: Any, tmp_path: Path
) -> None:
    values = {"person/ana-ruiz": 0.5, "person/dana-levy": 0.1}
    insight = Insight(
        measures=[NodeMeasure(name="PageRank", says="share of a walk", values=values)],
        communities=[["person/ana-ruiz", "country/norrland"], ["person/dana-levy"]],
    )
    path = write_page(sample.graph, sample.records, tmp_path / "g.html", title="x", insight=insight)
    page.goto(path.as_uri())
    page.locator("#colour").select_option("community")
    page.locator("#size").select_option("PageRank")
    expect(page.locator("#groups li")).to_have_count(2)
    expect(page.locator("#marks")).to_contain_text("more PageRank – share of a walk")
    item = "graphkit.network.body.data.nodes.get('person/{}')"
    one, other = (page.evaluate(item.format(name)) for name in ("ana-ruiz", "dana-levy"))
    assert one["color"]["background"] != other["color"]["background"]
    assert one["size"] > other["size"]


def test_large_graph_opens_with_what_can_be_read(page: Page, tmp_path: Path) -> None:
    made = synthetic_graph(3000)
    path = write_page(
        made.graph, made.records, tmp_path / "g.html", title="x", documents=made.documents
    )
    assert "DecompressionStream" in path.read_text("utf-8")
    page.goto(path.as_uri())
    expect(page.locator("#count")).to_contain_text("of 3,000 nodes · the weightiest")
    assert len(_lines(page)) <= 2 * 200
    boxes = page.evaluate(
        "graphkit.drawn.nodes.map((node) => [node.x, node.y])",
    )
    assert len({tuple(box) for box in boxes}) == len(boxes)


def test_nodes_brought_in_get_a_place_of_their_own(page: Page, tmp_path: Path) -> None:
    made = synthetic_graph(1000)
    path = write_page(
        made.graph, made.records, tmp_path / "g.html", title="x", documents=made.documents
    )
    page.goto(path.as_uri())
    before = page.evaluate(
        "Object.fromEntries(graphkit.drawn.nodes.map((n) => [n.id, [n.x, n.y]]))"
    )
    page.get_by_role("button", name="Draw 100 more").click()
    after = page.evaluate("Object.fromEntries(graphkit.drawn.nodes.map((n) => [n.id, [n.x, n.y]]))")
    assert {name: after[name] for name in before if name in after} == {
        name: place for name, place in before.items() if name in after
    }
    assert len(after) > len(before)
    assert len({tuple(place) for place in after.values()}) == len(after)


def test_no_more_is_drawn_than_can_be_seen(page: Page, tmp_path: Path) -> None:
    made = synthetic_graph(3000)
    path = write_page(
        made.graph, made.records, tmp_path / "g.html", title="x", documents=made.documents
    )
    page.goto(f"{path.as_uri()}#more=99999")
    expect(page.locator("#count")).to_contain_text("of 3,000 nodes")
    expect(page.locator("#more")).to_be_hidden()
    assert 900 < len(_names(page)) <= 1000
    hub = page.evaluate(
        """graphkit.data.nodes.map((node) => [graphkit.data.neighbours(node.id).length, node.id])
            .sort((a, b) => b[0] - a[0])[0][1]"""
    )
    page.evaluate("(id) => { graphkit.state.reset(); graphkit.select({node: id}); }", hub)
    before = len(_names(page))
    page.get_by_role("button", name="Bring in 100 of").click()
    assert before < len(_names(page)) <= before + 100
