"""What rules out that two groups are one person: nothing outweighs it but a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.resolution.persons.name_forms import name_form
from graphkit.resolution.persons.name_match import contradict
from graphkit.resolution.persons.posts import (
    Likeness,
    exclude_each_other,
    likeness,
    of_one_polity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.resolution.persons.descriptions import Days, Group
    from graphkit.resolution.persons.posts import Post


def contradictions(one: Group, other: Group) -> Iterator[str]:
    """Yield, in words, what two groups cannot both be said of one person."""
    if one.genders and other.genders and not one.genders & other.genders:
        yield "not of the same gender"
    if one.countries and other.countries and not one.countries & other.countries:
        countries = sorted(", ".join(sorted(map(_short, g.countries))) for g in (one, other))
        yield f"of different countries: {'; '.join(countries)}"
    for name, another in _names_apart(one, other):
        yield f"different names: {'; '.join(sorted((name, another)))}"
    for office, another_office in _offices_apart(one, other):
        titles = sorted((office.title, another_office.title))
        yield f"different offices at one time: {'; '.join(titles)}"


def _names_apart(one: Group, other: Group) -> Iterator[tuple[str, str]]:
    for name in sorted(one.names):
        for another in sorted(other.names):
            if contradict(name_form(name), name_form(another)):
                yield name, another
                return


def _offices_apart(one: Group, other: Group) -> Iterator[tuple[Post, Post]]:
    """Yield the first two offices that exclude each other and are held on the same days.

    Not if they share an office on such days: people do hold two.
    """
    together = [
        (office, another)
        for office, days in sorted(one.offices.items())
        for another, other_days in sorted(other.offices.items())
        if overlap(days, other_days)
    ]
    if any(_can_be_one(office, another) for office, another in together):
        return
    yield from [pair for pair in together if exclude_each_other(*pair)][:1]


def overlap(one: Days, other: Days) -> bool:
    """Return whether two spans of days share one; unknown days share none."""
    return bool(one[0] and other[0]) and one[0] <= other[1] and other[0] <= one[1]


def _can_be_one(office: Post, other: Post) -> bool:
    return of_one_polity(office, other) is not False and likeness(office, other) > Likeness.AKIN


def _short(polity: str) -> str:
    return polity.rpartition("/")[2]
