"""Numbers and texts as a report shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.analysis import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.reports.report import Score

_MARKDOWN = re.compile(r"([\\`*_\[\]|#~!])")
_LONG = 240


def number(value: float | None) -> str:
    """Write a number with six significant digits, the same on every machine.

    Examples:
        >>> number(1 / 3), number(12.0), number(None)
        ('0.333333', '12', '–')
    """
    return "–" if value is None else f"{rounded(value):.6g}"


def short(value: float | None) -> str:
    """Write a number for reading along: three significant digits, whole numbers whole.

    Examples:
        >>> short(1 / 3), short(12345.0), short(0.00001234)
        ('0.333', '12345', '1.23e-05')
    """
    if value is None:
        return "–"
    return f"{value:.0f}" if float(value).is_integer() else f"{rounded(value):.3g}"


def signed(change: int) -> str:
    """Write a change of ranks: up is towards rank 1.

    Examples:
        >>> signed(-3), signed(2), signed(0)
        ('up 3', 'down 2', '0')
    """
    return f"up {-change}" if change < 0 else f"down {change}" if change else "0"


def place(score: Score) -> str:
    """Write a rank; an equals sign says that others share it."""
    if score.rank is None:
        return ""
    return f"{score.rank}=" if score.ties else str(score.rank)


def span(score: Score) -> str:
    """Write the interval of a rank, or nothing."""
    return "" if score.interval is None else "–".join(map(str, score.interval))


def plain(text: object) -> str:
    r"""Put a text on one line, without what a reader cannot see (controls, overrides).

    Examples:
        >>> plain("two\nlines\u202e")
        'two lines'
    """
    line = " ".join(str(text).split())
    return line if line.isprintable() else "".join(filter(str.isprintable, line))


def shortened(text: str, most: int = _LONG) -> str:
    """Cut a long quote at a word."""
    text = plain(text)
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def markdown(text: object) -> str:
    r"""Escape a text so that Markdown shows it as it is, also in a table's cell.

    Examples:
        >>> markdown("<b>a|b</b>")
        '&lt;b&gt;a\\|b&lt;/b&gt;'
    """
    escaped = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\1", escaped)


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence.

    Examples:
        >>> listed(["fish", "rail", "grain"])
        'fish, rail and grain'
    """
    if len(words) < 2:  # noqa: PLR2004 - one needs no "and"
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(count: int, one: str, many: str = "") -> str:
    """Write a number with its noun.

    Examples:
        >>> counted(1, "meeting"), counted(2, "meeting"), counted(3, "country", "countries")
        ('1 meeting', '2 meetings', '3 countries')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"
