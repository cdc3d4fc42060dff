"""Read all names of a sentence: entities, offices, persons, counterparts.

First what can be looked up, then offices, then persons around them. What comes
out are chunks that do not overlap, each with the word the parser shall see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.entities import EntityMatch, EntityTagger, end_of_brackets
from graphkit.extraction.offices import Office, OfficeGrammar
from graphkit.extraction.persons import Counterpart, Person, PersonGrammar, Surroundings
from graphkit.extraction.words import PhraseTable, span_of, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.words import Word
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.honorifics import Honorific
    from graphkit.resources.word_lists import ReferenceWords, Titles


@dataclass(frozen=True, slots=True)
class SeenName:
    """A name the trained pipeline saw; ``core_end`` is before a bracketed abbreviation."""

    start: int
    end: int
    core_end: int
    type: str


Item = Person | Office | Counterpart | EntityMatch | SeenName


@dataclass(frozen=True, slots=True)
class Chunk:
    """A name in a sentence: what it is, where, and the word that stands in for it.

    ``span`` is all that belongs to it (office, apposition), ``core`` the part
    that the collapsed sentence replaces; they differ by a leading article.
    """

    item: Item
    span: Span
    core: Span
    word: str


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """The words and names of one sentence."""

    words: tuple[Word, ...]
    chunks: tuple[Chunk, ...]
    entities: tuple[EntityMatch, ...]


class NameReader:
    """Read the names of sentences."""

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        titles: Titles,
        honorifics: Sequence[Honorific],
        references: ReferenceWords,
        no_names: frozenset[str],
        no_titles: frozenset[str],
    ) -> None:
        """Put the grammars together."""
        self._entities = EntityTagger(gazetteer)
        self._offices = OfficeGrammar(titles, no_titles)
        self._persons = PersonGrammar(no_names, references.counterparts, titles.supreme)
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
        honorifics = self._honorific_words(words)
        offices = self._offices.offices(words, entities, frozenset(honorifics))
        names = list(_seen_words(words, span, seen))
        persons = self._persons.read(
            Surroundings(
                words=words,
                entities=entities,
                offices=offices,
                honorifics=honorifics,
                seen=[(n.start, n.core_end) for n in names if n.type == "Person"],
                known=known or PhraseTable(()),
            )
        )
        others = [n for n in names if n.type != "Person" and _starts_with_name(words, n)]
        chunks = _without_overlap(words, [persons, entities, others])
        return NamedSentence(words, tuple(chunks), tuple(entities))

    def _honorific_words(self, words: Sequence[Word]) -> dict[int, tuple[int, str, str]]:
        found: dict[int, tuple[int, str, str]] = {}
        position = 0
        while position < len(words):
            hit = self._honorifics.match(words, position)
            if hit is None:
                position += 1
                continue
            end, (form, gender) = hit
            if end < len(words) and words[end].text == "." and words[end].glued:
                end += 1
            if self._leads_to_name(words, end):
                found[position] = (end, form, gender)
            position = end
        return found

    def _leads_to_name(self, words: Sequence[Word], end: int) -> bool:
        """An honorific stands before a name, an office or another honorific."""
        return end < len(words) and (words[end].is_name_like or words[end].lower == "the")


def _seen_words(
    words: Sequence[Word], span: Span, seen: Iterable[tuple[int, int, str]]
) -> Iterable[SeenName]:
    for start, end, kind in seen:
        inside = [
            index for index, word in enumerate(words) if start <= word.span.start - span.start < end
        ]
        if inside:
            yield SeenName(inside[0], end_of_brackets(words, inside[-1] + 1), inside[-1] + 1, kind)


def _starts_with_name(words: Sequence[Word], name: SeenName) -> bool:
    return words[name.start].is_name_like and not words[name.core_end - 1].is_possessive


def _without_overlap(words: Sequence[Word], layers: Sequence[Sequence[Item]]) -> list[Chunk]:
    """Keep the items of earlier layers, and of later ones what does not overlap them."""
    taken = [False] * len(words)
    kept: list[Item] = []
    for layer in layers:
        for item in layer:
            if not any(taken[item.start : item.end]):
                taken[item.start : item.end] = [True] * (item.end - item.start)
                kept.append(item)
    return [_chunk(words, item) for item in sorted(kept, key=lambda item: item.start)]


def _chunk(words: Sequence[Word], item: Item) -> Chunk:
    core = item.start
    if isinstance(item, Office) and item.article:
        core += 1
    end = item.end
    return Chunk(
        item=item,
        span=span_of(words[item.start : end]),
        core=span_of(words[core:end]),
        word=_stand_in(words, item),
    )


def _stand_in(words: Sequence[Word], item: Item) -> str:
    """Return one plain word for the parser."""
    start, end = item.start, item.end
    if isinstance(item, Person):
        start, end = item.name_start, item.name_end
    elif isinstance(item, EntityMatch | SeenName):
        end = item.core_end
    elif isinstance(item, Office):
        start, end = item.title_start, item.title_end
        head = [
            w.text
            for w in words[start:end]
            if w.lower.rstrip("s") in item.head or w.lower in item.head
        ]
        if head:
            return head[-1]
    plain = [word.key for word in words[start:end] if word.key.isalpha() and word.is_name_like]
    return plain[-1] if plain else words[start].key
