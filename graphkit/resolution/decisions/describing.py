"""Describe entities that decisions united, cut or named."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Merge
from graphkit.resolution.entities import other_names
from graphkit.resolution.names import display_name
from graphkit.resources.links import CODE_DATATYPES, site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.data_model import Decision, Entity, Literal
    from graphkit.resolution.decisions.directory import Directory, Member

_DATES_DIFFER = "gk:datesDiffer"
SURE = 1.0
"""The score of what a person decided."""


def describe_piece(
    entity: Entity, id_: str, members: Iterable[Member], directory: Directory
) -> Entity:
    """Return a piece of ``entity``, called as the documents of its members call it.

    What is left of an entity keeps what is known of it; a piece cut off has only its names.
    """
    called = [directory.names(member) for member in sorted(members)]
    names = {name for some in called for name in some}
    fullest = [some[0] for some in called if some]
    is_rest = id_ == entity.id
    label = _label(entity, fullest, is_rest=is_rest)
    return replace(
        entity,
        id=id_,
        label=label,
        alt_labels=other_names(names - set(entity.hidden_labels), label),
        hidden_labels=tuple(one for one in entity.hidden_labels if one in names),
        notation=entity.notation if is_rest else None,
        same_as=entity.same_as if is_rest else (),
        properties=_properties(entity, is_rest=is_rest),
    )


def _properties(entity: Entity, *, is_rest: bool) -> tuple[tuple[str, Literal], ...]:
    """Return what is known of a piece: which documents differ is not, nor codes of a part."""
    unknown = {_DATES_DIFFER} if is_rest else {_DATES_DIFFER, *CODE_DATATYPES}
    return tuple(pair for pair in entity.properties if pair[0] not in unknown)


def _label(entity: Entity, fullest: Sequence[str], *, is_rest: bool) -> str:
    is_person = entity.type is EntityType.PERSON
    if not fullest or entity.label in fullest or (is_rest and not is_person):
        return entity.label
    if is_person:
        return display_name(list(fullest))
    times = Counter(fullest)
    label = min(times, key=lambda name: (-times[name], len(name), name))
    return f"{label}{_of_whom(entity)}"


def _of_whom(entity: Entity) -> str:
    """Return " of X" where a label says whose office or ministry it is."""
    for name in sorted(entity.alt_labels, key=len, reverse=True):
        if entity.label.startswith(f"{name} of "):
            return entity.label.removeprefix(name)
    return ""


def describe_united(kept: Entity, others: Sequence[Entity]) -> Entity:
    """Return one entity of several, with the id and label of the one that is kept."""
    every = (kept, *others)
    names = (name for one in every for name in (one.label, *one.alt_labels))
    properties = dict(pair for one in reversed(every) for pair in one.properties)
    return replace(
        kept,
        alt_labels=other_names(names, kept.label),
        hidden_labels=tuple(sorted({name for one in every for name in one.hidden_labels})),
        notation=next((one.notation for one in every if one.notation), None),
        same_as=tuple(sorted({iri for one in every for iri in one.same_as})),
        broad_matches=tuple(sorted({curie for one in every for curie in one.broad_matches})),
        properties=tuple(sorted(properties.items())),
    )


def renamed(entity: Entity, name: str) -> Entity:
    """Return an entity under another name; the old one stays as another form."""
    names = (entity.label, *entity.alt_labels)
    return replace(entity, label=name, alt_labels=other_names(names, name))


def linked(entity: Entity, addresses: Iterable[str]) -> Entity:
    """Return an entity with more links; of one site it has the new one only."""
    new = set(addresses)
    sites = {site_of(address) for address in new}
    kept = {address for address in entity.same_as if site_of(address) not in sites}
    return replace(entity, same_as=tuple(sorted(kept | new)))


def choose_kept(entities: Mapping[str, Entity]) -> str:
    """Return which of several entities gives its id and label to all.

    It is one that a gazetteer knows the code of, else the person with the fullest name,
    else the first by its id.
    """
    coded = sorted(id_ for id_, one in entities.items() if one.notation)
    if coded:
        return coded[0]
    in_order = sorted(entities)
    if all(one.type is EntityType.PERSON for one in entities.values()):
        fullest = display_name([entities[id_].label for id_ in in_order])
        return next((i for i in in_order if entities[i].label == fullest), in_order[0])
    return in_order[0]


def merge_of(kept: Entity, other: Entity, decision: Decision) -> Merge:
    """Return the record of two entities united by a decision."""
    return Merge(
        entity=kept.id,
        name=kept.label,
        other=other.label,
        reason=f"decided: {decision.text}",
        score=SURE,
        rule="decision",
    )
