"""Who is meant by an office without a name: "the Minister", "the Head of State", "EAM".

The words of the office and its country narrow down those of the document who hold
one; of several the publisher's own is meant, else who was named last.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind, EntityType
from graphkit.resolution.homes import is_of_a_country, lacks_office
from graphkit.resolution.offices import OfficeHeld, fits_office, office_of
from graphkit.resolution.relations import OFFICE_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphkit.data_model import Mention
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.word_lists import ReferenceWords


_COUNTRY = "country/"
_MINISTER = "minister"
_ORGANIZATION = "organization/"
_FOREIGN_MINISTER = "minister for foreign affairs"


class HolderFinder:
    """Finds who holds an office among the persons of a document."""

    def __init__(self, reading: DocumentReading, words: ReferenceWords) -> None:
        """Look in ``reading``, whose persons are linked."""
        self._reading = reading
        self._words = words
        self._worded = _wordings(reading)
        self._facing = _facing(reading)
        self._found: dict[OfficeHeld, tuple[str, ...]] = {}

    def add(self, key: str, office: OfficeHeld) -> None:
        """Note an office that a person is found to hold."""
        offices = self._reading.persons[key].offices
        if office not in offices:
            offices.append(office)
            self._found.clear()

    def holder(self, mention: Mention, office: OfficeHeld) -> str | None:
        """Return the person whom an office means, None if nobody or more than one can be."""
        if not office.polity and _wording(mention) in self._unnamed:
            return None
        office = self.of_section(mention, office)
        fitting = [key for key in self._fitting(office) if key not in self._facing[mention.id]]
        if "visiting" in mention.features:
            fitting = [key for key in fitting if not self._is_own(key)]
        if self._is_of_state(office):
            fitting = [key for key in fitting if not self._is_of_body(key, office)]
        if len(fitting) <= 1:
            return next(iter(fitting), None)
        fitting = self._near(mention, fitting)
        for is_meant in self._tests(mention, office):
            fitting = [key for key in fitting if is_meant(key)] or fitting
            if is_meant == self._met.__contains__ and self._is_in_title(mention):
                return min(fitting, key=self._first_place)  # whom the text names first
        if len(fitting) == 1:
            return fitting[0]
        start, is_fitting = mention.span.start, fitting.__contains__
        return self._reading.last_leading(start, is_fitting) or self._reading.last_named(
            start, is_fitting
        )

    def of_section(self, mention: Mention, office: OfficeHeld) -> OfficeHeld:
        """Return a bare office as that of the body which its section gave it before.

        "The Minister met the Director of the Bank. The Director" is the Bank's, whoever else
        is called a director; not where nobody but a holder named has that office.
        """
        told = self._told_before(mention)
        like = [m for m in told if m.name == mention.name]
        block = self._reading.block_at(mention.span.start)
        like = [m for m in like if self._reading.block_at(m.span.start) == block] or like
        bodies = {m.features.get("polity", "") for m in like}
        body = next(iter(bodies), "")
        if office.polity or len(bodies) != 1 or not body.startswith(_ORGANIZATION):
            return office
        of_body = replace(office, polity=body)
        named = any(m.id in self._reading.held_offices for m in like)
        return of_body if not named or self._fitting(of_body) else office

    def _told_before(self, mention: Mention) -> list[Mention]:
        """Return the offices of one holder that the section of a mention names before it.

        Those that say nothing of whose they are count where they stand with a name.
        """
        return [
            m
            for m in self._offices[self._reading.section_at(mention.span.start)]
            if m.span.start < mention.span.start
            and (m.features.get("polity") or m.id in self._reading.held_offices)
        ]

    @cached_property
    def _offices(self) -> defaultdict[int, list[Mention]]:
        """Return the offices of one holder, by section."""
        found: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in self._reading.extraction.mentions:
            if mention.type is EntityType.OFFICE and not mention.features.get("plural"):
                found[self._reading.section_at(mention.span.start)].append(mention)
        return found

    def of_home(self, office: OfficeHeld) -> OfficeHeld:
        """Return an office nobody is named for, as that of the publisher's country if bare."""
        own, home = self._words.own_leaders | self._words.own_offices, self._reading.home
        is_own = office.head in own and not office.polity
        if not (is_own and home) or lacks_office(home, office, self._words):
            return office
        return replace(office, polity=home)

    def of_document(self, office: OfficeHeld) -> OfficeHeld:
        """Return a bare office as that of the only country or body the document says has one."""
        return replace(office, polity=self._only_polity.get(office.title, ""))

    @cached_property
    def _only_polity(self) -> dict[str, str]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for mention in self._reading.extraction.mentions:
            single = mention.type is EntityType.OFFICE and not mention.features.get("plural")
            if single and mention.features.get("polity"):
                found[mention.name].add(mention.features["polity"])
        return {title: min(of) for title, of in found.items() if len(of) == 1}

    def is_only_of_one(self, office: OfficeHeld) -> bool:
        """Return whether only one country has such an office: it has no counterparts."""
        return office.title.lower() in self._words.only_of

    def abroad(self, office: OfficeHeld) -> OfficeHeld:
        """Return an office as other countries call it: few have a "Foreign Secretary"."""
        title = self._words.abroad.get(office.title.lower())
        return replace(office, title=title, head=_MINISTER) if title else office

    def at_home(self, office: OfficeHeld, polity: str) -> OfficeHeld:
        """Return the like office of ``polity``: the foreign minister of some is a secretary."""
        title = office.title.lower()
        own = self._words.foreign_ministers.get(polity, "") if title == _FOREIGN_MINISTER else ""
        if not own:
            return OfficeHeld(office.title, office.head, polity)
        return OfficeHeld(own, own.lower().partition(" for ")[0], polity)

    @cached_property
    def _unnamed(self) -> set[str]:
        """Return the offices whose holders are shown to be others than those named.

        "The Prime Minister spoke to Prime Minister Rao" tells of two, one of them unnamed.
        """
        found = set()
        for mention in self._reading.extraction.mentions:
            is_title = mention.id in self._reading.held_offices
            if mention.type is EntityType.OFFICE and _is_bare(mention) and not is_title:
                fitting = self._fitting(office_of(mention))
                if fitting and self._facing[mention.id].issuperset(fitting):
                    found.add(_wording(mention))
        return found

    @cached_property
    def _met(self) -> set[str]:
        """Return who took part in an encounter: others are only named in passing."""
        found: set[str] = set()
        for relation in self._reading.relations.saying("gk:participatedIn"):
            subjects = [m for m in relation.subjects if m in self._reading.mentions]
            found.update(k for k in self._reading.keys(subjects) if k in self._reading.persons)
        return found

    def _fitting(self, office: OfficeHeld) -> tuple[str, ...]:
        """Return who can be meant; a long text says "the Minister" often, so each is found once."""
        if office not in self._found:
            persons = self._reading.persons
            self._found[office] = tuple(key for key in persons if self._can_be(key, office))
        return self._found[office]

    def _can_be(self, key: str, office: OfficeHeld) -> bool:
        person = self._reading.persons[key]
        held = [h for h in person.offices if fits_office(office, h)]
        if not office.polity or any(h.polity for h in held):
            return bool(held)
        return bool(held) and (not person.polities or office.polity in person.polities)

    def _is_of_state(self, office: OfficeHeld) -> bool:
        """Whether a government calls its own leader so: "the President" is none of a firm."""
        bare = office.title.lower() == office.head and not office.polity
        own = bare and office.head in self._words.own_leaders
        home = self._reading.home
        return own and home.startswith(_COUNTRY) and not lacks_office(home, office, self._words)

    def _is_of_body(self, key: str, office: OfficeHeld) -> bool:
        """Whether somebody is "President of the Trade Club", or president and director."""
        person, home = self._reading.persons[key], self._reading.home
        fitting = [held for held in person.offices if fits_office(office, held)]
        if all(self._names_body(held) and held.polity in {"", home} for held in fitting):
            return True
        others = {held.head for held in person.offices if held not in fitting}
        governing = others <= self._words.own_leaders | self._words.own_offices
        return not (governing or is_of_a_country(person))

    def _names_body(self, office: OfficeHeld) -> bool:
        """Whether a title says of what somebody is president, and that is no republic."""
        title = office.title.lower()
        return title != office.head and title.rpartition(" ")[2] not in self._words.realms

    def _is_in_title(self, mention: Mention) -> bool:
        kind = self._reading.document.kind_of_position(mention.span.start)
        return kind is BlockKind.TITLE

    def _first_place(self, key: str) -> int:
        """Return where somebody is named first."""
        mentions = self._reading.persons[key].mentions
        return min(self._reading.mentions[m].span.start for m in mentions)

    def _near(self, mention: Mention, fitting: list[str]) -> list[str]:
        """Return those named in the section, with the publisher's own; all if there are none."""
        section = self._reading.section_at(mention.span.start)
        near = [key for key in fitting if self._is_own(key) or self._is_named_in(section, key)]
        return near or fitting

    def _is_named_in(self, section: int, key: str) -> bool:
        spans = (self._reading.mentions[m].span for m in self._reading.persons[key].mentions)
        return any(self._reading.section_at(span.start) == section for span in spans)

    def _is_own(self, key: str) -> bool:
        return (
            bool(self._reading.home) and self._reading.home in self._reading.persons[key].polities
        )

    def _tests(self, mention: Mention, office: OfficeHeld) -> Iterator[Callable[[str], bool]]:
        """Yield what sets one holder before others, the surest first."""
        persons, words = self._reading.persons, _wording(mention)
        faced = self._facing[mention.id]
        yield lambda key: faced.isdisjoint(persons[key].polities)
        yield lambda key: bool(office.polity) and office.polity in persons[key].polities
        yield lambda key: any(office.title == held.title for held in persons[key].offices)
        yield self._met.__contains__
        yield lambda key: words in self._worded[key]
        yield lambda key: any(office.head == held.head for held in persons[key].offices)
        yield self._is_own


def _wordings(reading: DocumentReading) -> defaultdict[str, set[str]]:
    """Return how the offices of each person are worded: "foreign secretary"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for relation in reading.relations.saying("gk:holdsOffice"):
        for key in reading.keys(relation.subjects):
            found[key].update(_wording(reading.mentions[m]) for m in relation.objects)
    return found


def _is_bare(mention: Mention) -> bool:
    features = mention.features
    return not (features.get("polity") or features.get("plural") or features.get("status"))


def _wording(mention: Mention) -> str:
    return mention.features.get("title", mention.name).lower()


def _facing(reading: DocumentReading) -> defaultdict[str, set[str]]:
    """Return whom each mention acts on or is acted on by: nobody thanks or meets himself."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for relation in reading.extraction.relations:
        if relation.predicate in OFFICE_RELATIONS:
            continue
        others = (*relation.addressees, *relation.objects)
        for mention in relation.subjects:
            if mention not in relation.addressees:
                found[mention].update(reading.keys(others))
        for mention in others:
            found[mention].update(reading.keys(s for s in relation.subjects if s not in others))
    return found
