"""Read the names of offices: head, modifiers, complement, and whose office it is.

"Deputy Prime Minister and Minister of Foreign Affairs of the State of Qatar",
"UN Secretary-General", "the foreign ministers of Chile and Peru", "Norway’s
acting PM". The head is found first and the phrase is grown to both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.entities import end_of_brackets
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.office_complements import ComplementReader
from graphkit.extraction.naming.office_heads import HeadFinder
from graphkit.extraction.naming.office_polities import PolityReader
from graphkit.extraction.naming.scan import ARTICLES, POSSESSIVES
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.word_lists import Titles

_MAX_MODIFIERS = 5
_DETERMINERS = ARTICLES | POSSESSIVES


class OfficeGrammar:
    """Find the offices named in a sentence."""

    def __init__(self, titles: Titles, stop_words: frozenset[str]) -> None:
        """Use the words of ``titles``; ``stop_words`` never belong to a title."""
        self._titles = titles
        self._stop = stop_words
        self._heads = HeadFinder(titles)

    def offices(self, scan: Scan) -> list[Office]:
        """Return the offices in order."""
        heads = self._heads.heads(scan.words)
        complements = ComplementReader(
            scan=scan, heads=heads, titles=self._titles, stop_words=self._stop
        )
        found: list[Office] = []
        for start, (end, head) in sorted(heads.items()):
            floor = found[-1].end if found else 0
            if start >= floor and start not in scan.covered:
                phrase = _Phrase(scan, complements, self._titles, self._stop, floor)
                found.append(phrase.grow(start, end, head))
        return found


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Grows an office from its head; the words before ``floor`` belong to another one."""

    scan: Scan
    complements: ComplementReader
    titles: Titles
    stop_words: frozenset[str]
    floor: int

    def grow(self, start: int, end: int, head: OfficeHead) -> Office:
        words = self.scan.words
        polities = PolityReader(self.scan, self.floor)
        capital = words[start].is_name_like
        left = self._modifiers(start, capital=capital)
        first, before = polities.before(left, plural=head.plural)
        right, status_after = self._status_after(end_of_brackets(words, end))
        title_end = self.complements.end(right, capital=capital)
        end_of_title = title_end if title_end > right else end
        last, after = polities.after(title_end, plural=head.plural)
        first, status = self._status_before(first)
        first, article = self._article(first)
        return Office(
            start=first,
            end=last,
            title_start=left,
            title_end=end_of_title,
            title=self._title(left, start, end_of_title, head),
            head=head.lemma,
            plural=head.plural,
            capital=capital,
            polities=before or after,
            status=status or status_after,
            article=article,
        )

    def _modifiers(self, start: int, *, capital: bool) -> int:
        left = start
        while left > self.floor and start - left < _MAX_MODIFIERS:
            step = self._modifier_before(left, capital=capital)
            if not step:
                break
            left -= step
        return left

    def _modifier_before(self, left: int, *, capital: bool) -> int:
        """Return the number of words of the modifier that ends at ``left``."""
        words = self.scan.words
        word = words[left - 1]
        if (
            word.is_hyphen
            and left - 2 >= self.floor
            and words[left - 2].lower in self.titles.modifiers
        ):
            return 2
        known = word.lower in self.titles.modifiers and word.lower != "and"
        if known and self._is_free(left - 1):
            return 1
        return 1 if capital and word.is_name_like and self._is_open(left - 1) else 0

    def _is_free(self, position: int) -> bool:
        return position not in self.scan.covered or self.scan.words[position].lower == "union"

    def _is_open(self, position: int) -> bool:
        """Whether any capitalised word may be part of a title: "Postsecondary Commissioner"."""
        word = self.scan.words[position]
        return (
            self._is_free(position)
            and word.text.isalpha()
            and word.lower not in self.stop_words
            and word.lower not in self.titles.status
            and position not in self.scan.honorifics
        )

    def _status_before(self, first: int) -> tuple[int, str]:
        words = self.scan.words
        if first > self.floor and words[first - 1].is_hyphen and first - 2 >= self.floor:
            status = self.titles.status.get(words[first - 2].lower, "")
            return (first - 2, status) if status else (first, "")
        if first > self.floor and (status := self.titles.status.get(words[first - 1].lower, "")):
            return first - 1, status
        return first, ""

    def _status_after(self, end: int) -> tuple[int, str]:
        words = self.scan.words
        if end + 1 < len(words) and words[end].is_hyphen:
            status = self.titles.status.get(words[end + 1].lower, "")
            if status:
                return end + 2, status
        return end, ""

    def _article(self, first: int) -> tuple[int, str]:
        before = self.scan.word(first - 1) if first > self.floor else ""
        return (first - 1, before) if before in _DETERMINERS else (first, "")

    def _title(self, left: int, start: int, end: int, head: OfficeHead) -> str:
        words = self.scan.words
        if not head.expansion:
            return join_words(words[left:end])
        parts = [join_words(words[left:start]), head.expansion, join_words(words[start + 1 : end])]
        return " ".join(part for part in parts if part)
