"""Mappings by which a table is imported: which columns are which things, and how they relate."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graphkit.errors import ResourceError
from graphkit.resources.suggestions import what_works
from graphkit.resources.yaml_files import read_records

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from graphkit.resources.yaml_files import Record

_TABLE: Final = ("table", "encoding", "separator", "split")
_THING: Final = ("thing", "type", "label", "id", "other-names", "same-as", "code")
_RELATION: Final = ("relation", "from", "to", "value", "datatype")
_DATATYPES: Final = ("xsd:date", "xsd:gYear", "xsd:gYearMonth", "xsd:string", "gk:dateInterval")
_TAB: Final = "tab"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingColumns:
    """What a row says of one thing; all but ``name`` and ``type`` are columns or "".

    ``name`` is what relations call it by. ``record`` is where the mapping says so.
    """

    name: str
    type: str
    label: str
    id: str
    other_names: tuple[str, ...]
    same_as: tuple[str, ...]
    code: str
    record: Record

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Its keys in the mapping, with the columns they name."""
        single = (("label", self.label), ("id", self.id), ("code", self.code))
        several = (("other-names", self.other_names), ("same-as", self.same_as))
        return (
            *((key, column) for key, column in single if column),
            *((key, column) for key, columns in several for column in columns),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationColumns:
    """A relation of a thing to another one, or to the value in a column."""

    relation: str
    subject: str
    object: str
    value: str
    datatype: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMapping:
    """A mapping: how the table is written, its things and their relations.

    ``split`` is what stands between several values of one cell, "" if nothing does.
    """

    file: str
    digest: str
    things: tuple[ThingColumns, ...]
    relations: tuple[RelationColumns, ...]
    encoding: str = "utf-8-sig"
    separator: str = ","
    split: str = ""


def read_mapping(
    file: Path, *, types: Collection[str], relations: Mapping[str, bool]
) -> ImportMapping:
    """Read a mapping and check what can be checked without the table.

    ``types`` and ``relations`` are those of the vocabulary, the latter with whether their
    object is a value.

    Raises:
        ResourceError: With file, line and what would work.
    """
    records = read_records(file)
    things = tuple(_thing(one, types) for one in records if "thing" in one)
    _check_things(things, str(file), records)
    found = tuple(
        _relation(one, {thing.name for thing in things}, relations)
        for one in records
        if "relation" in one
    )
    for record in records:
        if not {"thing", "relation", "table"} & record.values.keys():
            reason = "is neither a thing nor a relation nor a table"
            raise record.error(reason, remedy="begin it with 'thing:', 'relation:' or 'table:'")
    table = next((_table(one) for one in records if "table" in one), {})
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return ImportMapping(file=str(file), digest=digest, things=things, relations=found, **table)


def _check_things(things: tuple[ThingColumns, ...], file: str, records: tuple[Record, ...]) -> None:
    if not things:
        remedy = "add one, such as: - {thing: person, type: Person, label: name}"
        if records:
            raise records[0].error("there is no thing in the mapping", remedy=remedy)
        raise ResourceError(file, "is empty", remedy=remedy)
    seen: set[str] = set()
    for thing in things:
        if thing.name in seen:
            reason = f"the thing {thing.name!r} is there already"
            raise thing.record.error(reason, key="thing", remedy="call it something else")
        seen.add(thing.name)


def _thing(record: Record, types: Collection[str]) -> ThingColumns:
    record.check_keys(allowed=_THING, required=("thing", "type"))
    type_ = record.text("type")
    if type_ not in types:
        reason = f"no type {type_!r}"
        raise record.error(reason, key="type", remedy=what_works(type_, types))
    code = record.text("code")
    if not (record.text("label") or code):
        raise record.error("has no label", remedy="add 'label: COLUMN'")
    if code and type_ != "Country":
        raise record.error("only a country has a code", key="code", remedy="take it out")
    return ThingColumns(
        name=record.text("thing"),
        type=type_,
        label=record.text("label"),
        id=record.text("id"),
        other_names=record.texts("other-names", ()),
        same_as=record.texts("same-as", ()),
        code=code,
        record=record,
    )


def _relation(
    record: Record, things: Collection[str], relations: Mapping[str, bool]
) -> RelationColumns:
    record.check_keys(allowed=_RELATION, required=("relation", "from"))
    relation = record.text("relation")
    if relation not in relations:
        reason = f"no relation {relation!r}"
        raise record.error(reason, key="relation", remedy=what_works(relation, relations))
    if ("to" in record) == ("value" in record):
        raise record.error("needs one object", remedy="add 'to: THING' or 'value: COLUMN'")
    if relations[relation] != ("value" in record):
        wanted = "value: COLUMN" if relations[relation] else "to: THING"
        reason = f"the object of {relation} is {'a value' if relations[relation] else 'a thing'}"
        raise record.error(reason, key="relation", remedy=f"write '{wanted}'")
    for key in ("from", "to"):
        if key in record and record.text(key) not in things:
            reason = f"no thing {record.text(key)!r}"
            remedy = what_works(record.text(key), things)
            raise record.error(reason, key=key, remedy=remedy)
    datatype = record.text("datatype", "xsd:string")
    if datatype not in _DATATYPES:
        reason = f"no datatype {datatype!r}"
        raise record.error(reason, key="datatype", remedy=what_works(datatype, _DATATYPES))
    return RelationColumns(
        relation=relation,
        subject=record.text("from"),
        object=record.text("to"),
        value=record.text("value"),
        datatype=datatype,
        record=record,
    )


def _table(record: Record) -> dict[str, str]:
    record.check_keys(allowed=_TABLE)
    found = {key: record.text(key) for key in ("encoding", "separator", "split") if key in record}
    separator = found.get("separator", ",")
    found["separator"] = "\t" if separator == _TAB else separator
    if len(found["separator"]) != 1:
        reason = f"the separator {separator!r} is not one character"
        raise record.error(reason, key="separator", remedy="write one, or 'tab'")
    try:
        codecs.lookup(found.get("encoding", "utf-8"))
    except LookupError:
        reason = f"no encoding {found['encoding']!r}"
        remedy = "write one such as utf-8, latin-1 or cp1252"
        raise record.error(reason, key="encoding", remedy=remedy) from None
    return found
