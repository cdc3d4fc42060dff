"""How far a rank rests on single documents: ranks over documents drawn anew."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]

from graphkit.analysis import drawn
from graphkit.analysis.evidence import read_evidence
from graphkit.analysis.ranking import DIGITS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import networkx as nx
    from numpy.typing import NDArray

    from graphkit.analysis.drawn import Drawn, Numbers
    from graphkit.analysis.evidence import Evidence

DRAWS = 200
LEVEL = 0.9
SEED = 0
"""How often documents are drawn, the share of draws inside an interval, and the seed."""

FEWEST_DRAWS = 20
"""Draws below which a twentieth of them means nothing."""
WORK = 20_000_000
"""Nodes × (nodes + edges) × draws that betweenness may cost: about two seconds."""
_VECTOR_WORK = 500_000
"""(Nodes + edges) × draws that the eigenvector may cost."""

_MEASURES: Mapping[str, Drawn] = MappingProxyType(
    {
        "degree": drawn.degree,
        "weighted degree": drawn.weighted_degree,
        "PageRank": drawn.pagerank,
        "betweenness": drawn.betweenness,
        "eigenvector": drawn.eigenvector,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankDraws:
    """The rank of each node within its type in each draw (nodes × draws)."""

    places: Mapping[str, int]
    ranks: NDArray[np.int32]

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return int(self.ranks.shape[1])

    def interval(self, node: str, rank: int, *, level: float = LEVEL) -> tuple[int, int]:
        """Return the best and the worst rank that ``level`` of the draws lie between.

        It is widened to hold ``rank``, the one on all documents, where it does not.
        """
        ordered = np.sort(self.ranks[self.places[node]])
        outside = (1 - level) / 2
        low = int(ordered[ceil(outside * self.draws) - 1])
        high = int(ordered[ceil((1 - outside) * self.draws) - 1])
        return min(low, rank), max(high, rank)

    def change(self, node: str, later: RankDraws, *, level: float = LEVEL) -> tuple[int, int]:
        """Return what ``level`` of the differences (``later`` less this one) lie between.

        Draws of the two are independent, so the n-th of one is paired with the n-th of
        the other.
        """
        number = min(self.draws, later.draws)
        after, before = later.ranks[later.places[node]], self.ranks[self.places[node]]
        ordered = np.sort(after[:number] - before[:number])
        outside = (1 - level) / 2
        low, high = ceil(outside * number) - 1, ceil((1 - outside) * number) - 1
        return int(ordered[low]), int(ordered[high])

    def share_on(self, node: str, rank: int) -> float:
        """Return the share of draws in which the node has that rank."""
        return float((self.ranks[self.places[node]] == rank).mean())


@dataclass(frozen=True, slots=True, kw_only=True)
class Resampling:
    """The draws by measure, and what has to be said beside them; empty where none can be had."""

    documents: int
    measures: Mapping[str, RankDraws] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def resample(
    graph: nx.Graph[str],
    documents: Mapping[str, Collection[str]],
    *,
    measures: Sequence[str],
    draws: int = DRAWS,
    seed: int = SEED,
    directed: bool = False,
) -> Resampling:
    """Rank the nodes anew on documents drawn with replacement.

    Documents are what a graph is a sample of, so they are drawn, not statements: as
    many as there are, some twice, some not at all. The weight of an edge is then the
    number of what it counts that the drawn documents tell of; what no drawn document
    ties comes last. Betweenness and eigenvector get fewer draws on large graphs, or
    none, and closeness gets none: a note says so.

    Args:
        graph: A projection whose edges name their ``statements``.
        documents: The ids of the documents of each statement.
        measures: Names of `MEASURES`.
        draws: How often to draw.
        seed: Seed of the draws; the same draws serve all measures.
        directed: Whether the measures follow the direction.

    References:
        B. Efron, "Bootstrap methods: another look at the jackknife", Annals of
        Statistics 7 (1979), 1–26; for networks T. A. B. Snijders, S. P. Borgatti,
        "Non-parametric standard errors and tests for network statistics",
        Connections 22 (1999), 161–170.
    """
    evidence = read_evidence(graph, documents, directed=directed)
    if len(evidence.documents) < 2:  # noqa: PLR2004 - of one there is nothing to draw
        return Resampling(documents=len(evidence.documents), notes=_nothing_to_draw(evidence))
    masks = _masks(len(evidence.documents), draws, seed)
    weights, same = _distinct(evidence, masks)
    found, notes = {}, []
    for name in measures:
        number = _affordable(name, evidence, weights.shape[1], draws)
        if number < draws:
            notes.append(_fewer(name, number))
        if number:
            found[name] = _rank_draws(evidence, weights, same[:number], _MEASURES[name])
    return Resampling(documents=len(evidence.documents), measures=found, notes=tuple(notes))


def _nothing_to_draw(evidence: Evidence) -> tuple[str, ...]:
    if not len(evidence.sources):
        return ()
    said = "one document" if evidence.documents else "no document"
    return (f"the edges rest on {said}: there are no rank intervals to be had",)


def _fewer(measure: str, draws: int) -> str:
    if draws:
        return f"rank intervals by {measure} are from {draws} draws: more would take too long"
    return f"no rank intervals by {measure}: they would take too long on this graph"


def _distinct(evidence: Evidence, masks: NDArray[np.bool_]) -> tuple[Numbers, NDArray[np.intp]]:
    """Return the weights of each different draw, and which of them each draw is.

    Of few documents most draws are the same: of two there are three.
    """
    seen: dict[bytes, int] = {}
    same = np.array([seen.setdefault(mask.tobytes(), len(seen)) for mask in masks.T])
    _, first = np.unique(same, return_index=True)
    return evidence.weights(masks[:, first]), same


def _affordable(measure: str, evidence: Evidence, different: int, draws: int) -> int:
    """Return how many draws to take: all where the different ones are few enough."""
    size = len(evidence.nodes) + len(evidence.sources)
    limits = {
        "betweenness": WORK // (len(evidence.nodes) * size),
        "eigenvector": _VECTOR_WORK // size,
    }
    limit = limits.get(measure, draws) if measure in _MEASURES else 0
    number = draws if different <= limit else min(draws, limit)
    return number if number >= min(draws, FEWEST_DRAWS) else 0


def _masks(documents: int, draws: int, seed: int) -> NDArray[np.bool_]:
    """Draw as many documents as there are; Python's generator is the same on every machine."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    masks = np.zeros((documents, draws), dtype=bool)
    for draw in range(draws):
        masks[chance.choices(range(documents), k=documents), draw] = True
    return masks


def _rank_draws(
    evidence: Evidence, weights: Numbers, same: NDArray[np.intp], measure: Drawn
) -> RankDraws:
    needed = weights[:, : same.max() + 1]  # numbered in the order of the draws
    scores = [measure(matrix, evidence.directed) for matrix in _matrices(evidence, needed)]
    ranks = ranks_within(evidence.types, np.column_stack(scores))
    settled = np.array([not np.isnan(column).all() for column in scores])
    return RankDraws(
        places={node: place for place, node in enumerate(evidence.nodes)},
        ranks=ranks[:, same[settled[same]]] if settled.any() else ranks[:, same],
    )


def _matrices(evidence: Evidence, weights: Numbers) -> Iterator[csr_array]:
    shape = (len(evidence.nodes), len(evidence.nodes))
    for column in weights.T:
        there = column > 0
        ends, values = (evidence.sources[there], evidence.targets[there]), column[there]
        if not evidence.directed:
            ends = (np.concatenate(ends), np.concatenate(ends[::-1]))
            values = np.concatenate((values, values))
        yield csr_array((values, ends), shape=shape)


def ranks_within(types: Sequence[str], scores: Numbers) -> NDArray[np.int32]:
    """Rank scores (nodes × draws) within each type; NaN comes last, equals share a rank."""
    compared = _rounded(np.nan_to_num(scores, nan=-1.0))
    ranks = np.zeros(scores.shape, dtype=np.int32)
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, kind in enumerate(types):
        rows[kind].append(row)
    for chosen in rows.values():
        group = compared[chosen]
        for column, values in enumerate(group.T):
            better = np.searchsorted(np.sort(-values), -values)
            ranks[chosen, column] = better + 1
    return ranks


def _rounded(scores: Numbers) -> Numbers:
    """Round to the digits in which ranks are compared, as `rounded` does for one number."""
    size = np.abs(scores)
    exponent = np.floor(np.log10(size, out=np.zeros_like(size), where=size > 0))
    scale = 10.0 ** (DIGITS - 1 - exponent)
    result: Numbers = np.round(scores * scale) / scale
    return result
