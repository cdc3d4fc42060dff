"""Read the names that a plural leads to: "Ministers Rao and Soto", "the Presidents of A and B, …".

As many names as countries are given one country each, in order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.naming.person_assembly import FoundName
from graphkit.extraction.naming.scan import COORDINATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.naming.counterparts import CounterpartPhrase
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office import Office
    from graphkit.extraction.naming.person import Person
    from graphkit.extraction.naming.person_assembly import PersonAssembly
    from graphkit.extraction.naming.person_names import NameShapes
    from graphkit.extraction.naming.scan import Scan

_SEVERAL = 2


@dataclass(slots=True)
class NameLists:
    """Reads lists of names in one sentence."""

    scan: Scan
    shapes: NameShapes
    assembly: PersonAssembly

    def holders(self, office: Office) -> list[Person]:
        """Return the holders that a plural office names, none if it names nobody."""
        held = replace(office, plural=False, title=office.singular)
        if not office.polities:
            plain = office.capital and not office.has_complement
            names = self._names(office.start, office.end) if plain else []
            return [self.assembly.person(name, [held]) for name in names]
        names = self._full_names(office.start, office.end)
        shared = _share(office.polities, len(names))
        return [
            self.assembly.person(name, [replace(held, polities=(polity,))])
            for name, polity in zip(names, shared, strict=True)
        ]

    def counterparts(self, phrase: CounterpartPhrase) -> list[Person]:
        """Return the persons of "his Chilean and Peruvian counterparts, X and Y"."""
        names = self._full_names(phrase.start, phrase.end)
        shared = _share(phrase.polities, len(names))
        return [
            replace(self.assembly.person(name), counterpart=(polity,))
            for name, polity in zip(names, shared, strict=True)
        ]

    def _full_names(self, start: int, position: int) -> list[FoundName]:
        """Return the names after a comma or at once; several, with an honorific or in full."""
        names = self._names(start, position + (self.scan.word(position) == ","))
        sure = all(n.honorific or self.shapes.is_full(n.name_start, n.name_end) for n in names)
        return names if sure and len(names) >= _SEVERAL else []

    def _names(self, start: int, position: int) -> list[FoundName]:
        """Return the names that commas and "and" join from ``position`` on.

        The first one reaches back to ``start``, to what leads to the names.
        """
        found: list[FoundName] = []
        while True:
            if found and position in self.shapes.offices:
                break  # "Senators Rao and Soto, and Congressman Roe"
            honorific = self.scan.honorifics.get(position)
            name_start = self.scan.honorific_end(position)
            end = self.shapes.end(name_start)
            if end == name_start or end in self.shapes.offices:
                break
            found.append(FoundName(position if found else start, name_start, end, honorific))
            position = end
            while self.scan.word(position) in COORDINATORS:
                position += 1
            if position == end:
                break
        return found


def _share(polities: Sequence[EntityMatch], count: int) -> Sequence[EntityMatch]:
    """Return a polity for each of ``count`` names, none if it is not plain whose is whose."""
    if len(polities) == 1:
        return [polities[0]] * count
    return polities if len(polities) == count else []
