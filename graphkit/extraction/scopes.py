"""Which encounter of a sentence a date, place or event belongs to.

What is said beside a verb is said of it: the arcs lead from the words up to the
encounter whose verb or noun they hang on. On the way no other clause may lie:
in "agreed on plans for a summit to be held in Oslo" nobody met in Oslo. What
hangs on the main clause is said of all encounters that do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token

_T = TypeVar("_T")
_OTHER_CLAUSE = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "parataxis", "xcomp"}
)
_FARTHEST = 25


class Scopes:
    """Tells, for the encounters of one sentence, what is said of which."""

    def __init__(self, reading: SentenceReading, anchors: Sequence[frozenset[int]]) -> None:
        """Look among encounters with the tokens ``anchors``."""
        self._reading = reading
        self._anchors = anchors
        self._at = {token: i for i, tokens in enumerate(anchors) for token in tokens}
        doc = reading.parse.doc
        heads = [doc[min(tokens)] for tokens in anchors]
        self._groups = [_main_verb(head) for head in heads]

    def shared(self, finds: Sequence[tuple[_T, Span]], *, stays: bool = False) -> list[list[_T]]:
        """Return what is said of each encounter; coordinated ones share what only one has.

        With ``stays``, "where both attended the summit" tells of the encounter as well.
        """
        own: list[list[_T]] = [[] for _ in self._anchors]
        for value, span in finds:
            for index in self._owners(span, stays=stays):
                own[index].append(value)
        return [said or self._of_group(index, own) for index, said in enumerate(own)]

    def direct(self, finds: Sequence[tuple[_T, Span]]) -> list[list[_T]]:
        """Return what hangs on the words of each itself."""
        own: list[list[_T]] = [[] for _ in self._anchors]
        for value, span in finds:
            token = self._token_at(span)
            for _ in range(_FARTHEST):
                if token.i in self._at or token.head.i == token.i or _heads_clause(token):
                    break
                token = token.head
            for index in self._with_anchor(token.i):
                own[index].append(value)
        return own

    def _of_group(self, index: int, own: Sequence[list[_T]]) -> list[_T]:
        mine = self._groups[index]
        beside = (own[i] for i, group in enumerate(self._groups) if group == mine >= 0)
        return next(filter(None, beside), [])

    def _owners(self, span: Span, *, stays: bool) -> list[int]:
        """Return the encounters that the words at ``span`` are said of."""
        token = self._token_at(span)
        there = self._told_where(token) if stays else []
        if stays and any(c.lower_ == "to" for c in token.lefts):
            return there  # "travelled to Oslo, where she met Mr. Aoki"
        return [*there, *(i for i in self._owners_above(token, stays=stays) if i not in there)]

    def _told_where(self, place: Token) -> list[int]:
        """Return the encounters of a clause that "where" joins to a place."""
        clauses = [c for c in place.rights if c.dep_ == "acl:relcl"]
        where = [c for c in clauses if any(t.lower_ == "where" for t in c.lefts)]
        spans = [(c.left_edge.i, c.right_edge.i) for c in where]
        return [
            index
            for index, tokens in enumerate(self._anchors)
            if tokens and any(first <= min(tokens) <= last for first, last in spans)
        ]

    def _owners_above(self, token: Token, *, stays: bool) -> list[int]:
        """Return the encounters on whose words ``token`` hangs."""
        crossed = False
        for _ in range(_FARTHEST):
            if token.i in self._at:
                return [] if crossed else self._with_anchor(token.i)
            if token.head.i == token.i:
                break
            crossed = crossed or (_heads_clause(token) and not (stays and _is_stay(token)))
            token = token.head
        if crossed:
            return []
        return [i for i, group in enumerate(self._groups) if group >= 0]

    def _with_anchor(self, token: int) -> list[int]:
        return [i for i, tokens in enumerate(self._anchors) if token in tokens]

    def _token_at(self, span: Span) -> Token:
        """Return the word at ``span`` that governs the others; in brackets the one before."""
        doc, places = self._reading.parse.doc, self._reading.parse.places
        inside = [doc[i] for i, (a, b) in enumerate(places) if a < span.end and span.start < b]
        if inside:
            words = {t.i for t in inside}
            return next((t for t in inside if t.head.i not in words), inside[0])
        before = [i for i, (_, end) in enumerate(places) if end <= span.start]
        return doc[before[-1]] if before else doc[0]


def _heads_clause(token: Token) -> bool:
    """Whether a word is the verb of a clause below the main one."""
    if token.dep_ not in _OTHER_CLAUSE:
        return False
    return token.pos_ in {"VERB", "AUX"} or any(c.dep_ == "cop" for c in token.children)


def _is_stay(token: Token) -> bool:
    """Whether a verb tells where somebody was."""
    return token.lemma_.lower() in load_function_words().staying or any(
        c.dep_ == "cop" for c in token.children
    )


def _follows_subject(token: Token) -> bool:
    """Whether a past tense was taken for a participle: "Ms. Ruiz called on him"."""
    return token.tag_ in {"VBD", "VBN"} and token.dep_ == "acl" and token.head.i == token.i - 1


def _main_verb(token: Token) -> int:
    """Return the main verb that a word hangs on with those coordinated, -1 inside a clause."""
    if _follows_subject(token):
        token = token.head
    for _ in range(_FARTHEST):
        if token.head.i == token.i:
            return int(token.i)
        if _heads_clause(token) and not _is_stay(token):
            return -1
        token = token.head
    return -1
