"""From mentions and relations to entities and statements with evidence.

First each document by itself, then all together. Every link keeps its reason;
what cannot be decided is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import Knowledge
from graphkit.resolution.across import unite
from graphkit.resolution.acts import resolve_relations
from graphkit.resolution.claims import ClaimBuilder
from graphkit.resolution.linking import link_names
from graphkit.resolution.meetings import MeetingBuilder
from graphkit.resolution.reading import DocumentReading
from graphkit.resolution.statements import StatementWriter
from graphkit.resources.gazetteer import load_gazetteer
from graphkit.resources.word_lists import load_reference_words, load_topic_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Document, Extraction


def resolve(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Knowledge:
    """Return what the documents say, its entities told apart and united.

    ``extractions`` are those of ``documents``, in the same order. The result
    does not depend on that order.
    """
    pairs = sorted(zip(documents, extractions, strict=True), key=lambda pair: pair[0].id)
    readings = [read(document, extraction) for document, extraction in pairs]
    claims = [ClaimBuilder(reading).build() for reading in readings]
    entities = unite(readings, load_gazetteer())
    writer = StatementWriter(entities)
    for reading, found in zip(readings, claims, strict=True):
        writer.add(reading, found)
    return writer.knowledge([document for document, _ in pairs])


def read(document: Document, extraction: Extraction) -> DocumentReading:
    """Resolve one document by itself."""
    reading = DocumentReading(document, extraction)
    link_names(reading, load_topic_words(), load_gazetteer())
    MeetingBuilder(reading, load_gazetteer()).build()
    resolve_relations(reading, load_reference_words())
    return reading


__all__ = ["Knowledge", "read", "resolve"]
