"""Read whose office it is: "Japanese", "of the State of Qatar", "of Brazil, Germany, and India"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.scan import COORDINATORS

if TYPE_CHECKING:
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles

_IN_BODIES = frozenset({"&", ",", "and"})
_PREPOSITIONS = frozenset({"of", "from"})


@dataclass(slots=True)
class PolityReader:
    """Reads the polities around offices; nothing before the word ``floor`` belongs to them."""

    scan: Scan
    floor: int
    titles: Titles
    institutions: frozenset[str]

    def before(self, left: int, *, plural: bool) -> tuple[int, tuple[EntityMatch, ...]]:
        """Return where the polities that end at ``left`` begin, and the polities."""
        found: list[EntityMatch] = []
        position = left
        while position > self.floor:
            end = position - self.scan.words[position - 1].is_possessive
            match = self.scan.by_end.get(end)
            if match is None or not match.is_polity or match.start < self.floor:
                break
            found.insert(0, match)
            position = self._coordinator_before(match.start)
            owner = self._owner_before(match)
            if owner is not None and not plural:
                return owner.start, (owner,)
            if not plural or position == match.start:
                break
        return (found[0].start if found else left), tuple(found)

    def _owner_before(self, match: EntityMatch) -> EntityMatch | None:
        """Return the country whose office at an organisation it is: "Indian UN envoy"."""
        end = match.start - self.scan.is_possessive(match.start - 1)
        owner = self.scan.by_end.get(end)
        if match.entry.type != "Organization" or owner is None or owner.start < self.floor:
            return None
        whose = owner.adjective or end < match.start
        return owner if owner.entry.type == "Country" and whose else None

    def _coordinator_before(self, position: int) -> int:
        words = self.scan.words
        before = position
        while before > self.floor and (
            words[before - 1].lower in COORDINATORS or words[before - 1].is_hyphen
        ):
            before -= 1
        return before

    def after(self, end: int, head: OfficeHead) -> tuple[int, tuple[EntityMatch, ...]]:
        """Return where the polities after "of" or "from" end, and the polities."""
        beside = self.scan.polity_at(end)
        if beside is not None and beside.end in self.scan.honorifics and not beside.adjective:
            return beside.end, (beside,)  # "Foreign Minister Pakistan Mr. Khan"
        if self.scan.word(end) == "at" and (body := self._body_of_country(end + 1)) is not None:
            return body
        spoken_for = self.scan.word(end) == "for" and head.lemma in self.titles.speaking_for
        if self.scan.word(end) not in _PREPOSITIONS and not spoken_for:
            return end, ()
        found: list[EntityMatch] = []
        position = self.scan.after_article(end + 1)
        while self.scan.word(position) in self.titles.epithets and not self.scan.polity_at(
            position
        ):
            position += 1  # "of the sisterly Republic of Peru"
        while (match := self.scan.polity_at(position)) is not None:
            if (found and self._leads_on(match)) or self._is_compound(match):
                break
            found.append(match)
            end = match.end
            # "of the Chilean government" is "of Chile".
            end += match.adjective and self.scan.word(end) in self.titles.governments
            position = self._next(end) if head.plural else len(self.scan.words)
        return end, tuple(found)

    def _body_of_country(self, start: int) -> tuple[int, tuple[EntityMatch, ...]] | None:
        """Return the end of "the Peruvian Trade Office" at ``start``, and its country."""
        match = self.scan.polity_at(self.scan.after_article(start))
        if match is None or match.entry.type != "Country":
            return None
        position = match.end + self.scan.is_possessive(match.end)
        while self.scan.is_name_like(position) or self.scan.word(position) in _IN_BODIES:
            position += 1
            if self.scan.word(position - 1) in self.institutions:
                return position, (match,)
        return None

    def _is_compound(self, match: EntityMatch) -> bool:
        """Whether a polity is part of an adjective: "leaders of US-based companies"."""
        after = self.scan.words[match.end : match.end + 2]
        if match.adjective and after and not match.acts and self._is_noun_of_other(match.end):
            return True
        glued = len(after) > 1 and after[0].is_hyphen and after[0].glued and after[1].glued
        return glued and not after[1].is_name_like

    def _is_noun_of_other(self, position: int) -> bool:
        """Whether a noun follows that makes a demonym another's: "the Peruvian section"."""
        word = self.scan.words[position]
        is_own = word.lower in self.titles.governments or word.lower in COORDINATORS
        return not (is_own or word.is_hyphen or word.is_possessive) and word.text[0].isalpha()

    def _leads_on(self, match: EntityMatch) -> bool:
        """Whether a polity belongs to what follows: "… and the Norwegian Prime Minister"."""
        end = match.end + self.scan.is_possessive(match.end)
        return (match.adjective or end > match.end) and self.scan.word(end) not in COORDINATORS

    def inside(self, start: int, end: int) -> tuple[EntityMatch, ...]:
        """Return whose the institution is that a complement names: "of Peru’s Security Council"."""
        match = self.scan.polity_at(self.scan.after_article(start + 1))
        if self.scan.word(start) != "of" or match is None or match.end >= end:
            return ()
        own = (
            match.adjective
            or self.scan.is_possessive(match.end)
            or self.scan.is_name_like(match.end)
        )
        return (match,) if own and self.scan.word(end - 1) in self.institutions else ()

    def _next(self, end: int) -> int:
        position = end
        while self.scan.word(position) in COORDINATORS:
            position += 1
        return self.scan.after_article(position) if position > end else len(self.scan.words)
