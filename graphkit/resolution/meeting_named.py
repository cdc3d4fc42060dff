"""Which meetings the words of a reference can mean: "the Meeting", "the call", "the talks with B".

The words say more than where they stand: a call is no meeting, who is named behind
"with" took part, and "the Meeting" with its capital is the one a communiqué is about.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Span
from graphkit.resources.meeting_words import load_meeting_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Mention, Relation
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading

_BACK = re.compile(r"\b[Tt]he\s+(?:[a-z]+\s+)?(call|meeting)\b")
_FARTHEST_NAME = 120
_WITH = re.compile(r"\s+(?:with|between)\s")
_TITLED = re.compile(r"(?:the|The|this|This)\s+(?:[A-Z][\w-]+\s+)*[A-Z][\w-]+")


def meetings_named(
    reading: DocumentReading, relation: Relation, meetings: Sequence[LocalMeeting]
) -> Sequence[LocalMeeting]:
    """Return those of ``meetings`` that the reference in a relation can mean, in their order.

    All of them where the words do not choose, or where they fit none.
    """
    said = _reference(reading, (*relation.subjects, *relation.objects))
    if said is None:
        return _of_kind_at_hand(reading, relation.sentence, meetings)
    kind = _kind_of(said)
    fitting = [m for m in meetings if not kind or m.type is kind] or list(meetings)
    people = _people_behind(reading, said, relation.sentence)
    if people:
        return [m for m in fitting if people <= set(m.participants)] or fitting
    main = [m for m in fitting if m.owns and not m.section]
    return main[:1] if main and _TITLED.fullmatch(said.text) else fitting


def _of_kind_at_hand(
    reading: DocumentReading, sentence: Span, meetings: Sequence[LocalMeeting]
) -> Sequence[LocalMeeting]:
    """Return the calls or the meetings, by what the paragraph went back to: "The meeting lasted …".

    Not where an encounter is told after that, nor where all are of one kind.
    """
    if len({meeting.type for meeting in meetings}) == 1:
        return meetings
    block = reading.block_at(sentence.start)
    start = reading.document.blocks[block].span.start if block >= 0 else sentence.start
    back = list(_BACK.finditer(reading.document.text, start, sentence.start))
    told = (reading.mentions[m].span.start for meeting in meetings for m in meeting.mentions)
    if not back or back[-1].end() < max((at for at in told if at < sentence.start), default=0):
        return meetings
    kind = EntityType(back[-1][1].capitalize())
    return [m for m in meetings if m.type is kind] or meetings


def _reference(reading: DocumentReading, mentions: Iterable[str]) -> Mention | None:
    """Return the words that stand for one encounter, told of elsewhere."""
    found = map(reading.mentions.__getitem__, mentions)
    singular = (m for m in found if m.features.get("number") == "singular")
    return next((m for m in singular if m.features.get("reference") == "meeting"), None)


def _kind_of(said: Mention) -> EntityType | None:
    """Return whether words name a meeting or a call; None if they leave it open."""
    lexicon, noun = load_meeting_words(), said.text.lower().split()[-1]
    kind = lexicon.nouns.get(noun)
    if kind is None or noun in lexicon.spoken or kind.type not in {"Call", "Meeting"}:
        return None
    return EntityType.CALL if kind.type == "Call" else EntityType.MEETING


def _people_behind(reading: DocumentReading, said: Mention, sentence: Span) -> set[str]:
    """Return the first person named behind "the meeting with"."""
    end = said.span.end
    if not _WITH.match(reading.document.text, end):
        return set()
    behind = Span(end, max(end, min(end + _FARTHEST_NAME, sentence.end)))
    keys = reading.keys(mention.id for mention in reading.mentions_within(behind))
    return set(islice((key for key in keys if key in reading.persons), 1))
