"""When nobody is the subject: the talks themselves are, or those who held them.

"The talks focused on trade." has an encounter for its subject; "The situation in X was
discussed." and "It was agreed that …" have none, and tell of the encounter at hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from graphkit.extraction.clause_slots import Argument
    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.frame_reader import Predication
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token

_TOLD_OF_TALKS = frozenset(
    {
        "gk:agreedOn",
        "gk:condemned",
        "gk:confirmed",
        "gk:discussed",
        "gk:expressedConcernOver",
        "gk:rejected",
        "gk:requested",
        "gk:stated",
        "gk:supported",
        "gk:thanked",
        "gk:urged",
        "gk:welcomed",
    }
)
"""What an encounter as a whole can do."""

_WITHOUT_AGENT = frozenset(
    {"gk:agreedOn", "gk:confirmed", "gk:discussed", "gk:expressedConcernOver"}
)
_VOICED = _WITHOUT_AGENT | {
    "gk:rejected",
    "gk:requested",
    "gk:supported",
    "gk:thanked",
    "gk:welcomed",
}
"""What "was expressed" with a noun tells of all: "satisfaction was expressed with"."""

_YEAR = re.compile("(19|20)[0-9]{2}")
_IN_PHRASE = frozenset({"ADJ", "ADV", "DET", "NUM", "PART", "PROPN", "PRON", "PUNCT", "VERB"})
_DETERMINERS = frozenset({"a", "an", "both", "our", "the", "their", "these", "this"})


def stand_in(
    reading: SentenceReading, predication: Predication, talks: Collection[str]
) -> str | None:
    """Return a mention that refers to the encounter at hand, if it is what acts.

    ``talks`` are the lemmas of the nouns that name encounters.
    """
    clause, frame = predication.clause, predication.frame
    if frame.predicate not in _TOLD_OF_TALKS or clause.level not in {"main", "participle"}:
        return None
    if predication.subject is not None and frame.object == ("subj",):
        return _talks_of(reading, predication.subject, talks)
    words = _subject_words(clause, talks, matched=bool(frame.heads))
    if predication.turned or frame.passive:
        impersonal = words is None or not predication.turned
        words = (clause.verb.i, clause.verb.i + 1) if impersonal else None
        if not _speaks_for_all(predication) or _is_dated(reading, predication):
            return None
    if words is None:
        return None
    span = reading.parse.origin(*words)
    return reading.builder.mention(span, None, reference="meeting", number="singular")


def _talks_of(reading: SentenceReading, place: Argument, talks: Collection[str]) -> str | None:
    """Return a mention of the talks that something was "the subject of" or "figured in"."""
    words = reading.parse.doc[place.start : place.end]
    noun = next((t for t in words if t.lemma_.lower() in talks or t.lower_ in talks), None)
    if noun is None:
        return None
    span = reading.parse.origin(place.start, noun.i + 1)
    return reading.builder.mention(span, None, reference="meeting", number="singular")


def head_of_subject(clause: Clause) -> Token | None:
    """Return the noun that heads the words before the verb: "the focus of the talks"."""
    doc, found = clause.verb.doc, None
    for token in doc[_opening_end(clause) : clause.tensed.i]:
        if _in_compound(token):
            continue
        if token.pos_ == "NOUN":
            found = token
        elif found is not None or token.pos_ not in _IN_PHRASE:
            break
    return found


def _in_compound(token: Token) -> bool:
    """Whether a word is the first of a compound: "in-depth"."""
    return any(following.tag_ == "HYPH" for following in token.doc[token.i + 1 : token.i + 2])


def _opening_end(clause: Clause) -> int:
    """Return where the clause begins after a phrase such as "During the visit, "."""
    doc, start = clause.verb.doc, clause.start
    words = doc[start : clause.tensed.i]
    if not len(words) or words[0].pos_ not in {"ADP", "SCONJ", "CCONJ", "ADV", "PUNCT"}:
        return start
    commas = [token.i for token in words if token.text == ","]
    return commas[-1] + 1 if commas else start + 1


def has_head(clause: Clause, heads: Collection[str]) -> bool:
    """Whether one of ``heads`` heads the subject: "agenda", "issue discussed"."""
    head = head_of_subject(clause)
    if head is None:
        return False
    after = [token.lower_ for token in head.doc[head.i + 1 : clause.tensed.i]]
    return any(
        head.lemma_.lower() == noun and after[: len(rest)] == rest
        for noun, *rest in (words.split() for words in heads)
    )


def _subject_words(
    clause: Clause, talks: Collection[str], *, matched: bool
) -> tuple[int, int] | None:
    """Return the words of the subject if they name the encounter at hand.

    ``matched`` if the frame has found them to already.
    """
    head = head_of_subject(clause)
    if head is None:
        return None
    if not matched and head.lemma_.lower() not in talks and head.lower_ not in talks:
        return None
    begin = _opening_end(clause)
    words = clause.verb.doc[begin : head.i + 1]
    known = any(token.lower_ in _DETERMINERS for token in words) or head.tag_ == "NNS"
    return (begin, head.i + 1) if known else None


def _speaks_for_all(predication: Predication) -> bool:
    """Whether a passive without an agent tells what all did: "was discussed", "was agreed"."""
    frame = predication.frame
    voiced = predication.noun is not None and frame.predicate in _VOICED
    joint = bool(frame.joint) or frame.predicate in _WITHOUT_AGENT
    return (joint or voiced) and predication.subject is None


def _is_dated(reading: SentenceReading, predication: Predication) -> bool:
    """Whether a clause has a date of its own: "was agreed at the summit in 2019" is another one.

    A date in what was agreed is none: "It was agreed to meet again in 2025".
    """
    clause, inside = predication.clause, predication.object
    words = list(clause.verb.doc[clause.start : clause.end])
    if inside is not None:
        words = [token for token in words if not inside.start <= token.i < inside.end]
    spans = [reading.parse.origin(token.i, token.i + 1) for token in words]
    dated = any(date.span.overlaps(span) for date in reading.dates for span in spans)
    return dated or any(_YEAR.fullmatch(token.text) for token in words)
