"""Bring data from elsewhere into a graph: RDF, FollowTheMoney, tables with a mapping.

All files are read before any is written. An import stands in a named graph of its own and is
never a statement; graphkit's own export becomes the store it was.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit import __version__
from graphkit.data_model import EntityType, Imported
from graphkit.errors import ResourceError, StoreError
from graphkit.pipeline import folder, import_folder
from graphkit.pipeline.import_folder import ImportFile
from graphkit.pipeline.summary import summary_of
from graphkit.store import (
    RDF_SUFFIXES,
    GraphStore,
    base_of_own_export,
    imports_of,
    put_import,
    rdf_contents,
    remove_import,
    restore_export,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.exchange import Matching
    from graphkit.resources.import_mapping import ImportMapping
    from graphkit.store import ImportSource

FTM: Final = "ftm"
TABLE: Final = "csv"
IMPORT_FORMATS: Final = (*sorted(set(RDF_SUFFIXES.values())), FTM, TABLE)
"""The formats that can be imported."""

_SUFFIXES: Final = {
    ".ftm.json": FTM,
    ".ftm.jsonl": FTM,
    ".ijson": FTM,
    ".csv": TABLE,
    ".tsv": TABLE,
    **RDF_SUFFIXES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of importing a file.

    ``left_out`` counts by name what nothing could be made of; ``proposals`` are lines for the
    decisions file, of entities that have names of one thing.
    """

    id: str
    source: str
    things: int = 0
    facts: int = 0
    matches: int = 0
    left_out: tuple[tuple[str, int], ...] = ()
    proposals: tuple[str, ...] = ()
    restored: bool = False

    def to_text(self) -> str:
        """Return the report as lines to read."""
        if self.restored:
            return f"{self.source}: the graph it was exported from is restored"
        lines = [
            f"{self.source}: {self.things:,} things, {self.facts:,} facts; "
            f"{self.matches:,} things are entities of the graph  [{self.id}]"
        ]
        if self.left_out:
            counted = ", ".join(f"{count:,} {name}" for name, count in self.left_out)
            lines.append(f"  left out: {counted}")
        lines += [f"  to decide: {line}" for line in self.proposals]
        return "\n".join(lines)


def import_files(
    files: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    mapping: str | os.PathLike[str] | None = None,
    format: str | None = None,  # noqa: A002 - as in `KnowledgeGraph.export`
    lexicons: Iterable[str | os.PathLike[str]] = (),
) -> tuple[ImportReport, ...]:
    """Import files into the graph in a folder.

    Args:
        files: RDF, FollowTheMoney JSON lines, or CSV.
        output: The folder of the graph. graphkit's own export is restored into a new one.
        mapping: How a CSV table is read: a YAML file (docs/exchange.md).
        format: One of `IMPORT_FORMATS`; told by the suffixes of the files unless given.
        lexicons: Folders whose ontologies an export needs, as it was built with them.

    Raises:
        ResourceError: If a file or the mapping is wrong, with the line; nothing is imported then.
        StoreError: If there is no graph, or it cannot be written.
    """
    target = Path(output)
    read = [_read(Path(file), format, mapping) for file in files]
    bases = [_base_of_export(file) for file in read]
    if any(bases):
        return (_restored(read, bases, target, lexicons),)
    with GraphStore.open(folder.store_of(target)) as store:
        prepared = [_Prepared(file, store) for file in read]
        for one in prepared:
            import_folder.keep(one.file, target)
        reports = tuple(one.put(store) for one in prepared)
        _write_quads(store, target)
    return reports


def apply_imports(store: GraphStore, output: Path) -> None:
    """Put all imports kept in a folder into a store that was built there.

    What an import's things are is told anew, from the entities there are now.

    Raises:
        ResourceError: If a kept file does not fit this version of graphkit.
        StoreError: If it cannot be read or written.
    """
    files = list(import_folder.kept(output))
    for identifier in {one.id for one in imports_of(store)} - {file.id for file in files}:
        remove_import(store, identifier)
    for prepared in [_Prepared(file, store) for file in files]:
        prepared.put(store)


def list_imports(output: str | os.PathLike[str]) -> tuple[ImportSource, ...]:
    """Return the imports of the graph in a folder, sorted by id."""
    with GraphStore.open(folder.store_of(Path(output)), read_only=True) as store:
        return imports_of(store)


def remove_imports(identifiers: Iterable[str], output: str | os.PathLike[str]) -> None:
    """Take imports out of the graph in a folder, by their ids or the names of their files.

    Raises:
        StoreError: If there is no such import; none is taken out then.
    """
    target = Path(output)
    with GraphStore.open(folder.store_of(target)) as store:
        for identifier in [_meant(one, imports_of(store)) for one in identifiers]:
            remove_import(store, identifier)
            import_folder.drop(identifier, target)
        _write_quads(store, target)


def _meant(name: str, known: Sequence[ImportSource]) -> str:
    found = [one.id for one in known if name in {one.id, one.source}]
    if len(found) == 1:
        return found[0]
    message = f"there is no import {name!r}" if not found else f"{name!r} was imported twice"
    listed = ", ".join(found or [one.id for one in known]) or "none"
    raise StoreError(message, f"there are: {listed}")


class _Prepared:
    """A file that was read, and what came of it."""

    def __init__(self, file: ImportFile, store: GraphStore) -> None:
        self.file = file
        self._triples: Sequence[Any] = ()  # RDF, which the store alone knows
        self._imported = self._take(store)
        self._matching = _matching(self._imported, store)

    def put(self, store: GraphStore) -> ImportReport:
        """Write it into the store, and tell of it."""
        put_import(store, self._imported, self._matching.matches, self._triples)
        return ImportReport(
            id=self.file.id,
            source=self.file.source,
            things=len(self._imported.things),
            facts=len(self._imported.facts),
            matches=len(self._matching.matches),
            left_out=self._imported.left_out,
            proposals=tuple(one.text for one in self._matching.proposals),
        )

    def _take(self, store: GraphStore) -> Imported:
        from graphkit.exchange import take_csv, take_follow_the_money

        file = self.file
        empty = Imported(
            id=file.id,
            source=file.source,
            format=file.format,
            content_hash=file.content_hash,
        )
        if file.format == TABLE:
            mapping = _mapping(file, store)
            taken = take_csv(file.content, file.source, mapping)
            empty = replace(empty, mapping_hash=mapping.digest)
        elif file.format == FTM:
            taken = take_follow_the_money(_text(file), file.source)
        else:
            said = rdf_contents(store, file.content, file.source, file.format, file.id)
            self._triples = said.triples
            return replace(empty, things=said.things, facts=said.facts)
        return replace(empty, things=taken.things, facts=taken.facts, left_out=taken.left_out)


def _matching(imported: Imported, store: GraphStore) -> Matching:
    from graphkit.exchange import match_things

    base_iri = store.names.base_iri
    return match_things(imported.things, store.entities(), base_iri=base_iri)


def _mapping(file: ImportFile, store: GraphStore) -> ImportMapping:
    from graphkit.resources.import_mapping import read_mapping

    if file.mapping is None:
        remedy = "name a mapping with --mapping; docs/exchange.md says how it is written"
        raise ResourceError(file.source, "is a table without a mapping", remedy=remedy)
    relations = store.ontology.relations
    literal = {curie: relation.has_literal_object for curie, relation in relations.items()}
    return read_mapping(file.mapping, types=[str(one) for one in EntityType], relations=literal)


def _text(file: ImportFile) -> str:
    from graphkit.store import decoded

    return decoded(file.content, file.source)


def _read(
    path: Path, format_name: str | None, mapping: str | os.PathLike[str] | None
) -> ImportFile:
    name = path.name.lower()
    found = format_name or next((f for end, f in _SUFFIXES.items() if name.endswith(end)), None)
    if found is None:
        remedy = f"end it in {', '.join(_SUFFIXES)}, or name the format"
        raise ResourceError(str(path), "does not tell its format by its name", remedy=remedy)
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise ResourceError(str(path), reason, remedy="name a file") from error
    by = Path(mapping) if mapping is not None and found == TABLE else None
    return ImportFile(source=path.name, content=content, format=found, mapping=by)


def _base_of_export(file: ImportFile) -> str:
    if file.format in {FTM, TABLE}:
        return ""
    return base_of_own_export(file.content, file.source, file.format)


def _restored(
    files: Sequence[ImportFile],
    bases: Sequence[str],
    target: Path,
    lexicons: Iterable[str | os.PathLike[str]],
) -> ImportReport:
    """Make the graph again that was exported, in a new folder."""
    from graphkit.pipeline.vocabulary import ontology_sources
    from graphkit.resources.lexicons import Lexicons

    if len(files) > 1:
        message = f"{files[0].source} is an export of graphkit, and there are other files"
        raise StoreError(message, "import it by itself, and then the others")
    if target.exists() and any(target.iterdir()):
        message = f"{files[0].source} is an export of graphkit, and {target} is not empty"
        raise StoreError(message, "name a new folder for it with --graph")
    file = files[0]
    ontologies = ontology_sources(Lexicons.read([os.fspath(one) for one in lexicons]))
    with folder.replacing(target) as place:
        store = GraphStore.create(place / folder.STORE, base_iri=bases[0], ontologies=ontologies)
        with store:
            restore_export(store, file.content, file.source, file.format)
            summary = replace(summary_of(store), graphkit=__version__)
            folder.write(place / folder.QUADS, store.nquads())
        folder.write(place / folder.SUMMARY, summary.to_json().encode("utf-8"))
    return ImportReport(id="", source=file.source, restored=True)


def _write_quads(store: GraphStore, target: Path) -> None:
    """Bring ``graph.nq`` up to date, where a build has left one."""
    quads = target / folder.QUADS
    if quads.is_file():
        unfinished = folder.write(quads.with_name(f".{quads.name}"), store.nquads())
        unfinished.replace(quads)
