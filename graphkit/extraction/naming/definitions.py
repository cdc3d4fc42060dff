"""Abbreviations that a document defines in brackets: "the Joint Commission Meeting (JCM)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.extraction.naming.chunks import SeenName
from graphkit.extraction.naming.entities import EntityMatch
from graphkit.extraction.naming.words import join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.extraction.naming.chunks import NamedSentence
    from graphkit.extraction.naming.words import Word

_PLACE = "Place"
Definitions = dict[str, EntityMatch | SeenName]
"""What an abbreviation stands for, by its one word."""


def definitions(sentences: Iterable[NamedSentence]) -> Definitions:
    """Return the abbreviations of one word that names define; the first definition holds."""
    found: Definitions = {}
    for sentence in sentences:
        for chunk in sentence.chunks:
            item = chunk.item
            if isinstance(item, EntityMatch | SeenName) and item.end == item.core_end + 3:
                key = sentence.words[item.core_end + 1].key
                words = sentence.words[item.start : item.core_end]
                if _abbreviates(key, words) and _kind(item) != _PLACE:
                    found.setdefault(key, _named(item, join_words(words)))
    return found


def defined_entities(
    words: Sequence[Word], entities: Sequence[EntityMatch], defined: Mapping[str, object]
) -> list[EntityMatch]:
    """Return the entities of a sentence with those that abbreviations stand for."""
    taken = {i for match in entities if match.end > match.start + 1 for i in _inside(match)}
    here = {
        i: defined[word.key]
        for i, word in enumerate(words)
        if word.key in defined and i not in taken
    }
    kept = [match for match in entities if match.start not in here]
    for index, meant in here.items():
        if isinstance(meant, EntityMatch):
            kept.append(replace(meant, start=index, end=index + 1, core_end=index + 1))
    return sorted(kept, key=lambda match: match.start)


def defined_names(
    words: Sequence[Word], names: Sequence[SeenName], defined: Mapping[str, object]
) -> list[SeenName]:
    """Return the names seen in a sentence with those that abbreviations stand for."""
    taken = {i for name in names if name.end > name.start + 1 for i in range(name.start, name.end)}
    here = {
        i: meant
        for i, word in enumerate(words)
        if i not in taken and isinstance(meant := defined.get(word.key), SeenName)
    }
    kept = [name for name in names if name.start not in here]
    kept += [replace(m, start=i, end=i + 1, core_end=i + 1) for i, m in here.items()]
    return sorted(kept, key=lambda name: name.start)


def _abbreviates(key: str, words: Sequence[Word]) -> bool:
    """Whether a word can be short for a name; the "AP" of "Oslo (AP)" is not."""
    return key.isupper() and len(key) > 1 and key[0] in {word.text[0].upper() for word in words}


def _kind(item: EntityMatch | SeenName) -> str:
    return item.type if isinstance(item, SeenName) else item.entry.type


def _named(item: EntityMatch | SeenName, name: str) -> EntityMatch | SeenName:
    return replace(item, full=name) if isinstance(item, SeenName) else item


def _inside(match: EntityMatch) -> range:
    return range(match.start, match.end)
