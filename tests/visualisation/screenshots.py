"""Take the pictures of the documentation: ``python screenshots.py GRAPH.html FOLDER``.

Not a test. It opens a page that graphkit wrote in Chromium, without a network, and
saves how it looks: at the start, with a line selected, a path, the timeline, in dark
colours, on a phone.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
STRONGEST = "graphkit.data.nodes.find((node) => node.type === '{}')"
SELECT_LINE = f"""graphkit.select({{edge: graphkit.data.edgesAt(({STRONGEST.format("Person")}).id)
    .filter((edge) => edge.relation === "gk:met").sort((a, b) => b.weight - a.weight)[0].id}})"""
SHOW_PATH = f"""graphkit.state.set({{path: {{
    from: {STRONGEST.format("Person")}.id,
    to: graphkit.data.nodes.filter((node) => node.type === "Person").at(-1).id}}}})"""
SHOW_TIMELINE = f"""graphkit.state.set({{shown: "timeline"}});
    graphkit.select({{node: {STRONGEST.format("Meeting")}.id}})"""
PICTURES: dict[str, tuple[dict[str, Any], str]] = {
    "page.png": ({"viewport": DESKTOP}, "null"),
    "page-line.png": ({"viewport": DESKTOP}, SELECT_LINE),
    "page-path.png": ({"viewport": DESKTOP}, SHOW_PATH),
    "page-timeline.png": ({"viewport": DESKTOP}, SHOW_TIMELINE),
    "page-dark.png": ({"viewport": DESKTOP, "color_scheme": "dark"}, "null"),
    "page-phone.png": ({"viewport": PHONE}, SELECT_LINE),
}


def take(page: Path, folder: Path) -> None:
    """Save all pictures of a page."""
    chromium = os.environ.get("GRAPHKIT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False)
        for name, (settings, step) in PICTURES.items():
            context = browser.new_context(offline=True, reduced_motion="reduce", **settings)
            opened = context.new_page()
            opened.goto(page.resolve().as_uri())
            opened.evaluate(step)
            opened.wait_for_timeout(300)
            opened.screenshot(path=folder / name)
            context.close()
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
