"""Tell what each line of a document is: title, dateline, caption, debris, prose.

What a line says of itself comes first (``first_kind``); what is left open, the
short lines without a full stop, is told by where they stand: see ``header`` for
those before the first sentence, ``headings`` for the others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind
from graphkit.documents.layout import Line, Markup
from graphkit.resources.document_structure import load_document_structure

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_NAME = 30
_LONGEST_NUMBERED_HEADING = 28
_LONGEST_LABEL = 4
_REACH = 100
_NUMBER = re.compile(r"\d+")
_UNSURE_STYLES = frozenset({"letter", "letter-brackets", "roman", "roman-brackets"})
_WHOLE_LINES = (
    ("dateline", BlockKind.DATELINE),
    ("metadata", BlockKind.METADATA),
    ("source_url", BlockKind.METADATA),
    ("publisher", BlockKind.METADATA),
    ("byline", BlockKind.METADATA),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line and what it was taken for; ``kind`` is None while that is open.

    ``style`` names the style of its number, and ``marker`` how many characters
    of ``line.words`` are number, bullet or caption label.
    """

    line: Line
    kind: BlockKind | None
    style: str = ""
    marker: int = 0

    @property
    def size(self) -> int:
        """The number of words."""
        return self.line.words.count(" ") + 1

    @property
    def depth(self) -> int:
        """How many numbers its number has: two in "1.2 Trade"."""
        return len(_NUMBER.findall(self.line.words[: self.marker])) or 1

    @property
    def name(self) -> str:
        """The words without number, bullet or label."""
        return self.line.words[self.marker :]


def first_kinds(lines: Iterable[Line]) -> list[Reading]:
    """Tell of each line what its own words and mark-up say.

    Letters and Roman numerals number something only where there are two of them:
    a single one is an initial.
    """
    readings = [first_kind(line) for line in lines]
    styles = Counter(reading.style for reading in readings)
    return [
        unnumbered(reading)
        if reading.style in _UNSURE_STYLES and styles[reading.style] == 1
        else reading
        for reading in readings
    ]


def unnumbered(reading: Reading) -> Reading:
    """Return a reading that takes the number at the start of the line for words."""
    kind = BlockKind.PARAGRAPH if reading.kind is BlockKind.LIST_ITEM else reading.kind
    return replace(reading, kind=kind, style="", marker=0)


def first_kind(line: Line) -> Reading:
    """Tell what a line is from its own words and mark-up."""
    roles = load_document_structure().roles
    words = line.words
    if line.markup in (Markup.METADATA, Markup.DEBRIS):
        return Reading(line=line, kind=BlockKind(line.markup.value))
    if not words or roles["debris"].covers(words):
        return Reading(line=line, kind=BlockKind.DEBRIS)
    caption = roles["caption"].begin(words)
    if caption or line.markup is Markup.CAPTION:
        return Reading(line=line, kind=BlockKind.CAPTION, marker=caption.end() if caption else 0)
    for role, kind in _WHOLE_LINES:
        if roles[role].covers(words):
            return Reading(line=line, kind=kind)
    return _first_kind_of_text(line)


def _first_kind_of_text(line: Line) -> Reading:
    structure = load_document_structure()
    for style, patterns in structure.numbering.items():
        match = patterns.begin(line.words)
        if match:
            reading = Reading(line=line, kind=BlockKind.LIST_ITEM, style=style, marker=match.end())
            if line.markup is Markup.HEADING:
                return replace(reading, kind=BlockKind.HEADING)
            is_open = reading.size <= _LONGEST_NUMBERED_HEADING and not _ends(line.words)
            return replace(reading, kind=None) if is_open else reading
    bullet = structure.roles["bullet"].begin(line.words)
    if bullet or line.markup is Markup.LIST_ITEM:
        marker = bullet.end() if bullet else 0
        return Reading(line=line, kind=BlockKind.LIST_ITEM, marker=marker)
    if line.markup is Markup.HEADING:
        return Reading(line=line, kind=BlockKind.HEADING)
    is_open = line.words.count(" ") < _LONGEST_NAME and not _ends(line.words)
    return Reading(line=line, kind=None if is_open else BlockKind.PARAGRAPH)


def _ends(words: str) -> bool:
    """Return whether the words end as a sentence or its part does, not as a name does."""
    if words.endswith(":"):
        return words.count(" ") >= _LONGEST_LABEL
    roles = load_document_structure().roles
    end = words[-_REACH:]
    credit = roles["credit"].search(end)
    return roles["terminal"].search(end[: credit.start()] if credit else end) is not None
