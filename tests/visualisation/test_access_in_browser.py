"""The page without a mouse, without eyes, on paper and on a phone; axe-core finds nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
ACTIVE = "document.activeElement"
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALLEST = 24  # pixels of a target, after WCAG 2.2, 2.5.8
SELECT_NODE = "graphkit.select({node: 'person/ana-ruiz'})"
SELECT_LINE = """graphkit.select({edge: graphkit.data.edges.find(({from, to, relation}) =>
    relation === "gk:met" && [from, to].includes("person/farah-nasser")).id})"""
SEARCH = """(() => {
    const box = document.getElementById("query");
    box.focus();
    box.value = "ana";
    box.dispatchEvent(new Event("input"));
})()"""
STATES = {
    "first": "0",
    "node": SELECT_NODE,
    "node, all open": f"""{SELECT_NODE};
        document.querySelectorAll("#panel details").forEach((row) => {{ row.open = true; }});
        document.querySelectorAll("#panel .since").forEach((button) => button.click())""",
    "line": SELECT_LINE,
    "path": """graphkit.state.set(
        {path: {from: "person/farah-nasser", to: "person/ivo-kral"}})""",
    "path to come": """graphkit.state.set({path: {from: "person/ivo-kral", to: null}})""",
    "lines": """graphkit.state.set({shown: "table"});
        document.querySelector("[data-table=lines]").click()""",
    "table": "graphkit.state.set({shown: 'table'})",
    "timeline": "graphkit.state.set({shown: 'timeline'})",
    "search": SEARCH,
    "export": "document.getElementById('export').click()",
    "help": "document.getElementById('keys').click()",
    "words": "document.querySelector('#reader button').focus()",
    "filtered": """graphkit.state.set(
        {hiddenModalities: new Set(["Asserted", "Intended", "Denied"])})""",
}


@pytest.fixture
def opened(page: Page, sample: Any, write: Write) -> Page:
    page.goto(write(sample).as_uri())
    return page


def _findings(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]


def _drawn(page: Page) -> set[str]:
    return set(page.evaluate("graphkit.drawn.nodes.map(({id}) => id)"))


def _words_of_focus(page: Page) -> str:
    return str(page.evaluate(f"{ACTIVE}.getAttribute('aria-label') ?? {ACTIVE}.textContent"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(opened: Page, state: str, theme: str) -> None:
    opened.evaluate("theme => graphkit.state.set({theme})", theme)
    opened.evaluate(STATES[state])
    assert _findings(opened) == []


@pytest.mark.parametrize("state", ["first", "node", "line", "table", "search", "export"])
def test_axe_finds_nothing_on_a_phone(page: Page, sample: Any, write: Write, state: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(write(sample).as_uri())
    for folded in page.locator("details.legend > summary").all():
        folded.click()
    page.evaluate(STATES[state])
    assert _findings(page) == []


def test_axe_finds_nothing_in_an_empty_graph(page: Page, empty_sample: Any, write: Write) -> None:
    page.goto(write(empty_sample).as_uri())
    assert _findings(page) == []


def test_focus_stays_on_the_control_that_was_used(opened: Page) -> None:
    opened.evaluate(SELECT_NODE)
    only = opened.get_by_role("button", name="Only this neighbourhood")
    only.focus()
    opened.keyboard.press("Enter")
    expect(only).to_be_focused()
    expect(only).to_have_attribute("aria-pressed", "true")
    opened.keyboard.press("Enter")
    opened.locator("#expand").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("#expand")).to_have_count(0)
    expect(only).to_be_focused()


def test_focus_goes_to_the_panel_that_tells_of_another(opened: Page) -> None:
    opened.evaluate(SELECT_NODE)
    opened.get_by_role("link", name="Go to Farah Nasser").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel h2")).to_have_text("Farah Nasser")
    expect(opened.locator("#panel")).to_be_focused()
    opened.keyboard.press("Tab")
    assert opened.evaluate(f"{ACTIVE}.closest('#panel') !== null")


def test_focus_stays_in_the_table(opened: Page) -> None:
    opened.evaluate(STATES["table"])
    link = opened.locator("#table").get_by_role("link", name="Hana Mori")
    link.focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel h2")).to_have_text("Hana Mori")
    expect(link).to_be_focused()
    opened.locator("#table").get_by_role("button", name="Type").focus()
    opened.keyboard.press("Enter")
    assert _words_of_focus(opened).startswith("Type")


def test_focus_is_not_lost_with_a_button_that_goes(opened: Page) -> None:
    opened.get_by_role("checkbox", name="planned").uncheck()
    opened.get_by_role("button", name="Clear filters").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("#clear")).to_be_hidden()
    assert opened.evaluate(f"{ACTIVE}.closest('.controls') !== null")
    opened.locator("#more").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("#more")).to_be_hidden()
    assert opened.evaluate(f"{ACTIVE} !== document.body")


def test_each_control_shows_that_it_has_the_focus(opened: Page) -> None:
    opened.evaluate(SELECT_NODE)
    seen = set()
    for _ in range(60):
        opened.keyboard.press("Tab")
        name, outline = opened.evaluate(
            f"""[{ACTIVE}.id || {ACTIVE}.textContent,
                getComputedStyle({ACTIVE}).outlineStyle !== "none" && {ACTIVE}.checkVisibility()]"""
        )
        assert outline, name
        seen.add(name)
    assert {"show-table", "export", "link", "theme", "keys", "query", "graph"} <= seen


def test_the_drawing_is_used_by_keyboard_alone(opened: Page) -> None:
    graph = opened.locator("#graph")
    graph.focus()
    opened.keyboard.press("ArrowRight")
    expect(opened.locator("#said")).to_have_text(re.compile(r"^Ana Ruiz, person, \d+ neighbours"))
    before = _drawn(opened)
    opened.keyboard.press("o")
    assert _drawn(opened) < before | _drawn(opened)
    opened.keyboard.press("o")
    opened.keyboard.press("e")
    assert _drawn(opened) > before
    opened.keyboard.press("l")
    first = opened.locator("#said").inner_text()
    assert first.startswith("Ana Ruiz – ")
    assert first.endswith("1 sentence.")
    opened.keyboard.press("l")
    assert opened.locator("#said").inner_text() != first
    opened.keyboard.press("Shift+L")
    expect(opened.locator("#said")).to_have_text(first)
    expect(graph).to_be_focused()
    opened.keyboard.press("Escape")
    expect(opened.locator("#said")).to_have_text("Nothing is selected.")


def test_the_picture_is_moved_and_zoomed_by_keyboard(opened: Page) -> None:
    where = "(({x, y}) => [Math.round(x), Math.round(y)])(graphkit.network.getViewPosition())"
    opened.locator("#graph").focus()
    x, y = opened.evaluate(where)
    scale = opened.evaluate("graphkit.network.getScale()")
    opened.keyboard.press("Shift+ArrowRight")
    assert opened.evaluate(where)[0] > x
    opened.keyboard.press("+")
    assert opened.evaluate("graphkit.network.getScale()") > scale
    opened.keyboard.press("0")
    assert opened.evaluate(where) == pytest.approx([x, y], abs=2)
    assert opened.evaluate("graphkit.network.getScale()") == pytest.approx(scale, rel=0.05)


def test_skip_links_keep_the_address(opened: Page) -> None:
    opened.evaluate(SELECT_NODE)
    opened.locator("a.skip", has_text="details").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel")).to_be_focused()
    expect(opened.locator("#panel h2")).to_have_text("Ana Ruiz")
    assert "#panel" not in opened.url


def test_the_drawing_in_words_is_in_step_with_it(opened: Page) -> None:
    reader = opened.locator("#reader")
    entry = reader.locator("> ul > li", has=opened.locator("[data-key='person/dana-levy']"))
    expect(entry.locator("> button")).to_have_text("Dana Levy, person")
    expect(entry.locator("ul")).to_contain_text("not: met Goran Ilić (1 sentence)")
    expect(entry.locator("ul")).to_contain_text("met Ana Ruiz (1 sentence)")
    expect(reader.locator("> ul > li")).to_have_count(len(_drawn(opened)))
    opened.get_by_label("Topics").uncheck()
    expect(reader.locator("> ul > li")).to_have_count(len(_drawn(opened)))
    expect(reader).not_to_contain_text(", topic")


def test_the_drawing_in_words_selects_by_keyboard(opened: Page) -> None:
    opened.locator("#graph").focus()
    opened.keyboard.press("Tab")
    assert _words_of_focus(opened) == "Ana Ruiz, person"
    box = opened.locator("#reader").bounding_box()
    assert box is not None
    assert box["width"] > 200, "who enters it sees it"
    opened.keyboard.press("ArrowDown")
    line = _words_of_focus(opened)
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel blockquote").first).to_be_visible()
    opened.wait_for_timeout(300)
    assert _words_of_focus(opened) == line, "the list was built anew"
    opened.keyboard.press("End")
    opened.keyboard.press("Home")
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel h2")).to_have_text("Ana Ruiz")
    opened.keyboard.press("Escape")
    expect(opened.locator("#graph")).to_be_focused()
    expect(opened.locator("#panel h2")).to_have_text("Ana Ruiz")


def test_the_drawing_in_words_has_an_end(page: Page, empty_sample: Any, write: Write) -> None:
    for number in range(150):
        empty_sample.node(f"person/{number:03}", f"Person {number}", "Person")
    page.goto(write(empty_sample).as_uri())
    expect(page.locator("#reader > ul > li")).to_have_count(100)
    expect(page.locator("#reader")).to_contain_text("and 50 more nodes")


def test_what_is_drawn_is_said(opened: Page) -> None:
    count = opened.locator("#count")
    expect(count).to_have_attribute("role", "status")
    opened.get_by_label("Topics").uncheck()
    expect(count).to_contain_text(f"showing {len(_drawn(opened))} of 59 nodes")


def test_question_mark_lists_the_keys(opened: Page) -> None:
    opened.get_by_role("checkbox", name="Persons").focus()
    opened.keyboard.press("?")
    expect(opened.get_by_role("dialog", name="Keys")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(opened.get_by_role("dialog", name="Keys")).to_be_hidden()
    expect(opened.get_by_role("checkbox", name="Persons")).to_be_focused()
    opened.get_by_role("combobox", name="Search").fill("")
    opened.get_by_role("combobox", name="Search").press("?")
    expect(opened.get_by_role("dialog", name="Keys")).to_be_hidden()
    opened.get_by_role("button", name="Keys").click()
    opened.get_by_role("button", name="Close").click()
    expect(opened.get_by_role("button", name="Keys")).to_be_focused()


def test_theme_goes_from_system_to_dark_to_light(opened: Page) -> None:
    button = opened.locator("#theme")
    colour = "getComputedStyle(document.body).backgroundColor"
    for says, paper in (
        ("Colours: as the system", "rgb(255, 255, 255)"),
        ("Colours: dark", "rgb(20, 22, 26)"),
        ("Colours: light", "rgb(255, 255, 255)"),
        ("Colours: as the system", "rgb(255, 255, 255)"),
    ):
        expect(button).to_have_attribute("aria-label", says)
        assert opened.evaluate(colour) == paper
        button.click()


def test_link_is_copied(page: Page, sample: Any, write: Write) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(write(sample).as_uri())
    page.evaluate(SELECT_NODE)
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#link")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith("file://")
    assert link.endswith("graph.html#node=person%2Fana-ruiz")


def test_paper_gets_the_drawing_and_the_panel_in_light_colours(opened: Page) -> None:
    opened.evaluate("graphkit.state.set({theme: 'dark'})")
    opened.evaluate(SELECT_NODE)
    opened.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    opened.emulate_media(media="print")
    paper = opened.locator("#paper svg")
    expect(paper).to_be_visible()
    expect(paper.locator("rect").first).to_have_attribute("fill", "rgb(255, 255, 255)")
    expect(paper).to_contain_text("Ana Ruiz")
    expect(paper.locator("[data-layer=legend]")).to_contain_text("Persons")
    expect(opened.locator("#graph")).to_be_hidden()
    expect(opened.locator(".controls")).to_be_hidden()
    expect(opened.locator("#panel h2")).to_be_visible()
    colours = """[
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.querySelector("#panel h2")).color,
    ]"""
    assert opened.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(22, 24, 29)"]
    opened.evaluate("window.dispatchEvent(new Event('afterprint'))")
    opened.emulate_media(media="screen")
    expect(paper).to_have_count(0)
    assert opened.evaluate("document.documentElement.dataset.theme") == "dark"


def test_targets_on_a_phone_can_be_hit_with_a_finger(page: Page, sample: Any, write: Write) -> None:
    page.set_viewport_size(PHONE)
    page.goto(write(sample).as_uri())
    for folded in page.locator("details.legend > summary").all():
        folded.click()
    page.evaluate(SELECT_NODE)
    small = page.evaluate(
        """least => [...document.querySelectorAll("button, select, summary, li label, input, .go")]
            .filter((each) => !each.closest("label") || each.localName === "label")
            .filter((each) => each.checkVisibility() && !each.closest(".reader, [hidden]"))
            .map((each) => [each.id || each.textContent, each.getBoundingClientRect()])
            .filter(([, {width, height}]) => width < least || height < least)
            .map(([name, {width, height}]) => `${name} ${width}x${height}`)""",
        SMALLEST,
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_finger_need_not_hit_the_middle_of_a_node(
    browser: Browser, sample: Any, write: Write
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.goto(write(sample).as_uri())
    place = page.evaluate(
        "graphkit.network.canvasToDOM(graphkit.network.getPosition('country/qasr'))"
    )
    box = page.locator("#graph").bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + place["x"] + 11, box["y"] + place["y"] - 11)
    expect(page.locator("#panel h2")).to_have_text("Qasr")
    context.close()


def test_drawing_begins_on_the_first_screen_of_a_phone(
    page: Page, sample: Any, write: Write
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(write(sample, title="A very long title " * 20).as_uri())
    box = page.locator("#graph").bounding_box()
    assert box is not None
    assert box["y"] < PHONE["height"] / 2


NAMES = {
    "Arabic": ("محمد", "أحمد", "علي", "حسن", "حسين", "فاطمة", "زينب", "مريم", "نور", "ليلى"),
    "Japanese": ("佐藤", "鈴木", "高橋", "田中", "伊藤", "太郎", "花子", "健一", "美咲", "大輔"),
}


@pytest.mark.parametrize("script", NAMES)
def test_ten_thousand_names_open(page: Page, empty_sample: Any, write: Write, script: str) -> None:
    parts = NAMES[script]
    gap = " " if script == "Arabic" else ""
    for number in range(10_000):
        name = gap.join(parts[int(digit)] for digit in f"{number:04}")
        empty_sample.node(f"person/{number}", name, "Person")
    for number in range(1, 10_000):
        empty_sample.say((f"person/{number // 8}", f"person/{number}"), "gk:met", f"{number}.")
    page.goto(write(empty_sample, title=gap.join(parts)).as_uri())
    expect(page.locator("#count")).to_contain_text("of 10,000 nodes")
    page.locator("#query").fill(gap.join(parts[digit] for digit in (9, 8, 7, 6)))
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(gap.join(parts[digit] for digit in (9, 8, 7, 6)))
    assert _findings(page) == []


def test_day_beside_a_right_to_left_name_keeps_its_order(
    page: Page, sample: Any, write: Write
) -> None:
    sample.documents = [replace(sample.documents[0], publisher="وزارة الخارجية")]
    page.goto(write(sample).as_uri())
    card = page.locator("#panel .card", has_text="وزارة الخارجية").first
    expect(card).to_contain_text("2031-03-03")
    assert "2031" not in "".join(card.locator("bdi").all_inner_texts())


def test_legend_and_filters_hold_only_what_there_is(
    page: Page, empty_sample: Any, write: Write
) -> None:
    empty_sample.node("person/a", "Ana Ruiz", "Person")
    page.goto(write(empty_sample).as_uri())
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#panel")).to_contain_text("Nothing ties these nodes together")
    empty_sample.node("person/b", "Tor Berg", "Person")
    empty_sample.say(("person/a", "person/b"), "gk:met", "Ms. Ruiz met Mr. Berg.")
    page.goto(write(empty_sample).as_uri())
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#marks")).to_have_text("larger: more links")


def test_long_names_leave_room_for_the_rest(page: Page, empty_sample: Any, write: Write) -> None:
    name = "Committee for the Coordination of Sustainable Fisheries " * 8
    for number in range(9):
        empty_sample.node(f"organization/{number}", f"{name}{number}", "Organization")
    for number in range(1, 9):
        ends = ("organization/0", f"organization/{number}")
        empty_sample.say(ends, "gk:supported", f"It supported number {number}.")
    page.goto(write(empty_sample, title=name * 3).as_uri())
    header = page.locator("header").bounding_box()
    assert header is not None
    assert header["height"] < 120
    rows = page.locator("#panel .plain > li").all()
    boxes = [row.bounding_box() for row in rows]
    assert rows
    assert all(box is not None and box["height"] < 90 for box in boxes)
    page.evaluate("graphkit.select({node: 'organization/0'})")
    expect(page.locator("#panel h2")).to_have_css("font-size", "15px")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
