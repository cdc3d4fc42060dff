"""Read all names of a sentence: entities, offices, persons, counterparts.

First what can be looked up, then offices, then persons around them. What comes
out are chunks that do not overlap, each with the word the parser shall see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.naming.chunks import NamedSentence, SeenName, chunks_of
from graphkit.extraction.naming.entities import EntityTagger, end_of_brackets
from graphkit.extraction.naming.offices import OfficeGrammar
from graphkit.extraction.naming.persons import Evidence, PersonGrammar
from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.scan import FoundHonorific, Scan
from graphkit.extraction.naming.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.honorifics import Honorific
    from graphkit.resources.word_lists import NameWords, ReferenceWords, Titles


class NameReader:
    """Read the names of sentences."""

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        titles: Titles,
        honorifics: Sequence[Honorific],
        references: ReferenceWords,
        names: NameWords,
    ) -> None:
        """Put the grammars together."""
        self._entities = EntityTagger(gazetteer)
        self._offices = OfficeGrammar(titles, names.no_titles)
        self._persons = PersonGrammar(names, references.counterparts, titles.supreme)
        self._honorifics = PhraseTable(
            ((h.form, (h.form, h.gender)) for h in honorifics if not h.suffix), fold_case=False
        )

    def read(
        self,
        text: str,
        span: Span,
        *,
        seen: Sequence[tuple[int, int, str]] = (),
        known: PhraseTable[str] | None = None,
    ) -> NamedSentence:
        """Return the names of the sentence at ``span`` of ``text``.

        ``seen`` are the names of the trained pipeline (offsets in the sentence),
        ``known`` the names of persons the document has introduced.
        """
        words = split_words(span.of(text), offset=span.start)
        if not words:
            return NamedSentence((), (), ())
        entities = self._entities.matches(words)
        scan = Scan.of(words, entities, self._honorific_words(words))
        names = list(_seen_words(words, span, seen))
        evidence = Evidence(
            seen=[(n.start, n.core_end) for n in names if n.type == "Person"],
            known=known or PhraseTable(()),
        )
        persons = self._persons.read(scan, self._offices.offices(scan), evidence)
        others = [n for n in names if n.type != "Person" and _starts_with_name(words, n)]
        return NamedSentence(words, chunks_of(words, [persons, entities, others]), tuple(entities))

    def _honorific_words(self, words: Sequence[Word]) -> dict[int, FoundHonorific]:
        found: dict[int, FoundHonorific] = {}
        free_from = 0
        for start, (end, (form, gender)) in self._honorifics.matches(words).items():
            if start < free_from:
                continue
            free_from = end
            if end < len(words) and words[end].text == "." and words[end].glued:
                free_from += 1
            # An honorific stands before a name, an office or another honorific.
            following = words[free_from : free_from + 1]
            if any(word.is_name_like or word.lower == "the" for word in following):
                found[start] = FoundHonorific(free_from, form, gender)
        return found


def _seen_words(
    words: Sequence[Word], span: Span, seen: Iterable[tuple[int, int, str]]
) -> Iterable[SeenName]:
    for start, end, kind in seen:
        inside = [
            index for index, word in enumerate(words) if start <= word.span.start - span.start < end
        ]
        if inside:
            core_end = inside[-1] + 1
            yield SeenName(inside[0], end_of_brackets(words, core_end), core_end, kind)


def _starts_with_name(words: Sequence[Word], name: SeenName) -> bool:
    return words[name.start].is_name_like and not words[name.core_end - 1].is_possessive
