"""Read encounters that verbs tell of: "met", "held talks with", "after meeting", "agreed to meet".

The acts of a sentence give the verbs of its main clauses; those of other
clauses, infinitives and participles are matched against the frames here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extraction.clauses import Clause
from graphkit.extraction.met_parties import MEETING, is_of_things, met_parties, talked_together
from graphkit.extraction.party_lists import leading_parties
from graphkit.extraction.surroundings import Surroundings
from graphkit.extraction.syntax import closes_as_well_as, is_finite, is_passive, own_subject
from graphkit.extraction.tellings import Stance, Telling, controllers, is_person, people_first
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.extraction.act import Act
    from graphkit.extraction.frame_index import FrameIndex
    from graphkit.extraction.frame_reader import FrameReader, Predication
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tellings import StanceReader
    from graphkit.extraction.tokens import Token

_TOGETHER = frozenset({"gk:chaired", "gk:hosted"})
_TO_ONE_TABLE = frozenset({"assemble", "convene", "dine", "gather", "host"})
_INNER_CONFIDENCE = 0.7
_PAIR = 2
_OPENING_BACK = 2
_LONGEST_DESTINATION = 5
_LAST = frozenset({"last", "previously"})
_BEFORE_MEETING = frozenset({"since"})
_WORDS = load_function_words()


class VerbEncounterReader:
    """Finds the encounters that the verbs of a sentence tell of."""

    def __init__(
        self,
        index: FrameIndex,
        frames: FrameReader,
        meetings: MeetingMentions,
        stances: StanceReader,
    ) -> None:
        """Match ``frames`` against verbs that begin no clause of their own."""
        self._index = index
        self._frames = frames
        self._meetings = meetings
        self._stances = stances

    def read(self, reading: SentenceReading, acts: Sequence[Act]) -> Iterator[Telling]:
        """Yield what the acts, and then the other verbs, tell of encounters."""
        told = {act.predication.verb.i for act in acts if act.predicate in MEETING}
        for act in acts:
            telling = self._of_act(reading, act, told) or self._of_talk(reading, act)
            if telling is not None and _has_two_sides(reading, telling):
                yield telling
        taken = {act.predication.verb.i for act in acts}
        for token in (t for t in reading.parse.doc if t.pos_ == "VERB"):
            if token.i in taken or not self._may_tell(reading, token):
                continue
            for telling in self._of_inner(reading, token):
                if _has_two_sides(reading, telling):
                    yield telling

    def _of_act(self, reading: SentenceReading, act: Act, told: set[int]) -> Telling | None:
        predication = act.predication
        together = predication.verb.i not in told and talked_together(reading, act)
        if act.predicate in MEETING or together:
            others = _met(reading, predication)
            if act.predicate in MEETING and not others and is_of_things(predication):
                return None
        elif act.predicate in _TOGETHER and predication.verb.i not in told:
            if not self._holds_meeting_together(reading, act):
                return None
            others = []
        elif act.predicate == "gk:welcomed":
            others = self._received(reading, act)
            if not others:
                return None
        else:
            return None
        stance = Stance(modality=act.modality, negated=act.is_negated)
        subjects = list(act.parties)
        if together and not others:  # "With Mr. Diaz, she discussed trade"
            subjects = _who_acts(act) or subjects
            others = [party for party in act.parties if party not in subjects]
        return self._telling(
            predication, subjects, others, stance=stance, confidence=act.confidence
        )

    def _of_talk(self, reading: SentenceReading, act: Act) -> Telling | None:
        """Return that people "spoke today about trade": on a day, so it was a talk of its own."""
        predication = act.predication
        if act.predicate != "gk:discussed":
            return None
        frames = self._index.frames(predication.verb)
        bare = (f for f in frames if f.predicate == "gk:spokeWith" and not (f.nouns or f.particle))
        frame = next(bare, None)
        clause = reading.parse.origin(predication.clause.start, predication.clause.end)
        dated = any(date.span.end <= clause.end for date in reading.dates)
        if frame is None or not dated:
            return None
        several = len(reading.mentions_of(*act.parties)) >= _PAIR
        if predication.noun is not None or not several:
            return None
        if not all(is_person(reading, party) for party in act.parties):
            return None
        return self._telling(
            replace(predication, frame=frame),
            act.parties,
            [],
            stance=Stance(modality=act.modality, negated=act.is_negated),
            confidence=act.confidence,
        )

    def _of_inner(self, reading: SentenceReading, verb: Token) -> Iterator[Telling]:
        start = min((int(c.left_edge.i) for c in verb.lefts), default=verb.i)
        clause = Clause(verb, start, int(verb.right_edge.i) + 1, "inner")
        around = Surroundings(people=reading.people_starts)
        predications = self._frames.predications(clause, around)
        found = (p for p in predications if p.frame.predicate in MEETING)
        predication = next(found, None)
        if predication is None:
            return
        others = _met(reading, predication)
        subjects = controllers(reading, verb)
        subjects = [p for p in subjects if p not in others and is_person(reading, p)]
        if not others and (not subjects or is_of_things(predication)):
            return
        if _is_thing_hosted(predication):
            return
        stance = self._stances.of_verb(verb)
        yield self._telling(
            predication, subjects, others, stance=stance, confidence=_INNER_CONFIDENCE
        )

    @staticmethod
    def _telling(
        predication: Predication,
        subjects: Sequence[Party],
        others: Sequence[Party],
        *,
        stance: Stance,
        confidence: float,
    ) -> Telling:
        verb, noun = predication.verb, predication.noun
        if noun is not None and any(t.lower_ == "no" for t in noun.lefts):
            stance = Stance(modality=stance.modality, negated=True)
        first, last = predication.words
        before = [p.start for p in subjects if p.start < verb.i]
        return Telling(
            anchor=verb,
            noun=noun,
            subjects=tuple(subjects),
            others=tuple(others),
            first=min([first, *before]),
            last=max([last + 1, *(p.end for p in others)]),
            rule="met",
            confidence=confidence,
            predicate=predication.frame.predicate,
            stance=stance,
            earlier=is_earlier(verb),
            gathering=not _TO_ONE_TABLE.isdisjoint(predication.frame.verbs),
        )

    def _may_tell(self, reading: SentenceReading, token: Token) -> bool:
        """Whether a verb, outside of names, can tell of an encounter."""
        if reading.parse.unit_of(token) is not None:
            return False
        if token.dep_ == "csubj" and token.tag_ == "VBG":
            return False  # "Meeting the goals takes time"
        if token.i and token.text[0].isupper() and not token.doc[token.i - 1].is_punct:
            return False  # "the Ministers Meet in Oslo" names an event
        participle = token.tag_ == "VBN" and not is_passive(token) and not is_finite(token)
        if participle and not _reads_as_past(reading, token):
            return False
        return any(frame.predicate in MEETING for frame in self._index.frames(token))

    def _holds_meeting_together(self, reading: SentenceReading, act: Act) -> bool:
        """Whether several people chair or host a meeting, and so meet."""
        argument = act.predication.object
        if argument is None or len(reading.mentions_of(*act.parties)) < _PAIR:
            return False
        if not all(is_person(reading, party) for party in act.parties):
            return False
        words = reading.parse.doc[argument.start : argument.end]
        head = next((t for t in words if t.pos_ in {"NOUN", "PROPN"} and not _modifies(t)), None)
        return head is not None and self._meetings.kind(head) is not None

    def _received(self, reading: SentenceReading, act: Act) -> list[Party]:
        """Return who was welcomed somewhere, or to talks: "welcomed Ms. Ruiz to Oslo"."""
        argument = act.predication.object
        if argument is None or argument.slot != "obj":
            return []
        parties = met_parties_of(reading, act)
        if parties and reading.parse.doc[parties[0].start].lower_ == "me":
            return parties[:1]
        guests = [p for p in parties if is_person(reading, p)]
        if not guests or guests[0].start - argument.start > 1:
            return []
        end = guests[-1].end
        words = reading.parse.doc[end : end + _LONGEST_DESTINATION]
        if not words or words[0].lower_ not in {"to", "at", "in", "for"}:
            return []
        named = any(self._is_place(reading, token) for token in words)
        meeting = any(self._meetings.kind(token) is not None for token in words)
        led_to = words[0].lower_ != "for"
        return guests if (named and led_to) or (meeting and not led_to) else []

    @staticmethod
    def _is_place(reading: SentenceReading, token: Token) -> bool:
        at = reading.parse.origin(token.i, token.i + 1)
        return any(
            match.entry.type in {"Country", "Organization", "Place"}
            and at.start <= reading.named.words[match.start].start < at.end
            for match in reading.named.entities
        )


def _met(reading: SentenceReading, predication: Predication) -> list[Party]:
    """Return whom the subject met: who hosts the "Chile Trade Summit" does not host Chile."""
    others = people_first(reading, met_parties(reading, predication))
    if "host" not in predication.frame.verbs:
        return others
    return [party for party in others if is_person(reading, party)]


def _is_thing_hosted(predication: Predication) -> bool:
    """Whether a clause tells of a thing who hosts it: "the Games to be hosted by Chile"."""
    of_noun = predication.verb.dep_ in {"acl", "acl:relcl", "advcl", "relcl", "xcomp"}
    return "host" in predication.frame.verbs and predication.turned and of_noun


def _who_acts(act: Act) -> list[Party]:
    """Return the subject proper, without those whom "with" joins to it from before."""
    subject = own_subject(act.predication.verb)
    if subject is None or not act.parties[0].joined or act.parties[0].start > subject.i:
        return []
    return [party for party in act.parties if party.end > subject.i]


def _has_two_sides(reading: SentenceReading, telling: Telling) -> bool:
    """Whether it is told who met, not only with whom: "good to meet Ms. Ruiz".

    In a quotation it is who speaks.
    """
    if telling.subjects or is_quoted(reading):
        return True
    return len(reading.mentions_of(*telling.others)) > 1


def is_quoted(reading: SentenceReading) -> bool:
    """Whether a quotation begins or ends in a sentence."""
    return any(
        token.tag_ in {"``", "''"} and token.text not in {"’", "'"} for token in reading.parse.doc
    )


def met_parties_of(reading: SentenceReading, act: Act) -> list[Party]:
    """Return the parties that the object of an act begins with."""
    argument = act.predication.object
    return leading_parties(reading, argument.start, argument.end) if argument else []


def _reads_as_past(reading: SentenceReading, token: Token) -> bool:
    """Whether a participle is a past tense: "Ms. Ruiz called on him", "came and dined with him"."""
    if token.dep_ == "conj" and token.head.tag_ == "VBD" and not is_passive(token.head):
        return token.doc[min(token.i + 1, len(token.doc) - 1)].lower_ != "by"
    before = reading.parse.doc[token.i - 1] if token.i else None
    if before is not None and closes_as_well_as(before):
        return True
    if before is None or token.head.i != before.i or reading.parse.unit_of(before) is None:
        return False
    following = reading.parse.doc[token.i + 1 : token.i + 2]
    return len(following) > 0 and following[0].lower_ != "by"


def is_earlier(verb: Token) -> bool:
    """Whether a verb tells of something before the matter at hand: "since they met in Oslo"."""
    marker = next((c.lower_ for c in verb.lefts if c.dep_ == "mark"), "")
    subject = own_subject(verb)
    relative = subject is not None and subject.lower_ in _WORDS.relative
    relative = relative or any(c.lower_ in _LAST for c in verb.lefts)
    return marker in _BEFORE_MEETING or relative or _is_perfect(verb) or _looks_back(verb)


def _looks_back(verb: Token) -> bool:
    """Whether a sentence goes back to something: "On that trip, she met Mr. Aoki"."""
    opening = [t.lower_ for t in verb.doc[:_OPENING_BACK]]
    return opening[0] in {"at", "during", "on"} and opening[1:] == ["that"]


def _is_perfect(verb: Token) -> bool:
    return any(c.lower_ == "had" and c.pos_ == "AUX" for c in verb.lefts)


def _modifies(token: Token) -> bool:
    following = token.doc[token.i + 1 : token.i + 2]
    return len(following) > 0 and following[0].pos_ in {"NOUN", "PROPN"}
