"""A graph as four Parquet tables: documents, entities, statements, evidence."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import PipelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.data_model import Document, Entity, StatementRecord
    from graphkit.exchange.contents import Contents

_TYPES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "documents": (
        *(("id", "text"), ("title", "text"), ("publisher", "text"), ("issued", "day")),
        *(("language", "text"), ("url", "text"), ("read_from", "text"), ("content_hash", "text")),
        ("text", "text"),
    ),
    "entities": (
        *(("id", "text"), ("type", "text"), ("label", "text"), ("alt_labels", "texts")),
        *(("hidden_labels", "texts"), ("notation", "text"), ("countries", "texts")),
        *(("same_as", "texts"), ("broad_matches", "texts"), ("properties", "texts")),
        ("documents", "texts"),
    ),
    "statements": (
        *(("id", "text"), ("document", "text"), ("subject", "text"), ("subject_label", "text")),
        *(("predicate", "text"), ("object", "text"), ("object_label", "text")),
        *(("datatype", "text"), ("agents", "texts"), ("addressees", "texts")),
        *(("concerning", "texts"), ("meeting", "text"), ("meeting_label", "text")),
        *(("attributed_to", "text"), ("responds_to", "text"), ("date", "text")),
        *(("modality", "text"), ("content_modality", "text"), ("polarity", "text")),
        *(("verb", "text"), ("strength", "text"), ("cameo", "text"), ("plover", "text")),
        *(("rule", "text"), ("confidence", "number"), ("evidence", "texts")),
    ),
    "evidence": (
        *(("id", "text"), ("statement", "text"), ("document", "text"), ("start", "count")),
        *(("quote", "text"), ("prefix", "text"), ("suffix", "text"), ("sentence", "text")),
        ("quote_start", "count"),
    ),
}
"""The columns of each table with their types."""


def to_parquet(contents: Contents) -> Mapping[str, bytes]:
    """Return the tables by file name; the same pyarrow gives the same bytes.

    Raises:
        PipelineError: If pyarrow is not installed.
    """
    rows: Mapping[str, Iterable[tuple[Any, ...]]] = {
        "documents": map(_document, contents.documents),
        "entities": (_entity(entity, contents) for entity in contents.entities),
        "statements": map(_statement, contents.statements),
        "evidence": map(_evidence, contents.records),
    }
    return {f"{name}.parquet": _table(name, found) for name, found in rows.items()}


def _table(name: str, rows: Iterable[tuple[Any, ...]]) -> bytes:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to load
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        message = "Parquet needs the package pyarrow"
        raise PipelineError(message, "pip install 'graphkit[parquet]'") from error
    kinds = {
        "count": pa.int64(),
        "day": pa.date32(),
        "number": pa.float64(),
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
    }
    columns = _TYPES[name]
    schema = pa.schema([(column, kinds[kind]) for column, kind in columns])
    found = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [
        pa.array(values, type=field.type) for values, field in zip(found, schema, strict=True)
    ]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), written, compression="zstd")
    return written.getvalue()


def _document(document: Document) -> tuple[Any, ...]:
    return (
        *(document.id, document.title, document.publisher, document.issued, document.language),
        *(document.source_url, document.source, document.content_hash, document.text),
    )


def _entity(entity: Entity, contents: Contents) -> tuple[Any, ...]:
    return (
        *(entity.id, str(entity.type), entity.label, entity.alt_labels, entity.hidden_labels),
        *(entity.notation, contents.countries(entity.id), entity.same_as, entity.broad_matches),
        tuple(f"{curie}={literal.value}" for curie, literal in entity.properties),
        contents.sources.get(entity.id, ()),
    )


def _statement(records: tuple[StatementRecord, ...]) -> tuple[Any, ...]:
    record = records[0]
    groups = (record.agents, record.addressees, record.concerning)
    content = record.content_modality
    return (
        *(record.id, record.document, record.subject, record.subject_label, record.predicate),
        *(record.object, record.object_label, record.datatype),
        *(tuple(identifier for identifier, _ in group) for group in groups),
        *(record.meeting, record.meeting_label),
        *(record.attributed_to[0] if record.attributed_to else None, record.responds_to),
        *(record.date, str(record.modality), str(content) if content else None),
        *(str(record.polarity), record.verb, record.strength, record.cameo, record.plover),
        *(record.rule, record.confidence, tuple(one.evidence for one in records)),
    )


def _evidence(record: StatementRecord) -> tuple[Any, ...]:
    return (
        *(record.evidence, record.id, record.document, record.start, record.quote),
        *(record.prefix, record.suffix, record.sentence, record.quote_start),
    )
