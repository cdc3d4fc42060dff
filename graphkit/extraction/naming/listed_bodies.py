"""Read whose offices those are of whom a list says "Name, Title, Body".

"Ana Soto, President and CEO, Harbor League" holds two offices of the league, "Jan Berg,
Secretary, Department of Trade" is the Secretary of Trade, "Commissioner, Marsh County, Ohio" that
of the county. The body goes to the end of the item, or up to the next person. What stands behind
a title and cannot be read leaves the title unsaid: by itself it would be somebody else's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.naming.body_spans import BodySpans, Part
from graphkit.extraction.naming.entities import EntityMatch
from graphkit.extraction.naming.words import join_words
from graphkit.resources.gazetteer_entry import GazetteerEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.naming.office import Office
    from graphkit.extraction.naming.office_runs import OfficeRuns
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles

_COUNTRY = "Country"
_ORGANIZATION = "Organization"


@dataclass(slots=True)
class ListedBodies:
    """Gives the offices behind names in one sentence the body that a comma sets behind them."""

    scan: Scan
    runs: OfficeRuns
    titles: Titles

    def filled(self, run: Sequence[Office]) -> list[Office]:
        """Return the offices of one holder with the body behind the last of them.

        Without those that mislead where a body follows and cannot be read.
        """
        last = run[-1]
        spans = BodySpans(self.scan, self.runs, self.titles)
        span = None if last.polities or last.article else spans.after(last.end)
        if span is None:
            return list(run)
        found = self._of_department(run, span.parts) or self._of_country(run, span.parts)
        found = found or self._of_place(run, span.parts) or self._of_body(run, span.parts)
        if found:
            return found
        if not span.ends_item:
            return list(run)
        return [office for office in run if office.has_complement or office.polities]

    def _of_department(self, run: Sequence[Office], parts: Sequence[Part]) -> list[Office]:
        """Return "Secretary of the Interior" for "Secretary, Department of the Interior"."""
        last, (start, end) = run[-1], parts[0]
        country = self.scan.polity_at(start)
        own = country is not None and country.entry.type == _COUNTRY and country.end < end
        first = country.end if country is not None and own else start
        leads = self.scan.word(first) in self.titles.departments and end > first + 2
        ministerial = last.head.split()[-1] in self.titles.ministerial and not last.has_complement
        if not (leads and ministerial and self.scan.word(first + 1) == "of"):
            return []
        named = self._titled(last, f" {join_words(self.scan.words[first + 1 : end])}", end)
        polities = (country,) if country is not None and own else ()
        return [*run[:-1], replace(named, polities=polities)]

    def _of_country(self, run: Sequence[Office], parts: Sequence[Part]) -> list[Office]:
        """Return the offices of the country that stands alone behind them: "Minister, Peru"."""
        match = self._whole(parts[0])
        if len(parts) > 1 or match is None or match.entry.type != _COUNTRY or match.adjective:
            return []
        return [*run[:-1], replace(run[-1], polities=(match,), end=match.end)]

    def _of_place(self, run: Sequence[Office], parts: Sequence[Part]) -> list[Office]:
        """Return the offices of a county or city, and of the state behind it."""
        matches = [self._whole(part) for part in parts[1:]]
        if not self._is_local(run[-1], parts[0]) or None in matches:
            return []
        if any(match is not None and match.entry.type == _ORGANIZATION for match in matches):
            return []
        (start, _), (_, end) = parts[0], parts[-1]
        of = f" of {join_words(self.scan.words[start:end])}"
        open_ = [o for o in run if not (o.has_complement or o.polities)]
        return [
            replace(self._titled(o, of, max(o.end, end) if o is run[-1] else o.end), local=True)
            if o in open_
            else o
            for o in run
        ]

    def _is_local(self, office: Office, part: Part) -> bool:
        """Whether a part of a country is named: "Allen County", "City of Reno", "Duluth"."""
        start, end = part
        opens = self.scan.word(start) in self.titles.local_openings
        if opens and self.scan.word(start + 1) == "of":
            return True
        if self.scan.word(end - 1) in self.titles.local_bodies:
            return all(self.scan.is_name_like(i) or self._is_hyphen(i) for i in range(start, end))
        match = self._whole(part)
        is_place = match is not None and match.entry.type == "Place"
        return is_place and office.head in self.titles.local_heads

    def _is_hyphen(self, position: int) -> bool:
        return self.scan.words[position].is_hyphen

    def _of_body(self, run: Sequence[Office], parts: Sequence[Part]) -> list[Office]:
        """Return the offices of the first part that is surely a body.

        Parts before it are of the title: "President, Retail Operations, Harbor Group". A run of
        capitals that ends the item alone is a body, too.
        """
        at = self._body_at(run[-1], parts)
        if at is None:
            return []
        start, end = parts[at][0], self._end_of_enumerated(parts[at:])
        field = join_words(self.scan.words[parts[0][0] - 1 : parts[at][0] - 1]) if at else ""
        last = self._titled(run[-1], field, end)
        return [*run[:-1], replace(last, polities=(self._named(start, end),), end=end)]

    def _body_at(self, office: Office, parts: Sequence[Part]) -> int | None:
        """Return which part is a body, None if it is not plain."""
        sure = next((i for i, part in enumerate(parts) if self._is_body(part)), None)
        if sure is not None:
            return sure
        if len(parts) > 1 and all(self._is_field(part) for part in parts[:-1]):
            return len(parts) - 1 if self._is_alone(office, parts[-1:]) else None
        return 0 if self._is_alone(office, parts) else None

    def _is_field(self, part: Part) -> bool:
        """Whether words end like a field of work: "Government Relations"."""
        return self.scan.word(part[1] - 1) in self.titles.describing

    def _is_alone(self, office: Office, parts: Sequence[Part]) -> bool:
        """Whether one name follows and maybe a place, and none of a field, office or place."""
        start, end = parts[0]
        placed = all(self._is_place(part) for part in parts[1:])
        words = [word.lower for word in self.scan.words[start:end] if word.is_name_like]
        field = all(w in self.titles.describing | self.titles.governments for w in words)
        local = self._is_place(parts[0]) or office.head in self.titles.local_heads
        return placed and not field and not local

    def _is_place(self, part: Part) -> bool:
        match = self._whole(part)
        return match is not None and match.entry.type in {"Place", _COUNTRY}

    def _is_body(self, part: Part) -> bool:
        """Whether words surely name an organisation."""
        start, end = part
        match = self._whole(part)
        if match is not None:
            return match.entry.type == _ORGANIZATION
        lexicon = self.runs.shapes.lexicon
        nouns = lexicon.institutions | lexicon.bodies | self.titles.departments
        named = any(self._heads(i, end, nouns) for i in range(start, end))
        words = [i for i in range(start, end) if self.scan.is_name_like(i)]
        short = end == start + 1 and self.scan.words[start].key.isupper()
        bracketed = self.scan.word(end - 1) == ")"
        first = self.scan.polity_at(start)  # "White House Initiative on Trade"
        led = first is not None and first.entry.type == _ORGANIZATION and len(words) > 1
        return (named and len(words) > 1) or short or bracketed or led

    def _heads(self, position: int, end: int, nouns: frozenset[str]) -> bool:
        """Whether one of ``nouns`` ends a name or has a complement: no "Government Relations"."""
        if self.scan.word(position) not in nouns or not self.scan.is_name_like(position):
            return False
        return position + 1 == end or self.scan.word(position + 1) in self.titles.body_links

    def _end_of_enumerated(self, parts: Sequence[Part]) -> int:
        """Return the end of a name with commas: "Union of State, County and City Workers"."""
        start, end = parts[0]
        if not any(self.scan.word(i) in {"for", "of", "on"} for i in range(start, end)):
            return end
        for first, last in parts[1:]:
            if any(self.scan.word(i) in {"and", "&"} for i in range(first - 1, last)):
                return last
        return end

    def _whole(self, part: Part) -> EntityMatch | None:
        """Return the gazetteer's match of all words of a part."""
        start, end = part
        match = self.scan.by_start.get(self.scan.after_article(start))
        return match if match is not None and match.end >= end else None

    def _named(self, start: int, end: int) -> EntityMatch:
        """Return the known organisation of the words, else one named as they name it."""
        known = self._whole((start, end))
        if known is not None:
            return known
        bracket = next((i for i in range(start, end) if self.scan.word(i) == "("), end)
        core = bracket if self.scan.word(end - 1) == ")" else end
        label = join_words(self.scan.words[start:core])
        entry = GazetteerEntry(id="", type=_ORGANIZATION, label=label, names=(label,))
        return EntityMatch(start=start, end=end, core_end=core, entries=(entry,))

    def _titled(self, office: Office, added: str, end: int) -> Office:
        """Return an office with words added to its title, and words up to ``end``."""
        return replace(
            office,
            title=office.title + added,
            singular=office.singular + added,
            end=end,
            has_complement=office.has_complement or bool(added),
        )
