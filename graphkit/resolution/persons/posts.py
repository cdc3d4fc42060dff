"""The offices of persons over documents: which wordings are one office, and who can hold two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from graphkit.resolution.offices import OfficeHeld, fits_office, is_below
from graphkit.resources.titles import load_titles

if TYPE_CHECKING:
    from graphkit.resources.gazetteer import Gazetteer

_COUNTRY = "country/"
_LINKS = frozenset({"of", "for", "the", "and", "to", "on", "in", "at", "&"})
_HALF = 0.5


class Likeness(IntEnum):
    """How two posts agree, the most last."""

    OTHER = 0
    AKIN = 1  # half of the words that name the field are the same
    FITS = 2  # one is a shorter wording of the other
    SAME = 3


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """An office as a document words it; ``country`` is that of its ``polity``, "" if unknown."""

    title: str
    head: str
    polity: str = ""
    kinds: tuple[str, ...] = ()
    country: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the title has a head that the lexicon knows."""
        return self.head in load_titles().singular

    @property
    def is_held_beside(self) -> bool:
        """Whether it is an office that people hold beside another one."""
        return not load_titles().beside.isdisjoint((self.head, self.title.lower()))

    @property
    def has_one_holder(self) -> bool:
        """Whether a country or body has one holder at a time, as far as the title tells.

        A president, or the minister of one field; no senator, adviser or bare "Minister".
        """
        titles = load_titles()
        if self.head in titles.supreme | titles.sole:
            return True
        many = self.head in titles.several or is_below(_plain(self))
        return not many and bool(_field(self.title, self.head))


def post_of(office: OfficeHeld, gazetteer: Gazetteer) -> Post:
    """Return an office with the country it is of."""
    country = country_of(office.polity, gazetteer)
    return Post(office.title, office.head, office.polity, office.kinds, country)


def country_of(polity: str, gazetteer: Gazetteer) -> str:
    """Return the country of what people act for: a ministry is of one, the UN of none ("")."""
    if polity.startswith(_COUNTRY):
        return polity
    return gazetteer[polity].located_in if polity in gazetteer else ""


def of_one_polity(one: Post, other: Post) -> bool | None:
    """Return whether two posts are of one country or body, None if that is left open.

    "Secretary" of a department is a post of its country too; two departments are two.
    """
    if not (one.polity and other.polity):
        return None
    if one.polity == other.polity:
        return True
    if one.polity.startswith(_COUNTRY) or other.polity.startswith(_COUNTRY):
        known = one.country and other.country
        return one.country == other.country if known else None
    return False if one.country and other.country else None


@lru_cache(maxsize=1 << 16)
def likeness(one: Post, other: Post) -> Likeness:
    """Return how the titles of two posts agree, whatever they are of.

    Examples:
        >>> trade = Post("Minister for Trade", "minister")
        >>> likeness(trade, Post("Minister", "minister")).name
        'FITS'
        >>> likeness(trade, Post("Minister for Health", "minister")).name
        'OTHER'
    """
    if one.title.lower() == other.title.lower():
        return Likeness.SAME
    mine, theirs = _plain(one), _plain(other)
    if fits_office(mine, theirs) or fits_office(theirs, mine):
        return Likeness.FITS
    if is_below(mine) != is_below(theirs):
        return Likeness.OTHER
    fields = _field(one.title, one.head), _field(other.title, other.head)
    shared = len(fields[0] & fields[1])
    akin = shared and shared >= _HALF * min(map(len, fields))
    return Likeness.AKIN if akin else Likeness.OTHER


def exclude_each_other(one: Post, other: Post) -> bool:
    """Return whether nobody holds both at a time: ministers of two fields or two countries.

    What is left open excludes nothing.
    """
    if one.head != other.head or not (one.has_one_holder and other.has_one_holder):
        return False
    same = of_one_polity(one, other)
    if same is None:
        return False
    return not same or likeness(one, other) is Likeness.OTHER


def _plain(post: Post) -> OfficeHeld:
    return OfficeHeld(post.title, post.head, "", post.kinds)


def _field(title: str, head: str) -> frozenset[str]:
    """Return the words of a title that say what it is for."""
    words = title.lower().replace("-", " ").replace(",", " ").split()
    return frozenset(words) - frozenset(head.replace("-", " ").split()) - _LINKS
