"""The store: one graph, on disk or in memory.

`GraphStore` is the whole of what the rooms above see of RDF. It writes
`Knowledge`, answers SPARQL, hands out documents, entities and statements as
plain values, and exports.
"""

from __future__ import annotations

import time
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Self

import pyoxigraph as ox

from graphkit.data_model import AppliedDecision, Knowledge
from graphkit.errors import StoreError
from graphkit.store import maintenance
from graphkit.store.folder import (
    copy_folder,
    create_folder,
    explained,
    note_writing,
    open_folder,
    state_of,
    updating,
)
from graphkit.store.namespaces import DEFAULT_BASE_IRI, Namespaces
from graphkit.store.ontology import load_ontology
from graphkit.store.readable import ReadableGraph
from graphkit.store.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path
    from types import TracebackType

    from graphkit.data_model import Merge, MergeProposal
    from graphkit.store.folder import OpenFolder
    from graphkit.store.ontology import Ontology, OntologySource
    from graphkit.store.transactions import Changed

_NOTHING: Final = Knowledge()
_GRACE: Final = 600.0  # seconds that an answer may take to be read after a refresh


class GraphStore(ReadableGraph):
    """A graph in RDF, with the documents it was read from.

    Make one with `create` or `open`. It can be used in a ``with`` statement,
    which closes it. A store on disk has one writer, and any number of readers
    beside it: a store that is open to write is locked until it is closed.

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
        folder: OpenFolder | None = None,
    ) -> None:
        super().__init__(engine, names, path, ontology)
        self._folder = folder
        self._held: weakref.finalize[..., Any] | None = None
        self._ended: list[tuple[float, weakref.finalize[..., Any]]] = []
        self.read_only = folder is not None and folder.lock is None
        self._hold()

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
            StoreError: If something is there already, or is in use. ``overwrite``
                replaces a store, and never anything else.
        """
        ontology = load_ontology(tuple(ontologies))
        if path is None:
            names = Namespaces(base_iri, ontology.prefixes)
            return cls(ox.Store(), names, ontology=ontology)
        return cls._in(path, create_folder(path, base_iri, ontology, overwrite=overwrite))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the store in the folder ``path``; many may read, one may write.

        Who only reads sees the store as it was when it was opened, whatever is
        written meanwhile, until it asks for a `refresh`.

        Raises:
            StoreError: If there is none, it is of another version or damaged; or, to
                write, if somebody else writes: the error says who.
        """
        return cls._in(path, open_folder(path, read_only=read_only))

    @classmethod
    def _in(cls, path: Path, folder: OpenFolder) -> Self:
        names = Namespaces(folder.base_iri, folder.ontology.prefixes)
        return cls(folder.engine, names, path, folder.ontology, folder=folder)

    def refresh(self) -> bool:
        """Look again at a store that is open to read; tell whether it has changed.

        Costs some file look-ups if it has not, and opening the store if it has. Answers
        still being read stay those of the old state. A store in memory or open to
        write needs none.

        Raises:
            StoreError: If it cannot be opened any more; the old state can still be read.
        """
        if self.path is None or not self.read_only or not self._folder:
            return False
        if state_of(self.path) == self._folder.state:
            return False
        self._folder = folder = open_folder(self.path, read_only=True)
        self._let_go_later()
        self._hold()
        self._engine, self._dataset = folder.engine, None
        self.names = Namespaces(folder.base_iri, folder.ontology.prefixes)
        self.ontology = folder.ontology
        return True

    def close(self) -> None:
        """Release the store; it cannot be used any more."""
        self._engine = self._dataset = self._folder = None
        self._let_go_later()
        while self._ended:
            self._ended.pop()[1]()

    def _hold(self) -> None:
        """Note what is to be released, also if nobody closes this store."""
        for held in (self._folder and self._folder.lock, self._folder and self._folder.snapshot):
            if held:
                self._held = weakref.finalize(self, held.release)

    def _let_go_later(self) -> None:
        """Keep a snapshot for a while: an answer may still be read from it."""
        now = time.monotonic()
        if self._held:
            self._ended.append((now, self._held))
        self._held = None
        for ended in [ended for ended in self._ended if ended[0] < now - _GRACE]:
            self._ended.remove(ended)
            ended[1]()

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

    def write(self, knowledge: Knowledge) -> Changed:
        """Write documents with all that was read in them, into an empty store in bulk.

        In a store that holds something it is `update` with ``knowledge`` alone.
        """
        if self.engine:
            return self.update(knowledge)
        terms = self._writing()
        with explained(self.path):
            return maintenance.fill(self.engine, knowledge, terms)

    def load(self, quads: Path) -> None:
        """Fill an empty store, in bulk, with the quads of an N-Quads file.

        Raises:
            StoreError: If the store holds something, or the file is damaged.
        """
        self._check_open_to_write()
        if self.engine:
            raise StoreError("the store holds a graph already", "load into an empty one")
        with explained(self.path):
            try:
                self.engine.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
            except (SyntaxError, ValueError) as error:
                raise StoreError("the quads are damaged", "use another backup") from error
            self.engine.flush()

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

    def _writing(self) -> Terms:
        """Return what makes terms for writing, if this store may be written to."""
        self._check_open_to_write()
        note_writing(self.path)
        return Terms(self.names, self.ontology.relations)

    def _check_open_to_write(self) -> None:
        if self.read_only:
            message = f"{self.path} is open read-only"
            raise StoreError(message, "open it without read_only")
