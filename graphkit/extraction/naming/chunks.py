"""Chunks: the names of a sentence, none overlapping, each with a word that stands in for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.entities import EntityMatch
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.person import Counterpart, Person
from graphkit.extraction.naming.words import span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.naming.instruments import Instrument
    from graphkit.extraction.naming.words import Word


@dataclass(frozen=True, slots=True)
class SeenName:
    """A name the trained pipeline saw; ``core_end`` is before a bracketed abbreviation.

    ``full`` is the name that an abbreviation stands for.
    """

    start: int
    end: int
    core_end: int
    type: str
    full: str = ""


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
    instruments: tuple[Instrument, ...] = ()


def chunks_of(words: Sequence[Word], layers: Sequence[Sequence[Item]]) -> tuple[Chunk, ...]:
    """Keep the items of earlier layers, and of later ones what does not overlap them."""
    taken = [False] * len(words)
    kept: list[Item] = []
    for layer in layers:
        for item in layer:
            if not any(taken[item.start : item.end]):
                taken[item.start : item.end] = [True] * (item.end - item.start)
                kept.append(item)
    return tuple(_chunk(words, item) for item in sorted(kept, key=lambda item: item.start))


def _chunk(words: Sequence[Word], item: Item) -> Chunk:
    span = span_of(words[item.start : item.end])
    led = isinstance(item, Office) and item.article
    core = span_of(words[item.start + 1 : item.end]) if led else span
    return Chunk(item=item, span=span, core=core, word=_stand_in(words, item))


def _stand_in(words: Sequence[Word], item: Item) -> str:
    """Return one plain word for the parser."""
    start, end = item.start, item.end
    if isinstance(item, Counterpart):
        return words[item.noun].key
    if isinstance(item, Person):
        start, end = item.name_start, item.name_end
    elif isinstance(item, EntityMatch) and item.acts:
        return words[end - 1].key
    elif isinstance(item, EntityMatch | SeenName):
        end = item.core_end
    elif isinstance(item, Office):
        start, end = item.title_start, item.title_end
        head = [w.text for w in words[start:end] if _is_of_head(w, item.head)]
        if head:
            return head[-1]
    plain = [word.key for word in words[start:end] if word.key.isalpha() and word.is_name_like]
    return plain[-1] if plain else words[start].key


def _is_of_head(word: Word, head: str) -> bool:
    return word.lower in head or word.lower.rstrip("s") in head
