"""The entities of all documents, and which of a document's keys mean which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from graphkit.resolution.identifiers import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from graphkit.data_model import AppliedDecision, Entity, Literal, Merge, MergeProposal


@dataclass(frozen=True, slots=True)
class Fix:
    """What a decision of the user fixed of an entity, in place of what documents say."""

    value: str | Literal
    decision: str


Fixes: TypeAlias = "Mapping[tuple[str, str], Fix]"
"""Fixes by the id of the entity and the relation."""

NOTHING_FIXED: Fixes = MappingProxyType({})


class GlobalEntities:
    """All entities with their ids, filled by one kind of entity after the other.

    Attributes:
        entities: Entities by id.
        merges: By which names they were united, and why.
        applied: The decisions of the user that were applied.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.entities: dict[str, Entity] = {}
        self.merges: list[Merge] = []
        self.applied: tuple[AppliedDecision, ...] = ()
        self.fixed: dict[str, dict[str, Fix]] = {}
        self.proposals: list[MergeProposal] = []
        self._ids: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def add(self, entity: Entity, members: Iterable[tuple[str, str]]) -> None:
        """Add an entity; ``members`` are pairs of a document's id and a key in it."""
        self.entities[entity.id] = entity
        for document, key in members:
            self._ids[document][key] = entity.id

    def ids_in(self, document: str) -> Mapping[str, str]:
        """Return the ids of entities by their keys in a document."""
        return self._ids[document]

    def fingerprint_in(self, document: str) -> str:
        """Return a hash of all that is written of a document besides what it says by itself."""
        fixes = self.fixes_in(document)
        fixed = (f"{key} {fixes[key]}" for key in sorted(fixes))
        ids = (part for pair in sorted(self._ids[document].items()) for part in pair)
        return digest(*ids, *fixed)

    def free_id(self, *options: str) -> str:
        """Return the first of ``options`` that no entity has yet, else the last."""
        return next((option for option in options if option not in self.entities), options[-1])

    def fixes_in(self, document: str) -> Fixes:
        """Return what decisions fixed of the entities of a document, by id and relation."""
        if not self.fixed:
            return NOTHING_FIXED
        told = set(self._ids[document].values()) & self.fixed.keys()
        return {(id_, relation): fix for id_ in told for relation, fix in self.fixed[id_].items()}

    def fixed_places(self, used: Container[str]) -> set[str]:
        """Return the ids of the places that decisions fix for entities that are ``used``."""
        fixes = (fix for id_, many in self.fixed.items() if id_ in used for fix in many.values())
        return {fix.value for fix in fixes if isinstance(fix.value, str)}

    def rearranged(self, id_of: Callable[[tuple[str, str], str], str | None]) -> GlobalEntities:
        """Return the same keys with other ids, and no entities yet.

        ``id_of`` tells the new id of a document and key by these and the old id; None
        if it shall have none.
        """
        found = GlobalEntities()
        for document, ids in self._ids.items():
            new = ((key, id_of((document, key), id_)) for key, id_ in ids.items())
            found._ids[document] = {key: id_ for key, id_ in new if id_ is not None}
        return found


def other_names(names: Iterable[str], label: str) -> tuple[str, ...]:
    """Return the names of an entity besides its label, sorted."""
    return tuple(sorted(set(names) - {label, ""}))
