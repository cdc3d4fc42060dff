"""The entities of all documents, and which of a document's keys mean which."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.data_model import Entity, Merge


class GlobalEntities:
    """All entities with their ids, filled by one kind of entity after the other."""

    def __init__(self) -> None:
        """Begin with none."""
        self.entities: dict[str, Entity] = {}
        self.merges: list[Merge] = []
        self._ids: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def add(self, entity: Entity, members: Iterable[tuple[str, str]]) -> None:
        """Add an entity; ``members`` are pairs of a document's id and a key in it."""
        self.entities[entity.id] = entity
        for document, key in members:
            self._ids[document][key] = entity.id

    def ids_in(self, document: str) -> Mapping[str, str]:
        """Return the ids of entities by their keys in a document."""
        return self._ids[document]

    def free_id(self, *options: str) -> str:
        """Return the first of ``options`` that no entity has yet, else the last."""
        return next((option for option in options if option not in self.entities), options[-1])


def other_names(names: Iterable[str], label: str) -> tuple[str, ...]:
    """Return the names of an entity besides its label, sorted."""
    return tuple(sorted(set(names) - {label, ""}))
