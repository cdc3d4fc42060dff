"""What a document says of a person, and what all documents of a group say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from graphkit.resolution.names import display_name
from graphkit.resolution.persons.name_forms import is_full, name_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.resolution.persons.posts import Post

Member: TypeAlias = tuple[str, str]
"""A document's id, and the key of a person in it."""

Days: TypeAlias = tuple[str, str]
"""The first and the last day, as ``2021-09-22``; empty words where no day is known."""

NO_DAYS: Days = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One person of one document.

    ``countries`` and ``bodies`` are ids of what the person acts for, ``home`` the country that
    publishes. ``day`` is when the document is of, ``met`` pairs of a day ("" if unknown) and
    the name of somebody met then.
    """

    member: Member
    names: tuple[str, ...]
    misspelt: tuple[str, ...] = ()
    offices: tuple[Post, ...] = ()
    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    home: str = ""
    gender: str = ""
    day: str = ""
    met: frozenset[tuple[str, str]] = frozenset()

    @property
    def profile(self) -> tuple[object, ...]:
        """All that is said besides day and meetings: alike in many documents."""
        offices = tuple(sorted(self.offices))
        names = tuple(sorted({(name_form(n).parts, name_form(n).suffix) for n in self.names}))
        where = (tuple(sorted(self.countries)), tuple(sorted(self.bodies)), self.home)
        return names, offices, where, self.gender


@dataclass(slots=True, eq=False)
class Group:
    """Persons of several documents that are taken for one, and what is said of them together.

    ``offices`` have the days between which documents name them, ``met`` who was met on which
    days. ``bases`` are countries that only the publisher gives, for those without one.
    """

    number: int
    members: list[Member] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    misspelt: set[str] = field(default_factory=set)
    offices: dict[Post, Days] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    days: Days = NO_DAYS
    documents: set[str] = field(default_factory=set)
    met: set[tuple[str, str]] = field(default_factory=set)
    _ranked: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The name to show."""
        return display_name(self.ranked_names)

    @property
    def ranked_names(self) -> list[str]:
        """All names, the one that most documents use first; none is added afterwards."""
        if not self._ranked:
            self._ranked = sorted(self.names, key=lambda name: (-self.names[name], name))
        return self._ranked

    @property
    def full_names(self) -> list[str]:
        """The names with a given name or an initial, in the same order."""
        return [name for name in self.ranked_names if is_full(name)]

    def add(self, one: Description) -> None:
        """Add what a document says."""
        self.members.append(one.member)
        for name in one.names:
            self.names[name] = self.names.get(name, 0) + 1
        self.misspelt.update(one.misspelt)
        self._add_offices(dict.fromkeys(one.offices, (one.day, one.day)))
        self.countries |= one.countries
        self.bodies |= one.bodies
        self.genders |= {one.gender} - {""}
        self.homes |= {one.home} - {""}
        self.days = span_of(self.days, (one.day, one.day))
        self.documents.add(one.member[0])
        self.met |= one.met

    def absorb(self, other: Group) -> None:
        """Add all of another group."""
        self.members.extend(other.members)
        for name, times in other.names.items():
            self.names[name] = self.names.get(name, 0) + times
        self.misspelt |= other.misspelt
        self._add_offices(other.offices)
        self.countries |= other.countries
        self.bodies |= other.bodies
        self.genders |= other.genders
        self.homes |= other.homes
        self.days = span_of(self.days, other.days)
        self.documents |= other.documents
        self.met |= other.met

    def _add_offices(self, offices: Mapping[Post, Days]) -> None:
        for office, days in offices.items():
            self.offices[office] = span_of(self.offices.get(office, NO_DAYS), days)


def group_of(number: int, descriptions: Iterable[Description]) -> Group:
    """Return a group of descriptions that are one person's."""
    group = Group(number)
    for one in descriptions:
        group.add(one)
    return group


def span_of(one: Days, other: Days) -> Days:
    """Return the first and the last of two spans of days, leaving out unknown ones.

    Examples:
        >>> span_of(("2021-01-02", "2021-03-01"), ("", "")), span_of(NO_DAYS, NO_DAYS)
        (('2021-01-02', '2021-03-01'), ('', ''))
    """
    firsts = [days[0] for days in (one, other) if days[0]]
    lasts = [days[1] for days in (one, other) if days[1]]
    return min(firsts, default=""), max(lasts, default="")
