"""Read what stands after the head of an office: "of the Committee on Trade of Chile", "(1)".

Field, body, whose office it is, where somebody is posted, and how it is held.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.entities import end_of_brackets
from graphkit.extraction.naming.scan import COORDINATORS

if TYPE_CHECKING:
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office_complements import ComplementReader
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.office_polities import PolityReader
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords

_LONGEST_FIELD = 6
_FIELD_AND_NAME = 3


@dataclass(slots=True)
class OfficeSide:
    """What stands on one side of a head: how far the ``title`` goes, and the whole phrase."""

    title: int
    outer: int
    polities: tuple[EntityMatch, ...]
    status: str
    article: str = ""
    complement: bool = False
    visiting: bool = False


@dataclass(slots=True)
class OfficeEnds:
    """Finds the end of an office, and what its words tell."""

    scan: Scan
    complements: ComplementReader
    polities: PolityReader
    titles: Titles
    names: NameWords

    def read(self, end: int, head: OfficeHead, *, capital: bool) -> OfficeSide:
        """Return what stands after a head that ends at ``end``."""
        right, status = self._status_after(end_of_brackets(self.scan.words, end))
        bracketed = self._end_of_bracketed_field(right)
        title = self.complements.end(bracketed, head, capital=capital)
        title = title if title > bracketed else self._end_of_bare_field(bracketed, head)
        title = self._end_of_added(title, head, capital=capital)
        if self.scan.word(title) == "at":  # "Secretary of State at the Trade Office"
            title = self.complements.end(title, head, capital=capital)
        body = self._body_of_country(title)
        title = body or title
        inside = self.polities.inside(right, title)
        last, after = self.polities.after(end_of_brackets(self.scan.words, title), head)
        complement = title > right
        outer = self._end_of_posting(last, head, complement=title > right)
        return OfficeSide(
            title if complement else end, outer, inside or after, status, complement=complement
        )

    def _end_of_bare_field(self, end: int, head: OfficeHead) -> int:
        """Return the end of the field in "Secretary Defense Anita Rao", where "of" is missing."""
        is_field = self.scan.word(end) in self.titles.fields & self.titles.modifiers
        words = self.scan.name_like_from(end, _FIELD_AND_NAME)
        if not is_field or len(words) < _FIELD_AND_NAME or head.lemma in self.titles.supreme:
            return end
        told = self.titles.describing, self.titles.singular, self.names.institutions
        known = any(word.lower in of for word in words[1:] for of in told)
        return end if known else end + 1

    def _end_of_added(self, end: int, head: OfficeHead, *, capital: bool) -> int:
        """Return the end of what an editor added after a title: "[for Peru]", or ``end``."""
        if self.scan.word(end) != "[":
            return end
        inside = self.complements.end(end + 1, head, capital=capital)
        return inside + 1 if inside > end + 1 and self.scan.word(inside) == "]" else end

    def _end_of_bracketed_field(self, end: int) -> int:
        """Return the end of "(Asia and Pacific)" or "(1)" right after a head, or ``end``."""
        if self.scan.word(end) != "(" or end in self.scan.honorifics:
            return end
        position = end + 1
        while position <= end + _LONGEST_FIELD and self._is_of_field(position):
            position += 1
        named = position not in self.scan.persons and position > end + 1
        return position + 1 if named and self.scan.word(position) == ")" else end

    def _is_of_field(self, position: int) -> bool:
        word = self.scan.word(position)
        if position in self.scan.persons or position in self.scan.heads:
            return False
        return self.scan.is_name_like(position) or word in COORDINATORS or word.isdigit()

    def _body_of_country(self, end: int) -> int:
        """Return the end of "of the National Assembly" where "of Peru" follows, 0 elsewhere."""
        body = self.scan.polity_at(self.scan.after_article(end + 1))
        if self.scan.word(end) != "of" or body is None or body.entry.type != "Organization":
            return 0
        whose = self.scan.polity_at(self.scan.after_article(body.end + 1))
        is_country = whose is not None and whose.entry.type == "Country" and not whose.adjective
        return body.end if self.scan.word(body.end) == "of" and is_country else 0

    def _end_of_posting(self, end: int, head: OfficeHead, *, complement: bool) -> int:
        """Return the end of "Ambassador of Japan to Norway", where "to Norway" may follow.

        So it may after "Head of the EU Delegation", and "for Asia" after "Envoy of the President".
        """
        posted, word = head.lemma in self.titles.posted, self.scan.word(end)
        mission = complement and self.scan.word(end - 1) in self.names.institutions
        match = self.scan.by_start.get(self.scan.after_article(end + 1))
        if match and (posted or mission):
            # "in Oslo" tells where they met, "in Norway Anita Rao" where she is posted.
            if word == "to":
                return self._end_of_posting(match.end, head, complement=complement)
            if word == "in" and self.scan.is_name_like(match.end):
                return match.end
        return self._end_of_field(end, head, posted=posted)

    def _end_of_field(self, end: int, head: OfficeHead, *, posted: bool) -> int:
        """Return the end of "for Asia" at ``end``, where it may follow."""
        first = self.scan.after_article(end + 1)
        field = self.scan.is_name_like(first) and self.scan.word(first) in self.titles.portfolios
        body = self.scan.by_end.get(end)
        of_body = body is not None and body.entry.type == "Organization"
        of_body = of_body and self.scan.is_name_like(first) and first not in self.scan.persons
        if self.scan.word(end) == "for" and (posted or field or of_body):
            return self.complements.end(end, head, capital=True)
        return end

    def _status_after(self, end: int) -> tuple[int, str]:
        """Return the end of what says after an office how it is held: "-elect", "ad interim"."""
        words = self.scan.words
        for length in (2, 1):
            after = " ".join(word.lower for word in words[end : end + length])
            if after in self.titles.status_after:
                return end + length, self.titles.status_after[after]
        if end + 1 < len(words) and words[end].is_hyphen:
            status = self.titles.status.get(words[end + 1].lower, "")
            if status:
                return end + 2, status
        return end, ""
