"""What the panel tells of nodes, lines and paths, in Chromium, with the network blocked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graphkit.data_model import Document, Modality, Polarity
from graphkit.pipeline.insight import insight_of
from graphkit.visualisation import write_page
from tests.benchmarks.synthetic import synthetic_graph
from tests.visualisation.test_page_in_browser import HOSTILE

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
RUIZ, LEVY, ILIC = "person/ana-ruiz", "person/dana-levy", "person/goran-ilić"


@pytest.fixture
def opened(page: Page, sample: Any, write: Write) -> Page:
    page.goto(write(sample).as_uri())
    return page


def _select(page: Page, node: str) -> Any:
    page.evaluate("node => graphkit.select({node})", node)
    return page.locator("#panel")


def _select_line(
    page: Page, one: str, other: str, relation: str, polarity: str = "Positive"
) -> Any:
    page.evaluate(
        """([one, other, relation, polarity]) => graphkit.select({edge: graphkit.data.edgesAt(one)
            .find((edge) => edge.relation === relation && edge.polarity === polarity
                && [edge.from, edge.to].includes(other)).id})""",
        [one, other, relation, polarity],
    )
    return page.locator("#panel")


def _section(panel: Any, title: str) -> Any:
    """The list that follows a heading."""
    return panel.locator(f'xpath=//h3[starts-with(., "{title}")]/following-sibling::*[1]')


def test_panel_links_to_what_others_call_the_same_thing(
    page: Page, empty_sample: Any, write: Write
) -> None:
    sample = empty_sample
    codes = ("Correlates of War 740", "ISO 3166 392", "ISO 3166 JP")
    links = (
        "http://www.wikidata.org/entity/Q17",
        "https://names.example/jp",
        "javascript:alert(1)",
    )
    sample.node("country/JPN", "Japan", "Country", codes=codes, same_as=links)
    sample.node("person/x", "Ana Ruiz", "Person")
    page.goto(write(sample).as_uri())
    elsewhere = _select(page, "country/JPN").locator(".elsewhere")
    expect(elsewhere).to_have_text(
        "Elsewhere: Wikidata Q17 · names.example · Correlates of War 740 · ISO 3166 392, JP"
    )
    addresses = elsewhere.locator("a").evaluate_all("links => links.map((link) => link.href)")
    assert addresses == list(links[:2])
    expect(_select(page, "person/x").locator(".elsewhere")).to_have_count(0)


def test_office_says_since_when_and_in_how_many_documents(
    page: Page, sample: Any, write: Write
) -> None:
    later = replace(sample.documents[1], issued=date(2033, 2, 1))
    sample.documents = [sample.documents[0], later]
    said = "Ana Ruiz, Foreign Minister of Costa Verde, spoke again."
    sample.say((RUIZ, "office/costa-verde"), "gk:holdsOffice", said, document=later)
    page.goto(write(sample).as_uri())
    panel = _select(page, RUIZ)
    facts = panel.locator(".facts")
    expect(facts).to_contain_text("Foreign Minister of Costa Verde")
    button = facts.get_by_role("button", name="2031-03 – 2033-02 · 2 documents")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(facts.locator("blockquote")).to_have_count(2)


def test_facts_open_to_their_sentences_for_the_other_end_too(opened: Page) -> None:
    panel = _select(opened, "office/norrland")
    expect(panel.locator("dt")).to_have_text("Held by")
    panel.get_by_role("button", name="2031-03-03 · 1 document").click()
    expect(panel.locator("blockquote")).to_contain_text("Björn Åkesson, Foreign Minister")


def test_node_has_its_ranks_among_its_type_and_its_community(
    page: Page, sample: Any, tmp_path: Path
) -> None:
    path = tmp_path / "graph.html"
    insight = insight_of(sample.graph)
    write_page(sample.graph, sample.records, path, title="Ranks", insight=insight)
    page.goto(path.as_uri())
    panel = _select(page, RUIZ)
    expect(panel.locator(".ranks")).to_contain_text("Rank among persons")
    rows = panel.locator(".ranks tbody tr")
    expect(rows).to_have_count(4)
    for row in ("neighbours", "weighted degree", "PageRank", "betweenness"):
        expect(rows.filter(has_text=row)).to_contain_text("1 of 10")
    expect(panel).to_contain_text("Community ")
    panel.get_by_text("What these numbers say").click()
    expect(panel.locator(".meaning")).to_contain_text("share of a random walk")
    _select(page, LEVY)
    expect(rows.first.locator("small")).to_contain_text("with ")


def test_meetings_are_listed_by_date_and_open_to_sentences(opened: Page) -> None:
    panel = _select(opened, RUIZ)
    rows = _section(panel, "Meetings, calls and visits (9)")
    days = rows.locator("time").all_inner_texts()
    assert days == sorted(days, reverse=True)
    rows.locator("summary").first.click()
    expect(rows.locator("blockquote").first).to_be_visible()


def test_topics_come_by_evidence(opened: Page) -> None:
    panel = _select(opened, RUIZ)
    numbers = _section(panel, "Topics").locator("summary .number").all_inner_texts()
    assert [int(text) for text in numbers] == sorted(map(int, numbers), reverse=True)
    actors = _section(_select(opened, "topic/visa-rules"), "Who speaks or is spoken of")
    expect(actors.locator("li").first).to_contain_text("Ana Ruiz")


def test_acts_are_counted_by_kind_and_part(page: Page, empty_sample: Any, write: Write) -> None:
    sample = empty_sample
    sample.node("person/a", "Ana Ruiz", "Person")
    sample.node("person/b", "Tor Berg", "Person")
    sample.node("topic/p", "peace", "Topic")
    for number in range(3):
        said = f"Ms. Ruiz asked Mr. Berg for peace, {number}."
        told = {"addressees": (("person/b", "Tor Berg"),), "verb": "asked"}
        sample.say(("person/a", "topic/p"), "gk:requested", said, **told)
    sample.say(("person/b", "topic/p"), "gk:rejected", "Mr. Berg rejected peace.")
    page.goto(write(sample).as_uri())
    asked = _section(_select(page, "person/a"), "Acts (1)")
    expect(asked.locator("summary")).to_have_text("requested3")
    asked.locator("summary").click()
    expect(asked.locator("blockquote")).to_have_count(3)
    expect(asked.locator(".says").first).to_contain_text("→ Tor Berg")
    expect(_section(_select(page, "person/b"), "Acts (2)").locator("summary")).to_have_text(
        ["rejected1", "requested — addressed here3"]
    )
    expect(_section(_select(page, "topic/p"), "Acts (2)").locator("summary")).to_have_text(
        ["requested by3", "rejected by1"]
    )


def test_sources_are_listed_by_publisher(opened: Page) -> None:
    panel = _select(opened, RUIZ)
    expect(panel.get_by_role("heading", name="Sources (2 documents)")).to_be_visible()
    rows = _section(panel, "Sources")
    rows.locator("summary").first.click()
    expect(rows.locator(".source")).to_have_count(2)
    link = rows.get_by_role("link", name="Source: Readout 1")
    expect(link).to_have_attribute("href", "https://example.org/readouts/1")


def test_sentences_outside_the_filters_come_second(page: Page, sample: Any, write: Write) -> None:
    guest = "person/björn-åkesson"
    sure = "Ms. Ruiz met Mr. Åkesson again."
    sample.say((RUIZ, guest), "gk:met", sure, quote="met")
    sample.records[-1] = replace(sample.records[-1], confidence=0.99)
    page.goto(write(sample).as_uri())
    page.evaluate("graphkit.state.set({confidence: 0.95})")
    panel = _select_line(page, RUIZ, guest, "gk:met")
    expect(panel.locator("blockquote")).to_have_text([sure])
    panel.get_by_role("button", name="1 more outside the filters").click()
    expect(panel.locator("blockquote")).to_have_count(2)
    expect(panel.locator(".left-out blockquote")).to_contain_text("in Porto Alto")


def test_said_and_denied_stand_side_by_side(page: Page, sample: Any, write: Write) -> None:
    said = "Ms. Levy met Mr. Ilić."
    sample.say((LEVY, ILIC), "gk:met", said, document=sample.documents[1])
    page.goto(write(sample).as_uri())
    for panel in (
        _select(page, LEVY),
        _select_line(page, LEVY, ILIC, "gk:met"),
        _select_line(page, LEVY, ILIC, "gk:met", "Negative"),
    ):
        sides = panel.locator(".differ .side")
        expect(sides).to_have_count(2)
        expect(sides.nth(0)).to_contain_text("Said")
        expect(sides.nth(0)).to_contain_text("Readout 2")
        expect(sides.nth(1)).to_contain_text("Denied")
        expect(sides.nth(1)).to_contain_text("Readout 1")
    panel.locator(".differ summary").click()
    expect(panel.locator(".differ .denied-card")).to_have_count(1)


def test_planned_and_done_are_told_apart(page: Page, sample: Any, write: Write) -> None:
    sample.say(("person/ivo-kral", "country/qasr"), "gk:visited", "Mr. Kral visited Qasr.")
    page.goto(write(sample).as_uri())
    panel = _select_line(page, "person/ivo-kral", "country/qasr", "gk:visited")
    expect(panel.locator(".stages .side strong")).to_have_text(["Planned", "Said as a fact"])
    panel.locator(".stages summary").click()
    card = panel.locator(".stages .planned-card")
    assert card.evaluate("card => getComputedStyle(card).borderTopStyle") == "dashed"


@pytest.mark.parametrize(
    ("other", "differ"), [("2031-03-09", True), ("2031-03-03/2031-03-05", False)]
)
def test_meeting_with_two_days_shows_both_with_their_sources(
    page: Page, sample: Any, write: Write, other: str, differ: bool
) -> None:
    for day, document in (("2031-03-04", 0), (other, 1)):
        sample.say(
            ("meeting/norrland", "meeting/norrland"), "gk:heldOn", f"It was held on {day}.",
            document=sample.documents[document], date=day,
        )  # fmt: skip
        sample.graph.remove_edges_from([("meeting/norrland", "meeting/norrland")] * 2)
        sample.records[-1] = replace(
            sample.records[-1], object=day, object_label=day, datatype="xsd:date"
        )
    page.goto(write(sample).as_uri())
    sides = _select(page, "meeting/norrland").locator(".differ .side")
    expect(sides).to_have_count(2 if differ else 0)
    if differ:
        expect(sides.nth(0)).to_contain_text("2031-03-04")
        expect(sides.nth(0)).to_contain_text("Readout 1")
        expect(sides.nth(1)).to_contain_text("2031-03-09")
        expect(sides.nth(1)).to_contain_text("Readout 2")


def test_meeting_with_two_places_shows_both_unless_one_lies_in_the_other(
    page: Page, sample: Any, write: Write
) -> None:
    for name in ("Porto Alto", "Old Harbour", "Costa Nova"):
        sample.node(f"place/{name}", name, "Place")
    for name in ("Porto Alto", "Old Harbour"):
        sample.say(("meeting/norrland", f"place/{name}"), "gk:heldAt", f"They met in {name}.")
        sample.say(("meeting/benaria", f"place/{name}"), "gk:heldAt", f"We met in {name}.")
    sample.say(("meeting/norrland", "place/Costa Nova"), "gk:heldAt", "They met in Costa Nova.")
    page.goto(write(sample).as_uri())
    panel = _select(page, "meeting/norrland")
    expect(panel.locator(".differ .side")).to_have_count(3)
    sample.say(("place/Old Harbour", "place/Porto Alto"), "gk:locatedIn", "It is in Porto Alto.")
    page.goto(write(sample).as_uri())
    expect(_select(page, "meeting/benaria").locator(".differ")).to_have_count(0)


def test_citation_is_copied(opened: Page) -> None:
    opened.evaluate(
        "Object.defineProperty(navigator, 'clipboard',"
        "{value: {writeText: async (text) => { window.copied = text; }}})"
    )
    panel = _select_line(opened, RUIZ, "person/björn-åkesson", "gk:met")
    panel.get_by_role("button", name="Copy citation").first.click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    assert opened.evaluate("window.copied") == (
        "“Minister Ruiz met Björn Åkesson, Foreign Minister of Norrland, in Porto Alto on 3 March."
        "” "
        "(Ministry of Foreign Affairs of Costa Verde, “Readout 1”, 2031-03-03, "
        "https://example.org/readouts/1)"
    )


def test_path_is_asked_for_at_a_node_and_shown_in_steps(opened: Page) -> None:
    panel = _select(opened, "person/björn-åkesson")
    panel.get_by_role("button", name="Path from here").click()
    expect(panel.locator(".notice")).to_contain_text("now select the node it leads to")
    _select(opened, "person/farah-nasser")
    expect(panel.locator("h2")).to_have_text("Shortest path")
    expect(panel).to_contain_text("From Björn Åkesson to Farah Nasser: 2 steps")
    steps = panel.locator(".step")
    expect(steps.locator("h3")).to_have_text(["Björn Åkesson", "Ana Ruiz", "Farah Nasser"])
    expect(steps.nth(0).locator("mark")).to_have_text("met Björn Åkesson")
    expect(steps.nth(1).locator("mark")).to_have_text("met Farah Nasser")
    steps.nth(1).get_by_role("link", name="Ana Ruiz").first.click()
    expect(panel.locator("h2")).to_have_text("Ana Ruiz")
    panel.get_by_role("button", name="Back to the path").click()
    expect(panel.locator("h2")).to_have_text("Shortest path")
    panel.get_by_role("button", name="Clear the path").click()
    expect(panel.locator("h2")).to_have_text("What this shows")


def test_escape_gives_up_the_path_first(opened: Page) -> None:
    panel = _select(opened, RUIZ)
    panel.get_by_role("button", name="Path from here").click()
    opened.keyboard.press("Escape")
    expect(panel.locator(".notice")).to_have_count(0)
    expect(panel.locator("h2")).to_have_text("Ana Ruiz")
    opened.locator("#graph").focus()
    opened.keyboard.press("Escape")
    expect(panel.locator("h2")).to_have_text("What this shows")


def test_no_way_is_said(opened: Page) -> None:
    opened.evaluate("graphkit.state.set({hiddenRelations: new Set(['gk:met', 'gk:discussed'])})")
    opened.evaluate("graphkit.state.set({path: {from: 'topic/visa-rules', to: 'person/ivo-kral'}})")
    expect(opened.locator("#panel")).to_contain_text("No way under these filters")


def test_rows_stay_open_while_more_is_drawn(opened: Page) -> None:
    panel = _select(opened, RUIZ)
    row = _section(panel, "met (9)").locator("li").first
    row.locator("summary").click()
    expect(row.locator("blockquote")).to_be_visible()
    opened.evaluate("graphkit.state.set({budget: 59, colour: 'community'})")
    expect(row.locator("blockquote")).to_be_visible()


def test_long_lists_show_more_on_demand(page: Page, empty_sample: Any, write: Write) -> None:
    sample = empty_sample
    sample.node("person/a", "Ana Ruiz", "Person")
    sample.node("person/b", "Tor Berg", "Person")
    for number in range(75):
        sample.say(("person/a", "person/b"), "gk:met", f"Ana met Tor, time {number:02}.")
    page.goto(write(sample).as_uri())
    panel = _select_line(page, "person/a", "person/b", "gk:met")
    expect(panel).to_contain_text("75 sentences in 1 document")
    expect(panel.locator("blockquote")).to_have_count(10)
    panel.get_by_role("button", name="Show 50 more of 65").click()
    expect(panel.locator("blockquote")).to_have_count(60)
    expect(panel.locator("article").nth(10)).to_be_focused()
    panel.get_by_role("button", name="Show 15 more").click()
    expect(panel.locator("blockquote")).to_have_count(75)


def test_node_with_thousands_of_records_opens_at_once(page: Page, tmp_path: Path) -> None:
    made = synthetic_graph(3000)
    path = tmp_path / "graph.html"
    write_page(made.graph, made.records, path, title="Large", documents=made.documents)
    page.goto(path.as_uri())
    counts = """graphkit.data.nodes.slice(0, 50).map((node) =>
        ({id: node.id, records: graphkit.data.placesAround(node.id).length}))"""
    busiest = max(page.evaluate(counts), key=lambda one: one["records"])
    assert busiest["records"] > 500
    panel = _select(page, busiest["id"])
    assert panel.locator("article").count() < 20
    assert panel.locator("*").count() < 1500


@pytest.mark.parametrize("relation", ["gk:met", "gk:invented"])
def test_lines_without_records_say_so(
    page: Page, empty_sample: Any, write: Write, relation: str
) -> None:
    empty_sample.node("person/a", "Ana Ruiz", "Person")
    empty_sample.node("person/b", "Tor Berg", "Person")
    told = {"modality": Modality.INTENDED, "polarity": Polarity.NEGATIVE}
    empty_sample.say(("person/a", "person/b"), relation, "They will not meet.", **told)
    empty_sample.records = []
    page.goto(write(empty_sample).as_uri())
    panel = _select(page, "person/a")
    expect(panel.locator("summary", has_text="Tor Berg")).to_be_visible()
    page.evaluate("graphkit.select({edge: graphkit.data.edges[0].id})")
    expect(panel).to_contain_text("No sentence was handed over with this line.")


def test_meeting_planned_and_held_shows_both(page: Page, sample: Any, write: Write) -> None:
    planned = {"modality": Modality.INTENDED, "document": sample.documents[1]}
    ends = ("person/ana-ruiz", "meeting/norrland")
    sample.say(ends, "gk:participatedIn", "Ms. Ruiz will come.", **planned)
    sample.node("visit/a", "A visit to come", "Visit")
    sample.say(("person/ana-ruiz", "visit/a"), "gk:participatedIn", "She will go.", **planned)
    page.goto(write(sample).as_uri())
    sides = _select(page, "meeting/norrland").locator(".stages .side")
    expect(sides).to_have_count(2)
    expect(sides.nth(0)).to_contain_text("Planned")
    expect(sides.nth(0)).to_contain_text("Readout 2")
    expect(sides.nth(1)).to_contain_text("Said as a fact")
    expect(page.locator("#panel p.kind .badge")).to_have_count(0)
    expect(_select(page, "visit/a").locator("p.kind .badge")).to_have_text("planned")


def test_overview_opens_documents_to_their_sentences(opened: Page) -> None:
    cards = opened.locator("#panel .plain-cards > li")
    expect(cards.locator("strong")).to_have_text(["Readout 2", "Readout 1"])
    cards.last.get_by_text("What was read in it").click()
    expect(cards.last.locator("blockquote").first).to_be_visible()


def test_what_is_read_twice_in_a_sentence_is_told_once(
    page: Page, empty_sample: Any, write: Write
) -> None:
    empty_sample.node("person/a", "Ana Ruiz", "Person")
    empty_sample.node("person/b", "Tor Berg", "Person")
    said = "Ana met Tor, and met Tor again."
    for quote in ("met Tor,", "met Tor again"):
        empty_sample.say(("person/a", "person/b"), "gk:met", said, quote=quote)
    page.goto(write(empty_sample).as_uri())
    page.evaluate("graphkit.select({edge: graphkit.data.edges[0].id})")
    expect(page.locator("#panel mark")).to_have_count(2)
    expect(page.locator("#panel .says")).to_have_count(1)


@pytest.mark.parametrize("probe", HOSTILE)
def test_hostile_text_in_every_view_of_the_panel(
    page: Page, empty_sample: Any, write: Write, probe: str
) -> None:
    sample = empty_sample
    document = Document(
        id="document/x", source="x.txt", text="", content_hash="", title=probe, publisher=probe
    )
    sample.documents = [document]
    sample.node("person/x", f"person {probe}", "Person")
    sample.node("office/o", f"office {probe}", "Office")
    sample.node("topic/y", f"topic {probe}", "Topic")
    for name in ("meeting/a", "meeting/b"):
        sample.node(name, f"{name} {probe}", "Meeting", date=probe)
        sample.say(("person/x", name), "gk:participatedIn", f"{probe} came", quote=probe)
        sample.say((name, "topic/y"), "gk:discussed", f"{probe} was discussed", date=probe)
    sample.say(("person/x", "office/o"), "gk:holdsOffice", f"{probe} held", date=probe)
    for polarity in (Polarity.POSITIVE, Polarity.NEGATIVE):
        sample.say(("person/x", "topic/y"), "gk:supported", f"{probe} said", polarity=polarity)
    page.goto(write(sample, title=probe).as_uri())
    title = page.title()
    for node in ("person/x", "meeting/a", "topic/y", "office/o"):
        page.evaluate("node => graphkit.select({node})", node)
        page.evaluate("document.querySelectorAll('.since').forEach((button) => button.click())")
        page.evaluate("document.querySelectorAll('details').forEach((row) => { row.open = true; })")
    page.evaluate("graphkit.state.set({selected: null, path: {from: 'office/o', to: 'topic/y'}})")
    for shown in ("timeline", "table", "graph"):
        page.evaluate("shown => graphkit.state.set({shown})", shown)
    page.wait_for_timeout(50)
    assert page.title() == title
    assert page.locator("img, iframe, svg[onload], #panel script, #panel style").count() == 0
    addresses = page.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert all(address.startswith("#") for address in addresses)
