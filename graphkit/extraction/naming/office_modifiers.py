"""Read what stands in a title before its head: "Deputy Prime", "Health and Human Services"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.scan import COORDINATORS

if TYPE_CHECKING:
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords

_MAX_MODIFIERS = 5
_SHORTEST_PHRASE = 2
_BODIES = frozenset({"department", "ministry"})
_JOINING_BODIES = frozenset({"for", "on"})
_OF = frozenset({"for", "of"})


@dataclass(slots=True)
class ModifierReader:
    """Reads the modifiers of heads; nothing before the word ``floor`` belongs to them."""

    scan: Scan
    floor: int
    titles: Titles
    names: NameWords

    def start_before(self, start: int, *, capital: bool) -> int:
        """Return where the title of the head at ``start`` begins."""
        left = start
        while left > self.floor and start - left < _MAX_MODIFIERS:
            step = self._modifier_before(left, capital=capital)
            if not step:
                break
            left -= step
        left = self._without_name(left, start)
        left = self._body_before(left) if capital and left < start else left
        return self._list_before(left) if capital and left < start else left

    def _body_before(self, left: int) -> int:
        """Return the start of "Council on Rural Trade" where "Rural" stands at ``left``."""
        first = left - 2
        if first < self.floor or self.scan.word(left - 1) not in _JOINING_BODIES:
            return left
        if not self._is_open(first) or self.scan.word(first) not in self.names.institutions:
            return left
        while first > self.floor and self.scan.is_name_like(first - 1) and self._is_open(first - 1):
            first -= 1
        return first

    def _without_name(self, left: int, start: int) -> int:
        """Return where a title begins whose holder's name ends there: "Mr. Rao Minister of …"."""
        before = self.scan.words[left - 1].text if left else ""
        initial = "." in before and (before != "." or self.scan.words[left - 2].text.isupper())
        named = left - 1 in self.scan.honorific_words or left in self.scan.persons or initial
        if not named:
            return left
        known = self.titles.describing, self.titles.prefixes
        while left < start and not any(self.scan.word(left) in words for words in known):
            left += 1
        return left

    def _list_before(self, left: int) -> int:
        """Return the start of "Health and Human Services" where "Human" stands at ``left``."""
        first = left
        while first - 2 >= self.floor and self.scan.word(first - 1) in COORDINATORS:
            step = self._field_before(first)
            if not step:
                break
            first -= step
        named = self.scan.word(first - 1) in _OF and self.scan.word(first - 2) not in _BODIES
        return left if named else first

    def _field_before(self, first: int) -> int:
        """Return how far a field goes that a comma or "and" joins to the word ``first``.

        It may be "Trade Policy", and what is of it stands before: "Chief Trade Policy and".
        """
        word = self.scan.words[first - 2]
        if word.is_name_like and word.lower in self.titles.fields:
            return 2
        left = first - 1
        while left > self.floor and self._is_modifier(left - 1):
            left -= 1
        policy = first - 1 - left >= _SHORTEST_PHRASE and word.lower in self.titles.portfolios
        return first - left if policy and self.scan.word(first - 1) != "," else 0

    def _is_modifier(self, position: int) -> bool:
        word = self.scan.words[position]
        return word.is_name_like and word.lower in self.titles.modifiers and self._is_free(position)

    def _modifier_before(self, left: int, *, capital: bool) -> int:
        """Return the number of words of the modifier that ends at ``left``."""
        words = self.scan.words
        word = words[left - 1]
        if word.is_hyphen and left - 2 >= self.floor:
            return 2 if self._is_prefix(words[left - 2].lower) else 0
        if word.lower in self.titles.modifiers and self._is_free(left - 1):
            return 1
        return 1 if capital and word.is_name_like and self._is_open(left - 1) else 0

    def _is_prefix(self, word: str) -> bool:
        return word in self.titles.modifiers or word in self.titles.prefixes

    def _is_free(self, position: int) -> bool:
        """Whether no entity covers a word, or only one that is an everyday word as well."""
        match = self.scan.covered.get(position)
        single = match is not None and match.end - match.start == 1
        return match is None or (single and self.scan.word(position) in self.titles.modifiers)

    def _is_open(self, position: int) -> bool:
        """Whether any capitalised word may be part of a title: "Postsecondary Commissioner"."""
        word = self.scan.words[position]
        if position == 0 and word.lower.endswith("ing"):
            return False  # "Joining President Soto" opens a sentence
        return (
            self._is_free(position)
            and word.text.isalpha()
            and word.lower not in self.names.no_titles
            and word.lower not in self.titles.status
            and position not in self.scan.honorific_words
        )
