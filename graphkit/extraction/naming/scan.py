"""What can be told of a sentence before its offices and persons are read."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.words import Word

ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
DASHES = frozenset({"–", "—"})
COORDINATORS = frozenset({",", "and", "&"})


class _Lowers(dict[int, str]):
    """The words of a sentence in lower case; nothing beyond its ends."""

    def __missing__(self, position: int) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class FoundHonorific:
    """An honorific that ends before the word ``end``."""

    end: int
    form: str
    gender: str


@dataclass(frozen=True, kw_only=True)
class Scan:
    """The words of a sentence with the entities and honorifics among them.

    ``honorifics`` are found by their first word, and so are the ``heads`` of offices,
    each with its end. ``persons`` are the stretches
    the trained pipeline takes for persons, ``known`` those the document has
    introduced as names, both with their ends by their first words. ``others`` are
    the words that it takes for names of something else.
    """

    words: Sequence[Word]
    entities: Sequence[EntityMatch]
    honorifics: Mapping[int, FoundHonorific]
    heads: Mapping[int, tuple[int, OfficeHead]]
    persons: Mapping[int, int]
    known: Mapping[int, int]
    others: frozenset[int] = frozenset()

    def with_known(self, known: Mapping[int, int]) -> Scan:
        """Return the same scan with the names ``known``; all else that was looked up stays."""
        scan = copy(self)
        scan.__dict__["known"] = known
        return scan

    @cached_property
    def by_start(self) -> Mapping[int, EntityMatch]:
        """The entities by their first word."""
        return {match.start: match for match in self.entities}

    @cached_property
    def by_end(self) -> Mapping[int, EntityMatch]:
        """The entities by the word after their last."""
        return {match.end: match for match in self.entities}

    @cached_property
    def covered(self) -> Mapping[int, EntityMatch]:
        """The entities by each of their words."""
        return {i: match for match in self.entities for i in range(match.start, match.end)}

    @cached_property
    def honorific_words(self) -> frozenset[int]:
        """The indices of all words of honorifics."""
        return frozenset(i for start, h in self.honorifics.items() for i in range(start, h.end))

    @cached_property
    def person_words(self) -> frozenset[int]:
        """The indices of all words that the trained pipeline takes for persons."""
        return frozenset(i for start, end in self.persons.items() for i in range(start, end))

    @cached_property
    def word(self) -> Callable[[int], str]:
        """Return the lower-case key of a word; nothing beyond the ends."""
        return _Lowers((i, word.lower) for i, word in enumerate(self.words)).__getitem__

    def is_name_like(self, position: int) -> bool:
        """Whether there is a word at ``position``, written like a name."""
        return 0 <= position < len(self.words) and self.words[position].is_name_like

    def is_possessive(self, position: int) -> bool:
        """Whether the ending of a possessive stands at ``position``."""
        return position < len(self.words) and self.words[position].is_possessive

    def name_like_from(self, start: int, limit: int) -> Sequence[Word]:
        """Return up to ``limit`` words from ``start`` on that are all written like names."""
        end = start
        while end < start + limit and self.is_name_like(end):
            end += 1
        return self.words[start:end]

    def parts_from(self, start: int, limit: int) -> Sequence[Word]:
        """Return like ``name_like_from``, where a hyphen joins what counts as one word."""
        found: list[Word] = []
        end = start
        while len(found) < limit and self.is_name_like(end):
            found.append(self.words[end])
            end += 1
            while end + 1 < len(self.words) and self.words[end].is_hyphen and self.words[end].glued:
                end += 2
        return found

    def is_break(self, position: int) -> bool:
        """Whether a comma stands at ``position``, or a dash with blanks on both sides."""
        if position >= len(self.words):
            return False
        word = self.words[position]
        return word.text == "," or (word.text in DASHES and not word.glued)

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
