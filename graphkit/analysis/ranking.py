"""Turn scores into ranks that admit to ties."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DIGITS = 6
"""Significant digits in which scores are compared and written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A node's place: ``ties`` counts the others on the same rank."""

    node: str
    score: float
    rank: int
    ties: int


def rounded(score: float, *, digits: int = DIGITS) -> float:
    """Return ``score`` with ``digits`` significant digits.

    What lies beyond them is the noise of floating point, which differs between
    machines and would break ties that are there.

    Examples:
        >>> rounded(0.1 + 0.2)
        0.3
    """
    # Adding zero turns -0.0 into 0.0.
    return float(f"{score:.{digits}g}") + 0.0


def ranking(scores: Mapping[str, float], *, nodes: Iterable[str] | None = None) -> tuple[Rank, ...]:
    """Rank ``nodes`` (default: all) by their score, highest first.

    Equal scores share a rank and the next one is skipped (1, 2, 2, 4); among
    equals the order is by id. Nodes that have no score get no rank.

    Examples:
        >>> [(r.node, r.rank, r.ties) for r in ranking({"a": 1.0, "b": 2.0, "c": 1.0})]
        [('b', 1, 0), ('a', 2, 1), ('c', 2, 1)]
    """
    chosen = scores.keys() if nodes is None else [node for node in nodes if node in scores]
    values = {node: rounded(scores[node]) for node in chosen}
    sharing = Counter(values.values())
    first: dict[float, int] = {}
    ranks = []
    for place, node in enumerate(sorted(values, key=lambda n: (-values[n], n)), start=1):
        value = values[node]
        rank = first.setdefault(value, place)
        ranks.append(Rank(node=node, score=value, rank=rank, ties=sharing[value] - 1))
    return tuple(ranks)
