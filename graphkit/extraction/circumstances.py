"""When, where and beside what an encounter took place, as far as its sentence tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import Modality, Span
from graphkit.extraction.margins import MarginFinder, entity_mention, found_name
from graphkit.extraction.scopes import Scopes
from graphkit.extraction.venues import VenueFinder, places_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from graphkit.extraction.act import Act
    from graphkit.extraction.dates import FoundDate
    from graphkit.extraction.margins import Found
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tellings import Telling
    from graphkit.extraction.tokens import Doc
    from graphkit.resources.meeting_words import MeetingWords

_PRECISION = ("xsd:date", "gk:dateInterval", "xsd:gYearMonth", "xsd:gYear")
_TO_COME = frozenset({Modality.INTENDED, Modality.CONDITIONAL, Modality.HOPED})
_OTHER_TIMES = frozenset({"after", "before", "following"})
_LONGEST_EVENT = 6
_OF_SPEAKING = frozenset({"now", "this", "today", "tomorrow", "tonight", "yesterday"})
_LISTING = frozenset({"and", "the", "to"})
_NOT_ON_THE_DAY = frozenset({"after", "before", "by", "from", "since", "until"})


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
        self._venues = VenueFinder(words)
        self.margins = MarginFinder(words)

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
        for found in self._venues.held(reading)[:1]:
            _write(reading, told, "gk:heldAt", found, rule="place")
        for found in self.margins.margins(reading)[:1]:
            _write(reading, told, "gk:onSidelinesOf", found, rule="margin")

    def tells_place(self, text: str) -> bool:
        """Whether a line of the head tells the place of the meeting of the title."""
        return self._venues.is_line(text)

    def write_place(self, reading: SentenceReading, meeting: str) -> None:
        """Write the place that such a line tells of ``meeting``."""
        found = self._venues.of_line(reading)
        if found is not None:
            told = Told(mention=meeting, anchors=frozenset())
            _write(reading, told, "gk:heldAt", found, rule="place")

    def write_each(self, reading: SentenceReading, told: Sequence[Told]) -> None:
        """Write what a sentence tells of each of its encounters."""
        if not told:
            return
        scopes = Scopes(reading, [one.anchors for one in told])
        others = self._of_other_times(reading, told)
        days = [date for date in self._days(reading) if not others.overlaps(date.span)]
        held = [found for found in self._venues.held(reading) if not others.overlaps(found.at)]
        dated = [(date, date.span) for date in days]
        dates, direct = scopes.shared(dated), scopes.direct(dated)
        places = scopes.shared([(found, found.at) for found in held], stays=True)
        margins = scopes.shared(
            [(found, found.at) for found in self.margins.margins(reading)], stays=True
        )
        for index, one in enumerate(told):
            # "Who is on a visit to Chile, met her on Monday" does not tell when the visit was.
            beside = not one.place and _is_in_relative(reading, one)
            self._write_date(reading, one, direct[index] if beside else dates[index])
            for found in places[index][:1] if one.place else ():
                _write(reading, one, "gk:heldAt", found, rule="place")
            for found in margins[index][:1]:
                _write(reading, one, "gk:onSidelinesOf", found, rule="margin")

    def _of_other_times(self, reading: SentenceReading, told: Sequence[Told]) -> Span:
        """Return the words on what was before or is to come: "following the talks in Oslo in May".

        They end at a comma, and none are told if one of the encounters stands there.
        """
        doc = reading.parse.doc
        nowhere = Span(reading.span.start, reading.span.start)
        for token in doc:
            if token.lower_ not in _OTHER_TIMES or not self._leads_to_event(doc, token.i + 1):
                continue
            end = next((t.i for t in doc[token.i :] if t.text in {",", ";", "."}), len(doc))
            if not any(token.i < anchor < end for one in told for anchor in one.anchors):
                return reading.parse.origin(token.i, end)
        return nowhere

    def _leads_to_event(self, doc: Doc, start: int) -> bool:
        """Whether the next noun names an encounter or event, and is no party's."""
        near = doc[start : start + _LONGEST_EVENT]
        return any(t.lower_ in self._words.nouns or t.lemma_ in self._words.nouns for t in near)

    def write_events(self, reading: SentenceReading) -> None:
        """Write when and where the known events of a sentence are held, as far as it tells."""
        events = [match for match in reading.named.entities if match.entry.type == "Event"]
        held = self._words.held
        told = [(m, anchors) for m in events if (anchors := _event_words(reading, m, held))]
        if not told:
            return
        scopes = Scopes(reading, [anchors for _, anchors in told])
        dates = scopes.direct([(date, date.span) for date in self._days(reading)])
        places = scopes.direct([(found, found.at) for found in self._venues.held(reading)])
        for index, (match, anchors) in enumerate(told):
            event = Told(mention=entity_mention(reading, match), anchors=anchors)
            self._write_date(reading, event, dates[index])
            for found in places[index][:1]:
                _write(reading, event, "gk:heldAt", found, rule="place")

    @staticmethod
    def destination(reading: SentenceReading, scope: Span) -> Found | None:
        """Return the first place in ``scope``, with its words: where somebody went."""
        places = places_in(reading, scope)
        match = next((m for m in places if m.entry.type != "Organization"), None)
        return None if match is None else found_name(reading, match, match.start)

    @staticmethod
    def further_destinations(reading: SentenceReading, first: Found, scope: Span) -> list[Found]:
        """Return the places that "and" lists after the first: "to Chile, Peru and Kenya"."""
        listed: list[Found] = []
        position, closed = first.quote.end, False
        for match in places_in(reading, scope):
            found = found_name(reading, match, match.start)
            if found.quote.start < position or match.entry.type == "Organization":
                continue
            between = reading.builder.document.text[position : found.quote.start]
            words = between.replace(",", " ").lower().split()
            if closed or not set(words) <= _LISTING:
                break
            listed.append(found)
            position, closed = found.quote.end, "and" in words
        return listed if closed else []

    @staticmethod
    def _days(reading: SentenceReading) -> Iterator[FoundDate]:
        """Yield the dates on which something is said to be: not "since May"."""
        words = list(reading.named.words)
        for date in reading.dates:
            before = next((w for w in reversed(words) if w.end <= date.span.start), None)
            first = date.span.of(reading.builder.document.text).split()[0].lower()
            led = first if first in _NOT_ON_THE_DAY else before.lower if before else ""
            interval = date.literal.datatype == "gk:dateInterval" and first == "from"
            if first in _OF_SPEAKING and _is_in_quotation(reading, date.span.start):
                continue
            if _is_of_source(reading, date.span.start):
                continue
            if led not in _NOT_ON_THE_DAY or interval:
                yield date

    @staticmethod
    def _write_date(reading: SentenceReading, told: Told, dates: Sequence[FoundDate]) -> None:
        if told.modality not in _TO_COME:
            # "This year" is said of chairmanships and trade, not of one meeting.
            dates = [date for date in dates if not _is_this_year(reading, date)]
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


def _is_in_quotation(reading: SentenceReading, position: int) -> bool:
    """Whether a quotation is open at a character: its "today" is the day it was said."""
    before = reading.builder.document.text[reading.span.start : position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_of_source(reading: SentenceReading, position: int) -> bool:
    """Whether a date is of who tells: "According to the Ministry on Thursday, she met"."""
    before = reading.builder.document.text[reading.span.start : position].lower()
    return before.startswith("according to ") and "," not in before


def _is_in_relative(reading: SentenceReading, told: Told) -> bool:
    """Whether the words that tell of something stand in a relative clause."""
    token = reading.parse.doc[min(told.anchors)]
    while token.head.i != token.i:
        if token.dep_ == "acl:relcl":
            return True
        token = token.head
    return False


def _is_this_year(reading: SentenceReading, date: FoundDate) -> bool:
    return reading.words_of(date.span).lower() == "this year"


def _event_words(
    reading: SentenceReading, match: EntityMatch, held: Container[str]
) -> frozenset[int]:
    """Return the tokens of an event, and of those participles ``held`` that say more of it."""
    words = reading.named.words
    begin, stop = words[match.start].start, words[match.end - 1].end
    places = enumerate(reading.parse.places)
    tokens = [reading.parse.doc[i] for i, (a, b) in places if a < stop and begin < b]
    more = {c.i for t in tokens for c in t.rights if c.tag_ == "VBN" and c.lemma_ in held}
    return frozenset({t.i for t in tokens} | more)


def _anchor_position(reading: SentenceReading, told: Told) -> int:
    """Return where the words stand that tell of an encounter."""
    if not told.anchors:
        return reading.span.start
    first = min(told.anchors)
    return reading.parse.origin(first, first + 1).start


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
