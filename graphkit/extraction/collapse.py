"""Shorten a sentence for the parser and keep the way back.

Every name with its honorific, office and apposition becomes one word, and what
stands in brackets is taken out: "Minister Aoki and Mr. Diaz, Minister of
Foreign Affairs of Chile (host), agreed" is parsed as "Aoki and Diaz agreed".
Of a link only its words stay: "signed the [treaty](https://…)" signed the treaty.
Parsers lose the subject over such appositions; we know them already.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WHITE_SPACE = str.maketrans("\n\xa0\t", "   ")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_OPENS_ASIDE = re.compile(r"[(\[]")
_LINK = re.compile(r"(?P<open>\[)(?=[^\[\]]*(?P<close>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)))")
_OPENING_CAPITALS = re.compile(r"\s*(?:[A-Z]{2,}(?:\s+[A-Z]{2,})*\b|[A-Z])")
_DROPPED = -1


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the sentence that the parser sees as the one word ``word``."""

    span: Span
    word: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A bracketed stretch that was taken out, and where in the collapsed text it stood."""

    position: int
    span: Span
    inside: Span


@dataclass(slots=True)
class _Piece:
    start: int
    origin: Span
    unit: int | None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Collapsed:
    """The text for the parser, with the way back to the document's offsets."""

    text: str
    asides: tuple[Aside, ...]
    _pieces: tuple[_Piece, ...]
    _starts: tuple[int, ...]

    def units_at(self, positions: Sequence[int]) -> tuple[int | None, ...]:
        """Return, for ascending ``positions``, the index of the unit whose word stands there."""
        found: list[int | None] = [None] * len(positions)
        ends = (*self._starts, len(self.text))[1:]
        for piece, end in zip(self._pieces, ends, strict=True):
            if piece.unit is not None:
                first, last = bisect_left(positions, piece.start), bisect_left(positions, end)
                found[first:last] = [piece.unit] * (last - first)
        return tuple(found)

    def origin(self, start: int, end: int) -> Span:
        """Return the document's span behind ``start`` up to ``end`` of the collapsed text."""
        first, last = self._piece(start), self._piece(max(end - 1, start))
        begin, stop = first.origin.start, last.origin.end
        if first.unit is None and not first.fixed:
            begin += start - first.start
        if last.unit is None and not last.fixed:
            stop = last.origin.start + end - last.start
        return Span(begin, max(begin, stop))

    def origins(self, words: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return start and end of ``origin`` for each of ``words``, which follow one another."""
        found: list[tuple[int, int]] = []
        ends = iter((*self._starts[1:], len(self.text) + 1))
        pieces = iter(self._pieces)
        stop = shift = 0
        plain = False
        for start, end in words:
            while stop <= start:
                stop, piece = next(ends), next(pieces)
                plain = piece.unit is None and not piece.fixed
                shift = piece.origin.start - piece.start
            if plain and end <= stop:
                found.append((start + shift, end + shift))
            else:
                span = self.origin(start, end)
                found.append((span.start, span.end))
        return found

    def _piece(self, position: int) -> _Piece:
        return self._pieces[max(bisect_right(self._starts, position) - 1, 0)]


def collapse(text: str, span: Span, units: Sequence[Unit], *, lead: str = "") -> Collapsed:
    """Collapse the sentence at ``span`` of ``text``; ``units`` are sorted and do not overlap.

    The parser reads ``lead`` before it, which stands nowhere in the text.
    """
    collector = _Collector(small=bool(lead))
    collector.put(lead, Span(span.start, span.start), fixed=True)
    position = span.start
    for stop, index in _stops(text, span, units):
        collector.put(text[position : stop.start], Span(position, stop.start))
        if index == _DROPPED:
            pass
        elif index is None:
            collector.asides.append(Aside(collector.length, stop, _inside(text, stop)))
        else:
            collector.put(units[index].word, stop, unit=index)
        position = stop.end
    collector.put(text[position : span.end], Span(position, span.end))
    return collector.collapsed()


@dataclass(slots=True)
class _Collector:
    """Puts the collapsed text together, piece by piece."""

    asides: list[Aside] = field(default_factory=list)
    length: int = 0
    small: bool = False
    _pieces: list[_Piece] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)

    def put(self, word: str, origin: Span, *, unit: int | None = None, fixed: bool = False) -> None:
        if word:
            if self.small and not fixed:
                # What goes on with a lead begins no sentence; the length must stay.
                word = word if unit is not None else _OPENING_CAPITALS.sub(_in_small, word)
                self.small = False
            self._pieces.append(_Piece(self.length, origin, unit, fixed))
            self._words.append(word)
            self.length += len(word)

    def collapsed(self) -> Collapsed:
        return Collapsed(
            "".join(self._words).translate(_WHITE_SPACE),
            tuple(self.asides),
            tuple(self._pieces),
            tuple(piece.start for piece in self._pieces),
        )


def _stops(text: str, span: Span, units: Sequence[Unit]) -> list[tuple[Span, int | None]]:
    """Return units and bracketed stretches in order; of what overlaps the outer one stays."""
    stops: list[tuple[Span, int | None]] = [
        (unit.span, i) for i, unit in enumerate(units) if span.contains(unit.span)
    ]
    if not _OPENS_ASIDE.search(text, span.start, span.end):
        return sorted(stops, key=_position)
    marks = [m for m in _link_marks(text, span) if not any(u.span.contains(m) for u in units)]
    stops = [stop for stop in stops if not any(mark.overlaps(stop[0]) for mark in marks)]
    stops += ((mark, _DROPPED) for mark in marks)
    for match in _BRACKETS.finditer(text, span.start, span.end):
        found = Span(match.start(), match.end())
        if any(mark.overlaps(found) for mark in marks):
            continue
        if not any(unit.span.contains(found) for unit in units):
            stops = [stop for stop in stops if not found.contains(stop[0])]
            if not any(found.overlaps(stop[0]) for stop in stops):
                stops.append((found, None))
    return sorted(stops, key=_position)


def _in_small(match: re.Match[str]) -> str:
    return match[0].lower()


def _position(stop: tuple[Span, int | None]) -> tuple[int, int]:
    return stop[0].start, stop[0].end


def _link_marks(text: str, span: Span) -> list[Span]:
    """Return what of the links of a sentence is no word: "[" and "](https://…)"."""
    found = (
        Span(match.start(name), match.end(name))
        for match in _LINK.finditer(text, span.start, span.end)
        for name in ("open", "close")
    )
    return [mark for mark in found if span.contains(mark)]


def _inside(text: str, brackets: Span) -> Span:
    """Return the span between the brackets, without the white space before them."""
    start = brackets.start + next(i for i, c in enumerate(brackets.of(text)) if c in "([") + 1
    return Span(start, max(start, brackets.end - 1))
