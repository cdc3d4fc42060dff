"""Read what an office is for: "of Foreign Affairs", "for Women and Equalities"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.scan import COORDINATORS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.scan import Scan
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.word_lists import Titles

_PREPOSITIONS = frozenset({"of", "for", "to", "on"})
_LINKS = frozenset({"of", "the", "for"})
_LAST_WORDS = frozenset({"Affairs", "Policy", "Relations"})
_AHEAD = 5
_NEAR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplementReader:
    """Reads the complements of the offices of one sentence."""

    scan: Scan
    heads: Mapping[int, tuple[int, OfficeHead]]
    titles: Titles
    stop_words: frozenset[str]

    def end(self, start: int, *, capital: bool) -> int:
        """Return the end of a complement that begins with a preposition at ``start``."""
        if self.scan.word(start) not in _PREPOSITIONS:
            return start
        position = self.scan.after_article(start + 1)
        if position in self.scan.by_start and not self._goes_on(position):
            return start
        end = start
        while position < len(self.scan.words):
            taken = self._takes(position, end, capital=capital)
            if taken is None:
                break
            end = position + 1 if taken else end
            position += 1
        return end

    def _takes(self, position: int, end: int, *, capital: bool) -> bool | None:
        """Return True for a word of the complement, False for what only joins, None at the end."""
        word = self.scan.words[position]
        if word.lower in COORDINATORS or word.is_hyphen:
            return False if self._continues(position) else None
        if not self._is_complement_word(word, capital=capital):
            return False if word.lower in _LINKS and self._continues(position) else None
        if position in self.scan.honorifics or self._begins_name(position, end):
            return None
        return True

    def _begins_name(self, position: int, end: int) -> bool:
        """Whether the holder's name begins: no portfolio, and none follows, right after one."""
        words = self.scan.words
        if position != end or words[position - 1].lower in COORDINATORS:
            return False
        known = self.titles.portfolios | self.titles.modifiers
        return not any(w.lower in known for w in _name_like(words[position : position + _NEAR]))

    def _goes_on(self, position: int) -> bool:
        """Whether a name is only the first word of a complement ("Europe and Foreign Affairs")."""
        match = self.scan.by_start[position]
        if match.entry.type == "Country":
            return False
        words = self.scan.words[match.end : match.end + _AHEAD]
        return self.scan.word(match.end) in COORDINATORS and any(
            word.text in _LAST_WORDS for word in words
        )

    def _is_complement_word(self, word: Word, *, capital: bool) -> bool:
        if word.lower in self.stop_words or not word.text[0].isalpha():
            return False
        if capital:
            return word.is_name_like and word.text not in self.titles.abbreviations
        return word.lower in self.titles.modifiers

    def _continues(self, position: int) -> bool:
        """Whether the complement goes on after a comma, "and" or "of" at ``position``."""
        scan = self.scan
        after = scan.after_article(position + 1)
        is_link = scan.word(position) in _LINKS
        if after in scan.honorifics or (is_link and after in scan.by_start):
            return False
        after += scan.word(after) == "and"
        if after >= len(scan.words) or not scan.words[after].is_name_like:
            return False
        match = scan.by_start.get(after)
        if not is_link and match is not None and match.entry.type == "Country":
            return False
        return not self._new_office_follows(after)

    def _new_office_follows(self, start: int) -> bool:
        words = self.scan.words
        for position in range(start, min(start + _AHEAD, len(words))):
            if position in self.heads or position in self.scan.honorifics:
                return True
            if not words[position].is_name_like and not words[position].is_hyphen:
                return False
        return False


def _name_like(words: Sequence[Word]) -> list[Word]:
    """Return the words up to the first that is not written like a name."""
    found: list[Word] = []
    for word in words:
        if not word.is_name_like:
            break
        found.append(word)
    return found
