"""Who took part in an encounter: those named, and those whom "they" or "the Ministers" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.offices import fits_office, office_of
from graphkit.resolution.reading import PERSON_LIKE, POLITIES
from graphkit.resolution.references import is_plural_reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Mention
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.offices import OfficeHeld
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.word_lists import ReferenceWords

_PAIR = 2
_AT_ONE_TABLE = frozenset({"multilateral", "trilateral"})


class MeetingPeople:
    """Finds the people of a mention among those of the meetings told before it."""

    def __init__(self, reading: DocumentReading, words: ReferenceWords) -> None:
        """Look at the meetings of ``reading`` found so far; ``words`` know the numerals."""
        self._reading = reading
        self._words = words

    def all_of(self, mention: Mention) -> list[str]:
        """Return all who took part, the named ones first."""
        people = self.named(mention) or self.meant(mention)
        for found in (self.joined(mention), self.office_holders(mention, people)):
            people += [key for key in found if key not in people]
        return people

    def named(self, mention: Mention) -> list[str]:
        """Return the entities said to take part by name."""
        named = self._reading.relations.participants(mention.id)
        # A capital that stands for its government takes part in nothing.
        people = [m for m in named if "capital" not in self._reading.mentions[m].features]
        keys = self._reading.keys(people)
        return [k for k in keys if self._reading.entities[k].type in PERSON_LIKE | POLITIES]

    def meant(self, mention: Mention) -> list[str]:
        """Return those who met before, where "they" met or will meet another time.

        Without a day or modality of its own it is what was told before.
        """
        relations, mentions = self._reading.relations, self._reading.mentions
        named = relations.participants(mention.id)
        other = bool({"another", "modality"} & mention.features.keys())
        other_time = other or bool(relations.circumstances(mention.id))
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
        nearest = min(before, key=lambda m: (m.aside, m.distance(mention.span)), default=None)
        if nearest is None or not self._is_another_day(mention, nearest):
            return []
        for one in named:
            for person in nearest.participants:
                self._reading.link(one, person, "those who met before")
        return list(nearest.participants)

    def joined(self, mention: Mention) -> list[str]:
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
        other = {"another", "modality"} & mention.features.keys()
        return bool(other) or bool(mine - theirs)

    def office_holders(self, mention: Mention, people: Sequence[str]) -> list[str]:
        """Return those told to have met before, where somebody met "the two Foreign Ministers".

        All of that meeting who may hold the office are meant, as many as the words say.
        """
        names = map(
            self._reading.mentions.__getitem__, self._reading.relations.participants(mention.id)
        )
        offices = [m for m in names if _are_ministers(m) and not self._reading.links(m.id)]
        if len(offices) != 1 or not people:
            return []
        wanted = office_of(offices[0])
        said = self._reading.words_before(offices[0].span, _PAIR)
        count = next((self._words.numerals[w] for w in said if w in self._words.numerals), 0)
        before = [m for m in self._reading.meetings.values() if m.position < mention.span.start]
        before = [m for m in before if m.holds_acts and len(m.participants) > 1]
        before.sort(key=lambda m: m.distance(mention.span))
        for meeting in before if count else before[:1]:
            named = (key for key in meeting.participants if key not in people)
            meant = [key for key in named if self._may_hold(key, wanted)]
            if len(meant) == max(count or len(meant), _PAIR):
                for person in meant:
                    self._reading.link(offices[0].id, person, "those of that office who met before")
                return meant
        return []

    def _may_hold(self, key: str, wanted: OfficeHeld) -> bool:
        person = self._reading.persons.get(key)
        held = person.offices if person is not None else []
        return any(wanted.head in h.head or fits_office(wanted, h) for h in held)


def _are_ministers(mention: Mention) -> bool:
    """Whether "the Ministers" stand for people named elsewhere: they are of no country here."""
    plural = mention.type is EntityType.OFFICE and mention.features.get("plural")
    return bool(plural) and not mention.features.get("polity")
