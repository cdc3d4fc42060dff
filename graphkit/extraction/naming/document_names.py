"""Read the names of a whole document: what one sentence introduces, another may shorten.

"President Ana María Soto" makes a later "Soto" the same name, and "Soto" alone
is then known without the help of the trained pipeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.naming.person import Person
from graphkit.extraction.naming.phrases import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.naming.chunks import NamedSentence
    from graphkit.extraction.naming.reader import NameReader
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.word_lists import NameWords

SeenNames = list[tuple[int, int, str]]
"""What the trained pipeline saw in one sentence: start, end and type of each name."""

_SHORTEST_PART = 3


def read_document_names(
    reader: NameReader,
    text: str,
    spans: Sequence[Span],
    seen: Sequence[SeenNames],
    names: NameWords,
) -> list[NamedSentence]:
    """Return the names of the sentences at ``spans`` of ``text``.

    All sentences are read twice: what the first reading learns, the second one knows.
    """
    first = [reader.read(text, span, seen=found) for span, found in zip(spans, seen, strict=True)]
    known = PhraseTable(introduced_names(first, names), fold_case=False)
    return [
        reader.read(text, span, seen=found, known=known)
        for span, found in zip(spans, seen, strict=True)
    ]


def introduced_names(
    sentences: Iterable[NamedSentence], names: NameWords
) -> Iterator[tuple[str, str]]:
    """Yield the names of persons a document introduces, and their parts, with the full name."""
    for sentence in sentences:
        entities = {match.start for match in sentence.entities}
        for chunk in sentence.chunks:
            person = chunk.item
            if not isinstance(person, Person):
                continue
            sure = bool(person.offices or person.honorific or person.counterpart is not None)
            words = range(person.name_start, person.name_end)
            if not sure and len(words) == 1:
                continue
            yield person.name, person.name
            parts = [sentence.words[index] for index in words if index not in entities]
            yield from _parts(person.name, parts, names)


def _parts(name: str, words: Iterable[Word], names: NameWords) -> Iterator[tuple[str, str]]:
    for word in words:
        long = word.is_name_like and len(word.key) >= _SHORTEST_PART
        if long and word.lower not in names.no_names and word.lower not in names.particles:
            yield word.text, name
            yield word.text.capitalize(), name
