"""When the encounter that a document opens with was, if the text does not say.

A readout tells of what happened that day, and then it is the day of issue in
its head that says when. Only the first encounter is meant: whatever else
the document tells of may have been at any time.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind, EntityType, Literal, Span
from graphkit.data_model.document import PROSE
from graphkit.resolution.claims import Claim, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graphkit.data_model import Document
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading

_CONFIDENCE = 0.6
_HEAD = frozenset({BlockKind.METADATA, BlockKind.DATELINE})
_ENCOUNTERS = frozenset({EntityType.MEETING, EntityType.CALL})


def issue_day_claims(reading: DocumentReading) -> Iterator[Claim]:
    """Yield that the first encounter was held on the day of issue, if no other day is told."""
    document = reading.document
    meeting = min(reading.meetings.values(), key=lambda one: (one.position, one.key), default=None)
    if document.issued is None or meeting is None or not _is_told_of_that_day(reading, meeting):
        return
    quote = _day_in_head(document, document.issued)
    if quote is not None:
        yield Claim(
            subject=meeting.key,
            predicate="gk:heldOn",
            object=Literal(document.issued.isoformat(), "xsd:date"),
            passages=[_passage(document.text, quote, meeting)],
            rule="day-of-issue",
            confidence=_CONFIDENCE,
            meeting=meeting.key,
        )


def _is_told_of_that_day(reading: DocumentReading, meeting: LocalMeeting) -> bool:
    """Whether a document opens with an encounter that took place, on no day it names."""
    opening = next((b.span for b in reading.document.blocks if b.kind in PROSE), Span(0, 0))
    return (
        meeting.holds_acts
        and meeting.type in _ENCOUNTERS
        and meeting.position < opening.end
        and not reading.first_day(meeting)
    )


def _day_in_head(document: Document, day: date) -> Span | None:
    """Return where the head of a document writes its day of issue."""
    written = _written(day)
    for block in document.blocks:
        if block.kind in PROSE:
            break
        found = written.search(document.text, block.span.start, block.span.end)
        if found is not None and block.kind in _HEAD:
            return Span(found.start(), found.end())
    return None


def _written(day: date) -> re.Pattern[str]:
    """Return the ways to write a day: "2031-05-07", "7 May 2031", "May 7, 2031", "7.5.2031"."""
    months = f"(?:{month_name[day.month]}|{month_abbr[day.month]}\\.?)"
    number, month, year = f"0?{day.day}", f"0?{day.month}", str(day.year)
    ordinal = f"{number}(?:st|nd|rd|th)?"
    ways = (
        rf"{year}[-./]{month}[-./]{number}",
        rf"{ordinal}(?: of)? {months},? {year}",
        rf"{months} {ordinal},? {year}",
        rf"{number}[-./]{month}[-./]{year}",
    )
    return re.compile(rf"(?<!\d)(?:{'|'.join(ways)})(?!\d)", re.IGNORECASE)


def _passage(text: str, quote: Span, meeting: LocalMeeting) -> Passage:
    """Return the day with its line, and the words that tell of the meeting."""
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    line = Span(start, len(text) if end < 0 else end)
    return Passage(quote, line, ((meeting.mentions[0], meeting.key),))
