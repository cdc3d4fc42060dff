"""Find speech acts: who says, asks, thanks, agrees what.

Takes the predications of a sentence and gives each its subject: that of its
clause or, in a coordinated clause, that of the clause before. What becomes of
an act is for ``act_relations`` and ``encounters`` to say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.extraction.act import Act
from graphkit.extraction.reported import told_in, told_of
from graphkit.extraction.speech import with_reporter
from graphkit.extraction.stand_ins import stand_in
from graphkit.extraction.subjects import antecedents, has_other_subject, subject_parties
from graphkit.extraction.syntax import own_subject
from graphkit.extraction.verb_repair import mend_verbs

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


_PURPOSES = frozenset(
    {
        "gk:condemned",
        "gk:congratulated",
        "gk:discussed",
        "gk:expressedConcernOver",
        "gk:signed",
        "gk:stated",
        "gk:thanked",
        "gk:urged",
        "gk:welcomed",
    }
)
"""What is done in an encounter that is held to do it: "called to thank"."""


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
        mend_verbs(reading.parse, reading.parties, self._index)
        clauses = self._clauses.clauses(reading.parse, reading.parties)
        around = self._surroundings.read(reading, clauses)
        found: list[Act] = []
        last = inside = _first_subject(reading, clauses)
        for clause in clauses:
            outer = told_in(clause, found)
            if clause.level == "inner" and outer is None:
                continue
            own = tuple(_subject(reading, clause))
            parties = own or (last if outer is None else inside)
            if not own and (has_other_subject(clause) or _is_parted(clause, parties)):
                parties = ()
            if clause.level == "main":
                last = parties
            inside = parties
            subjects = reading.mentions_of(*parties)
            for predication in self._frames.predications(clause, around):
                if _is_other_purpose(predication):
                    continue
                completed = _completed(predication, found)
                act = _carried(self._act(reading, completed, subjects, parties), found)
                found.append(told_of(reading, act, outer))
        return with_reporter(reading, found, clauses, self._index)

    def _act(
        self,
        reading: SentenceReading,
        predication: Predication,
        subjects: tuple[str, ...],
        parties: tuple[Party, ...],
    ) -> Act:
        clause = predication.clause
        own = any(clause.start <= p.start < clause.verb.i for p in parties)
        if is_purpose(clause) and predication.frame.predicate == "gk:discussed":
            span = reading.parse.origin(clause.tensed.i, clause.tensed.i + 1)
            talks = reading.builder.mention(span, None, reference="meeting", number="singular")
            return Act(predication, (), (), stand_in=talks)
        if own and not predication.turned:  # "Chile is committed to": it is who acts
            return Act(predication, subjects, parties)
        return Act(predication, subjects, parties, stand_in(reading, predication, self._talks))


def is_purpose(clause: Clause) -> bool:
    """Whether a clause says what an encounter was held for."""
    return clause.led_by is not None and clause.led_by.purpose


def _carried(act: Act, before: Sequence[Act]) -> Act:
    """Return an act with the talks that acted before: "The Meeting noted A and *backed* B"."""
    clause = act.predication.clause
    last = before[-1] if before else None
    if last is None or last.stand_in is None or act.subjects or act.stand_in is not None:
        return act
    if (
        {clause.level, last.predication.clause.level} != {"main"}
        or _is_reversed(last)
        or _is_reversed(act)
    ):
        return act
    own = has_other_subject(clause) or own_subject(clause.tensed) is not None
    fits = clause is last.predication.clause or _is_joined(clause)
    return act if own or not fits else replace(act, stand_in=last.stand_in)


def _is_reversed(act: Act) -> bool:
    """Whether who acts is not the subject: "was discussed", "X was the subject of"."""
    predication = act.predication
    return predication.turned or predication.frame.passive or predication.subject is not None


def _is_joined(clause: Clause) -> bool:
    """Whether "and" or a comma stands right before the verb of a clause, adverbs skipped."""
    doc, position = clause.verb.doc, clause.tensed.i - 1
    while position > 0 and doc[position].pos_ in {"ADV", "AUX"}:
        position -= 1
    return position > 0 and (doc[position].pos_ == "CCONJ" or doc[position].text == ",")


def _is_other_purpose(predication: Predication) -> bool:
    """Whether a purpose is none that an encounter fulfils by itself."""
    return is_purpose(predication.clause) and predication.frame.predicate not in _PURPOSES


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


def _subject(reading: SentenceReading, clause: Clause) -> list[Party]:
    """Return the subject of a clause; "who" is a person where one stands before it."""
    if clause.level != "relative":
        return subject_parties(clause, reading.parties)
    before = antecedents(clause, reading.parties)
    people = [p for p in before if reading.has_type(p, EntityType.PERSON, EntityType.OFFICE)]
    return (people or before)[-1:]


def _is_parted(clause: Clause, parties: Sequence[Party]) -> bool:
    """Whether a colon parts a participle from what follows: "Protecting rivers: Ms. Ruiz said"."""
    after = min((p.start for p in parties), default=0)
    return any(token.text == ":" for token in clause.verb.doc[clause.verb.i : after])


def _first_subject(reading: SentenceReading, clauses: Sequence[Clause]) -> tuple[Party, ...]:
    """Return the subject of the first main clause, which a participle before it shares."""
    first = next((clause for clause in clauses if clause.level == "main"), None)
    return tuple(subject_parties(first, reading.parties)) if first is not None else ()


def subject_span(reading: SentenceReading, act: Act) -> Span | None:
    """Return the words of the subject, if it stands in the clause of the act."""
    clause = act.predication.clause
    own = [p for p in act.parties if clause.start <= p.start < clause.verb.i]
    return reading.parse.origin(own[0].start, own[-1].end) if own else None
