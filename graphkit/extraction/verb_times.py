"""Tell when a verb of an encounter sets it: in the past, or before the matter at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.syntax import closes_as_well_as, is_passive, own_subject
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token

_BEFORE_MEETING = frozenset({"since"})
_LAST = frozenset({"last", "previously"})
_OPENING_BACK = 2
_WORDS = load_function_words()


def reads_as_past(reading: SentenceReading, token: Token) -> bool:
    """Whether a participle is a past tense: "Ms. Ruiz called on him", "came and dined with him"."""
    if token.dep_ == "conj" and token.head.tag_ == "VBD" and not is_passive(token.head):
        return token.doc[min(token.i + 1, len(token.doc) - 1)].lower_ != "by"
    before = reading.parse.doc[token.i - 1] if token.i else None
    if before is not None and closes_as_well_as(before):
        return True
    if before is None or token.head.i != before.i or reading.parse.unit_of(before) is None:
        return False
    following = reading.parse.doc[token.i + 1 : token.i + 2]
    return len(following) > 0 and following[0].lower_ != "by"


def is_earlier(verb: Token) -> bool:
    """Whether a verb tells of something before the matter at hand: "since they met in Oslo"."""
    marker = next((c.lower_ for c in verb.lefts if c.dep_ == "mark"), "")
    subject = own_subject(verb)
    relative = subject is not None and subject.lower_ in _WORDS.relative
    relative = relative or any(c.lower_ in _LAST for c in verb.lefts)
    return marker in _BEFORE_MEETING or relative or _is_perfect(verb) or _looks_back(verb)


def _looks_back(verb: Token) -> bool:
    """Whether a sentence goes back to something: "On that trip, she met Mr. Aoki"."""
    opening = [t.lower_ for t in verb.doc[:_OPENING_BACK]]
    return opening[0] in {"at", "during", "on"} and opening[1:] == ["that"]


def _is_perfect(verb: Token) -> bool:
    return any(c.lower_ == "had" and c.pos_ == "AUX" for c in verb.lefts)
