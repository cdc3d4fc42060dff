"""Tell those who were met one by one from those who met at one table.

"She met A and B. In her meeting with B, …" tells of two encounters, and so does a
heading that names the counterparts of two countries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Mention
    from graphkit.resolution.meeting_people import MeetingPeople
    from graphkit.resolution.reading import DocumentReading

_PAIR = 2
_HEADINGS = frozenset({"heading", "title"})
_AT_ONE_TABLE = frozenset({"multilateral", "trilateral"})
_NOT_DONE = frozenset({"modality", "negative"})


class ToldApart:
    """Knows the mentions of several people who were met one after the other."""

    def __init__(
        self, reading: DocumentReading, people: MeetingPeople, encounters: Sequence[Mention]
    ) -> None:
        """Look at all ``encounters`` of a document."""
        self.mentions: set[str] = set()
        self._hosts = self._hosts_of_series(reading, people, encounters)
        self._reading = reading
        self._people = people
        self._find(encounters)

    def is_with_each(self, mention: Mention) -> bool:
        """Whether people were met one by one: told again, or counterparts in a heading."""
        in_heading = mention.features.get("anchor") in _HEADINGS
        several = len(self._sides_of_counterparts(mention)) > 1 or self._is_of_host(mention)
        return mention.id in self.mentions or (in_heading and several)

    @staticmethod
    def _hosts_of_series(
        reading: DocumentReading, people: MeetingPeople, encounters: Sequence[Mention]
    ) -> set[str]:
        """Return those of whom the text says that they held several meetings."""
        told = [m for m in encounters if m.features.get("plural") and _is_done(m)]
        alone = (people.named(m) for m in told if m.features.get("anchor") not in _HEADINGS)
        return {named[0] for named in alone if len(named) == 1 and named[0] in reading.persons}

    def _is_of_host(self, mention: Mention) -> bool:
        """Whether a heading names nobody but who held several: "Ms. Ruiz holds talks in Oslo"."""
        named = self._people.named(mention)
        parties = set(mention.features.get("parties", "").split())
        only = len(named) == 1 and named[0] in self._hosts
        return only and parties <= self._reading.polities_of(named[0])

    def _find(self, encounters: Sequence[Mention]) -> None:
        # A title names only the first of those met: it tells of no other meeting.
        single = [m for m in encounters if _is_done(m) and not {"series", "title"} & _kind(m)]
        told = [(m, set(self._people.named(m))) for m in single]
        for mention in encounters:
            joint = mention.features.get("instead_of", "")
            people = set(self._people.named(mention)) if joint else set()
            for other, others in told if len(people) == _PAIR else ():
                if others == people and self._may_tell_again(other, mention):
                    self.mentions.add(joint)
        said = [m for m in encounters if not {"instead_of", *_NOT_DONE} & m.features.keys()]
        two = [people for m in said if len(people := set(self._people.named(m))) == _PAIR]
        for mention in encounters:
            sides = self._sides_of_counterparts(mention)
            several = len(sides) > 1
            if several and any(self._reading.polities_of_all(people) & sides for people in two):
                self.mentions.add(mention.id)

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


def _kind(mention: Mention) -> set[str]:
    """Return the features of an encounter, and what sort of words tell of it."""
    return {*mention.features, mention.features.get("anchor", "")}


def _is_done(mention: Mention) -> bool:
    """Whether an encounter took place, and neither before the one at hand nor beside it."""
    beside = mention.features.get("further", "also") != "also"
    return not beside and not {"earlier", "joint", "modality", "negative"} & mention.features.keys()
