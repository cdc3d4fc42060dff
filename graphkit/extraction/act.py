"""A speech act: a predication with who does it and how it is put."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import Modality, Polarity
from graphkit.extraction.syntax import auxiliaries, is_negated
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from graphkit.extraction.frame_reader import Predication
    from graphkit.extraction.parties import Party

_WORDS = load_function_words()


@dataclass(frozen=True)
class Act:
    """A predication with the mentions of its subject, and the parties they come from.

    ``stand_in`` is the mention of an encounter that acts where no party does.
    ``told_in`` is the act whose that-clause it stands in, which it may replace or stand
    ``beside``; ``reporter`` are the mentions of who tells of it, if that is somebody else:
    ``hearsay`` if a person, no institution.
    """

    predication: Predication
    subjects: tuple[str, ...]
    parties: tuple[Party, ...]
    stand_in: str | None = None
    told_in: Act | None = None
    replaces: bool = False
    beside: bool = False
    reporter: tuple[str, ...] = ()
    hearsay: bool = False

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
        if words & _WORDS.intended or (lead is not None and lead.planned):
            return Modality.INTENDED
        if words & _WORDS.conditional:
            return Modality.CONDITIONAL
        return Modality.REPORTED if self.hearsay else Modality.ASSERTED

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
