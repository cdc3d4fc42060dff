"""Find beside what an encounter was held: "on the sidelines of", "attending", "in town for"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Span
from graphkit.extraction.naming.words import span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.words import Word
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.resources.meeting_words import MeetingWords

_INSIDE_NAMES = frozenset({"of", "the", "session", "for"})
_FARTHEST_EVENT = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A place or event, and the words that say so; ``at`` is the first of those that name it."""

    mention: str
    quote: Span
    at: Span


class MarginFinder:
    """Finds the events beside which something is held."""

    def __init__(self, words: MeetingWords) -> None:
        """Use the phrases of ``words``."""
        self._words = words
        self._sidelines = sorted(words.sidelines, key=lambda phrase: (-len(phrase), phrase))

    def is_named(self, reading: SentenceReading) -> bool:
        """Whether the sentence has a phrase such as "on the sidelines of"."""
        text = reading.text.lower()
        return any(phrase in text for phrase in self._sidelines)

    def start(self, reading: SentenceReading) -> int:
        """Return the index of the word where "on the sidelines of" begins, or the end."""
        words = reading.named.words
        text = reading.text.lower().replace("\xa0", " ").replace("\n", " ")
        found = [at for phrase in self._sidelines if (at := text.find(phrase)) >= 0]
        if not found:
            return len(words)
        start = reading.span.start + min(found)
        return next((i for i, w in enumerate(words) if w.start >= start), len(words))

    def margins(self, reading: SentenceReading) -> list[Found]:
        """Return the events beside which something is held; after a phrase first."""
        text = reading.text.lower().replace("\xa0", " ").replace("\n", " ")
        for phrase in self._sidelines:
            at = text.find(phrase)
            if at >= 0:
                start = reading.span.start + at
                event = _event_after(reading, Span(start, start + len(phrase)))
                return [event] if event is not None else []
        return self._attended(reading)

    def _attended(self, reading: SentenceReading) -> list[Found]:
        """Return the events somebody met at while "attending" them or "in town for" them."""
        words = reading.named.words
        found = []
        for match in reading.named.entities:
            before = _before_event(words, match)
            led = before >= 0 and words[before].lower in self._words.attending
            if led and match.entry.type == "Event":
                found.append(found_name(reading, match, before))
        return found


def entity_mention(reading: SentenceReading, match: EntityMatch) -> str:
    """Return the mention of a known name."""
    span = span_of(reading.named.words[match.start : match.end])
    return reading.builder.find(span, EntityType(match.entry.type))


def found_name(reading: SentenceReading, match: EntityMatch, first: int) -> Found:
    """Return a known name with the words from ``first`` on as its quote."""
    words = reading.named.words
    return Found(
        entity_mention(reading, match), span_of(words[first : match.end]), words[match.start].span
    )


def _before_event(words: Sequence[Word], match: EntityMatch) -> int:
    """Return the index of the word before "the 56th" and the like."""
    before = match.start - 1
    while before >= 0 and (words[before].lower in {"the", "a"} or words[before].text[0].isdigit()):
        before -= 1
    return before


def _event_after(reading: SentenceReading, phrase: Span) -> Found | None:
    """Return the event that stands right after ``phrase``: a known one, or what reads as a name."""
    words = reading.named.words
    first = next((i for i, w in enumerate(words) if w.start >= phrase.end), None)
    if first is None:
        return None
    first += words[first].lower == "the"
    for match in reading.named.entities:
        if first <= match.start <= first + _FARTHEST_EVENT and match.entry.type == "Event":
            quote = phrase.cover(words[match.end - 1].span)
            return Found(entity_mention(reading, match), quote, phrase)
    last = _name_end(words, first)
    if last == first:
        return None
    span = span_of(words[first:last])
    mention = reading.builder.mention(span, EntityType.EVENT, reading.words_of(span))
    return Found(mention, phrase.cover(span), phrase)


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
