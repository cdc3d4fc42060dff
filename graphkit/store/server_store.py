"""A graph on a SPARQL server, with the interface of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Self, cast

from graphkit.errors import StoreError
from graphkit.store.graph_store import GraphStore
from graphkit.store.namespaces import DEFAULT_BASE_IRI, Namespaces
from graphkit.store.publishing import publish
from graphkit.store.remote import RemoteEngine, base_of
from graphkit.store.server import SparqlServer

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphkit.store.ontology import Ontology
    from graphkit.store.publishing import Published


class ServerStore(GraphStore):
    """A graph on a server: it is read like any other, and changed by `publish` only."""

    def __init__(self, remote: RemoteEngine, names: Namespaces, ontology: Ontology | None) -> None:
        # Whatever reads asks of an engine what `Engine` says; whatever writes is refused below.
        super().__init__(cast("ox.Store", remote), names, ontology=ontology)
        self._remote = remote
        self.read_only = True

    @classmethod
    def connect(
        cls, url: str, *, base_iri: str | None = None, ontology: Ontology | None = None
    ) -> Self:
        """Return the graph on the server at ``url``.

        Args:
            url: The address that the services ``/query``, ``/update`` and ``/store`` are
                below; see docs/store.md for other ones, and for credentials.
            base_iri: The base of the IRIs; that of the documents there unless told.
            ontology: Relations besides graphkit's own.

        Raises:
            StoreError: If the server cannot be reached, or does not let us in.
        """
        server = SparqlServer.at(url)
        base = base_iri or base_of(server) or DEFAULT_BASE_IRI
        names = Namespaces(base, ontology.prefixes if ontology else {})
        return cls(RemoteEngine(server, names.base_iri), names, ontology)

    def publish(self, store: GraphStore) -> Published:
        """Let the server hold what ``store`` holds, and nothing else of graphkit's.

        Only graphs that differ are written; what was interrupted is completed by doing it
        again. While it is under way, readers see documents of both.

        Raises:
            StoreError: See `graphkit.store.publishing.publish`.
        """
        return publish(store.engine, self._remote, store.names.base_iri)

    def _writing(self) -> NoReturn:
        message = f"the graph on {self._remote.server.url} is only read here"
        raise StoreError(message, "change the graph it is from, and publish that")
