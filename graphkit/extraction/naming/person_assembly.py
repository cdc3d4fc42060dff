"""Put a person together from a name and what stands before and after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.naming.entities import end_of_brackets
from graphkit.extraction.naming.office import share_around
from graphkit.extraction.naming.person import Person
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.listed_bodies import ListedBodies
    from graphkit.extraction.naming.office import Office
    from graphkit.extraction.naming.office_runs import OfficeRuns
    from graphkit.extraction.naming.scan import FoundHonorific, Scan

_GOES_ON_WITH_A_LIST = frozenset({"and", "as", "who", "along"})


@dataclass(frozen=True, slots=True)
class FoundName:
    """Where a name stands, and where what belongs to it begins."""

    start: int
    name_start: int
    name_end: int
    honorific: FoundHonorific | None = None


@dataclass(slots=True)
class PersonAssembly:
    """Adds to names in one sentence what follows them: a country, offices in apposition."""

    scan: Scan
    runs: OfficeRuns
    bodies: ListedBodies

    def person(self, found: FoundName, offices: Sequence[Office] = ()) -> Person:
        """Return the person of a name with the ``offices`` before it."""
        held = list(offices)
        end = self.runs.shapes.end_of_letters(found.name_end)
        end = end_of_brackets(self.scan.words, end)
        end += self.scan.word(end) == "]" and self.scan.word(found.name_start - 1) == "["
        country: EntityMatch | None = None
        if not any(office.polities for office in held):
            after, polities = self._polity_after(end)
            if held and polities:
                end, held[-1] = after, replace(held[-1], polities=polities)
            elif polities and polities[0].entry.type == "Country":
                end, country = after, polities[0]
        apposed = self.runs.apposed(end, addressed=found.honorific is not None)
        if _begins_anew(held, apposed):
            apposed = []
        elif apposed:
            apposed = self.bodies.filled(apposed)
            end = self._closing_comma(max(office.end for office in apposed)) if apposed else end
        return Person(
            start=found.start,
            end=end,
            name_start=found.name_start,
            name_end=found.name_end,
            name=self._name(found),
            gender=found.honorific.gender if found.honorific else "",
            honorific=found.honorific.form if found.honorific else "",
            offices=share_around(held, apposed),
            country=country,
        )

    def _name(self, found: FoundName) -> str:
        """Return the name without the brackets of an editor: "[Ana] Soto"."""
        words = self.scan.words[found.name_start : found.name_end]
        return join_words(words).replace("[", "").replace("]", "").replace("- ", "-")

    def _polity_after(self, end: int) -> tuple[int, tuple[EntityMatch, ...]]:
        if self.scan.word(end) in {"from", "of"}:
            match = self.scan.polity_at(self.scan.after_article(end + 1))
            if match is not None:
                return self._country_of(match) or (match.end, (match,))
        if (country := self.runs.country_in_brackets(end)) is not None:
            return country.end + 1, (country,)
        return end, ()

    def _country_of(self, body: EntityMatch) -> tuple[int, tuple[EntityMatch, ...]] | None:
        """Return the end and the country of "the Trade Office of Peru", where ``body`` is that."""
        match = self.scan.polity_at(self.scan.after_article(body.end + 1))
        of = self.scan.word(body.end) == "of" and body.entry.type == "Organization"
        is_country = match is not None and match.entry.type == "Country" and not match.adjective
        return (match.end, (match,)) if match is not None and of and is_country else None

    def _closing_comma(self, end: int) -> int:
        """Take the comma or bracket that closes an apposition, not one that goes on with a list."""
        words = self.scan.words
        if self.scan.word(end) == ")":
            return end + 1
        if end + 1 < len(words) and words[end].text == ",":
            following = words[end + 1]
            if not following.is_name_like and following.lower not in _GOES_ON_WITH_A_LIST:
                return end + 1
        return end


def _begins_anew(held: Sequence[Office], apposed: Sequence[Office]) -> bool:
    """Whether an office after the comma is another's: "Minister Y of Peru, the President said".

    Who has been given an office and its country is not given a bare one besides.
    """
    introduced = any(office.polities for office in held)
    return introduced and bool(apposed) and apposed[0].article == "the" and not apposed[0].polities
