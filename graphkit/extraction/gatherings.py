"""Find the gathering that a sentence opens without saying who came: "The Session was held in Oslo".

Who took part stands in other sentences: who chaired it, who attended, whom a list names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.syntax import own_subject

if TYPE_CHECKING:
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token

_HELD = frozenset({"convene", "hold", "meet", "open"})
_PLACE = "place"
_FARTHEST_ORDINAL = 3
_TO_COME = frozenset({"MD", "TO"})


def gathering_of(reading: SentenceReading, meetings: MeetingMentions) -> Token | None:
    """Return the word for a gathering that took place, None if a sentence tells of none.

    It is the subject of "was held", "took place" and "convened", the object of "convened
    its 42nd session", or stands in "At its 12th meeting".
    """
    if any(token.tag_ in _TO_COME for token in reading.parse.doc):
        return None
    for token in reading.parse.doc:
        if token.tag_ in {"NNS", "NNPS"} or not meetings.is_gathering(token):
            continue
        if _is_held(token) or _is_numbered(token):
            return token
    return None


def is_named(noun: Token, meetings: MeetingMentions) -> bool:
    """Whether a gathering is no meeting of any two: a session, or one with a number."""
    kind = meetings.kind(noun)
    return kind is None or kind.type == "Event" or _is_numbered(noun)


def _is_held(noun: Token) -> bool:
    verb = noun.head
    if verb.lemma_.lower() == "take":
        objects = [c.lower_ for c in verb.rights]
        return _PLACE in objects and _is_subject(noun, verb)
    return verb.lemma_.lower() in _HELD and verb.tag_ in {"VBD", "VBN"} and _is_subject(noun, verb)


def _is_subject(noun: Token, verb: Token) -> bool:
    subject = own_subject(verb)
    return subject is not None and subject.i == noun.i


def _is_numbered(noun: Token) -> bool:
    """Whether a body's own one is told by its number: "at its 12th meeting"."""
    before = noun.doc[max(noun.i - _FARTHEST_ORDINAL, 0) : noun.i]
    own = any(t.tag_ == "PRP$" and t.lower_ in {"its", "their"} for t in before)
    return own and any(t.text[0].isdigit() for t in before)
