"""When, where and beside what an encounter took place, as far as its sentence tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Modality, Span
from graphkit.extraction.naming.words import span_of
from graphkit.extraction.scopes import Scopes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.extraction.act import Act
    from graphkit.extraction.dates import FoundDate
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.words import Word
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tellings import Telling
    from graphkit.resources.word_lists import MeetingWords

_INSIDE_NAMES = frozenset({"of", "the", "session", "for"})
_FARTHEST_EVENT = 3
_PRECISION = ("xsd:date", "gk:dateInterval", "xsd:gYearMonth", "xsd:gYear")
_PLACES = frozenset({"Country", "Organization", "Place"})
_HELD = frozenset({"convene", "hold", "host", "schedule"})
_TO_COME = frozenset({Modality.INTENDED, Modality.CONDITIONAL, Modality.HOPED})
_NOT_ON_THE_DAY = frozenset({"after", "before", "by", "from", "since", "until"})


@dataclass(frozen=True, slots=True)
class Found:
    """A place or event, and the words that say so; ``at`` is the first of those that name it."""

    mention: str
    quote: Span
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An encounter of a sentence with the tokens that tell of it.

    ``modality`` is that of the encounter; ``place`` is False where the place is known.
    """

    mention: str
    anchors: frozenset[int]
    modality: Modality = Modality.ASSERTED
    place: bool = True

    @classmethod
    def of_telling(cls, mention: str, telling: Telling) -> Told:
        """Return the encounter with the ``mention`` that ``telling`` tells of."""
        anchors = {telling.anchor.i, *([telling.noun.i] if telling.noun is not None else [])}
        return cls(mention=mention, anchors=frozenset(anchors), modality=telling.stance.modality)

    @classmethod
    def of_visit(cls, mention: str, act: Act) -> Told:
        """Return the visit with the ``mention`` that ``act`` tells of."""
        first, last = act.predication.words
        anchors = frozenset({first, last})
        return cls(mention=mention, anchors=anchors, modality=act.modality, place=False)


class Circumstances:
    """Reads and writes date, place and margin of encounters."""

    def __init__(self, words: MeetingWords) -> None:
        """Use the prepositions and phrases of ``words``."""
        self._words = words
        self._sidelines = sorted(words.sidelines, key=lambda phrase: (-len(phrase), phrase))

    def write(
        self,
        reading: SentenceReading,
        meeting: str,
        *,
        modality: Modality = Modality.ASSERTED,
    ) -> None:
        """Write all that a sentence or heading tells of ``meeting``."""
        told = Told(mention=meeting, anchors=frozenset(), modality=modality)
        self._write_date(reading, told, reading.dates)
        for found in self._places_held(reading)[:1]:
            _write(reading, told, "gk:heldAt", found, rule="place")
        for found in self._margins(reading)[:1]:
            _write(reading, told, "gk:onSidelinesOf", found, rule="margin")

    def write_each(self, reading: SentenceReading, told: Sequence[Told]) -> None:
        """Write what a sentence tells of each of its encounters."""
        if not told:
            return
        scopes = Scopes(reading, [one.anchors for one in told])
        dates = scopes.shared([(date, date.span) for date in self._days(reading)])
        places = scopes.shared(
            [(found, found.at) for found in self._places_held(reading)], stays=True
        )
        margins = scopes.shared([(found, found.at) for found in self._margins(reading)], stays=True)
        for index, one in enumerate(told):
            self._write_date(reading, one, dates[index])
            for found in places[index][:1] if one.place else ():
                _write(reading, one, "gk:heldAt", found, rule="place")
            for found in margins[index][:1]:
                _write(reading, one, "gk:onSidelinesOf", found, rule="margin")

    def names_margin(self, reading: SentenceReading) -> bool:
        """Whether the sentence has a phrase such as "on the sidelines of"."""
        text = reading.text.lower()
        return any(phrase in text for phrase in self._sidelines)

    def write_events(self, reading: SentenceReading) -> None:
        """Write when and where the known events of a sentence are held, as far as it tells."""
        events = [match for match in reading.named.entities if match.entry.type == "Event"]
        told = [(match, anchors) for match in events if (anchors := _event_words(reading, match))]
        if not told:
            return
        scopes = Scopes(reading, [anchors for _, anchors in told])
        dates = scopes.direct([(date, date.span) for date in self._days(reading)])
        places = scopes.direct([(found, found.at) for found in self._places_held(reading)])
        for index, (match, anchors) in enumerate(told):
            event = Told(mention=entity_mention(reading, match), anchors=anchors)
            self._write_date(reading, event, dates[index])
            for found in places[index][:1]:
                _write(reading, event, "gk:heldAt", found, rule="place")

    def margin_start(self, reading: SentenceReading) -> int:
        """Return the index of the word where "on the sidelines of" begins, or the end."""
        words = reading.named.words
        text = reading.text.lower().replace("\xa0", " ").replace("\n", " ")
        found = [at for phrase in self._sidelines if (at := text.find(phrase)) >= 0]
        if not found:
            return len(words)
        start = reading.span.start + min(found)
        return next((i for i, w in enumerate(words) if w.span.start >= start), len(words))

    @staticmethod
    def destination(reading: SentenceReading, scope: Span) -> Found | None:
        """Return the first place in ``scope``, with its words: where somebody went."""
        places = _places(reading, scope)
        match = next((m for m in places if m.entry.type != "Organization"), None)
        return None if match is None else _found(reading, match, match.start)

    @staticmethod
    def _days(reading: SentenceReading) -> Iterator[FoundDate]:
        """Yield the dates on which something is said to be: not "since May"."""
        words = list(reading.named.words)
        for date in reading.dates:
            before = next((w for w in reversed(words) if w.span.end <= date.span.start), None)
            first = date.span.of(reading.builder.document.text).split()[0].lower()
            led = first if first in _NOT_ON_THE_DAY else before.lower if before else ""
            interval = date.literal.datatype == "gk:dateInterval" and first == "from"
            if led not in _NOT_ON_THE_DAY or interval:
                yield date

    @staticmethod
    def _write_date(reading: SentenceReading, told: Told, dates: Sequence[FoundDate]) -> None:
        if not dates:
            return
        near = _anchor_position(reading, told)
        date = min(
            dates,
            key=lambda found: (
                _PRECISION.index(found.literal.datatype),
                abs(found.span.start - near),
            ),
        )
        reading.builder.relation(
            "gk:heldOn",
            (told.mention,),
            literal=date.ahead if told.modality in _TO_COME else date.literal,
            quote=date.span,
            sentence=reading.span,
            rule="date",
            modality=told.modality,
            meeting=told.mention,
        )

    def _places_held(self, reading: SentenceReading) -> list[Found]:
        """Return the towns and buildings that stand after "in" or "at"."""
        words = reading.named.words
        found = []
        for match in _places(reading, reading.span):
            before = match.start - 1
            if before >= 0 and words[before].lower == "the":
                before -= 1
            led = before >= 0 and words[before].lower in self._words.places
            if led and self._can_be_place(match):
                found.append(_found(reading, match, before))
        return found

    def _can_be_place(self, match: EntityMatch) -> bool:
        """Whether a town is named, or an organisation for its building: "at the White House"."""
        if match.entry.type == "Organization":
            return match.entry.label.split()[-1].lower() in self._words.venues
        return match.entry.type == "Place" and bool(match.entry.located_in)

    def _margins(self, reading: SentenceReading) -> list[Found]:
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
                found.append(_found(reading, match, before))
        return found


def _event_words(reading: SentenceReading, match: EntityMatch) -> frozenset[int]:
    """Return the tokens of an event, and of "held" and the like that say more of it."""
    words = reading.named.words
    at = Span(words[match.start].span.start, words[match.end - 1].span.end)
    tokens = [t for t in reading.parse.doc if reading.parse.origin(t.i, t.i + 1).overlaps(at)]
    held = {c.i for t in tokens for c in t.rights if c.tag_ == "VBN" and c.lemma_ in _HELD}
    return frozenset({t.i for t in tokens} | held)


def _anchor_position(reading: SentenceReading, told: Told) -> int:
    """Return where the words stand that tell of an encounter."""
    if not told.anchors:
        return reading.span.start
    first = min(told.anchors)
    return reading.parse.origin(first, first + 1).start


def entity_mention(reading: SentenceReading, match: EntityMatch) -> str:
    """Return the mention of a known name."""
    span = span_of(reading.named.words[match.start : match.end])
    return reading.builder.find(span, EntityType(match.entry.type))


def begins_date(reading: SentenceReading, span: Span) -> bool:
    """Whether a date begins at ``span``."""
    return any(date.span.start == span.start for date in reading.dates)


def _write(
    reading: SentenceReading, told: Told, predicate: str, found: Found, *, rule: str
) -> None:
    reading.builder.relation(
        predicate,
        (told.mention,),
        objects=(found.mention,),
        quote=found.quote,
        sentence=reading.span,
        rule=rule,
        modality=told.modality,
        meeting=told.mention,
    )


def _found(reading: SentenceReading, match: EntityMatch, first: int) -> Found:
    """Return a known name with the words from ``first`` on as its quote."""
    words = reading.named.words
    return Found(
        entity_mention(reading, match), span_of(words[first : match.end]), words[match.start].span
    )


def _places(reading: SentenceReading, scope: Span) -> Iterator[EntityMatch]:
    for match in reading.named.entities:
        start = reading.named.words[match.start].span.start
        is_place = match.entry.type in _PLACES and not match.adjective
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
