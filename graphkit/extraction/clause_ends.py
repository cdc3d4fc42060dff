"""Where a clause ends: before the next one, at the end of its sentence inside a quotation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import OPENING_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.tokens import Doc, Token

SENTENCE_ENDS = frozenset({".", "!", "?"})
"""What ends a sentence inside a quotation of several."""

JOINTS = frozenset({"and", "but", ",", ";"})
"""What joins a clause to the one before it."""

_CLOSING_QUOTES = frozenset({"”", '"', "’"})


def closed(clause: Clause, later: Sequence[Clause]) -> Clause:
    """Return ``clause``, ended before the next clause that begins after its verb."""
    verb, end = clause.verb, clause.end
    if clause.level == "relative":
        end = min(int(verb.right_edge.i) + 1, end)
    following = (
        other.start if verb.i < other.start < other.verb.i else _joint_before(other.verb)
        for other in later
        if other.level in {"main", "participle"} and (other.start > verb.i or _goes_on(other))
    )
    end = min(end, next(following, end))
    end = _before_next_sentence(verb, end)
    return replace(clause, end=_without_punctuation(verb.doc, verb.i, end))


def sentence_start(verb: Token) -> int:
    """Return where the sentence of a verb begins inside a quotation of several, 0 in the first."""
    for position in range(verb.i - 1, 0, -1):
        if verb.doc[position].text in SENTENCE_ENDS:
            return position + 1
    return 0


def _before_next_sentence(verb: Token, end: int) -> int:
    """Return where the sentence of a verb ends inside a quotation of several, ``end`` if after."""
    for token in verb.doc[verb.i + 1 : end - 1]:
        if token.text in OPENING_QUOTES:
            return end  # what is said may be several sentences
        if token.text in SENTENCE_ENDS and verb.doc[token.i + 1].is_alpha:
            return int(token.i)
    return end


def _goes_on(clause: Clause) -> bool:
    """Whether a clause shares its subject with one before it: "met X to thank her and ask"."""
    of_noun = clause.verb.dep_ == "acl" and clause.verb.head.pos_ == "NOUN"
    purpose = clause.led_by is not None and clause.led_by.purpose and not of_noun
    joined = clause.verb.doc[_joint_before(clause.verb)].lower_ in JOINTS
    return purpose or (clause.led_by is None and joined)


def _joint_before(verb: Token) -> int:
    """Return where the words begin that join ``verb`` to what stands before it."""
    doc, position = verb.doc, int(verb.i)
    while position > 1 and doc[position - 1].pos_ in {"ADV", "AUX", "PART"}:
        position -= 1
    while position > 1 and doc[position - 1].lower_ in JOINTS:
        position -= 1
    return position


def _without_punctuation(doc: Doc, verb: int, end: int) -> int:
    while end > verb + 1 and doc[end - 1].is_punct and doc[end - 1].text not in _CLOSING_QUOTES:
        end -= 1
    return end
