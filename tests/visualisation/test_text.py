import json

import pytest

from graphkit.visualisation.text import (
    columns,
    displayable,
    json_for_html,
    utf16_length,
    valid,
    web_address,
    wrapped,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana\tRuiz\n", "Ana Ruiz"),
        ("\u202eziuR anA\u202c", "ziuR anA"),
        ("\u2066evil\u2069 \u200fname", "evil name"),
        ("a\x1b[31mred", "a [31mred"),
        ("half \ud83d a dove", "half \ufffd a dove"),
        ("محمد 日本", "محمد 日本"),
    ],
)
def test_displayable_removes_what_only_a_browser_sees(text: str, expected: str) -> None:
    assert displayable(text) == expected


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!-- ", "a & b", "line\u2028separator\u2029", "\x00 🕊"],
)
def test_json_for_html_says_the_same_without_marks_of_html(text: str) -> None:
    written = json_for_html({"said": text})
    assert json.loads(written) == {"said": text}
    assert not set(written) & set("<>&\u2028\u2029\x00")


def test_valid_keeps_the_length() -> None:
    assert valid("a\udc00b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_web_address_takes_the_web_only(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)


def test_utf16_length_counts_as_a_browser_does() -> None:
    assert utf16_length("a🕊é") == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Ana Ruiz", "Ana Ruiz"),
        ("one two three four five six", "one two\nthree four…"),
        ("日本国外務大臣会合", "日本国外務\n大臣会合"),
        ("Donaudampfschiff", "Donaudampf\nschiff"),
    ],
)
def test_wrapped_breaks_into_two_short_lines(text: str, expected: str) -> None:
    assert wrapped(text, width=10) == expected
    assert all(columns(line) <= 11 for line in wrapped(text, width=10).split("\n"))
