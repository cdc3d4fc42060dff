"""A document and its structure as triples: sections, blocks, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.documents.near_copies import near_copy_marks, publisher_key
from graphkit.store.terms import (
    day,
    describe,
    integer,
    optional_text,
    text,
    vocabulary,
    web_address,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from graphkit.data_model import Document, Span
    from graphkit.store.terms import Term, Terms


def document_triples(document: Document, terms: Terms) -> Iterator[ox.Triple]:
    """Yield all that is known of a document itself, its text included."""
    issued, source = document.issued, document.source_url
    said = (
        ("rdf:type", vocabulary("gk:Document")),
        ("dcterms:title", text(document.title)),
        ("dcterms:issued", day(issued.isoformat()) if issued else None),
        ("dcterms:publisher", optional_text(document.publisher)),
        ("dcterms:source", web_address(source) if source else None),
        ("dcterms:language", text(document.language)),
        ("gk:readFrom", text(document.source)),
        ("gk:contentHash", text(document.content_hash)),
        ("gk:text", text(document.text)),
        ("gk:publisherKey", optional_text(publisher_key(document.publisher or ""))),
    )
    yield from describe(terms.resource(document.id), said)
    marks = [("gk:nearCopyMark", text(mark)) for mark in near_copy_marks(document)]
    yield from describe(terms.resource(document.id), marks)
    yield from _sections(document, terms)
    yield from _blocks(document, terms)
    yield from _sentences(document, terms)


def span_objects(span: Span) -> tuple[tuple[str, Term], ...]:
    """Return where something stands in its document's text."""
    return ("oa:start", integer(span.start)), ("oa:end", integer(span.end))


def _part(document: Document, kind: str, number: int, terms: Terms) -> ox.NamedNode:
    return terms.resource(f"{document.id}/{kind}/{number}")


def _numbered(kind: str, number: int) -> tuple[tuple[str, Term], ...]:
    return ("rdf:type", vocabulary(f"gk:{kind.capitalize()}")), ("gk:number", integer(number))


def _sections(document: Document, terms: Terms) -> Iterator[ox.Triple]:
    for number, section in enumerate(document.sections):
        heading, parent = section.heading, section.parent
        said = (
            *_numbered("section", number),
            *span_objects(section.span),
            ("dcterms:title", text(section.title)),
            ("gk:level", integer(section.level)),
            ("gk:headingStart", integer(heading.start) if heading else None),
            ("gk:headingEnd", integer(heading.end) if heading else None),
            ("gk:parent", None if parent is None else _part(document, "section", parent, terms)),
        )
        yield from describe(_part(document, "section", number, terms), said)


def _blocks(document: Document, terms: Terms) -> Iterator[ox.Triple]:
    for number, block in enumerate(document.blocks):
        said = (
            *_numbered("block", number),
            *span_objects(block.span),
            ("gk:blockKind", text(block.kind)),
            ("gk:section", _part(document, "section", block.section, terms)),
        )
        yield from describe(_part(document, "block", number, terms), said)


def _sentences(document: Document, terms: Terms) -> Iterator[ox.Triple]:
    for number, sentence in enumerate(document.sentences):
        said = (
            *_numbered("sentence", number),
            *span_objects(sentence.span),
            ("gk:block", _part(document, "block", sentence.block, terms)),
        )
        yield from describe(_part(document, "sentence", number, terms), said)
