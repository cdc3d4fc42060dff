"""Read the names of persons with all that stands around them.

"H.E. Mr. Khan, Imran Ali, Foreign Minister of …", "Japanese Prime Minister (PM)
Taro Yamada", "his Indian counterpart, Anita Rao". The grammar takes honorifics
and offices for certain signs of a name; without them the trained pipeline has
to have seen a name, or the document has to have introduced it already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.naming.entities import end_of_brackets
from graphkit.extraction.naming.office import Office, share_polities
from graphkit.extraction.naming.person import Counterpart, Person
from graphkit.extraction.naming.person_names import NameShapes
from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.scan import COORDINATORS
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.scan import FoundHonorific, Scan
    from graphkit.resources.word_lists import NameWords

_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_HIS_OFFICE = frozenset({"his", "her", "their"})
_GOES_ON_WITH_A_LIST = frozenset({"and", "as", "who", "along"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for names: stretches the trained pipeline ``seen`` as persons, names ``known``.

    ``known`` are the names the document has introduced, by their keys.
    """

    seen: Sequence[tuple[int, int]]
    known: PhraseTable[str]


class PersonGrammar:
    """Find the persons named in a sentence."""

    def __init__(
        self, lexicon: NameWords, counterparts: Sequence[str], supreme: frozenset[str]
    ) -> None:
        """Take the words of ``lexicon``; nobody holds two ``supreme`` offices."""
        self._lexicon = lexicon
        self._supreme = supreme
        forms = [(form, False) for form in counterparts]
        self._counterparts = PhraseTable(forms + [(f"{form}s", True) for form in counterparts])

    def read(
        self, scan: Scan, offices: Sequence[Office], evidence: Evidence
    ) -> list[Person | Office | Counterpart]:
        """Return persons, and the offices and counterparts that have no name, in order."""
        inside = frozenset(index for o in offices for index in range(o.start, o.end))
        reader = _Reader(
            scan=scan,
            offices={office.start: office for office in offices},
            inside=inside,
            evidence=evidence,
            seen=dict(evidence.seen),
            shapes=NameShapes(scan=scan, offices=inside, lexicon=self._lexicon),
            counterparts=self._counterparts.matches(scan.words),
            supreme=self._supreme,
        )
        return reader.read()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """One walk over one sentence."""

    scan: Scan
    offices: Mapping[int, Office]
    inside: frozenset[int]
    evidence: Evidence
    seen: Mapping[int, int]
    shapes: NameShapes
    counterparts: Mapping[int, tuple[int, bool]]
    supreme: frozenset[str]

    def read(self) -> list[Person | Office | Counterpart]:
        found: list[Person | Office | Counterpart] = []
        position = 0
        while position < len(self.scan.words):
            item = self._item(position)
            if item is None:
                position += 1
            else:
                found.append(item)
                position = item.end
        return found

    def _item(self, position: int) -> Person | Office | Counterpart | None:
        if position in self.offices:
            return self._after_offices(position)
        if position in self.scan.honorifics:
            return self._after_honorific(position)
        counterpart = self._counterpart(position) if self.counterparts else None
        return counterpart or self._bare_name(position)

    # Offices before a name

    def _after_offices(self, start: int) -> Person | Office:
        offices = self._office_run(start)
        person = None if offices[-1].plural else self._named_holder(offices)
        return person or offices[0]

    def _named_holder(self, offices: list[Office]) -> Person | None:
        start, end = offices[0].start, offices[-1].end
        comma = self.scan.word(end) == ","
        position = end + comma
        honorific = self.scan.honorifics.get(position)
        name_start = self.scan.honorific_end(position)
        name_end = self.shapes.end(name_start)
        if name_end == name_start or (comma and not self.shapes.closes(name_end)):
            return None
        sure = honorific is not None or (not comma and offices[-1].capital)
        full = comma and offices[-1].article != "a" and self.shapes.is_full(name_start, name_end)
        if not (sure or full or self._is_seen_or_known(name_start, name_end)):
            return None
        return self._person(start, name_start, name_end, offices, honorific)

    def _office_run(self, start: int) -> list[Office]:
        """Return the offices from ``start`` that "and" or commas join for one holder."""
        run = [self.offices[start]]
        while not run[-1].plural:
            position = run[-1].end
            while self.scan.word(position) in COORDINATORS:
                position += 1
            following = self.offices.get(position)
            if following is None or position == run[-1].end or not self._joins(run, following):
                break
            run.append(following)
        return run

    def _joins(self, run: list[Office], following: Office) -> bool:
        """Whether an office can be held by the holder of ``run``.

        Not if it is of another polity, or if nobody holds two such offices.
        """
        if following.plural or following.article == "the" or not following.capital:
            return False
        if following.head in self.supreme and any(o.head in self.supreme for o in run):
            return False
        before = {match.entry.id for office in run for match in office.polities}
        after = {match.entry.id for match in following.polities}
        return not (before and after and not before & after)

    # Names

    def _after_honorific(self, start: int) -> Person | None:
        honorific = self.scan.honorifics[start]
        position = self.scan.honorific_end(start)
        if position in self.offices:
            found = self._after_offices(position)
            if not isinstance(found, Person):
                return None
            gender = honorific.gender or found.gender
            return replace(found, start=start, gender=gender, honorific=honorific.form)
        name_end = self.shapes.end(position)
        if name_end == position:
            return None
        name_end = self.shapes.inverted_end(position, name_end)
        return self._person(start, position, name_end, [], honorific)

    def _bare_name(self, start: int) -> Person | None:
        if not self.scan.words[start].is_name_like or start in self.inside:
            return None
        known = self.evidence.known.match(self.scan.words, start)
        shape_end = self.shapes.end(start)
        if known:
            end = max(known[0], shape_end)
        else:
            end = min(self._seen_end(start, shape_end), shape_end)
        if end <= start:
            return None
        if not (known or self._apposed(end) or self.shapes.is_full(start, end)):
            return None
        return self._person(start, start, end, [], None)

    def _seen_end(self, start: int, shape_end: int) -> int:
        """Return the end of the name that was seen at ``start``, or ``start``."""
        if start in self.seen:
            return self.seen[start]
        # A full name before ", Minister of …" needs no trained pipeline to be one.
        long = shape_end - start > 1 and start not in self.scan.by_start
        return shape_end if long and self._apposed(shape_end) else start

    def _apposed(self, end: int) -> list[Office]:
        """Return the offices in apposition after a comma at ``end``."""
        following = self.offices.get(end + 1) if self.scan.word(end) == "," else None
        if following is None or following.plural or following.article in _HIS_OFFICE:
            return []
        run = self._office_run(end + 1)
        # ", Foreign Minister X" begins the next person of a list.
        return run if self.shapes.end(run[-1].end) == run[-1].end else []

    def _is_seen_or_known(self, start: int, end: int) -> bool:
        return (
            any(a < end and start < b for a, b in self.evidence.seen)
            or self.evidence.known.match(self.scan.words, start) is not None
        )

    # Counterparts

    def _counterpart(self, start: int) -> Counterpart | Person | None:
        position, polities = start, []
        while (match := self.scan.by_start.get(position)) is not None:
            polities.append(match)
            position = match.end
            if position < len(self.scan.words) and (
                self.scan.word(position) in {"and", ","} or self.scan.words[position].is_possessive
            ):
                position += 1
        hit = self.counterparts.get(position)
        if hit is None:
            return None
        return self._counterpart_named(start, hit[0], tuple(polities), plural=hit[1])

    def _counterpart_named(
        self, start: int, end: int, polities: tuple[EntityMatch, ...], *, plural: bool
    ) -> Counterpart | Person:
        end, more = self._polity_after(end)
        polities = polities or more
        position = end + (self.scan.word(end) == ",")
        honorific = self.scan.honorifics.get(position)
        name_start = self.scan.honorific_end(position)
        name_end = self.shapes.end(name_start)
        first = start - (self.scan.word(start - 1) in _POSSESSIVES)
        if plural or name_end == name_start:
            return Counterpart(start=first, end=end, plural=plural, polities=polities)
        person = self._person(first, name_start, name_end, [], honorific)
        return replace(person, counterpart=polities)

    def _polity_after(self, end: int) -> tuple[int, tuple[EntityMatch, ...]]:
        if self.scan.word(end) in {"from", "of"}:
            match = self.scan.polity_at(self.scan.after_article(end + 1))
            if match is not None:
                return match.end, (match,)
        return end, ()

    # Assembly

    def _person(
        self,
        start: int,
        name_start: int,
        name_end: int,
        offices: list[Office],
        honorific: FoundHonorific | None,
    ) -> Person:
        end = end_of_brackets(self.scan.words, name_end)
        if offices and not any(office.polities for office in offices):
            end, polities = self._polity_after(end)
            if polities:
                offices = [*offices[:-1], replace(offices[-1], polities=polities)]
        apposed = self._apposed(end)
        if apposed:
            offices = [*offices, *share_polities(apposed)]
            end = self._closing_comma(apposed[-1].end)
        return Person(
            start=start,
            end=end,
            name_start=name_start,
            name_end=name_end,
            name=join_words(self.scan.words[name_start:name_end]),
            gender=honorific.gender if honorific else "",
            honorific=honorific.form if honorific else "",
            offices=share_polities(offices),
        )

    def _closing_comma(self, end: int) -> int:
        """Take the comma that closes an apposition, not one that goes on with a list."""
        words = self.scan.words
        if end + 1 < len(words) and words[end].text == ",":
            following = words[end + 1]
            if not following.is_name_like and following.lower not in _GOES_ON_WITH_A_LIST:
                return end + 1
        return end
