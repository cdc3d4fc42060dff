"""Read the names of offices: head, modifiers, complement, and whose office it is.

"Deputy Prime Minister and Minister of Foreign Affairs of the State of Qatar",
"UN Secretary-General", "the foreign ministers of Chile and Peru", "Norway’s
acting PM". The head is found first and the phrase is grown to both sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.naming.office_bodies import BodyNames
from graphkit.extraction.naming.office_complements import ComplementReader
from graphkit.extraction.naming.office_ends import OfficeEnds
from graphkit.extraction.naming.office_modifiers import ModifierReader
from graphkit.extraction.naming.office_phrase import OfficePhrase
from graphkit.extraction.naming.office_polities import PolityReader
from graphkit.extraction.naming.split_titles import split_titles

if TYPE_CHECKING:
    from graphkit.extraction.naming.office import Office
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords

_ADDRESSES = frozenset({"dr", "eng", "mr", "prof"})
"""How nobody addresses a king."""


class OfficeGrammar:
    """Find the offices named in a sentence."""

    def __init__(self, titles: Titles, names: NameWords) -> None:
        """Use the words of ``titles``; some of ``names`` never belong to a title."""
        self._titles = titles
        self._names = names

    def offices(self, scan: Scan) -> list[Office]:
        """Return the offices in order."""
        bodies = BodyNames(scan, self._titles.fields, self._names)
        complements = ComplementReader(scan, bodies, self._titles, self._names)
        found: list[Office] = []
        split = list(split_titles(scan, self._titles))
        inside = {i for office in split for i in range(office.start, office.end)}
        for start, (end, head) in sorted(scan.heads.items()):
            floor = found[-1].end if found else 0
            if start < floor or start in scan.covered or start in inside:
                continue
            before = found[-1] if found else None
            if self._is_surname(scan, start, end, head) or self._is_given(
                scan, start, head, before
            ):
                continue
            if any(first <= start and end < h.end for first, h in scan.honorifics.items()):
                continue  # the "Chief" of "Air Chief Marshal"
            polities = PolityReader(scan, floor, self._titles, self._names.institutions)
            modifiers = ModifierReader(scan, floor, self._titles, self._names)
            ends = OfficeEnds(scan, complements, polities, self._titles, self._names)
            phrase = OfficePhrase(scan, polities, modifiers, self._titles, ends, floor)
            found += phrase.grow(start, end, head)
        taken = {i for office in found for i in range(office.start, office.end)}
        apart = [o for o in split if taken.isdisjoint(range(o.start, o.end))]
        return sorted([*found, *apart], key=lambda office: office.start)

    def _is_given(self, scan: Scan, start: int, head: OfficeHead, before: Office | None) -> bool:
        """Whether what can be a ruler is a given name: "Dr. Sultan Rao", "Minister Sultan Rao"."""
        if head.lemma not in self._titles.supreme & self._titles.surnames:
            return False
        after_office = before is not None and scan.honorific_end(before.end) == start
        address = next((h for h in scan.honorifics.values() if h.end == start), None)
        addressed = address is not None and address.form.rstrip(".").lower() in _ADDRESSES
        return (after_office or addressed) and scan.is_name_like(start + 1)

    def _is_surname(self, scan: Scan, start: int, end: int, head: OfficeHead) -> bool:
        """Whether what can be an office ends a name: "Senator Angus King said"."""
        if head.lemma not in self._titles.surnames or start == 0 or scan.is_name_like(end):
            return False
        before = scan.words[start - 1]
        titled = self._titles.modifiers, self._titles.singular, self._names.no_titles
        plain = before.is_name_like and not any(before.lower in words for words in titled)
        plain = plain and scan.word(end) != "of"
        return plain and start - 1 not in scan.covered and start - 1 not in scan.honorific_words
