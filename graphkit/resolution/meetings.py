"""Put the encounters of a document together into meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, BlockKind, EntityType
from graphkit.resolution.encounters import LocalMeeting, opens_own_section, same_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Mention, Relation
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer

_TYPES = (EntityType.MEETING, EntityType.CALL)
_CIRCUMSTANCES = frozenset({"gk:heldOn", "gk:heldAt", "gk:onSidelinesOf"})


class MeetingBuilder:
    """Build the meetings of one document from its encounter mentions."""

    def __init__(self, reading: DocumentReading, gazetteer: Gazetteer) -> None:
        """Work on ``reading``; ``gazetteer`` knows the members of groupings."""
        self._reading = reading
        self._gazetteer = gazetteer
        self._announcements: list[LocalMeeting] = []

    def build(self) -> None:
        """Fill ``reading.meetings`` and link each encounter to its meeting."""
        mentions = [m for m in self._reading.extraction.mentions if m.type in _TYPES]
        order = {"title": 0, "heading": 1, "verb": 2, "noun": 2, "caption": 3}
        for mention in sorted(
            mentions, key=lambda m: (order.get(m.features.get("anchor", ""), 2), m.span)
        ):
            self._place(mention)
        self._sections_of_announcements()
        for meeting in self._reading.meetings.values():
            self._add_actors(meeting)
            self._infer_polity(meeting)
        self._inherit_circumstances()
        for key in [
            k
            for k, m in self._reading.meetings.items()
            if len(m.participants) + len(m.parties) == 0
        ]:
            self._drop(key)

    def _place(self, mention: Mention) -> None:
        people = self._named_people(mention)
        parties = mention.features.get("parties", "").split()
        if mention.features.get("plural"):
            self._announce(mention, people, parties)
            return
        home = self._home(mention, people, parties)
        if home is None:
            if mention.features.get("anchor") == "caption":
                return
            home = self._new(mention, parties)
        self._join(home, mention, people)

    def _named_people(self, mention: Mention) -> list[str]:
        """Return the entities said to take part by name."""
        subjects = [
            subject
            for relation in self._reading.extraction.relations
            if relation.predicate == "gk:participatedIn" and mention.id in relation.objects
            for subject in relation.subjects
        ]
        keys = self._reading.keys(subjects)
        return [k for k in keys if self._reading.is_person_like(k) or self._is_polity(k)]

    def _is_polity(self, key: str) -> bool:
        return self._reading.entities[key].type in {EntityType.COUNTRY, EntityType.ORGANIZATION}

    def _announce(self, mention: Mention, people: list[str], parties: list[str]) -> None:
        meeting = self._fresh(mention, parties)
        meeting.participants = people
        meeting.plural = True
        self._announcements.append(meeting)

    def _fresh(self, mention: Mention, parties: Sequence[str]) -> LocalMeeting:
        return LocalMeeting(
            key=f"meeting:{mention.span.start}",
            type=mention.type or EntityType.MEETING,
            mentions=[mention.id],
            label=mention.name,
            position=mention.span.start,
            section=self._reading.section_at(mention.span.start),
            owns=opens_own_section(mention),
            parties=list(parties),
            modality=mention.features.get("modality", ""),
            negative=bool(mention.features.get("negative")),
            background=bool(mention.features.get("background")),
            features={
                k: mention.features[k] for k in ("format", "medium") if k in mention.features
            },
        )

    def _new(self, mention: Mention, parties: Sequence[str]) -> LocalMeeting:
        meeting = self._fresh(mention, parties)
        meeting.mentions = []
        self._reading.meetings[meeting.key] = meeting
        return meeting

    def _join(self, meeting: LocalMeeting, mention: Mention, people: Iterable[str]) -> None:
        meeting.mentions.append(mention.id)
        meeting.participants.extend(p for p in people if p not in meeting.participants)
        meeting.features = {
            **{k: v for k, v in mention.features.items() if k in {"format", "medium"}},
            **meeting.features,
        }
        reason = f"{mention.features.get('anchor', 'words')} that tells of the meeting"
        self._reading.link(mention.id, meeting.key, reason)

    # Which meeting a mention tells of

    def _home(self, mention: Mention, people: list[str], parties: list[str]) -> LocalMeeting | None:
        if mention.features.get("negative") or mention.features.get("background"):
            return None
        anchor = mention.features.get("anchor")
        sections = self._reading.sections_at(mention.span.start)
        for meeting in self._nearest(mention, sections):
            if (
                meeting.negative
                or meeting.background
                or meeting.modality != mention.features.get("modality", "")
            ):
                continue
            if (
                anchor == "heading"
                and (meeting.section != sections[0] or meeting.owns)
                and meeting.section != 0
            ):
                continue
            if self._compatible(meeting, mention, people, parties):
                return meeting
        return None

    def _nearest(self, mention: Mention, sections: Sequence[int]) -> list[LocalMeeting]:
        """Return the meetings of the sections around, innermost first, the latest first."""
        found = []
        for section in sections:
            inside = [m for m in self._reading.meetings.values() if m.section == section]
            found.extend(
                sorted(inside, key=lambda m: (abs(m.position - mention.span.start), m.position))
            )
        if mention.features.get("anchor") == "caption":
            rest = [m for m in self._reading.meetings.values() if m not in found]
            found.extend(sorted(rest, key=lambda m: m.position))
        return found

    def _compatible(
        self, meeting: LocalMeeting, mention: Mention, people: list[str], parties: list[str]
    ) -> bool:
        calls = {meeting.type, mention.type} == {EntityType.MEETING, EntityType.CALL}
        if calls and mention.features.get("anchor") != "caption":
            return False
        if self._different_day(meeting, mention):
            return False
        section = self._reading.section_at(mention.span.start)
        if mention.features.get("anchor") == "caption" and meeting.section == section and section:
            return not parties or not meeting.parties or bool(set(parties) & set(meeting.parties))
        if people and meeting.participants:
            return self._fit(meeting.participants, people)
        if people and meeting.parties:
            return all(self._represents(p, meeting.parties) for p in people)
        if parties and meeting.parties:
            return set(parties) == set(meeting.parties)
        if parties and meeting.participants:
            polities = {p for key in meeting.participants for p in self._reading.polities_of(key)}
            return set(parties) <= polities
        return not people and not parties and mention.features.get("anchor") != "caption"

    def _different_day(self, meeting: LocalMeeting, mention: Mention) -> bool:
        mine = self._days([mention.id])
        theirs = self._days(meeting.mentions)
        return bool(mine and theirs and not mine & theirs)

    def _days(self, mentions: Sequence[str]) -> set[str]:
        return {
            r.literal.value
            for r in self._reading.extraction.relations
            if r.predicate == "gk:heldOn" and r.literal and r.subjects[0] in mentions
        }

    def _fit(self, one: list[str], other: list[str]) -> bool:
        """Whether two lists of participants can be one meeting's, countries standing for people."""
        if same_people(one, other):
            return True
        short, long = sorted((one, other), key=len)
        return all(any(self._stands_for(a, b) for b in long) for a in short)

    def _stands_for(self, one: str, other: str) -> bool:
        if one == other:
            return True
        mine, theirs = self._reading.polities_of(one), self._reading.polities_of(other)
        persons = [k for k in (one, other) if k in self._reading.persons]
        if len(persons) == 1 and not self._reading.polities_of(persons[0]):
            return True  # a minister of a country not said yet, beside "the Foreign Ministers of …"
        return bool(mine & theirs) and len(persons) < 2

    def _represents(self, key: str, parties: Iterable[str]) -> bool:
        """Whether an entity acts for one of the parties, or for a member of one."""
        polities = self._reading.polities_of(key)
        for party in parties:
            members = self._gazetteer[party].members if party in self._gazetteer else ()
            if party in polities or polities & set(members):
                return True
        return False

    # Sections of an announced series

    def _sections_of_announcements(self) -> None:
        """Open a meeting for each section named after a party of an announced series."""
        for announcement in self._announcements:
            for index, section in enumerate(self._reading.document.sections):
                if section.heading is None or any(
                    m.section == index for m in self._reading.meetings.values()
                ):
                    continue
                named = self._keys_within(section.heading.start, section.heading.end)
                polities = {p for key in named for p in self._reading.polities_of(key)}
                wanted = {
                    p for key in announcement.participants for p in self._reading.polities_of(key)
                }
                if polities & wanted:
                    self._open_section(index, sorted(polities & wanted), announcement)

    def _keys_within(self, start: int, end: int) -> list[str]:
        inside = [m.id for m in self._reading.extraction.mentions if start <= m.span.start < end]
        return self._reading.keys(inside)

    def _open_section(self, index: int, parties: list[str], announcement: LocalMeeting) -> None:
        section = self._reading.document.sections[index]
        heading = section.heading
        if heading is None:
            return
        meeting = LocalMeeting(
            key=f"meeting:{heading.start}",
            type=announcement.type,
            mentions=[announcement.mentions[0]],
            label="",
            position=heading.start,
            section=index,
            owns=True,
        )
        persons = [k for k in self._actors(meeting) if k in self._reading.persons]
        fitting = [k for k in persons if self._represents(k, parties)]
        if fitting and len(persons) >= 2:
            meeting.participants = (
                persons[:2] if fitting[0] in persons[:2] else [persons[0], fitting[0]]
            )
            self._reading.meetings[meeting.key] = meeting

    # Who else took part

    def _add_actors(self, meeting: LocalMeeting) -> None:
        """Add those who act in the paragraphs a heading's meeting owns."""
        if not meeting.owns or not meeting.parties:
            return
        has_countries = any(party.startswith("country/") for party in meeting.parties)
        for key in self._actors(meeting):
            if key in meeting.participants:
                continue
            if self._represents(key, meeting.parties) or (
                not has_countries and key in self._reading.persons
            ):
                meeting.participants.append(key)
        persons = [k for k in meeting.participants if k in self._reading.persons]
        covered = {p for k in persons for p in self._reading.polities_of(k)}
        meeting.participants = [
            k
            for k in meeting.participants
            if k in persons or not self._reading.polities_of(k) & covered
        ]
        if persons:
            meeting.participants = [
                k for k in meeting.participants if self._reading.is_person_like(k)
            ]

    def _infer_polity(self, meeting: LocalMeeting) -> None:
        """Give the one participant without a country the one country of the heading left over."""
        persons = [k for k in meeting.participants if k in self._reading.persons]
        without = [k for k in persons if not self._reading.polities_of(k)]
        covered = {p for k in persons for p in self._reading.polities_of(k)}
        left = [p for p in meeting.parties if p.startswith("country/") and p not in covered]
        if len(without) == 1 and len(left) == 1 and len(persons) == len(meeting.parties):
            person = self._reading.persons[without[0]]
            person.polities.append(left[0])
            self._reading.inferred[without[0]] = (left[0], meeting.key)
            meeting.participants = [
                k
                for k in meeting.participants
                if k in persons or left[0] not in self._reading.polities_of(k)
            ]

    def _actors(self, meeting: LocalMeeting) -> list[str]:
        """Return the persons and offices named as subject or addressee in the section's prose."""
        found: list[str] = []
        for relation in self._section_relations(meeting.section):
            named = [
                m
                for m in (*relation.subjects, *relation.addressees, *relation.objects)
                if self._acts(m, relation)
            ]
            found.extend(
                k
                for k in self._reading.keys(named)
                if k not in found and self._reading.is_person_like(k)
            )
        return found

    def _acts(self, mention: str, relation: Relation) -> bool:
        type_ = self._reading.mentions[mention].type
        return type_ in {EntityType.PERSON, EntityType.OFFICE} and (
            mention not in relation.objects
            or relation.predicate in {"gk:thanked", "gk:congratulated", "gk:urged", "gk:welcomed"}
        )

    def _section_relations(self, section: int) -> list[Relation]:
        document = self._reading.document
        return [
            r
            for r in self._reading.extraction.relations
            if r.predicate
            not in {"gk:holdsOffice", "gk:officeOf", "gk:represents", "skos:broader", "gk:visited"}
            and section in self._reading.sections_at(r.sentence.start)
            and (
                self._is_prose(r)
                or document.kind_of_position(r.sentence.start) is BlockKind.CAPTION
            )
        ]

    def _is_prose(self, relation: Relation) -> bool:
        return self._reading.document.kind_of_position(relation.sentence.start) in PROSE

    def _inherit_circumstances(self) -> None:
        """Give meetings of an announced series its date and margin where they have none."""
        for announcement in self._announcements:
            wanted = {
                p for key in announcement.participants for p in self._reading.polities_of(key)
            }
            for meeting in self._reading.meetings.values():
                polities = {
                    p for key in meeting.participants for p in self._reading.polities_of(key)
                }
                if polities & wanted:
                    meeting.dates.append(announcement.mentions[0])

    def _drop(self, key: str) -> None:
        meeting = self._reading.meetings.pop(key)
        for mention in meeting.mentions:
            self._reading.links.pop(mention, None)
