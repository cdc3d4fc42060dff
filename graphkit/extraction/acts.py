"""Find speech acts: who says, asks, thanks, agrees what.

Takes the predications of a sentence and gives each its subject: that of its
clause or, in a coordinated clause, that of the clause before. What becomes of
an act is for ``act_relations`` and ``encounters`` to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.data_model import Modality, Polarity
from graphkit.extraction.stand_ins import stand_in
from graphkit.extraction.subjects import subject_parties
from graphkit.extraction.syntax import auxiliaries, is_negated
from graphkit.extraction.verb_repair import mend_verbs
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.clauses import Clause, ClauseFinder
    from graphkit.extraction.frame_index import FrameIndex
    from graphkit.extraction.frame_reader import FrameReader, Predication
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.surroundings import SurroundingsReader

ENCOUNTERS = frozenset(
    {"gk:met", "gk:spokeWith", "gk:hosted", "gk:chaired", "gk:participatedIn", "gk:visited"}
)
"""Predicates that ``encounters`` writes."""

REPORTING = frozenset({"gk:stated", "gk:conveyedPosition"})
"""Predicates that an act inside their that-clause says more sharply."""

_WORDS = load_function_words()


@dataclass(frozen=True)
class Act:
    """A predication with the mentions of its subject, and the parties they come from.

    ``stand_in`` is the mention of an encounter that acts where no party does.
    """

    predication: Predication
    subjects: tuple[str, ...]
    parties: tuple[Party, ...]
    stand_in: str | None = None

    @property
    def predicate(self) -> str:
        """The relation its frame expresses."""
        return self.predication.frame.predicate

    @property
    def modality(self) -> Modality:
        """How the act itself is put: done, planned, possible."""
        words = {token.lemma_.lower() for token in auxiliaries(self.predication.clause.tensed)}
        lead = self.predication.clause.led_by
        if lead is not None and lead.courteous:
            return Modality.ASSERTED
        if words & _WORDS.intended:
            return Modality.INTENDED
        return Modality.CONDITIONAL if words & _WORDS.conditional else Modality.ASSERTED

    @property
    def is_negated(self) -> bool:
        """Whether a negation stands with the verb, or "failed to" before it."""
        lead = self.predication.clause.led_by
        fails = lead is not None and lead.fails
        negated = is_negated(self.predication.clause.tensed) or self._is_of_none
        return negated != fails

    @property
    def _is_of_none(self) -> bool:
        """Whether what is said is of nothing: "no agreement was reached", "made no comment"."""
        noun, object_ = self.predication.noun, self.predication.object
        doc = self.predication.verb.doc
        if noun is not None and any(t.lower_ == "no" for t in noun.lefts):
            return True
        return object_ is not None and doc[object_.start].lower_ == "no"

    @property
    def polarity(self) -> Polarity:
        """Whether the relation is said to hold: "did not boycott" is positive."""
        negative = self.is_negated != (self.predication.frame.polarity == "negative")
        return Polarity.NEGATIVE if negative else Polarity.POSITIVE

    @property
    def confidence(self) -> float:
        """How sure the reading is, before calibration: arcs and words agree or not."""
        score = 0.9 if self.predication.clause.level == "main" else 0.7
        subject_seen = any(c.dep_.startswith("nsubj") for c in self.predication.verb.children)
        return round(score if subject_seen else score - 0.1, 2)


class ActReader:
    """Find the acts of sentences."""

    def __init__(
        self,
        index: FrameIndex,
        clauses: ClauseFinder,
        surroundings: SurroundingsReader,
        frames: FrameReader,
        talks: Iterable[str],
    ) -> None:
        """Match ``frames`` against the clauses that ``clauses`` finds with ``index``.

        ``talks`` are nouns of encounters, which can be subjects too.
        """
        self._talks = frozenset(talks)
        self._index = index
        self._clauses = clauses
        self._surroundings = surroundings
        self._frames = frames

    def acts(self, reading: SentenceReading) -> list[Act]:
        """Return the acts of a sentence in order; a clause without subject takes the last one."""
        found: list[Act] = []
        mend_verbs(reading.parse, reading.parties, self._index)
        clauses = self._clauses.clauses(reading.parse, reading.parties)
        around = self._surroundings.read(reading, clauses)
        last = _first_subject(reading, clauses)
        for clause in clauses:
            if clause.level == "inner" and not (found and found[-1].predicate in REPORTING):
                continue
            parties = tuple(subject_parties(clause, reading.parties)) or last
            if clause.level == "main":
                last = parties
            subjects = reading.mentions_of(*parties)
            for predication in self._frames.predications(clause, around):
                completed = _completed(predication, found)
                found.append(self._act(reading, completed, subjects, parties))
        return found

    def _act(
        self,
        reading: SentenceReading,
        predication: Predication,
        subjects: tuple[str, ...],
        parties: tuple[Party, ...],
    ) -> Act:
        clause = predication.clause
        own = any(clause.start <= p.start < clause.verb.i for p in parties)
        if own and not (predication.turned or predication.frame.passive):
            return Act(predication, subjects, parties)
        return Act(predication, subjects, parties, stand_in(reading, predication, self._talks))


def _completed(predication: Predication, before: Sequence[Act]) -> Predication:
    """Return a predication with what "that of" in the place of its object stands for.

    "A set out her position on trade, and B set out that of Chile."
    """
    object_, last = predication.object, before[-1].predication if before else None
    if object_ is None or last is None or last.verb.lemma_ != predication.verb.lemma_:
        return predication
    words = predication.verb.doc[object_.start : object_.start + 2]
    if [word.lower_ for word in words] not in (["that", "of"], ["those", "of"]):
        return predication
    return replace(predication, frame=last.frame, object=last.object)


def _first_subject(reading: SentenceReading, clauses: Sequence[Clause]) -> tuple[Party, ...]:
    """Return the subject of the first main clause, which a participle before it shares."""
    first = next((clause for clause in clauses if clause.level == "main"), None)
    return tuple(subject_parties(first, reading.parties)) if first is not None else ()


def dropped_acts(reading: SentenceReading, acts: Sequence[Act]) -> list[Act]:
    """Return the acts to leave out: the reporting verb, or the inner act that is none."""
    dropped = []
    for outer, inner in pairwise(acts):
        if inner.predication.clause.level == "inner":
            replaces = _is_sharper(inner) and _same_speaker(reading, outer, inner)
            dropped.append(outer if replaces else inner)
    return dropped


_NOT_SHARPER = (
    REPORTING | ENCOUNTERS | {"gk:discussed", "gk:supported", "gk:confirmed", "gk:agreedOn"}
)


def _is_sharper(inner: Act) -> bool:
    """Whether the inner act is one of its own: "said that he welcomed X" welcomes X."""
    return inner.predicate not in _NOT_SHARPER


def _same_speaker(reading: SentenceReading, outer: Act, inner: Act) -> bool:
    """Whether "he" or "she" inside a clause speaks of the one person who said it."""
    if not inner.parties or inner.parties == outer.parties or len(outer.subjects) != 1:
        return False
    first = reading.parse.doc[inner.parties[0].start].lower_
    return all(p.kind == "pronoun" for p in inner.parties) and first in {"he", "she"}


def subject_span(reading: SentenceReading, act: Act) -> Span | None:
    """Return the words of the subject, if it stands in the clause of the act."""
    clause = act.predication.clause
    own = [p for p in act.parties if clause.start <= p.start < clause.verb.i]
    return reading.parse.origin(own[0].start, own[-1].end) if own else None
