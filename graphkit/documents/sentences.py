"""Divide prose into sentences.

sentencex proposes the boundaries; those after an abbreviation of our lists, or
before a small letter, are taken back. A sentence keeps its closing quotation
marks and brackets, and loses the white space around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sentencex  # type: ignore[import-untyped]

from graphkit.data_model import Span
from graphkit.documents.layout import trimmed
from graphkit.resources.document_structure import load_document_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 40
"""How many characters before and after a boundary are looked at."""
_LAST_WORD = re.compile(r"([\w.-]*\w)\.\s*$")
_CLOSERS = re.compile(r"[*_”\"’'»)\]]+(?=\s|$)")
_LONG_WORD = re.compile(r"[a-zß-ÿ]{3}[.!?][”\"’)\]]*$")
_WORD_AHEAD = re.compile(r"[“\"‘(]?[A-Z][a-z\s]")
_ONLY_A_NUMBER = re.compile(r"\W*\w{1,2}\W*")


def sentences_of(text: str, span: Span, *, language: str = "en") -> Iterator[Span]:
    """Yield the sentences in a stretch of prose, in order; signs without words are none.

    Examples:
        >>> text = "H.E. Ms. Ito met Mr. Berg on Sept. 24. They agreed."
        >>> [s.of(text) for s in sentences_of(text, Span(0, len(text)))]
        ['H.E. Ms. Ito met Mr. Berg on Sept. 24.', 'They agreed.']
    """
    for piece in _merged(span.of(text), language):
        sentence = trimmed(text, span.start + piece.start, span.start + piece.end)
        if any(char.isalnum() for char in sentence.of(text)):  # else it is "###" at the end
            yield sentence


def _merged(prose: str, language: str) -> Iterator[Span]:
    """Join the proposed pieces that no sentence ends between."""
    start = 0
    for boundary in sentencex.get_sentence_boundaries(language, prose):
        end = boundary["end_index"]
        closers = _CLOSERS.match(prose, end)
        if closers and not prose[end - 1].isspace():
            end = closers.end()
        if end > start and not _runs_on(prose, start, end):
            yield Span(start, end)
            start = end
    if start < len(prose):
        yield Span(start, len(prose))


def _runs_on(prose: str, start: int, end: int) -> bool:
    """Return whether the sentence begun at ``start`` goes on at ``end``."""
    before, after = prose[max(start, end - _REACH) : end], prose[end : end + _REACH]
    ahead = after.lstrip()[:1]
    is_glued = bool(after) and not before[-1:].isspace() and not after[:1].isspace()
    if is_glued and not (_LONG_WORD.search(before) and _WORD_AHEAD.match(after)):
        return True  # "U.S.-led", "example.org"
    if ahead.islower() or _ONLY_A_NUMBER.fullmatch(before):
        return True
    match = _LAST_WORD.search(before)
    needed = load_document_abbreviations().get(match[1]) if match else None
    return needed == "anything" or (needed == "number" and ahead.isdigit())
