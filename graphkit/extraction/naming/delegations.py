"""Tell whom people represent where a sentence says just that.

"Ms. Rao headed the Peruvian delegation", "the Commission was represented by Mr. Soto and
Ms. Berg", "the Chilean side was led by Minister Diaz".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.extraction.naming.entities import EntityMatch
from graphkit.extraction.naming.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Span
    from graphkit.extraction.naming.chunks import Chunk

_LEADS = re.compile(
    r",?\s+(?P<verb>represent(?:s|ed)|head(?:s|ed)|led|leads)(?:\s+\w+day)?(?:\s+the)?\s+"
)
_LED = re.compile(
    r"(?:\s+(?P<noun>delegation|side|team))?\s+(?:is|was|were)\s+"
    r"(?P<verb>represented|headed|led)\s+by(?:\s+the)?\s+"
)
_NOUN = re.compile(r"(?:[’']s?)?\s*(?:delegation|side|team)\b")
_OWN_NOUN = re.compile(r"(?:delegation|side|team)s?$")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_REPRESENT = "represent"


def representatives(text: str, chunks: Sequence[Chunk]) -> Iterator[tuple[int, int, Span]]:
    """Yield the indexes of a person and a polity that the person represents, and the words.

    ``chunks`` are the names of one sentence of ``text``.
    """
    for index in range(1, len(chunks)):
        first, second = chunks[index - 1], chunks[index]
        between = text[first.span.end : second.span.start]
        if isinstance(first.item, Person) and _is_polity(second):
            match = _LEADS.fullmatch(between)
            if match and _is_meant(match["verb"], text, second):
                yield index - 1, index, first.span.cover(second.span)
        elif _is_polity(first) and isinstance(second.item, Person):
            match = _LED.fullmatch(between)
            if match and (match["noun"] or _is_meant(match["verb"], text, first)):
                for person in _listed(text, chunks, index):
                    yield person, index - 1, first.span.cover(chunks[person].span)


def _is_polity(chunk: Chunk) -> bool:
    item = chunk.item
    return isinstance(item, EntityMatch) and item.is_polity and not item.entry.generic


def _is_meant(verb: str, text: str, polity: Chunk) -> bool:
    """Whether a polity is represented, or it is its delegation that somebody leads."""
    if verb.startswith(_REPRESENT):
        return True
    words = polity.span.of(text)
    return bool(_OWN_NOUN.search(words) or _NOUN.match(text, polity.span.end))


def _listed(text: str, chunks: Sequence[Chunk], index: int) -> Iterator[int]:
    """Yield a person and those whom "and" joins."""
    yield index
    while index + 1 < len(chunks) and isinstance(chunks[index + 1].item, Person):
        if not _AND.fullmatch(text[chunks[index].span.end : chunks[index + 1].span.start]):
            return
        index += 1
        yield index
