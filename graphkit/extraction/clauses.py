"""Cut a sentence into clauses: which verbs of the lexicon begin one, and where it ends.

A finite verb of the lexicon on the level of the sentence begins a clause, and
it ends where the next one begins. Words and tags decide; of arcs only those of
the subject are asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.catenatives import (
    catenative_of,
    is_after_by,
    linking_before,
    purpose_of,
    to_before,
)
from graphkit.extraction.clause_ends import SENTENCE_ENDS, closed
from graphkit.extraction.clause_starts import absolute_subject, clause_start
from graphkit.extraction.predicates import (
    begins_predicate,
    continues_past,
    follows_subject,
    is_absolute,
    is_listed_noun,
    is_reduced,
    joined_to_past,
    opens_participle,
    opens_with_party,
    participle_before,
)
from graphkit.extraction.subordination import DURING, RELATIVE_PARTY, follows_party, governor
from graphkit.extraction.syntax import is_finite, is_passive, own_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.catenatives import Catenative
    from graphkit.extraction.frame_index import FrameIndex
    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.extraction.tokens import Token
    from graphkit.resources.word_lists import TopicWords

_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBG"})
_COURTESIES = frozenset(
    {
        "gk:condemned",
        "gk:congratulated",
        "gk:expressedConcernOver",
        "gk:stated",
        "gk:thanked",
        "gk:welcomed",
    }
)
"""What one only says in wishing to: "would like to thank"."""
_SPOKEN = frozenset({"gk:condemned", "gk:confirmed", "gk:stated", "gk:thanked", "gk:welcomed"})
_ENCOUNTERS = frozenset({"gk:met", "gk:spokeWith"})
_PLANNED = frozenset({"gk:met", "gk:spokeWith", "gk:visited"})


@dataclass(frozen=True)
class Clause:
    """A verb of the lexicon and the stretch of words that belongs to it.

    ``start`` is where the words before the verb begin (its subject is among
    them), ``end`` where the next clause begins. ``level`` is ``main``,
    ``participle``, ``relative`` or ``inner`` (inside a that-clause). ``led_by``
    is the verb before an infinitive ("took the opportunity to thank").
    """

    verb: Token
    start: int
    end: int
    level: str
    led_by: Catenative | None = None

    @property
    def tensed(self) -> Token:
        """The verb that carries tense and negation: "failed" in "failed to agree"."""
        return self.led_by.verb if self.led_by is not None else self.verb


class ClauseFinder:
    """Find the clauses of a sentence."""

    def __init__(self, index: FrameIndex, topics: TopicWords) -> None:
        """Look for the verbs of ``index``.

        Words that open a phrase of ``topics`` ("including") are no verbs here.
        """
        phrases = (*topics.inclusions, *topics.additions, *topics.boundaries)
        self._connectives = frozenset(phrase.split()[0] for phrase in phrases)
        self._index = index

    def clauses(self, parse: Parse, parties: Sequence[Party]) -> list[Clause]:
        """Return the clauses of a sentence in order of their verbs."""
        length = len(parse.doc)
        known = self._index.known(parse.doc)
        leads = {t.i: lead for t in known if (lead := self._lead(t)) is not None}
        passed = {lead.verb.i for lead in leads.values() if not lead.purpose}
        opened = [
            Clause(token, clause_start(tensed, level, parties), length, level, leads.get(token.i))
            for token in known
            if token.i not in passed
            if (tensed := leads[token.i].verb if token.i in leads else token)
            if (level := self._level(parse, token, parties, leads.get(token.i)))
        ]
        opened = _first_reaches_back(opened)
        return [closed(clause, opened[i + 1 :]) for i, clause in enumerate(opened)]

    def _lead(self, token: Token) -> Catenative | None:
        """Return the verb before an infinitive of the lexicon that tells the act itself."""
        if not self._index.knows(token):
            return None
        if self._index.is_copular(token) and token.tag_ in {"JJ", "VBN"}:
            return linking_before(token)
        if token.tag_ != "VB" and not is_after_by(token):
            return None
        if token.dep_ == "conj" and token.head.i < token.i and to_before(token) is None:
            return self._lead(token.head)
        lead = catenative_of(token) or self._purpose(token)
        if lead is None or not (is_finite(lead.verb) or continues_past(lead.verb)):
            return None
        predicate = self._index.frames(token)[0].predicate
        polite = not lead.courteous or predicate in _COURTESIES
        # What somebody plans to say or do is told by the verb of planning.
        planned = lead.planned and not self._is_encounter(token)
        return lead if polite and not planned else None

    def _is_encounter(self, token: Token) -> bool:
        """Whether a verb alone tells of a visit or meeting: "speak", not "hold a vote"."""
        first, *others = self._index.frames(token)
        return first.predicate in _PLANNED or any(
            frame.predicate in _PLANNED and not frame.nouns for frame in others
        )

    def _purpose(self, token: Token) -> Catenative | None:
        """Return the encounter that was held for what an infinitive says."""
        lead = purpose_of(token)
        if lead is None:
            return None
        between = {t.lemma_.lower() for t in token.doc[lead.verb.i + 1 : token.i]}
        held = any(
            frame.predicate in _ENCOUNTERS and (not frame.nouns or between & set(frame.nouns))
            for frame in self._index.frames(lead.verb)
        )
        return lead if held else None

    def _level(
        self, parse: Parse, token: Token, parties: Sequence[Party], lead: Catenative | None
    ) -> str:
        """Return the level of the clause that ``token`` begins, "" if it begins none."""
        if lead is not None:
            return _finite_level(lead.verb, parties)
        return self._own_level(parse, token, parties)

    def _own_level(self, parse: Parse, token: Token, parties: Sequence[Party]) -> str:
        if self._is_predicative(token):
            return self._predicative_level(token)
        if opens_with_party(token, parties):
            return "participle"
        if not self._reads_as_verb(parse, token, parties):
            return ""
        if token.tag_ == "VBG":
            return "participle" if self._is_participle(token, parties) else ""
        told = is_finite(token) or (continues_past(token) and not self._is_attribute(token))
        return _finite_level(token, parties) if told and not is_absolute(token) else ""

    def _is_participle(self, token: Token, parties: Sequence[Party]) -> bool:
        """Whether a "…ing" tells what the subject of the sentence, or one of its own, does."""
        if token.dep_ == "csubj":  # "Meeting the goals takes time": nobody's act
            return False
        if opens_participle(token) or absolute_subject(token, parties) is not None:
            return True
        if follows_subject(token, parties) or self._is_spoken_aside(token):
            return True
        first = participle_before(token)
        return (
            first is not None and self._index.knows(first) and self._is_participle(first, parties)
        )

    def _is_spoken_aside(self, token: Token) -> bool:
        """Whether "…ing" after a comma is speech and none of a list: "ties, noting that"."""
        told = {frame.predicate for frame in self._index.frames(token) if not frame.nouns}
        spoken = told <= _SPOKEN and bool(told) and token.dep_ != "conj"
        return spoken and token.i > 0 and token.doc[token.i - 1].text == ","

    def _is_attribute(self, token: Token) -> bool:
        """Whether a participle stands before its noun, and the two are no phrase of a frame."""
        if token.dep_ != "amod" or token.head.i != token.i + 1:
            return False
        if token.i > 1 and token.doc[token.i - 2].is_punct:
            return False
        nouns = {noun for frame in self._index.frames(token) for noun in frame.nouns}
        return token.head.lemma_.lower() not in nouns

    def _is_predicative(self, token: Token) -> bool:
        if token.pos_ == "ADJ":
            return not self._is_light_verb(token)
        return token.tag_ == "VBN" and is_passive(token)

    def _predicative_level(self, token: Token) -> str:
        """Return the level of "is grateful for", or of a verb in the passive."""
        if not is_finite(token) or (token.pos_ == "ADJ" and not self._index.is_copular(token)):
            return ""
        return "inner" if governor(token) else "main"

    def _reads_as_verb(self, parse: Parse, token: Token, parties: Sequence[Party]) -> bool:
        tagged = token.pos_ == "VERB" or (token.pos_ == "NOUN" and token.tag_ in _VERB_TAGS)
        tagged = tagged or self._is_light_verb(token)
        if not tagged or token.lower_ in self._connectives or is_listed_noun(token):
            return self._is_with_noun(token)
        follows = any(p.end == token.i for p in parties) or own_subject(token) is not None
        return follows or (begins_predicate(parse, token) and not is_reduced(token))

    def _is_with_noun(self, token: Token) -> bool:
        """Whether "be" is a verb of the lexicon by a noun: "were in agreement", "the focus was"."""
        if token.lemma_ != "be" or token.pos_ != "AUX":
            return False
        lemmas = {t.lemma_.lower() for t in token.doc[: token.i] if t.pos_ == "NOUN"}
        if any(not lemmas.isdisjoint(frame.first_heads) for frame in self._index.frames(token)):
            return True
        after = [t for t in token.doc[token.i + 1 : token.i + 7] if t.pos_ != "ADV"]
        return bool(after) and any(
            frame.via in {"", after[0].lower_}
            and any(t.lemma_.lower() in frame.nouns for t in after[1:])
            for frame in self._index.frames(token)
        )

    def _is_light_verb(self, token: Token) -> bool:
        """Whether an adjective by its tag is a verb by its noun: ", exchanged views on"."""
        following = list(token.doc[token.i + 1 : token.i + 3])
        if following and following[0].pos_ != "ADJ":
            following = following[:1]  # "underscored strong support"
        if token.tag_ != "JJ" or not token.lower_.endswith("ed") or not joined_to_past(token):
            return False
        nouns = {noun for frame in self._index.frames(token) for noun in frame.nouns}
        return any(noun.lemma_.lower() in nouns for noun in following)


def _finite_level(verb: Token, parties: Sequence[Party]) -> str:
    marker = governor(verb)
    if not marker or marker == DURING:
        return "main"
    if marker not in RELATIVE_PARTY:
        return "inner"
    if not follows_party(verb, parties):
        return ""
    return "inner" if _has_subject_besides(verb) else "relative"


def _has_subject_besides(verb: Token) -> bool:
    """Whether the pronoun is no subject: "told the Ministers that Chile will join"."""
    own = own_subject(verb)
    return own is not None and own.pos_ in {"NOUN", "PROPN"}


def _first_reaches_back(clauses: Sequence[Clause]) -> list[Clause]:
    """Let the first main clause begin with the sentence if the parser saw no subject in it.

    Its subject may stand before a relative clause: "Ms. Ruiz, who chaired the talks, thanked".
    """
    first = next((i for i, c in enumerate(clauses) if c.level == "main"), None)
    if first is None or own_subject(clauses[first].tensed) is not None:
        return list(clauses)
    if any(t.text in SENTENCE_ENDS for t in clauses[first].verb.doc[: clauses[first].verb.i]):
        return list(clauses)
    reaching = replace(clauses[first], start=0)
    return [*clauses[:first], reaching, *clauses[first + 1 :]]
