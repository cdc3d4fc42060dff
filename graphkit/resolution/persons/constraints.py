"""What the user decided of persons: who is one, and who is not. It always wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resolution.persons.descriptions import Member

DECIDED = "decided by the user"
"""The reason of a merge that no evidence was asked for."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """Persons that are one (``together``), and pairs of sides that are not (``apart``).

    A person is a pair of a document's id and a key in it. No group has members of both sides
    of a pair; whoever says that persons are one and are not is told elsewhere.
    """

    together: tuple[frozenset[Member], ...] = ()
    apart: tuple[tuple[frozenset[Member], frozenset[Member]], ...] = ()

    def sides(self) -> Mapping[Member, frozenset[tuple[int, int]]]:
        """Return, for each member, the pairs it stands in, by number, and on which side."""
        found: dict[Member, set[tuple[int, int]]] = {}
        for number, pair in enumerate(self.apart):
            for side, members in enumerate(pair):
                for member in members:
                    found.setdefault(member, set()).add((number, side))
        return {member: frozenset(sides) for member, sides in found.items()}


NO_CONSTRAINTS = Constraints()
"""Nothing was decided."""
