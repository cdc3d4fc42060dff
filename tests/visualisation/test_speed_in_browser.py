"""What keeps the page fast: the renderer is told only what has changed, and draws once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# The items that the renderer is told of, and how often it draws, while something is done.
TOLD = """async (action) => {
  const told = [];
  let drawings = 0;
  const { nodes, edges } = graphkit.network.body.data;
  const note = (_, { items }) => told.push(...items);
  for (const set of [nodes, edges]) set.on("*", note);
  graphkit.network.on("afterDrawing", () => { drawings += 1; });
  if (action === "nothing") graphkit.state.set({ added: new Set() });
  else graphkit.select({ edge: graphkit.drawn.edges[0].id });
  await new Promise((done) => setTimeout(done, 300));
  return { told, drawings };
}"""


@pytest.fixture
def opened(page: Page, sample: Any, write: Callable[..., Path]) -> Page:
    page.goto(write(sample).as_uri())
    page.wait_for_selector("#count:not(:empty)")
    page.evaluate("graphkit.select({edge: graphkit.drawn.edges[1].id})")
    return page


def test_nothing_is_told_where_nothing_has_changed(opened: Page) -> None:
    assert opened.evaluate(TOLD, "nothing")["told"] == []


def test_another_selection_is_drawn_once_and_tells_only_what_it_changes(opened: Page) -> None:
    found = opened.evaluate(TOLD, "select")

    assert 0 < len(found["told"]) <= 6  # two lines and the ends that are not the same
    assert found["drawings"] <= 2
