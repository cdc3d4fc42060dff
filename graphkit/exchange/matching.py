"""Tell which imported things are entities of the graph, and what they say of these.

Nothing is merged by an import. A thing is matched where one reason speaks for one entity
and nothing against it; where its names are those of two entities, that is a proposal, which
the user makes a decision of or not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graphkit.data_model import EntityType, ImportMatch
from graphkit.exchange.ftm_values import ftm_id
from graphkit.resolution.identifiers import fold
from graphkit.resolution.names import name_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from graphkit.data_model import Entity, ImportedThing

# Meetings are not told by a name, and topics are what a text makes of them.
_NAMED: Final = frozenset(
    {
        *(EntityType.PERSON, EntityType.ORGANIZATION, EntityType.OFFICE, EntityType.COUNTRY),
        *(EntityType.PLACE, EntityType.EVENT, EntityType.INSTRUMENT),
    }
)
_ENCOUNTERS: Final = frozenset({EntityType.MEETING, EntityType.CALL, EntityType.VISIT})
_WIKIDATA: Final = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")
_WORD: Final = re.compile(r"\w+")
_PARTS_OF_A_NAME: Final = 2


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """The names of an imported thing are those of several entities, sorted by id."""

    entities: tuple[str, ...]
    thing: str

    @property
    def text(self) -> str:
        """A line for the decisions file that would make them one."""
        return f"same {' '.join(self.entities)}  # names of {self.thing!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What was matched, sorted by thing, and what only the user can tell."""

    matches: tuple[ImportMatch, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def match_things(
    things: Iterable[ImportedThing], entities: Sequence[Entity], *, base_iri: str = ""
) -> Matching:
    """Return which things are which entities.

    Reasons, best first: the id of this graph, an IRI that both have, the code of a country, a
    name. A name counts if no other entity of the type has it and no other thing of the
    file claims the entity; that of a person needs two parts, in any order. Two different
    Wikidata items are two things, whatever they are called.
    """
    index = _Index(entities, base_iri)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    proposals = []
    for thing in sorted(things):
        candidates, reason = index.candidates(thing)
        if len(candidates) == 1:
            found[min(candidates)].append((thing.key, reason))
        elif candidates:
            proposals.append(Proposal(tuple(sorted(candidates)), thing.label))
    return Matching(
        matches=tuple(sorted(_unclaimed(found))), proposals=tuple(sorted(set(proposals)))
    )


def _unclaimed(found: Mapping[str, list[tuple[str, str]]]) -> Iterator[ImportMatch]:
    """Yield the matches of entities that one thing claims, or several for a better reason."""
    for entity, claims in found.items():
        by_name = [claim for claim in claims if claim[1].startswith("name")]
        sure = [claim for claim in claims if claim not in by_name]
        taken = sure or (by_name if len(by_name) == 1 else [])
        yield from (ImportMatch(thing, entity, reason) for thing, reason in taken)


class _Index:
    """The entities of a graph by what they can be recognised by."""

    def __init__(self, entities: Sequence[Entity], base_iri: str) -> None:
        self._entity = {entity.id: entity for entity in entities}
        self._base_iri = base_iri
        self._by_ftm_id = {ftm_id(entity.id): entity.id for entity in entities}
        self._by_iri = _grouped(entities, _iris)
        self._by_code = _grouped(entities, _codes)
        self._by_name = _grouped(entities, _names)

    def candidates(self, thing: ImportedThing) -> tuple[set[str], str]:
        """Return the entities that a thing may be, and for what reason."""
        local = thing.key.removeprefix(self._base_iri) if self._base_iri else thing.key
        for identifier in (local, self._by_ftm_id.get(thing.key, "")):
            if identifier in self._entity and _fit(thing.type, self._entity[identifier].type):
                return {identifier}, "id"
        iris = [_one_spelling(iri) for iri in (thing.key, *thing.same_as)]
        shared = {found for iri in iris for found in self._by_iri.get((thing.type, iri), ())}
        if shared:
            return shared, "IRI"
        if thing.type is EntityType.COUNTRY and thing.notation:
            return set(self._by_code.get((thing.type, thing.notation), ())), "code"
        return self._named(thing)

    def _named(self, thing: ImportedThing) -> tuple[set[str], str]:
        if thing.type not in _NAMED:
            return set(), ""
        own = _items((thing.key, *thing.same_as))
        for_name: dict[str, set[str]] = {}
        for name in (thing.label, *thing.other_names):
            key = _key(thing.type, name)
            fitting = {
                one
                for one in self._by_name.get((thing.type, key), ())
                if not _are_two(own, _items(self._entity[one].same_as))
            }
            if key and fitting:
                for_name[name] = fitting
        named = {one for ones in for_name.values() for one in ones}
        reason = f"name: {next(iter(for_name), '')}"
        return named, reason


def _fit(thing: EntityType, entity: EntityType) -> bool:
    """Whether a thing can be an entity; what others call an event may be a meeting of ours."""
    return thing is entity or (thing is EntityType.EVENT and entity in _ENCOUNTERS)


def _grouped(
    entities: Iterable[Entity], keys: Callable[[Entity], Iterable[Hashable]]
) -> Mapping[tuple[EntityType, Hashable], set[str]]:
    found: defaultdict[tuple[EntityType, Hashable], set[str]] = defaultdict(set)
    for entity in entities:
        for key in keys(entity):
            if key:
                found[entity.type, key].add(entity.id)
    return found


def _iris(entity: Entity) -> Iterator[str]:
    return map(_one_spelling, entity.same_as)


def _codes(entity: Entity) -> Iterator[str]:
    if entity.notation:
        yield entity.notation


def _names(entity: Entity) -> Iterator[Hashable]:
    for name in (entity.label, *entity.alt_labels):
        yield _key(entity.type, name)


def _key(type_: EntityType, name: str) -> Hashable:
    """Return what two spellings of a name share, nothing for a name that tells too little."""
    if type_ is EntityType.PERSON:
        parts = name_parts(name)
        return parts if len(parts) >= _PARTS_OF_A_NAME else None
    return " ".join(_WORD.findall(fold(name)))


def _one_spelling(iri: str) -> str:
    found = _WIKIDATA.fullmatch(iri)
    return found[1] if found else iri


def _items(iris: Iterable[str]) -> set[str]:
    return {found[1] for iri in iris if (found := _WIKIDATA.fullmatch(iri))}


def _are_two(one: set[str], other: set[str]) -> bool:
    """Whether both are known to Wikidata, and as different items."""
    return bool(one) and bool(other) and one.isdisjoint(other)
