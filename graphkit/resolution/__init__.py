"""From mentions and relations to entities and statements with evidence.

First each document by itself, then all together. Every link keeps its reason;
what cannot be decided is left out.
"""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resolution.across import unite
from graphkit.resolution.act_claims import act_claims
from graphkit.resolution.acts import resolve_relations
from graphkit.resolution.ambiguity import tell_apart
from graphkit.resolution.claims import merge_claims
from graphkit.resolution.confidence import ConfidenceTable, confidence_table
from graphkit.resolution.home_evidence import home_by_text
from graphkit.resolution.homes import home_of
from graphkit.resolution.implied_organisations import imply_organisations
from graphkit.resolution.issue_day import issue_day_claims
from graphkit.resolution.linking import link_names
from graphkit.resolution.meeting_claims import MeetingClaims
from graphkit.resolution.meetings import build_meetings, drop_empty_gatherings
from graphkit.resolution.named_bodies import name_bodies
from graphkit.resolution.office_claims import office_claims
from graphkit.resolution.passages import PassageFinder
from graphkit.resolution.reading import DocumentReading
from graphkit.resolution.statements import StatementWriter
from graphkit.resolution.topic_claims import topic_claims
from graphkit.resolution.topics import topic_normaliser
from graphkit.resolution.tracing import note_resolution
from graphkit.resources.lexicons import Lexicons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.data_model import Document, Extraction, Knowledge, Trace
    from graphkit.resolution.claims import Claim

__all__ = ["resolve"]

_NO_TRACES: Mapping[str, Trace] = MappingProxyType({})


def resolve(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    *,
    lexicons: Lexicons | None = None,
    traces: Mapping[str, Trace] = _NO_TRACES,
    calibrated: bool = True,
) -> Knowledge:
    """Return what the documents say, its entities told apart and united.

    ``extractions`` are those of ``documents``, in the same order. The result
    does not depend on that order. ``traces`` of documents, by their ids, are told
    what mentions mean, and what was not taken and why. Without ``calibrated``
    statements keep the confidence that their extractor gave them.
    """
    lexicons = lexicons or Lexicons()
    pairs = sorted(zip(documents, extractions, strict=True), key=lambda pair: pair[0].id)
    readings = [_read(document, extraction, lexicons) for document, extraction in pairs]
    claims = [_claims(reading) for reading in readings]
    entities = unite(readings, lexicons.gazetteer, topic_normaliser(*lexicons.folders))
    writer = StatementWriter(entities, confidence_table() if calibrated else ConfidenceTable({}))
    for reading, found in zip(readings, claims, strict=True):
        writer.add(reading, found)
        trace = traces.get(reading.document.id)
        if trace is not None:
            note_resolution(trace, reading, found, entities.ids_in(reading.document.id))
    return writer.knowledge([document for document, _ in pairs])


def _read(document: Document, extraction: Extraction, lexicons: Lexicons) -> DocumentReading:
    """Resolve one document by itself."""
    gazetteer, titles = lexicons.gazetteer, lexicons.titles
    publishers = [entry.id for entry in gazetteer.find(document.publisher or "")]
    home = home_of(document.publisher or "", gazetteer)
    home = home or home_by_text(document, extraction, gazetteer)
    told = tell_apart(extraction, home)
    known = {id_ for id_ in titles.organisations.values() if gazetteer[id_].label in document.text}
    clear = imply_organisations(told, titles.organisations, [*publishers, home, *sorted(known)])
    reading = DocumentReading(document, name_bodies(clear))
    topics = topic_normaliser(*lexicons.folders)
    link_names(reading, home, topics=topics, references=lexicons.references, gazetteer=gazetteer)
    build_meetings(reading, gazetteer, lexicons.references)
    resolve_relations(reading, lexicons.references)
    drop_empty_gatherings(reading)
    return reading


def _claims(reading: DocumentReading) -> list[Claim]:
    passages = PassageFinder(reading)
    claims = [
        *office_claims(reading, passages),
        *act_claims(reading, passages),
        *MeetingClaims(reading, passages).claims(),
        *issue_day_claims(reading),
    ]
    return merge_claims(chain(claims, topic_claims(reading, claims)))
