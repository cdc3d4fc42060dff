"""Which of the parties before a verb are its subject.

The parser's arc decides where it points at a party; else the words do: the
party without a preposition that is nearest to the verb, with all that "and",
commas or "together with" join to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.syntax import is_finite
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.parties import Party
    from graphkit.extraction.tokens import Doc, Token

_BETWEEN_PARTIES = frozenset({"CCONJ", "PUNCT", "DET"})
_JOINT = 2
_RELATIVES = load_function_words().relative
_IN_NOUN_PHRASE = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN", "PART"})
_AS_WELL_AS = frozenset({"as", "well"})


def subject_parties(clause: Clause, parties: Sequence[Party]) -> list[Party]:
    """Return those of the sentence's ``parties`` that are the subject of ``clause``."""
    if clause.level == "relative":
        return antecedents(clause, parties)[-1:]
    verb = clause.tensed
    own = [
        p
        for p in parties
        if clause.start <= p.start < verb.i and not p.possessive and not _speaks_aside(p, verb)
    ]
    if clause.level == "participle":
        return own[-1:]
    subject = _subject(verb, own)
    if subject is None:
        return [p for p in own if p.joined]
    free = [*_before_any_verb(clause, parties), *own]
    coordinated = _coordinated(clause.verb.doc, free, free.index(subject))
    return list(dict.fromkeys([*_joined_before(clause, parties, subject), *coordinated]))


def _speaks_aside(party: Party, verb: Token) -> bool:
    """Whether a party is the "she" of "Chile, she said, hopes"."""
    doc = verb.doc
    if party.end + 1 >= verb.i or not party.start or doc[party.start - 1].text != ",":
        return False
    return (
        doc[party.end].pos_ == "VERB"
        and is_finite(doc[party.end])
        and doc[party.end + 1].text == ","
    )


def _before_any_verb(clause: Clause, parties: Sequence[Party]) -> list[Party]:
    """Return the parties before the first clause: "A and B agreed" may be parsed as "B agreed"."""
    before = clause.verb.doc[: min(clause.start + _JOINT, clause.verb.i)]
    joined = any(token.pos_ == "CCONJ" for token in before[-_JOINT:])
    if not joined or any(token.pos_ in {"VERB", "AUX"} for token in before):
        return []
    return [p for p in parties if p.end <= clause.start and not p.possessive and not p.preposition]


def _joined_before(clause: Clause, parties: Sequence[Party], subject: Party) -> list[Party]:
    """Return the parties of "Together with A and B, …", no verb between them and the subject."""
    doc = clause.verb.doc
    return [
        party
        for party in parties
        if party.joined and party.end <= subject.start and not party.possessive
        if not any(token.pos_ == "VERB" for token in doc[party.end : subject.start])
    ]


def _subject(verb: Token, own: Sequence[Party]) -> Party | None:
    by_arc = _subject_by_arc(verb, own)
    if by_arc is not None:
        return by_arc
    free = next((p for p in reversed(own) if not p.preposition), None)
    return free or _closing_list(verb.doc, own)


def _subject_by_arc(verb: Token, own: Sequence[Party]) -> Party | None:
    heads = {child.i for child in verb.children if child.dep_.startswith("nsubj")}
    return next((p for p in own if any(p.start <= index < p.end for index in heads)), None)


def _closing_list(doc: Doc, own: Sequence[Party]) -> Party | None:
    """Return the last party if only a comma parts it from an opening phrase."""
    if not own or not own[-1].start:
        return None
    return own[-1] if doc[own[-1].start - 1].text == "," else None


def _coordinated(doc: Doc, own: Sequence[Party], index: int) -> list[Party]:
    """Return the subject with what "and", commas or "together with" join to it."""
    first = last = index
    while first > 0 and _joins(doc, own[first - 1], own[first]):
        first -= 1
    while last + 1 < len(own) and (_joins(doc, own[last], own[last + 1]) or own[last + 1].joined):
        last += 1
    return list(own[first : last + 1])


def _joins(doc: Doc, left: Party, right: Party) -> bool:
    """Whether "and", "as well as" or a comma joins two parties.

    A comma alone closes an opening phrase: "In talks with A, B agreed".
    """
    between = doc[left.end : right.start]
    words = {t.lower_ for t in between}
    if not all(t.pos_ in _BETWEEN_PARTIES or t.lower_ in _AS_WELL_AS for t in between):
        return False
    if words >= _AS_WELL_AS or any(t.pos_ == "CCONJ" or t.text == "&" for t in between):
        return True
    return "," in words and not (left.start and doc[left.start - 1].pos_ == "ADP")


def has_other_subject(clause: Clause) -> bool:
    """Whether a noun that is no party stands right before the verb: "the report said"."""
    doc, position = clause.verb.doc, clause.tensed.i - 1
    while position > clause.start and doc[position].pos_ in {"ADV", "AUX", "PART"}:
        position -= 1
    if position < 0 or doc[position].pos_ != "NOUN" or clause.level == "participle":
        return False
    while position > 0 and (
        doc[position - 1].pos_ in _IN_NOUN_PHRASE or doc[position - 1].lower_ == "of"
    ):
        position -= 1
    return position == 0 or doc[position - 1].pos_ not in {"ADP", "VERB"}


def antecedents(clause: Clause, parties: Sequence[Party]) -> list[Party]:
    """Return the parties that the relative pronoun of a clause can mean, the likeliest last.

    What stands between them and the pronoun is an apposition: "Ms. Ruiz of Chile, who".
    """
    doc, position = clause.verb.doc, clause.verb.i
    while position > 0 and doc[position].lower_ not in _RELATIVES:
        position -= 1
    before = [p for p in parties if p.start < position and not p.possessive]
    verbs = [t.i for t in doc[:position] if t.pos_ == "VERB"]
    near = [p for p in before if not verbs or p.start > verbs[-1]]
    return near or before[-1:]
