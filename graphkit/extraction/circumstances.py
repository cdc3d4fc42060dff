"""When, where and beside what an encounter took place, as far as its sentence tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Span
from graphkit.extraction.naming.words import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.words import Word
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.resources.word_lists import MeetingWords

_INSIDE_NAMES = frozenset({"of", "the", "session", "for"})
_FARTHEST_EVENT = 3
_PRECISION = ("xsd:date", "gk:dateInterval", "xsd:gYearMonth")


@dataclass(frozen=True, slots=True)
class Found:
    """A place or event, and the words that say so."""

    mention: str
    quote: Span


class Circumstances:
    """Reads and writes date, place and margin of encounters."""

    def __init__(self, words: MeetingWords) -> None:
        """Use the prepositions and phrases of ``words``."""
        self._words = words
        self._sidelines = sorted(words.sidelines, key=lambda phrase: (-len(phrase), phrase))

    def write(self, reading: SentenceReading, meeting: str, *, place: bool = True) -> None:
        """Write what the sentence tells of ``meeting``; ``place`` is left out if known."""
        self._write_date(reading, meeting)
        found = self._place(reading) if place else None
        if found is not None:
            _write(reading, meeting, "gk:heldAt", found, rule="place")
        found = self._margin(reading)
        if found is not None:
            _write(reading, meeting, "gk:onSidelinesOf", found, rule="margin")

    def names_margin(self, reading: SentenceReading) -> bool:
        """Whether the sentence has a phrase such as "on the sidelines of"."""
        text = reading.text.lower()
        return any(phrase in text for phrase in self._sidelines)

    @staticmethod
    def destination(reading: SentenceReading, scope: Span) -> Found | None:
        """Return the first place in ``scope``, with its words: where somebody went."""
        match = next(_places(reading, scope), None)
        return None if match is None else _found(reading, match, match.start)

    @staticmethod
    def _write_date(reading: SentenceReading, meeting: str) -> None:
        if not reading.dates:
            return
        date = min(reading.dates, key=lambda found: _PRECISION.index(found.literal.datatype))
        reading.builder.relation(
            "gk:heldOn",
            (meeting,),
            literal=date.literal,
            quote=date.span,
            sentence=reading.span,
            rule="date",
            meeting=meeting,
        )

    def _place(self, reading: SentenceReading) -> Found | None:
        """Return the first town or building that stands after "in" or "at"."""
        words = reading.named.words
        for match in _places(reading, reading.span):
            before = match.start - 1
            if before >= 0 and words[before].lower == "the":
                before -= 1
            led = before >= 0 and words[before].lower in self._words.places
            if led and match.entry.type == "Place" and match.entry.located_in:
                return _found(reading, match, before)
        return None

    def _margin(self, reading: SentenceReading) -> Found | None:
        text = reading.text.lower().replace("\xa0", " ").replace("\n", " ")
        for phrase in self._sidelines:
            at = text.find(phrase)
            if at >= 0:
                start = reading.span.start + at
                return _event_after(reading, Span(start, start + len(phrase)))
        return self._attended(reading)

    def _attended(self, reading: SentenceReading) -> Found | None:
        """Return the event somebody met at while "attending" it or "in town for" it."""
        words = reading.named.words
        for match in reading.named.entities:
            before = _before_event(words, match)
            led = before >= 0 and words[before].lower in self._words.attending
            if led and match.entry.type == "Event":
                return _found(reading, match, before)
        return None


def entity_mention(reading: SentenceReading, match: EntityMatch) -> str:
    """Return the mention of a known name."""
    span = span_of(reading.named.words[match.start : match.end])
    return reading.builder.find(span, EntityType(match.entry.type))


def begins_date(reading: SentenceReading, span: Span) -> bool:
    """Whether a date begins at ``span``."""
    return any(date.span.start == span.start for date in reading.dates)


def _write(
    reading: SentenceReading, meeting: str, predicate: str, found: Found, *, rule: str
) -> None:
    reading.builder.relation(
        predicate,
        (meeting,),
        objects=(found.mention,),
        quote=found.quote,
        sentence=reading.span,
        rule=rule,
        meeting=meeting,
    )


def _found(reading: SentenceReading, match: EntityMatch, first: int) -> Found:
    """Return a known name with the words from ``first`` on as its quote."""
    return Found(entity_mention(reading, match), span_of(reading.named.words[first : match.end]))


def _places(reading: SentenceReading, scope: Span) -> Iterator[EntityMatch]:
    for match in reading.named.entities:
        start = reading.named.words[match.start].span.start
        is_place = match.entry.type in {"Place", "Country"} and not match.adjective
        if is_place and scope.start <= start < scope.end:
            yield match


def _before_event(words: Sequence[Word], match: EntityMatch) -> int:
    """Return the index of the word before "the 56th" and the like."""
    before = match.start - 1
    while before >= 0 and (words[before].lower in {"the", "a"} or words[before].text[0].isdigit()):
        before -= 1
    return before


def _event_after(reading: SentenceReading, phrase: Span) -> Found | None:
    """Return the event that stands right after ``phrase``: a known one, or what reads as a name."""
    words = reading.named.words
    first = next((i for i, w in enumerate(words) if w.span.start >= phrase.end), None)
    if first is None:
        return None
    first += words[first].lower == "the"
    for match in reading.named.entities:
        if first <= match.start <= first + _FARTHEST_EVENT and match.entry.type == "Event":
            quote = phrase.cover(words[match.end - 1].span)
            return Found(entity_mention(reading, match), quote)
    last = _name_end(words, first)
    if last == first:
        return None
    span = span_of(words[first:last])
    mention = reading.builder.mention(span, EntityType.EVENT, reading.words_of(span))
    return Found(mention, phrase.cover(span))


def _name_end(words: Sequence[Word], first: int) -> int:
    """Return the end of the capitalised words from ``first`` on, "of the" among them."""
    last = first
    while last < len(words) and _is_part_of_name(words[last]):
        last += 1
    while last > first and words[last - 1].lower in {"of", "the", "for"}:
        last -= 1
    return last


def _is_part_of_name(word: Word) -> bool:
    written = word.is_name_like or word.text[0].isdigit()
    return written or word.lower in _INSIDE_NAMES or word.is_possessive or word.is_hyphen
