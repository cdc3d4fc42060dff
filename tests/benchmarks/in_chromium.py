"""Open pages in Chromium and take the time that they need, by the page's own clock.

An action ends when the browser has painted what it changed: at the first task after
the next frame.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

_SIZE: ViewportSize = {"width": 1440, "height": 900}
READY, SELECT = "ready", "select"

# Milliseconds from the beginning of loading until our page shows its count.
_OURS = """
window.readyAfter = new Promise((done) => {
  const look = () => requestAnimationFrame(() => {
    if (!document.getElementById("count")?.textContent) return look();
    setTimeout(() => done(performance.now()), 0);
  });
  look();
});
"""
# … and until a page of plain pyvis has found its places, which it shows then.
_PYVIS = """
let made;
window.readyAfter = new Promise((done) => Object.defineProperty(window, "network", {
  get: () => made,
  set: (value) => {
    made = value;
    value.once("stabilizationIterationsDone", () =>
      requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)));
  },
}));
"""
_TIMED = """async () => {{
  const before = performance.now();
  ({action})();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - before;
}}"""
# What brings the page back between two actions, outside of the clock.
_BACK = """async () => {
  graphkit.state.reset();
  document.getElementById("query").value = "";
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
}"""
_TYPE = """() => {{
  const query = document.getElementById("query");
  query.value = {text};
  query.dispatchEvent(new Event("input"));
}}"""
_NODE = "graphkit.data.nodes"
# The busiest node is the slowest to select, so it is the one that is selected.
ACTIONS: Mapping[str, str] = {
    SELECT: f"() => graphkit.select({{node: {_NODE}[0].id}})",
    "line": "() => graphkit.select({edge: graphkit.drawn.edges[0].id})",
    "filter": "() => graphkit.state.set({confidence: 0.8})",
    "time range": "() => graphkit.state.set({since: '2022-01-01', until: '2022-06-30'})",
    "search": _TYPE.format(text="graphkit.data.sentences[0].slice(0, 12)"),
    "path": f"() => graphkit.state.set({{path: {{from: {_NODE}[1].id, to: {_NODE}.at(-1).id}}}})",
    "draw more": "() => graphkit.state.set({budget: graphkit.state.get().budget + 100})",
}
_SELECT_IN_PYVIS = "() => network.selectNodes([network.body.data.nodes.getIds()[0]])"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the one named, the system's, or Playwright's own."""
    path = os.environ.get("GRAPHKIT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, chromium_sandbox=False, args=["--disable-gpu"]
        )
        yield browser
        browser.close()


def times_of_page(browser: Browser, page: Path) -> dict[str, float]:
    """Return the milliseconds of becoming ready and of each action on a page of graphkit."""
    with _opened(browser, _OURS) as opened:
        times = {READY: _ready(opened, page)}
        for name, action in ACTIONS.items():
            times[name] = opened.evaluate(_TIMED.format(action=action))
            opened.evaluate(_BACK)
        return times


def times_of_pyvis(browser: Browser, page: Path) -> dict[str, float]:
    """Return the milliseconds that a page of plain pyvis needs, however long that is."""
    with _opened(browser, _PYVIS) as opened:
        times = {READY: _ready(opened, page)}
        times[SELECT] = opened.evaluate(_TIMED.format(action=_SELECT_IN_PYVIS))
        return times


@contextmanager
def _opened(browser: Browser, script: str) -> Iterator[Page]:
    context = browser.new_context(offline=True, reduced_motion="reduce", viewport=_SIZE)
    context.add_init_script(script)
    yield context.new_page()
    context.close()


def _ready(page: Page, path: Path) -> float:
    page.goto(path.resolve().as_uri(), wait_until="commit")
    return float(page.evaluate("() => window.readyAfter"))
