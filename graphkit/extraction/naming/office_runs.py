"""Offices of one holder: "Deputy Prime Minister and Minister of Finance"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.scan import COORDINATORS
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.office import Office
    from graphkit.extraction.naming.person_names import NameShapes
    from graphkit.extraction.naming.scan import Scan

_JOINTS = COORDINATORS | {"/", "-", "–", "—", "["}
_SECOND = ("deputy", "vice")
_GOES_ON = frozenset({"and", "at", "for", "from", "in", "of", "on", "to", "who", "whose", "with"})
_INDEFINITE = frozenset({"a", "an"})
_ORGANIZATION = "organization/"
_HIS_OFFICE = frozenset({"his", "her", "their"})


@dataclass(slots=True, kw_only=True)
class OfficeRuns:
    """Runs of offices in one sentence; nobody holds two ``supreme`` ones.

    ``courtesy`` are heads by which people are called besides another office.
    """

    scan: Scan
    offices: Mapping[int, Office]
    shapes: NameShapes
    supreme: frozenset[str]
    courtesy: frozenset[str]

    def run(self, start: int, *, holder_known: bool = False) -> list[Office]:
        """Return the offices from ``start`` that "and" or commas join for one holder.

        Whose name stands before them can have one of a country and one of an organisation.
        """
        run = [self.offices[start]]
        while not run[-1].plural and (holder_known or run[-1].article not in _INDEFINITE):
            position = run[-1].end
            while self.scan.word(position) in _JOINTS:
                position += 1
            following = self.offices.get(position)
            if (
                following is None
                or (position == run[-1].end and not self._follows_at_once(run, following))
                or not self._joins(run, following, holder_known=holder_known)
            ):
                break
            run.append(following)
        return run

    def _follows_at_once(self, run: list[Office], office: Office) -> bool:
        """Whether an office needs no comma to be held besides: "Chairman Prime Minister Rao"."""
        if self._is_courtesy(office):
            return True
        plain = not office.article and office.start not in self.scan.honorifics
        return run[-1].capital and office.capital and plain and self._is_led_to(office)

    def _is_led_to(self, office: Office) -> bool:
        """Whether a name, an honorific before it or one more office follows at once."""
        at = office.end
        return at in self.scan.honorifics or at in self.offices or self.shapes.end(at) > at

    def _is_courtesy(self, office: Office) -> bool:
        """Whether an office stands between another one and the name: "Adviser Ambassador Rao"."""
        named = self.scan.is_name_like(office.end) and office.end not in self.shapes.offices
        return office.is_plain and office.head in self.courtesy and office.capital and named

    def apposed(self, end: int, *, addressed: bool = False) -> list[Office]:
        """Return the offices in apposition after a comma at ``end``.

        Who is ``addressed`` by an honorific needs no comma: "Mr. Rao Minister of Trade".
        """
        opening = self.scan.word(end)
        start = end + 1 if opening == "(" or self.scan.is_break(end) else end
        start = self._after_serving(start + (self.scan.word(start) == "also"))
        following = self.offices.get(start) if start > end or addressed else None
        if following is None or following.plural or following.article in _HIS_OFFICE:
            return []
        if start > end and self._leads_clause(following):
            return []
        run = self.run(start, holder_known=True)
        if opening == "(":
            return run if self.scan.word(run[-1].end) == ")" else []
        if not following.article and self.scan.word(run[-1].end) in load_function_words().joint:
            return []  # "Rao, Chilean President discuss trade"
        after = run[-1].end
        name_follows = self.shapes.end(after) > after or after in self.scan.honorifics
        # ", and Foreign Minister X" begins the next person of a list, and so does what the last
        # office is for where it goes on: "Coordinator for Operation …".
        goes_on = self.scan.word(run[-1].end) == "for" and self.scan.is_name_like(run[-1].end + 1)
        return _without_last(run) if name_follows or goes_on else run

    def country_in_brackets(self, end: int) -> EntityMatch | None:
        """Return the country in "Anita Rao (Peru)" where the name ends at ``end``."""
        match = self.scan.by_start.get(end + 1) if self.scan.word(end) == "(" else None
        if match is None or match.entry.type != "Country" or match.adjective:
            return None
        return match if self.scan.word(match.end) == ")" else None

    def _after_serving(self, start: int) -> int:
        """Return the position after "who also serves as", or ``start``."""
        words = [self.scan.word(start + i) for i in range(4)]
        if words[0] != "who":
            return start
        words = words[1 + (words[1] in {"also", "concurrently"}) :]
        served = words[:2] == ["is", "also"] or (
            words[0] in load_function_words().serving and words[1] == "as"
        )
        skipped = 4 - len(words) + 2
        return start + skipped if served else start

    def _leads_clause(self, office: Office) -> bool:
        """Whether an office is a subject: "after talks with Ms. Rao, the President said"."""
        bare = office.article == "the" and not office.polities and not office.has_complement
        if bare and self._is_opened(office.start - 1):
            return True
        if not bare or office.end >= len(self.scan.words):
            return False
        following = self.scan.words[office.end]
        after = office.end + 1
        named = self.scan.is_name_like(after) or self.scan.word(after) == "the"
        joined = following.lower == "and" and named
        goes_on = following.text[0].islower() and following.lower not in _GOES_ON
        short = office.is_plain or self._is_abbreviated(office)
        return short and (goes_on or joined)

    def _is_opened(self, comma: int) -> bool:
        """Whether a participle opens the words up to ``comma``: "Welcoming Ms. Rao, the King"."""
        before = self.scan.words[: max(comma, 1)]
        opens = before[0].lower.endswith("ing") and 0 not in self.scan.covered
        return opens and all(word.text != "," for word in before[:-1])

    def are_two_holders(self, run: list[Office]) -> bool:
        """Whether a run before a name is two people's, the first one not named.

        "The President and Minister Soto" are two, "the Crown Prince and Prime Minister" is one
        where a country says so. Nobody is "the Foreign Secretary and Foreign Minister".
        """
        first = run[0]
        if len(run) > 1 and self._is_abbreviated(first) and not self._is_abbreviated(run[1]):
            # "the FM and Minister Soto" are two, "FM and Head of the Council Soto" is one.
            return not (first.polities or (self._is_described(run[1]) and not first.article))
        if len(run) == 1 or first.article != "the":
            return False
        if not first.polities and self._begins_with_polity(run[1]):
            return True  # "the Foreign Secretary and Norwegian Foreign Minister Berg"
        if any(office.polities for office in run):
            return False
        if self.scan.word(first.end) == "," and first.is_plain:
            return True  # "With the Prime Minister, Minister Soto discussed"
        same = first.title.lower().split()[0] == run[1].title.lower().split()[0]
        short = " " not in first.head or first.head.split()[-1] in self.supreme
        return (same and first.capital) or (first.is_plain and short)

    def _is_described(self, office: Office) -> bool:
        """Whether what follows an office tells its field or organisation."""
        of_body = any(m.entry.type == "Organization" for m in office.polities)
        return office.has_complement or (of_body and not self._begins_with_polity(office))

    def _begins_with_polity(self, office: Office) -> bool:
        return any(match.start < office.title_start for match in office.polities)

    def _is_abbreviated(self, office: Office) -> bool:
        """Whether an office is one word of capitals: "PM". A deputy may be a minister as well."""
        is_word = office.title_end - office.title_start == 1
        word = self.scan.words[office.title_start].text
        return is_word and word.isupper() and not office.title.lower().startswith(_SECOND)

    def _joins(self, run: list[Office], following: Office, *, holder_known: bool) -> bool:
        """Whether an office can be held by the holder of ``run``.

        Not if it is of another polity, or if nobody holds two such offices.
        """
        if following.plural or following.article == "the":
            return False
        if not (following.capital or (holder_known and not run[-1].capital)):
            return False
        if following.head in self.supreme and any(o.head in self.supreme for o in run):
            return False
        before = {match.entry.id for office in run for match in office.polities}
        after = {match.entry.id for match in following.polities}
        if not (before and after) or before & after:
            return True
        of_bodies = [id_.startswith(_ORGANIZATION) for id_ in before | after]
        if all(of_bodies) and not self._begins_with_polity(following):
            return True  # "the EU's Representative and Head of the Commission Rao"
        return any(of_bodies) and (holder_known or run[-1].head.startswith("chair"))


def _without_last(run: list[Office]) -> list[Office]:
    """Return what is before the last office, and before those that lead to it at once."""
    kept = run[:-1]
    while kept and kept[-1].end == run[len(kept)].start:
        kept.pop()
    return kept
