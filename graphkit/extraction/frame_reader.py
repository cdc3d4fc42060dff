"""Match the frames of the lexicon against the clauses of a sentence.

Inside its clause a frame looks for its noun, particle and slots by the words
and their tags; the arcs decide where the words leave a choice. So one wrong
arc in a long list does not cost the speech act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.asides import opens_circumstance
from graphkit.extraction.clause_slots import Argument
from graphkit.extraction.clause_words import ClauseWords
from graphkit.extraction.slots import SlotFinder
from graphkit.extraction.stand_ins import has_head
from graphkit.extraction.surroundings import NO_SURROUNDINGS, Surroundings
from graphkit.resources.frames import BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.frame_index import FrameIndex
    from graphkit.extraction.tokens import Doc, Token
    from graphkit.resources.frames import Frame

_SYMMETRIC = frozenset({"gk:met", "gk:spokeWith"})
_OPENS_OBJECT = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PRON"})
_BEFORE_ARGUMENT = frozenset({"ADP", "SCONJ", "PART", "DET"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, kw_only=True)
class Predication:
    """A frame found in a clause, with the arguments that fill its slots.

    ``subject`` is None where the frame's subject is the clause's own; ``turned``
    tells a passive whose object stands before the verb.
    """

    frame: Frame
    clause: Clause
    noun: Token | None
    subject: Argument | None
    object: Argument | None
    addressee: Argument | None
    concerning: Argument | None
    turned: bool

    @property
    def verb(self) -> Token:
        """The verb of the clause."""
        return self.clause.verb

    @property
    def words(self) -> tuple[int, int]:
        """First and last token of "held talks", or of the verb alone."""
        noun = self.verb.i if self.noun is None else self.noun.i
        return min(self.verb.i, noun), max(self.verb.i, noun)


class FrameReader:
    """Find the predications of clauses."""

    def __init__(self, index: FrameIndex) -> None:
        """Match the frames of ``index``."""
        self._index = index

    def predications(
        self, clause: Clause, around: Surroundings = NO_SURROUNDINGS
    ) -> list[Predication]:
        """Return what the clause says: its most specific frame that matches.

        A clause can tell of an encounter besides: "spoke with X about Y".
        """
        matcher = _Matcher(clause, around)
        frames = self._index.frames(clause.verb)
        first = next(matcher.complete(frames), None)
        encounter = _encounter(matcher, frames)
        if first is None or encounter is None or first.frame.predicate in _SYMMETRIC:
            return [found for found in (first or encounter,) if found is not None]
        return [encounter, first] if _stands_beside(encounter, first) else [first]


class _Matcher:
    """Matches frames against one clause."""

    def __init__(self, clause: Clause, around: Surroundings) -> None:
        self._clause = clause
        self._words = ClauseWords(clause, around)
        self._finders: dict[tuple[int, str, bool], SlotFinder] = {}
        self._matched: dict[int, Predication | None] = {}

    def complete(self, frames: Sequence[Frame]) -> Iterator[Predication]:
        """Yield the matches whose object is filled, if their frame wants one."""
        for frame in frames:
            found = self._match(frame)
            if found is None or _calls_on_nobody(found, self._words.around):
                continue
            if found.object is not None or not frame.object or self._is_answer(found):
                yield found

    def _is_answer(self, found: Predication) -> bool:
        """Whether nothing follows, and the frame then speaks of what was said before."""
        _, last = found.words
        after = self._words.skip_adverbs(last + 1, commas=True)
        return BEFORE in found.frame.object and after >= self._words.end and not found.turned

    def without_object(self, frames: Sequence[Frame]) -> Iterator[Predication]:
        """Yield the matches where nothing stands in the object's place."""
        for frame in frames:
            found = self._match(frame)
            if found is None or _calls_on_nobody(found, self._words.around):
                continue
            if not _has_object(found):
                yield found

    def _match(self, frame: Frame) -> Predication | None:
        """Return what a frame says of the clause; encounters are asked for more than once."""
        if id(frame) not in self._matched:
            self._matched[id(frame)] = self._new_match(frame)
        return self._matched[id(frame)]

    def _new_match(self, frame: Frame) -> Predication | None:
        if not self._fits(frame):
            return None
        noun = self._words.noun(frame) if frame.nouns else None
        if not _fits_noun(frame, noun):
            return None
        turned = self._words.passive and not frame.passive and not frame.copula
        slots = self._finder(noun, frame.via, turned=turned)
        filled = slots.object(frame.object)
        if filled is None and not _goes_without(frame):
            return None
        addressee = slots.beside(frame.addressee, filled)
        concerning = slots.beside(frame.concerning, filled)
        found = {"addressee": addressee, "concerning": concerning}
        if any(found.get(key) is None for key in frame.needs):
            return None
        starts = [a.start for a in (filled, addressee, concerning) if a is not None]
        doc = self._words.doc
        return Predication(
            frame=frame,
            clause=self._clause,
            noun=noun,
            subject=slots.subject(frame.subject),
            object=_cut(filled, starts, doc),
            addressee=_cut(addressee, starts, doc),
            concerning=_cut(concerning, starts, doc),
            turned=turned,
        )

    def _fits(self, frame: Frame) -> bool:
        """Whether the voice is the frame's and its particle is there."""
        words = self._words
        if frame.copula != words.predicative and (frame.copula or words.verb.pos_ == "ADJ"):
            return False
        if frame.passive and not words.passive:
            return False
        if frame.heads and not has_head(self._clause, frame.heads):
            return False
        return not frame.particle or words.has_particle(frame.particle)

    def _finder(self, noun: Token | None, via: str, *, turned: bool) -> SlotFinder:
        key = (noun.i if noun is not None else -1, via, turned)
        if key not in self._finders:
            self._finders[key] = SlotFinder(self._words, noun, via, turned=turned)
        return self._finders[key]


def _goes_without(frame: Frame) -> bool:
    """Whether a frame may tell something where nothing fills its object."""
    return not frame.object or BEFORE in frame.object or frame.predicate in _SYMMETRIC


def _calls_on_nobody(found: Predication, around: Surroundings) -> bool:
    """Whether "paid a visit on" goes on with a date, not with a person."""
    if found.frame.predicate not in _SYMMETRIC or found.object is None:
        return False
    if found.object.slot not in {"on", "upon"} or not around.people:
        return False
    return found.object.start not in around.people


def _fits_noun(frame: Frame, noun: Token | None) -> bool:
    if noun is None:
        return not frame.nouns
    return frame.number != "plural" or noun.tag_ in _PLURAL_TAGS


def _encounter(matcher: _Matcher, frames: Sequence[Frame]) -> Predication | None:
    """Return the encounter a clause tells of, if need be one without its other party."""
    meetings = [frame for frame in frames if frame.predicate in _SYMMETRIC]
    found = next(matcher.complete(meetings), None)
    return found if found is not None else next(matcher.without_object(meetings), None)


def _stands_beside(encounter: Predication, act: Predication) -> bool:
    """Whether a clause tells of both: who "received support from" somebody received nobody.

    Nor did who "called on Chile to withdraw" call on anybody: one particle has one sense.
    """
    if encounter.object is None:
        return encounter.noun is not None and act.noun is None
    particle = encounter.frame.particle
    if particle and act.frame.particle == particle:
        return False
    own = act.frame.particle and act.frame.particle != encounter.object.slot
    if own and encounter.noun is None and not particle:
        return False  # who "called them out" called nobody
    noun = act.noun
    return noun is None or encounter.noun is not None or noun.i < encounter.object.start


def _has_object(predication: Predication) -> bool:
    """Whether something stands in the object's place: "called the plan" is no call."""
    if predication.noun is not None:
        return False
    doc, end = predication.verb.doc, predication.clause.end
    following = doc[predication.verb.i + 1 : end]
    if opens_circumstance(doc, predication.verb.i + 1, end):
        return False
    return len(following) > 0 and following[0].pos_ in _OPENS_OBJECT


def _cut(argument: Argument | None, starts: Sequence[int], doc: Doc) -> Argument | None:
    """End an argument where the next one begins, before its preposition."""
    if argument is None:
        return None
    end = min([argument.end, *(start for start in starts if start > argument.start)])
    if end < argument.end:
        while end > argument.start + 1 and doc[end - 1].pos_ in _BEFORE_ARGUMENT:
            end -= 1
    return replace(argument, end=end) if end < argument.end else argument
