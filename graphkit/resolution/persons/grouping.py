"""Unite persons of documents into groups, the surest first, and say what stays open.

Hierarchical clustering under constraints: of all pairs of groups the one with the highest
score is united, unless something contradicts it, a decision forbids it, or one side fits
somebody else as well. The order of documents makes no difference.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.resolution.persons.candidates import candidates
from graphkit.resolution.persons.constraints import DECIDED, NO_CONSTRAINTS
from graphkit.resolution.persons.contradictions import contradictions
from graphkit.resolution.persons.descriptions import Group, group_of
from graphkit.resolution.persons.evidence import compare, probability
from graphkit.resolution.persons.name_forms import is_full, name_form
from graphkit.resolution.persons.results import Grouping, Question, Union
from graphkit.resources.person_evidence import load_evidence_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graphkit.resolution.persons.constraints import Constraints
    from graphkit.resolution.persons.descriptions import Description, Member
    from graphkit.resolution.persons.evidence import Comparison

_RIVAL = 1.5
"""How much likelier, in log-odds, the better of two must be before the other does not count."""
_MOST_LIKELY_BY_SIZE = 2.0
_DIGITS = 9
_ENOUGH = 50
"""Among so many groups it tells something that only one of them has a name."""


def group_persons(
    descriptions: Iterable[Description],
    label: Callable[[str], str] = str,
    constraints: Constraints = NO_CONSTRAINTS,
) -> Grouping:
    """Return which persons of documents are one; ``label`` names countries and organisations."""
    work = _Work(label, constraints)
    work.begin(descriptions)
    work.decide(constraints.together)
    work.unite()
    return work.result()


class _Work:
    """Groups in the making, by number; a group united of two has a number of its own."""

    def __init__(self, label: Callable[[str], str], constraints: Constraints) -> None:
        self._label = label
        self._weights = load_evidence_weights()
        self._merge_odds = _odds(self._weights.merge)
        self._propose_odds = _odds(self._weights.propose)
        self._sides = constraints.sides()
        self._groups: dict[int, Group] = {}
        self._near: defaultdict[int, set[int]] = defaultdict(set)
        self._known: dict[tuple[int, int], Comparison | None] = {}
        self._bearers: dict[str, int] = {}
        self._unions: list[Union] = []
        self._next = 0
        self._only_full = True

    # The beginning

    def begin(self, descriptions: Iterable[Description]) -> None:
        """Begin with those that say the same of the same name, joined day by day."""
        alike: defaultdict[tuple[object, ...], list[Description]] = defaultdict(list)
        for one in descriptions:
            apart = tuple(sorted(self._sides.get(one.member, ())))
            alike[(*one.profile, apart)].append(one)
        for profile in sorted(alike, key=repr):
            self._chain(sorted(alike[profile], key=lambda d: (d.day, d.member)))

    def _chain(self, descriptions: Sequence[Description]) -> None:
        last: Group | None = None
        for one in descriptions:
            group = self._add(group_of(self._next, [one]))
            # It is not known yet who has a name alone: that is no evidence here.
            found = compare(last, group, self._label) if last else None
            if last and found and found.odds >= self._merge_odds and not _clash(last, group):
                last = self._unite(last, group, found.score, found.reasons)
            else:
                last = group

    def _add(self, group: Group) -> Group:
        self._groups[group.number] = group
        self._next = group.number + 1
        return group

    def decide(self, together: Iterable[frozenset[Member]]) -> None:
        """Unite what the user says is one."""
        for members in together:
            chosen = [
                g for _, g in sorted(self._groups.items()) if not members.isdisjoint(g.members)
            ]
            for other in chosen[1:]:
                chosen[0] = self._unite(chosen[0], other, 1.0, (DECIDED,))

    # Uniting

    def unite(self) -> None:
        """Unite all that are one; those who only have a part of a name come last."""
        for one, other in candidates([g for _, g in sorted(self._groups.items())]):
            self._near[one].add(other)
            self._near[other].add(one)
        for only_full in (True, False):
            self._bearers = self._count_bearers()
            self._only_full = only_full
            if not only_full:  # what a name alone tells depends on who else has it
                short = [p for p, one in self._known.items() if one and one.match.is_short]
                for pair in short:
                    del self._known[pair]
            heap = [entry for one in sorted(self._near) for entry in self._entries(one, above=one)]
            self._unite_likeliest(heap)

    def _unite_likeliest(self, heap: list[tuple[float, int, int]]) -> None:
        heapq.heapify(heap)
        while heap:
            _, one, other = heapq.heappop(heap)
            if one in self._groups and other in self._groups:
                found = self._compare(one, other)
                if found and not (self._only_full and found.match.is_short):
                    self._try(one, other, found, heap)

    def _entries(self, one: int, above: int = -1) -> Iterator[tuple[float, int, int]]:
        """Yield what is likely enough of a group, the likeliest to be popped first."""
        for other in sorted(self._near[one]):
            if other <= above or (self._only_full and not self._are_full(one, other)):
                continue
            found = self._compare(one, other)
            if found and found.odds >= self._merge_odds:
                yield -round(found.odds, _DIGITS), min(one, other), max(one, other)

    def _are_full(self, one: int, other: int) -> bool:
        return bool(self._groups[one].full_names and self._groups[other].full_names)

    def _try(
        self, one: int, other: int, found: Comparison, heap: list[tuple[float, int, int]]
    ) -> None:
        left, right = self._groups[one], self._groups[other]
        if self._forbidden(left, right) or _clash(left, right):
            return
        if self._rivals(left, right, found) or self._rivals(right, left, found):
            return
        group = self._unite(left, right, found.score, found.reasons)
        for entry in self._entries(group.number):
            heapq.heappush(heap, entry)

    def _rivals(self, one: Group, other: Group, found: Comparison) -> list[Group]:
        """Return who besides ``other`` may be ``one``, and is not ``other``.

        Whom many documents name is likelier meant.
        """
        rivals: list[Group] = []
        for number in sorted(self._near[one.number] - {other.number}):
            rival = self._groups[number]
            second = self._compare(one.number, number)
            if second is None or second.odds < self._propose_odds or _clash(one, rival):
                continue
            size = math.log((len(other.documents) + 1) / (len(rival.documents) + 1))
            lead = found.odds - second.odds
            lead += max(-_MOST_LIKELY_BY_SIZE, min(_MOST_LIKELY_BY_SIZE, size))
            if lead < _RIVAL and self._are_two(rival, other):
                rivals.append(rival)
        return rivals

    def _are_two(self, one: Group, other: Group) -> bool:
        found = self._compare(one.number, other.number)
        return found is None or found.odds < self._propose_odds or bool(_clash(one, other))

    def _compare(self, one: int, other: int) -> Comparison | None:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            left, right = self._groups[pair[0]], self._groups[pair[1]]
            found = compare(left, right, self._label)
            if found and found.match.is_short and self._is_unique(found.match.parts):
                found = compare(left, right, self._label, unique=True)
            self._known[pair] = found
        return self._known[pair]

    def _unite(self, one: Group, other: Group, score: float, reasons: tuple[str, ...]) -> Group:
        name, another = one.label, other.label
        self._unions.append(
            Union(
                name=name,
                other=another,
                score=score,
                reasons=reasons,
                documents=tuple(sorted({min(one.documents), min(other.documents)})),
                member=min(*one.members, *other.members),
            )
        )
        group = Group(self._next)
        group.absorb(one)
        group.absorb(other)
        self._add(group)
        for old in (one.number, other.number):
            del self._groups[old]
            for near in self._near.pop(old, ()):
                self._near[near].discard(old)
                self._near[near].add(group.number)
                self._near[group.number].add(near)
        self._near[group.number] -= {one.number, other.number, group.number}
        return group

    def _forbidden(self, one: Group, other: Group) -> bool:
        mine, theirs = self._sides_of(one), self._sides_of(other)
        return any((number, 1 - side) in theirs for number, side in mine)

    def _sides_of(self, group: Group) -> set[tuple[int, int]]:
        if not self._sides:
            return set()
        return {side for member in group.members for side in self._sides.get(member, ())}

    # Names that only one has

    def _count_bearers(self) -> dict[str, int]:
        """Return how many groups with a full name have each part in it."""
        times: defaultdict[str, int] = defaultdict(int)
        for group in self._groups.values():
            full = (name for name in group.names if is_full(name))
            for part in {part for name in full for part in name_form(name).parts}:
                times[part] += 1
        return times

    def _is_unique(self, parts: Sequence[str]) -> bool:
        enough = len(self._groups) >= _ENOUGH
        return enough and all(self._bearers.get(part, 0) <= 1 for part in parts)

    # The end

    def result(self) -> Grouping:
        """Return the groups, and what is likely enough to be asked."""
        questions = [q for one in sorted(self._near) for q in self._questions(one)]
        groups = [group for _, group in sorted(self._groups.items())]
        return Grouping(groups, self._unions, questions)

    def _questions(self, one: int) -> Iterator[Question]:
        for other in sorted(n for n in self._near[one] if n > one):
            left, right = self._groups[one], self._groups[other]
            found = self._compare(one, other)
            if found is None or found.odds < self._propose_odds or self._forbidden(left, right):
                continue
            clash = _clash(left, right)
            score = probability(found.odds + len(clash) * self._weights["contradiction"].value)
            score = min(score, self._weights.merge) if clash else score
            if score < self._weights.propose:
                continue
            rivals = [*self._rivals(left, right, found), *self._rivals(right, left, found)]
            fits = tuple(f"fits {rival.label} as well" for rival in rivals[:1])
            yield Question(
                left=min(left.members),
                right=min(right.members),
                score=score,
                reasons=found.reasons,
                against=(*clash, *found.against, *fits),
            )


def _clash(one: Group, other: Group) -> tuple[str, ...]:
    return tuple(contradictions(one, other))


def _odds(probability_: float) -> float:
    return math.log(probability_ / (1 - probability_))
