"""The store: one graph, on disk or in memory.

`GraphStore` is the whole of what the rooms above see of RDF. It writes
`Knowledge`, answers SPARQL, hands out documents, entities and statements as
plain values, and exports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore

from graphkit.errors import StoreError
from graphkit.store import export, maintenance
from graphkit.store.asking import ask
from graphkit.store.folder import create_folder, explained, open_folder
from graphkit.store.namespaces import DEFAULT_BASE_IRI, Iri, Namespaces
from graphkit.store.ontology import load_ontology
from graphkit.store.reading import StoreReader
from graphkit.store.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from graphkit.data_model import Document, Entity, Knowledge, Literal, StatementRecord
    from graphkit.store.answers import Answer
    from graphkit.store.bindings import Value
    from graphkit.store.ontology import Ontology, OntologySource

_NO_BINDINGS: Mapping[str, Value] = {}


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
    ) -> None:
        self._engine: ox.Store | None = engine
        self._dataset: rdflib.Dataset | None = None
        self.names = names
        self.path = path
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
        return cls(engine, Namespaces(base_iri, ontology.prefixes), path, ontology)

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

    def write(self, knowledge: Knowledge) -> None:
        """Write documents with all that was read in them.

        A document that is there already is replaced, and so are the descriptions
        of the entities. What only the old one said disappears.
        """
        with explained(self.path):
            terms = Terms(self.names, self.ontology.relations)
            maintenance.write(self.engine, knowledge, terms)

    def remove(self, documents: Collection[str]) -> None:
        """Take out documents by id, and the direct triples that only they said.

        Descriptions of entities stay, whether or not a document still names them.
        """
        with explained(self.path):
            maintenance.remove(self.engine, documents, Terms(self.names))

    def query(self, sparql: str, *, bindings: Mapping[str, Value] = _NO_BINDINGS) -> Answer:
        """Answer a SPARQL query; our prefixes need not be declared.

        Args:
            sparql: The query. Without ``GRAPH`` it asks the default graph: direct
                triples, each once, and descriptions of entities.
            bindings: Values of variables of the query. An `Iri` (see `iri` and
                `expand`) is an IRI, another string is a text.

        Raises:
            QueryError: If the query is malformed or lacks a bound variable.

        Examples:
            >>> store = GraphStore.create()
            >>> answer = store.query("SELECT ?b { ?a gk:met ?b }", bindings={"a": store.iri("x")})
            >>> answer.columns, answer.rows
            (('b',), ())
        """
        with explained(self.path):
            return ask(self.engine, sparql, self.names, bindings=bindings)

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

    def sources(self) -> tuple[Document, ...]:
        """Return the documents without sections, blocks and sentences: many times faster."""
        return tuple(self._reader.sources())

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities as they were written, sorted by id."""
        return tuple(self._reader.entities())

    def statement_records(self, ids: Collection[str] | None = None) -> Iterator[StatementRecord]:
        """Yield the statements of ``ids``, or all, sorted by document and id.

        A statement with several pieces of evidence comes once for each.
        """
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

    @property
    def _reader(self) -> StoreReader:
        return StoreReader(self.engine, self.names, self.ontology.relations)
