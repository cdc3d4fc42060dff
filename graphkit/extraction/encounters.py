"""Read encounters from the verbs of prose: "met", "held talks with", "visited", "attended".

Which encounters of a document are one and the same is for resolution to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Polarity
from graphkit.extraction.circumstances import entity_mention
from graphkit.extraction.meeting_mentions import Encounter, Participation, write_participation
from graphkit.extraction.met_parties import MEETING, is_of_things, met_parties, talked_together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.act import Act
    from graphkit.extraction.circumstances import Circumstances, Found
    from graphkit.extraction.frame_reader import Predication
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.noun_encounters import NounEncounterReader
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.slots import Argument

_TAKING_PART = frozenset({"gk:chaired", "gk:hosted", "gk:participatedIn"})
_LONGEST_REFERENCE = 6


class EncounterReader:
    """Finds the encounters a sentence tells of."""

    def __init__(
        self, meetings: MeetingMentions, circumstances: Circumstances, nouns: NounEncounterReader
    ) -> None:
        """Add encounters with ``meetings``; where no verb tells of one, ask ``nouns``."""
        self._meetings = meetings
        self._circumstances = circumstances
        self._nouns = nouns

    def read(
        self, reading: SentenceReading, acts: Sequence[Act], *, before: str | None = None
    ) -> list[str]:
        """Return the mentions of the encounters of a sentence, and write their relations.

        ``before`` is the encounter told last in the paragraph: "Both were in Oslo
        for the conference." goes on about it.
        """
        found: list[str] = []
        told = {act.predication.verb.i for act in acts if act.predicate in MEETING}
        for act in acts:
            together = act.predication.verb.i not in told and talked_together(reading, act)
            if act.predicate in MEETING or together:
                found += self._met(reading, act)
            elif act.predicate == "gk:visited":
                self._visited(reading, act)
            elif act.predicate in _TAKING_PART:
                self._took_part(reading, act)
        found = found or self._nouns.read(reading, acts)
        if before is not None and not found and _tells_of_stay(reading):
            self._circumstances.write(reading, before)
        return found

    def _met(self, reading: SentenceReading, act: Act) -> list[str]:
        others = met_parties(reading, act.predication)
        if act.predicate in MEETING and not others and is_of_things(act.predication):
            return []
        addressees = reading.mentions_of(*others)
        people = tuple(dict.fromkeys([*act.subjects, *addressees]))
        if not people:
            return []
        span = _span_of_meeting(reading, act, others)
        mention = self._meetings.add(reading, self._encounter(reading, act, span))
        participation = Participation(
            people=people,
            quote=span,
            rule="met",
            confidence=act.confidence,
            modality=act.modality,
            polarity=Polarity.NEGATIVE if act.is_negated else Polarity.POSITIVE,
            verb=_verb_words(reading, act.predication),
            addressees=tuple(m for m in addressees if m not in act.subjects),
        )
        write_participation(reading, mention, participation)
        self._circumstances.write(reading, mention)
        return [mention]

    def _encounter(self, reading: SentenceReading, act: Act, span: Span) -> Encounter:
        noun, clause = act.predication.noun, act.predication.clause
        words = (token.lower_ for token in reading.parse.doc[clause.start : clause.end])
        kind = self._meetings.kind(noun) if noun is not None else None
        online = kind is not None and kind.medium == "online"
        return Encounter(
            span=span,
            anchor="verb",
            kind=kind,
            called=act.predicate == "gk:spokeWith" and not online,
            by_telephone=self._meetings.is_call(words) and not online,
            plural=noun is not None and self._meetings.is_plural(noun),
            negative=act.is_negated,
            modality=act.modality,
        )

    def _took_part(self, reading: SentenceReading, act: Act) -> None:
        """Write "served as the chair of the meeting", "attended the summit"."""
        argument = act.predication.object
        if argument is None or not act.subjects:
            return
        target = self._event(reading, argument)
        if target is None:
            return
        reading.builder.relation(
            act.predicate,
            act.subjects,
            objects=(target,),
            quote=_with_subject(
                reading, act, reading.parse.origin(act.predication.verb.i, argument.end)
            ),
            sentence=reading.span,
            rule="took-part",
            verb=_verb_words(reading, act.predication),
            modality=act.modality,
            confidence=act.confidence,
        )

    def _event(self, reading: SentenceReading, argument: Argument) -> str | None:
        """Return the event named in an argument, or a reference to the meeting at hand."""
        span = reading.parse.origin(argument.start, argument.end)
        for match in reading.named.entities:
            start = reading.named.words[match.start].span.start
            if span.start <= start < span.end and match.entry.type == "Event":
                return entity_mention(reading, match)
        last = min(argument.start + _LONGEST_REFERENCE, argument.end)
        for token in reading.parse.doc[argument.start : last]:
            if self._meetings.kind(token) is not None:
                at = reading.parse.origin(argument.start, token.i + 1)
                return reading.builder.mention(at, None, reference="meeting", number="singular")
        return None

    def _visited(self, reading: SentenceReading, act: Act) -> None:
        argument = act.predication.object
        if argument is None or not act.subjects:
            return
        scope = reading.parse.origin(argument.start, argument.end)
        place = self._circumstances.destination(reading, scope)
        if place is not None:
            visit = _write_visit(reading, act, place)
            self._circumstances.write(reading, visit, place=False)


def _tells_of_stay(reading: SentenceReading) -> bool:
    """Whether a sentence begins with "Both were …", "The two Ministers were …"."""
    first = next(iter(reading.parties), None)
    if first is None or first.start > 0 or first.possessive:
        return False
    if [token.lemma_ for token in reading.parse.doc[first.end : first.end + 1]] != ["be"]:
        return False
    return all(map(reading.builder.is_plural, reading.mentions_of(first)))


def _span_of_meeting(reading: SentenceReading, act: Act, others: Sequence[Party]) -> Span:
    """Return the words from the first party over verb and noun to the last one met."""
    verb = act.predication.verb.i
    start = min((p.start for p in act.parties if p.start < verb), default=verb)
    _, last = act.predication.words
    return reading.parse.origin(start, max([last + 1, *(party.end for party in others)]))


def _verb_words(reading: SentenceReading, predication: Predication) -> str:
    first, last = predication.words
    return reading.words_of(reading.parse.origin(first, last + 1))


def _with_subject(reading: SentenceReading, act: Act, quote: Span) -> Span:
    for party in act.parties:
        quote = quote.cover(reading.parse.origin(party.start, party.end))
    return quote


def _write_visit(reading: SentenceReading, act: Act, place: Found) -> str:
    """Write that somebody went to ``place``; return the mention of the visit."""
    verb = act.predication.verb.i
    quote = _with_subject(reading, act, reading.parse.origin(verb, verb + 1).cover(place.quote))
    visit = reading.builder.mention(quote, EntityType.VISIT, "", anchor="verb")
    links = (
        ("gk:visited", act.subjects, place.mention),
        ("gk:participatedIn", act.subjects, visit),
        ("gk:heldAt", (visit,), place.mention),
    )
    for predicate, subjects, target in links:
        reading.builder.relation(
            predicate,
            subjects,
            objects=(target,),
            quote=quote,
            sentence=reading.span,
            rule="visited",
            verb=_verb_words(reading, act.predication),
            modality=act.modality,
            confidence=act.confidence,
        )
    return visit
