"""What can be asked of a graph: queries, documents, entities, statements, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rdflib
from oxrdflib import OxigraphStore

from graphkit.errors import StoreError
from graphkit.store import export
from graphkit.store.asking import ask
from graphkit.store.folder import explained
from graphkit.store.ontology import load_ontology
from graphkit.store.protocol_answers import GRAPH_TYPES, answer_bytes
from graphkit.store.reading import StoreReader
from graphkit.store.service_description import describe_service

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    import pyoxigraph as ox

    from graphkit.data_model import Document, Entity, Literal, StatementRecord
    from graphkit.store.answers import Answer
    from graphkit.store.bindings import Value
    from graphkit.store.namespaces import Iri, Namespaces
    from graphkit.store.ontology import Ontology
    from graphkit.store.protocol_answers import Asked

_NO_BINDINGS: Mapping[str, Value] = {}


class ReadableGraph:
    """The half of `GraphStore` that changes nothing."""

    def __init__(
        self,
        engine: ox.Store,
        names: Namespaces,
        path: Path | None = None,
        ontology: Ontology | None = None,
    ) -> None:
        self._engine: ox.Store | None = engine
        self._dataset: rdflib.Dataset | None = None
        self.names = names
        self.path = path
        self.ontology = ontology or load_ontology()

    @property
    def quad_count(self) -> int:
        """The number of quads, direct triples of the default graph included."""
        with explained(self.path):
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
            >>> from graphkit.store import GraphStore
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
        with explained(self.path):
            return tuple(self._reader.documents())

    def document(self, identifier: str) -> Document | None:
        """Return one document as it was written, None if there is none of that id."""
        with explained(self.path):
            return self._reader.document(identifier)

    def sources(self) -> tuple[Document, ...]:
        """Return the documents without sections, blocks and sentences: many times faster."""
        with explained(self.path):
            return tuple(self._reader.sources())

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities as they were written, sorted by id."""
        with explained(self.path):
            return tuple(self._reader.entities())

    def statement_records(
        self, ids: Collection[str] | None = None, *, documents: Collection[str] | None = None
    ) -> Iterator[StatementRecord]:
        """Yield the statements of ``ids``, or of ``documents``, or all, sorted by document and id.

        A statement with several pieces of evidence comes once for each.
        """
        with explained(self.path):
            if documents is not None:
                yield from self._reader.records_of(documents)
            else:
                yield from self._reader.records(ids)

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
        with explained(self.path):
            return list(self._reader.evidence(subject, predicate, object))

    def nquads(self) -> bytes:
        """Return all quads as N-Quads, sorted: the same knowledge gives the same bytes."""
        with explained(self.path):
            return export.nquads(self.engine)

    def export(self, path: Path, *, format: str | None = None) -> None:  # noqa: A002 - RDF's word
        """Write the whole store to a file, in the format named or told by its suffix.

        Args:
            path: The file: ``.ttl``, ``.trig``, ``.nq`` or ``.jsonld``.
            format: ``turtle``, ``trig``, ``nquads`` or ``jsonld``.

        Raises:
            StoreError: If there is no such format or the file cannot be written.
        """
        with explained(self.path):
            export.write_file(self.engine, path, self.names, format_name=format)

    @property
    def _reader(self) -> StoreReader:
        return StoreReader(self.engine, self.names, self.ontology.relations)
