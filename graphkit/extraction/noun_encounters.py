"""Read encounters that a noun tells of, where no verb of the sentence does.

"During his meeting with Mr. Diaz, …", "in Oslo for talks with Ms. Ruiz", "In a
meeting, A and B discussed …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.meeting_mentions import Encounter, Participation, write_participation
from graphkit.extraction.party_lists import leading_parties
from graphkit.extraction.syntax import words_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from graphkit.data_model import Span
    from graphkit.extraction.act import Act
    from graphkit.extraction.circumstances import Circumstances
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.resources.word_lists import MeetingNoun

_CONFIDENCE = 0.8
_FARTHEST_OWNER = 4
_LAST_OPENING = 3


class NounEncounterReader:
    """Finds the first encounter of two or more people that a noun names."""

    def __init__(self, meetings: MeetingMentions, circumstances: Circumstances) -> None:
        """Add encounters with ``meetings``, and when and where with ``circumstances``."""
        self._meetings = meetings
        self._circumstances = circumstances

    def read(self, reading: SentenceReading, acts: Sequence[Act]) -> list[str]:
        """Return the mention of the encounter, in a list; write who took part."""
        for noun, kind in self._nouns(reading):
            parties = _parties(reading, noun, acts)
            if len(reading.mentions_of(*parties)) > 1:
                return [self._write(reading, noun, kind, parties)]
        return []

    def _nouns(self, reading: SentenceReading) -> Iterator[tuple[Token, MeetingNoun]]:
        for token in reading.parse.doc:
            kind = self._meetings.kind(token) if token.pos_ == "NOUN" else None
            if kind is None or kind.type == "Event" or reading.parse.unit_of(token) is not None:
                continue
            if not _is_only_planned(token):
                yield token, kind

    def _write(
        self, reading: SentenceReading, noun: Token, kind: MeetingNoun, parties: Sequence[Party]
    ) -> str:
        span = _span(reading, noun, parties)
        words = (token.lower_ for token in reading.parse.doc)
        encounter = Encounter(
            span=span,
            anchor="noun",
            kind=kind,
            by_telephone=kind.type == "Call" or self._meetings.is_call(words),
            plural=self._meetings.is_plural(noun),
        )
        mention = self._meetings.add(reading, encounter)
        participation = Participation(
            people=reading.mentions_of(*parties),
            quote=span,
            rule="meeting-noun",
            confidence=_CONFIDENCE,
            verb=noun.text,
        )
        write_participation(reading, mention, participation)
        self._circumstances.write(reading, mention)
        return mention


def _is_only_planned(noun: Token) -> bool:
    """Whether an infinitive governs the noun: "is ready to plan exchanges with Chile"."""
    for word in words_before(noun):
        if word.pos_ == "VERB":
            return word.tag_ == "VB"
        if word.is_punct:
            return False
    return False


def _parties(reading: SentenceReading, noun: Token, acts: Sequence[Act]) -> list[Party]:
    """Return who meets: owners of the noun, those after "with", else who acts in the sentence."""
    others = _after(reading, noun)
    owners = [
        p for p in reading.parties if p.possessive and noun.i - _FARTHEST_OWNER <= p.start < noun.i
    ]
    opening = _opens_sentence(noun)
    if not others and not opening:
        return []
    parties = [*owners, *others]
    if opening or not owners:
        parties += [party for act in acts[:1] for party in act.parties]
    if not parties or not (opening or owners or acts):
        before = reading.parties_in(0, noun.i)
        parties += [p for p in before if not p.preposition and not p.possessive]
    return parties


def _after(reading: SentenceReading, noun: Token) -> list[Party]:
    """Return the parties after "with" or "between" right behind the noun."""
    doc = noun.doc
    led = noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in {"with", "between"}
    return leading_parties(reading, noun.i + 2, len(doc)) if led else []


def _opens_sentence(noun: Token) -> bool:
    """Whether the sentence begins with "In a meeting", "During their talks"."""
    if not 0 < noun.i <= _LAST_OPENING or noun.doc[0].pos_ != "ADP":
        return False
    before = noun.doc[noun.i - 1]
    return before.pos_ == "DET" or before.tag_ == "PRP$"


def _span(reading: SentenceReading, noun: Token, parties: Sequence[Party]) -> Span:
    span = reading.parse.origin(noun.i, noun.i + 1)
    for party in parties:
        span = span.cover(reading.parse.origin(party.start, party.end))
    return span
