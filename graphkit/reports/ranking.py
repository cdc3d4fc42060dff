"""Tables of ranks, per type, of one graph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.analysis import DRAWS, centralities, ranking, resample, structure
from graphkit.reports.report import Entry, Ranking, Score, TypeTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from graphkit.analysis import RankDraws, Resampling, Scores
    from graphkit.reports.witnesses import Support, Witnesses


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How nodes are ranked: the first of ``measures`` orders; ``draws`` 0 leaves intervals away."""

    measures: Sequence[str]
    directed: bool = False
    draws: int = DRAWS
    seed: int = 0


def rank_nodes(
    graph: nx.Graph[str], method: Method, witnesses: Witnesses, *, left_out: Sequence[str] = ()
) -> Ranking:
    """Return the tables of ``graph``, ordered by the first measure.

    With somebody left out only that measure gets intervals: the rest would cost as much
    again, and is read beside the first ranking.
    """
    scores = centralities(graph, measures=method.measures, directed=method.directed)
    drawn = _drawn(graph, method, witnesses, method.measures[:1] if left_out else method.measures)
    shape = structure(graph)
    notes = dict.fromkeys(note for measured in scores.values() for note in measured.notes)
    maker = _Maker(graph, scores, drawn, witnesses.of_nodes(graph))
    return Ranking(
        left_out=tuple(left_out),
        tables=maker.tables(),
        structure=shape,
        isolates=tuple(label_of(graph, node) for node in shape.isolates),
        notes=(*notes, *drawn.notes),
        draws={name: found.draws for name, found in drawn.measures.items()},
        documents=drawn.documents,
    )


def label_of(graph: nx.Graph[str], node: str) -> str:
    """Return the label of a node, or its id."""
    return str(graph.nodes[node].get("label") or node)


def type_of(graph: nx.Graph[str], node: str) -> str:
    """Return the type of a node."""
    return str(graph.nodes[node].get("type", "Thing"))


def _drawn(
    graph: nx.Graph[str], method: Method, witnesses: Witnesses, measures: Sequence[str]
) -> Resampling:
    return resample(
        graph,
        witnesses.documents,
        measures=measures if method.draws else (),
        draws=method.draws,
        seed=method.seed,
        directed=method.directed,
    )


class _Maker:
    """Makes the entries of one graph."""

    def __init__(
        self,
        graph: nx.Graph[str],
        scores: Mapping[str, Scores],
        drawn: Resampling,
        support: Mapping[str, Support],
    ) -> None:
        self._graph, self._scores, self._drawn, self._support = graph, scores, drawn, support
        self._overall = {
            name: {rank.node: rank.rank for rank in ranking(found.values)}
            for name, found in scores.items()
        }

    def tables(self) -> tuple[TypeTable, ...]:
        by_type: defaultdict[str, list[str]] = defaultdict(list)
        for node in sorted(self._graph):
            by_type[type_of(self._graph, node)].append(node)
        return tuple(
            TypeTable(type=kind, entries=self._entries(nodes))
            for kind, nodes in sorted(by_type.items())
        )

    def _entries(self, nodes: Sequence[str]) -> tuple[Entry, ...]:
        placed = {name: self._placed(name, nodes) for name in self._scores}
        first, none = next(iter(placed.values())), Score()
        last_place = len(nodes) + 1

        def order(node: str) -> tuple[int, str, str]:
            return (first.get(node, none).rank or last_place, label_of(self._graph, node), node)

        return tuple(
            self._entry(node, {name: found.get(node, none) for name, found in placed.items()})
            for node in sorted(nodes, key=order)
        )

    def _entry(self, node: str, scores: Mapping[str, Score]) -> Entry:
        support = self._support[node]
        return Entry(
            id=node,
            label=label_of(self._graph, node),
            type=type_of(self._graph, node),
            country=str(self._graph.nodes[node].get("country", "")),
            scores=scores,
            evidence=support.clearest,
            sentences=support.sentences,
            documents=support.documents,
        )

    def _placed(self, measure: str, nodes: Iterable[str]) -> dict[str, Score]:
        drawn, overall = self._drawn.measures.get(measure), self._overall[measure]
        return {
            rank.node: Score(
                value=rank.score,
                rank=rank.rank,
                ties=rank.ties,
                overall_rank=overall[rank.node],
                interval=_interval(drawn, rank.node, rank.rank),
            )
            for rank in ranking(self._scores[measure].values, nodes=nodes)
        }


def _interval(drawn: RankDraws | None, node: str, rank: int) -> tuple[int, int] | None:
    return None if drawn is None else drawn.interval(node, rank)
