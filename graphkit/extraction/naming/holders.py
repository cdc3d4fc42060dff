"""Tell whether what stands by an office is the name of who holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.extraction.naming.office import Office
    from graphkit.extraction.naming.person_names import NameShapes
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords

_MARKS = frozenset({"*", "\\", ")", "†"})
_RANKS = frozenset({"chief"})
_NAMES_OF_OFFICES = frozenset({"officer", "policy"})
_FRONTING = frozenset({"after", "ahead", "at", "before", "during", "following", "in", "on"})
_LONGEST_OPENING = 3
_SHORTEST_PARTICIPLE = 5
_OPENING = frozenset(
    {"about", "according", "alongside", "amid", "as", "besides", "by", "despite", "for", "from"}
    | {"through", "together", "under", "unlike", "upon", "while", "with"}
)


@dataclass(slots=True, kw_only=True)
class HolderRules:
    """The rules for one sentence."""

    scan: Scan
    offices: Mapping[int, Office]
    shapes: NameShapes
    lexicon: NameWords
    titles: Titles

    def is_no_holder(self, office: Office, start: int, end: int, *, comma: bool) -> bool:
        """Whether a name behind an office is one of something else.

        "Senator for South Australia", "Director of the Consumer Finance Bureau", "Chief Public
        Policy Officer", "Ana Rao, President, Green Bay Works".
        """
        following = self.scan.word(end)
        is_name = self.scan.is_name_like(end) and end not in self.offices
        titled = self.titles.describing, self.lexicon.institutions
        inside = [word.lower for word in self.scan.words[start:end]]
        cut = is_name and any(following in words for words in (*titled, _NAMES_OF_OFFICES))
        cut = cut or not _NAMES_OF_OFFICES.isdisjoint(inside)
        cut = cut or all(any(word in words for words in titled) for word in inside)
        apposed = comma and not office.article and self._is_apposed(office.start)
        cut = cut or (office.is_plain and office.head in _RANKS and start not in self.scan.persons)
        unknown = start not in self.scan.known
        return apposed or (cut and unknown) or self._is_polity(start, end)

    def _is_apposed(self, start: int) -> bool:
        """Whether a name and a comma stand before an office: it is that person's."""
        first = next((o for o in self.offices.values() if o.end == start - 1), None)
        if first is not None and self.scan.word(start - 1) in {"and", "&"}:
            return self._is_apposed(first.start)
        before = start - 2
        while before > 0 and self.scan.words[before].text in _MARKS:
            before -= 1
        named = self.scan.is_name_like(before) and before not in self.scan.covered
        return self.scan.word(start - 1) == "," and named

    def can_be_apposed(self, comma: int, end: int) -> bool:
        """Whether a name from ``comma`` to ``end`` can be that of the holder of the office before.

        "In talks with the President of Chile, Mr. Rao said" has two people.
        """
        if not self.shapes.closes(self.shapes.end_of_letters(end)):
            return False
        words = [word.lower for word in self.scan.words[:comma]]
        fronted = not _FRONTING.isdisjoint(words[:_LONGEST_OPENING]) or self._is_opened(words[0])
        return not (fronted and "," not in words and self.scan.word(end).isalpha())

    def _is_opened(self, first: str) -> bool:
        """Whether a sentence begins with a phrase that its subject follows.

        "According to the envoy, …", "Thanking the minister, …".
        """
        participle = first.endswith("ing") and len(first) >= _SHORTEST_PARTICIPLE
        return first in _OPENING or (participle and 0 not in self.scan.covered)

    def _is_polity(self, start: int, end: int) -> bool:
        match = self.scan.polity_at(start)
        return match is not None and match.end >= end and start not in self.scan.persons

    def is_name_in_brackets(self, position: int) -> bool:
        """Whether an editor added a whole name: "the Minister [Ana Soto]"."""
        if self.scan.word(position) != "[":
            return False
        end = self.shapes.end(position + 1)
        return self.scan.word(end) == "]" and end > position + 2

    def leads_to_name(self, office: Office, end: int) -> bool:
        """Whether what follows an office at once can only be the name of its holder.

        After "spokesperson" or "foreign minister" in lower case that is so too, after "chief"
        or "leader" if it is a full name.
        """
        if office.capital or self.shapes.is_full(office.end, end):
            return True
        spoken = office.head in self.titles.speaking_for or "minister" in office.head
        return (
            spoken or office.head in self.titles.supreme
        ) and office.end not in self.scan.by_start

    # Names
