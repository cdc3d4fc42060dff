"""What an answer would change: edges that move, and who is among the first ten."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

TOP: Final = 10


@dataclass(frozen=True, slots=True)
class Effect:
    """How many edges would move or vanish, and how many of the first ten would be others.

    The edges are those of the projection of everything; the ranking is by weighted degree
    (the meetings and calls one had) in the projection of who met whom.
    """

    moved: int = 0
    top_ten: int = 0

    def __str__(self) -> str:
        edges = f"{self.moved:,} {'edge' if self.moved == 1 else 'edges'}"
        changed = f" and change {self.top_ten} of the first ten who met whom"
        return f"would move {edges}{changed if self.top_ten else ''}"


NO_EFFECT: Final = Effect()


class Effects:
    """Works out effects on two networks, without making them anew."""

    def __init__(self, everything: nx.Graph[str], meetings: nx.Graph[str]) -> None:
        """``everything`` has an edge for each relation, ``meetings`` one for who met whom."""
        self._degree: Mapping[str, int] = dict(everything.degree())
        self._ties: dict[str, Counter[str]] = {}
        for one, other, weight in meetings.edges(data="weight", default=1):
            if one != other:
                self._ties.setdefault(one, Counter())[other] += weight
                self._ties.setdefault(other, Counter())[one] += weight
        self._strength = {node: sum(ties.values()) for node, ties in self._ties.items()}
        self._first = self._top(self._strength)

    def of_union(self, one: str, other: str) -> Effect:
        """Return what it changes that two are one: the edges of the lesser become the other's."""
        least = min(self._degree.get(one, 0), self._degree.get(other, 0))
        ties, others = self._ties.get(one, Counter()), self._ties.get(other, Counter())
        changed = {one: 0, other: 0}
        kept = max(one, other, key=lambda id_: (self._strength.get(id_, 0), id_))
        # What tied the two to each other is no tie any more.
        changed[kept] = sum(ties.values()) + sum(others.values()) - 2 * ties[other]
        return Effect(least, self._changes(changed))

    def of_removal(self, gone: str) -> Effect:
        """Return what it changes that one is no entity: all its edges vanish."""
        ties = self._ties.get(gone, Counter())
        changed = {id_: self._strength[id_] - weight for id_, weight in ties.items()}
        return Effect(self._degree.get(gone, 0), self._changes(changed | {gone: 0}))

    def of_date(self, meeting: str) -> Effect:
        """Return what it changes that a meeting was on another day: when its edges were."""
        return Effect(self._degree.get(meeting, 0))

    def _changes(self, changed: Mapping[str, int]) -> int:
        if not any(changed.get(id_) != self._strength.get(id_) for id_ in changed):
            return 0
        # Of those whose strength stays, the first eleven or so are all that can move up.
        reach = len(changed) + TOP
        after = {id_: self._strength[id_] for id_ in self._leading(reach)} | dict(changed)
        return len(self._first - self._top(after))

    def _leading(self, count: int) -> list[str]:
        return nsmallest(count, self._strength, key=lambda id_: (-self._strength[id_], id_))

    @staticmethod
    def _top(strength: Mapping[str, int]) -> frozenset[str]:
        met = (id_ for id_, times in strength.items() if times)
        return frozenset(nsmallest(TOP, met, key=lambda id_: (-strength[id_], id_)))
