"""What a reader of one format hands on: the kept text and its lines.

A *line* is a paragraph, list item, heading … before it is known what it is.
The format's own mark-up is noted where it tells; the rest is for ``classify``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graphkit.data_model import Span

if TYPE_CHECKING:
    from datetime import date

BOLD_LEVEL = 7
"""The level of a line that is a heading because it is bold: below Markdown's and HTML's six."""


class Markup(StrEnum):
    """What the format itself says of a line."""

    NONE = "none"
    CAPTION = "caption"
    DEBRIS = "debris"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of the kept text that will become one block.

    ``span`` is trimmed of white space. ``core`` is the part without mark-up
    (``## ``, ``**``), ``words`` the text of the core with single blanks.
    ``gap`` says whether a blank line, or a paragraph's end, stands before.
    """

    span: Span
    core: Span
    words: str
    markup: Markup = Markup.NONE
    level: int = 0
    gap: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a document's front matter or HTML head says of it, as far as it is given."""

    title: str | None = None
    issued: date | None = None
    publisher: str | None = None
    source_url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The kept text of a document, its lines in order, and its stated properties.

    ``states_issued`` tells whether ``properties.issued`` was put there by hand
    (front matter) and not worked out from a page.
    """

    text: str
    lines: tuple[Line, ...]
    properties: Properties = Properties()
    states_issued: bool = True


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span ``start``–``end`` without white space at either end.

    Examples:
        >>> trimmed("  Oslo  ", 0, 8)
        Span(start=2, end=6)
    """
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + left + len(piece.strip()))


def single_spaced(text: str) -> str:
    r"""Return ``text`` with each run of white space, of any kind, as one blank.

    Examples:
        >>> single_spaced("the two\n Ministers\u00a0met")
        'the two Ministers met'
    """
    return " ".join(text.split())
