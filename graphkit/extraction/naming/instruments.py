"""Recognise treaties, statements, resolutions and bodies by a head and the words around it.

"the Treaty on Measures for …", "UN Security Council resolution 2254", "the
Indo-Pacific strategy". Without a word that tells it from others ("the Joint
Statement") it is one of this document; "the agreement" alone is no name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.extraction.naming.entities import end_of_brackets
from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.scan import Scan
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.word_lists import NameWords

_FIRST_LINKS = frozenset({"against", "between", "concerning", "for", "of", "on", "regarding"})
_LINKS = _FIRST_LINKS | {"among", "and", "by", "from", "in", "the", "to", "with"}
_MOST_LINKS = 3
_MOST_WORDS = 10
_STRONG, _NAMED, _BODY = "strong", "named", "body"
_NUMBERED = "resolution"
_OTHERWISE_TAKEN = frozenset({"Event", "Instrument", "Organization"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """Words ``start`` up to ``end`` name an instrument; ``core_end`` is before brackets.

    ``bare``: nothing tells it from others of its kind. ``is_body``: it is an organisation.
    """

    start: int
    end: int
    core_end: int
    name: str
    bare: bool
    is_body: bool = False


class InstrumentGrammar:
    """Find instruments by the heads of their names."""

    def __init__(self, names: NameWords) -> None:
        """Use the heads of ``names``: those that need no more, and those that need a name."""
        self._names = names
        heads = [(head, _STRONG) for head in sorted(names.instruments)]
        heads += [(head, _NAMED) for head in sorted(names.named_instruments)]
        heads += [(head, _BODY) for head in sorted(names.bodies)]
        self._heads = PhraseTable(heads)

    def read(self, scan: Scan) -> list[Instrument]:
        """Return the instruments of a sentence, none overlapping."""
        found: list[Instrument] = []
        for start, (end, kind) in self._heads.matches(scan.words).items():
            match = scan.covered.get(start)
            taken = match is not None and match.entry.type in _OTHERWISE_TAKEN
            if taken or (found and start < found[-1].end):
                continue
            phrase = _Phrase(scan, self._names, start, end)
            if phrase.is_name(kind):
                found.append(replace(phrase.instrument(), is_body=kind == _BODY))
        return found


@dataclass(frozen=True)
class _Phrase:
    """The words around a head that stands from ``start`` up to ``end``."""

    scan: Scan
    names: NameWords
    start: int
    end: int

    def is_name(self, kind: str) -> bool:
        """Whether the phrase is a name, as its ``kind`` of head asks for."""
        if kind == _BODY and not self._is_capital:
            return False
        if self.scan.is_name_like(self.end) and self.scan.word(self.end) not in self.names.no_part:
            return False  # "the Partnership Agreement", "the Plan Coordinator"
        if self._is_telling:
            return True
        return kind == _STRONG and self._is_capital and (self.last > self.end or not self._is_alone)

    def instrument(self) -> Instrument:
        """Return what the phrase names."""
        words = self.scan.words
        name = join_words(words[self.first : self.last])
        body = self.scan.by_end.get(self.start)
        if self._is_resolution and body is not None and body.entry.type == "Organization":
            name = f"{body.entry.label} {join_words(words[self.start : self.last]).lower()}"
        return Instrument(
            start=self.first,
            end=end_of_brackets(words, self.last),
            core_end=self.last,
            name=name,
            bare=not self._is_telling and self.last == self.end,
        )

    @cached_property
    def first(self) -> int:
        """The first word of the name."""
        position = self.start
        while position > 0 and self.start - position < _MOST_WORDS:
            step = self._step_left(position)
            if step == position:
                break
            position = step
        return position

    @cached_property
    def last(self) -> int:
        """The position after the last word of the name, brackets apart."""
        if self._is_resolution:
            return self._end_of_number()
        position = end = self.end
        links = 0
        while self._is_capital and position < len(self.scan.words) and links <= _MOST_LINKS:
            word = self.scan.words[position]
            if self._is_other(word, position):
                break
            if self._is_part(word, position) and position > self.end:
                end, links = position + 1, 0
            elif word.lower in (_LINKS if end > self.end else _FIRST_LINKS) or (
                links and word.lower == "the"
            ):
                links += 1
            elif not word.is_hyphen and not word.is_possessive:
                break
            position += 1
        return end

    def _is_other(self, word: Word, position: int) -> bool:
        """Whether another instrument begins, or the place where this one was signed."""
        match = self.scan.by_start.get(position + (word.lower == "in"))
        place = match is not None and match.entry.type == "Place" and word.lower == "in"
        return place or (match is not None and match.entry.type == "Instrument")

    def _step_left(self, position: int) -> int:
        """Return where the word or name before ``position`` begins that belongs to it."""
        word = self.scan.words[position - 1]
        match = self.scan.by_end.get(position)
        if match is not None:
            return match.start
        if word.is_possessive:
            owner = self.scan.by_end.get(position - 1)
            return owner.start if owner is not None and owner.is_polity else position
        if word.is_hyphen and word.glued and self.scan.is_name_like(position - 2):
            return position - 1
        return position - 1 if self._is_part(word, position - 1) else position

    def _is_part(self, word: Word, position: int) -> bool:
        scan = self.scan
        if position in scan.honorific_words or position in scan.person_words:
            return False
        return word.is_name_like and word.text.isalnum() and word.lower not in self.names.no_part

    def _end_of_number(self) -> int:
        words, end = self.scan.words, self.end
        if end < len(words) and words[end].text[0].isdigit():
            end += 1
            if end + 1 < len(words) and words[end].text == "/" and words[end].glued:
                end += 2
        return end

    @property
    def _is_resolution(self) -> bool:
        return self.scan.words[self.start].lower.startswith(_NUMBERED)

    @property
    def _is_capital(self) -> bool:
        return self.scan.is_name_like(self.start)

    @property
    def _is_alone(self) -> bool:
        """Whether it is one word and no more: "the Agreement"."""
        return self.first == self.start and self.end == self.start + 1

    @cached_property
    def _is_telling(self) -> bool:
        """Whether words before the head, or a number, tell it from others of its kind."""
        if self._is_resolution:
            return self.last > self.end or self._body is not None
        owners = self._owners
        countries = {match.entry.id for match in owners if match.entry.type == "Country"}
        if len(countries) > 1 and not any(match.adjective for match in owners):
            return True
        inside = {i for m in owners if m.is_polity for i in range(m.start, m.end)}
        return any(
            word.is_name_like and word.lower not in self.names.generic_instruments
            for index, word in self._modifiers
            if index not in inside
        )

    @property
    def _body(self) -> EntityMatch | None:
        match = self.scan.by_end.get(self.start)
        return match if match is not None and match.entry.type == "Organization" else None

    @property
    def _owners(self) -> list[EntityMatch]:
        return [m for m in self.scan.entities if self.first <= m.start and m.end <= self.start]

    @property
    def _modifiers(self) -> Sequence[tuple[int, Word]]:
        return [(index, self.scan.words[index]) for index in range(self.first, self.start)]
