"""Pair things of two sides off, one to one, so that the pairs fit best overall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from typing import TypeVar

    Left = TypeVar("Left", bound=Hashable)
    Right = TypeVar("Right", bound=Hashable)

_STEPS = 1_000_000


def best_pairs(scores: Mapping[tuple[Left, Right], float]) -> dict[Left, Right]:
    """Return the pairing with the highest sum of scores; pairs without a score never form.

    Scores are rounded to a millionth, so that the same ones give the same pairs
    on every machine.

    Examples:
        >>> best_pairs({("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.7})
        {'a': 'y', 'b': 'x'}
    """
    ordered = sorted(scores, key=lambda pair: (str(pair[0]), str(pair[1])))
    lefts = list(dict.fromkeys(left for left, _ in ordered))
    rights = list(dict.fromkeys(right for _, right in ordered))
    left_node = {left: index for index, left in enumerate(lefts)}
    right_node = {right: index for index, right in enumerate(rights, start=len(lefts))}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(
        (left_node[left], right_node[right], round(scores[left, right] * _STEPS))
        for left, right in ordered
        if scores[left, right] > 0
    )
    pairs: dict[Left, Right] = {}
    for part in sorted(nx.connected_components(graph), key=min):
        for edge in nx.max_weight_matching(graph.subgraph(part)):
            left, right = sorted(edge)
            pairs[lefts[left]] = rights[right - len(lefts)]
    return {left: pairs[left] for left in lefts if left in pairs}
