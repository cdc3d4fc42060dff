"""The offline page that browser tests get must notice what it promises to notice."""

from pathlib import Path

import pytest

INNER_TESTS = """
from pathlib import Path

import pytest

HARMLESS = "<title>harmless</title><img alt='' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
MISBEHAVING = {
    "console": "<script>console.error('a complaint')</script>",
    "thrown": "<script>throw new Error('a mishap')</script>",
    "picture": "<img src='https://example.org/picture.png'>",
    "websocket": "<script>new WebSocket('wss://example.org/socket')</script>",
}


def test_harmless(page, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(HARMLESS, encoding="utf-8")
    page.goto(path.as_uri())
    assert page.title() == "harmless"


@pytest.mark.parametrize("name", sorted(MISBEHAVING))
def test_misbehaving(page, name: str) -> None:
    page.set_content(MISBEHAVING[name])
"""


@pytest.fixture
def inner(pytester: pytest.Pytester) -> pytest.Pytester:
    """A test run of its own with the project's conftest and four misbehaving pages."""
    source = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    pytester.makeconftest(source)
    pytester.makepyfile(INNER_TESTS)
    return pytester


@pytest.mark.browser
def test_page_fails_tests_whose_page_misbehaves(inner: pytest.Pytester) -> None:
    result = inner.runpytest_subprocess("-q")
    result.assert_outcomes(passed=5, errors=4)
    for told in ("a complaint", "a mishap", "example.org/picture.png", "example.org/socket"):
        result.stdout.fnmatch_lines(f"*{told}*")


def test_missing_browser_is_an_error(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHKIT_CHROMIUM", "nowhere/chromium")
    result = inner.runpytest_subprocess("-q", "-k", "harmless")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines("*no Chromium at nowhere/chromium*make test*GRAPHKIT_CHROMIUM*")
