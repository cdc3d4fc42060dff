"""Settle the short lines below the header: headings, items of lists, loose ends.

A heading has something below it. Numbered lines that follow each other with
nothing between are a list; so are three and more short lines in a row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind
from graphkit.data_model.document import PROSE
from graphkit.documents.layout import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.documents.classify import Reading

_FURNITURE = frozenset({BlockKind.CAPTION, BlockKind.DEBRIS, BlockKind.METADATA})
_LONGEST_HEADING = 14
_LONGEST_LOOSE_END = 10
_FEWEST_LIST_ITEMS = 3


def settle_headings(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings with nothing left open."""
    opened = _with_middle_opened(readings)
    listed = _list_items(opened)
    prose = (i for i, r in enumerate(opened) if r.kind in PROSE or i in listed)
    end = max(prose, default=len(opened))
    settled = []
    for i, reading in enumerate(opened):
        if reading.kind is not None:
            settled.append(reading)
        elif reading.style:
            before = settled[-1] if settled else None
            settled.append(replace(reading, kind=_numbered_kind(opened, i, before)))
        else:
            kind = BlockKind.LIST_ITEM if i in listed else _unnumbered_kind(reading, is_end=i > end)
            settled.append(replace(reading, kind=kind))
    return settled


def _with_middle_opened(readings: Sequence[Reading]) -> list[Reading]:
    """Open what was taken for page furniture but stands in the middle of the story.

    Days head the parts of the account of a journey; "Statements" may be a heading.
    """
    prose = [i for i, reading in enumerate(readings) if reading.kind in PROSE]
    has_day = False
    opened = list(readings)
    for i, reading in enumerate(readings):
        in_story = bool(prose) and prose[0] < i < prose[-1]
        is_day = reading.kind is BlockKind.DATELINE
        if in_story and ((is_day and has_day) or _may_be_name(reading)):
            is_marked = reading.line.markup is Markup.HEADING
            opened[i] = replace(reading, kind=BlockKind.HEADING if is_marked else None)
        has_day = has_day or is_day
    return opened


def _may_be_name(reading: Reading) -> bool:
    return (
        reading.kind is BlockKind.METADATA
        and reading.line.gap
        and reading.line.markup is not Markup.METADATA
        and reading.line.words.replace(" ", "").isalpha()
    )


def _list_items(readings: Sequence[Reading]) -> set[int]:
    """Return the places of short lines that stand in a row, without the heading after them."""
    listed: set[int] = set()
    row: list[int] = []
    for i in range(len(readings) + 1):
        if i < len(readings) and _may_be_item(readings[i]):
            row.append(i)
            continue
        if row and _is_set_off(readings, row):
            row.pop()
        if len(row) >= _FEWEST_LIST_ITEMS:
            listed.update(row)
        row = []
    return listed


def _may_be_item(reading: Reading) -> bool:
    """Return whether a line may be one of several in a row; a colon announces them."""
    return reading.kind is None and not reading.style and not reading.line.words.endswith(":")


def _is_set_off(readings: Sequence[Reading], row: Sequence[int]) -> bool:
    """Return whether the last line of a row stands apart from those before, above prose."""
    last, after = row[-1], row[-1] + 1
    apart = readings[last].line.gap and not any(readings[i].line.gap for i in row[1:-1])
    return apart and after < len(readings) and readings[after].kind in PROSE


def _numbered_kind(readings: Sequence[Reading], i: int, before: Reading | None) -> BlockKind:
    reading, after = readings[i], _next_text(readings, i)
    goes_on = before is not None and before.kind is BlockKind.LIST_ITEM and _alike(before, reading)
    if after is None or goes_on:
        return BlockKind.LIST_ITEM
    has_pictures = any(r.kind is BlockKind.CAPTION for r in readings[i + 1 : after])
    is_list = _alike(reading, readings[after]) and not has_pictures
    return BlockKind.LIST_ITEM if is_list else BlockKind.HEADING


def _alike(one: Reading, other: Reading) -> bool:
    """Return whether two lines are numbered in the same way."""
    return (one.style, one.depth) == (other.style, other.depth)


def _unnumbered_kind(reading: Reading, *, is_end: bool) -> BlockKind:
    if is_end:  # below the last sentence
        is_short = reading.size <= _LONGEST_LOOSE_END
        return BlockKind.METADATA if is_short else BlockKind.PARAGRAPH
    is_heading = (
        reading.size <= _LONGEST_HEADING and reading.line.gap and not reading.name[:1].islower()
    )
    return BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH


def _next_text(readings: Sequence[Reading], i: int) -> int | None:
    """Return the place of the next line that is part of the story."""
    following = range(i + 1, len(readings))
    return next((j for j in following if readings[j].kind not in _FURNITURE), None)
