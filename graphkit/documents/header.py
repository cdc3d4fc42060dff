"""Settle what stands above the first sentence: title, page header, place and day, byline.

The title is the one that front matter or the HTML head states, where it stands
in the text; else the first heading of the first level, else the first open line
(a longer one below it where the first is a mere rubric of the site).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind
from graphkit.data_model.document import PROSE
from graphkit.documents.layout import single_spaced
from graphkit.resources.document_structure import load_document_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.documents.classify import Reading

_HEADER_LINES = 15
_LONGEST_PLACE = 3
_LONGEST_RUBRIC = 3
_SHORTEST_TITLE_BELOW_RUBRIC = 5
_SHORTEST_SUBTITLE = 5
_LONGEST_VALUE = 14
_LONGEST_FIRST_HEADING = 8
_CAN_BE_LABEL = frozenset({None, BlockKind.METADATA})
_CAN_BE_TITLE = frozenset({None, BlockKind.HEADING, BlockKind.PARAGRAPH})
_NAME_AND_OFFICE = re.compile(r"[A-Z][^,.:;]{2,60}, [A-Z][^.:;]{2,80}")
_NOT_WORDS = re.compile(r"[\W_]+")


def settle_header(
    readings: Sequence[Reading], *, stated_title: str | None
) -> tuple[list[Reading], str]:
    """Return the readings with those of the header settled, and the title or ``""``."""
    settled = list(readings)
    end = _end_of_header(settled)
    _settle_labels(settled, end)
    _settle_places(settled, end)
    title = _title(settled, end, stated_title)
    if title:
        _settle_titles(settled, title)
        _settle_around_title(settled, end)
    return settled, title


def _end_of_header(readings: Sequence[Reading]) -> int:
    prose = (i for i, reading in enumerate(readings) if reading.kind in PROSE)
    return next(prose, min(len(readings), _HEADER_LINES))


def _settle_labels(readings: list[Reading], end: int) -> None:
    """Take fields of the page whose name and value stand in two lines for metadata.

    Below the header the value has to follow at once, for "Region" may be a heading.
    """
    label = load_document_structure().roles["label"]
    for i, (reading, value) in enumerate(pairwise(readings)):
        is_field = i + 1 < end or (not value.line.gap and value.kind is not BlockKind.PARAGRAPH)
        if is_field and reading.kind in _CAN_BE_LABEL and label.covers(reading.line.words):
            readings[i] = replace(reading, kind=BlockKind.METADATA)
            if _is_open(value) and value.size <= _LONGEST_VALUE:
                readings[i + 1] = replace(value, kind=BlockKind.METADATA)


def _settle_places(readings: list[Reading], end: int) -> None:
    """Take a place above or below the day for part of the dateline, unless it is all there is."""
    is_open = [_is_open(reading) for reading in readings[:end]]
    place = load_document_structure().fragments["place"]
    for i, reading in enumerate(readings[:end]):
        above = i + 1 < end and readings[i + 1].kind is BlockKind.DATELINE
        below = 0 < i < end - 1 and readings[i - 1].kind is BlockKind.DATELINE
        if (
            is_open[i]
            and (above or below)
            and sum(is_open) > 1
            and (reading.size <= _LONGEST_PLACE and place.fullmatch(reading.line.words))
        ):
            readings[i] = replace(reading, kind=BlockKind.DATELINE)
            is_open[i] = False


def _title(readings: Sequence[Reading], end: int, stated: str | None) -> str:
    if stated:
        return stated
    header = readings[:end]
    for reading in header:
        if reading.kind is BlockKind.HEADING and reading.line.level == 1:
            return reading.line.words
    names = [reading for reading in header if _is_open(reading)]
    if not names:
        return ""
    while len(names) > 1 and _is_author(names[0]):
        names.pop(0)
    first, *others = names
    if first.size <= _LONGEST_RUBRIC and others:
        longer = [r for r in others if r.size >= _SHORTEST_TITLE_BELOW_RUBRIC]
        first = longer[0] if longer else first
    return first.line.words


def _settle_titles(readings: list[Reading], title: str) -> None:
    """Mark the title wherever the top of the document repeats it."""
    wanted = _key(title)
    for i, reading in enumerate(readings[:_HEADER_LINES]):
        if reading.kind in _CAN_BE_TITLE and _key(reading.line.words) == wanted:
            readings[i] = replace(reading, kind=BlockKind.TITLE, style="", marker=0)


def _settle_around_title(readings: list[Reading], end: int) -> None:
    titles = [i for i, r in enumerate(readings[:end]) if r.kind is BlockKind.TITLE]
    # Stated in the head of the file and not repeated in the text: all else is below it.
    at = titles[0] if titles else -1
    for i, reading in enumerate(readings[:end]):
        if _is_open(reading) and not (i > at and _may_be_heading(readings, i, end)):
            kind = _above_title(reading) if i < at else _below_title(reading)
            readings[i] = replace(reading, kind=kind)


def _may_be_heading(readings: Sequence[Reading], i: int, end: int) -> bool:
    """Return whether the line stands over the first sentence as others do further down."""
    is_last = all(not _is_open(reading) for reading in readings[i + 1 : end])
    last_prose = max((j for j, r in enumerate(readings) if r.kind in PROSE), default=0)
    others = any(
        _is_open(r) and r.line.gap and r.size <= _LONGEST_FIRST_HEADING
        for r in readings[end:last_prose]
    )
    return (
        is_last and others and readings[i].line.gap and (readings[i].size <= _LONGEST_FIRST_HEADING)
    )


def _above_title(reading: Reading) -> BlockKind:
    return BlockKind.CAPTION if _is_author(reading) else BlockKind.METADATA


def _is_author(reading: Reading) -> bool:
    """Return whether the line is the office or the name of who writes."""
    return load_document_structure().roles["author"].covers(reading.line.words)


def _below_title(reading: Reading) -> BlockKind:
    if _NAME_AND_OFFICE.fullmatch(reading.line.words):
        return BlockKind.CAPTION
    return BlockKind.TITLE if reading.size >= _SHORTEST_SUBTITLE else BlockKind.METADATA


def _is_open(reading: Reading) -> bool:
    return reading.kind is None and not reading.style


def _key(words: str) -> str:
    return single_spaced(_NOT_WORDS.sub(" ", words)).casefold()
