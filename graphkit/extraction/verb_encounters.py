"""Read encounters that verbs tell of: "met", "held talks with", "after meeting", "agreed to meet".

The acts of a sentence give the verbs of its main clauses; those of other
clauses, infinitives and participles are matched against the frames here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extraction.clauses import Clause
from graphkit.extraction.met_parties import MEETING, is_of_things, met_parties, talked_together
from graphkit.extraction.receptions import holds_meeting_together, received
from graphkit.extraction.surroundings import Surroundings
from graphkit.extraction.syntax import is_finite, is_passive, own_subject
from graphkit.extraction.tellings import Stance, Telling, controllers, is_person, people_first
from graphkit.extraction.verb_times import is_earlier, reads_as_past

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
_INNER_CONFIDENCE = 0.7
_PAIR = 2


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
            if not holds_meeting_together(reading, act, self._meetings):
                return None
            others = []
        elif act.predicate == "gk:welcomed":
            others = received(reading, act, self._meetings)
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

    def _telling(
        self,
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
            gathering=not self._meetings.words.one_table.isdisjoint(predication.frame.verbs),
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
        if participle and not reads_as_past(reading, token):
            return False
        return any(frame.predicate in MEETING for frame in self._index.frames(token))


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
    if telling.subjects or reading.is_quoted:
        return True
    return len(reading.mentions_of(*telling.others)) > 1
