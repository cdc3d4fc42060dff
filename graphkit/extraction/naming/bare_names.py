"""Read names of persons without honorific and office.

The trained pipeline has to have seen such a name, or the document introduced
it, or the words around it make it one: "Peru’s Anita Rao", "Rao of India".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.naming.acronyms import has_acronym
from graphkit.extraction.naming.person_assembly import FoundName
from graphkit.extraction.naming.scan import ARTICLES, POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.naming.office_runs import OfficeRuns
    from graphkit.extraction.naming.person import Person
    from graphkit.extraction.naming.person_assembly import PersonAssembly
    from graphkit.extraction.naming.person_names import NameShapes
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords

_BEFORE_PERSONS = frozenset({"and", ",", "between", "by", "met", "with"})


@dataclass(slots=True, kw_only=True)
class BareNames:
    """Reads the bare names of one sentence."""

    scan: Scan
    shapes: NameShapes
    runs: OfficeRuns
    assembly: PersonAssembly
    lexicon: NameWords
    titles: Titles

    def at(self, start: int) -> Sequence[Person]:
        """Return the person whose bare name begins at ``start``, if one does."""
        if start in self.shapes.offices:
            return []
        inside = self.scan.covered.get(start)
        if inside is not None and inside.is_polity and inside.start < start < inside.core_end:
            return []  # the "Arabia" of "the Crown Prince of Saudi Arabia Ali bin Said"
        shape_end, known = self.shapes.end(start), self._known_end(start)
        end = max(known, shape_end) if known else min(self._seen_end(start, shape_end), shape_end)
        end = min(self.shapes.hyphenated_end(end), shape_end)
        if end <= start or not self._is_bare_name(start, end, known):
            return []
        return [self._owned(self.assembly.person(FoundName(start, start, end)))]

    def _owned(self, person: Person) -> Person:
        """Return a person with the country that stands before: "Peru’s Anita Rao"."""
        before = person.start - 1
        match = self.scan.by_end.get(before) if self.scan.is_possessive(before) else None
        if match is None or match.entry.type != "Country" or person.country or person.offices:
            return person
        return replace(person, start=match.start, country=match)

    def _is_bare_name(self, start: int, end: int, known: int) -> bool:
        """Whether a name without honorific and office is one of a person."""
        if self._is_institution(start, end) or self._is_pair(known, end):
            return False
        if known:
            return True
        first = self.scan.word(start)
        if first in self.titles.describing:
            return False  # "National Reconciliation"
        if self._is_thing(start, end) or has_acronym(self.scan, start, end):
            return False
        # "the Soto-Rao plan", "the Maldives"; the "Exercise Indo" of "Exercise Indo-Pacific".
        if self.scan.word(start - 1) in ARTICLES or self.shapes.is_cut(end):
            return False
        return bool(self.runs.apposed(end)) or self.shapes.is_full(start, end)

    def _known_end(self, start: int) -> int:
        """Return the end of a known name at ``start``, 0 if there is none.

        Inside a longer name of something else it is none: "Rice University".
        """
        end = self.scan.known.get(start, 0)
        entity = self.scan.by_start.get(start)
        return 0 if entity is not None and entity.core_end > end else end

    def _seen_end(self, start: int, shape_end: int) -> int:
        """Return the end of the name that was seen at ``start``, or ``start``."""
        seen = self.scan.persons.get(start, 0)
        particle = self.scan.word(seen) in self.lexicon.particles
        if seen and not (particle or (seen < shape_end and self.runs.apposed(shape_end))):
            return seen
        # A full name before ", Minister of …" needs no trained pipeline to be one.
        long = shape_end - start > 1 and start not in self.scan.by_start
        certain = long and (
            self.runs.apposed(shape_end)
            or self._is_patronymic(start, shape_end)
            or self._is_of_country(start, shape_end)
            or self._is_two_syllables(start)
            or self._is_spoken_for(start, shape_end)
        )
        return shape_end if certain else start

    def _is_two_syllables(self, start: int) -> bool:
        """Whether a family name and a given name like "Min-ji" stand there."""
        no_name = self.scan.word(start) in self.titles.describing
        return self.shapes.is_hyphenated_given(start + 1) and not no_name

    def _is_of_country(self, start: int, end: int) -> bool:
        """Whether "of Norway" makes full names persons: "with Anita Rao of India"."""
        match = self.scan.polity_at(self.scan.after_article(end + 1))
        if self.scan.word(end) != "of" or match is None or match.entry.type != "Country":
            return False
        led = self.scan.word(start - 1) in _BEFORE_PERSONS
        ends = not self.scan.is_name_like(match.end)  # "of USA Today"
        return led and ends and not match.adjective and self._is_plain(start, end)

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether no word of what may be a name is an everyday one, or was seen in another name."""
        words = [word.lower for word in self.scan.words[start:end]]
        everyday = self.titles.describing, self.lexicon.institutions
        return start not in self.scan.others and not any(w in of for w in words for of in everyday)

    def _is_spoken_for(self, start: int, end: int) -> bool:
        """Whether a country makes somebody of a full name: "Peru’s Anita Rao said".

        So it does in brackets after a name ("met Anita Rao (Peru)"). What persons do follows, or
        they are met: "Peru’s Machu Picchu" is nobody.
        """
        if not (self.shapes.is_full(start, end) and self._is_plain(start, end)):
            return False
        before = start
        owner = self.scan.by_end.get(start - 1) if self.scan.is_possessive(start - 1) else None
        if owner is not None and owner.entry.type == "Country" and not owner.adjective:
            before = owner.start
        elif self.runs.country_in_brackets(end) is None:
            return False
        acts = self.scan.word(end) in self.lexicon.personal_verbs or self._is_joined(end)
        if before < start and acts:
            return True
        return self.scan.word(before - 1) in _BEFORE_PERSONS - {","}

    def _is_joined(self, end: int) -> bool:
        """Whether "and" joins somebody of another country: "and Norway’s Jan Berg"."""
        if self.scan.word(end) != "and":
            return False
        if self.scan.word(end + 1) in POSSESSIVES:
            return True  # "and her Norwegian counterpart"
        other = self.scan.polity_at(end + 1)
        return other is not None and self.scan.is_possessive(other.end)

    def _is_patronymic(self, start: int, end: int) -> bool:
        """Whether "bin" or the like joins the parts of a name, or was seen in part after "von"."""
        inside = range(start + 1, end - 1)
        if any(self.scan.word(i) in self.lexicon.patronymics for i in inside):
            return True
        joined = (i + 1 for i in inside if self.scan.word(i) in self.lexicon.particles)
        return any(i in self.scan.persons for i in joined)

    def _is_institution(self, start: int, end: int) -> bool:
        """Whether a name is only part of that of an institution: "the Soto Administration"."""
        following = self.scan.word(max(end, self.scan.persons.get(start, end)))
        inside = self.scan.words[start : self.scan.persons.get(start, end)]
        return following in self.lexicon.institutions or any(
            word.lower in self.lexicon.institutions for word in inside
        )

    def _is_thing(self, start: int, end: int) -> bool:
        """Whether a noun beside it says that a name is one of a thing: "Typhoon Soto"."""
        things, instruments = self.lexicon.things, self.lexicon.instruments
        return {self.scan.word(start - 1), self.scan.word(start)} & things != set() or (
            self.scan.word(end - 1) in instruments
        )

    def _is_pair(self, known: int, end: int) -> bool:
        """Whether a hyphen joins a known name to another one: "the Soto-Rao plan"."""
        return 0 < known < end and self.scan.words[known].is_hyphen
