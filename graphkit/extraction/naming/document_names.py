"""Read the names of a whole document: what one sentence introduces, another may shorten.

"President Ana María Soto" makes a later "Soto" the same name, and "Soto" alone
is then known without the help of the trained pipeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.naming.definitions import definitions
from graphkit.extraction.naming.person import Person
from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.naming.chunks import NamedSentence
    from graphkit.extraction.naming.reader import NameReader
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.word_lists import NameWords

SeenNames = list[tuple[int, int, str]]
"""What the trained pipeline saw in one sentence: start, end and type of each name."""

_PAIR = 3
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
    first = [reader.read_first(text, span, found) for span, found in zip(spans, seen, strict=True)]
    introduced = introduced_names((reading.named for reading in first), names)
    # What somebody was called with an honorific or office comes before what was only seen.
    surest: dict[str, bool] = {}
    for name, sure in sorted(introduced, key=lambda name: not name[1]):
        surest.setdefault(name, sure)
    known = PhraseTable(surest.items(), fold_case=False)
    defined = definitions(reading.named for reading in first)
    return [reader.read_again(reading, known, defined).named for reading in first]


def introduced_names(
    sentences: Iterable[NamedSentence], names: NameWords
) -> Iterator[tuple[str, bool]]:
    """Yield the names of persons a document introduces, and their parts.

    With each, whether an honorific, an office, a counterpart or a country leaves no doubt.
    """
    for sentence in sentences:
        entities = {match.start for match in sentence.entities}
        for chunk in sentence.chunks:
            person = chunk.item
            if not isinstance(person, Person):
                continue
            sure = person.is_sure
            words = sentence.words[person.name_start : person.name_end]
            if not sure and (len(words) == 1 or _is_pair(words)):
                continue
            yield person.name, True
            for part in _parts(words, names, shortest=_SHORTEST_PART - sure):
                if person.name_start + part.start not in entities or part.stop - part.start > 1:
                    text = join_words(words[part.start : part.stop])
                    yield text, sure
                    yield " ".join(map(str.capitalize, text.split())), sure


def _is_pair(words: Sequence[Word]) -> bool:
    """Whether a hyphen joins two names and nothing else is there: "the Soto-Rao plan"."""
    return len(words) == _PAIR and words[1].is_hyphen


def _parts(words: Sequence[Word], names: NameWords, *, shortest: int) -> Iterator[slice]:
    """Yield the parts by which a person is called later: "von Aken", "Aken", "Reyes-Lindt"."""
    start = 0
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else None
        if word.is_hyphen or word.lower in names.particles:
            continue
        if following is not None and following.is_hyphen and following.glued:
            continue
        if _is_telling(word, names, shortest):
            yield slice(start, position + 1)
            if start < position and not words[position - 1].is_hyphen:
                yield slice(position, position + 1)
        start = position + 1


def _is_telling(word: Word, names: NameWords, shortest: int) -> bool:
    long = word.is_name_like and len(word.key) >= shortest
    return long and word.lower not in names.stops and word.lower not in names.doubtful
