"""Read "his Indian counterpart", "her counterparts from Norway and Peru"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.scan import COORDINATORS, POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.word_lists import ReferenceWords


@dataclass(frozen=True, slots=True)
class CounterpartPhrase:
    """Words ``start`` up to ``end`` call somebody a counterpart, of the polities if any.

    ``noun`` is the index of the last word of the noun itself.
    """

    start: int
    end: int
    noun: int
    plural: bool
    polities: tuple[EntityMatch, ...]


class CounterpartGrammar:
    """Find counterparts by the nouns for them."""

    def __init__(self, words: ReferenceWords) -> None:
        """Index the nouns of ``words`` and their plurals."""
        self._words = words
        forms = [(noun, False) for noun in words.counterparts]
        self._nouns = PhraseTable(forms + [(f"{noun}s", True) for noun, _ in forms])

    def phrases(self, scan: Scan) -> Mapping[int, CounterpartPhrase]:
        """Return the phrases of a sentence by their first words."""
        found = {}
        for start, (end, plural) in self._nouns.matches(scan.words).items():
            first, before = _polities_before(scan, start)
            last, after = _polities_after(scan, end, self._words.allies, plural=plural)
            first = _possessive_before(scan, first, self._words.counterpart_epithets)
            found[first] = CounterpartPhrase(first, last, end - 1, plural, before or after)
        return found


def _possessive_before(scan: Scan, first: int, epithets: Container[str]) -> int:
    """Return where "her new" or "his" begins before a counterpart, or ``first``."""
    start = first - (scan.word(first - 1) in epithets)
    return start - 1 if scan.word(start - 1) in POSSESSIVES else first


def _polities_before(scan: Scan, start: int) -> tuple[int, tuple[EntityMatch, ...]]:
    found: list[EntityMatch] = []
    position = start
    while match := scan.by_end.get(position - scan.is_possessive(position - 1)):
        if not match.is_polity:
            break
        found.insert(0, match)
        position = match.start
        while scan.word(position - 1) in COORDINATORS:
            position -= 1
    return (found[0].start if found else start), tuple(found)


def _polities_after(
    scan: Scan, end: int, allies: Container[str], *, plural: bool
) -> tuple[int, tuple[EntityMatch, ...]]:
    found: list[EntityMatch] = []
    position = scan.after_article(end + 1) if scan.word(end) in {"from", "of"} else end
    while position > end and (match := scan.polity_at(position)) is not None:
        if not found and scan.word(match.end).lower() in allies and scan.polity_at(match.end + 1):
            position = match.end + 1  # "from NATO allies Norway and Chile"
            continue
        found.append(match)
        end = position = match.end
        while plural and scan.word(position) in COORDINATORS:
            position = scan.after_article(position + 1)
    return end, tuple(found)
