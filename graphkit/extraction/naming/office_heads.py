"""Find the nouns that head the names of offices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.phrases import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.extraction.naming.words import Word
    from graphkit.resources.word_lists import Titles


@dataclass(frozen=True, slots=True)
class OfficeHead:
    """The head of an office: its lemma and, for an abbreviation, what that stands for."""

    lemma: str
    plural: bool
    expansion: str = ""


class HeadFinder:
    """Find heads in singular and plural, and abbreviations."""

    def __init__(self, titles: Titles) -> None:
        """Index the heads of ``titles``."""
        heads = [(lemma, OfficeHead(lemma, plural=False)) for lemma in sorted(titles.singular)]
        heads += [(form, OfficeHead(lemma, plural=True)) for form, lemma in titles.plurals.items()]
        # "Secretary General" and "secretary-general" are one head.
        heads += [(form.replace("-", " "), head) for form, head in heads if "-" in form]
        self._heads = PhraseTable(heads)
        self._short = {
            short: OfficeHead(full.rsplit(maxsplit=1)[-1].lower(), plural=False, expansion=full)
            for short, full in titles.abbreviations.items()
        }

    def heads(self, words: Sequence[Word]) -> Mapping[int, tuple[int, OfficeHead]]:
        """Return, by first word, the end of each head and the head; they may overlap."""
        short = self._short
        found = self._heads.matches(words)
        found |= {i: (i + 1, short[w.text]) for i, w in enumerate(words) if w.text in short}
        return found
