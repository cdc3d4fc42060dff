"""Read the names of offices: head, modifiers, complement, and whose office it is.

"Deputy Prime Minister and Minister of Foreign Affairs of the State of Qatar",
"UN Secretary-General", "the foreign ministers of Chile and Peru", "Norway’s
acting PM". The head is found first and the phrase is grown to both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.entities import end_of_brackets
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.office_bodies import BodyNames
from graphkit.extraction.naming.office_complements import ComplementReader
from graphkit.extraction.naming.office_modifiers import ModifierReader
from graphkit.extraction.naming.office_polities import PolityReader
from graphkit.extraction.naming.scan import ARTICLES, COORDINATORS, POSSESSIVES
from graphkit.extraction.naming.split_titles import split_titles
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords

_LONGEST_FIELD = 6
_FIELD_AND_NAME = 3
_STATE = "state"
_VISITING = "visiting"
_ADDRESSES = frozenset({"dr", "eng", "mr", "prof"})
"""How nobody addresses a king."""
_DETERMINERS = ARTICLES | POSSESSIVES


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
            phrase = _Phrase(
                scan, complements, polities, modifiers, self._titles, self._names, floor
            )
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


@dataclass(slots=True)
class _Side:
    """What stands on one side of a head: how far the ``title`` goes, and the whole phrase."""

    title: int
    outer: int
    polities: tuple[EntityMatch, ...]
    status: str
    article: str = ""
    complement: bool = False
    visiting: bool = False


@dataclass(slots=True)
class _Phrase:
    """Grows an office from its head; the words before ``floor`` belong to another one."""

    scan: Scan
    complements: ComplementReader
    polities: PolityReader
    modifiers: ModifierReader
    titles: Titles
    names: NameWords
    floor: int

    def grow(self, start: int, end: int, head: OfficeHead) -> list[Office]:
        """Return the office around ``head``; nothing if it lacks what makes it one."""
        capital = self.scan.words[start].is_name_like
        right = self._right(end, head, capital=capital or bool(head.before))
        if head.before and not (right.complement or right.polities):
            return []
        left = self._left(start, head, capital=capital)
        title = self._title((left.title, start, end, right.title), head)
        return [
            Office(
                start=left.outer,
                end=right.outer,
                title_start=left.title,
                title_end=right.title,
                title=title,
                singular=self._singular(title) if head.plural else title,
                head=head.lemma,
                plural=head.plural,
                capital=capital,
                polities=left.polities or right.polities,
                status=left.status or right.status,
                article=left.article,
                has_complement=right.complement,
                visiting=left.visiting,
                local=self._is_of_state(left.outer, right.title),
            )
        ]

    def _is_of_state(self, start: int, end: int) -> bool:
        """Whether a part of a country has the office: "Ohio Secretary", "Secretary of Ohio"."""
        before = self.scan.by_end.get(start - self.scan.is_possessive(start - 1)) if start else None
        of = before, self.scan.by_end.get(end)
        return any(match is not None and match.entry.kind == _STATE for match in of)

    def _left(self, start: int, head: OfficeHead, *, capital: bool) -> _Side:
        title = self.modifiers.start_before(start, capital=capital)
        # "Norway’s acting Prime Minister" as well as "former Norwegian Prime Minister".
        first, inner_status = self._status_before(title)
        inner = first
        first, polities = self.polities.before(first, plural=head.plural)
        if polities and not (head.plural or inner_status):
            # The "UN" of "the Norwegian UN ambassador" belongs to the title.
            end = polities[-1].end
            title = end + self.scan.is_possessive(end) if end < inner else title
        first, outer_status = self._status_before(first)
        start = self._epithets_before(first)
        visiting = any(self.scan.word(i) == _VISITING for i in range(start, first))
        first, article = self._article(start)
        status = outer_status or inner_status
        return _Side(title, first, polities, status, article=article, visiting=visiting)

    def _right(self, end: int, head: OfficeHead, *, capital: bool) -> _Side:
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
        return _Side(
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

    def _singular(self, title: str) -> str:
        words = title.split()
        singular = [self.titles.plurals.get(word.lower(), "") for word in words]
        return " ".join(
            (one.capitalize() if word[0].isupper() else one) if one else word
            for word, one in zip(words, singular, strict=True)
        )

    def _status_before(self, first: int) -> tuple[int, str]:
        words = self.scan.words
        if first > self.floor and words[first - 1].is_hyphen and first - 2 >= self.floor:
            status = self.titles.status.get(words[first - 2].lower, "")
            return (first - 2, status) if status else (first, "")
        if first > self.floor and (status := self.titles.status.get(words[first - 1].lower, "")):
            return first - 1, status
        return first, ""

    def _epithets_before(self, first: int) -> int:
        """Return the start of "newly appointed" before an office."""
        start = first
        while start > self.floor and self.scan.word(start - 1) in self.titles.epithets:
            start -= 1
        return first if start == 0 and self.scan.words[0].is_name_like else start

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

    def _article(self, first: int) -> tuple[int, str]:
        before = self.scan.word(first - 1) if first > self.floor else ""
        return (first - 1, before) if before in _DETERMINERS else (first, "")

    def _title(self, bounds: tuple[int, int, int, int], head: OfficeHead) -> str:
        left, start, end, end_of_title = bounds
        words = self.scan.words
        if not head.expansion:
            return join_words(words[left:end_of_title])
        parts = [join_words(words[left:start]), head.expansion, join_words(words[end:end_of_title])]
        return " ".join(part for part in parts if part)
