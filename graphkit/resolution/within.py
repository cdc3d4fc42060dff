"""One document by itself: who is meant in it, which meetings it tells of, what it claims."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from graphkit.resolution.act_claims import act_claims
from graphkit.resolution.acts import resolve_relations
from graphkit.resolution.ambiguity import tell_apart
from graphkit.resolution.claims import merge_claims
from graphkit.resolution.confidence import ConfidenceTable, confidence_table
from graphkit.resolution.freezing import freeze
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
from graphkit.resolution.topic_claims import topic_claims
from graphkit.resolution.topics import topic_normaliser
from graphkit.resolution.tracing import note_resolution

if TYPE_CHECKING:
    from graphkit.data_model import Document, Extraction, Trace
    from graphkit.resolution.claims import Claim
    from graphkit.resolution.local_knowledge import LocalKnowledge
    from graphkit.resources.lexicons import Lexicons


def resolve_document(
    document: Document,
    extraction: Extraction,
    lexicons: Lexicons,
    *,
    trace: Trace | None = None,
    calibrated: bool = True,
) -> LocalKnowledge:
    """Return what one document says, by keys of its own.

    Nothing in it depends on other documents. ``trace`` is told what mentions mean, by
    these keys, and what was not taken and why. Without ``calibrated`` claims keep the
    confidence that their extractor gave them.
    """
    reading = _read(document, extraction, lexicons)
    claims = _claims(reading)
    local = freeze(reading, claims, confidence_table() if calibrated else ConfidenceTable({}))
    if trace is not None:
        note_resolution(trace, reading, claims, local.keys)
    return local


def _read(document: Document, extraction: Extraction, lexicons: Lexicons) -> DocumentReading:
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
