"""A parsed sentence, seen through Universal Dependencies only.

Wraps the trained pipeline's ``Doc`` over the collapsed text. Arcs are advice:
whoever reads them checks them against the words. Nothing here knows a verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graphkit.data_model import Span
    from graphkit.extraction.collapse import Collapsed

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})


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
        first, last = self.doc[start], self.doc[end - 1]
        return self.collapsed.origin(first.idx, last.idx + len(last))

    def unit_of(self, token: Token) -> int | None:
        """Return the index of the unit this token stands for."""
        return self.collapsed.unit_at(token.idx)


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` stands in the passive voice: a participle after a form of "be"."""
    if verb.tag_ != "VBN":
        return False
    for token in reversed(list(verb.doc[max(verb.i - 4, 0) : verb.i])):
        if token.lemma_ in {"be", "get"}:
            return True
        if token.lemma_ == "have" or token.pos_ not in {"ADV", "AUX", "PART"}:
            return False
    return False


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries and negations right before ``verb``, in order."""
    found: list[Token] = []
    for token in reversed(list(verb.doc[max(verb.i - 6, 0) : verb.i])):
        if token.pos_ not in {"AUX", "ADV", "PART"} and token.lower_ not in _NEGATIONS:
            break
        found.insert(0, token)
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
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.i < verb.i:
            return child
    return None


def noun_phrase_start(token: Token) -> int:
    """Return the index of the first word of the noun phrase that ends at ``token``."""
    start = token.i
    while start > 0 and token.doc[start - 1].pos_ in {"DET", "NUM", "ADJ"}:
        start -= 1
    if start > 0 and token.doc[start - 1].tag_ == "PRP$":
        start -= 1
    return start
