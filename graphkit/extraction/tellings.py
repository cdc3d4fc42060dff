"""What the words of a sentence tell of one encounter: who met whom, and how it is put.

A verb tells of one ("met", "held talks"), finite or not ("after meeting Ms.
Ruiz", "agreed to meet"), or a noun does ("ahead of talks with Ms. Ruiz").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Modality
from graphkit.extraction.clauses import Clause
from graphkit.extraction.subjects import subject_parties
from graphkit.extraction.syntax import auxiliaries, is_finite, own_subject
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token
    from graphkit.resources.meeting_words import MeetingWords

_WORDS = load_function_words()
_CONDITIONS = frozenset({"if", "unless", "whether"})
_ADDING = frozenset({"addition", "alongside", "apart", "besides"})
_LONGEST_ADDITION = 3
_WITHOUT = frozenset({"without", "instead"})
_FARTHEST_HEAD = 8
_FARTHEST_REQUEST = 5
_FARTHEST_DENIAL = 3


@dataclass(frozen=True, kw_only=True)
class Stance:
    """How a verb or noun is put: done, planned, denied."""

    modality: Modality = Modality.ASSERTED
    negated: bool = False

    def within(self, outer: Stance) -> Stance:
        """Return the stance of something that is said inside of ``outer``."""
        modality = self.modality if outer.modality is Modality.ASSERTED else outer.modality
        return Stance(modality=modality, negated=self.negated != outer.negated)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """An encounter that ``anchor`` tells of; ``noun`` is the noun that names it, if one does.

    ``subjects`` and ``others`` are the two sides as far as the words set them
    apart. ``predicate`` is ``gk:spokeWith`` where a verb tells of speaking.
    ``earlier`` is one that the words set before the one at hand ("since their last").
    ``joint`` is one that only shows in what people did together: ``talk`` ("A and B
    discussed trade"), ``speech`` ("talked about") or ``accord`` ("A and B agreed to");
    ``many`` is one of more than are named; ``gathering`` is one that brings all
    to one table ("convened"); ``another`` is a second one of the same people ("followed by talks").
    """

    anchor: Token
    noun: Token | None
    subjects: tuple[Party, ...]
    others: tuple[Party, ...]
    first: int
    last: int
    rule: str
    confidence: float
    predicate: str = "gk:met"
    stance: Stance = Stance()
    earlier: bool = False
    joint: str = ""
    gathering: bool = False
    many: bool = False
    another: bool = False


class StanceReader:
    """Tells how a verb or noun is put, by what governs it."""

    def __init__(self, words: MeetingWords) -> None:
        """Use the verbs of planning, refusing and cancelling of ``words``."""
        self._words = words

    def of_verb(self, verb: Token, depth: int = _FARTHEST_HEAD) -> Stance:
        """Return how a verb is put: by its auxiliaries, and by the verb that governs it."""
        own = self._own(verb)
        if not depth or verb.head.i == verb.i:
            return own
        if is_finite(verb):
            return own.within(self._around_clause(verb))
        return own.within(self._around_infinitive(verb, depth))

    def of_noun(self, noun: Token, start: int) -> Stance:
        """Return how a noun is put, whose phrase begins at ``start``."""
        own = Stance(negated=any(t.lower_ == "no" for t in noun.doc[start : noun.i]))
        head = _governor(noun, self._words.passed_over)
        if head is None:
            return own
        outer = self.of_verb(head) if head.pos_ in {"VERB", "AUX"} else Stance()
        lemma, case = head.lemma_.lower(), _case(noun, start)
        words = {t.lower_ for t in noun.doc[start : noun.i]}
        coming = not self._words.coming.isdisjoint(words)
        wanted = lemma in self._words.planning and case not in self._words.within
        planned = coming or wanted or case in self._words.ahead
        planned = planned or (case == "for" and lemma in self._words.going)
        planned = planned or (case == "for" and self._is_wanted(noun, start))
        if lemma in self._words.cancelling:
            return Stance(negated=not outer.negated).within(own)
        inner = Stance(modality=Modality.INTENDED) if planned else Stance()
        return own.within(inner.within(Stance(modality=outer.modality)))

    def _is_wanted(self, noun: Token, start: int) -> bool:
        """Whether a noun is what is asked for: "filed a request to Chile for talks with …"."""
        before = noun.doc[max(start - _FARTHEST_REQUEST, 0) : start]
        return any(t.pos_ == "NOUN" and t.lemma_.lower() in self._words.planning for t in before)

    @staticmethod
    def _own(verb: Token) -> Stance:
        words = auxiliaries(verb)
        words += [c for c in verb.lefts if c.dep_.startswith("aux")]  # "was due to be received"
        lemmas = {word.lemma_.lower() for word in words} | {word.lower_ for word in words}
        negated = bool(lemmas & _WORDS.negation)
        if lemmas & _WORDS.intended:
            return Stance(modality=Modality.INTENDED, negated=negated)
        possible = bool(lemmas & _WORDS.conditional)
        modality = Modality.CONDITIONAL if possible else Modality.ASSERTED
        return Stance(modality=modality, negated=negated)

    def _around_clause(self, verb: Token) -> Stance:
        marker = next((c.lower_ for c in verb.lefts if c.dep_ == "mark"), "")
        if marker in _CONDITIONS:
            return Stance(modality=Modality.CONDITIONAL)
        of_noun = verb.dep_ == "acl:relcl" and marker == "that" and verb.head.pos_ == "NOUN"
        if verb.dep_ not in {"acl", "ccomp", "csubj"} and not of_noun:
            return Stance()
        # "denied that", "denied a report that"
        above = [head.lemma_.lower() for head in list(_up(verb))[1:_FARTHEST_DENIAL]]
        return Stance(negated=not self._words.denying.isdisjoint(above))

    def _around_infinitive(self, verb: Token, depth: int) -> Stance:
        head, lemma = verb.head, verb.head.lemma_.lower()
        case = next((c.lower_ for c in verb.lefts if c.dep_ in {"mark", "case"}), "")
        if verb.dep_ == "conj":
            return self._around_conjunct(verb, depth)
        if case in _WITHOUT or lemma in self._words.refusing:
            return Stance(negated=True)
        if verb.tag_ == "VB" or case in {"to", "for"}:
            outer = self.of_verb(head, depth - 1)
            if lemma in self._words.done:
                return outer
            return Stance(modality=Modality.INTENDED, negated=outer.negated)
        if lemma in self._words.planning:
            return Stance(modality=Modality.INTENDED)
        return self._beside(verb, depth)

    def _beside(self, verb: Token, depth: int) -> Stance:
        """Return how what is done besides is put: "will call him besides meeting Ms. Ruiz"."""
        before = {t.lower_ for t in verb.doc[max(verb.i - _LONGEST_ADDITION, 0) : verb.i]}
        if not depth or _ADDING.isdisjoint(before):
            return Stance()
        return Stance(modality=self.of_verb(verb.head, depth - 1).modality)

    def _around_conjunct(self, verb: Token, depth: int) -> Stance:
        """Return how the first of coordinated infinitives is put: "to visit A and meet B"."""
        passive = verb.tag_ == "VBN" and any(c.lower_ == "be" for c in verb.lefts)
        if not (verb.tag_ == "VB" or passive) or verb.head.tag_ != "VB":
            return Stance()
        return self.of_verb(verb.head, depth - 1)


def controllers(reading: SentenceReading, verb: Token) -> list[Party]:
    """Return who does what a verb says: its own subject, or that of the verb above it.

    "She" of "when she met Ms. Ruiz" is the subject of the main clause before it.
    """
    found = _controllers(reading, verb)
    if [p.kind for p in found] == ["pronoun"] and not found[0].possessive:
        main = _main_subject(reading, found[0])
        return found if main is None else [main]
    return found


def verb_above(noun: Token) -> Token | None:
    """Return the verb that a noun depends on, or what stands for it: "was in *Oslo* for talks"."""
    heads = list(_up(noun))[1:]
    return next((h for h in heads if h.pos_ == "VERB" or own_subject(h) is not None), None)


def _main_subject(reading: SentenceReading, pronoun: Party) -> Party | None:
    """Return the person who is the subject of the sentence, for "he" or "she" in an inner clause.

    In a sentence that speaks of others as well the pronoun may mean one of them.
    """
    doc = reading.parse.doc
    if doc[pronoun.start].lower_ not in {"he", "she"}:
        return None
    root = next((t for t in doc if t.head.i == t.i), doc[0])
    subject = own_subject(root)
    if subject is None or subject.i >= pronoun.start:
        return None
    party = _party_at(reading, subject)
    people = party is not None and party.unit is not None and is_person(reading, party)
    return party if people else None


def _controllers(reading: SentenceReading, verb: Token) -> list[Party]:
    for step, head in enumerate(_up(verb)):
        subject = own_subject(head)
        if step and subject is not None and subject.lower_ == "it":
            continue  # "she said it was good to meet him"
        if subject is not None and subject.lower_ in _WORDS.relative:
            return _antecedent(reading, head, subject)
        if subject is not None:
            start = min(int(subject.left_edge.i), subject.i)
            clause = Clause(head, start, head.i + 1, "inner")
            return subject_parties(clause, reading.parties)
        if step and (party := _party_at(reading, head)) is not None:
            return [party]
        if (asked := _asked(reading, head)) is not None:
            return [asked]
    return []


def is_person(reading: SentenceReading, party: Party) -> bool:
    """Whether a party is a person, an office, or a reference to one."""
    return reading.has_type(party, EntityType.PERSON, EntityType.OFFICE) or (
        party.unit is not None and _is_counterpart(reading, party)
    )


def is_named(reading: SentenceReading, party: Party) -> bool:
    """Whether a party is a person or office by name, not "counterparts"."""
    return reading.has_type(party, EntityType.PERSON, EntityType.OFFICE)


def people_first(reading: SentenceReading, parties: Sequence[Party]) -> list[Party]:
    """Return the people of a list; the countries in it where there are none."""
    people = [party for party in parties if is_person(reading, party)]
    return people or list(parties)


def _is_counterpart(reading: SentenceReading, party: Party) -> bool:
    mentions = reading.mentions_of(party)
    return bool(mentions) and reading.builder.type_of(mentions[0]) is None


def _up(token: Token) -> Iterator[Token]:
    """Yield a word and those that govern it."""
    for _ in range(_FARTHEST_HEAD):
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _antecedent(reading: SentenceReading, verb: Token, relative: Token) -> list[Party]:
    """Return whom "who" stands for: what the clause hangs on, else the party right before."""
    party = _party_at(reading, verb.head)
    if party is not None and party.end <= relative.i:
        return [party]
    before = [p for p in reading.parties if p.end <= relative.i and not p.possessive]
    return before[-1:]


def _asked(reading: SentenceReading, verb: Token) -> Party | None:
    """Return who is asked to do what an infinitive says: "invited Ms. Ruiz to visit"."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return None
    objects = {c.i for c in verb.head.rights if c.dep_ in {"obj", "iobj"} and c.i < verb.i}
    return next((p for p in reading.parties if objects & set(range(p.start, p.end))), None)


def _party_at(reading: SentenceReading, token: Token) -> Party | None:
    found = (p for p in reading.parties if p.start <= token.i < p.end and not p.possessive)
    return next(found, None)


def _governor(noun: Token, passed_over: Collection[str]) -> Token | None:
    """Return the verb, or the noun or adjective of planning, that a noun depends on.

    Nouns that are part of a preposition ("in addition to") are passed over.
    """
    heads = [h for h in list(_up(noun))[1:] if h.lemma_.lower() not in passed_over]
    return next((h for h in heads if h.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}), None)


def _case(noun: Token, start: int) -> str:
    """Return the preposition before a noun phrase: "ahead of", "for"."""
    if start == 0:
        return ""
    before = noun.doc[start - 1]
    if before.lower_ in {"of", "to"} and start > 1:
        two = f"{noun.doc[start - 2].lower_} {before.lower_}"
        return two if noun.doc[start - 2].pos_ in {"ADV", "ADJ", "SCONJ", "ADP"} else before.lower_
    return str(before.lower_)
