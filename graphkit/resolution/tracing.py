"""Tell a trace what the mentions of a document mean, and what was left open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, ResolvedMention, Seen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graphkit.data_model import Mention, Relation, Trace
    from graphkit.resolution.claims import Claim
    from graphkit.resolution.reading import DocumentReading, Resolved

_ENCOUNTERS = frozenset({EntityType.CALL, EntityType.MEETING})
_TOOK_PART = "gk:participatedIn"


def note_resolution(
    trace: Trace, reading: DocumentReading, claims: Sequence[Claim], keys: Collection[str]
) -> None:
    """Tell the trace of one document what came of its mentions and relations.

    Entities stand there by the document's own ``keys`` until `name_entities` gives them
    their ids.
    """
    trace.extraction = reading.extraction
    asked = {one for relation in reading.extraction.relations for one in _arguments(relation)}
    for mention in reading.extraction.mentions:
        links = [link for link in reading.links(mention.id) if link.key in keys]
        trace.resolved.extend(
            ResolvedMention(mention=mention.id, entity=link.key, reason=link.reason)
            for link in links
        )
        if not links and mention.features.get("reference"):
            needed = mention.id in asked
            trace.leave(Seen.REFERENCE, mention.span, _why_open(mention, needed=needed))
    used = {relation for claim in claims for relation in claim.relations}
    for resolved in reading.resolved:
        if resolved.relation.id not in used:
            trace.leave(Seen.RELATION, resolved.relation.quote, _why_unused(reading, resolved))


def name_entities(trace: Trace, ids: Mapping[str, str]) -> None:
    """Put ids of entities in the place of a document's own keys."""
    trace.resolved = [replace(one, entity=ids[one.entity]) for one in trace.resolved]


def _arguments(relation: Relation) -> tuple[str, ...]:
    return relation.subjects + relation.objects + relation.addressees + relation.concerning


def _why_open(mention: Mention, *, needed: bool) -> str:
    if not needed:
        return "no statement asks for it"
    kind = mention.features["reference"]
    if kind == "meeting":
        return "no encounter of its section that it can mean"
    if mention.features.get("number") == "singular":
        return "nobody of its gender is spoken of before it"
    count = mention.features.get("count")
    return f"not just {count} it can mean" if count else "nobody it can mean is spoken of before it"


def _why_unused(reading: DocumentReading, resolved: Resolved) -> str:
    relation = resolved.relation
    named = f"as {relation.predicate}"
    open_ = next(
        (
            mentions
            for mentions, keys in (
                (relation.subjects, resolved.subjects),
                (relation.objects, resolved.objects),
            )
            if mentions and not keys
        ),
        (),
    )
    if open_:
        return f"{named}: {_why_none(reading, open_)}"
    meeting = reading.meetings.get(resolved.meeting)
    if meeting is not None and meeting.negative:
        return f"{named}: of an encounter that is said not to have taken place"
    if set(resolved.subjects) == set(resolved.objects):
        return f"{named}: subject and object are the same"
    if meeting is not None and relation.predicate == _TOOK_PART:
        return f"{named}: not among those who met"
    return f"{named}: one of those it speaks of is shown by no words"


def _why_none(reading: DocumentReading, mentions: Sequence[str]) -> str:
    """Say why none of the mentions of one side means anything."""
    types = {reading.mentions[one].type for one in mentions}
    if EntityType.VISIT in types:
        return "the visit is left open"
    if types & _ENCOUNTERS:
        return "it is not told who met whom"
    words = (" ".join(reading.mentions[one].text.split()) for one in mentions)
    return f"what {', '.join(map(repr, words))} means is left open"
