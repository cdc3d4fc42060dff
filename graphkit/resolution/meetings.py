"""Put the encounters that a document tells of together into meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.group_offices import link_counted_offices
from graphkit.resolution.local_meeting import LocalMeeting
from graphkit.resolution.margins import link_margins
from graphkit.resolution.meeting_match import MeetingMatcher
from graphkit.resolution.meeting_people import MeetingPeople
from graphkit.resolution.participants import complete_participants, join_announced
from graphkit.resolution.parties import Parties
from graphkit.resolution.references import link_participants
from graphkit.resolution.series import open_sections, share_circumstances
from graphkit.resolution.told_apart import ToldApart
from graphkit.resolution.visits import link_visits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Mention, Span
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.word_lists import ReferenceWords

_ENCOUNTERS = frozenset({EntityType.MEETING, EntityType.CALL})
_ANCHOR_ORDER = {"title": 0, "heading": 1, "verb": 2, "noun": 2, "caption": 4}
_WORDS = 2
_JOINT = 3
_PAIR = 2
_HEADINGS = frozenset({"heading", "title"})
_KEPT_FEATURES = ("gathering", "format", "further", "medium", "spoken")


def build_meetings(reading: DocumentReading, gazetteer: Gazetteer, words: ReferenceWords) -> None:
    """Fill ``reading.meetings`` and link each encounter to its meeting.

    Headings come first and captions last, so that the text can tell more of a
    heading's meeting, and a caption of either's. Those of an announced series come
    after the sections that tell more of them.
    """
    link_counted_offices(reading, words)
    link_participants(reading, words)
    link_visits(reading)
    parties = Parties(reading, gazetteer)
    encounters = sorted(
        (m for m in reading.extraction.mentions if m.type in _ENCOUNTERS), key=_order
    )
    builder = _MeetingBuilder(reading, parties, MeetingPeople(reading, words), encounters)
    for mention in encounters:
        if "gathering" in mention.features:
            builder.open_gathering(mention)
        elif not mention.features.get("series"):
            builder.add(mention)
    open_sections(reading, builder.announcements, parties)
    for mention in encounters:
        if mention.features.get("series"):
            builder.add(mention)
    for meeting in reading.meetings.values():
        complete_participants(reading, meeting, parties)
    announcements = sorted(builder.announcements, key=lambda a: a.position)
    join_announced(reading, reading.meetings.values(), announcements)
    share_circumstances(reading, builder.announcements)
    _drop_those_of_nobody(reading)
    link_margins(reading)


def _order(mention: Mention) -> tuple[int, bool, Span]:
    """Order by what tells best of a meeting; what is told of the past comes last."""
    joint = "joint" in mention.features
    order = _JOINT if joint else _ANCHOR_ORDER.get(mention.features.get("anchor", ""), _WORDS)
    return order, bool(mention.features.get("earlier")), mention.span


class _MeetingBuilder:
    """Adds one mention after the other; announcements of several meetings are kept apart."""

    def __init__(
        self,
        reading: DocumentReading,
        parties: Parties,
        people: MeetingPeople,
        encounters: Sequence[Mention],
    ) -> None:
        self.announcements: list[LocalMeeting] = []
        self._reading = reading
        self._people = people
        self._apart = ToldApart(reading, people, encounters)
        self._matcher = MeetingMatcher(reading, parties, self.announcements)

    def add(self, mention: Mention) -> None:
        """Add a mention to the meeting it tells of, or begin one with it."""
        if mention.features.get("instead_of", "") not in {"", *self._apart.mentions}:
            return
        people = self._people.all_of(mention)
        if mention.features.get("plural") or self._apart.is_with_each(mention):
            self.announcements.append(self._begin(mention, people))
            return
        if "joint" in mention.features and self._is_known_to_meet(mention, people):
            return
        if len(people) < _PAIR and "untold" in mention.features:
            return  # "good to meet B", and nobody says who met B
        meeting = self._matcher.match(mention, people)
        if meeting is None and self._says_nothing_new(mention, people):
            return
        if meeting is not None:
            self._join(meeting, mention, people)
        elif mention.features.get("anchor") != "caption":
            meeting = self._begin(mention, people)
            meeting.aside = self._matcher.is_aside(mention, people)
            self._reading.meetings[meeting.key] = meeting
        else:
            return  # a picture alone makes no meeting
        reason = f"{mention.features.get('anchor', 'words')} that tells of the meeting"
        self._reading.link(mention.id, meeting.key, reason)

    def open_gathering(self, mention: Mention) -> None:
        """Begin the gathering that a text opens with, or find it in the title.

        Later in the text, or beside others told before, it may be any; and so may "the talks".
        """
        meetings = self._reading.meetings.values()
        title = [m for m in meetings if m.owns and m.section == 0]
        if title and len(meetings) == 1 and not title[0].participants:
            self._join(title[0], mention, ())
        elif not meetings and mention.features["gathering"] == "named":
            title = [self._begin(mention, ())]
            self._reading.meetings[title[0].key] = title[0]
        else:
            return
        self._reading.link(mention.id, title[0].key, "the gathering that the text opens with")

    def _join(self, meeting: LocalMeeting, mention: Mention, people: Sequence[str]) -> None:
        """Add what a mention tells to the meeting it tells of."""
        _tell_medium(meeting, mention)
        new = [p for p in people if p not in meeting.participants]
        if self._matcher.is_attended(meeting, mention):
            meeting.also_present.extend(new)
        meeting.mentions.append(mention.id)
        meeting.participants.extend(new)
        meeting.features = {**_kept_features(mention), **meeting.features}

    def _is_known_to_meet(self, mention: Mention, people: Sequence[str]) -> bool:
        """Whether those who did something together are told to have met, or are of no two sides.

        Who agreed on something may have done so from afar, but not where meetings were announced.
        """
        sides = [self._reading.polities_of(key) for key in people]
        if len(people) < _PAIR or not any(sides) or set.intersection(*sides):
            return True
        meetings = self._reading.meetings.values()
        if any(set(people) <= set(m.participants) for m in meetings):
            return True
        if self._is_announced(people):
            return False
        hosts = {key for m in meetings if m.holds_acts for key in m.participants}
        strange = any(not self._reading.polities_of(key) and key not in hosts for key in people)
        if mention.features["joint"] == "speech":  # maybe from afar
            calls = any(m.type is EntityType.CALL for m in meetings)
            return strange or calls or hosts.isdisjoint(people)
        return strange or mention.features["joint"] == "accord"

    def _is_announced(self, people: Sequence[str]) -> bool:
        """Whether meetings of one of the people with the others' sides were announced."""
        for announcement in self.announcements:
            told = set(people) & set(announcement.participants)
            if told == set(announcement.participants) and len(told) == 1:
                return True  # "held a series of meetings", with whom is not said
            wanted = self._reading.polities_of_all(announcement.participants)
            others = [self._reading.polities_of(key) for key in people if key not in told]
            if told and all(side & wanted for side in others):
                return True
        return False

    def _says_nothing_new(self, mention: Mention, people: Sequence[str]) -> bool:
        """Whether an earlier encounter of people who meet anyway has no day and place of its own.

        "Since their last meeting" tells of one, but not which.
        """
        if "joint" in mention.features:
            return False
        if not mention.features.get("earlier") or self._reading.relations.circumstances(mention.id):
            return False
        return any(set(people) <= set(m.participants) for m in self._reading.meetings.values())

    def _begin(self, mention: Mention, people: Iterable[str]) -> LocalMeeting:
        features, key = mention.features, f"meeting:{mention.span.start}"
        return LocalMeeting(
            key=f"{key}:{mention.id}" if key in self._reading.meetings else key,
            type=mention.type or EntityType.MEETING,
            position=mention.span.start,
            section=self._reading.section_at(mention.span.start),
            mentions=[mention.id],
            label=mention.name,
            owns=features.get("anchor") in _HEADINGS,
            parties=features.get("parties", "").split(),
            participants=list(people),
            modality=features.get("modality", ""),
            negative=bool(features.get("negative")),
            features=_kept_features(mention),
        )


def _tell_medium(meeting: LocalMeeting, mention: Mention) -> None:
    """Take the "conversation" of a heading for a call where the text tells of one."""
    by_telephone = mention.features.get("medium") == "telephone"
    if meeting.features.get("spoken") and by_telephone:
        meeting.type = EntityType.CALL


def _kept_features(mention: Mention) -> dict[str, str]:
    return {name: mention.features[name] for name in _KEPT_FEATURES if name in mention.features}


def _drop_those_of_nobody(reading: DocumentReading) -> None:
    """Forget meetings of nobody known, or of one of whom nothing is told thereby."""
    meetings = list(reading.meetings.values())
    together = [set(m.participants) for m in meetings if len(m.participants) > 1 and not m.owns]
    empty = [
        m
        for m in meetings
        if not (m.participants or m.parties or "gathering" in m.features)
        or (len(m.participants) == 1 and not m.owns and _says_nothing(reading, m, together))
    ]
    for meeting in empty:
        del reading.meetings[meeting.key]
        for mention in meeting.mentions:
            reading.unlink(mention)


def drop_empty_gatherings(reading: DocumentReading) -> None:
    """Forget the gatherings of which nothing told who came, and what was said of them."""
    empty = [m for m in reading.meetings.values() if not (m.participants or m.parties)]
    for meeting in empty:
        del reading.meetings[meeting.key]
        for mention in meeting.mentions:
            reading.unlink(mention)
    gone = {meeting.key for meeting in empty}
    reading.resolved = [r for r in reading.resolved if gone.isdisjoint([*r.subjects, *r.objects])]
    for resolved in reading.resolved:
        resolved.meeting = "" if resolved.meeting in gone else resolved.meeting


def _says_nothing(
    reading: DocumentReading, meeting: LocalMeeting, together: Sequence[set[str]]
) -> bool:
    """Whether a meeting of one is only planned, or that of a body, or of who met others as well."""
    one = meeting.participants[0]
    return not (meeting.holds_acts and reading.is_person_like(one)) or any(
        one in people for people in together
    )
