"""Read who took part in an encounter or event that is named elsewhere.

"Mr. Aoki chaired the meeting", "attended the summit", "The meeting was attended by
Ms. Ruiz", "Mr. Diaz was also present"; the visits of a sentence in their order, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.clause_slots import Argument
from graphkit.extraction.margins import entity_mention
from graphkit.extraction.noun_encounters import phrase_start
from graphkit.extraction.party_lists import leading_parties
from graphkit.extraction.presence import write_presence
from graphkit.extraction.tellings import is_person
from graphkit.extraction.visits import VisitReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.act import Act
    from graphkit.extraction.circumstances import Circumstances, Told
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tellings import StanceReader, Telling

_TAKING_PART = frozenset({"gk:chaired", "gk:hosted", "gk:participatedIn"})
_ALL = frozenset({"all", "both"})
_LONGEST_REFERENCE = 6


class AttendanceReader:
    """Finds who chaired, hosted or attended something, and who visited some place."""

    def __init__(
        self, meetings: MeetingMentions, circumstances: Circumstances, stances: StanceReader
    ) -> None:
        """Use the nouns that ``meetings`` knows, and the places of ``circumstances``."""
        self._meetings = meetings
        self._circumstances = circumstances
        self._visits = VisitReader(circumstances, stances)

    def write(
        self, reading: SentenceReading, acts: Sequence[Act], tellings: Sequence[Telling] = ()
    ) -> Iterator[Told]:
        """Write the relations of a sentence; yield the visits, to be told when they were.

        Who attended what ``tellings`` tell as an encounter of theirs is said already.
        """
        visits: set[int] = set()
        write_presence(reading, self._meetings)
        for act in acts:
            if act.predicate in _TAKING_PART:
                if act.predicate != "gk:participatedIn" or not _is_told(act, tellings):
                    self._took_part(reading, act)
            elif act.predicate == "gk:met" and self._is_chairing(act):
                self._chaired_together(reading, act)
            elif act.predicate == "gk:visited":
                visits.update(act.predication.words)
                yield from self._visits.of_act(reading, act)
        for token in reading.parse.doc:
            kind = self._meetings.kind(token) if token.pos_ == "NOUN" else None
            if kind is not None and kind.type == "Visit" and token.i not in visits:
                yield from self._visits.of_noun(reading, token)

    def _took_part(self, reading: SentenceReading, act: Act) -> None:
        """Write "served as the chair of the meeting", "attended the summit"."""
        argument, parties = act.predication.object, _who(reading, act)
        if argument is None or not reading.mentions_of(*parties):
            return
        target, predicate = self._event(reading, argument), act.predicate
        if target is None and self._is_of_delegation(reading, argument):
            sent_to = self._sent_to(reading, argument)
            target = sent_to or _meeting_at_hand(reading, argument)
            predicate = "gk:participatedIn"
        if target is None:
            return
        quote = reading.parse.origin(act.predication.verb.i, argument.end)
        if act.predication.turned:
            quote = quote.cover(reading.parse.origin(argument.start, argument.end))
        _write_part(reading, act, predicate, parties, target, quote)

    def _is_chairing(self, act: Act) -> bool:
        return act.predication.verb.lemma_.lower() in self._meetings.words.chairing_together

    def _chaired_together(self, reading: SentenceReading, act: Act) -> None:
        """Write that both chaired: "co-chaired the meeting with Ms. Ruiz"."""
        predication = act.predication
        noun, partners = predication.noun, predication.addressee or predication.object
        if noun is None or partners is None or partners.slot != "with":
            return
        others = leading_parties(reading, partners.start, partners.end)
        parties = [*act.parties, *(p for p in others if is_person(reading, p))]
        at = reading.parse.origin(phrase_start(noun), noun.i + 1)
        quote = reading.parse.origin(predication.verb.i, noun.i + 1)
        meeting = reading.builder.mention(at, None, reference="meeting", number="singular")
        _write_part(reading, act, "gk:chaired", parties, meeting, quote)

    def _event(self, reading: SentenceReading, argument: Argument) -> str | None:
        """Return the event named in an argument, or a reference to the meeting at hand."""
        span = reading.parse.origin(argument.start, argument.end)
        for match in reading.named.entities:
            start = reading.named.words[match.start].start
            if span.start <= start < span.end and match.entry.type == "Event":
                return entity_mention(reading, match)
        gathering = self._circumstances.margins.gathering(reading, span)
        if gathering is not None:
            return gathering.mention
        if reading.parse.doc[argument.start].lower_ == "it":
            return _meeting_at_hand(reading, argument)
        last = min(argument.start + _LONGEST_REFERENCE, argument.end)
        for token in reading.parse.doc[argument.start : last]:
            if self._meetings.kind(token) is not None:
                at = reading.parse.origin(argument.start, token.i + 1)
                both = reading.parse.doc[argument.start].lower_ in _ALL
                number = "plural" if both and token.tag_ in {"NNS", "NNPS"} else "singular"
                return reading.builder.mention(at, None, reference="meeting", number=number)
        return None

    def _is_of_delegation(self, reading: SentenceReading, argument: Argument) -> bool:
        """Whether somebody "headed the Kenyan delegation", and so took part in the talks."""
        last = min(argument.start + _LONGEST_REFERENCE, argument.end)
        words = reading.parse.doc[argument.start : last]
        return any(t.lower_ in self._meetings.words.delegations for t in words)

    def _sent_to(self, reading: SentenceReading, argument: Argument) -> str | None:
        """Return the event to which somebody led a delegation: "to the 5th Trade Forum"."""
        doc = reading.parse.doc
        following = range(argument.start, min(argument.start + _LONGEST_REFERENCE, len(doc) - 1))
        to = next((i for i in following if doc[i].lower_ == "to"), None)
        if to is None:
            return None
        return self._event(reading, Argument("to", to + 1, len(doc)))


def _is_told(act: Act, tellings: Sequence[Telling]) -> bool:
    """Whether the noun of an act tells of an encounter of those who act."""
    argument = act.predication.object
    return argument is not None and any(
        telling.noun is not None
        and telling.noun.tag_ not in {"NNS", "NNPS"}
        and argument.start <= telling.noun.i < argument.end
        and set(act.parties) <= {*telling.subjects, *telling.others}
        for telling in tellings
    )


def _meeting_at_hand(reading: SentenceReading, argument: Argument) -> str:
    at = reading.parse.origin(argument.start, argument.start + 1)
    return reading.builder.mention(at, None, reference="meeting", number="singular")


def _write_part(
    reading: SentenceReading,
    act: Act,
    predicate: str,
    parties: Sequence[Party],
    target: str,
    quote: Span,
) -> None:
    """Write that ``parties`` took that part in the event or meeting ``target``."""
    reading.builder.relation(
        predicate,
        reading.mentions_of(*parties),
        objects=(target,),
        quote=reading.covering(quote, *parties),
        sentence=reading.span,
        rule="took-part",
        verb=reading.words_between(*act.predication.words),
        modality=act.modality,
        polarity=act.polarity,
        confidence=act.confidence,
    )


def _who(reading: SentenceReading, act: Act) -> list[Party]:
    """Return who took part: the subject, in the passive those after "by"."""
    subject = act.predication.subject
    if subject is None:
        return list(act.parties)
    named = leading_parties(reading, subject.start, subject.end)
    return [party for party in named if is_person(reading, party)]
