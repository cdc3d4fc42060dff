"""Which entity of a reading is which entity of the gold.

Names decide, not ids. A person of the reading is at most one person of the gold
(several may be the same one: the reading has split them); for all else a
degree of sameness is given, and it is left to the caller to pair them off.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.evaluation.names import (
    LENIENT,
    STRICT,
    all_variants,
    best_similarity,
    normalise,
    person_tokens,
    telling_words,
    token_f1,
)
from graphkit.evaluation.words import matching_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.data_model import Entity
    from graphkit.evaluation.gold import Gold, GoldEntity
    from graphkit.evaluation.view import DocumentView

_NEVER_OTHERWISE = frozenset(
    {EntityType.PERSON, EntityType.COUNTRY, EntityType.MEETING, EntityType.CALL}
)
"""Types that are the same only as a thing of the same type."""
_OCCASIONS = frozenset({EntityType.EVENT, EntityType.VISIT})
_HAPPENINGS = _OCCASIONS | {EntityType.MEETING}
_BY_WORDS = {
    EntityType.EVENT: LENIENT,
    EntityType.INSTRUMENT: LENIENT,
    EntityType.ORGANIZATION: STRICT,
    EntityType.PLACE: STRICT,
}
"""Least token F1 of two names of the same type that are written differently."""
_NAME, _LABEL = 3.0, 1.0


@dataclass(frozen=True, slots=True)
class OfficeName:
    """The label of an office taken apart: its title, and whose office it is."""

    title: tuple[str, ...]
    ranks: frozenset[str]
    organizations: frozenset[str]


class EntityMatcher:
    """Says how much an entity of the reading and one of the gold are the same thing."""

    def __init__(self, view: DocumentView, gold: Gold, *, strict: bool = False) -> None:
        self._view = view
        self._strict = strict
        self._gold = {entity.id: entity for entity in gold.entities}
        self._gold_names = {entity.id: all_variants(entity.names) for entity in gold.entities}
        self._names = {key: all_variants(names) for key, names in view.names.items()}
        self.persons: Mapping[str, str] = self._align_persons()
        self._polities = self._polity_names()
        self._offices_of = self._office_holders()
        self._cache: dict[tuple[str, str], float] = {}

    def similarity(self, entity: str, gold_id: str) -> float:
        """Return 1 for the same name, less for a similar one, 0 where it is another thing."""
        key = (entity, gold_id)
        if key not in self._cache:
            self._cache[key] = self._similarity(entity, gold_id)
        return self._cache[key]

    def claim_similarity(self, entity: str, claim: str) -> float:
        """Return how alike a topic of the reading is to the words of a claim."""
        if self._view.entities[entity].type is not EntityType.TOPIC:
            return 0.0
        return best_similarity(self._view.names[entity], (claim,), strict=self._strict)

    def _similarity(self, entity: str, gold_id: str) -> float:
        if entity not in self._view.entities or gold_id not in self._gold:
            return 0.0
        one, other = self._view.entities[entity], self._gold[gold_id]
        if EntityType.PERSON in (one.type, other.type):
            return float(self.persons.get(entity) == gold_id)
        if not _comparable(one, other):
            return 0.0
        if self._names[entity] & self._gold_names[gold_id]:
            return 1.0
        return self._by_words(one, other)

    def _by_words(self, one: Entity, other: GoldEntity) -> float:
        if EntityType.TOPIC in (one.type, other.type):
            names = self._view.names[one.id]
            return best_similarity(names, other.names, strict=self._strict)
        if one.type is not other.type and not {one.type, other.type} <= _OCCASIONS:
            return 0.0
        if one.type is EntityType.OFFICE:
            return self._same_office(one, other)
        least = _BY_WORDS.get(other.type)
        if least is None:
            return 0.0
        score = _best_f1(self._names[one.id], self._gold_names[other.id])
        return score if score >= least else 0.0

    # Persons

    def _align_persons(self) -> dict[str, str]:
        aligned = {}
        for entity in self._view.of_type(EntityType.PERSON):
            scores = {
                gold.id: self._person_score(entity, gold)
                for gold in self._gold.values()
                if gold.type is EntityType.PERSON
            }
            best = max(scores.values(), default=0.0)
            right = sorted(key for key, score in scores.items() if score == best)
            # Two persons of the gold that fit equally well: the name is ambiguous.
            if best > 0 and len(right) == 1:
                aligned[entity] = right[0]
        return aligned

    def _person_score(self, entity: str, gold: GoldEntity) -> float:
        shared = self._names[entity] & self._gold_names[gold.id]
        one = self._view.entities[entity]
        labels = (one.label, *one.alt_labels, *one.hidden_labels)
        names = [tokens for tokens in map(person_tokens, labels) if tokens]
        external = (gold.external_label,) if gold.external_label else ()
        others = [person_tokens(name) for name in (gold.label, *external)]
        subset = max(
            (
                len(name & other)
                for name in names
                for other in others
                if other and (name <= other or other <= name)
            ),
            default=0,
        )
        exact = normalise(gold.label) == normalise(one.label)
        return subset + _NAME * bool(shared) + _LABEL * exact

    # Offices

    def _polity_names(self) -> dict[tuple[str, ...], str]:
        """Return which country or organisation of the gold the words of a name mean."""
        names: dict[tuple[str, ...], str] = {}
        polities = (EntityType.COUNTRY, EntityType.ORGANIZATION)
        for entity in self._view.of_type(*polities):
            for gold in self._gold.values():
                shared = self._names[entity] & self._gold_names[gold.id]
                if gold.type in polities and shared:
                    names |= {tuple(name.split()): gold.id for name in sorted(self._names[entity])}
        for gold in self._gold.values():
            if gold.type in polities:
                names |= {tuple(name.split()): gold.id for name in self._gold_names[gold.id]}
        return names

    def _office_holders(self) -> dict[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for statement in self._view.statements:
            if statement.predicate == "gk:officeOf" and isinstance(statement.object, str):
                names = self._names.get(statement.object, frozenset())
                found[statement.subject] |= {
                    self._polities[words]
                    for words in (tuple(name.split()) for name in names)
                    if words in self._polities
                }
        return {key: frozenset(value) for key, value in found.items()}

    def _same_office(self, one: Entity, other: GoldEntity) -> float:
        whose = self._offices_of.get(one.id, frozenset())
        scores = [
            _office_similarity(
                self._office_name(name, whose), self._office_name(label, frozenset())
            )
            for name in (one.label, *one.alt_labels)
            for label in other.names
        ]
        return max(scores)

    def _office_name(self, label: str, whose: frozenset[str]) -> OfficeName:
        words = normalise(label).split()
        title: list[str] = []
        organizations: set[str] = set()
        while words:
            length = self._longest_polity(words)
            if length:
                organizations.add(self._polities[tuple(words[:length])])
            else:
                title.append(words[0])
            del words[: max(length, 1)]
        ranks = matching_words().office_ranks
        plain = [word for word in title if word not in matching_words().office_words | ranks]
        return OfficeName(
            tuple(dict.fromkeys(plain)),
            frozenset(title) & ranks,
            frozenset(organizations) | whose,
        )

    def _longest_polity(self, words: list[str]) -> int:
        for length in range(len(words), 0, -1):
            if tuple(words[:length]) in self._polities:
                return length
        return 0


def _comparable(one: Entity, other: GoldEntity) -> bool:
    if one.type is other.type:
        return True
    if {one.type, other.type} <= _HAPPENINGS:
        return True
    return not {one.type, other.type} & _NEVER_OTHERWISE


def _best_f1(names: Iterable[str], others: Iterable[str]) -> float:
    others = tuple(others)
    return max(
        (
            token_f1(telling_words(one) or (one,), telling_words(two) or (two,))
            for one in names
            for two in others
        ),
        default=0.0,
    )


def _office_similarity(one: OfficeName, other: OfficeName) -> float:
    if one.ranks != other.ranks:
        return 0.0
    if one.organizations and other.organizations and not one.organizations & other.organizations:
        return 0.0
    score = token_f1(one.title, other.title)
    # Half is not enough: "prime minister" shares that much with "foreign minister".
    return score if score > LENIENT else 0.0
