"""Write the encounters that prose tells of: who met whom, when, where, beside what.

Which encounters of a document are one and the same is for resolution to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import Polarity
from graphkit.extraction.circumstances import Told
from graphkit.extraction.meeting_mentions import Encounter, Participation, write_participation
from graphkit.extraction.tellings import is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.act import Act
    from graphkit.extraction.attendance import AttendanceReader
    from graphkit.extraction.circumstances import Circumstances
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.noun_encounters import NounEncounterReader
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tellings import Telling
    from graphkit.extraction.tokens import Token
    from graphkit.extraction.verb_encounters import VerbEncounterReader
    from graphkit.resources.word_lists import MeetingWords

_LONGEST_FORMAT = 6
_BEFORE_VERB = 3
_PAIR = 2
_MANY = 5
_FURTHER = frozenset({"also", "separately", "then", "later", "earlier", "besides", "another"})


class EncounterReader:
    """Finds and writes the encounters a sentence tells of."""

    def __init__(
        self,
        words: MeetingWords,
        meetings: MeetingMentions,
        circumstances: Circumstances,
        readers: tuple[VerbEncounterReader, NounEncounterReader, AttendanceReader],
    ) -> None:
        """Add encounters with ``meetings``, when and where they were with ``circumstances``."""
        self._words = words
        self._meetings = meetings
        self._circumstances = circumstances
        self._verbs, self._nouns, self._attendance = readers

    def read(
        self, reading: SentenceReading, acts: Sequence[Act], *, before: str | None = None
    ) -> list[str]:
        """Return the mentions of the encounters of a sentence, and write their relations.

        ``before`` is the encounter told last in the paragraph: "Both were in Oslo
        for the conference." goes on about it.
        """
        tellings = list(self._verbs.read(reading, acts))
        tellings += self._nouns.read(reading, tellings)
        told: list[Told] = []
        for telling in tellings:
            told += self._write(reading, telling)
        found = [one.mention for one in told]
        told += self._attendance.write(reading, acts)
        self._circumstances.write_each(reading, told)
        self._circumstances.write_events(reading)
        if before is not None and not found and _tells_of_stay(reading):
            self._circumstances.write(reading, before)
        return found

    def _write(self, reading: SentenceReading, telling: Telling) -> Iterator[Told]:
        """Write an encounter; of those with several people, one with each."""
        people = reading.mentions_of(*telling.subjects, *telling.others)
        addressees = reading.mentions_of(*telling.others)
        if not people:
            return
        partners = self._partners(reading, telling)
        if self._is_plural(telling) or not partners:
            yield self._write_one(reading, telling, addressees, telling.last)
        for partner, end in partners:
            yield self._write_one(reading, telling, (partner,), end, series=True)

    def _write_one(
        self,
        reading: SentenceReading,
        telling: Telling,
        addressees: tuple[str, ...],
        end: int,
        *,
        series: bool = False,
    ) -> Told:
        quote = reading.parse.origin(telling.first, end)
        plural = not series and self._is_plural(telling)
        # The words of those met end the mention of the meeting with each, not of the series.
        last = max(telling.anchor.i, (telling.noun or telling.anchor).i) + 1
        span = reading.parse.origin(telling.first, last) if plural else quote
        subjects = reading.mentions_of(*telling.subjects)
        mention = self._meetings.add(
            reading, self._encounter(reading, telling, span, series=series)
        )
        first, last = sorted((telling.anchor.i, (telling.noun or telling.anchor).i))
        participation = Participation(
            people=tuple(dict.fromkeys([*subjects, *addressees])),
            quote=quote,
            rule=telling.rule,
            confidence=telling.confidence,
            modality=telling.stance.modality,
            polarity=Polarity.NEGATIVE if telling.stance.negated else Polarity.POSITIVE,
            verb=reading.words_of(reading.parse.origin(first, last + 1)),
            addressees=tuple(m for m in addressees if m not in subjects),
        )
        write_participation(reading, mention, participation)
        return Told.of_telling(mention, telling)

    def _encounter(
        self, reading: SentenceReading, telling: Telling, span: Span, *, series: bool
    ) -> Encounter:
        noun = telling.noun
        kind = self._nouns.kind(noun) if noun is not None else None
        words = tuple(token.lower_ for token in _phrase(reading, telling))
        telephone = self._meetings.is_call(words) or (kind is not None and kind.type == "Call")
        online = kind is not None and kind.medium == "online"
        spoken = telling.predicate == "gk:spokeWith" and not (kind and kind.type == "Meeting")
        return Encounter(
            span=span,
            anchor="noun" if telling.rule == "meeting-noun" else "verb",
            kind=kind,
            called=spoken and not online,
            by_telephone=telephone and not online,
            plural=not series and self._is_plural(telling),
            negative=telling.stance.negated,
            modality=telling.stance.modality,
            words=_format_words(telling),
            series=series,
            further=bool(_FURTHER & _clause_words(telling)),
            earlier=telling.earlier,
        )

    def _is_plural(self, telling: Telling) -> bool:
        return telling.noun is not None and self._meetings.is_plural(telling.noun)

    def _partners(self, reading: SentenceReading, telling: Telling) -> list[tuple[str, int]]:
        """Return those met one after the other, each with where their words end."""
        people = [p for p in telling.others if is_person(reading, p)]
        partners = [(m, p.end) for p in people for m in reading.mentions_of(p)]
        if (
            not telling.subjects
            or len(partners) < _PAIR
            or not self._are_apart(telling, len(partners))
        ):
            return []
        return partners

    def _are_apart(self, telling: Telling, partners: int) -> bool:
        """Whether people were met one by one: "separate meetings", "called on", or very many."""
        words = _clause_words(telling)
        if self._is_plural(telling) or words & self._words.apart:
            return True
        if words & self._words.formats.keys() - {"bilateral"}:
            return False
        if partners >= _MANY and len(telling.subjects) == 1:
            return True
        called_on = telling.anchor.lemma_ == "call" and telling.noun is None
        return (called_on and telling.predicate == "gk:met") or "also" in words


def _phrase(reading: SentenceReading, telling: Telling) -> Iterator[Token]:
    """Yield the words that can tell how people spoke: those of the verb's clause."""
    if telling.rule == "meeting-noun":
        yield from reading.parse.doc[telling.first : telling.last]
        return
    yield from telling.anchor.subtree


def _format_words(telling: Telling) -> tuple[str, ...]:
    """Return the words that can tell the format: those of the noun's phrase, or adverbs."""
    if telling.noun is None:
        return ()
    start = max(telling.noun.i - _LONGEST_FORMAT, 0)
    found: list[str] = []
    for token in reversed(telling.noun.doc[start : telling.noun.i + 1]):
        if found and token.pos_ in {"ADP", "VERB", "SCONJ", "CCONJ"}:
            break
        found.append(token.lower_)
    return tuple(found)


def _clause_words(telling: Telling) -> set[str]:
    """Return the words from the subject to the noun, with the adverbs of the verb."""
    anchor = telling.anchor
    end = max(anchor.i, (telling.noun or anchor).i) + 1
    near = {token.lower_ for token in anchor.doc[max(anchor.i - _BEFORE_VERB, 0) : end]}
    return near | {c.lower_ for c in anchor.children if c.pos_ == "ADV"}


def _tells_of_stay(reading: SentenceReading) -> bool:
    """Whether a sentence begins with "Both were …", "The two Ministers were …"."""
    first = next(iter(reading.parties), None)
    if first is None or first.start > 0 or first.possessive:
        return False
    if [token.lemma_ for token in reading.parse.doc[first.end : first.end + 1]] != ["be"]:
        return False
    return all(map(reading.builder.is_plural, reading.mentions_of(first)))
