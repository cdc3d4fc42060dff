"""Lines of plain text.

A line of the file is a line of the document, unless the text was wrapped at a
fixed width: then lines that run on are joined. The kept text is not changed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.data_model import Span
from graphkit.documents.layout import Layout, Line, single_spaced, trimmed
from graphkit.resources.document_structure import load_document_structure

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_FEWEST_RUN_ONS = 2
_RUN_ON = re.compile(r"[^.!?:;\s][\"”’)\]]*$")
_REACH = 20
_SLACK = 14
"""How much shorter than the widest line a wrapped line may be, next word included."""


def lay_out(text: str) -> Layout:
    """Divide plain text into lines."""
    return Layout(text=text, lines=lines_of(text, Span(0, len(text))))


def lines_of(text: str, span: Span) -> tuple[Line, ...]:
    """Return the lines in a stretch of plain text, wrapped ones joined."""
    lines = list(_physical_lines(text, span))
    width = _wrap_width(lines)
    return tuple(_joined(text, lines, width)) if width else tuple(lines)


def line_at(text: str, span: Span, *, gap: bool) -> Line:
    """Return a line without mark-up."""
    return Line(span=span, core=span, words=single_spaced(span.of(text)), gap=gap)


def _physical_lines(text: str, span: Span) -> Iterator[Line]:
    gap = True
    start = span.start
    for piece in span.of(text).split("\n"):
        line = trimmed(text, start, start + len(piece))
        start += len(piece) + 1
        if len(line):
            yield line_at(text, line, gap=gap)
        gap = not len(line)


def _wrap_width(lines: list[Line]) -> int:
    """Return the width at which a text was wrapped, or 0 when it was not."""
    width = max((len(line.words) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    run_ons = sum(
        not after.gap
        and _RUN_ON.search(line.words[-_REACH:]) is not None
        and after.words[0].islower()
        for line, after in pairwise(lines)
    )
    return width if run_ons >= _FEWEST_RUN_ONS else 0


def _joined(text: str, lines: list[Line], width: int) -> Iterator[Line]:
    current = lines[0]
    last = current
    for line in lines[1:]:
        if _continues(last, line, width):
            span = current.span.cover(line.span)
            current = replace(current, span=span, core=span, words=single_spaced(span.of(text)))
        else:
            yield current
            current = line
        last = line
    yield current


def _continues(line: Line, after: Line, width: int) -> bool:
    """Return whether ``after`` goes on with what ``line`` began: its first word had no room."""
    if after.gap or _begins_anew(after.words):
        return False
    if line.words.isupper() and after.words.isupper():
        return True  # a title in capitals, wrapped by hand
    first_word = after.words.split(" ", 1)[0]
    return len(line.words) + 1 + len(first_word) > width - _SLACK or first_word[0].islower()


def _begins_anew(words: str) -> bool:
    structure = load_document_structure()
    return any(
        patterns.begin(words) is not None
        for patterns in (
            structure.roles["bullet"],
            structure.roles["caption"],
            *structure.numbering.values(),
        )
    )
