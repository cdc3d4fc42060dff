"""What "on the sidelines of the summit", "in the margins of the talks" mean: told of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graphkit.data_model import Mention
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading


def is_margin(mention: Mention) -> bool:
    """Whether a mention refers to an event or meeting beside which others were held."""
    return mention.features.get("reference") == "margin"


def link_margins(reading: DocumentReading) -> None:
    """Link each reference to a margin to the event or meeting it means, if one is plain."""
    for relation in reading.relations.saying("gk:onSidelinesOf"):
        own = reading.key_of(relation.subjects[0])
        for mention in (reading.mentions[one] for one in relation.objects):
            if is_margin(mention) and not reading.links(mention.id):
                key = _meant(reading, mention, own)
                if key:
                    reading.link(mention.id, key, "the event or meeting of that name told before")
                else:
                    reading.leave_open(mention.id, "margin: of what is not plain")


def meetings_beside(
    reading: DocumentReading, mention: Mention, people: Collection[str]
) -> set[str]:
    """Return the meetings of others on whose margins an encounter of ``people`` is said to be."""
    said = reading.relations.saying("gk:onSidelinesOf")
    margins = (reading.mentions[m] for r in said if mention.id in r.subjects for m in r.objects)
    nouns = [(m, m.features["noun"]) for m in margins if is_margin(m) and "noun" in m.features]
    return {
        meeting.key
        for margin, noun in nouns
        if not any(_events_before(reading, margin, noun))
        for meeting in reading.meetings.values()
        if _is_told(reading, meeting, margin, noun)
        and len(meeting.participants) > 1
        and set(people) != set(meeting.participants)
    }


def _meant(reading: DocumentReading, mention: Mention, own: str) -> str:
    noun = mention.features.get("noun", "")
    events = list(_events_before(reading, mention, noun))
    if not noun:
        return events[-1] if len(set(events)) == 1 else ""
    if events:
        return events[-1]
    told = [m for m in reading.meetings.values() if _is_told(reading, m, mention, noun)]
    others = [m for m in told if m.key != own]
    # The meeting that a heading names is what the document is about.
    best = max(others, key=lambda m: (m.owns, m.position), default=None)
    return best.key if best is not None else ""


def _events_before(reading: DocumentReading, mention: Mention, noun: str) -> Iterator[str]:
    """Yield the events named before in whose name the noun stands, in the order of the text."""
    named = (m for m in reading.extraction.mentions if m.type is EntityType.EVENT)
    for event in sorted(named, key=lambda m: m.span):
        before = event.span.end <= mention.span.start
        if before and noun.removesuffix("s") in event.text.lower() and reading.key_of(event.id):
            yield reading.key_of(event.id)


def _is_told(reading: DocumentReading, meeting: LocalMeeting, mention: Mention, noun: str) -> bool:
    """Whether words before tell of a meeting by the noun, and it took place."""
    several = meeting.owns or len(meeting.participants) > 1
    if not (meeting.holds_acts and several and meeting.position < mention.span.start):
        return False
    sentences = (reading.sentence_at(reading.mentions[m].span.start) for m in meeting.mentions)
    words = (s.of(reading.document.text).lower() for s in sentences if s.end <= mention.span.start)
    return any(noun.removesuffix("s") in text for text in words)
