"""Tell which receptions are encounters: "welcomed Ms. Ruiz to Oslo", "co-hosted talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.party_lists import leading_parties
from graphkit.extraction.tellings import is_person

if TYPE_CHECKING:
    from graphkit.extraction.act import Act
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token

_LONGEST_DESTINATION = 5
_PAIR = 2


def holds_meeting_together(reading: SentenceReading, act: Act, meetings: MeetingMentions) -> bool:
    """Whether several people chair or host a meeting, and so meet."""
    argument = act.predication.object
    if argument is None or len(reading.mentions_of(*act.parties)) < _PAIR:
        return False
    if not all(is_person(reading, party) for party in act.parties):
        return False
    words = reading.parse.doc[argument.start : argument.end]
    head = next((t for t in words if t.pos_ in {"NOUN", "PROPN"} and not _modifies(t)), None)
    return head is not None and meetings.kind(head) is not None


def received(reading: SentenceReading, act: Act, meetings: MeetingMentions) -> list[Party]:
    """Return who was welcomed somewhere, or to talks: "welcomed Ms. Ruiz to Oslo"."""
    argument = act.predication.object
    if argument is None or argument.slot != "obj":
        return []
    parties = leading_parties(reading, argument.start, argument.end)
    if parties and reading.parse.doc[parties[0].start].lower_ == "me":
        return parties[:1]
    guests = [p for p in parties if is_person(reading, p)]
    if not guests or guests[0].start - argument.start > 1:
        return []
    end = guests[-1].end
    words = reading.parse.doc[end : end + _LONGEST_DESTINATION]
    if not words or words[0].lower_ not in {"to", "at", "in", "for"}:
        return []
    named = any(_is_place(reading, token) for token in words)
    meeting = any(meetings.kind(token) is not None for token in words)
    led_to = words[0].lower_ != "for"
    return guests if (named and led_to) or (meeting and not led_to) else []


def _is_place(reading: SentenceReading, token: Token) -> bool:
    at = reading.parse.origin(token.i, token.i + 1)
    return any(
        match.entry.type in {"Country", "Organization", "Place"}
        and at.start <= reading.named.words[match.start].start < at.end
        for match in reading.named.entities
    )


def _modifies(token: Token) -> bool:
    following = token.doc[token.i + 1 : token.i + 2]
    return len(following) > 0 and following[0].pos_ in {"NOUN", "PROPN"}
