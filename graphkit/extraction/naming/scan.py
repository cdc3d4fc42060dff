"""What can be told of a sentence before its offices and persons are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.words import Word

ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
COORDINATORS = frozenset({",", "and", "&"})


@dataclass(frozen=True, slots=True)
class FoundHonorific:
    """An honorific that ends before the word ``end``."""

    end: int
    form: str
    gender: str


@dataclass(frozen=True, slots=True)
class Scan:
    """The words of a sentence with the entities and honorifics among them.

    ``by_start`` and ``by_end`` are the entities by their first word and by the
    word after their last, ``covered`` the indices of all their words;
    ``honorifics`` are found by their first word.
    """

    words: Sequence[Word]
    entities: Sequence[EntityMatch]
    honorifics: Mapping[int, FoundHonorific]
    by_start: Mapping[int, EntityMatch]
    by_end: Mapping[int, EntityMatch]
    covered: frozenset[int]

    @classmethod
    def of(
        cls,
        words: Sequence[Word],
        entities: Sequence[EntityMatch],
        honorifics: Mapping[int, FoundHonorific],
    ) -> Scan:
        """Index what was found."""
        return cls(
            words,
            entities,
            honorifics,
            {match.start: match for match in entities},
            {match.end: match for match in entities},
            frozenset(index for match in entities for index in range(match.start, match.end)),
        )

    def word(self, position: int) -> str:
        """Return the lower-case key of a word; nothing beyond the end."""
        return self.words[position].lower if 0 <= position < len(self.words) else ""

    def polity_at(self, position: int) -> EntityMatch | None:
        """Return the country or organisation that begins at ``position``."""
        match = self.by_start.get(position)
        return match if match is not None and match.is_polity else None

    def after_article(self, position: int) -> int:
        """Return the position after a "the" at ``position``, or ``position`` itself."""
        return position + 1 if self.word(position) == "the" else position

    def honorific_end(self, start: int) -> int:
        """Return the position after the honorifics that follow one another from ``start``."""
        position = start
        while position in self.honorifics:
            position = self.honorifics[position].end
        return position
