"""Tell whom people represent where a sentence says just that.

"Ms. Rao headed the Peruvian delegation", "the Commission was represented by Mr. Soto and
Ms. Berg", "the Chilean side was led by Minister Diaz", "the Chilean delegation also included
Ms. Ruiz", "on the Peruvian side, the talks were attended by Ms. Rao".
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
_INCLUDED = re.compile(
    r"(?:\s+(?:delegation|side|team))?\s+(?:also\s+)?"
    r"(?P<verb>included|includes|comprised|comprises|consisted\s+of|consists\s+of)(?:\s+the)?\s+"
)
_ON_SIDE = re.compile(r"\b(?:from|on)\s+the\s+$", re.IGNORECASE)
_ATTENDED = re.compile(
    r"(?:\s+side)?,\s+[a-z\s-]*\b(?:attended|joined|represented)\s+by(?:\s+the)?\s+"
)
_NOUN = re.compile(r"(?:[’']s?)?\s*(?:delegation|side|team)\b")
_OWN_NOUN = re.compile(r"(?:delegation|side|team)s?$")
_AND = re.compile(r"(?P<comma>,?)\s+and\s+(?:the\s+)?")
_COMMA = re.compile(r",\s+(?:the\s+)?")
_REPRESENT = "represent"
_SHORT = 12
"""As many characters hold "from the"."""


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
        elif isinstance(second.item, Person) and _names_side(text, first, between):
            for person in _listed(text, chunks, index):
                yield person, index - 1, first.span.cover(chunks[person].span)


def _names_side(text: str, polity: Chunk, between: str) -> bool:
    """Whether the words between a polity and a person make that one of its people."""
    if not _is_polity(polity):
        return False
    match = _LED.fullmatch(between) or _INCLUDED.fullmatch(between)
    if match is not None:
        has_noun = match.groupdict().get("noun")
        return bool(has_noun) or _is_meant(match["verb"], text, polity)
    on_side = _ON_SIDE.search(text, max(polity.span.start - _SHORT, 0), polity.span.start)
    return on_side is not None and _ATTENDED.fullmatch(between) is not None


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
    """Yield a person and those whom a list joins that "and" closes: "A, B and C"."""
    yield index
    waiting: list[int] = []
    while index + 1 < len(chunks) and isinstance(chunks[index + 1].item, Person):
        between = text[chunks[index].span.end : chunks[index + 1].span.start]
        index += 1
        closing = _AND.fullmatch(between)
        if closing and (waiting or not closing["comma"]):
            yield from (*waiting, index)
            waiting = []
        elif _COMMA.fullmatch(between):
            waiting.append(index)
        else:
            return
