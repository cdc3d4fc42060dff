"""Take the pictures of the documentation.

    python tests/visualisation/screenshots.py FOLDER [--large FOLDER] --into docs/images

Not a test. ``FOLDER`` is what `graphkit build seeds/` left, ``--large`` a graph of many
documents. Their pages are opened in Chromium, without a network, and saved as they look:
at the start, with a line, a node or a path, filtered, in dark colours, on a phone, and
the report. Needs Pillow, which comes with matplotlib.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, ViewportSize

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SETTLING = 900  # milliseconds until panel, drawing and legend stand still
COLOURS = 256
FREQUENT = 64
SHADES = 4  # bits of red, green and blue in which shades of a colour differ
LARGEST = 250_000  # bytes

_STRONGEST = "graphkit.data.nodes.filter((node) => node.type === '{}')[{}].id"
_FIRST, _TENTH = _STRONGEST.format("Person", 0), _STRONGEST.format("Person", 9)
SELECT_NODE = f"graphkit.select({{node: {_FIRST}}})"
SELECT_LINE = f"""graphkit.select({{edge: graphkit.data.edgesAt({_FIRST})
    .filter((edge) => edge.relation === "gk:met").sort((a, b) => b.weight - a.weight)[0].id}})"""
SHOW_PATH = (
    f"graphkit.state.set({{path: {{from: {_TENTH}, to: {_STRONGEST.format('Person', 40)}}}}})"
)
FILTER = """(() => {
  const { list } = graphkit.time.bins();
  const at = (share) => list[Math.floor(share * (list.length - 1))];
  graphkit.state.set({ since: at(0.55).since, until: at(0.8).until, evidence: 2 });
  document.getElementById("filters").scrollIntoView();
})()"""
GROUPS = "graphkit.state.set({colour: 'community', size: 'PageRank'})"
TO_DRAWING = "document.getElementById('graph').scrollIntoView()"
SHOW_SMALL_PATH = f"""graphkit.state.set({{path: {{from: {_FIRST},
    to: graphkit.data.nodes.filter((node) => node.type === "Person").at(-1).id}}}})"""
SHOW_TIMELINE = f"""graphkit.state.set({{shown: "timeline"}});
    graphkit.select({{node: {_STRONGEST.format("Meeting", 0)}}})"""
TIMELINE = "graphkit.state.set({shown: 'timeline'})"
NOTHING = "null"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, the page it is of, and what is done before it is taken."""

    name: str
    page: str = "graph.html"
    step: str = NOTHING
    size: ViewportSize | None = None
    dark: bool = False


OF_SEEDS = (
    Picture("page.png"),
    Picture("page-line.png", step=SELECT_LINE),
    Picture("page-path.png", step=SHOW_SMALL_PATH),
    Picture("page-timeline.png", step=SHOW_TIMELINE),
    Picture("page-dark.png", dark=True),
    Picture("page-phone.png", step=f"{SELECT_LINE}; {TO_DRAWING}", size=PHONE),
    Picture("report.png", page="report.html"),
)
OF_MANY = (
    Picture("large.png"),
    Picture("large-node.png", step=SELECT_NODE),
    Picture("large-path.png", step=SHOW_PATH),
    Picture("large-filters.png", step=FILTER),
    Picture("large-communities.png", step=GROUPS),
    Picture("large-timeline.png", step=TIMELINE),
    Picture("large-dark.png", step=SELECT_NODE, dark=True),
    Picture("large-phone.png", step=f"{SELECT_NODE}; {TO_DRAWING}", size=PHONE),
    Picture("large-report.png", page="report.html"),
)


def take(pictures: Sequence[Picture], source: Path, target: Path) -> list[str]:
    """Save pictures of the pages in a folder; return a line about each that is too large."""
    target.mkdir(parents=True, exist_ok=True)
    faults = []
    with _chromium() as browser:
        for picture in pictures:
            content = small(_shot(browser, picture, source / picture.page))
            (target / picture.name).write_bytes(content)
            if len(content) > LARGEST:
                faults.append(f"{picture.name} has {len(content):,} bytes")
    return faults


def _shot(browser: Browser, picture: Picture, page: Path) -> bytes:
    context = browser.new_context(
        offline=True,
        reduced_motion="reduce",
        viewport=picture.size or DESKTOP,
        color_scheme="dark" if picture.dark else "light",
        locale="en-GB",
        timezone_id="UTC",
    )
    opened = context.new_page()
    opened.goto(page.resolve().as_uri())
    opened.wait_for_selector("#count:not(:empty), h1")
    opened.evaluate(picture.step)
    opened.wait_for_timeout(SETTLING)
    content = opened.screenshot()
    context.close()
    return content


def small(content: bytes) -> bytes:
    """Return a picture in 256 of its own colours, as PNG.

    Taken are the most frequent ones, and of all shades of a colour one; bright ones count
    more, as the signs of a legend are small. Flat colours so stay what they are.
    """
    pixels = np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))
    colours, at, counts = np.unique(
        pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    weights = counts * (1 + np.ptp(colours, axis=1).astype(int) / 8)
    order = np.argsort(-weights, kind="stable")
    _, first = np.unique(colours[order] >> SHADES, axis=0, return_index=True)
    chosen = [*np.argsort(-counts, kind="stable")[:FREQUENT], *order[np.sort(first)]]
    palette = colours[list(dict.fromkeys(chosen))[:COLOURS]].astype(int)
    nearest = [int(np.abs(palette - colour).sum(axis=1).argmin()) for colour in colours.astype(int)]
    kept = Image.fromarray(np.array(nearest, dtype=np.uint8)[at].reshape(pixels.shape[:2]), "P")
    kept.putpalette(palette.astype(np.uint8).tobytes())
    written = io.BytesIO()
    kept.save(written, format="PNG", optimize=True)
    return written.getvalue()


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = os.environ.get("GRAPHKIT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, chromium_sandbox=False)
        yield browser
        browser.close()


def main() -> int:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("seeds", type=Path, metavar="FOLDER")
    parser.add_argument("--large", type=Path, metavar="FOLDER")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    faults = take(OF_SEEDS, options.seeds, options.into)
    if options.large:
        faults += take(OF_MANY, options.large, options.into)
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
