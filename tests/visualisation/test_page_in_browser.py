"""What a reader does with the page, in Chromium, with the network blocked.

The fixture ``page`` fails a test whose page logs an error or asks for anything.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graphkit.data_model import Document
from graphkit.visualisation.text import displayable

pytestmark = pytest.mark.browser

HOSTILE = [
    "<img src=x onerror=\"document.title='ran'\">",
    "</script><script>document.title='ran'</script>",
    "<svg onload=\"document.title='ran'\">",
    "<a href=\"javascript:document.title='ran'\">click</a>",
    '"><iframe srcdoc="<script>parent.document.title=\'ran\'</script>">',
    "<!--<script>document.title='ran'//",
    "</title><style>*{display:none}</style>",
    "{{constructor.constructor(\"document.title='ran'\")()}}",
    "\u202e\u2066ran\u2069 \u2028\u2029 \x00",
]
Write = Callable[..., Path]


@pytest.fixture
def opened(page: Page, sample: Any, write: Write) -> Page:
    page.goto(write(sample).as_uri())
    return page


def _edge_id(page: Page, one: str, other: str, relation: str) -> str:
    found = page.evaluate(
        """([one, other, relation]) => graphkit.data.edgesAt(one).find((edge) =>
            edge.relation === relation && [edge.from, edge.to].includes(other)).id""",
        [one, other, relation],
    )
    return str(found)


def _place(page: Page, script: str) -> tuple[float, float]:
    """Where a point of the drawing is in the window; ``script`` gives its coordinates."""
    place = page.evaluate(f"graphkit.network.canvasToDOM({script})")
    box = page.locator("#graph").bounding_box()
    assert box is not None
    return box["x"] + place["x"], box["y"] + place["y"]


def _drawn(page: Page) -> set[str]:
    return set(page.evaluate("graphkit.network.body.data.nodes.getIds()"))


def _labels_in_search(page: Page) -> list[str]:
    return page.locator("#found li").all_inner_texts()


def test_page_opens(opened: Page) -> None:
    expect(opened).to_have_title("A week in March")
    expect(opened.locator("#summary")).to_contain_text("2 documents · 59 nodes · 76 statements")
    expect(opened.locator("#count")).to_contain_text("showing 39 of 59 nodes")
    expect(opened.locator("#graph canvas")).to_be_visible()


def test_selected_edge_shows_the_sentence_with_its_source(opened: Page) -> None:
    edge = _edge_id(opened, "person/ana-ruiz", "person/björn-åkesson", "gk:met")
    opened.evaluate("edge => graphkit.select({edge})", edge)
    card = opened.locator("#panel .card").first
    expect(card.locator("blockquote")).to_have_text(
        "Minister Ruiz met Björn Åkesson, Foreign Minister of Norrland, in Porto Alto on 3 March."
    )
    expect(card.locator("mark")).to_have_text("met Björn Åkesson")
    expect(card).to_contain_text("Readout 1")
    expect(card).to_contain_text("published 2031-03-03")
    expect(card).to_contain_text("confidence 0.90")
    expect(card).to_contain_text("rule sample")
    link = card.get_by_role("link", name="Source")
    expect(link).to_have_attribute("href", "https://example.org/readouts/1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_click_on_an_edge_shows_the_sentence(page: Page, empty_sample: Any, write: Write) -> None:
    empty_sample.node("person/a", "Ana Ruiz", "Person")
    empty_sample.node("person/b", "Tor Berg", "Person")
    empty_sample.say(("person/a", "person/b"), "gk:met", "Ms. Ruiz met Mr. Berg.", quote="met")
    page.goto(write(empty_sample).as_uri())
    middle = """(() => {
        const {"person/a": a, "person/b": b} = graphkit.network.getPositions();
        return {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
    })()"""
    page.mouse.click(*_place(page, middle))
    expect(page.locator("#panel blockquote")).to_have_text("Ms. Ruiz met Mr. Berg.")
    expect(page.locator("#panel mark")).to_have_text("met")


def test_click_on_a_node_shows_what_is_said_of_it(opened: Page) -> None:
    opened.mouse.click(*_place(opened, 'graphkit.network.getPosition("person/ana-ruiz")'))
    panel = opened.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Ana Ruiz")
    expect(panel).to_contain_text("Also: Minister Ruiz")
    expect(panel.locator(".facts")).to_contain_text("Foreign Minister of Costa Verde")
    expect(panel.get_by_role("heading", name="met (9)")).to_be_visible()


def test_click_on_nothing_clears_the_selection(opened: Page) -> None:
    opened.evaluate("graphkit.select({node: 'person/ana-ruiz'})")
    box = opened.locator("#graph").bounding_box()
    assert box is not None
    opened.mouse.click(box["x"] + 6, box["y"] + 6)
    expect(opened.locator("#panel h2")).to_have_text("What this shows")


def test_row_of_a_neighbour_opens_to_its_sentences(opened: Page) -> None:
    opened.evaluate("graphkit.select({node: 'person/ana-ruiz'})")
    row = opened.locator("#panel .rows > li", has_text="Farah Nasser")
    expect(row.locator("blockquote")).to_have_count(0)
    row.locator("summary").click()
    expect(row.locator("blockquote")).to_contain_text("met Farah Nasser")
    row.get_by_role("link", name="Go to Farah Nasser").click()
    expect(opened.locator("#panel h2")).to_have_text("Farah Nasser")


def test_meeting_shows_participants_topics_date_and_sentences(opened: Page) -> None:
    opened.evaluate("graphkit.select({node: 'meeting/norrland'})")
    panel = opened.locator("#panel")
    expect(panel).to_contain_text("2031-03-04")
    expect(panel.locator(".facts")).to_contain_text("Ana Ruiz")
    expect(panel.locator(".facts")).to_contain_text("Björn Åkesson")
    expect(panel.locator(".rows", has_text="grain exports")).to_be_visible()
    expect(panel.get_by_role("heading", name="Sentences (2)")).to_be_visible()


def test_sentence_of_several_statements_is_one_card(opened: Page) -> None:
    opened.evaluate("graphkit.select({node: 'meeting/norrland'})")
    card = opened.locator("#panel .card", has_text="exchanged views on").first
    expect(card.locator("mark")).to_have_text(["grain exports", "visa rules", "river navigation"])
    expect(card.locator(".says")).to_have_count(3)


def test_overlapping_quotes_are_marked_as_one(page: Page, empty_sample: Any, write: Write) -> None:
    empty_sample.node("person/a", "Ana Ruiz", "Person")
    empty_sample.node("topic/b", "peace", "Topic")
    for quote in ("they all wanted", "wanted peace", "now"):
        said = "Ana said they all wanted peace and now."
        empty_sample.say(("person/a", "topic/b"), "gk:stated", said, quote=quote)
    page.goto(write(empty_sample).as_uri())
    page.evaluate("graphkit.select({edge: graphkit.data.edges[0].id})")
    expect(page.locator("#panel .card")).to_have_count(1)
    expect(page.locator("#panel mark")).to_have_text(["they all wanted peace", "now"])
    expect(page.locator("#panel blockquote")).to_have_text(
        "Ana said they all wanted peace and now."
    )


@pytest.mark.parametrize(
    ("ends", "relation", "badge", "words"),
    [
        (("person/dana-levy", "person/goran-ilić"), "gk:met", "denied", "not: met"),
        (("person/ivo-kral", "country/qasr"), "gk:visited", "planned", "visited"),
    ],
)
def test_denied_and_planned_say_so(
    opened: Page, ends: tuple[str, str], relation: str, badge: str, words: str
) -> None:
    edge = _edge_id(opened, *ends, relation)
    opened.evaluate("edge => graphkit.select({edge})", edge)
    expect(opened.locator("#panel .ends")).to_contain_text(words)
    expect(opened.locator("#panel .card .badge")).to_have_text(badge)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("emile garcon", "Émile Garçon"),
        ("AKESSON", "Björn Åkesson"),
        ("minister toth", "Júlia Tóth"),
        ("rail", "rail link"),
        ("ruiz ana", "Ana Ruiz"),
    ],
)
def test_search_by_keyboard_folds_accents(opened: Page, query: str, name: str) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type(query)
    assert name in _labels_in_search(opened)[0]
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel h2")).to_have_text(name)


def test_search_goes_down_and_up_the_list(opened: Page) -> None:
    box = opened.get_by_role("combobox", name="Search")
    box.fill("costa verde")
    second = _labels_in_search(opened)[1].strip()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        box.press(key)
    expect(opened.locator("#panel h2")).to_have_text(second)


def test_search_without_result_says_so(opened: Page) -> None:
    opened.get_by_role("combobox", name="Search").fill("zzzz")
    assert _labels_in_search(opened) == ["No such name, and no sentence with these words"]
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel h2")).to_have_text("What this shows")


def test_search_brings_in_what_is_not_drawn(opened: Page) -> None:
    hidden = opened.evaluate("graphkit.data.nodes.find((node) => node.type === 'Office').id")
    assert hidden not in _drawn(opened)
    opened.evaluate("node => graphkit.select({node})", hidden)
    assert hidden in _drawn(opened)


def test_type_filter_hides_and_shows(opened: Page) -> None:
    topics = {name for name in _drawn(opened) if name.startswith("topic/")}
    assert topics
    opened.get_by_label("Topics").uncheck()
    assert not _drawn(opened) & topics
    opened.get_by_label("Topics").check()
    assert _drawn(opened) >= topics


def test_relation_filter_hides_lines(opened: Page) -> None:
    relations = "new Set(graphkit.drawn.edges.map((edge) => edge.relation))"
    opened.get_by_role("button", name="Single relations of Encounters").click()
    opened.locator("#families").get_by_label(re.compile("^met")).uncheck()
    assert not opened.evaluate(f"{relations}.has('gk:met')")
    assert opened.evaluate(f"{relations}.has('gk:visited')")
    expect(opened.get_by_label("Encounters").first).to_have_js_property("indeterminate", True)
    opened.get_by_label("Encounters").first.check()
    assert opened.evaluate(f"{relations}.has('gk:met')")


def test_joint_acts_are_drawn_from_the_meeting_until_a_participant_is_selected(
    opened: Page,
) -> None:
    count = """graphkit.drawn.edges.filter((edge) =>
        edge.relation === "gk:discussed" && edge.from === "person/ana-ruiz").length"""
    assert opened.evaluate(count) == 0
    opened.evaluate("graphkit.select({node: 'person/ana-ruiz'})")
    assert opened.evaluate(count) > 0


def test_expand_only_and_reset(opened: Page) -> None:
    before = _drawn(opened)
    opened.evaluate("graphkit.select({node: 'meeting/norrland'})")
    opened.get_by_role("button", name="Only this neighbourhood").click()
    assert len(_drawn(opened)) < len(before)
    opened.get_by_role("button", name="Only this neighbourhood").click()
    opened.evaluate("graphkit.select({node: 'person/ana-ruiz'})")
    opened.locator("#expand").click()
    assert _drawn(opened) > before
    opened.get_by_role("button", name="Reset").click()
    assert _drawn(opened) == before


def test_draw_more(opened: Page) -> None:
    opened.locator("#more").click()
    expect(opened.locator("#count")).to_contain_text("showing 49 of 59 nodes")
    expect(opened.locator("#more")).to_be_hidden()


def test_hover_shows_a_plain_tooltip(opened: Page) -> None:
    opened.mouse.move(*_place(opened, 'graphkit.network.getPosition("person/ana-ruiz")'))
    expect(opened.locator("#tip")).to_contain_text("Ana Ruiz")
    expect(opened.locator("#tip")).to_contain_text("Person")


def test_table_lists_what_is_drawn_and_sorts(opened: Page) -> None:
    opened.get_by_role("button", name="Table").click()
    rows = opened.locator("#table tbody tr")
    expect(rows).to_have_count(39)
    expect(rows.first).to_contain_text("Ana Ruiz")
    opened.get_by_role("button", name="Name").click()
    expect(opened.get_by_role("columnheader", name="Name")).to_have_attribute(
        "aria-sort", "ascending"
    )
    opened.locator("#table").get_by_role("link", name="Farah Nasser").click()
    expect(opened.locator("#panel h2")).to_have_text("Farah Nasser")


def test_keyboard_walks_over_the_graph(opened: Page) -> None:
    opened.locator("#graph").focus()
    opened.keyboard.press("ArrowRight")
    expect(opened.locator("#panel h2")).to_have_text("Ana Ruiz")
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel")).to_be_focused()
    opened.locator("#graph").focus()
    opened.keyboard.press("Escape")
    expect(opened.locator("#panel h2")).to_have_text("What this shows")


def test_physics_moves_nodes_only_when_asked(opened: Page) -> None:
    places = "JSON.stringify(graphkit.network.getPositions())"
    before = opened.evaluate(places)
    opened.wait_for_timeout(150)
    assert opened.evaluate(places) == before
    opened.get_by_role("button", name="Physics").click()
    opened.wait_for_timeout(300)
    opened.get_by_role("button", name="Physics").click()
    assert opened.evaluate(places) != before


def test_address_names_the_node_to_begin_with(page: Page, sample: Any, write: Write) -> None:
    page.goto(f"{write(sample).as_uri()}#node=person%2Ffarah-nasser")
    expect(page.locator("#panel h2")).to_have_text("Farah Nasser")
    page.goto(f"{write(sample).as_uri()}#node=%E0%A4%A")


@pytest.mark.parametrize("count", [0, 1])
def test_tiny_graphs_open(page: Page, empty_sample: Any, write: Write, count: int) -> None:
    for number in range(count):
        empty_sample.node(f"person/{number}", "Ana Ruiz", "Person")
    page.goto(write(empty_sample).as_uri())
    expect(page.locator("#empty")).to_be_visible(visible=not count)
    page.get_by_role("button", name="Table").click()
    page.get_by_role("button", name="Graph").click()
    page.get_by_role("button", name="Fit").click()


@pytest.mark.parametrize("probe", HOSTILE)
def test_hostile_text_is_shown_and_never_runs(
    page: Page, empty_sample: Any, write: Write, probe: str
) -> None:
    sample = empty_sample
    sample.node("person/x", probe, "Person", alt_labels=(f"{probe} also",))
    sample.node("topic/y", f"topic {probe}", "Topic")
    sample.node(f"meeting/{probe}", f"meeting {probe}", probe, date=probe)
    sample.say(("person/x", "topic/y"), "gk:stated", f"{probe} said", quote=probe, verb=probe)
    sample.say(("person/x", f"meeting/{probe}"), probe, probe, addressees=(("person/z", probe),))
    sample.documents = [
        Document(id=probe, source=f"{probe}.txt", text="", content_hash="", publisher=probe)
    ]
    sample.records = [
        replace(
            record, document_title=probe, publisher=probe, rule=probe, date=probe,
            source_url="javascript:document.title='ran'",
        )
        for record in sample.records
    ]  # fmt: skip
    page.goto(write(sample, title=probe).as_uri())
    for step in (
        "graphkit.select({node: 'person/x'})",
        "document.querySelectorAll('#panel details').forEach((row) => { row.open = true; })",
        "graphkit.data.edges.forEach((edge) => graphkit.select({edge: edge.id}))",
        "graphkit.state.set({shown: 'table'})",
    ):
        page.evaluate(step)
    page.get_by_role("combobox").fill("topic")
    page.evaluate("graphkit.state.set({shown: 'graph'})")
    page.mouse.move(*_place(page, 'graphkit.network.getPosition("person/x")'))
    page.wait_for_timeout(50)
    assert page.title() == displayable(probe)
    assert page.locator("img, iframe, svg[onload], #panel script, #panel style").count() == 0
    addresses = page.locator("a").evaluate_all(
        "all => all.map((link) => link.getAttribute('href'))"
    )
    assert all(address.startswith("#") for address in addresses)


def test_hostile_file_name_is_only_a_name(page: Page, sample: Any, write: Write) -> None:
    name = "<img src=x onerror=alert(1)> & 'q' \u202e#?%41.html"
    page.goto(write(sample, name=name).as_uri())
    expect(page).to_have_title("A week in March")


def test_right_to_left_and_wide_scripts_open(page: Page, empty_sample: Any, write: Write) -> None:
    empty_sample.node("person/x", "محمد بن عبد الرحمن", "Person")
    empty_sample.node("person/y", "森本花子外務大臣", "Person")
    empty_sample.say(("person/x", "person/y"), "gk:met", "外務大臣は会談した。", quote="会談")
    page.goto(write(empty_sample).as_uri())
    page.evaluate("graphkit.select({edge: graphkit.data.edges[0].id})")
    expect(page.locator("#panel mark")).to_have_text("会談")
    page.get_by_role("combobox").fill("花子")
    expect(page.locator("#found li").first).to_contain_text("森本花子外務大臣")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(opened: Page, scheme: Any) -> None:
    opened.emulate_media(color_scheme=scheme)
    background = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(255, 255, 255)") == (scheme == "light")


def test_phone_width_needs_no_sideways_scrolling(page: Page, sample: Any, write: Write) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(write(sample).as_uri())
    page.evaluate("graphkit.select({node: 'person/ana-ruiz'})")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#graph canvas")).to_be_visible()
    expect(page.locator("#types")).to_be_hidden()
    page.locator("summary", has_text="Legend").click()
    expect(page.locator("#types")).to_be_visible()
