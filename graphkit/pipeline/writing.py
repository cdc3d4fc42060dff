"""Write a graph into a store: all of it, or what differs from what an older store holds."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import msgspec

from graphkit.pipeline.collecting import without_collecting
from graphkit.pipeline.ledger import WrittenDocument
from graphkit.store import GraphStore, imports_of, remove_import

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphkit.data_model import Knowledge
    from graphkit.pipeline.ledger import Ledger
    from graphkit.pipeline.uniting import United
    from graphkit.store import OntologySource

_MOST_CHANGED: Final = 0.25
"""From this share of the documents on all are written: in bulk that takes less time."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What an older store lacks of a graph, and what it holds too much.

    ``changed`` and ``gone`` are ids of documents, ``described`` those of entities whose
    description is new or another one; ``others`` tells of merges. ``whole`` says that no
    older store will do.
    """

    changed: frozenset[str]
    gone: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    others: bool = False
    whole: bool = False

    def __bool__(self) -> bool:
        return bool(self.whole or self.others or self.changed or self.gone or self.described)


class GraphWriter:
    """Writes one graph, and knows in hashes what it is."""

    @without_collecting()
    def __init__(self, united: United) -> None:
        """Write ``united``."""
        self._united = united
        self.entities = {entity.id: _hash(entity) for entity in united.entities}
        self.merges = _hash((united.merges, united.proposals))
        self.decisions = _hash(united.decisions)
        self.documents: dict[str, WrittenDocument] = {}
        self.quads = 0

    def differences(self, ledger: Ledger | None) -> Differences:
        """Return what the store with this ledger lacks."""
        now = self._united.fingerprints
        if ledger is None or ledger.decisions != self.decisions:
            return Differences(frozenset(now), whole=True)
        before = {id_: one.fingerprint for id_, one in ledger.documents.items()}
        found = Differences(
            frozenset(id_ for id_, one in now.items() if before.get(id_) != one),
            frozenset(before.keys() - now.keys()),
            frozenset(i for i, one in self.entities.items() if ledger.entities.get(i) != one),
            others=ledger.merges != self.merges,
        )
        is_much = len(found.changed) + len(found.gone) > _MOST_CHANGED * len(now)
        return replace(found, whole=True) if is_much else found

    def write_whole(
        self, path: Path | None, base_iri: str, ontologies: Sequence[OntologySource]
    ) -> GraphStore:
        """Write all into a new store, on disk or in memory."""
        knowledge = self._united.knowledge()
        store = GraphStore.create(path, base_iri=base_iri, ontologies=ontologies)
        self.quads = store.write(knowledge).added
        self._note(knowledge)
        return store

    def write_changes(
        self, path: Path, differences: Differences, older: Path, ledger: Ledger
    ) -> GraphStore:
        """Write what differs into a copy of an older store; that one stays as it is."""
        knowledge = self._united.knowledge(differences.changed)
        described = tuple(e for e in knowledge.entities if e.id in differences.described)
        with GraphStore.open(older) as before:
            before.copy(path)
        store = GraphStore.open(path)
        changed = replace(knowledge, entities=described)
        for one in imports_of(store):  # they are put in again, as what they mean may change
            remove_import(store, one.id)
        self.take_over(ledger)
        done = store.update(changed, removed=differences.gone, merges=knowledge.merges)
        self.quads += done.added - done.removed
        for gone in differences.gone:
            del self.documents[gone]
        self._note(knowledge)
        return store

    def take_over(self, ledger: Ledger) -> None:
        """Note what an older store holds; what differs is still to be written."""
        self.documents, self.quads = dict(ledger.documents), ledger.quads

    def _note(self, knowledge: Knowledge) -> None:
        """Note the documents that were written."""
        kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one in knowledge.statements:
            kinds[one.document][f"{one.modality} {one.polarity}"] += 1
        for document in knowledge.documents:
            self.documents[document.id] = WrittenDocument(
                document.source,
                document.title,
                document.content_hash,
                self._united.fingerprints[document.id],
                dict(sorted(kinds[document.id].items())),
            )


def _hash(value: object) -> str:
    return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=8).hexdigest()
