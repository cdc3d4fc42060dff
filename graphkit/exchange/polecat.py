"""Speech acts and encounters as event data, with the columns of POLECAT.

One row is one statement, which is how POLECAT codes: several actors or recipients stand in
one cell, with "; " between them, and their countries and sectors in the same order.

Source of the columns: the header of the POLECAT files (Halterman, Bagozzi, Beger, Schrodt,
Scarborough: POLECAT Weekly Data, Harvard Dataverse, doi:10.7910/DVN/AJGVIT); of the types,
modes and contexts: the PLOVER manual, https://github.com/openeventdata/PLOVER. What graphkit
knows besides, evidence above all, follows in columns of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graphkit.data_model import EntityType
from graphkit.exchange.contents import doers
from graphkit.projection import csv_text
from graphkit.resources.exchange_codes import quad_categories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.data_model import StatementRecord
    from graphkit.exchange.contents import Contents

POLECAT_COLUMNS: Final = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors"),
    *("Actor Title", "Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector"),
    *("Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
"""The columns of POLECAT, in its order and spelling."""

OWN_COLUMNS: Final = (
    *("Relation", "CAMEO", "Verb", "Object", "Concerning", "Date As Said", "Meeting"),
    *("Modality", "Content Modality", "Polarity", "Confidence", "Rule", "Attributed To"),
    *("Quote", "Sentence", "Document Title", "URL"),
    *("Actor IDs", "Recipient IDs", "Object ID", "Meeting ID", "Document ID", "Evidence IDs"),
)
"""What follows them: how it is said, in which words, and where."""

_BETWEEN: Final = "; "
_BETWEEN_TEXTS: Final = " | "
_NONE: Final = "None"
_ACTORS: Final = frozenset(
    {EntityType.PERSON, EntityType.OFFICE, EntityType.COUNTRY, EntityType.ORGANIZATION}
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_CONTEXT: Final = "gk:context-"
# Having taken part is what the event of having met is made of: no event of its own.
_NO_EVENT: Final = frozenset({"gk:chaired", "gk:hosted", "gk:participatedIn"})
_TOGETHER: Final = frozenset({"gk:met", "gk:spokeWith"})


def to_polecat(contents: Contents, *, version: str) -> bytes:
    """Return the events of a graph as CSV in UTF-8.

    Statements with a PLOVER type are events, whatever their modality and polarity;
    ``version`` tells what coded them.
    """
    named = _story_names(contents)
    rows = []
    for records in contents.statements:
        kind = _plover(records[0], contents)
        if kind:
            story = named.get(records[0].document, {})
            rows.append({**_row(records, kind, contents), **story, "Version": version})
    columns = (*POLECAT_COLUMNS, *OWN_COLUMNS)
    table = ([row.get(column, "") for column in columns] for row in rows)
    return csv_text(columns, table).encode("utf-8")


def _plover(record: StatementRecord, contents: Contents) -> str:
    """Return the PLOVER type of an event with its mode, "" for what is no event."""
    if record.predicate in _NO_EVENT:
        return ""
    return record.plover or next(iter(contents.plover.get(record.predicate, ())), "")


def _row(
    records: tuple[StatementRecord, ...], kind: str, contents: Contents
) -> dict[str, str | float]:
    record = records[0]
    type_, _, mode = kind.partition("/")
    day = _DAY.match(record.date or "")
    document = contents.document.get(record.document)
    actors, recipients = _sides(record, contents)
    return {
        "Event ID": record.id.partition("/")[2],
        "Event Date": day.group() if day else "",
        "Event Type": type_,
        "Event Mode": mode,
        "Quad Code": quad_categories().get(type_, ""),
        "Contexts": _joined(_contexts(record, contents)),
        **_side("Actor", actors, contents),
        **_side("Recipient", recipients, contents),
        **_place(record, contents),
        "Source": record.publisher or "",
        "Publication Date": record.issued or "",
        "Language": document.language if document else "",
        **_own(records, actors, recipients),
    }


def _sides(record: StatementRecord, contents: Contents) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return actors and recipients.

    Those who met are all actors, as the manual has it for CONSULT without a host. The
    recipient is who is addressed, else the object if it can act.
    """
    acting = doers(record)
    if record.predicate in _TOGETHER:
        return tuple(dict.fromkeys((*acting, record.object))), ()
    addressed = tuple(identifier for identifier, _ in record.addressees)
    if addressed:
        return acting, addressed
    is_actor = record.datatype is None and contents.type_of(record.object) in _ACTORS
    return acting, (record.object,) if is_actor else ()


def _side(role: str, ids: tuple[str, ...], contents: Contents) -> dict[str, str]:
    sectors = [contents.sectors(one) for one in ids]
    titles = [
        " | ".join(_label(office, contents) for office in contents.offices.get(one, ()))
        for one in ids
    ]
    return {
        f"{role} Name": _joined(_label(one, contents) for one in ids),
        f"{role} Country": _aligned(" | ".join(contents.countries(one)) for one in ids),
        f"{role} COW": _aligned(" | ".join(contents.states(one)) for one in ids),
        f"Primary {role} Sector": _aligned(next(iter(found), "") for found in sectors),
        f"{role} Sectors": _aligned(" | ".join(found) for found in sectors),
        f"{role} Title": _aligned(titles),
    }


def _place(record: StatementRecord, contents: Contents) -> dict[str, str]:
    places = contents.places.get(record.meeting or "", ())
    if record.predicate == "gk:visited" and record.datatype is None:
        places = (record.object,)
    countries = [code for place in places for code in contents.countries(place)]
    return {
        "Placename": _joined(_label(place, contents) for place in places),
        "Country": _joined(dict.fromkeys(countries)),
    }


def _own(
    records: tuple[StatementRecord, ...], actors: tuple[str, ...], recipients: tuple[str, ...]
) -> dict[str, str | float]:
    record = records[0]
    content = record.content_modality
    return {
        "Relation": record.predicate,
        "CAMEO": record.cameo or "",
        "Verb": record.verb or "",
        "Object": record.object_label,
        "Concerning": _joined(label for _, label in record.concerning),
        "Date As Said": record.date or "",
        "Meeting": record.meeting_label or "",
        "Modality": str(record.modality),
        "Content Modality": str(content) if content else "",
        "Polarity": str(record.polarity),
        "Confidence": record.confidence,
        "Rule": record.rule,
        "Attributed To": record.attributed_to[1] if record.attributed_to else "",
        "Quote": _BETWEEN_TEXTS.join(one.quote for one in records),
        "Sentence": _BETWEEN_TEXTS.join(dict.fromkeys(one.sentence for one in records)),
        "Document Title": record.document_title,
        "URL": record.source_url or "",
        "Actor IDs": _joined(actors),
        "Recipient IDs": _joined(recipients),
        "Object ID": record.object if record.datatype is None else "",
        "Meeting ID": record.meeting or "",
        "Document ID": record.document,
        "Evidence IDs": _joined(one.evidence for one in records),
    }


def _contexts(record: StatementRecord, contents: Contents) -> list[str]:
    """Return the PLOVER contexts of what it is about."""
    about = [record.object, *(identifier for identifier, _ in record.concerning)]
    found = {
        match.removeprefix(_CONTEXT)
        for one in about
        if one in contents.entity
        for match in contents.entity[one].broad_matches
        if match.startswith(_CONTEXT)
    }
    return sorted(found)


def _story_names(contents: Contents) -> Mapping[str, Mapping[str, str]]:
    """Return who and what each document names, by column."""
    columns = {
        EntityType.PERSON: "Story People",
        EntityType.ORGANIZATION: "Story Organizations",
        EntityType.COUNTRY: "Story Locations",
        EntityType.PLACE: "Story Locations",
    }
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for naming in contents.namings:
        entity = contents.entity.get(naming.entity)
        if entity is not None and entity.type in columns:
            found[naming.document][columns[entity.type]].add(entity.label)
    return {
        document: {column: _joined(sorted(labels)) for column, labels in by_column.items()}
        for document, by_column in found.items()
    }


def _label(identifier: str, contents: Contents) -> str:
    entity = contents.entity.get(identifier)
    return entity.label if entity else identifier


def _joined(texts: Iterable[str]) -> str:
    """Return texts as one cell; what stands between them cannot stand in them."""
    return _BETWEEN.join(_without_separator(texts))


def _without_separator(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield text.replace(_BETWEEN, ", ").replace(";", ",")


def _aligned(texts: Iterable[str]) -> str:
    """Return one cell with a place for each, empty if none has anything."""
    found = list(_without_separator(texts))
    return _BETWEEN.join(text or _NONE for text in found) if any(found) else ""
