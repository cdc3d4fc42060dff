"""An office as a sentence names it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.naming.entities import EntityMatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Words ``start`` up to ``end`` name one office or, in the plural, several.

    ``title_start`` up to ``title_end`` is the name proper ("Minister of Foreign
    Affairs"), ``polities`` are the countries or organisations it is an office
    of. ``article`` is the determiner before it, "" if there is none.
    """

    start: int
    end: int
    title_start: int
    title_end: int
    title: str
    head: str
    plural: bool
    capital: bool
    polities: tuple[EntityMatch, ...] = ()
    status: str = ""
    article: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it neither says whose office it is nor has more than its head."""
        return not self.polities and self.title_end - self.title_start == 1


def share_polities(offices: Sequence[Office]) -> tuple[Office, ...]:
    """Give offices of one holder that name no polity that of the next (or last) one that does."""
    shared: list[Office] = []
    polities: tuple[EntityMatch, ...] = ()
    for office in reversed(offices):
        polities = office.polities or polities
        shared.insert(0, replace(office, polities=polities))
    first = shared[0].polities if shared else ()
    return tuple(o if o.polities else replace(o, polities=first) for o in shared)
