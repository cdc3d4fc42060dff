"""Propose persons that may be one by their names alone, where nobody proposes better."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.names import is_misspelling, is_short_form, name_parts
from graphkit.review.contents import MayBeOne

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Entity
    from graphkit.review.contents import Contents, Proposal

_MOST_OF_A_NAME = 12
"""More persons than this share a part of a name ("Kim") too often to ask of each pair."""


def names_that_fit(contents: Contents) -> tuple[Proposal, ...]:
    """Return pairs of persons whose names agree, one being short for the other."""
    persons = [one for one in contents.entities if one.type is EntityType.PERSON]
    by_part: defaultdict[str, list[Entity]] = defaultdict(list)
    for person in persons:
        for part in sorted(name_parts(person.label)):
            by_part[part].append(person)
    found = {
        (one.id, other.id): proposal
        for sharing in by_part.values()
        if len(sharing) <= _MOST_OF_A_NAME
        for one, other in combinations(sorted(sharing, key=lambda p: p.id), 2)
        for proposal in _proposal(one, other)
    }
    return tuple(found[pair] for pair in sorted(found))


def _proposal(one: Entity, other: Entity) -> Iterator[MayBeOne]:
    pair = (one.label, other.label)
    if name_parts(one.label) == name_parts(other.label):
        yield MayBeOne(left=one.id, right=other.id, score=0.7, reasons=("the same name",))
    elif is_short_form(*pair) or is_short_form(other.label, one.label):
        reason = "one name is short for the other"
        yield MayBeOne(left=one.id, right=other.id, score=0.5, reasons=(reason,))
    elif _one_part_misspelt(*pair):
        yield MayBeOne(left=one.id, right=other.id, score=0.4, reasons=("one letter differs",))


def _one_part_misspelt(one: str, other: str) -> bool:
    first, second = name_parts(one) - name_parts(other), name_parts(other) - name_parts(one)
    return len(first) == len(second) == 1 and is_misspelling(*first, *second)
