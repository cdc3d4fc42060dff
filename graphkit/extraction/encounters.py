"""Write the encounters that prose tells of: who met whom, when, where, beside what.

Which encounters of a document are one and the same is for resolution to say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import Modality, Polarity
from graphkit.extraction.circumstances import Told
from graphkit.extraction.gatherings import gathering_of, is_named
from graphkit.extraction.joint_encounters import joint_encounters
from graphkit.extraction.meeting_mentions import Encounter, Participation, write_participation
from graphkit.extraction.noun_parties import are_many
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
    from graphkit.resources.meeting_words import MeetingWords

_LONGEST_FORMAT = 6
_BEFORE_VERB = 3
_PAIR = 2
_LEADING = frozenset(
    {"attend", "chair", "co-chair", "co-host", "cochair", "cohost", "convene", "host"}
)
_MANY = 5


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
        if not tellings:
            tellings += joint_encounters(reading, acts)
        told: list[Told] = []
        for telling in tellings:
            told += self._write(reading, telling)
        found = [one.mention for one in told] or self._gathering(reading)
        told += self._attendance.write(reading, acts, tellings)
        self._circumstances.write_each(reading, told)
        self._circumstances.write_events(reading)
        if before is not None and not found and _tells_of_stay(reading):
            self._circumstances.write(reading, before)
        return found

    def _gathering(self, reading: SentenceReading) -> list[str]:
        """Write a gathering of which other sentences tell who came."""
        noun = gathering_of(reading, self._meetings)
        if noun is None:
            return []
        span = reading.parse.origin(noun.i, noun.i + 1)
        named = "named" if is_named(noun, self._meetings) else "open"
        encounter = Encounter(
            span=span, anchor="noun", kind=self._nouns.kind(noun), gathering=named
        )
        mention = self._meetings.add(reading, encounter)
        self._circumstances.write(reading, mention)
        return [mention]

    def _write(self, reading: SentenceReading, telling: Telling) -> Iterator[Told]:
        """Write an encounter; of those with several people, one with each.

        Whether "met A and B" tells of one or of two is left to resolution where words do not say.
        """
        people = reading.mentions_of(*telling.subjects, *telling.others)
        if not people:
            return
        partners = self._partners(reading, telling)
        apart = bool(partners) and self._are_apart(reading, telling, len(partners))
        joint = ""
        if self._is_plural(reading, telling) or not apart:
            addressees = reading.mentions_of(*telling.others)
            told = self._write_one(reading, telling, addressees, telling.last)
            joint = told.mention
            yield told
        if apart or self._may_be_apart(telling):
            for partner, end in partners:
                instead = "" if apart else joint
                yield self._write_one(
                    reading, telling, (partner,), end, series=True, instead_of=instead
                )

    def _write_one(
        self,
        reading: SentenceReading,
        telling: Telling,
        addressees: tuple[str, ...],
        end: int,
        *,
        series: bool = False,
        instead_of: str = "",
    ) -> Told:
        quote = reading.parse.origin(telling.first, end)
        plural = not series and self._is_plural(reading, telling)
        # The words of those met end the mention of the meeting with each, not of the series.
        last = max(telling.anchor.i, (telling.noun or telling.anchor).i) + 1
        span = reading.parse.origin(telling.first, last) if plural else quote
        subjects = reading.mentions_of(*telling.subjects)
        encounter = self._encounter(reading, telling, span, addressees[0] if series else "")
        mention = self._meetings.add(reading, replace(encounter, instead_of=instead_of))
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
        self, reading: SentenceReading, telling: Telling, span: Span, partner: str
    ) -> Encounter:
        noun = telling.noun
        kind = self._nouns.kind(noun) if noun is not None else None
        words = tuple(token.lower_ for token in _phrase(reading, telling))
        by_call = kind is not None and kind.type == "Call" and _is_by_call(telling)
        telephone = self._meetings.is_call(words) or by_call
        online = kind is not None and kind.medium == "online"
        vague = telling.predicate == "gk:discussed"
        vague = vague or (noun is not None and self._meetings.is_spoken(noun.lemma_.lower()))
        # Who spoke on the margins of a summit did so in person.
        face_to_face = (kind and kind.type == "Meeting") or self._circumstances.margins.is_named(
            reading
        )
        spoken = telling.predicate == "gk:spokeWith" and not face_to_face
        return Encounter(
            span=span,
            anchor="noun" if telling.rule == "meeting-noun" else "verb",
            kind=kind,
            called=spoken and not online,
            by_telephone=telephone and not online,
            plural=not partner and self._is_plural(reading, telling),
            negative=telling.stance.negated,
            modality=telling.stance.modality,
            words=(*_format_words(telling), *(("multilateral",) if telling.many else ())),
            series=bool(partner),
            partner=partner,
            further=next(filter(self._words.further.__contains__, _clause_words(telling)), ""),
            earlier=telling.earlier,
            joint=telling.joint,
            led=telling.anchor.lemma_.lower() in _LEADING,
            vague=vague,
            another=telling.another,
            untold=not telling.subjects and bool(telling.others) and reading.is_quoted,
        )

    def _is_plural(self, reading: SentenceReading, telling: Telling) -> bool:
        """Whether several encounters are told together, to be told one by one elsewhere."""
        if telling.noun is not None and self._meetings.is_plural(telling.noun):
            return True
        near = reading.parse.doc[telling.anchor.i + 1 : telling.anchor.i + 1 + _LONGEST_FORMAT]
        following = " ".join(t.lower_ for t in near)
        if telling.noun is None and following.startswith(self._words.one_by_one):
            return True
        if not telling.others or not all(are_many(reading, p) for p in telling.others):
            return False
        words = {t.lower_ for t in reading.parse.doc[telling.first : telling.last]}
        adverbs = {c.lower_ for c in telling.anchor.children if c.pos_ == "ADV"}
        return not self._words.each.isdisjoint(words | adverbs)

    @staticmethod
    def _partners(reading: SentenceReading, telling: Telling) -> list[tuple[str, int]]:
        """Return those met who may have been met one after the other, and where their words end."""
        others = [p for p in telling.others if p not in telling.subjects]
        people = [p for p in others if is_person(reading, p)]
        partners = [(m, p.end) for p in people for m in reading.mentions_of(p)]
        return partners if telling.subjects and len(partners) >= _PAIR else []

    def _may_be_apart(self, telling: Telling) -> bool:
        """Whether one met several, and nothing says that it was at one table."""
        if telling.gathering or telling.noun is not None or len(telling.subjects) > 1:
            return False
        done = telling.stance.modality is Modality.ASSERTED and not telling.stance.negated
        return done and not self._meetings.formats(_clause_words(telling)) - {"bilateral"}

    def _are_apart(self, reading: SentenceReading, telling: Telling, partners: int) -> bool:
        """Whether people were met one by one: "separate meetings", "called on", or very many."""
        words = _clause_words(telling)
        # "Held a separate meeting with A and B" tells of one, apart from others.
        one = telling.noun is not None and telling.noun.i > telling.anchor.i
        apart = not one and not self._words.apart.isdisjoint(words)
        if (
            self._is_plural(reading, telling)
            or apart
            or telling.others[0].preposition == "including"
        ):
            return True
        to_one_table = telling.noun is None and telling.anchor.lemma_.lower() in _LEADING
        if to_one_table or self._meetings.formats(words) - {"bilateral"}:
            return False
        if partners >= _MANY and len(telling.subjects) == 1:
            return True
        called_on = telling.anchor.lemma_ == "call" and telling.noun is None
        met_called_on = called_on and telling.predicate == "gk:met"
        return met_called_on or "also" in words or _repeats_with(telling)


def _is_by_call(telling: Telling) -> bool:
    """Whether the noun "call" tells of a telephone: not in "paid a call on", "her call on him"."""
    if telling.rule != "meeting-noun" or telling.noun is None:
        return telling.predicate != "gk:met"
    following = telling.noun.doc[telling.noun.i + 1 : telling.noun.i + 2]
    return [t.lower_ for t in following] != ["on"]


def _repeats_with(telling: Telling) -> bool:
    """Whether each of those met has a "with": "held talks with A, with B and with C"."""
    doc = telling.anchor.doc
    return all(p.start and doc[p.start - 1].lower_ == "with" for p in telling.others)


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
        in_compound = found[-1:] == ["-"]  # "one-on-one"
        if found and not in_compound and token.pos_ in {"ADP", "VERB", "SCONJ", "CCONJ"}:
            break
        found.append(token.lower_)
    return tuple(reversed(found))


def _clause_words(telling: Telling) -> list[str]:
    """Return the words from the subject to the noun, with the adverbs of the verb."""
    anchor = telling.anchor
    end = max(anchor.i, (telling.noun or anchor).i) + 1
    near = [token.lower_ for token in anchor.doc[max(anchor.i - _BEFORE_VERB, 0) : end]]
    return near + [c.lower_ for c in anchor.children if c.pos_ == "ADV"]


def _tells_of_stay(reading: SentenceReading) -> bool:
    """Whether a sentence begins with "Both were …", "The two Ministers were …"."""
    first = next(iter(reading.parties), None)
    if first is None or first.start > 0 or first.possessive:
        return False
    if [token.lemma_ for token in reading.parse.doc[first.end : first.end + 1]] != ["be"]:
        return False
    return all(map(reading.builder.is_plural, reading.mentions_of(first)))
