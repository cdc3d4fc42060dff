"""What ids, names and documents in decisions can mean."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from graphkit.data_model import EntityType
from graphkit.resolution.identifiers import slug
from graphkit.resources.suggestions import what_works

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from graphkit.resolution.entities import GlobalEntities
    from graphkit.resolution.local_knowledge import LocalKnowledge

Member: TypeAlias = tuple[str, str]
"""An entity as one document has it: the id of the document, and its key there."""

MEETINGS = frozenset(
    type_.value.lower() for type_ in (EntityType.MEETING, EntityType.CALL, EntityType.VISIT)
)
"""How the ids of encounters begin."""


class Directory:
    """Entities by id, with their members, and what documents call these."""

    def __init__(
        self,
        members: Mapping[str, Collection[Member]],
        names: Callable[[Member], Sequence[str]],
        sources: Mapping[str, str],
    ) -> None:
        """Look up in ``members`` of entities.

        ``names`` tells what its document calls a member, the fullest name first;
        ``sources`` are the files of documents by their ids.
        """
        self._members = members
        self.names = names
        self._sources = sources

    @classmethod
    def of(
        cls,
        found: GlobalEntities,
        locals_: Iterable[LocalKnowledge],
        sources: Mapping[str, str],
    ) -> Directory:
        """Return the directory of what resolution found in documents."""
        known = {local.document: local for local in locals_}
        called = cache(lambda document: _names(known[document]))
        files = {document: sources.get(document, "") for document in known}
        members = members_of(found, known)
        return cls(members, lambda member: called(member[0]).get(member[1], ()), files)

    def __contains__(self, entity: str) -> bool:
        return entity in self._members

    def members(self, entity: str) -> frozenset[Member]:
        """Return what documents have of an entity."""
        return frozenset(self._members.get(entity, ()))

    def entities_of(self, members: Iterable[Member]) -> list[str]:
        """Return the entities that members are of, sorted."""
        return sorted({self._entity_of[one] for one in members if one in self._entity_of})

    def called(self, id_: str) -> frozenset[Member]:
        """Return the members whose fullest name an id could have been made of."""
        return frozenset(self._by_slug.get(id_, ()))

    def documents(self, asked: str) -> frozenset[str]:
        """Return the documents meant by an id or the name of a file."""
        if asked in self._sources:
            return frozenset({asked})
        return frozenset(
            document
            for document, source in self._sources.items()
            if source and asked in (source, PurePath(source).name)
        )

    def near(self, entity: str) -> str:
        """Return what would work instead of an unknown id."""
        kind = entity.partition("/")[0]
        return what_works(entity, [id_ for id_ in self._members if id_.startswith(f"{kind}/")])

    def near_document(self, asked: str) -> str:
        """Return what would work instead of an unknown document."""
        files = {PurePath(source).name for source in self._sources.values() if source}
        return what_works(asked, {*self._sources, *files})

    @cached_property
    def _entity_of(self) -> Mapping[Member, str]:
        return {one: entity for entity, many in self._members.items() for one in many}

    @cached_property
    def _by_slug(self) -> Mapping[str, Sequence[Member]]:
        found: defaultdict[str, list[Member]] = defaultdict(list)
        for member, entity in self._entity_of.items():
            for name in self.names(member)[:1]:
                found[f"{entity.partition('/')[0]}/{slug(name)}"].append(member)
        return found


def members_of(found: GlobalEntities, documents: Iterable[str]) -> dict[str, set[Member]]:
    """Return what documents have of each entity."""
    members: defaultdict[str, set[Member]] = defaultdict(set)
    for document in documents:
        for key, entity in found.ids_in(document).items():
            members[entity].add((document, key))
    return dict(members)


def _names(local: LocalKnowledge) -> dict[str, tuple[str, ...]]:
    """Return what a document calls its entities, by their keys."""
    called = {
        one.key: tuple(sorted(filter(None, one.labels), key=lambda name: (-len(name), name)))
        for one in local.entities
    }
    called |= {one.key: (one.label,) if one.label else () for one in local.meetings}
    return called | {
        one.key: tuple(dict.fromkeys((one.label, *one.names, *one.misspelt)))
        for one in local.persons
    }
