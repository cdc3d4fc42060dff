"""Tell a trace what the mentions of a document mean, and what was left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import ResolvedMention, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.data_model import Mention, Trace
    from graphkit.resolution.claims import Claim
    from graphkit.resolution.reading import DocumentReading, Resolved


def note_resolution(
    trace: Trace, reading: DocumentReading, claims: Sequence[Claim], ids: Mapping[str, str]
) -> None:
    """Tell the trace of one document what came of its mentions and relations.

    ``ids`` are those of the entities by the document's own keys.
    """
    trace.extraction = reading.extraction
    for mention in reading.extraction.mentions:
        links = [link for link in reading.links(mention.id) if link.key in ids]
        trace.resolved.extend(
            ResolvedMention(mention=mention.id, entity=ids[link.key], reason=link.reason)
            for link in links
        )
        if not links and mention.features.get("reference"):
            trace.leave(Seen.REFERENCE, mention.span, _why_open(mention))
    used = {relation for claim in claims for relation in claim.relations}
    for resolved in reading.resolved:
        if resolved.relation.id not in used:
            trace.leave(Seen.RELATION, resolved.relation.quote, _why_unused(reading, resolved))


def _why_open(mention: Mention) -> str:
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
    if relation.subjects and not resolved.subjects:
        return f"{named}: who does it is left open ({_words(reading, relation.subjects)})"
    if relation.objects and not resolved.objects:
        return f"{named}: its object is left open ({_words(reading, relation.objects)})"
    meeting = reading.meetings.get(resolved.meeting)
    if meeting is not None and meeting.negative:
        return f"{named}: of an encounter that is said not to have taken place"
    if set(resolved.subjects) == set(resolved.objects):
        return f"{named}: subject and object are the same"
    return f"{named}: it says nothing that the encounter or the text bears out"


def _words(reading: DocumentReading, mentions: Iterable[str]) -> str:
    return ", ".join(" ".join(reading.mentions[one].text.split()) for one in mentions)
