"""Tell encounters of the past, and those only spoken of, from the one a document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.days import is_before
from graphkit.resolution.relations import CIRCUMSTANCES, OFFICE_RELATIONS, PARTICIPATION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.data_model import Mention, Relation
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading


_APART = frozenset(
    {"after", "before", "following", "from", "including", "since", "through", "until"}
)
"""Words before an encounter that tell of another one than that at hand."""
_LONGEST_LINK = 4
_NO_ACTS = CIRCUMSTANCES | OFFICE_RELATIONS | PARTICIPATION | {"gk:about", "skos:broader"}


def spoken_of(reading: DocumentReading) -> set[str]:
    """Return the meetings that are only spoken of in others, by their keys.

    "They agreed to keep in touch, including through a call of their Presidents. They …": what
    follows was said in their own meeting. Nothing is, where no other meeting was told before.
    """
    found: set[str] = set()
    for meeting in reading.meetings.values():
        mentions = [reading.mentions[mention] for mention in meeting.mentions]
        if meeting.owns or not all(_is_spoken_of(reading, one) for one in mentions):
            continue
        if any(_holds_before(one, meeting) for one in reading.meetings.values()):
            found.add(meeting.key)
    return found


def _holds_before(one: LocalMeeting, meeting: LocalMeeting) -> bool:
    return one is not meeting and one.holds_acts and one.position < meeting.position


def _is_spoken_of(reading: DocumentReading, mention: Mention) -> bool:
    """Whether words for an encounter stand inside what somebody says or does."""
    if mention.features.get("anchor") != "noun":
        return False
    section = reading.section_at(mention.span.start)
    sentence = reading.sentence_at(mention.span.start)
    acts = [
        relation
        for relation in reading.relations.in_section(section)
        if relation.sentence == sentence and relation.predicate not in _NO_ACTS
        if relation.quote.start < mention.span.start and mention.id not in relation.subjects
    ]
    led = _APART.intersection(reading.words_before(mention.span, _LONGEST_LINK))
    return bool(acts) and (bool(led) or any(_is_about(reading, one, mention) for one in acts))


def _is_about(reading: DocumentReading, act: Relation, mention: Mention) -> bool:
    """Whether an encounter stands inside the topic of an act: "the call" of "welcomed the call"."""
    topics = (reading.mentions[target] for target in act.objects)
    return any(
        topic.type is EntityType.TOPIC and topic.span.overlaps(mention.span) for topic in topics
    )


def is_background(
    reading: DocumentReading, meeting: LocalMeeting, others: Iterable[LocalMeeting]
) -> bool:
    """Whether a meeting only recalls that the same people met before the one told first.

    "She spoke today with Mr. Aoki. The call follows their meeting in May." What is said
    next was said in the call.
    """
    if meeting.owns or not meeting.participants:
        return False
    people = set(meeting.participants)
    return any(
        one is not meeting
        and one.holds_acts
        and one.position < meeting.position
        and people <= set(one.participants)
        and _is_earlier(reading, meeting, one)
        for one in others
    )


def _is_earlier(reading: DocumentReading, meeting: LocalMeeting, main: LocalMeeting) -> bool:
    days = list(reading.relations.days(meeting.mentions))
    issued = reading.document.issued
    of_main = list(reading.relations.days(main.mentions))
    if not of_main and issued is not None:
        of_main = [issued.isoformat()]
    told = bool(days) and bool(of_main)
    return told and all(is_before(day, other) for day in days for other in of_main)
