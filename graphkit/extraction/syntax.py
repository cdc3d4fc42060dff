"""A parsed sentence, seen through Universal Dependencies only.

Wraps the trained pipeline's ``Doc`` over the collapsed text. Arcs are advice:
whoever reads them checks them against the words. Nothing here knows a verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.data_model import Span
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graphkit.extraction.collapse import Collapsed
    from graphkit.extraction.tokens import Doc, Token

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENING_QUOTES = frozenset({"“", '"', "‘"})
_NEGATIONS = load_function_words().negation
_BEFORE_VERB = frozenset({"AUX", "ADV", "PART"})
_LONGEST_VERB_GROUP = 6
_NAMES = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True)
class Parse:
    """A parsed sentence and the way back to the document, whose text is ``text``.

    ``asides`` are what stood in brackets, each with its place in the collapsed text.
    """

    doc: Doc
    collapsed: Collapsed
    sentence: Span
    text: str
    asides: tuple[tuple[int, Parse], ...] = ()

    def origin(self, start: int, end: int) -> Span:
        """Return the document's span of tokens ``start`` up to ``end``."""
        begin, stop = self.places[start][0], self.places[end - 1][1]
        return Span(begin, max(begin, stop))

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each token begins and ends in the document; most are asked for more than once."""
        return self.collapsed.origins((t.idx, t.idx + len(t.text)) for t in self.doc)

    def unit_of(self, token: Token) -> int | None:
        """Return the index of the unit this token stands for."""
        return self.units[token.i]

    @cached_property
    def units(self) -> tuple[int | None, ...]:
        """The unit of each token, looked up once: most tokens are asked for more than once."""
        return self.collapsed.units_at([token.idx for token in self.doc])

    def mark_names(self, units: Collection[int]) -> None:
        """Tag the words of ``units`` as names, where the trained pipeline did not see them."""
        for token, unit in zip(self.doc, self.units, strict=True):
            if unit in units and token.pos_ not in _NAMES:
                token.pos_, token.tag_ = "PROPN", "NNP"


def words_before(token: Token, *, limit: int = _LONGEST_VERB_GROUP) -> Iterator[Token]:
    """Yield up to ``limit`` words before ``token``, the nearest first."""
    doc = token.doc
    for position in range(token.i - 1, max(token.i - limit, 0) - 1, -1):
        yield doc[position]


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` stands in the passive voice: a participle after a form of "be"."""
    if verb.tag_ != "VBN":
        return False
    for token in words_before(verb, limit=4):
        if token.lemma_ in {"be", "get"}:
            return True
        if token.lemma_ == "have" or token.pos_ not in _BEFORE_VERB:
            return False
    return False


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries and negations right before ``verb``, the nearest first."""
    found: list[Token] = []
    for token in words_before(verb):
        if token.pos_ not in _BEFORE_VERB and token.lower_ not in _NEGATIONS:
            break
        found.append(token)
    return found


def is_negated(verb: Token) -> bool:
    """Whether a negation stands with ``verb``."""
    return any(token.lower_ in _NEGATIONS for token in auxiliaries(verb))


def is_finite(verb: Token) -> bool:
    """Whether ``verb`` carries tense, by itself or through an auxiliary."""
    if verb.tag_ in FINITE_TAGS:
        return True
    return any(t.pos_ == "AUX" and t.tag_ in FINITE_TAGS for t in auxiliaries(verb))


def own_subject(verb: Token) -> Token | None:
    """Return the subject that the parser hangs on ``verb`` itself, if it stands before it."""
    return next(iter(subjects(verb)), None)


def subjects(verb: Token) -> Sequence[Token]:
    """Return the heads of the subject before ``verb``: the parser may take "A and B" for two."""
    return verb.doc.subjects.get(verb.i, ())


def is_subjunctive(verb: Token) -> bool:
    """Whether a base form says what others are to do: "proposed the two sides *continue* talks"."""
    head = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ not in {"VB", "VBP"} or head.pos_ != "VERB":
        return False
    between = verb.doc[head.i + 1 : verb.i]
    named = any(t.pos_ in _NAMES for t in between)
    return named and not any(t.lower_ == "to" or t.is_punct for t in between)


def opens_clause(doc: Doc, position: int, *, plural: bool = True) -> bool:
    """Whether a clause with its own subject and a finite verb begins at ``position``.

    Without ``plural``, not if the verb may be a plural noun: "the defence *needs* of Peru".
    """
    return any(
        (plural or verb.tag_ != "VBZ" or verb.pos_ == "AUX")
        and (is_finite(verb) or _has_copula(verb))
        for verb in (subject.head for subject in doc.openings.get(position, ()))
    )


def _has_copula(verb: Token) -> bool:
    return any(child.dep_ in {"cop", "aux", "aux:pass"} for child in verb.lefts)


def noun_phrase_start(token: Token) -> int:
    """Return the index of the first word of the noun phrase that ends at ``token``."""
    start = token.i
    while start > 0 and token.doc[start - 1].pos_ in {"DET", "NUM", "ADJ"}:
        start -= 1
    if start > 0 and token.doc[start - 1].tag_ == "PRP$":
        start -= 1
    return start


def is_possessive_ending(token: Token) -> bool:
    """Whether ``token`` is the "’s" after a possessor."""
    return token.tag_ == "POS" or token.text in {"’s", "'s"}


def closes_as_well_as(token: Token) -> bool:
    """Whether "as well as" ends with a word: it joins like "and"."""
    words = [t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i + 1]]
    return words == ["as", "well", "as"]
