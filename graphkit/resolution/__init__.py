"""From mentions and relations to entities and statements with evidence.

First each document by itself, then all together. Every link keeps its reason;
what cannot be decided is left out.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from graphkit.resolution.across import unite
from graphkit.resolution.act_claims import act_claims
from graphkit.resolution.acts import resolve_relations
from graphkit.resolution.ambiguity import tell_apart
from graphkit.resolution.claims import merge_claims
from graphkit.resolution.implied_organisations import imply_organisations
from graphkit.resolution.linking import link_names
from graphkit.resolution.meeting_claims import MeetingClaims
from graphkit.resolution.meetings import build_meetings
from graphkit.resolution.office_claims import office_claims
from graphkit.resolution.passages import PassageFinder
from graphkit.resolution.reading import DocumentReading
from graphkit.resolution.statements import StatementWriter
from graphkit.resolution.topic_claims import topic_claims
from graphkit.resources.gazetteer import load_gazetteer
from graphkit.resources.word_lists import (
    load_reference_words,
    load_titles,
    load_topic_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Document, Extraction, Knowledge
    from graphkit.resolution.claims import Claim

__all__ = ["resolve"]


def resolve(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Knowledge:
    """Return what the documents say, its entities told apart and united.

    ``extractions`` are those of ``documents``, in the same order. The result
    does not depend on that order.
    """
    pairs = sorted(zip(documents, extractions, strict=True), key=lambda pair: pair[0].id)
    readings = [_read(document, extraction) for document, extraction in pairs]
    claims = [_claims(reading) for reading in readings]
    writer = StatementWriter(unite(readings, load_gazetteer()))
    for reading, found in zip(readings, claims, strict=True):
        writer.add(reading, found)
    return writer.knowledge([document for document, _ in pairs])


def _read(document: Document, extraction: Extraction) -> DocumentReading:
    """Resolve one document by itself."""
    gazetteer, titles = load_gazetteer(), load_titles()
    publishers = (entry.id for entry in gazetteer.find(document.publisher or ""))
    clear = imply_organisations(tell_apart(extraction), titles.organisations, publishers)
    reading = DocumentReading(document, clear)
    link_names(reading, load_topic_words(), gazetteer)
    build_meetings(reading, gazetteer)
    resolve_relations(reading, load_reference_words())
    return reading


def _claims(reading: DocumentReading) -> list[Claim]:
    passages = PassageFinder(reading)
    claims = [
        *office_claims(reading, passages),
        *act_claims(reading, passages),
        *MeetingClaims(reading, passages).claims(),
    ]
    return merge_claims(chain(claims, topic_claims(reading, claims)))
