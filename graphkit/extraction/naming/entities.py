"""Find countries, organisations, places and events by looking them up.

The longest match at each word wins. A demonym counts as its country. An
abbreviation in brackets after a name ("United Nations (UN)") is part of the
mention, and so is the number of an event ("56th", "2021"). It knows nothing of
context: an ambiguous form carries all candidates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphkit.extraction.naming.words import Word
    from graphkit.resources.gazetteer import Gazetteer, GazetteerEntry

_POLITIES = frozenset({"Country", "Organization"})
_LONGEST_ABBREVIATION = 3
_LONGEST_NOUN = 2
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th)|((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMatch:
    """Words ``start`` up to ``end`` name one of ``entries``; ``core_end`` is before brackets.

    ``acts``: a noun after it makes it a government ("the Chilean side", "the U.S. side").
    ``capital_of`` is the country whose government a capital may stand for.
    """

    start: int
    end: int
    core_end: int
    entries: tuple[GazetteerEntry, ...]
    adjective: bool = False
    number: str = ""
    acts: bool = False
    capital_of: GazetteerEntry | None = None

    @property
    def entity(self) -> str:
        """The id of the first candidate; each session of a numbered event has its own."""
        return f"{self.entry.id}-{self.number}" if self.number else self.entry.id

    @property
    def entry(self) -> GazetteerEntry:
        """The first candidate."""
        return self.entries[0]

    @property
    def is_polity(self) -> bool:
        """Whether an office can be one of it: a country or an organisation."""
        return self.entry.type in _POLITIES


class EntityTagger:
    """Tag every name of a gazetteer in a sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Index the names and demonyms of ``gazetteer``."""
        forms: dict[tuple[str, bool], list[GazetteerEntry]] = {}
        for entry in gazetteer.entries:
            for name in entry.names:
                forms.setdefault((name, False), []).append(entry)
            for name in entry.adjectives:
                forms.setdefault((name, True), []).append(entry)
        self._table = PhraseTable(
            ((form, (tuple(found), adjective)) for (form, adjective), found in forms.items()),
            fold_case=False,
        )
        self._capitals = {
            entry.id: country
            for entry in gazetteer.entries
            if entry.type == "Place"
            for country in gazetteer.find_by_capital(entry.label)
            if country.id == entry.located_in
        }
        self._numbered = PhraseTable(
            (
                (name, (entry,))
                for entry in gazetteer.entries
                if entry.ordinal
                for name in (*entry.numbered, *entry.names)
            ),
            fold_case=False,
        )

    def matches(self, words: Sequence[Word]) -> list[EntityMatch]:
        """Return the matches in order of appearance, never overlapping."""
        found = list(self._events(words))
        free_from = 0
        taken = {i for match in found for i in range(match.start, match.end)}
        for start, (core_end, (entries, adjective)) in self._table.matches(words).items():
            if start < free_from or start in taken:
                continue
            free_from = core_end if adjective else end_of_brackets(words, core_end)
            found.append(
                EntityMatch(
                    start=start,
                    end=free_from,
                    core_end=core_end,
                    entries=entries,
                    adjective=adjective,
                    capital_of=self._capitals.get(entries[0].id),
                )
            )
        found.sort(key=lambda match: match.start)
        return [match for match in found if not _is_national(words, match, found)]

    def _events(self, words: Sequence[Word]) -> Iterator[EntityMatch]:
        """Yield the events named with the number or year of their session."""
        for start in [i for i, word in enumerate(words[:-1]) if word.text[0].isdigit()]:
            number = _NUMBER.fullmatch(words[start].text)
            hit = self._numbered.match(words, start + 1) if number else None
            if number is not None and hit is not None:
                core_end, entries = hit
                yield EntityMatch(
                    start=start,
                    end=end_of_brackets(words, core_end),
                    core_end=core_end,
                    entries=entries,
                    number=number[1] or number[2],
                )


def with_governments(
    words: Sequence[Word], matches: Sequence[EntityMatch], nouns: frozenset[str]
) -> list[EntityMatch]:
    """Return the matches, polities that one of ``nouns`` makes a government with that noun."""
    by_start = {match.start: match for match in matches}
    return [_government(words, match, by_start, nouns) for match in matches]


def _government(
    words: Sequence[Word],
    match: EntityMatch,
    by_start: Mapping[int, EntityMatch],
    nouns: frozenset[str],
) -> EntityMatch:
    last = match
    while last.end + 1 < len(words) and words[last.end].lower == "and":
        following = by_start.get(last.end + 1)
        if following is None or not following.adjective:
            break
        last = following
    length = _length_of_noun(words, last.end, nouns)
    if not (length and match.is_polity and not match.entry.generic):
        return match
    if last is not match and not match.adjective:
        return match  # "Peru and the Chilean side"
    end = last.end + length
    if end < len(words) and words[end - 1].is_name_like:
        after = words[end]
        if after.is_name_like and not after.is_possessive:
            return match  # "the Chilean Government Commission"
    return replace(match, end=end if last is match else match.end, acts=True)


def _length_of_noun(words: Sequence[Word], start: int, nouns: frozenset[str]) -> int:
    """Return how many words at ``start`` are one of ``nouns``: "government", "trade ministry"."""
    for length in range(min(_LONGEST_NOUN, len(words) - start), 0, -1):
        if " ".join(word.lower for word in words[start : start + length]) in nouns:
            return length
    return 0


def _is_national(words: Sequence[Word], match: EntityMatch, others: Sequence[EntityMatch]) -> bool:
    """Whether a country or state has what looks like a body of all: "the Security Council of Peru".

    "The Ohio Senate" is none of a country.
    """
    entry = match.entry
    name = join_words(words[match.start : match.core_end])
    if entry.type != "Organization":
        return False
    before = match.start - (match.start > 0 and words[match.start - 1].is_possessive)
    if entry.generic:
        is_chamber = " " not in name
        return is_chamber and any(o.entry.kind == "state" and o.end == before for o in others)
    if not entry.label.endswith(f" {name}") or entry.located_in:
        return False
    after = match.end + 1 + (match.end + 1 < len(words) and words[match.end + 1].lower == "the")
    leads = match.end < len(words) and words[match.end].lower == "of"
    return any(
        other.entry.type == "Country" and (other.end == before or (leads and other.start == after))
        for other in others
    )


def end_of_brackets(words: Sequence[Word], start: int) -> int:
    """Return the end of a short bracketed abbreviation at ``start``, or ``start`` itself."""
    if start >= len(words) or words[start].text != "(":
        return start
    for end in range(start + 2, min(start + 2 + _LONGEST_ABBREVIATION, len(words))):
        if words[end].text == ")":
            inside = words[start + 1 : end]
            short = all(word.key.isupper() or word.is_hyphen for word in inside)
            return end + 1 if short else start
    return start
