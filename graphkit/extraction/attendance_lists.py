"""Read the list of those who came: "The Summit was attended by:" and an item for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind
from graphkit.extraction.presence import write_present
from graphkit.extraction.tellings import is_person

if TYPE_CHECKING:
    from graphkit.extraction.sentences import SentenceReading

_LEADS = re.compile(
    r".*\b(?:attended by|attendance|attendees|delegation|participants|present|side|team)"
    r"(?: were| was| included| comprised)?(?: the following)?\s*:\s*",
    re.IGNORECASE | re.DOTALL,
)
_FARTHEST = 3


class AttendanceLists:
    """Remembers, from one block to the next, that a list of people is open."""

    def __init__(self) -> None:
        """Begin a document."""
        self._open = False

    def read(self, reading: SentenceReading) -> None:
        """Write whom an item of an open list names; open one where the words say so."""
        words = reading.words_of(reading.span)
        if _LEADS.fullmatch(words):
            self._open = True
            return
        self._open = self._open and reading.kind is BlockKind.LIST_ITEM
        first = next(iter(reading.parties), None) if self._open else None
        if first is None or first.start > _FARTHEST or not is_person(reading, first):
            return
        at = reading.parse.origin(first.start, first.end)
        # The subject that a lead-in supplies to an item stands nowhere in the text.
        if at.start < at.end:
            write_present(reading, [first], at)
