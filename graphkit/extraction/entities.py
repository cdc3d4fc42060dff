"""Find countries, organisations, places and events by looking them up.

The longest match at each word wins. A demonym counts as its country. An
abbreviation in brackets after a name ("United Nations (UN)") is part of the
mention. It knows nothing of context: an ambiguous form carries all candidates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.words import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.words import Word
    from graphkit.resources.gazetteer import Gazetteer, GazetteerEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMatch:
    """Words ``start`` up to ``end`` name one of ``entries``; ``core_end`` is before brackets."""

    start: int
    end: int
    core_end: int
    entries: tuple[GazetteerEntry, ...]
    adjective: bool = False

    @property
    def entry(self) -> GazetteerEntry:
        """The first candidate."""
        return self.entries[0]

    @property
    def is_polity(self) -> bool:
        """Whether an office can be one of it: a country or an organisation."""
        return self.entry.type in {"Country", "Organization"}


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

    def matches(self, words: Sequence[Word]) -> list[EntityMatch]:
        """Return the matches in order of appearance, never overlapping."""
        found = []
        position = 0
        while position < len(words):
            match = self._match(words, position)
            if match:
                found.append(match)
            position = match.end if match else position + 1
        return found

    def _match(self, words: Sequence[Word], start: int) -> EntityMatch | None:
        hit = self._table.match(words, start)
        if hit is None:
            return None
        end, (entries, adjective) = hit
        return EntityMatch(
            start=start,
            core_end=end,
            end=end_of_brackets(words, end) if not adjective else end,
            entries=entries,
            adjective=adjective,
        )


def end_of_brackets(words: Sequence[Word], start: int, *, limit: int = 3) -> int:
    """Return the end of a short bracketed abbreviation at ``start``, or ``start`` itself."""
    if start < len(words) and words[start].text == "(":
        for position in range(start + 2, min(start + 2 + limit, len(words))):
            if words[position].text == ")":
                inside = words[start + 1 : position]
                short = all(word.key.isupper() or word.is_hyphen for word in inside)
                return position + 1 if short else start
    return start
