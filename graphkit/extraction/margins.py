"""Find beside what an encounter was held: "on the sidelines of", "attending", "in town for"."""

from __future__ import annotations

import re
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
_DEFINITE = frozenset({"that", "the", "these", "this", "those"})
_LONGEST_REFERENCE = 4
_SHORTEST_NAME = 3
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
        self._gatherings = frozenset({*words.gatherings, *words.nouns})
        singular = {noun.removesuffix("s") for noun in self._gatherings}
        self._heads = frozenset({*singular, "council", "segment", "week"} - {"call", "visit"})
        alone = "|".join(p.removesuffix(" of") for p in self._sidelines if "occasion" not in p)
        self._alone = re.compile(rf"(?i)\b(?P<phrase>{alone})(?=[,.;])")

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
                span = Span(start, start + len(phrase))
                event = _event_after(reading, span) or self._event_meant(reading, span)
                return [event] if event is not None else []
        return self._attended(reading) or self._margin_alone(reading)

    def _event_meant(self, reading: SentenceReading, phrase: Span) -> Found | None:
        """Return a reference to what "on the sidelines of the summit", "of the talks" means."""
        words = [w for w in reading.named.words if w.start >= phrase.end][:_LONGEST_REFERENCE]
        if not words or words[0].lower not in _DEFINITE:
            return None
        nouns = (i for i, w in enumerate(words) if w.lower in self._gatherings)
        noun = next(nouns, None)
        if noun is None:
            return None
        span = span_of(words[: noun + 1])
        mention = reading.builder.mention(span, None, reference="margin", noun=words[noun].lower)
        return Found(mention, phrase.cover(span), phrase)

    def _margin_alone(self, reading: SentenceReading) -> list[Found]:
        """Return a reference to what "On the sidelines, she met" leaves out."""
        match = self._alone.search(reading.text)
        if match is None:
            return []
        start = reading.span.start + match.start("phrase")
        span = Span(start, reading.span.start + match.end("phrase"))
        mention = reading.builder.mention(span, None, reference="margin")
        return [Found(mention, span, span)]

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

    def gathering(self, reading: SentenceReading, span: Span) -> Found | None:
        """Return the gathering that ``span`` begins with by name: "the 5th Trade Ministers’ Forum".

        Of two words nobody knows whether they are a name.
        """
        words = reading.named.words
        first = next((i for i, w in enumerate(words) if w.start >= span.start), len(words))
        first += first < len(words) and words[first].lower == "the"
        last = _name_end(words, first)
        name = words[first:last]
        nouns = [w for w in name if w.is_name_like and w.lower.removesuffix("s") in self._heads]
        if len(name) < _SHORTEST_NAME or not nouns or name[-1].end > span.end:
            return None
        at = span_of(name)
        mention = reading.builder.mention(at, EntityType.EVENT, reading.words_of(at))
        return Found(mention, at, at)


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
    while last < len(words) and (
        _is_part_of_name(words[last]) or (last > first and words[last - 1].is_hyphen)
    ):
        last += 1
    while last > first and words[last - 1].lower in {"of", "the", "for"}:
        last -= 1
    return last


def _is_part_of_name(word: Word) -> bool:
    written = word.is_name_like or word.text[0].isdigit()
    return written or word.lower in _INSIDE_NAMES or word.is_possessive or word.is_hyphen
