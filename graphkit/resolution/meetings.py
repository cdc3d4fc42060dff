"""Put the encounters that a document tells of together into meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.local_meeting import LocalMeeting
from graphkit.resolution.meeting_match import MeetingMatcher
from graphkit.resolution.participants import complete_participants, join_announced
from graphkit.resolution.parties import Parties
from graphkit.resolution.reading import PERSON_LIKE, POLITIES
from graphkit.resolution.references import is_plural_reference, link_participants
from graphkit.resolution.series import open_sections, share_circumstances
from graphkit.resolution.visits import link_visits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Mention, Span
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.word_lists import ReferenceWords

_ENCOUNTERS = frozenset({EntityType.MEETING, EntityType.CALL})
_ANCHOR_ORDER = {"title": 0, "heading": 1, "verb": 2, "noun": 2, "caption": 3}
_WORDS = 2
_HEADINGS = frozenset({"heading", "title"})
_KEPT_FEATURES = ("format", "further", "medium", "spoken")


def build_meetings(reading: DocumentReading, gazetteer: Gazetteer, words: ReferenceWords) -> None:
    """Fill ``reading.meetings`` and link each encounter to its meeting.

    Headings come first and captions last, so that the text can tell more of a
    heading's meeting, and a caption of either's. Those of an announced series come
    after the sections that tell more of them.
    """
    link_participants(reading, words)
    link_visits(reading)
    parties = Parties(reading, gazetteer)
    builder = _MeetingBuilder(reading, MeetingMatcher(reading, parties))
    encounters = sorted(
        (m for m in reading.extraction.mentions if m.type in _ENCOUNTERS), key=_order
    )
    for mention in encounters:
        if not mention.features.get("series"):
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


def _order(mention: Mention) -> tuple[int, bool, Span]:
    """Order by what tells best of a meeting; what is told of the past comes last."""
    order = _ANCHOR_ORDER.get(mention.features.get("anchor", ""), _WORDS)
    return order, bool(mention.features.get("earlier")), mention.span


class _MeetingBuilder:
    """Adds one mention after the other; announcements of several meetings are kept apart."""

    def __init__(self, reading: DocumentReading, matcher: MeetingMatcher) -> None:
        self.announcements: list[LocalMeeting] = []
        self._reading = reading
        self._matcher = matcher

    def add(self, mention: Mention) -> None:
        """Add a mention to the meeting it tells of, or begin one with it."""
        people = self._named_people(mention) or self._meant_people(mention)
        if mention.features.get("plural") or self._is_with_each(mention):
            self.announcements.append(self._begin(mention, people))
            return
        meeting = self._matcher.match(mention, people)
        if meeting is None and self._says_nothing_new(mention, people):
            return
        if meeting is not None:
            _tell_medium(meeting, mention)
            meeting.mentions.append(mention.id)
            meeting.participants.extend(p for p in people if p not in meeting.participants)
            meeting.features = {**_kept_features(mention), **meeting.features}
        elif mention.features.get("anchor") != "caption":
            meeting = self._begin(mention, people)
            self._reading.meetings[meeting.key] = meeting
        else:
            return  # a picture alone makes no meeting
        reason = f"{mention.features.get('anchor', 'words')} that tells of the meeting"
        self._reading.link(mention.id, meeting.key, reason)

    def _is_with_each(self, mention: Mention) -> bool:
        """Whether a heading tells of counterparts of several countries, met one by one."""
        if mention.features.get("anchor") not in _HEADINGS:
            return False
        named = self._reading.relations.participants(mention.id)
        found = [self._reading.mentions[m].features for m in named]
        return any(
            f.get("reference") == "counterpart" and len(f.get("polity", "").split()) > 1
            for f in found
        )

    def _says_nothing_new(self, mention: Mention, people: Sequence[str]) -> bool:
        """Whether an earlier encounter of people who meet anyway has no day and place of its own.

        "Since their last meeting" tells of one, but not which.
        """
        if not mention.features.get("earlier") or self._reading.relations.circumstances(mention.id):
            return False
        return any(set(people) <= set(m.participants) for m in self._reading.meetings.values())

    def _named_people(self, mention: Mention) -> list[str]:
        """Return the entities said to take part by name."""
        named = self._reading.relations.participants(mention.id)
        # A capital that stands for its government takes part in nothing.
        people = [m for m in named if "capital" not in self._reading.mentions[m].features]
        keys = self._reading.keys(people)
        return [k for k in keys if self._reading.entities[k].type in PERSON_LIKE | POLITIES]

    def _meant_people(self, mention: Mention) -> list[str]:
        """Return those who met before, where "they" met or will meet another time.

        Without a day or modality of its own it is what was told before.
        """
        relations, mentions = self._reading.relations, self._reading.mentions
        named = relations.participants(mention.id)
        other_time = mention.features.get("modality") or relations.circumstances(mention.id)
        if not other_time or not any(is_plural_reference(mentions[m]) for m in named):
            return []
        sections = set(self._reading.sections_at(mention.span.start))
        before = [
            m
            for m in self._reading.meetings.values()
            if m.section in sections and m.holds_acts and len(m.participants) > 1
        ]
        nearest = min(before, key=lambda m: m.distance(mention.span), default=None)
        if nearest is None or not self._is_another_day(mention, nearest):
            return []
        for one in named:
            for person in nearest.participants:
                self._reading.link(one, person, "those who met before")
        return list(nearest.participants)

    def _is_another_day(self, mention: Mention, meeting: LocalMeeting) -> bool:
        mine = set(self._reading.relations.days([mention.id]))
        theirs = set(self._reading.relations.days(meeting.mentions))
        return bool(mention.features.get("modality")) or bool(mine - theirs)

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
    """Forget meetings of nobody known, or of one person who is known to meet others elsewhere."""
    meetings = list(reading.meetings.values())
    together = [set(m.participants) for m in meetings if len(m.participants) > 1 and not m.owns]
    empty = [
        m
        for m in meetings
        if not (m.participants or m.parties)
        or (
            len(m.participants) == 1
            and not m.owns
            and any(set(m.participants) < t for t in together)
        )
    ]
    for meeting in empty:
        del reading.meetings[meeting.key]
        for mention in meeting.mentions:
            reading.unlink(mention)
