"""Where a clause begins: with its subject, or with who acts in a participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.clause_ends import JOINTS, sentence_start
from graphkit.extraction.syntax import is_finite, noun_phrase_start, subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.parties import Party
    from graphkit.extraction.tokens import Token


def clause_start(verb: Token, level: str, parties: Sequence[Party]) -> int:
    """Return where the words of the clause before its verb begin."""
    if level == "participle":
        subject = absolute_subject(verb, parties)
        return subject.start if subject is not None else int(verb.i)
    doc = verb.doc
    position = _subject_start(verb, parties)
    while position > 0 and doc[position - 1].pos_ in {"ADV", "AUX", "PART"}:
        position -= 1
    while position > 0 and (doc[position - 1].lower_ in JOINTS):
        position -= 1
    return max(position, sentence_start(verb))


def absolute_subject(participle: Token, parties: Sequence[Party]) -> Party | None:
    """Return who acts in ", the Ministers agreeing to …" or "with Ms. Ruiz underlining …"."""
    doc = participle.doc
    position = participle.i
    while position > 0 and doc[position - 1].pos_ == "ADV":
        position -= 1
    before = (p for p in parties if p.end == position and p.start and not p.possessive)
    return next((p for p in before if doc[p.start - 1].lower_ in {",", "with"}), None)


def _subject_start(verb: Token, parties: Sequence[Party]) -> int:
    """Return where the subject of ``verb`` begins.

    In "welcomed the plan and Ms. Ruiz agreed" the parser may take "the plan and
    Ms. Ruiz" for the subject: what can act begins it.
    """
    heads = subjects(verb)
    if not heads:
        return _unseen_subject(verb)
    acting = (h for h in heads if any(p.start <= h.i < p.end for p in parties))
    subject = next(acting, heads[0])
    return min(int(subject.left_edge.i), noun_phrase_start(subject))


def _unseen_subject(verb: Token) -> int:
    """Return where the subject begins that the parser did not see: "Minister Abe thanked …".

    Right before the verb stands a noun then, and no "and" or comma. The subject
    reaches back to the sentence's start or to what joins it to the verb before.
    """
    position = verb.i - 1
    while position > 0 and verb.doc[position].pos_ in {"ADV", "AUX"}:
        position -= 1
    if position < 0 or verb.doc[position].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return int(verb.i)
    joint = verb.i
    for position in range(verb.i - 1, -1, -1):
        word = verb.doc[position]
        if word.pos_ == "VERB" and is_finite(word):
            return joint
        if word.lower_ in JOINTS:
            joint = position
    return 0
