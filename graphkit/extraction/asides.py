"""Phrases beside what a verb says: "in detail", "on Thursday", "on the same day"."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from typing import TYPE_CHECKING

from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.tokens import Doc

CALENDAR = frozenset(name.lower() for name in (*day_name, *month_name[1:]))
"""Names of days and months, in lower case."""

_WORDS = load_function_words()
_PHRASES: dict[str, list[list[str]]] = {}
for _phrase in sorted((p.split() for p in _WORDS.adverbial), key=lambda p: (-len(p), p)):
    _PHRASES.setdefault(_phrase[0], []).append(_phrase)
_EARLIER: dict[str, list[tuple[str, ...]]] = {}
"""What sets an act before what is told, word by word, by its first word."""
for _earlier in sorted(tuple(p.split()) for p in _WORDS.earlier):
    _EARLIER.setdefault(_earlier[0], []).append(_earlier)
_NEXT_TO_VERB = 2
_SHORT = frozenset(name[:3] for name in CALENDAR) | {"sept"}
_TIMES = (
    CALENDAR
    | (_SHORT - {"mar", "may", "sat", "sun", "wed"})
    | {"today", "tomorrow", "tonight", "yesterday"}
)
_IN_PHRASE = frozenset({"ADJ", "ADV", "DET", "NUM", "PRON"})
_NUMBER = re.compile(r"[0-9]{1,4}(st|nd|rd|th)?")


def skip_adverbial(doc: Doc, position: int, end: int) -> int:
    """Return the index after a phrase that says how, if one stands at ``position``."""
    opened = position < end and doc[position].text == ","
    start = position + opened
    phrases = _PHRASES.get(doc[start].lower_) if start < end else None
    if phrases is None:
        return position
    words = [token.lower_ for token in doc[start : min(start + 6, end)]]
    found = (len(phrase) for phrase in phrases if words[: len(phrase)] == phrase)
    stop = start + next(found, 0)
    if stop == start:
        return position
    closed = stop < end and doc[stop].text == ","
    return stop + closed if closed or not opened else position


def opens_circumstance(doc: Doc, position: int, end: int) -> bool:
    """Whether the phrase after a preposition says when or why: "Thursday", "the same day"."""
    if opens_time(doc, position, end):
        return True
    noun = next((t for t in doc[position:end] if t.pos_ not in _IN_PHRASE), None)
    if noun is None or noun.lemma_.lower() not in _WORDS.circumstance:
        return False
    following = doc[noun.i + 1].lower_ if noun.i + 1 < end else ""
    return following != "of" or noun.lemma_.lower() not in _WORDS.movement


def opens_time(doc: Doc, position: int, end: int) -> bool:
    """Whether a phrase names a day: "Thursday", "3 March"."""
    for token in doc[position:end]:
        if token.lower_ in _TIMES:
            return True
        if _NUMBER.fullmatch(token.lower_):
            following = doc[token.i + 1].lower_ if token.i + 1 < end else ""
            return following in CALENDAR or following in {"", ",", "."}
        if token.pos_ not in _IN_PHRASE:
            return False
    return False


def skip_circumstance(doc: Doc, position: int, end: int) -> int:
    """Return the index after "on Thursday" or "today", if that stands at ``position``."""
    if position < end and doc[position].lower_ in _TIMES:
        return position + 1
    if position + 1 >= end or doc[position].lower_ not in {"in", "on"}:
        return position
    stop = position + 1
    while stop < end and (doc[stop].lower_ in _TIMES or _NUMBER.fullmatch(doc[stop].lower_)):
        stop += 1
    return stop if stop > position + 1 else position


def is_set_earlier(clause: Clause) -> bool:
    """Whether words beside the verb set an act before what is told: "a year ago", "recently"."""
    doc, verb = clause.verb.doc, clause.verb.i
    opening = max((t.i for t in doc[: clause.start] if t.pos_ == "VERB"), default=-1) + 1
    beside = (*doc[opening:verb], *doc[verb + 1 : verb + _NEXT_TO_VERB])
    return any(
        tuple(t.lower_ for t in doc[token.i : token.i + len(phrase)]) == phrase
        for token in beside
        for phrase in _EARLIER.get(token.lower_, ())
    )
