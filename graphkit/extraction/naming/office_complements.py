"""Read what an office is for: "of Foreign Affairs", "for Women and Equalities"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.extraction.naming.scan import COORDINATORS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.scan import Scan
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.word_lists import NameWords, Titles

_PREPOSITIONS = frozenset({"of", "for", "to", "on", "in"})
_NO_POLITY = frozenset({"for", "on", "in"})
_LEADS_AWAY = _NO_POLITY | {"at"}
_LINKS = frozenset({"of", "the", "for", "on", "in", "and"})
"""Words inside a complement; after "in" no place may follow."""
_AHEAD = 5
_LONGEST_BODY_NAME = 8
_LONGEST_BODY = 7
_NEAR = 3
_ENDINGS_OF_NOUNS = ("ism", "ity", "ment", "ness", "ship", "tion")
_FULL_NAME = 2


@dataclass(frozen=True, kw_only=True)
class ComplementReader:
    """Reads the complements of the offices of one sentence."""

    scan: Scan
    heads: Mapping[int, tuple[int, OfficeHead]]
    titles: Titles
    names: NameWords

    def end(self, start: int, head: OfficeHead, *, capital: bool) -> int:
        """Return the end of a complement of ``head`` that may begin with a word at ``start``."""
        if self.scan.word(start) not in _PREPOSITIONS and not self._is_at_ministry(start):
            return start
        position = self.scan.after_article(start + 1)
        end = self._nested_office(start, position) or self._first_entity(start, position, head)
        if end is None:
            return start
        position = max(position, end)
        first = self.scan.by_start.get(position)
        capital = capital or (first is not None and self._is_body_of(first))
        while position < len(self.scan.words):
            following = self._step(position, end, head, capital=capital)
            if following is None:
                break
            position, is_part = following
            end = position if is_part else end
        return end

    def _is_at_ministry(self, start: int) -> bool:
        """Whether "at the Ministry of Trade" tells where an office belongs: to a government."""
        match = self.scan.by_start.get(self.scan.after_article(start + 1))
        return self.scan.word(start) == "at" and match is not None and match.entry.generic

    def _nested_office(self, start: int, position: int) -> int | None:
        """Return the end of the office in "to the Prime Minister", if there is one."""
        if self.scan.word(start) not in {"of", "to"} or position == start + 1:
            return None
        for ahead in range(position, position + _NEAR):
            if not self.scan.is_name_like(ahead) or ahead in self.scan.persons:
                return None
            if ahead in self.heads:
                return self.heads[ahead][0]
        return None

    def _first_entity(self, start: int, position: int, head: OfficeHead) -> int | None:
        """Return the end of an entity that begins a complement, ``start`` if there is none.

        None if it is the country or organisation whose office it is, or something else.
        """
        match = self.scan.by_start.get(position)
        if match is None or self._goes_on(match):
            return start
        preposition = self.scan.word(start)
        if self.scan.is_possessive(match.end) or head.lemma in self.titles.supreme:
            return None
        if preposition == "for" and head.lemma in self.titles.speaking_for:
            return None
        posted = preposition == "to" and head.lemma in self.titles.posted
        return match.end if posted or preposition in _LEADS_AWAY else None

    def _goes_on(self, match: EntityMatch) -> bool:
        """Whether an entity is only part of it: "Europe and Foreign Affairs", "African Affairs"."""
        scan = self.scan
        if scan.is_possessive(match.end):
            return self._is_institution(match.end + 1)
        if match.adjective and scan.is_name_like(match.end):
            return True
        if self._is_body_of(match):
            return True
        if match.entry.type == "Country" or scan.word(match.end) not in COORDINATORS:
            return False
        return self._has_portfolio(match.end + 1) and not self._new_office_follows(match.end + 1)

    def _is_body_of(self, match: EntityMatch) -> bool:
        """Whether it only begins the name of a body: "the OSCE Mission", "EU Trade Council".

        "The White House Office of …" goes on behind the noun.
        """
        scan = self.scan
        if scan.word(match.end) in self.names.institutions and scan.is_name_like(match.end):
            return True
        position = match.end
        while position < match.end + _LONGEST_BODY and (
            scan.is_name_like(position) or scan.word(position) == "and"
        ):
            if position in self.heads or position in scan.persons or position in scan.by_start:
                return False
            if scan.word(position) in self.names.institutions:
                return True
            position += 1
        return False

    def _is_body(self, start: int) -> bool:
        """Whether the words from ``start`` on are all of a body's name: "Trade Policy Council"."""
        words = self.scan.name_like_from(start, _AHEAD)
        last = words[-1].lower if words else ""
        institutions = self.names.institutions
        no_body = last in self.titles.fields or last == "services"
        first = words[0].lower if words else ""
        return first in institutions or (last in institutions and not no_body)

    def _is_institution(self, start: int, *, limit: int = _AHEAD) -> bool:
        words = self.scan.name_like_from(start, limit)
        return any(word.lower in self.names.institutions for word in words)

    def _step(
        self, position: int, end: int, head: OfficeHead, *, capital: bool
    ) -> tuple[int, bool] | None:
        """Return the next position and whether the complement reaches up to it; None at its end."""
        word = self.scan.words[position]
        if position in self.scan.honorifics and not word.is_name_like:
            return None  # "Minister for Trade the Hon Ana Rao"
        if word.lower in COORDINATORS or word.is_hyphen or word.is_possessive:
            return (position + 1, False) if self._continues(position, head) else None
        match = self.scan.by_start.get(position)
        if match is not None:
            return (match.end, True) if capital and self._is_joined(match, end) else None
        if not self._is_complement_word(word, capital=capital):
            linked = word.lower in _LINKS and self._continues(position, head)
            return (position + 1, False) if linked else None
        if self._begins_name(position, end, head):
            return None
        return position + 1, True

    def _is_joined(self, match: EntityMatch, end: int) -> bool:
        """Whether an entity goes on with a complement that reaches up to ``end``."""
        before = self.scan.by_end.get(match.start)
        after_demonym = before is not None and before.adjective
        return match.start > end or after_demonym or self._goes_on(match)

    def _begins_name(self, position: int, end: int, head: OfficeHead) -> bool:
        """Whether the holder's name begins: no portfolio, and none follows, right after one."""
        if position in self.scan.honorifics and not self._is_known(position + 1):
            return True
        if position != end or self.scan.words[position].lower in self._known:
            return False
        if position in self.scan.persons or position in self.scan.known:
            return not self._runs_into_body(position)
        words = self.scan.parts_from(position, _NEAR)
        if len(words) == 1 and words[0].lower.endswith(_ENDINGS_OF_NOUNS):
            return False
        ended = position in self.scan.by_end or self._is_known(position - 1)
        if len(words) == 1 and not ended:
            return False  # the "Advocacy" of "Director of Voting Advocacy"
        unknown = not head.plural and not any(word.lower in self._known for word in words)
        return unknown and not (self._leads_to_honorific(position) or self._leads_to_body(position))

    def _leads_to_body(self, start: int) -> bool:
        """Whether words run over "and" to a body: "Flood Relief and Rescue Authority"."""
        position = start
        while position < start + _LONGEST_BODY_NAME and (
            self.scan.is_name_like(position) or self.scan.word(position) == "and"
        ):
            if position in self.heads or position in self.scan.persons:
                return False
            if self.scan.word(position) in self.names.institutions:
                return True
            position += 1
        return False

    def _runs_into_body(self, start: int) -> bool:
        """Whether what looks like a name goes on to a body: "Finance Protection Bureau"."""
        words = self.scan.name_like_from(start, _AHEAD)
        bodies = (i for i, word in enumerate(words) if word.lower in self.names.institutions)
        first = next(bodies, 0)
        return first > 0 and not any(start + i in self.heads for i in range(first + 1))

    def _leads_to_honorific(self, start: int) -> bool:
        """Whether words run into "Dr." and are no name for that: "and Substance Use Dr. Roe"."""
        words = self.scan.name_like_from(start, _AHEAD)
        return any(start + index in self.scan.honorifics for index in range(1, len(words)))

    def _is_known(self, position: int) -> bool:
        return self.scan.word(position) in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return self.titles.portfolios | self.titles.modifiers | self.names.institutions

    def _is_complement_word(self, word: Word, *, capital: bool) -> bool:
        is_field = capital and word.lower in self.titles.portfolios
        if (word.lower in self.names.no_titles and not is_field) or not word.text[0].isalpha():
            return False
        if capital:
            return word.is_name_like and word.text not in self.titles.abbreviations
        return word.lower in self.titles.modifiers

    def _continues(self, position: int, head: OfficeHead) -> bool:
        """Whether the complement goes on after a comma, "and" or "of" at ``position``."""
        scan = self.scan
        after = scan.after_article(position + 1)
        after += scan.word(after) == "and"
        if not scan.is_name_like(after) or self._new_office_follows(after):
            return False
        match = scan.by_start.get(after)
        word = scan.words[position]
        if word.lower in {"of", "the", "in"}:
            return match is None
        if match is not None and match.entry.type == "Country" and not match.adjective:
            return word.lower in _NO_POLITY and head.lemma in self.titles.posted
        return word.is_hyphen or word.is_possessive or self._joins(word.lower, after)

    def _joins(self, word: str, after: int) -> bool:
        """Whether a comma, "and" or preposition joins what comes ``after`` to a complement."""
        if word == ",":
            match = self.scan.by_start.get(after)
            institution = self._is_body(after) or (match is not None and match.end > after + 1)
            return not institution and self._has_portfolio(after)
        if word in _NO_POLITY:
            return after not in self.scan.persons
        return self._is_known(after) or not self._is_person(after)

    def _is_person(self, start: int) -> bool:
        """Whether what follows "and" is somebody else, not a second portfolio."""
        if start in self.scan.persons or start in self.scan.known:
            return True
        words = self.scan.name_like_from(start, _AHEAD)
        full = len(words) >= _FULL_NAME and not any(w.lower in self._known for w in words)
        return full and not self._leads_to_honorific(start)

    def _has_portfolio(self, start: int) -> bool:
        """Whether a portfolio stands in a list that begins at ``start``."""
        for position in range(start, start + _AHEAD + 1):
            if self.scan.word(position) in self.titles.portfolios:
                return True
            if not (self.scan.is_name_like(position) or self.scan.word(position) in COORDINATORS):
                return False
        return False

    def _new_office_follows(self, start: int) -> bool:
        words = self.scan.words
        if start in self.scan.honorifics and not self._is_known(start + 1):
            return True
        for position in range(start, min(start + _AHEAD, len(words))):
            if position in self.heads:
                return True
            if not words[position].is_name_like and not words[position].is_hyphen:
                return False
        return False
