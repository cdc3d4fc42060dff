"""Publish a store on a SPARQL server: graph by graph, only what differs, resumably.

A graph of the server, `published`, notes the checksum of each graph that was written
whole. A graph's note goes before it changes and comes back after, so whatever was
interrupted is written again by doing it again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import StoreError
from graphkit.store.namespaces import PUBLISHED
from graphkit.store.terms import DEFAULT_GRAPH, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.store.remote import RemoteEngine

_GRAPHS_AT_ONCE: Final = 20
_LINES_AT_ONCE: Final = 10_000
_PENDING: Final = "pending"
_NOTE: Final = vocabulary("gk:contentHash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """How many graphs were ``written``, ``removed``, and were there already (``kept``)."""

    written: int = 0
    removed: int = 0
    kept: int = 0

    def __str__(self) -> str:
        return f"{self.written} graphs written, {self.removed} removed, {self.kept} kept"


def publish(engine: ox.Store, remote: RemoteEngine, base_iri: str) -> Published:
    """Let the server hold what ``engine`` holds, and nothing else of ours.

    Raises:
        StoreError: If the dataset holds something that is not ours, its default graph is
            no graph of its own, or the server cannot be reached or fails. What was
            written is kept, and doing it again completes it.
    """
    return _Publisher(engine, remote, base_iri).publish()


class _Publisher:
    def __init__(self, engine: ox.Store, remote: RemoteEngine, base_iri: str) -> None:
        self._engine = engine
        self._remote = remote
        self._server = remote.server
        self._base = base_iri
        self._notes = ox.NamedNode(f"{base_iri}{PUBLISHED}")
        self._default = f"{base_iri}default"  # how the default graph is called in the notes

    def publish(self) -> Published:
        there = self._noted()
        wanted = {name: _checksum(self._lines(name)) for name in self._names()}
        changed = sorted(name for name in wanted if there.get(name) != wanted[name])
        gone = sorted(there.keys() - wanted.keys())
        if not there:
            self._claim()
        self._note(gone, {})
        for name in gone:
            self._server.update(f"DROP SILENT GRAPH {ox.NamedNode(name)}")
        for start in range(0, len(changed), _GRAPHS_AT_ONCE):
            some = changed[start : start + _GRAPHS_AT_ONCE]
            self._note(some, dict.fromkeys(some, _PENDING))
            for name in some:
                self._write(name)
            self._note(some, {name: wanted[name] for name in some})
        kept = len(wanted) - len(changed)
        return Published(written=len(changed), removed=len(gone), kept=kept)

    def _names(self) -> Iterator[str]:
        """Yield the names of our graphs, the default one last."""
        for graph in self._engine.named_graphs():
            yield graph.value
        yield self._default

    def _lines(self, name: str) -> list[bytes]:
        graph = DEFAULT_GRAPH if name == self._default else ox.NamedNode(name)
        written = self._engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
        return sorted(written.splitlines(keepends=True))

    def _write(self, name: str) -> None:
        if name != self._default:
            self._server.put_graph(name, b"".join(self._lines(name)))
            return
        self._check_default_graph()
        there, wanted = (
            set(self._remote.quads_for_pattern(None, None, None, DEFAULT_GRAPH)),
            set(self._engine.quads_for_pattern(None, None, None, DEFAULT_GRAPH)),
        )
        for keyword, quads in (("DELETE", there - wanted), ("INSERT", wanted - there)):
            lines = sorted(f"{quad.triple} .\n" for quad in quads)
            for start in range(0, len(lines), _LINES_AT_ONCE):
                data = "".join(lines[start : start + _LINES_AT_ONCE])
                self._server.update(f"{keyword} DATA {{\n{data}}}")

    def _noted(self) -> dict[str, str]:
        notes = self._remote.quads_for_pattern(None, None, None, self._notes)
        return {
            quad.subject.value: quad.object.value
            for quad in notes
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
        }

    def _note(self, names: Iterable[str], notes: Mapping[str, str]) -> None:
        nodes = " ".join(str(ox.NamedNode(name)) for name in names)
        if not nodes:
            return
        data = "".join(
            f"{ox.NamedNode(name)} {_NOTE} {ox.Literal(note)} .\n" for name, note in notes.items()
        )
        self._server.update(
            f"DELETE {{ GRAPH {self._notes} {{ ?g {_NOTE} ?n }} }} WHERE {{ "
            f"GRAPH {self._notes} {{ VALUES ?g {{ {nodes} }} ?g {_NOTE} ?n }} }};\n"
            f"INSERT DATA {{ GRAPH {self._notes} {{\n{data}}} }}"
        )

    def _claim(self) -> None:
        """Take a dataset that nothing of graphkit is in, if nothing else is."""
        if self._answer("ASK { ?s ?p ?o }"):
            message = f"the default graph of {self._server.url} holds something else"
            raise StoreError(message, "name an empty dataset; it will be graphkit's own")
        self._note([self._default], {self._default: _PENDING})

    def _check_default_graph(self) -> None:
        """Refuse a server that asks all graphs where a query asks the default graph."""
        if self._answer(f"ASK {{ ?s a {vocabulary('gk:Document')} }}"):
            message = f"the default graph of {self._server.url} is all graphs together"
            remedy = "let it have one of its own: an option of the server (a union default graph)"
            raise StoreError(message, remedy)

    def _answer(self, query: str) -> bool:
        return bool(self._remote.query(query))


def _checksum(lines: list[bytes]) -> str:
    return hashlib.sha256(b"".join(lines)).hexdigest()
