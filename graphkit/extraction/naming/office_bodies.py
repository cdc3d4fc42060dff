"""Tell where the names of bodies that offices belong to go: "the Flood Relief Authority"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.scan import COORDINATORS

if TYPE_CHECKING:
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.word_lists import NameWords

_AHEAD = 5
_LONGEST_BODY_NAME = 8
_LONGEST_BODY = 7


@dataclass(slots=True)
class BodyNames:
    """The bodies named in one sentence; what ends in one of ``fields`` is none."""

    scan: Scan
    fields: frozenset[str]
    names: NameWords

    def is_of_body(self, match: EntityMatch) -> bool:
        """Whether it only begins the name of a body: "the OSCE Mission", "EU Trade Council".

        "The White House Office of …" goes on behind the noun.
        """
        scan = self.scan
        if scan.word(match.end) in self.names.institutions and scan.is_name_like(match.end):
            return True
        position = match.end
        while position < match.end + _LONGEST_BODY and (
            scan.is_name_like(position) or scan.word(position) == "and"
        ):
            if position in self.scan.heads or position in scan.persons or position in scan.by_start:
                return False
            if scan.word(position) in self.names.institutions:
                return True
            position += 1
        return False

    def is_body(self, start: int) -> bool:
        """Whether the words from ``start`` on are all of a body's name: "Trade Policy Council"."""
        words = self.scan.name_like_from(start, _AHEAD)
        last = words[-1].lower if words else ""
        institutions = self.names.institutions
        no_body = last in self.fields or last == "services"
        first = words[0].lower if words else ""
        return first in institutions or (last in institutions and not no_body)

    def is_institution(self, start: int) -> bool:
        """Whether one of the words from ``start`` on heads a body's name."""
        words = self.scan.name_like_from(start, _AHEAD)
        return any(word.lower in self.names.institutions for word in words)

    def leads_to_body(self, start: int) -> bool:
        """Whether words run over "and" to a body: "Flood Relief and Rescue Authority"."""
        return self.end(start, over=frozenset({"and"})) > start

    def end(self, start: int, *, over: frozenset[str] = COORDINATORS) -> int:
        """Return the end of a body's name at ``start``, its parts joined by words of ``over``."""
        position = start
        while position < start + _LONGEST_BODY_NAME and (
            self.scan.is_name_like(position) or self.scan.word(position) in over
        ):
            if position in self.scan.heads or position in self.scan.persons:
                return start
            position += 1
            if self.scan.word(position - 1) in self.names.institutions:
                return position
        return start

    def runs_into_body(self, start: int) -> bool:
        """Whether what looks like a name goes on to a body: "Finance Protection Bureau"."""
        words = self.scan.name_like_from(start, _AHEAD)
        bodies = (i for i, word in enumerate(words) if word.lower in self.names.institutions)
        first = next(bodies, 0)
        return first > 0 and not any(start + i in self.scan.heads for i in range(first + 1))
