"""Take pictures of parts of a report: ``python screenshots.py REPORT.html FOLDER``.

Not a test. It opens a report that graphkit wrote in Chromium, without a network, and
saves the table of topics, and the beginning on a phone in dark colours.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 1560}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
PICTURES: dict[str, tuple[dict[str, Any], str | None]] = {
    "report-topics.png": (DESKTOP, "section[aria-labelledby=topics]"),
    "report-phone.png": (PHONE, None),
}


def take(report: Path, folder: Path) -> None:
    """Save all pictures of a report."""
    chromium = os.environ.get("GRAPHKIT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=False)
        for name, (settings, part) in PICTURES.items():
            context = browser.new_context(offline=True, **settings)
            opened = context.new_page()
            opened.goto(report.resolve().as_uri())
            (opened.locator(part) if part else opened).screenshot(path=folder / name)
            context.close()
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
