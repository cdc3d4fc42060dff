"""Read who was there besides: "Attending the meeting were Ms. Ruiz and …", "Mr. Diaz was present".

And who led it: "in a session chaired by Mr. Rao".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.extraction.party_lists import leading_parties
from graphkit.extraction.syntax import own_subject
from graphkit.extraction.tellings import is_person

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token

_BEING = frozenset({"was", "were"})
_CONSISTING = (("comprised",), ("included",), ("consisted", "of"), ("was", "composed", "of"))
_INTRODUCING = frozenset({"include", "included", "were", ":"})
_AFTER = frozenset({"after", "following", "having"})
_ATTENDED = frozenset({"attended"})
_ENDINGS = (
    ("was", "present"),
    ("were", "present"),
    ("took", "part"),
    ("participated",),
)
_LONGEST_ENDING = 4
_LONGEST_OPENING = 12
_FARTHEST = 3
_CONFIDENCE = 0.7


def write_presence(reading: SentenceReading, meetings: MeetingMentions) -> None:
    """Write who a sentence says was present at the meeting at hand, or chaired it."""
    _write_listed(reading, meetings.words.present)
    _write_present(reading)
    _write_sides(reading, meetings.words.delegations)
    _write_participants(reading, meetings.words.attendees)
    _write_speakers(reading, meetings.words.speeches)
    _write_chairs(reading, meetings)


def _write_listed(reading: SentenceReading, present: frozenset[str]) -> None:
    """Write those named behind "Also present were"."""
    doc = reading.parse.doc
    being = next((t.i for t in doc[:_LONGEST_OPENING] if t.lower_ in _BEING), 0)
    if not being or present.isdisjoint(t.lower_ for t in doc[:being]):
        return
    listed = leading_parties(reading, being + 1, len(doc))
    people = [p for p in listed if is_person(reading, p)]
    opens = any(p.end <= being and is_person(reading, p) for p in reading.parties)
    if opens or not people or people[0].start - being > _FARTHEST:
        return
    at = reading.parse.origin(0, being)
    _write(reading, people, at, predicate="gk:participatedIn")


def _write_present(reading: SentenceReading) -> None:
    """Write those who open a sentence that ends in "was present", "also took part"."""
    doc = reading.parse.doc
    end = next((t.i + 1 for t in doc if t.lower_ == "present" and _closes_presence(t)), len(doc))
    while end and doc[end - 1].is_punct:
        end -= 1
    words = [t.lower_ for t in doc[max(end - _LONGEST_ENDING, 0) : end] if t.lower_ != "also"]
    ending = next((e for e in _ENDINGS if tuple(words[-len(e) :]) == e), None)
    if ending is None:
        return
    start = end - len(ending) - (doc[end - 2].lower_ == "also")
    people = [p for p in reading.parties_in(0, start) if not p.possessive]
    people = [p for p in people if p.unit is not None and _is_named(reading, p)]
    if people and people[0].start <= _FARTHEST:
        at = reading.parse.origin(start, end)
        _write(reading, people, at, predicate="gk:participatedIn")


def _write_sides(reading: SentenceReading, delegations: Container[str]) -> None:
    """Write those of whom a sentence says a delegation consisted: "The Kenyan side comprised A"."""
    doc = reading.parse.doc
    noun = next((t.i for t in doc[:_LONGEST_OPENING] if t.lower_ in delegations), None)
    if noun is None or any(t.pos_ == "VERB" for t in doc[:noun]):
        return
    start = noun + 1 + any(t.lower_ == "also" for t in doc[noun + 1 : noun + 2])
    words = tuple(t.lower_ for t in doc[start : start + _FARTHEST])
    verb = next((v for v in _CONSISTING if words[: len(v)] == v), None)
    if verb is None:
        return
    end = start + len(verb)
    people = [p for p in leading_parties(reading, end, len(doc)) if is_person(reading, p)]
    if people and people[0].start - end <= _FARTHEST:
        at = reading.parse.origin(start, end)
        _write(reading, people, at, predicate="gk:participatedIn")


def _write_participants(reading: SentenceReading, attendees: frozenset[str]) -> None:
    """Write those behind "Participants included", "Participants:"."""
    doc = reading.parse.doc
    noun = next((t.i for t in doc[:_FARTHEST] if t.lower_ in attendees), None)
    words = [t.lower_ for t in doc[noun + 1 : noun + 2]] if noun is not None else []
    if noun is None or not words or words[0] not in _INTRODUCING:
        return
    people = [p for p in leading_parties(reading, noun + 2, len(doc)) if is_person(reading, p)]
    if people and people[0].start - noun - 2 <= _FARTHEST:
        write_present(reading, people, reading.parse.origin(noun, noun + 2))


def _write_speakers(reading: SentenceReading, speeches: frozenset[str]) -> None:
    """Write who spoke before what a sentence tells: "Following remarks by Ms. Ruiz, …"."""
    doc = reading.parse.doc
    if not doc or doc[0].lower_ not in _AFTER:
        return
    for token in doc[1:-1]:
        if token.lemma_.lower() not in speeches or doc[token.i + 1].lower_ not in {"by", "of"}:
            continue
        people = leading_parties(reading, token.i + 2, len(doc))
        named = [p for p in people if is_person(reading, p)]
        if named and named[0].start - token.i - 2 <= _FARTHEST:
            write_present(reading, named, reading.parse.origin(token.i, token.i + 2))


def _closes_presence(token: Token) -> bool:
    """Whether "at the meeting" comes right after "present"."""
    following = token.doc[token.i + 1 : token.i + 2]
    return any(t.lower_ in {"at", "during"} for t in following)


def _write_chairs(reading: SentenceReading, meetings: MeetingMentions) -> None:
    """Write that Mr. Rao chaired "a session chaired by Mr. Rao", "was held and attended by him"."""
    doc = reading.parse.doc
    for token in doc[1:-1]:
        led, attended = token.lower_ in meetings.words.chaired_by, token.lower_ in _ATTENDED
        if token.lower_ in meetings.words.chairmanships and doc[token.i + 1].lower_ == "of":
            _write_chairmanship(reading, token)
            continue
        if not (led or attended) or doc[token.i + 1].lower_ != "by":
            continue
        joined = _is_joined(token, meetings)
        if not joined and not meetings.is_gathering(doc[token.i - 1]):
            continue
        named = leading_parties(reading, token.i + 2, len(doc))
        named = named if attended or joined else named[:1]
        if named and all(is_person(reading, party) for party in named):
            at = reading.parse.origin(token.i, token.i + 2)
            for predicate in ("gk:chaired",) * led + ("gk:participatedIn",):
                _write(reading, named, at, predicate=predicate)


def _write_chairmanship(reading: SentenceReading, noun: Token) -> None:
    """Write who led what was held "under the co-chairmanship of Ms. Ruiz and Mr. Aoki"."""
    doc = reading.parse.doc
    if "under" not in {t.lower_ for t in doc[max(noun.i - _FARTHEST, 0) : noun.i]}:
        return
    people = [p for p in leading_parties(reading, noun.i + 2, len(doc)) if is_person(reading, p)]
    for predicate in ("gk:chaired", "gk:participatedIn") if people else ():
        _write(reading, people, reading.parse.origin(noun.i, noun.i + 2), predicate=predicate)


def _is_joined(participle: Token, meetings: MeetingMentions) -> bool:
    """Whether more is said of a meeting: "The session was held in Oslo and chaired by Mr. Rao"."""
    subject = own_subject(participle.head) if participle.dep_ == "conj" else None
    return subject is not None and meetings.is_gathering(subject)


def _is_named(reading: SentenceReading, party: Party) -> bool:
    return reading.has_type(party, EntityType.PERSON)


def write_present(reading: SentenceReading, people: Sequence[Party], at: Span) -> None:
    """Write that people took part in the meeting at hand, by the words ``at``."""
    _write(reading, people, at, predicate="gk:participatedIn")


def _write(reading: SentenceReading, people: Sequence[Party], at: Span, *, predicate: str) -> None:
    meeting = reading.builder.mention(at, None, reference="meeting", number="singular")
    reading.builder.relation(
        predicate,
        reading.mentions_of(*people),
        objects=(meeting,),
        quote=reading.covering(at, *people),
        sentence=reading.span,
        rule="took-part",
        verb=reading.words_of(at),
        confidence=_CONFIDENCE,
    )
