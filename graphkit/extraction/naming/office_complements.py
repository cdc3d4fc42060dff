"""Read what an office is for: "of Foreign Affairs", "for Women and Equalities"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.scan import COORDINATORS

if TYPE_CHECKING:
    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office_bodies import BodyNames
    from graphkit.extraction.naming.office_heads import OfficeHead
    from graphkit.extraction.naming.scan import Scan
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.titles import Titles
    from graphkit.resources.word_lists import NameWords

_PREPOSITIONS = frozenset({"of", "for", "to", "on", "in"})
_NO_POLITY = frozenset({"for", "on", "in"})
_LEADS_AWAY = _NO_POLITY | {"at"}
_LINKS = frozenset({"of", "the", "for", "on", "in", "and"})
"""Words inside a complement; after "in" no place may follow."""
_AHEAD = 5
_NEAR = 3
_ENDINGS_OF_NOUNS = ("ism", "ity", "ment", "ness", "ship", "tion")
_FULL_NAME = 2


@dataclass(slots=True)
class ComplementReader:
    """Reads the complements of the offices of one sentence."""

    scan: Scan
    bodies: BodyNames
    titles: Titles
    names: NameWords

    def end(self, start: int, head: OfficeHead, *, capital: bool) -> int:
        """Return the end of a complement of ``head`` that may begin with a word at ``start``."""
        start = self._after_charge(start)
        if self.scan.word(start) not in _PREPOSITIONS and not self._is_at_body(start):
            return start
        position = self.scan.after_article(start + 1)
        if position > start + 1 and self.scan.word(position) in self.titles.areas:
            return position + 1
        end = self._nested_office(start, position) or self._first_entity(start, position, head)
        if end is None:
            return start
        position = max(position, end)
        first = self.scan.by_start.get(position)
        capital = capital or (first is not None and self.bodies.is_of_body(first))
        while position < len(self.scan.words):
            following = self._step(position, end, head, capital=capital)
            if following is None:
                break
            position, is_part = following
            end = position if is_part else end
        return end

    def _after_charge(self, start: int) -> int:
        """Return the position of the "of" in "in charge of Trade", or ``start``."""
        charged = self.scan.word(start) == "in" and self.scan.word(start + 1) == "charge"
        return start + 2 if charged and self.scan.word(start + 2) == "of" else start

    def _is_at_body(self, start: int) -> bool:
        """Whether "at the Ministry of Trade" tells where an office belongs: to a government.

        "At the Trade Office Ms. Rao" does so too, where "at the Trade Office" by itself is a place.
        """
        if self.scan.word(start) != "at":
            return False
        first = self.scan.after_article(start + 1)
        match = self.scan.by_start.get(first)
        if match is not None and match.entry.generic:
            return True
        known = match is not None and match.entry.type == "Organization"
        end = match.end if match is not None and known else self.bodies.end(first)
        of = self.scan.polity_at(self.scan.after_article(end + 1))
        end = of.end if of is not None and self.scan.word(end) == "of" else end
        return end > first and (self.scan.is_name_like(end) or end in self.scan.honorifics)

    def _nested_office(self, start: int, position: int) -> int | None:
        """Return the end of the office in "to the Prime Minister", if there is one."""
        if self.scan.word(start) not in {"of", "to"} or position == start + 1:
            return None
        for ahead in range(position, position + _NEAR):
            if not self.scan.is_name_like(ahead) or ahead in self.scan.persons:
                return None
            if ahead in self.scan.heads:
                of_body = self.scan.word(ahead - 1) in self.names.institutions
                return None if of_body else self.scan.heads[ahead][0]
        return None

    def _first_entity(self, start: int, position: int, head: OfficeHead) -> int | None:
        """Return the end of an entity that begins a complement, ``start`` if there is none.

        None if it is the country or organisation whose office it is, or something else.
        """
        match = self.scan.by_start.get(position)
        if match is None or self._goes_on(match):
            return start
        preposition = self.scan.word(start)
        for_place = preposition == "for" and match.entry.type == "Place"
        ruled = head.lemma in self.titles.supreme and not for_place
        if self.scan.is_possessive(match.end) or ruled:
            return None
        if preposition == "for" and head.lemma in self.titles.speaking_for:
            return None
        if preposition == "in" and match.entry.type == "Place" and not self._names_next(match.end):
            posted_there = head.lemma in self.titles.posted
            return match.end if posted_there else None  # "met the Director in Oslo"
        posted = preposition == "to" and head.lemma in self.titles.posted
        return match.end if posted or preposition in _LEADS_AWAY else None

    def _names_next(self, end: int) -> bool:
        """Whether a name, or a comma and a name, follows at ``end``."""
        start = end + (self.scan.word(end) == ",")
        return self.scan.is_name_like(start) or start in self.scan.honorifics

    def _goes_on(self, match: EntityMatch) -> bool:
        """Whether an entity is only part of it: "Europe and Foreign Affairs", "African Affairs"."""
        scan = self.scan
        if scan.is_possessive(match.end):
            return self.bodies.is_institution(match.end + 1)
        if match.adjective and (scan.is_name_like(match.end) or self._is_pair(match)):
            return True
        if self.bodies.is_of_body(match):
            return True
        if match.entry.type == "Country" or scan.word(match.end) not in COORDINATORS:
            return False
        return self._has_portfolio(match.end + 1) and not self._new_office_follows(match.end + 1)

    def _is_pair(self, match: EntityMatch) -> bool:
        """Whether "and" joins another one to an adjective: "African and Asian Affairs"."""
        joined = self.scan.word(match.end) in COORDINATORS
        return joined and self._has_portfolio(match.end + 1)

    def _step(
        self, position: int, end: int, head: OfficeHead, *, capital: bool
    ) -> tuple[int, bool] | None:
        """Return the next position and whether the complement reaches up to it; None at its end."""
        word = self.scan.words[position]
        if position in self.scan.honorifics and not word.is_name_like:
            return None  # "Minister for Trade the Hon Ana Rao"
        if word.lower in COORDINATORS or word.is_hyphen or word.is_possessive:
            return self._step_over(position, head)
        match = self.scan.by_start.get(position)
        if match is not None:
            return (match.end, True) if capital and self._is_joined(match, end) else None
        if not self._is_complement_word(word, capital=capital):
            linked = word.lower in _LINKS and self._continues(position, head)
            return (position + 1, False) if linked else None
        if self._begins_name(position, end, head):
            return None
        return position + 1, True

    def _step_over(self, position: int, head: OfficeHead) -> tuple[int, bool] | None:
        """Return the next position after what joins two words of a complement."""
        if self.scan.words[position].is_hyphen and self._is_second_half(position + 1):
            return position + 2, True  # "Peace-building"
        return (position + 1, False) if self._continues(position, head) else None

    def _is_second_half(self, position: int) -> bool:
        words = self.scan.words[position - 1 : position + 1]
        return all(w.glued for w in words) and words[-1].text.isalpha() and words[-1].text.islower()

    def _is_joined(self, match: EntityMatch, end: int) -> bool:
        """Whether an entity goes on with a complement that reaches up to ``end``."""
        before = self.scan.by_end.get(match.start)
        after_demonym = before is not None and before.adjective
        return match.start > end or after_demonym or self._goes_on(match)

    def _begins_name(self, position: int, end: int, head: OfficeHead) -> bool:
        """Whether the holder's name begins: no portfolio, and none follows, right after one."""
        # "of the Trade Council Prime Minister Rao"
        headed = (
            position in self.scan.heads and self.scan.word(position - 1) in self.names.institutions
        )
        # The "Justice" of "Minister of Justice Ana Rao" is no address.
        is_field = self.scan.word(position - 1) == "of" and self._is_known(position)
        addressed = position in self.scan.honorifics and not self._is_known(position + 1)
        if headed or (addressed and not is_field):
            return True
        if position != end or self._is_known(position):
            return False
        if position in self.scan.persons or position in self.scan.known:
            return not self.bodies.runs_into_body(position)
        words = self.scan.parts_from(position, _NEAR)
        if len(words) == 1 and words[0].lower.endswith(_ENDINGS_OF_NOUNS):
            return False
        ended = position in self.scan.by_end or self._is_known(position - 1)
        if len(words) == 1 and not ended:
            return False  # the "Advocacy" of "Director of Voting Advocacy"
        unknown = not (head.plural or any(self._tells(word.lower) for word in words))
        return unknown and not (
            self._leads_to_honorific(position) or self.bodies.leads_to_body(position)
        )

    def _leads_to_honorific(self, start: int) -> bool:
        """Whether words run into "Dr." and are no name for that: "and Substance Use Dr. Roe"."""
        words = self.scan.name_like_from(start, _AHEAD)
        return any(start + index in self.scan.honorifics for index in range(1, len(words)))

    def _is_known(self, position: int) -> bool:
        return self._tells(self.scan.word(position))

    def _tells(self, word: str) -> bool:
        """Whether a word is one of offices and bodies, and none of a name."""
        return word in self.titles.describing or word in self.names.institutions

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
        word = scan.words[position]
        if word.lower == "of" and self._is_of_holders(position, after):
            return True
        if not scan.is_name_like(after) or self._new_office_follows(after):
            return False
        match = scan.by_start.get(after)
        if word.lower in {"of", "the", "in"}:
            after_of = word.lower == "of" or scan.word(position - 1) == "of"
            return match is None or (after_of and self._is_named_after(match))
        if match is not None and match.entry.type == "Country" and not match.adjective:
            return word.lower in _NO_POLITY and head.lemma in self.titles.posted
        return word.is_hyphen or word.is_possessive or self._joins(word.lower, after)

    def _is_of_holders(self, position: int, after: int) -> bool:
        """Whether a body is one of those who hold an office: "the Council of Ministers"."""
        known = self.scan.heads.get(after)
        of_body = self.scan.word(position - 1) in self.names.institutions
        return of_body and known is not None and known[1].plural

    def _is_named_after(self, match: EntityMatch) -> bool:
        """Whether a part of it is named so: "the Province of Ontario", "of African Affairs"."""
        return match.entry.type == "Place" or (match.adjective and self._goes_on(match))

    def _joins(self, word: str, after: int) -> bool:
        """Whether a comma, "and" or preposition joins what comes ``after`` to a complement."""
        if word == ",":
            match = self.scan.by_start.get(after)
            institution = self.bodies.is_body(after) or (
                match is not None and match.end > after + 1
            )
            return not institution and self._has_portfolio(after)
        if word in _NO_POLITY:
            return after not in self.scan.persons
        match = self.scan.by_start.get(after)
        place = match is not None and match.entry.type == "Place"
        return place or self._is_known(after) or not self._is_person(after)

    def _is_person(self, start: int) -> bool:
        """Whether what follows "and" is somebody else, not a second portfolio."""
        if start in self.scan.persons or start in self.scan.known:
            return True
        words = self.scan.name_like_from(start, _AHEAD)
        full = len(words) >= _FULL_NAME and not any(self._tells(w.lower) for w in words)
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
            if position in self.scan.heads:
                # "Peace and Security Ambassador Rao" names her by that as well.
                by_field = position > start and self._is_known(position - 1)
                return not (by_field and self.scan.heads[position][1].lemma in self.titles.courtesy)
            if not words[position].is_name_like and not words[position].is_hyphen:
                return False
        return False
