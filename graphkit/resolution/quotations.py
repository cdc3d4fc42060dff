"""What stands between quotation marks, and who speaks it.

The speaker is named in the sentence of the quotation, after it or before it, else at
the end of the paragraph before ("Ms. Ruiz said:").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.resolution.reading import DocumentReading

_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'
_MARK = re.compile(f"[{_OPENING}{_CLOSING}{_STRAIGHT}]")
_LEADING = ":"
_LABEL = re.compile(
    r"\W*(?P<who>[A-Z][\w.’'-]*(?:,? (?:and|for|of|the|to|[A-Z][\w.’'-]*))*)"
    r"(?: \([^()]{1,40}\))?\W{0,4}: ?\W{0,4}(?=[A-Z“\"])"
)
"""What stands before each turn of a transcript: "President Ruiz: We have …"."""


class Quotations:
    """The quotations of a document, in order."""

    def __init__(self, reading: DocumentReading) -> None:
        """Find them in the text of ``reading``, whose names and offices are linked."""
        self._reading = reading
        text = reading.document.text
        self._spans = [s for b in reading.document.blocks for s in _quoted(text, b.span)]
        self._starts = [span.start for span in self._spans]
        self._turns = self._found_turns()
        self._turn_starts = [start for start, _ in self._turns]

    def holding(self, position: int) -> Span | None:
        """Return the quotation in which a character stands."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self._spans[index].end > position:
            return self._spans[index]
        return None

    def speaker(self, quotation: Span) -> str:
        """Return who speaks a quotation, "" if nobody is named beside it."""
        last = self._reading.sentence_at(max(quotation.end - 1, 0))
        first = self._reading.sentence_at(quotation.start)
        after = self._persons(Span(quotation.end, max(last.end, quotation.end)))
        before = self._persons(Span(min(first.start, quotation.start), quotation.start))
        return next(iter(after), "") or next(reversed(before), "") or self._led(quotation)

    def announced(self, position: int) -> str:
        """Return whom the paragraph before that of a character ends by naming as who speaks."""
        blocks, index = self._reading.document.blocks, self._reading.block_at(position)
        if index < 1:
            return ""
        before = blocks[index - 1].span
        if not before.of(self._reading.document.text).rstrip().endswith(_LEADING):
            return ""
        people = dict.fromkeys(self._persons(self._reading.sentence_at(before.end - 1)))
        return next(iter(people)) if len(people) == 1 else ""

    def turn(self, position: int) -> str | None:
        """Return who has the word in a transcript; "" if not known, None if there are no turns."""
        index = bisect_right(self._turn_starts, position) - 1
        return self._turns[index][1] if index >= 0 else None

    def _found_turns(self) -> list[tuple[int, str]]:
        """Return where each turn begins and who speaks; a single label is none."""
        found = []
        for block in self._reading.document.blocks:
            label = _LABEL.match(self._reading.document.text, block.span.start, block.span.end)
            if block.kind in PROSE and label is not None:
                people = dict.fromkeys(self._persons(Span(label.start("who"), label.end("who"))))
                found.append((label.end(), next(iter(people)) if len(people) == 1 else ""))
        return found if len(found) > 1 and any(who for _, who in found) else []

    def all_announced(self) -> list[str]:
        """Return everybody who is said to speak a quotation below: "Quotes attributable to X:"."""
        found = dict.fromkeys(self.announced(start) for start in self._starts)
        return [key for key in found if key]

    def _led(self, quotation: Span) -> str:
        """Return the speaker named before, or that of the quotation that goes on here."""
        announced = self.announced(quotation.start)
        index = self._starts.index(quotation.start)
        if announced or not index:
            return announced
        earlier = self._spans[index - 1]
        block = self._reading.block_at
        goes_on = block(quotation.start) == block(earlier.start) + 1
        is_open = not earlier.of(self._reading.document.text).endswith((_CLOSING, _STRAIGHT))
        return self.speaker(earlier) if goes_on and is_open else ""

    def _persons(self, span: Span) -> list[str]:
        """Return the persons named outside quotations within ``span``, by name or office."""
        mentions = self._reading.mentions_within(span)
        plain = [m for m in mentions if self.holding(m.span.start) is None]
        return list(_known(self._reading, (m.id for m in plain)))


def _known(reading: DocumentReading, mentions: Iterable[str]) -> Iterator[str]:
    return (key for key in reading.keys(mentions) if key in reading.persons)


def _quoted(text: str, block: Span) -> Iterator[Span]:
    """Yield what is quoted in a paragraph; a quotation may end with it without a mark."""
    start = None
    for mark in _MARK.finditer(text, block.start, block.end):
        if start is None and mark[0] != _CLOSING:
            start = mark.start()
        elif start is not None and mark[0] != _OPENING:
            yield Span(start, mark.end())
            start = None
    if start is not None:
        yield Span(start, block.end)
