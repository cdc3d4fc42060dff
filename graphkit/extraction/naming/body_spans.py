"""Find how far a body goes that a comma sets behind a title: to the end of an item of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graphkit.extraction.naming.entities import end_of_brackets

if TYPE_CHECKING:
    from graphkit.extraction.naming.office_runs import OfficeRuns
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles

Part = tuple[int, int]
"""The words between two commas."""

_JOINTS = frozenset({",", "and", "&"})
_CLOSING = frozenset({"", ",", ";"})
_ENDS = frozenset({";", "("})
_MARKS = frozenset({".", "*", "\\", "†"})


class BodySpan(NamedTuple):
    """What stands behind a title, by its commas; ``ends_item``: up to the end of the item."""

    parts: tuple[Part, ...]
    ends_item: bool


@dataclass(slots=True)
class BodySpans:
    """Finds such stretches in one sentence."""

    scan: Scan
    runs: OfficeRuns
    titles: Titles

    def after(self, end: int) -> BodySpan | None:
        """Return what follows a title that ends at ``end``, None if that is no name of a body."""
        first = self.scan.after_article(end + 1)
        if self.scan.word(end) != "," or not self.scan.is_name_like(first):
            return None
        if first in self.runs.offices or self._begins_entry(first):
            return None
        parts: list[Part] = []
        start = position = first
        while not self._is_end(position) and not self._is_before_entry(position):
            if self.scan.word(position) == "," and not self._is_form(position + 1):
                parts.append((start, position))
                start = position = self._after_comma(position)
                if not self.scan.is_name_like(start) or start in self.runs.offices:
                    return BodySpan(tuple(parts), ends_item=start in self.runs.offices)
            elif self._is_of_name(position) or self._is_form(position + 1):
                position = max(end_of_brackets(self.scan.words, position + 1), position + 1)
            else:
                return None
        return BodySpan((*parts, (start, position)), ends_item=True)

    def _is_end(self, position: int) -> bool:
        words = self.scan.words
        while position < len(words) and words[position].text in _MARKS:
            position += 1
        if position >= len(words) or words[position].text in _ENDS:
            return True
        return words[position].text == ":" and not self.scan.is_name_like(position + 1)

    def _is_form(self, position: int) -> bool:
        """Whether a comma before it belongs to the name of a company: "Quill Works, Inc."."""
        return self.scan.word(position) in self.titles.company_forms

    def _after_comma(self, position: int) -> int:
        joined = self.scan.word(position + 1) in _JOINTS
        return self.scan.after_article(position + 1 + joined)

    def _is_before_entry(self, position: int) -> bool:
        """Whether another person or office begins behind a comma or "and", or a person at once."""
        after = position
        while self.scan.word(after) in _JOINTS:
            after += 1
        if after == position:
            return position in self.scan.persons and self._begins_entry(position)
        office = self.scan.word(after - 1) in {"and", "&"} and after in self.runs.offices
        return office or self._begins_entry(after)

    def _is_of_name(self, position: int) -> bool:
        """Whether a word can stand inside the name of a body."""
        word = self.scan.words[position]
        after_hyphen = self.scan.words[position - 1].is_hyphen and word.glued
        linked = word.lower in self.titles.body_links and position + 1 < len(self.scan.words)
        mark = word.is_possessive or (word.text in ".:/’'&-–‑" and position > 0)
        return word.is_name_like or word.text.isdigit() or after_hyphen or linked or mark

    def _begins_entry(self, position: int) -> bool:
        """Whether the next person of a list begins: "Mr. Roe", "Ana Soto, Minister"."""
        start = self.scan.honorific_end(position)
        end = self.runs.shapes.end_of_letters(self.runs.shapes.end(start))
        if end <= start:
            return False
        titled = self.scan.word(end) == "," and end + 1 in self.runs.offices
        seen = self.scan.persons.get(position, 0) >= end and self.runs.shapes.is_full(start, end)
        return start > position or titled or (seen and self.scan.word(end) in _CLOSING)
