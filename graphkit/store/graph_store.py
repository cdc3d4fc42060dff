"""The store: one graph, on disk or in memory.

`GraphStore` is the whole of what the rooms above see of RDF. It writes
`Knowledge`, answers SPARQL, hands out documents, entities and statements as
plain values, and exports.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore

from graphkit.data_model import AppliedDecision, Knowledge
from graphkit.errors import StoreError
from graphkit.store import export, maintenance
from graphkit.store.asking import ask
from graphkit.store.folder import (
    copy_folder,
    create_folder,
    explained,
    note_writing,
    open_folder,
    updating,
)
from graphkit.store.namespaces import DEFAULT_BASE_IRI, Iri, Namespaces
from graphkit.store.ontology import load_ontology
from graphkit.store.protocol_answers import GRAPH_TYPES, answer_bytes
from graphkit.store.reading import StoreReader
from graphkit.store.service_description import describe_service
from graphkit.store.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from graphkit.data_model import (
        Document,
        Entity,
        Literal,
        Merge,
        MergeProposal,
        StatementRecord,
    )
    from graphkit.store.answers import Answer
    from graphkit.store.bindings import Value
    from graphkit.store.ontology import Ontology, OntologySource
    from graphkit.store.protocol_answers import Asked
    from graphkit.store.transactions import Changed

_NO_BINDINGS: Mapping[str, Value] = {}
_NOTHING = Knowledge()


class GraphStore:
    """A graph in RDF, with the documents it was read from.

    Make one with `create` or `open`. It can be used in a ``with`` statement,
    which closes it; a store on disk stays locked until it is closed.

    Examples:
        >>> store = GraphStore.create()
        >>> store.query("ASK { ?a gk:met ?b }").boolean
        False
    """

    def __init__(
        self,
        engine: ox.Store,
        names: Namespaces,
        path: Path | None = None,
        ontology: Ontology | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        self._engine: ox.Store | None = engine
        self._dataset: rdflib.Dataset | None = None
        self.names = names
        self.path = path
        self.read_only = read_only
        self.ontology = ontology or load_ontology()

    @classmethod
    def create(
        cls,
        path: Path | None = None,
        *,
        base_iri: str = DEFAULT_BASE_IRI,
        overwrite: bool = False,
        ontologies: Sequence[OntologySource] = (),
    ) -> Self:
        """Make an empty store in the folder ``path``, or in memory.

        ``ontologies`` describe relations besides graphkit's own; the store keeps them.

        Raises:
            ResourceError: If an ontology is wrong.
            StoreError: If something is there already. ``overwrite`` replaces a
                store, and never anything else.
        """
        ontology = load_ontology(tuple(ontologies))
        names = Namespaces(base_iri, ontology.prefixes)
        if path is None:
            return cls(ox.Store(), names, ontology=ontology)
        engine = create_folder(path, base_iri, ontology, overwrite=overwrite)
        return cls(engine, names, path, ontology)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the store in the folder ``path``; many may read, one may write.

        Raises:
            StoreError: If there is none, it is in use or of a newer version.
        """
        engine, base_iri, ontology = open_folder(path, read_only=read_only)
        names = Namespaces(base_iri, ontology.prefixes)
        return cls(engine, names, path, ontology, read_only=read_only)

    def close(self) -> None:
        """Release the store; it cannot be used any more."""
        self._engine = self._dataset = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        where = "closed" if self._engine is None else f"{self.quad_count} quads"
        return f"<GraphStore {self.path or 'in memory'}: {where}>"

    @property
    def quad_count(self) -> int:
        """The number of quads, direct triples of the default graph included."""
        return len(self.engine)

    @property
    def engine(self) -> ox.Store:
        """The Oxigraph store, for what this class does not offer.

        Raises:
            StoreError: If the store is closed.
        """
        if self._engine is None:
            raise StoreError("the store is closed", "open it again")
        return self._engine

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset, with our prefixes bound."""
        if self._dataset is None:
            self._dataset = rdflib.Dataset(store=OxigraphStore(store=self.engine))
            for prefix, namespace in self.names.prefixes.items():
                self._dataset.bind(prefix, namespace)
        return self._dataset

    def write(self, knowledge: Knowledge) -> Changed:
        """Write documents with all that was read in them, into an empty store in bulk.

        In a store that holds something it is `update` with ``knowledge`` alone.
        """
        if self.engine:
            return self.update(knowledge)
        terms = self._writing()
        with explained(self.path):
            return maintenance.fill(self.engine, knowledge, terms)

    def remove(self, documents: Collection[str]) -> Changed:
        """Take out documents by id, and all that only they said or named; see `update`."""
        return self.update(removed=documents)

    def update(
        self,
        knowledge: Knowledge = _NOTHING,
        *,
        removed: Collection[str] = (),
        merges: Collection[Merge] | None = None,
        proposals: Collection[MergeProposal] | None = None,
        decisions: Collection[AppliedDecision] | None = None,
    ) -> Changed:
        """Add, replace and remove documents, in transactions of whole documents.

        After any sequence of updates the quads are those of a store that was written once
        with what is there now. Each document changes in one transaction of the engine,
        together with the direct triples and descriptions of the default graph. Up to 50,000
        quads that change are one transaction, so a reader sees a small update as a whole
        or not at all, and a large one in whole documents. Only what differs is written.
        What is killed half-way is completed by doing it again.

        Args:
            knowledge: The documents to add or replace, with all that was read in them,
                and the entities whose description is new or has changed. The entities
                that stay as they are need not be there. The description of any other one
                that no document names any more goes, with the merges into it.
            removed: Ids of documents to take out; one that is not there is passed over.
            merges: All merges there shall be. None adds those of ``knowledge``, and its
                proposals, to those that are there.
            proposals: All proposals to merge there shall be, if ``merges`` are given. None
                takes those of ``knowledge``.
            decisions: All decisions that are applied. None leaves those that are there,
                unless ``knowledge`` has some.

        Returns:
            How many quads went and came.

        Raises:
            StoreError: If something cannot be written: nothing is changed then. If the
                disk is full or fails: whole documents may have been.
        """
        terms = self._writing()
        with explained(self.path):
            maintenance.check(knowledge, terms)
            with updating(self.path) as was_cut_short:
                if was_cut_short:
                    maintenance.sweep(self.engine, terms)
                if proposals is not None:
                    knowledge = replace(knowledge, proposals=tuple(proposals))
                return maintenance.update(
                    self.engine,
                    knowledge,
                    terms,
                    removed=removed,
                    merges=merges,
                    decisions=knowledge.decisions or None if decisions is None else decisions,
                )

    def copy(self, path: Path) -> None:
        """Copy the store into a new folder, in little time and on little space of the disk.

        Files of the engine that never change are shared by both (hard links) where the
        file system can do that. The copy depends on nothing that happens to this store.

        Raises:
            StoreError: If this store is in memory, or the folder cannot be written.
        """
        if self.path is None:
            raise StoreError("a store in memory cannot be copied", "write it to a folder")
        copy_folder(self.engine, self.path, path)

    def query(
        self,
        sparql: str,
        *,
        bindings: Mapping[str, Value] = _NO_BINDINGS,
        most: int | None = None,
    ) -> Answer:
        """Answer a SPARQL query; our prefixes need not be declared.

        Args:
            sparql: The query. Without ``GRAPH`` it asks the default graph: direct
                triples, each once, and descriptions of entities.
            bindings: Values of variables of the query. An `Iri` (see `iri` and
                `expand`) is an IRI, another string is a text.
            most: How many rows or triples to take, the first ones; all unless given.

        Raises:
            QueryError: If the query is malformed or lacks a bound variable.

        Examples:
            >>> store = GraphStore.create()
            >>> answer = store.query("SELECT ?b { ?a gk:met ?b }", bindings={"a": store.iri("x")})
            >>> answer.columns, answer.rows
            (('b',), ())
        """
        with explained(self.path):
            return ask(self.engine, sparql, self.names, bindings=bindings, most=most)

    def answer(self, asked: Asked) -> tuple[str, bytes]:
        """Return the answer to a query of the SPARQL protocol as its media type and bytes.

        Raises:
            AnswerTooLargeError: If it takes more bytes than allowed.
            NotAcceptableError: If no type is wanted for an answer of its kind.
            QueryError: If the query is malformed or refused.
        """
        with explained(self.path):
            return answer_bytes(self.engine, asked, self.names)

    def describe_service(self, endpoint: str, media_type: str) -> tuple[str, bytes]:
        """Return what a SPARQL endpoint over this store tells of itself, and the media type.

        Args:
            endpoint: The IRI of the endpoint.
            media_type: One of `GRAPH_TYPES`.
        """
        with explained(self.path):
            graphs = [self.iri(identifier) for identifier in self._reader.document_ids()]
            return media_type, describe_service(endpoint, graphs, GRAPH_TYPES[media_type])

    def iri(self, identifier: str) -> Iri:
        """Return the IRI of an entity, document or statement from its id."""
        return self.names.iri(identifier)

    def expand(self, name: str) -> Iri:
        """Return the IRI of an id, a CURIE or an IRI."""
        return self.names.expand(name)

    def shorten(self, iri: str) -> str:
        """Return the id or CURIE of an IRI, or the IRI if it has neither."""
        return self.names.shorten(iri)

    def documents(self) -> tuple[Document, ...]:
        """Return the documents as they were written, sorted by id."""
        return tuple(self._reader.documents())

    def document(self, identifier: str) -> Document | None:
        """Return one document as it was written, None if there is none of that id."""
        return self._reader.document(identifier)

    def sources(self) -> tuple[Document, ...]:
        """Return the documents without sections, blocks and sentences: many times faster."""
        return tuple(self._reader.sources())

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities as they were written, sorted by id."""
        return tuple(self._reader.entities())

    def statement_records(
        self, ids: Collection[str] | None = None, *, documents: Collection[str] | None = None
    ) -> Iterator[StatementRecord]:
        """Yield the statements of ``ids``, or of ``documents``, or all, sorted by document and id.

        A statement with several pieces of evidence comes once for each.
        """
        if documents is not None:
            return self._reader.records_of(documents)
        return self._reader.records(ids)

    def evidence(
        self,
        subject: str,
        predicate: str,
        object: str | Literal,  # noqa: A002 - RDF's word
    ) -> list[StatementRecord]:
        """Return all that says so, denies it, plans it … of an edge.

        ``subject`` and ``object`` are ids, ``predicate`` a CURIE. One who took part in
        a joint act counts as its subject; a symmetric relation is found either way.
        """
        return list(self._reader.evidence(subject, predicate, object))

    def nquads(self) -> bytes:
        """Return all quads as N-Quads, sorted: the same knowledge gives the same bytes."""
        return export.nquads(self.engine)

    def export(self, path: Path, *, format: str | None = None) -> None:  # noqa: A002 - RDF's word
        """Write the whole store to a file, in the format named or told by its suffix.

        Args:
            path: The file: ``.ttl``, ``.trig``, ``.nq`` or ``.jsonld``.
            format: ``turtle``, ``trig``, ``nquads`` or ``jsonld``.

        Raises:
            StoreError: If there is no such format or the file cannot be written.
        """
        export.write_file(self.engine, path, self.names, format_name=format)

    def _writing(self) -> Terms:
        """Return what makes terms for writing, if this store may be written to."""
        if self.read_only:
            message = f"{self.path} is open read-only"
            raise StoreError(message, "open it without read_only")
        note_writing(self.path)
        return Terms(self.names, self.ontology.relations)

    @property
    def _reader(self) -> StoreReader:
        return StoreReader(self.engine, self.names, self.ontology.relations)
