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
_ANCHOR_ORDER = {"title": 0, "heading": 1, "verb": 2, "noun": 2, "caption": 4}
_WORDS = 2
_JOINT = 3
_PAIR = 2
_HEADINGS = frozenset({"heading", "title"})
_AT_ONE_TABLE = frozenset({"multilateral", "trilateral"})
_NOT_DONE = frozenset({"modality", "negative"})
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
    builder.find_told_apart(encounters)
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
    joint = "joint" in mention.features
    order = _JOINT if joint else _ANCHOR_ORDER.get(mention.features.get("anchor", ""), _WORDS)
    return order, bool(mention.features.get("earlier")), mention.span


class _MeetingBuilder:
    """Adds one mention after the other; announcements of several meetings are kept apart."""

    def __init__(self, reading: DocumentReading, matcher: MeetingMatcher) -> None:
        self.announcements: list[LocalMeeting] = []
        self._reading = reading
        self._matcher = matcher
        self._told_apart: set[str] = set()

    def find_told_apart(self, encounters: Sequence[Mention]) -> None:
        """Find those who were met one by one: "met A and B. In her meeting with B, …"."""
        # A title names only the first of those met: it tells of no other meeting.
        single = [m for m in encounters if _is_done(m) and not {"series", "title"} & _kind(m)]
        told = [(m, set(self._named_people(m))) for m in single]
        for mention in encounters:
            joint = mention.features.get("instead_of", "")
            people = set(self._named_people(mention)) if joint else set()
            for other, others in told if len(people) == _PAIR else ():
                if others == people and self._may_tell_again(other, mention):
                    self._told_apart.add(joint)
        said = [m for m in encounters if not {"instead_of", *_NOT_DONE} & m.features.keys()]
        two = [people for m in said if len(people := set(self._named_people(m))) == _PAIR]
        for mention in encounters:
            sides = self._sides_of_counterparts(mention)
            several = len(sides) > 1
            if several and any(self._reading.polities_of_all(people) & sides for people in two):
                self._told_apart.add(mention.id)

    def _sides_of_counterparts(self, mention: Mention) -> set[str]:
        """Return the countries whose ministers somebody is said to meet, none for one table."""
        named = self._reading.relations.participants(mention.id)
        found = [self._reading.mentions[m].features for m in named]
        apart = mention.features.get("format", "") not in _AT_ONE_TABLE
        sides = (f.get("polity", "") for f in found if f.get("reference") == "counterpart")
        return {side for polities in sides for side in polities.split()} if apart else set()

    def _may_tell_again(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions in one section can tell of one encounter."""
        reading = self._reading
        near = reading.section_at(one.span.start) == reading.section_at(other.span.start)
        apart = reading.sentence_at(one.span.start) != reading.sentence_at(other.span.start)
        days = [set(reading.relations.days([m.id])) for m in (one, other)]
        return near and apart and one.type == other.type and (not all(days) or days[0] == days[1])

    def add(self, mention: Mention) -> None:
        """Add a mention to the meeting it tells of, or begin one with it."""
        if mention.features.get("instead_of", "") not in {"", *self._told_apart}:
            return
        people = self._named_people(mention) or self._meant_people(mention)
        people += [key for key in self._joined_people(mention) if key not in people]
        if mention.features.get("plural") or self._is_with_each(mention):
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
        """Whether people were met one by one: told again, or counterparts in a heading."""
        in_heading = mention.features.get("anchor") in _HEADINGS
        several = len(self._sides_of_counterparts(mention)) > 1
        return mention.id in self._told_apart or (in_heading and several)

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
        meant = [m for m in named if is_plural_reference(mentions[m])]
        if mention.features.get("earlier"):  # "its Foreign Ministers last met in May"
            meant = [m for m in meant if mentions[m].type is not EntityType.OFFICE]
        if not other_time or not meant:
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

    def _joined_people(self, mention: Mention) -> list[str]:
        """Return "the two" who met before, where a third joined them for talks of three."""
        named = map(
            self._reading.mentions.__getitem__, self._reading.relations.participants(mention.id)
        )
        groups = [m for m in named if is_plural_reference(m) and not self._reading.links(m.id)]
        if not groups or mention.features.get("format", "") not in _AT_ONE_TABLE:
            return []
        section = self._reading.section_at(mention.span.start)
        before = [m for m in self._reading.meetings.values() if m.section == section]
        before = [m for m in before if m.holds_acts and m.position < mention.span.start]
        nearest = min(before, key=lambda m: m.distance(mention.span), default=None)
        if nearest is None or len(nearest.participants) != _PAIR:
            return []
        for person in nearest.participants:
            self._reading.link(groups[0].id, person, "those who met before")
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


def _kind(mention: Mention) -> set[str]:
    """Return the features of an encounter, and what sort of words tell of it."""
    return {*mention.features, mention.features.get("anchor", "")}


def _is_done(mention: Mention) -> bool:
    """Whether an encounter took place, and neither before the one at hand nor beside it."""
    beside = mention.features.get("further", "also") != "also"
    return not beside and not {"earlier", "joint", "modality", "negative"} & mention.features.keys()


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
        if not (m.participants or m.parties)
        or (len(m.participants) == 1 and not m.owns and _says_nothing(reading, m, together))
    ]
    for meeting in empty:
        del reading.meetings[meeting.key]
        for mention in meeting.mentions:
            reading.unlink(mention)


def _says_nothing(
    reading: DocumentReading, meeting: LocalMeeting, together: Sequence[set[str]]
) -> bool:
    """Whether a meeting of one is only planned, or that of a body, or of who met others as well."""
    one = meeting.participants[0]
    return not (meeting.holds_acts and reading.is_person_like(one)) or any(
        one in people for people in together
    )
