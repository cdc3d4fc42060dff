"""Read who was there where the names come last: "Attending the meeting were Ms. Ruiz and …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.party_lists import leading_parties
from graphkit.extraction.tellings import is_person

if TYPE_CHECKING:
    from graphkit.extraction.sentences import SentenceReading

_PRESENT = frozenset({"attendance", "attendees", "attending", "present"})
_BEING = frozenset({"was", "were"})
_LONGEST_OPENING = 12
_FARTHEST = 3
_CONFIDENCE = 0.7


def write_presence(reading: SentenceReading) -> None:
    """Write that those named behind "Also present were" took part in the meeting at hand."""
    doc = reading.parse.doc
    being = next((t.i for t in doc[:_LONGEST_OPENING] if t.lower_ in _BEING), 0)
    if not being or _PRESENT.isdisjoint(t.lower_ for t in doc[:being]):
        return
    listed = leading_parties(reading, being + 1, len(doc))
    present = [p for p in listed if is_person(reading, p)]
    opens = any(p.end <= being and is_person(reading, p) for p in reading.parties)
    if opens or not present or present[0].start - being > _FARTHEST:
        return
    at = reading.parse.origin(0, being)
    meeting = reading.builder.mention(at, None, reference="meeting", number="singular")
    reading.builder.relation(
        "gk:participatedIn",
        reading.mentions_of(*present),
        objects=(meeting,),
        quote=at.cover(reading.parse.origin(present[-1].start, present[-1].end)),
        sentence=reading.span,
        rule="took-part",
        verb=reading.words_of(at),
        confidence=_CONFIDENCE,
    )
