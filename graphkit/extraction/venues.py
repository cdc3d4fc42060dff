"""Find where an encounter took place: the towns after "in", the houses after "at".

Known towns and houses come from the gazetteer. Unknown ones are told by their words: "in
Bellwood, Virginia", "in the Norwegian capital", "at the Palais Brunel", "at the presidential
palace".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.extraction.margins import Found, found_name
from graphkit.extraction.naming.chunks import SeenName
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.person import Person
from graphkit.extraction.naming.words import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.words import Word
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.resources.meeting_words import MeetingWords

_PLACES = frozenset({"Country", "Organization", "Place"})
_ARTICLES = frozenset({"her", "his", "its", "the", "their"})
_INSIDE_HOUSES = frozenset({"of", "the"})
_LONGEST_HOUSE = 6
_LONGEST_TOWN = 3
_PAIR = 2


class VenueFinder:
    """Finds the places where something is held."""

    def __init__(self, words: MeetingWords) -> None:
        """Use the prepositions and the nouns of houses of ``words``."""
        self._words = words

    def held(self, reading: SentenceReading) -> list[Found]:
        """Return the towns, or the buildings if none is named: "at the Ministry in Lima"."""
        words = reading.named.words
        found: list[Found] = []
        buildings: list[Found] = []
        reached: list[Found] = []
        for match in places_in(reading, reading.span):
            if _is_of_office(reading, match):
                continue
            before = match.start - 1
            if before >= 0 and words[before].lower == "the":
                before -= 1
            before = self._before_city(words, before)
            led = before >= 0 and words[before].lower in self._words.places
            if before >= 0 and words[before].lower == "to" and _is_left(words, match):
                reached.append(found_name(reading, match, before))
            if led and self._can_be_place(match):
                found.append(found_name(reading, match, before))
            elif led and words[before].lower == "at" and self._is_building(match):
                buildings.append(found_name(reading, match, before))
        found = found or [*_capitals(reading), *_unknown_towns(reading)]
        return found or buildings or list(self._houses(reading)) or reached

    def is_line(self, text: str) -> bool:
        """Whether a line tells a place and nothing else: "Venue: Lakeside Hotel, Oslo"."""
        label, colon, place = text.partition(":")
        return bool(colon and place.strip()) and label.strip().lower() in self._words.place_labels

    def of_line(self, reading: SentenceReading) -> Found | None:
        """Return the town of such a line, else what stands up to the first comma."""
        towns = (m for m in places_in(reading, reading.span) if self._can_be_place(m))
        town = next((m for m in towns if m.entry.type == "Place"), None)
        if town is not None:
            return found_name(reading, town, town.start)
        words = list(reading.named.words)
        colon = next((i for i, w in enumerate(words) if w.text == ":"), len(words))
        name = words[colon + 1 :]
        comma = next((i for i, w in enumerate(name) if w.text == ","), len(name))
        if not name[:comma]:
            return None
        span = span_of(name[:comma])
        mention = reading.builder.mention(span, EntityType.PLACE, reading.words_of(span))
        return Found(mention, span, span)

    def _can_be_place(self, match: EntityMatch) -> bool:
        """Whether a town is named, or an organisation for its building: "at the White House"."""
        if match.entry.type == "Organization":
            return match.entry.label.split()[-1].lower() in self._words.venues
        return match.entry.type == "Place" and bool(match.entry.located_in)

    def _is_building(self, match: EntityMatch) -> bool:
        """Whether a house, or a body for its house, is named: "at the Ministry of Trade"."""
        head = match.entry.label.partition(" of ")[0].split()[-1].lower()
        return match.entry.type in {"Organization", "Place"} and head in self._words.venues

    def _houses(self, reading: SentenceReading) -> Iterator[Found]:
        """Yield the houses after "at" that are told by their noun."""
        words = reading.named.words
        titled = {m.start for m in places_in(reading, reading.span) if _is_of_office(reading, m)}
        for at in (i for i, word in enumerate(words[:-1]) if word.lower == "at"):
            start = at + 1 + (words[at + 1].lower in _ARTICLES)
            end = start
            while end < min(len(words), start + _LONGEST_HOUSE) and self._is_of_house(words, end):
                end += 1
            while end > start and words[end - 1].lower in _INSIDE_HOUSES:
                end -= 1
            name = words[start:end]
            nouns = [w for w in name if w.lower in self._words.venues]
            if len(name) < _PAIR or not nouns or _is_possessive(words, end):
                continue
            if start in titled:
                continue
            named = any(word.is_name_like for word in name)
            bare = {} if named else {"bare": "yes"}
            span = span_of(name)
            label = reading.words_of(span)
            mention = reading.builder.mention(span, EntityType.PLACE, label, **bare)
            yield Found(mention, span_of(words[at:end]), name[0].span)

    def _is_of_house(self, words: Sequence[Word], position: int) -> bool:
        word = words[position]
        if word.is_name_like or word.lower in _INSIDE_HOUSES:
            return True
        # "at the presidential palace": an adjective and its noun, both small.
        return word.lower in self._words.venues or word.lower in self._words.official

    def _before_city(self, words: Sequence[Word], before: int) -> int:
        """Return where the word before "the German city of", "Peru’s capital" stands."""
        joined = before > 0 and words[before].lower in {"of", ","}
        noun = before - joined
        if noun < 1 or words[noun].lower not in self._words.towns:
            return before
        start = noun - 1
        while start > 0 and self._describes_city(words[start]):
            start -= 1
        return start

    def _describes_city(self, word: Word) -> bool:
        lower = word.lower
        return (
            word.is_name_like
            or word.is_possessive
            or lower in self._words.before_towns
            or lower in self._words.towns
        )


def places_in(reading: SentenceReading, scope: Span) -> Iterator[EntityMatch]:
    """Yield the names in ``scope`` that can be of a place, and are not somebody's owner."""
    for match in reading.named.entities:
        start = reading.named.words[match.start].start
        is_place = match.entry.type in _PLACES and not match.adjective
        is_place = is_place and not _is_possessive(reading.named.words, match.end)
        if is_place and scope.start <= start < scope.end:
            yield match


def _is_possessive(words: Sequence[Word], position: int) -> bool:
    return any(word.is_possessive for word in words[position : position + 1])


def _capitals(reading: SentenceReading) -> Iterator[Found]:
    """Yield the capital of "in the Norwegian capital"."""
    words = reading.named.words
    for match in reading.named.entities:
        noun, start = match.end, match.start - 1
        start -= start >= 0 and words[start].lower == "the"
        led = start >= 0 and words[start].lower == "in"
        named = noun < len(words) and words[noun].lower == "capital"
        if led and named and match.adjective and len(match.entries) == 1 and match.entry.capital:
            span = span_of(words[match.start : noun + 1])
            mention = reading.builder.mention(span, EntityType.PLACE, match.entry.capital[0])
            yield Found(mention, span_of(words[start : noun + 1]), words[match.start].span)


def _unknown_towns(reading: SentenceReading) -> Iterator[Found]:
    """Yield the towns of "in Bellwood, Virginia", and those that were seen as places."""
    words = reading.named.words
    places = {m.start for m in reading.named.entities if m.entry.type in {"Country", "Place"}}
    seen = (chunk.item for chunk in reading.chunks if isinstance(chunk.item, SeenName))
    ends = {name.start: name.core_end for name in seen if name.type == "Place"}
    for i in (i for i, word in enumerate(words[:-1]) if word.lower == "in"):
        end = i + 1
        while end < min(len(words), i + 1 + _LONGEST_TOWN) and words[end].is_name_like:
            end += 1
        inside = end > i + 1 and words[end : end + 1] and words[end].text == ","
        end = end if inside and end + 1 in places else ends.get(i + 1, i + 1)
        if end > i + 1 and i + 1 not in places and not _is_possessive(words, end):
            span = span_of(words[i + 1 : end])
            mention = reading.builder.mention(span, EntityType.PLACE, reading.words_of(span))
            yield Found(mention, span_of(words[i:end]), words[i + 1].span)


def _is_left(words: Sequence[Word], match: EntityMatch) -> bool:
    """Whether "where" tells what was done at the end of a way: "travelled to Oslo, where"."""
    following = [w.lower for w in words[match.end : match.end + 2] if w.text != ","]
    return following[:1] == ["where"]


def _is_of_office(reading: SentenceReading, match: EntityMatch) -> bool:
    """Whether a house stands in somebody's title: "State Secretary at the Ministry of Trade"."""
    offices = (c.item for c in reading.chunks if isinstance(c.item, Office | Person))
    return any(item.start < match.start and match.end <= item.end for item in offices)
