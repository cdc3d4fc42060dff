"""A graph as CSV files for `neo4j-admin database import`.

Source of the header grammar (``name:ID``, ``:LABEL``, ``:START_ID``, ``:END_ID``, ``:TYPE``,
typed properties, ``[]`` for arrays with ``;`` between): Neo4j Operations Manual, "Import",
"CSV header format".

As in the store, what is asserted and affirmed is an edge between two entities, and behind it
stands a statement with its evidence: both are nodes, so that what is denied or planned has a
place, and no edge, of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graphkit.exchange.contents import doers, is_direct
from graphkit.projection import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.data_model import Document, Entity, StatementRecord
    from graphkit.exchange.contents import Contents

_Row = tuple[object, ...]

_DOCUMENTS: Final = (
    *("id:ID", "title", "publisher", "issued:date", "language", "url", "readFrom", "contentHash"),
    ":LABEL",
)
_ENTITIES: Final = (
    *("id:ID", "name", "otherNames:string[]", "notation", "countries:string[]", "sameAs:string[]"),
    *("properties:string[]", ":LABEL"),
)
_STATEMENTS: Final = (
    *("id:ID", "relation", "name", "value", "datatype", "date", "day:date", "modality"),
    *("contentModality", "polarity", "verb", "strength", "cameo", "plover", "rule"),
    *("confidence:double", ":LABEL"),
)
_EVIDENCE: Final = ("id:ID", "quote", "sentence", "quoteStart:int", "start:int", ":LABEL")
_RELATIONS: Final = (
    *(":START_ID", "statement", "evidence:string[]", "quote", "document", "date", "day:date"),
    *("confidence:double", ":END_ID", ":TYPE"),
)
_LINKS: Final = (":START_ID", ":END_ID", ":TYPE")

_BETWEEN: Final = ";"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOME_PREFIXES: Final = frozenset({"gk", "skos"})


def to_neo4j(contents: Contents) -> Mapping[str, bytes]:
    """Return the files by name; ``--multiline-fields=true`` reads quotes of several lines."""
    tables: dict[str, tuple[tuple[str, ...], Iterable[_Row]]] = {
        "documents.csv": (_DOCUMENTS, map(_document, contents.documents)),
        "entities.csv": (_ENTITIES, (_entity(one, contents) for one in contents.entities)),
        "statements.csv": (_STATEMENTS, (_statement(one[0]) for one in contents.statements)),
        "evidence.csv": (_EVIDENCE, dict.fromkeys(map(_evidence, contents.records))),
        "relations.csv": (_RELATIONS, _relations(contents)),
        "links.csv": (_LINKS, _links(contents)),
    }
    return {
        name: csv_text(columns, rows).encode("utf-8") for name, (columns, rows) in tables.items()
    }


def relation_type(predicate: str) -> str:
    """Return the name of a relation as Neo4j's users write it.

    Examples:
        >>> relation_type("gk:expressedConcernOver"), relation_type("my:sold")
        ('EXPRESSED_CONCERN_OVER', 'MY_SOLD')
    """
    prefix, _, local = predicate.partition(":")
    name = local if prefix in _HOME_PREFIXES else f"{prefix}_{local}"
    return re.sub(r"\W", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)).upper()


def _document(document: Document) -> _Row:
    issued = document.issued.isoformat() if document.issued else ""
    return (
        *(document.id, document.title, document.publisher, issued, document.language),
        *(document.source_url, document.source, document.content_hash, "Document"),
    )


def _entity(entity: Entity, contents: Contents) -> _Row:
    properties = (f"{curie}={literal.value}" for curie, literal in entity.properties)
    return (
        *(entity.id, entity.label, _array((*entity.alt_labels, *entity.hidden_labels))),
        *(entity.notation, _array(contents.countries(entity.id)), _array(entity.same_as)),
        *(_array(properties), f"Entity{_BETWEEN}{entity.type}"),
    )


def _statement(record: StatementRecord) -> _Row:
    is_value = record.datatype is not None
    name = f"{record.subject_label} – {record.predicate} – {record.object_label}"
    return (
        *(record.id, record.predicate, name, record.object if is_value else ""),
        *(record.datatype, record.date, _day(record), str(record.modality)),
        *(record.content_modality, str(record.polarity), record.verb, record.strength),
        *(record.cameo, record.plover, record.rule, record.confidence, "Statement"),
    )


def _evidence(record: StatementRecord) -> _Row:
    return (
        *(record.evidence, record.quote, record.sentence, record.quote_start, record.start),
        "Evidence",
    )


def _relations(contents: Contents) -> Iterator[_Row]:
    """Yield an edge for each doer of what is asserted of an entity.

    A symmetric relation has one edge: in Neo4j it is found from both ends.
    """
    for records in contents.statements:
        record = records[0]
        if record.datatype is None and is_direct(record):
            evidence = _array(one.evidence for one in records)
            for subject in dict.fromkeys((record.subject, *doers(record))):
                yield (
                    *(subject, record.id, evidence, record.quote, record.document, record.date),
                    *(_day(record), record.confidence, record.object),
                    relation_type(record.predicate),
                )


def _links(contents: Contents) -> Iterator[_Row]:
    cited = dict.fromkeys((one.evidence, one.document, "SOURCE") for one in contents.records)
    yield from cited
    for records in contents.statements:
        record = records[0]
        for kind, target in _roles(record):
            yield record.id, target, kind
        for one in records:
            yield record.id, one.evidence, "EVIDENCE"


def _roles(record: StatementRecord) -> Iterator[tuple[str, str]]:
    yield "SUBJECT", record.subject
    if record.datatype is None:
        yield "OBJECT", record.object
    groups = (
        ("AGENT", record.agents),
        ("ADDRESSEE", record.addressees),
        ("CONCERNING", record.concerning),
    )
    yield from ((kind, identifier) for kind, group in groups for identifier, _ in group)
    single = (
        ("IN_MEETING", record.meeting),
        ("ATTRIBUTED_TO", record.attributed_to[0] if record.attributed_to else None),
        ("RESPONDS_TO", record.responds_to),
    )
    yield from ((kind, identifier) for kind, identifier in single if identifier)


def _day(record: StatementRecord) -> str:
    return record.date if record.date and _DAY.fullmatch(record.date) else ""


def _array(texts: Iterable[str]) -> str:
    """Return an array as one cell; its separator cannot be quoted, so a comma stands for it."""
    return _BETWEEN.join(text.replace(_BETWEEN, ",") for text in texts)
