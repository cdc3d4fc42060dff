"""Grow an office from its head to both sides: "former Norwegian Prime Minister of …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.office_ends import OfficeSide
from graphkit.extraction.naming.scan import ARTICLES, POSSESSIVES
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from graphkit.extraction.naming.office_ends import OfficeEnds
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.office_modifiers import ModifierReader
    from graphkit.extraction.naming.office_polities import PolityReader
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles

_STATE = "state"
_VISITING = "visiting"
_DETERMINERS = ARTICLES | POSSESSIVES


@dataclass(slots=True)
class OfficePhrase:
    """Grows an office from its head; the words before ``floor`` belong to another one."""

    scan: Scan
    polities: PolityReader
    modifiers: ModifierReader
    titles: Titles
    ends: OfficeEnds
    floor: int

    def grow(self, start: int, end: int, head: OfficeHead) -> list[Office]:
        """Return the office around ``head``; nothing if it lacks what makes it one."""
        capital = self.scan.words[start].is_name_like
        right = self.ends.read(end, head, capital=capital or bool(head.before))
        if head.before and not (right.complement or right.polities):
            return []
        left = self._left(start, head, capital=capital)
        title = self._title((left.title, start, end, right.title), head)
        return [
            Office(
                start=left.outer,
                end=right.outer,
                title_start=left.title,
                title_end=right.title,
                title=title,
                singular=self._singular(title) if head.plural else title,
                head=head.lemma,
                plural=head.plural,
                capital=capital,
                polities=left.polities or right.polities,
                status=left.status or right.status,
                article=left.article,
                has_complement=right.complement,
                visiting=left.visiting,
                local=self._is_of_state(left.outer, right.title),
            )
        ]

    def _is_of_state(self, start: int, end: int) -> bool:
        """Whether a part of a country has the office: "Ohio Secretary", "Secretary of Ohio"."""
        before = self.scan.by_end.get(start - self.scan.is_possessive(start - 1)) if start else None
        of = before, self.scan.by_end.get(end)
        return any(match is not None and match.entry.kind == _STATE for match in of)

    def _left(self, start: int, head: OfficeHead, *, capital: bool) -> OfficeSide:
        title = self.modifiers.start_before(start, capital=capital)
        # "Norway’s acting Prime Minister" as well as "former Norwegian Prime Minister".
        first, inner_status = self._status_before(title)
        inner = first
        first, polities = self.polities.before(first, plural=head.plural)
        if polities and not (head.plural or inner_status):
            # The "UN" of "the Norwegian UN ambassador" belongs to the title.
            end = polities[-1].end
            title = end + self.scan.is_possessive(end) if end < inner else title
        first, outer_status = self._status_before(first)
        start = self._epithets_before(first)
        visiting = any(self.scan.word(i) == _VISITING for i in range(start, first))
        first, article = self._article(start)
        status = outer_status or inner_status
        return OfficeSide(title, first, polities, status, article=article, visiting=visiting)

    def _singular(self, title: str) -> str:
        words = title.split()
        singular = [self.titles.plurals.get(word.lower(), "") for word in words]
        return " ".join(
            (one.capitalize() if word[0].isupper() else one) if one else word
            for word, one in zip(words, singular, strict=True)
        )

    def _status_before(self, first: int) -> tuple[int, str]:
        words = self.scan.words
        if first > self.floor and words[first - 1].is_hyphen and first - 2 >= self.floor:
            status = self.titles.status.get(words[first - 2].lower, "")
            return (first - 2, status) if status else (first, "")
        if first > self.floor and (status := self.titles.status.get(words[first - 1].lower, "")):
            return first - 1, status
        return first, ""

    def _epithets_before(self, first: int) -> int:
        """Return the start of "newly appointed" before an office."""
        start = first
        while start > self.floor and self.scan.word(start - 1) in self.titles.epithets:
            start -= 1
        return first if start == 0 and self.scan.words[0].is_name_like else start

    def _article(self, first: int) -> tuple[int, str]:
        before = self.scan.word(first - 1) if first > self.floor else ""
        return (first - 1, before) if before in _DETERMINERS else (first, "")

    def _title(self, bounds: tuple[int, int, int, int], head: OfficeHead) -> str:
        left, start, end, end_of_title = bounds
        words = self.scan.words
        if not head.expansion:
            return join_words(words[left:end_of_title])
        parts = [join_words(words[left:start]), head.expansion, join_words(words[end:end_of_title])]
        return " ".join(part for part in parts if part)
