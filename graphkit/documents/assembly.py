"""Put a document together from the lines of its text."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from graphkit.data_model import Block, BlockKind, Document, Sentence, Span
from graphkit.data_model.document import PROSE
from graphkit.documents import html_page, markdown, plain_text
from graphkit.documents.classify import first_kinds
from graphkit.documents.header import settle_header
from graphkit.documents.headings import settle_headings
from graphkit.documents.identity import content_hash, document_id
from graphkit.documents.layout import single_spaced
from graphkit.documents.leads import cut_leads
from graphkit.documents.metadata import issued_on, publisher, source_url
from graphkit.documents.reading import with_plain_line_ends
from graphkit.documents.sections import sections_of
from graphkit.documents.sentences import sentences_of
from graphkit.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graphkit.documents.classify import Reading
    from graphkit.documents.layout import Layout

_NAMED = frozenset({BlockKind.CAPTION, BlockKind.HEADING, BlockKind.TITLE})
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")

FORMATS: Mapping[str, Callable[[str], Layout]] = {
    "html": html_page.lay_out,
    "markdown": markdown.lay_out,
    "text": plain_text.lay_out,
}
"""How the text of each format is divided into lines."""


def document_from_text(
    text: str, *, source: str, format_name: str = "text", fingerprint: str | None = None
) -> Document:
    r"""Read a text that is already in memory as a document.

    Args:
        text: The text; of a web page, its source.
        source: What to call it: a relative path, ``-`` or a URL.
        format_name: ``text``, ``markdown`` or ``html``.
        fingerprint: The SHA-256 of the file in hexadecimal, where the text was read from one.

    Raises:
        DocumentError: When there is no text in it, or no main text in a web page.
        ValueError: When the format is unknown.

    Examples:
        >>> document = document_from_text("Talks in Oslo\n\nThe ministers met.", source="a.txt")
        >>> document.title, [s.span.of(document.text) for s in document.sentences]
        ('Talks in Oslo', ['Talks in Oslo', 'The ministers met.'])
    """
    if format_name not in FORMATS:
        message = f"format_name must be one of {', '.join(FORMATS)}, not {format_name!r}"
        raise ValueError(message)
    layout = FORMATS[format_name](with_plain_line_ends(text))
    if not layout.text.strip():
        raise DocumentError(source, "has no text to read", "check that it holds running text")
    fingerprint = fingerprint or content_hash(text.encode("utf-8", "surrogatepass"))
    readings, title = _readings(layout)
    sections, places = sections_of(readings, layout.text)
    language = _language(layout)
    return Document(
        id=document_id(title or _stem(source), fingerprint),
        source=source,
        text=layout.text,
        content_hash=fingerprint,
        title=title or _stem(source),
        issued=issued_on(layout, readings),
        publisher=publisher(layout, readings),
        source_url=source_url(layout, readings),
        language=language,
        sections=sections,
        blocks=tuple(_blocks(readings, places)),
        sentences=tuple(_sentences(readings, layout.text, language)),
    )


def _readings(layout: Layout) -> tuple[list[Reading], str]:
    readings, title = settle_header(first_kinds(layout.lines), stated_title=layout.properties.title)
    return cut_leads(settle_headings(readings), layout.text), title


def _stem(source: str) -> str:
    return single_spaced(PurePath(source).stem.replace("_", " ").replace("-", " "))


def _language(layout: Layout) -> str:
    match = _LANGUAGE.match(layout.properties.language or "")
    return match[0].lower() if match else "en"


def _blocks(readings: Sequence[Reading], places: Sequence[int]) -> Iterator[Block]:
    for reading, section in zip(readings, places, strict=True):
        kind = reading.kind or BlockKind.PARAGRAPH
        yield Block(span=reading.line.span, kind=kind, section=section)


def _sentences(readings: Sequence[Reading], text: str, language: str) -> Iterator[Sentence]:
    for i, reading in enumerate(readings):
        named = _named_part(reading, text)
        if reading.kind in PROSE:
            for span in sentences_of(text, named, language=language):
                yield Sentence(span=span, block=i)
        elif reading.kind in _NAMED and len(named):
            yield Sentence(span=named, block=i)


def _named_part(reading: Reading, text: str) -> Span:
    """Return the core of a line without its number, bullet or label."""
    core = reading.line.core
    left = sum(not char.isspace() for char in reading.line.words[: reading.marker])
    start = core.start
    while left:
        left -= not text[start].isspace()
        start += 1
    while start < core.end and text[start].isspace():
        start += 1
    return Span(start, core.end)
