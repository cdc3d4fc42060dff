"""Read the names of persons with all that stands around them.

"H.E. Mr. Khan, Imran Ali, Foreign Minister of …", "Japanese Prime Minister (PM)
Taro Yamada", "his Indian counterpart, Anita Rao". The grammar takes honorifics
and offices for certain signs of a name; without them the trained pipeline has
to have seen a name, or the document has to have introduced it already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.naming.bare_names import BareNames
from graphkit.extraction.naming.counterparts import CounterpartGrammar
from graphkit.extraction.naming.holders import HolderRules
from graphkit.extraction.naming.listed_bodies import ListedBodies
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.office_runs import OfficeRuns
from graphkit.extraction.naming.person import Counterpart, Person
from graphkit.extraction.naming.person_assembly import FoundName, PersonAssembly
from graphkit.extraction.naming.person_lists import NameLists
from graphkit.extraction.naming.person_names import NameShapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.extraction.naming.counterparts import CounterpartPhrase
    from graphkit.extraction.naming.scan import FoundHonorific, Scan
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords, ReferenceWords

_INDEFINITE = frozenset({"a", "an"})

NamedItem = Person | Office | Counterpart


class PersonGrammar:
    """Find the persons named in a sentence."""

    def __init__(
        self,
        lexicon: NameWords,
        references: ReferenceWords,
        titles: Titles,
        letters: frozenset[str] = frozenset(),
    ) -> None:
        """Take the words of ``lexicon`` and ``titles``; ``letters`` may follow a name ("MP")."""
        self._lexicon = lexicon
        self._letters = letters
        self._titles = titles
        self._counterparts = CounterpartGrammar(references)

    def read(self, scan: Scan, offices: Sequence[Office]) -> list[NamedItem]:
        """Return persons, and the offices and counterparts that have no name, in order."""
        inside = frozenset(index for o in offices for index in range(o.start, o.end))
        shapes = NameShapes(scan=scan, offices=inside, lexicon=self._lexicon, letters=self._letters)
        by_start = {office.start: office for office in offices}
        runs = OfficeRuns(
            scan=scan,
            offices=by_start,
            shapes=shapes,
            supreme=self._titles.supreme,
            courtesy=self._titles.courtesy,
        )
        assembly = PersonAssembly(scan, runs, ListedBodies(scan, runs, self._titles))
        reader = _Reader(
            scan=scan,
            offices=by_start,
            shapes=shapes,
            runs=runs,
            assembly=assembly,
            holders=HolderRules(
                scan=scan,
                offices=by_start,
                shapes=shapes,
                lexicon=self._lexicon,
                titles=self._titles,
            ),
            lists=NameLists(scan, shapes, assembly),
            bare_names=BareNames(
                scan=scan,
                shapes=shapes,
                runs=runs,
                assembly=assembly,
                lexicon=self._lexicon,
                titles=self._titles,
            ),
            counterparts=self._counterparts.phrases(scan),
            lexicon=self._lexicon,
            titles=self._titles,
        )
        return reader.read()


@dataclass(slots=True, kw_only=True)
class _Reader:
    """One walk over one sentence."""

    scan: Scan
    offices: Mapping[int, Office]
    shapes: NameShapes
    runs: OfficeRuns
    assembly: PersonAssembly
    holders: HolderRules
    lists: NameLists
    bare_names: BareNames
    counterparts: Mapping[int, CounterpartPhrase]
    lexicon: NameWords
    titles: Titles

    def read(self) -> list[NamedItem]:
        found: list[NamedItem] = []
        free_from = 0
        for position in self._openings():
            if position >= free_from and (items := self._items(position)):
                found += items
                free_from = items[-1].end
        return found

    def _openings(self) -> list[int]:
        """Return the words that anything can begin with: few of a sentence's words do."""
        found = {i for i, word in enumerate(self.scan.words) if word.is_name_like}
        return sorted(
            found.union(self.offices, self.scan.honorifics, self.counterparts, self.scan.known)
        )

    def _items(self, position: int) -> Sequence[NamedItem]:
        if position in self.offices:
            return self._after_offices(position)
        if position in self.scan.honorifics:
            return self._after_honorific(position)
        if position in self.counterparts:
            return self._after_counterpart(self.counterparts[position])
        return self.bare_names.at(position)

    # Offices before a name

    def _after_offices(self, start: int) -> Sequence[Person | Office]:
        run = self.runs.run(start)
        if run[-1].plural:
            return self.lists.holders(run[0]) or run[:1]
        person = self._named_holder(run)
        return [person] if person else run[:1]

    def _named_holder(self, run: list[Office]) -> Person | None:
        end = run[-1].end
        comma = self.scan.is_break(end)
        position = end + (comma or self.holders.is_name_in_brackets(end))
        honorific = self.scan.honorifics.get(position)
        name_start = self.scan.honorific_end(position)
        surnames = self.lexicon.doubtful if honorific else self.lexicon.names_too
        name_end = self.shapes.end(name_start, surnames=surnames)
        if name_end == name_start or name_end in self.scan.honorifics:
            return None
        if comma and not self.holders.can_be_apposed(end, name_end):
            return None
        sure = honorific is not None or (
            not comma and self.holders.leads_to_name(run[-1], name_end)
        )
        full = (
            comma
            and run[-1].article not in _INDEFINITE
            and self.shapes.is_full(name_start, name_end)
        )
        if not (sure or full or self._is_seen_or_known(name_start, name_end)):
            return None
        if honorific is None and self.holders.is_no_holder(
            run[0], name_start, name_end, comma=comma
        ):
            return None
        if not comma and self.runs.are_two_holders(run):
            return None
        person = self.assembly.person(FoundName(run[0].start, name_start, name_end, honorific), run)
        return self._with_given_name(person, run[0], honorific) or person

    def _with_given_name(
        self, person: Person, office: Office, honorific: FoundHonorific | None
    ) -> Person | None:
        """Return "Sultan Rao, Minister of Trade" with that name: no sultan is a minister."""
        ruler = office.head in self.titles.supreme & self.titles.surnames and office.is_plain
        others = any(held.head not in self.titles.supreme for held in person.offices)
        if not (ruler and others) or office.article or honorific is not None:
            return None
        return self.assembly.person(FoundName(office.start, office.start, person.name_end))

    def _after_honorific(self, start: int) -> Sequence[Person]:
        honorific = self.scan.honorifics[start]
        position = self.scan.honorific_end(start)
        # "His Majesty King" is an honorific, and the last word of it an office.
        position = next((i for i in range(start + 1, position) if i in self.offices), position)
        if position in self.offices:
            found = self._after_offices(position)[0]
            if not isinstance(found, Person):
                return []
            gender = honorific.gender or found.gender
            return [replace(found, start=start, gender=gender, honorific=honorific.form)]
        name_end = self.shapes.end(position, surnames=self.lexicon.doubtful)
        if name_end == position or self._is_no_address(honorific, position, name_end):
            return []
        name_end = self.shapes.inverted_end(position, name_end)
        return [self.assembly.person(FoundName(start, position, name_end, honorific))]

    def _is_no_address(self, honorific: FoundHonorific, start: int, end: int) -> bool:
        """Whether an everyday word stands before what is no name: "General Services"."""
        return honorific.form in self.lexicon.doubtful_honorifics and not self._is_seen_or_known(
            start, end
        )

    def _is_seen_or_known(self, start: int, end: int) -> bool:
        seen = any(a < end and start < b for a, b in self.scan.persons.items())
        return seen or start in self.scan.known

    # Counterparts

    def _after_counterpart(self, phrase: CounterpartPhrase) -> Sequence[NamedItem]:
        if phrase.plural and (persons := self.lists.counterparts(phrase)):
            return persons
        person = None if phrase.plural else self._named_counterpart(phrase)
        if person is not None:
            return [replace(person, start=phrase.start, counterpart=phrase.polities)]
        return [
            Counterpart(
                start=phrase.start,
                end=phrase.end,
                noun=phrase.noun,
                plural=phrase.plural,
                polities=phrase.polities,
            )
        ]

    def _named_counterpart(self, phrase: CounterpartPhrase) -> Person | None:
        comma = self.scan.word(phrase.end) == ","
        position = phrase.end + comma
        if position in self.offices:
            found = self._after_offices(position)[0]
            return found if isinstance(found, Person) else None
        honorific = self.scan.honorifics.get(position)
        start = self.scan.honorific_end(position)
        surnames = self.lexicon.doubtful if honorific else self.lexicon.names_too
        end = self.shapes.end(start, surnames=surnames)
        sure = honorific is not None or not comma or self.shapes.is_full(start, end)
        if end == start or not (sure or self._is_seen_or_known(start, end)):
            return None
        return self.assembly.person(FoundName(start, start, end, honorific))
