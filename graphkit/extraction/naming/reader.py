"""Read all names of a sentence: entities, offices, persons, counterparts.

First what can be looked up, then offices, then persons around them. What comes
out are chunks that do not overlap, each with the word the parser shall see.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.extraction.naming.chunks import NamedSentence, SeenName, chunks_of
from graphkit.extraction.naming.definitions import defined_entities, defined_names
from graphkit.extraction.naming.entities import (
    EntityMatch,
    EntityTagger,
    end_of_brackets,
    with_governments,
)
from graphkit.extraction.naming.instruments import InstrumentGrammar
from graphkit.extraction.naming.office_heads import HeadFinder
from graphkit.extraction.naming.offices import OfficeGrammar
from graphkit.extraction.naming.person import Person
from graphkit.extraction.naming.persons import PersonGrammar
from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.scan import FoundHonorific, Scan
from graphkit.extraction.naming.words import span_of, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.naming.instruments import Instrument
    from graphkit.extraction.naming.words import Word, Words
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.honorifics import Honorific
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords, ReferenceWords

_BEFORE_NAMES = frozenset({"the", "["})
_BEFORE_PLACES = frozenset({"for", "from", "in", "of", "to"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a sentence, and what it stands on."""

    scan: Scan
    others: Sequence[SeenName]
    instruments: Sequence[Instrument]
    named: NamedSentence


class NameReader:
    """Read the names of sentences."""

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        titles: Titles,
        honorifics: Sequence[Honorific],
        references: ReferenceWords,
        names: NameWords,
    ) -> None:
        """Put the grammars together."""
        self._entities = EntityTagger(gazetteer)
        self._heads = HeadFinder(titles)
        self._offices = OfficeGrammar(titles, names)
        self._institutions = names.institutions
        self._retired = names.retired
        self._no_organizations = names.no_organizations
        self._instruments = InstrumentGrammar(names)
        self._governments = titles.governments
        self._persons = PersonGrammar(names, references, titles, _letters(honorifics, names))
        self._honorifics = PhraseTable(
            ((h.form, (h.form, h.gender)) for h in honorifics if not h.suffix), fold_case=False
        )

    def read(
        self,
        text: str,
        span: Span,
        *,
        seen: Sequence[tuple[int, int, str]] = (),
        known: PhraseTable[bool] | None = None,
    ) -> NamedSentence:
        """Return the names of the sentence at ``span`` of ``text``.

        ``seen`` are the names of the trained pipeline (offsets in the sentence),
        ``known`` the names of persons the document has introduced, and whether they
        are surely such; those that are not count where the trained pipeline agrees.
        """
        reading = self.read_first(text, span, seen)
        return self.read_again(reading, known).named if known else reading.named

    def read_first(
        self, text: str, span: Span, seen: Sequence[tuple[int, int, str]] = ()
    ) -> Reading:
        """Read a sentence by itself; the arguments are those of ``read``."""
        words = split_words(span.of(text), offset=span.start)
        found = self._entities.matches(words)
        entities = with_governments(words, found, self._governments)
        names = list(_seen_words(words, span, seen, self._institutions))
        others = [n for n in names if n.type != "Person" and self._is_name(words, n)]
        scan = Scan(
            words=words,
            entities=entities,
            honorifics=self._honorific_words(words, entities),
            heads=self._heads.heads(words),
            persons=_persons(words, entities, names),
            known={},
            others=frozenset(i for n in others for i in range(n.start, n.end)),
        )
        return self._reading(scan, others, self._instruments.read(scan))

    def read_again(
        self,
        reading: Reading,
        known: PhraseTable[bool],
        defined: Mapping[str, EntityMatch | SeenName] | None = None,
    ) -> Reading:
        """Read a sentence with the names and abbreviations the document has introduced."""
        scan, others = reading.scan, reading.others
        if defined:
            defined = {w.key: defined[w.key] for w in scan.words if w.key in defined}
        found = {
            start: end
            for start, (end, sure) in known.matches(scan.words).items()
            if sure or start in scan.persons
        }
        if not defined and _are_read(reading, found):
            return reading
        instruments = reading.instruments
        if defined:
            entities = defined_entities(scan.words, scan.entities, defined)
            others = defined_names(scan.words, others, defined)
            scan = replace(scan, entities=entities)
            instruments = self._instruments.read(scan)
        return self._reading(scan.with_known(found), others, instruments)

    def _reading(
        self, scan: Scan, others: Sequence[SeenName], instruments: Sequence[Instrument]
    ) -> Reading:
        persons = self._persons.read(scan, self._offices.offices(scan))
        chunks = chunks_of(scan.words, [persons, scan.entities, others])
        taken = {chunk.span for chunk in chunks if not isinstance(chunk.item, EntityMatch)}
        kept = tuple(
            i
            for i in instruments
            if not i.is_body
            or not any(s.overlaps(span_of(scan.words[i.start : i.end])) for s in taken)
        )
        named = NamedSentence(tuple(scan.words), chunks, tuple(scan.entities), kept)
        return Reading(scan, others, instruments, named)

    def _is_name(self, words: Words, name: SeenName) -> bool:
        """Whether what was seen can be a name: of an organisation "RSV" and "GDP" are none."""
        word = words.lowers[name.start]
        alone = name.core_end == name.start + 1 and name.type == "Organization"
        return _starts_with_name(words, name) and not (alone and word in self._no_organizations)

    def _after_retired(self, words: Sequence[Word], position: int) -> int:
        """Return the position after "(retd)" at ``position``, or ``position`` itself."""
        bracket = [word.lower for word in words[position : position + 4]]
        if bracket[:1] == ["("] and self._retired.intersection(bracket) and ")" in bracket:
            return position + bracket.index(")") + 1
        return position

    def _honorific_words(
        self, words: Sequence[Word], entities: Sequence[EntityMatch]
    ) -> dict[int, FoundHonorific]:
        taken = {i for m in entities if m.end > m.start + 1 for i in range(m.start, m.end)}
        found: dict[int, FoundHonorific] = {}
        free_from = 0
        for start, (end, (form, gender)) in self._honorifics.matches(words).items():
            if start < free_from or start in taken:
                continue
            free_from = end
            if end < len(words) and words[end].text == "." and words[end].glued:
                free_from += 1
            free_from = self._after_retired(words, free_from)
            # An honorific stands before a name, an office or another honorific.
            # "Minister (Dr) Rao"
            added = start and words[start - 1].text == "(" and _text(words, free_from) == ")"
            free_from += bool(added)
            following = words[free_from : free_from + 1]
            if any(word.is_name_like or word.lower in _BEFORE_NAMES for word in following):
                found[start - bool(added)] = FoundHonorific(free_from, form, gender)
        return found


def _text(words: Sequence[Word], position: int) -> str:
    return words[position].text if position < len(words) else ""


def _letters(honorifics: Iterable[Honorific], names: NameWords) -> frozenset[str]:
    """Return what may follow a name without being a part of it: "MP", not "Jr."."""
    forms = {h.form for h in honorifics if h.suffix} - names.suffixes
    return frozenset(f for f in forms if f.isupper() and f.isalpha() and len(f) > 1) - {
        suffix.strip(".").upper() for suffix in names.suffixes
    }


def _seen_words(
    words: Sequence[Word],
    span: Span,
    seen: Sequence[tuple[int, int, str]],
    institutions: frozenset[str],
) -> Iterator[SeenName]:
    """Yield what the trained pipeline saw; an institution called after somebody is no person."""
    starts = [word.start - span.start for word in words] if seen else []
    for first, last, kind in seen:
        start, end = bisect_left(starts, first), bisect_left(starts, last)
        if start == end:
            continue
        type_ = kind
        if kind == "Person":
            end, type_ = _institution(words, start, end, institutions)
        yield SeenName(start, end_of_brackets(words, end), end, type_)


def _institution(
    words: Sequence[Word], start: int, end: int, institutions: frozenset[str]
) -> tuple[int, str]:
    """Return the end and type of what was seen as a person: "Soto" in "Soto Foundation"."""
    if end < len(words) and words[end].is_name_like and words[end].lower in institutions:
        return end + 1, "Organization"
    inside = any(word.lower in institutions for word in words[start + 1 : end])
    return end, "Organization" if inside else "Person"


def _persons(
    words: Sequence[Word], entities: Sequence[EntityMatch], names: Iterable[SeenName]
) -> dict[int, int]:
    """Return the persons seen, without the place in "envoy for Norway Anita Rao"."""
    ends = {match.start: match.end for match in entities}
    inside = {i: m.end for m in entities if m.is_polity for i in range(m.start + 1, m.end)}
    found = {}
    for name in names:
        if name.type == "Person":
            led = name.start > 0 and words[name.start - 1].lower in _BEFORE_PLACES
            start = ends.get(name.start, name.start) if led else name.start
            start = inside.get(start, start)
            found[start] = name.core_end
    return {start: end for start, end in found.items() if start < end}


def _are_read(reading: Reading, known: Mapping[int, int]) -> bool:
    """Whether the names ``known`` were read without knowing them, with all that leads to them."""
    addressed = {honorific.end for honorific in reading.scan.honorifics.values()}
    persons = [chunk.item for chunk in reading.named.chunks if isinstance(chunk.item, Person)]
    sure = [
        (person.name_start, person.name_end)
        for person in persons
        if person.is_sure and (person.honorific or person.name_start not in addressed)
    ]
    return all(
        any((start, end) == name or name[0] < start < name[1] for name in sure)
        for start, end in known.items()
    )


def _starts_with_name(words: Sequence[Word], name: SeenName) -> bool:
    inside = words[name.start : name.core_end]
    if any(a.lower == "on" and b.text[0].isdigit() for a, b in pairwise(inside)):
        return False  # "the Ministry on 2 June"
    return words[name.start].is_name_like and not words[name.core_end - 1].is_possessive
