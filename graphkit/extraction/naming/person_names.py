"""Tell how far a person's name goes: initials, particles, hyphens, suffixes, name orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.extraction.naming.scan import Scan
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.word_lists import NameWords

_MAX_WORDS = 8
_FULL_NAME = 2
_FAMILY_NAME = 2
_CLOSING = frozenset({",", ".", "(", ")", ";", ":"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShapes:
    """The shapes of names in one sentence; ``offices`` are the indices of words of offices."""

    scan: Scan
    offices: frozenset[int]
    lexicon: NameWords

    def end(self, start: int) -> int:
        """Return where a name that begins at ``start`` ends; ``start`` itself if none does."""
        words = self.scan.words
        end = position = start
        while position < len(words) and position - start < _MAX_WORDS:
            if self._is_name_word(position, start):
                end = position + 1
            elif not self._links(position, start):
                break
            position += 1
        return self._with_suffix(end) if end > start else start

    def inverted_end(self, start: int, end: int) -> int:
        """Return the end of "Khan, Imran Ali" where ``start`` to ``end`` is the family name."""
        scan = self.scan
        given = end + 1
        if scan.word(end) != "," or end - start > _FAMILY_NAME:
            return end
        if given in self.offices or given in scan.honorifics:
            return end
        given_end = self.end(given)
        if given_end == given or not self.closes(given_end):
            return end
        return given_end if given_end >= len(scan.words) or given_end + 1 in self.offices else end

    def closes(self, end: int) -> bool:
        """Whether an apposition may end here: at a comma, a bracket, a verb, the end."""
        if end >= len(self.scan.words):
            return True
        word = self.scan.words[end]
        return word.text in _CLOSING or not word.is_name_like

    def is_full(self, start: int, end: int) -> bool:
        """Whether there is a given and a family name, and no country at the front."""
        names = [word for word in self.scan.words[start:end] if word.is_name_like]
        return len(names) >= _FULL_NAME and start not in self.scan.by_start

    def _is_name_word(self, position: int, start: int) -> bool:
        scan = self.scan
        word = scan.words[position]
        if not word.is_name_like or not any(char.isalpha() for char in word.text):
            glued = position > start and word.glued and scan.words[position - 1].is_hyphen
            return glued and word.text.isalpha()
        if word.lower in self.lexicon.no_names or position in self.offices or word.is_possessive:
            return False
        if position in scan.honorifics and position > start and not word.text.isalpha():
            return False
        # A country or organisation ends a name, but many names begin like one.
        return position == start or scan.polity_at(position) is None

    def _links(self, position: int, start: int) -> bool:
        """Whether a particle, hyphen, initial's dot or apostrophe joins two parts of a name."""
        words = self.scan.words
        word = words[position]
        is_particle = word.lower in self.lexicon.particles
        if position + 1 >= len(words) or (position == start and not is_particle):
            return False
        after = words[position + 1]
        if word.is_hyphen:
            return word.glued and after.glued and after.text.isalpha()
        if word.text == ".":
            return word.glued and len(words[position - 1].text) == 1 and after.is_name_like
        is_apostrophe = word.text in {"’", "'"} and word.glued
        return (is_apostrophe or is_particle) and self._name_follows(position + 1)

    def _name_follows(self, position: int) -> bool:
        words = self.scan.words
        while position < len(words) and self._is_joint(words[position]):
            position += 1
        return (
            position < len(words)
            and words[position].is_name_like
            and words[position].lower not in self.lexicon.no_names
        )

    def _is_joint(self, word: Word) -> bool:
        return word.is_hyphen or word.lower in self.lexicon.particles

    def _with_suffix(self, end: int) -> int:
        words = self.scan.words
        position = end + (self.scan.word(end) == ",")
        if position < len(words) and words[position].key in self.lexicon.suffixes:
            end = position + 1
            if end < len(words) and words[end].text == "." and words[end].glued:
                end += 1
        return end
