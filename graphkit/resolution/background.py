"""Tell encounters of the past from the one a document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.resolution.days import is_before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading


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
