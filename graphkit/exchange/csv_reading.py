"""Read a table by a mapping: each row becomes things and the relations between them."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from graphkit.data_model import EntityType, ImportedFact, ImportedThing, Literal
from graphkit.errors import ResourceError
from graphkit.exchange.ftm_reading import Taken
from graphkit.resources.suggestions import what_works

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.resources.import_mapping import ImportMapping, RelationColumns, ThingColumns
    from graphkit.resources.yaml_files import Record

_LONGEST_CELL: Final = 1_000_000
_ITEM: Final = re.compile(r"Q[1-9]\d*")
_IRI: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+|urn:[^\s<>\"{}|\\^`]+")
_ALPHA_3: Final = re.compile(r"[A-Z]{3}")
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_SHAPES: Final[Mapping[str, re.Pattern[str]]] = {
    "xsd:date": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
    "xsd:gYear": re.compile(r"\d{4}"),
    "xsd:gYearMonth": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"),
    "gk:dateInterval": re.compile(r"\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}"),
}


def take_csv(content: bytes, file: str, mapping: ImportMapping) -> Taken:
    """Return what a table says.

    A thing stands in several rows if they give it the same id or, without a column of ids, the
    same label; its names are those of all rows. A row whose label is empty has no such thing.

    Raises:
        ResourceError: With the line: another encoding, a column that is missing, a row that
            is too long or short, a value that is not of its datatype.
    """
    table = _Table(_decoded(content, file, mapping), file, mapping)
    things: dict[str, ImportedThing] = {}
    facts: dict[tuple[str, str, str | Literal], ImportedFact] = {}
    for line, row in table.rows():
        keys = {}
        for columns in mapping.things:
            thing = _thing(columns, row, table, line)
            if thing is not None:
                keys[columns.name] = thing.key
                before = things.setdefault(thing.key, thing)
                if before.type is not thing.type:
                    reason = f"{thing.key!r} is a {before.type} in another row"
                    remedy = f"give this {thing.type} another id"
                    raise ResourceError(file, reason, line=line, remedy=remedy)
                things[thing.key] = _united(before, thing)
        for relation in mapping.relations:
            for fact in _facts(relation, row, keys, table, line):
                facts[fact.subject, fact.relation, fact.object] = fact
    if not things:
        raise ResourceError(file, "has no rows", remedy="see whether it is the right file")
    return Taken(things=tuple(sorted(things.values())), facts=tuple(facts.values()))


class _Table:
    """A table with a header whose columns the mapping names."""

    def __init__(self, text: str, file: str, mapping: ImportMapping) -> None:
        self.file, self._mapping = file, mapping
        csv.field_size_limit(_LONGEST_CELL)
        written = io.StringIO(text, newline="")
        self._reader = csv.reader(written, delimiter=mapping.separator, strict=True)
        self._header = self._next() or []
        self._check_header()

    def rows(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Yield the rows by column, each with the line it begins in."""
        while True:
            line = self._reader.line_num + 1
            row = self._next()
            if row is None:
                return
            if not row:
                continue
            if len(row) != len(self._header):
                reason = f"has {len(row)} cells, the header {len(self._header)}"
                remedy = "put what holds the separator into quotation marks"
                raise ResourceError(self.file, reason, line=line, remedy=remedy)
            cells = (" ".join(cell.split()) for cell in row)
            yield line, dict(zip(self._header, cells, strict=True))

    def split(self, cell: str) -> list[str]:
        """Return the values of a cell."""
        parts = cell.split(self._mapping.split) if self._mapping.split else [cell]
        return [part.strip() for part in parts if part.strip()]

    def _next(self) -> list[str] | None:
        try:
            return next(self._reader, None)
        except csv.Error as error:
            reason = f"is not CSV: {error}"
            remedy = "see that each quotation mark is closed"
            line = self._reader.line_num
            raise ResourceError(self.file, reason, line=line, remedy=remedy) from None

    def _check_header(self) -> None:
        self._header = [name.strip() for name in self._header]
        twice = sorted({name for name in self._header if self._header.count(name) > 1})
        if twice:
            reason = f"has the column {twice[0]!r} twice"
            raise ResourceError(self.file, reason, line=1, remedy="rename one")
        for record, key, column in self._named_columns():
            if column not in self._header:
                reason = f"{self.file} has no column {column!r}"
                raise record.error(reason, key=key, remedy=what_works(column, self._header))

    def _named_columns(self) -> Iterator[tuple[Record, str, str]]:
        for thing in self._mapping.things:
            yield from ((thing.record, key, column) for key, column in thing.columns)
        for relation in self._mapping.relations:
            if relation.value:
                yield relation.record, "value", relation.value


def _decoded(content: bytes, file: str, mapping: ImportMapping) -> str:
    try:
        text = content.decode(mapping.encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        said = mapping.encoding.removesuffix("-sig")
        reason = f"is not {said.upper()}"
        remedy = "save it as UTF-8, or name its encoding: - {table: csv, encoding: cp1252}"
        raise ResourceError(file, reason, line=line, remedy=remedy) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ResourceError(file, "has the character U+0000", line=line, remedy="take it out")
    return text


def _thing(
    columns: ThingColumns, row: Mapping[str, str], table: _Table, line: int
) -> ImportedThing | None:
    code = row.get(columns.code, "").upper()
    if code and not _ALPHA_3.fullmatch(code):
        reason = f"{code!r} in {columns.code!r} is no code of three letters, as in ISO 3166"
        raise ResourceError(table.file, reason, line=line, remedy="write one such as JPN")
    labels = [row[columns.label]] if columns.label and row[columns.label] else []
    label = next(iter([*labels, code]), "")
    if not label:
        return None
    key = row.get(columns.id, "") or f"{columns.type.lower()}/{code or label}"
    names = {name for column in columns.other_names for name in table.split(row[column])}
    same = [one for column in columns.same_as for one in table.split(row[column])]
    return ImportedThing(
        key=key,
        type=EntityType(columns.type),
        label=label,
        other_names=tuple(sorted(names - {label})),
        same_as=tuple(sorted({_iri(one, table, line) for one in same})),
        notation=code,
    )


def _iri(value: str, table: _Table, line: int) -> str:
    if _ITEM.fullmatch(value):
        return f"{_WIKIDATA}{value}"
    if not _IRI.fullmatch(value):
        reason = f"{value!r} is no IRI and no item of Wikidata"
        remedy = "write https://…, or an item such as Q42"
        raise ResourceError(table.file, reason, line=line, remedy=remedy)
    return value


def _united(before: ImportedThing, thing: ImportedThing) -> ImportedThing:
    names = {*before.other_names, *thing.other_names, thing.label} - {before.label}
    return ImportedThing(
        key=before.key,
        type=before.type,
        label=before.label,
        other_names=tuple(sorted(names)),
        same_as=tuple(sorted({*before.same_as, *thing.same_as})),
        notation=before.notation or thing.notation,
    )


def _facts(
    relation: RelationColumns,
    row: Mapping[str, str],
    keys: Mapping[str, str],
    table: _Table,
    line: int,
) -> Iterator[ImportedFact]:
    subject = keys.get(relation.subject)
    if subject is None:
        return
    if relation.object:
        if relation.object in keys:
            value: str | Literal = keys[relation.object]
            yield ImportedFact(subject=subject, relation=relation.relation, object=value)
        return
    for text in table.split(row[relation.value]):
        shape = _SHAPES.get(relation.datatype)
        if shape and not shape.fullmatch(text):
            reason = f"{text!r} in {relation.value!r} is no {relation.datatype}"
            remedy = "write dates as in ISO 8601: 2031-03-07"
            raise ResourceError(table.file, reason, line=line, remedy=remedy)
        value = Literal(text, relation.datatype)
        yield ImportedFact(subject=subject, relation=relation.relation, object=value)
