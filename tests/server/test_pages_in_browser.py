"""The pages in Chromium, from a running server: no errors, nothing from elsewhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graphkit.pipeline import open_graph
from tests.fixtures.sample_knowledge import ALDANE, READOUT
from tests.server.conftest import serving

pytestmark = pytest.mark.browser

# Chromium writes style attributes of its own while a text is typed over; the policy drops them.
OF_CHROMIUM = "Note that hashes do not apply to event handlers, style attributes"
MET = "SELECT ?a ?label { ?a gk:met ?b ; rdfs:label ?label } ORDER BY ?label"
PATHS = (
    "", "documents", "search?words=a", "queries", "queries/who-met-whom?ask=1", "vocabulary",
    f"query?{urlencode({'query': MET})}", f"page/{ALDANE}", f"page/{READOUT}",
)  # fmt: skip


@pytest.fixture(scope="module")
def server(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample with the interactive page that a build makes of it."""
    folder = tmp_path_factory.mktemp("browsed") / "out"
    shutil.copytree(sample, folder)
    with open_graph(folder) as graph:
        graph.view(folder / "graph.html")
    with serving(folder) as address:
        yield address


@pytest.fixture(params=["light wide", "dark narrow"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page that may ask the server and nobody else; its errors fail the test."""
    scheme, width = request.param.split()
    context = browser.new_context(
        viewport={"width": 1280 if width == "wide" else 390, "height": 800},
        color_scheme="light" if scheme == "light" else "dark",
        reduced_motion="reduce",
        base_url=server,
    )
    context.set_default_timeout(30_000)
    problems: list[str] = []
    context.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((server, "data:,")) else problems.append(asked.url)
        ),
    )
    context.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda error: problems.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert [one for one in problems if OF_CHROMIUM not in one] == []


def findings(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_the_page_fits(visitor: Page, path: str) -> None:
    visitor.goto(f"/{path}")
    expect(visitor.locator("h1")).to_be_visible()
    if path.startswith("query?"):
        expect(visitor.locator(".cm-content")).to_be_visible()
    assert findings(visitor) == []
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert visitor.evaluate(width) == 0


def test_the_editor_highlights_completes_and_asks(visitor: Page) -> None:
    visitor.goto("/query")
    content = visitor.get_by_role("textbox", name="SPARQL query")
    expect(visitor.locator(".word-token").first).to_have_text("SELECT")
    content.click()
    visitor.keyboard.press("Control+a")
    visitor.keyboard.type("SELECT ?whom { ?who gk:met")
    expect(visitor.get_by_role("option", name="gk:met")).to_be_visible()
    visitor.wait_for_timeout(150)  # CodeMirror takes no choice in the first moment
    visitor.keyboard.press("Enter")
    visitor.keyboard.type(" ?who")
    expect(visitor.get_by_role("option", name="?whom")).to_be_visible()
    visitor.keyboard.type("m ")
    visitor.keyboard.press("Escape")
    visitor.keyboard.press("Control+Enter")
    expect(visitor.get_by_role("heading", name="Answer")).to_be_visible()
    expect(visitor.locator("td").first).to_contain_text("person/")


def test_the_interactive_page_runs_under_its_own_policy(visitor: Page) -> None:
    visitor.goto("/graph.html")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("2 documents")
    expect(visitor.locator("canvas").first).to_be_attached()


def test_from_an_entity_to_the_words_in_the_text(visitor: Page) -> None:
    visitor.goto(f"/page/{ALDANE}")
    visitor.get_by_role("link", name="in the text").first.click()
    expect(visitor.locator("#evidence")).to_be_in_viewport()
    expect(visitor.locator("details[open]").first).to_be_visible()


def test_all_of_it_by_keyboard(visitor: Page) -> None:
    visitor.goto("/")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="To the content")).to_be_focused()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("main")).to_be_focused()
    visitor.get_by_label("Find a name").focus()
    visitor.keyboard.type("aldane")
    visitor.keyboard.press("Enter")
    visitor.get_by_role("link", name="Mira Aldane").focus()
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Mira Aldane")


def test_the_editor_is_a_form_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=server)
    page = context.new_page()
    page.goto("/query")
    page.get_by_label("SPARQL", exact=True).fill("ASK { ?a gk:met ?b }")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("status")).to_have_text("The answer is yes.")
    context.close()
