"""The tree of sections that headings make.

Mark-up has levels of its own. A number's level comes from its style: a style
seen for the first time goes one level down, one that is open already closes
what was opened after it. Unnumbered headings are a style like any other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from graphkit.data_model import BlockKind, Section, Span
from graphkit.documents.layout import BOLD_LEVEL
from graphkit.resources.document_structure import load_document_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.documents.classify import Reading

_CLOSING_BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*$")


class _Rank(NamedTuple):
    """A style of heading and its depth in that style."""

    style: str
    depth: int


def sections_of(readings: Sequence[Reading], text: str) -> tuple[tuple[Section, ...], list[int]]:
    """Return the sections, the whole document first, and the section of each reading."""
    drafts = [Section(span=Span(0, len(text)), heading=None, title="", level=0, parent=None)]
    open_ranks: list[tuple[_Rank, int]] = []
    places: list[int] = []
    for reading in readings:
        if reading.kind is BlockKind.HEADING:
            rank = _rank(reading)
            _close(open_ranks, rank)
            parent = open_ranks[-1][1] if open_ranks else 0
            drafts.append(_section(reading, len(open_ranks) + 1, parent))
            open_ranks.append((rank, len(drafts) - 1))
        places.append(open_ranks[-1][1] if open_ranks else 0)
    return tuple(_with_ends(drafts)), places


def _rank(reading: Reading) -> _Rank:
    if reading.line.level:
        style = "bold" if reading.line.level == BOLD_LEVEL else "heading"
        return _Rank(style, reading.line.level)
    return _Rank(reading.style or "short", reading.depth)


def _close(open_ranks: list[tuple[_Rank, int]], rank: _Rank) -> None:
    """Close the sections that a heading of this rank ends."""
    for i, (other, _) in enumerate(open_ranks):
        if other.style == rank.style and other.depth >= rank.depth:
            del open_ranks[i:]
            return


def _section(reading: Reading, level: int, parent: int) -> Section:
    start = reading.line.span.start
    return Section(
        span=Span(start, reading.line.span.end),
        heading=reading.line.span,
        title=_title(reading.name),
        level=level,
        parent=parent,
    )


def _title(name: str) -> str:
    """Return a heading's words without a closing colon or date in brackets."""
    match = _CLOSING_BRACKETS.search(name)
    fragments = load_document_structure().fragments
    if match and (fragments["day"].search(match[1]) or fragments["date"].search(match[1])):
        name = name[: match.start()]
    return name.strip().rstrip(":").rstrip()


def _with_ends(drafts: Sequence[Section]) -> list[Section]:
    """Let each section end where the next one begins that is not inside it."""
    end_of_level: dict[int, int] = {}
    sections: list[Section] = []
    for draft in reversed(drafts):
        ends = (start for level, start in end_of_level.items() if level <= draft.level)
        end = min(ends, default=drafts[0].span.end)
        sections.append(replace(draft, span=Span(draft.span.start, end)))
        end_of_level[draft.level] = draft.span.start
    return sections[::-1]
