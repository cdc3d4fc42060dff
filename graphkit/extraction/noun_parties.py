"""Find whose encounter a noun names: those with whom, by whom and of whom it was.

"a meeting with Mr. Diaz", "the talks of Ms. Ruiz with Mr. Aoki", "a luncheon hosted by".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.party_lists import leading_parties
from graphkit.extraction.syntax import is_finite, own_subject
from graphkit.extraction.tellings import is_named, is_person, verb_above
from graphkit.extraction.tokens import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Doc, Token

_FARTHEST_OWNER = 4
_FARTHEST_WITH = 8
_FARTHEST_HOST = 10
_BETWEEN_NOUN_AND_WITH = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "NUM", "PROPN"})
_NEXT_PARTY = 3
_PAIR = 2


def parties_after(reading: SentenceReading, noun: Token) -> tuple[list[Party], bool]:
    """Return the parties after "with" or "between" behind the noun, and whether "between" led."""
    doc = noun.doc
    starts = {p.start for p in reading.parties}
    for token in doc[noun.i + 1 : noun.i + 1 + _FARTHEST_WITH]:
        if token.i == noun.i + 1 and token.lower_ == "of" and (owned := _of_with(reading, token)):
            return owned, True
        if token.lower_ in {"with", "between"}:
            end = _subject_after(noun)
            parties = leading_parties(reading, token.i + 1, end)
            if end < len(doc):
                parties = _up_to_subject(doc, parties)
            return parties, token.lower_ == "between"
        if token.pos_ not in _BETWEEN_NOUN_AND_WITH or token.i in starts:
            break
    return [], False


def _up_to_subject(doc: Doc, parties: list[Party]) -> list[Party]:
    """Return a list up to a comma after its "and": "In talks with A and B, C and D agreed"."""
    for i, party in enumerate(parties):
        ended = i > 1 and any(
            t.pos_ == "CCONJ" for t in doc[parties[i - 2].end : parties[i - 1].start]
        )
        if ended and [t.text for t in doc[parties[i - 1].end : party.start]] == [","]:
            return parties[:i]
    return parties


def _of_with(reading: SentenceReading, of: Token) -> list[Party]:
    """Return both sides of "the meeting of Ms. Ruiz with Mr. Aoki"."""
    first = next((p for p in reading.parties if p.start == of.i + 1), None)
    following = of.doc[first.end : first.end + 1] if first is not None else ()
    if first is None or not is_named(reading, first) or [t.lower_ for t in following] != ["with"]:
        return []
    others = leading_parties(reading, first.end + 1, len(of.doc))
    return [first, *others] if others else []


def _subject_after(noun: Token) -> int:
    """Return where the subject of a verb begins that follows: "In talks with A, B agreed"."""
    verb = verb_above(noun)
    own = own_subject(verb) if verb is not None else None
    if own is not None and own.i > noun.i:
        return int(own.i)
    after = (t for t in noun.doc[noun.i + _NEXT_PARTY :] if t.dep_ in SUBJECTS)
    subject = next(after, None)
    return len(noun.doc) if subject is None else int(subject.left_edge.i)


def hosts(reading: SentenceReading, noun: Token, given_by: Container[str]) -> list[Party]:
    """Return who gave it: "a luncheon of the envoys hosted by Ms. Ruiz"."""
    doc = noun.doc
    for token in doc[noun.i + 1 : noun.i + 1 + _FARTHEST_HOST]:
        by = doc[token.i + 1 : token.i + 2]
        if token.lower_ in given_by and [t.lower_ for t in by] == ["by"]:
            return leading_parties(reading, token.i + 2, len(doc))
        if token.pos_ in {"AUX", "VERB"}:
            break
    return []


def gathered(reading: SentenceReading, noun: Token) -> list[Party]:
    """Return those who come together for what a noun names: all people before it."""
    before = [p for p in reading.parties_in(0, noun.i) if not p.possessive]
    groups = [p for p in before if p.kind in {"group", "pronoun"} and are_many(reading, p)]
    people = [p for p in before if p in groups or is_person(reading, p)]
    return people if len(people) + len(groups) > _PAIR else []


def left_of_verb(
    reading: SentenceReading, verb: Token | None, others: Sequence[Party]
) -> list[Party]:
    """Return the parties between an opening phrase and its verb, which no arc leads to."""
    if not others:
        return []
    start = others[-1].end
    if verb is None:
        after = (t for t in reading.parse.doc[start:] if t.pos_ == "VERB" and is_finite(t))
        verb = next(after, None)
    if verb is None or verb.i < start:
        return []
    return [p for p in reading.parties_in(start, verb.i) if not p.possessive]


def agents(reading: SentenceReading, verb: Token | None, noun: Token) -> list[Party]:
    """Return by whom something "was announced by Ms. Ruiz after talks with Mr. Aoki"."""
    if verb is None or verb.i > noun.i:
        return []
    between = [p for p in reading.parties_in(verb.i + 1, noun.i) if not p.possessive]
    return [p for p in between if p.preposition == "by" and is_person(reading, p)]


def is_owner(party: Party, noun: Token) -> bool:
    """Whether nothing but the noun's own words stands between it and its owner."""
    between = noun.doc[party.end : noun.i]
    own = all(t.pos_ in {"ADJ", "NOUN", "NUM", "PART", "PROPN", "PUNCT"} for t in between)
    return party.start < noun.i and (len(between) < _FARTHEST_OWNER or own)


def are_many(reading: SentenceReading, party: Party) -> bool:
    """Whether a party stands for several people: "they", "the Ministers"."""
    return all(map(reading.builder.is_plural, reading.mentions_of(party)))
