"""An office as a sentence names it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.naming.entities import EntityMatch

_OF_BODIES = frozenset({"chair", "chairman", "chairperson", "chairwoman", "president"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Words ``start`` up to ``end`` name one office or, in the plural, several.

    ``title_start`` up to ``title_end`` is the name proper ("Minister of Foreign
    Affairs"), ``polities`` are the countries or organisations it is an office
    of. ``article`` is the determiner before it, "" if there is none. ``singular``
    is the title of one holder: "Foreign Minister" of "Foreign Ministers".
    ``visiting`` says that words before it tell so of the holder, ``local`` that it is an
    office of a part of a country.
    """

    start: int
    end: int
    title_start: int
    title_end: int
    title: str
    singular: str
    head: str
    plural: bool
    capital: bool
    polities: tuple[EntityMatch, ...] = ()
    status: str = ""
    article: str = ""
    has_complement: bool = False
    visiting: bool = False
    local: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether its name is a head and nothing more: "the President", "the Prime Minister"."""
        return self.title.lower().replace("-", " ") == self.head.replace("-", " ")


def share_around(before: Sequence[Office], after: Sequence[Office]) -> tuple[Office, ...]:
    """Give the offices on both sides of a name their country: nothing else reaches over it."""
    offices = (*share_polities(before), *share_polities(after))
    country = next((o.polities for o in offices if _are_countries(o.polities)), ())
    return tuple(o if o.polities else _with_polities(o, country) for o in offices)


def share_polities(offices: Sequence[Office]) -> tuple[Office, ...]:
    """Give offices of one holder that name no polity that of the next (or last) one that does.

    A country is shared by all; an organisation only by what is said before it and nothing
    else about: "Chair and President of the Bank", not "Adviser to the Minister".
    """
    shared: list[Office] = []
    polities: tuple[EntityMatch, ...] = ()
    for office in reversed(offices):
        polities = office.polities or polities
        open_to_all = not (office.has_complement or "minister" in office.head)
        of_body = office.has_complement and office.head in _OF_BODIES
        fits = office.polities or (_are_countries(polities) and not of_body) or open_to_all
        shared.insert(0, _with_polities(office, polities if fits else ()))
    first = next((o.polities for o in offices if _are_countries(o.polities)), ())
    return tuple(o if o.polities else _with_polities(o, first) for o in shared)


def _with_polities(office: Office, polities: tuple[EntityMatch, ...]) -> Office:
    return office if office.polities == polities else replace(office, polities=polities)


def _are_countries(polities: Sequence[EntityMatch]) -> bool:
    return bool(polities) and all(match.entry.type == "Country" for match in polities)
