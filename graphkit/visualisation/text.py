"""Make hostile text harmless without changing what it says.

Nothing here produces HTML: texts reach the page as JSON and are put into it as
text. What is removed from labels is what a reader cannot see but a browser obeys.
"""

from __future__ import annotations

import json
import re
import unicodedata
from urllib.parse import urlsplit

_OVERRIDES = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SURROGATE = re.compile("[\ud800-\udfff]")
_JSON_IN_HTML = str.maketrans(
    {char: f"\\u{ord(char):04x}" for char in ("<", ">", "&", "\u2028", "\u2029")}
)


def displayable(text: str) -> str:
    r"""Return a label or title on one line, without controls and direction overrides.

    Examples:
        >>> displayable("Ana\u202e  Ruiz\x00")
        'Ana Ruiz'
    """
    if text.isascii() and text.isprintable():  # nearly all are: ten times as fast
        return " ".join(text.split())
    kept = (" " if unicodedata.category(char) == "Cc" else char for char in valid(text))
    return " ".join("".join(char for char in kept if char not in _OVERRIDES).split())


def valid(text: str) -> str:
    """Return the text with each lone surrogate, which no file can hold, replaced."""
    return _SURROGATE.sub("\ufffd", text)


def json_for_html(value: object) -> str:
    r"""Return a value as JSON that cannot end the script element it stands in.

    Examples:
        >>> json_for_html({"quote": "</script>"})
        '{"quote":"\\u003c/script\\u003e"}'
    """
    return escaped_for_html(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def escaped_for_html(json_text: str) -> str:
    """Return a JSON text with the characters escaped that mean something to HTML."""
    return valid(json_text).translate(_JSON_IN_HTML)


def web_address(url: str | None) -> str | None:
    """Return the URL if it is one of the web, else None: no ``javascript:``, no files.

    Examples:
        >>> web_address("https://example.org/readout")
        'https://example.org/readout'
        >>> web_address("javascript:alert(1)") is None
        True
    """
    if not url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def utf16_length(text: str) -> int:
    """Return the length of a text as JavaScript counts it.

    Examples:
        >>> utf16_length("🕊!")
        3
    """
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def wrapped(text: str, *, width: int = 24, lines: int = 2) -> str:
    r"""Return a label broken into a few short lines, with an ellipsis where it is cut.

    Wide characters count double, and words longer than a line are broken, so
    that scripts without spaces wrap as well.

    Examples:
        >>> wrapped("Meeting of the Foreign Ministers of the Four", width=20)
        'Meeting of the\nForeign Ministers of…'
    """
    rows = [""]
    for word in (piece for long_word in text.split() for piece in _pieces(long_word, width)):
        joined = f"{rows[-1]} {word}".strip()
        if columns(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(word)
    return "\n".join(rows) if len(rows) <= lines else "\n".join(rows[:lines]) + "…"


def columns(text: str) -> int:
    """Return how many columns a text takes in a font of fixed width."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pieces(word: str, width: int) -> list[str]:
    if columns(word) <= width:
        return [word]
    step = width // 2 if columns(word) > len(word) else width
    return [word[start : start + step] for start in range(0, len(word), step)]
