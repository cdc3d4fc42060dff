"""Find what two periods differ in: ties, ranks, topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.analysis import asserted_part, centralities, collapse, ranking, resample
from graphkit.reports.build import most_about_topics
from graphkit.reports.change import Moved, ProjectionChange, Tie, TopicChange
from graphkit.reports.kinds import foremost_types
from graphkit.reports.ranking import label_of, type_of
from graphkit.reports.topics import Spoken
from graphkit.reports.witnesses import Witnesses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from graphkit.analysis import Resampling
    from graphkit.data_model import StatementRecord


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: its days in words, its projections and the records behind them."""

    name: str
    graphs: Mapping[str, nx.Graph[str]]
    records: Sequence[StatementRecord]


class _Side:
    """One of the two periods, with what bears it out."""

    def __init__(self, period: Period, *, measure: str, draws: int, seed: int) -> None:
        self.graphs = {name: asserted_part(graph)[0] for name, graph in period.graphs.items()}
        self.witnesses = Witnesses(period.records)
        self._measure, self._draws, self._seed = measure, draws, seed

    def ranks(self, name: str) -> dict[str, int]:
        """Return the rank of each node within its type."""
        graph = self.graphs[name]
        values = centralities(graph, measures=[self._measure])[self._measure].values
        types = sorted({type_of(graph, node) for node in graph})
        return {
            rank.node: rank.rank
            for kind in types
            for rank in ranking(values, nodes=[n for n in graph if type_of(graph, n) == kind])
        }

    def drawn(self, name: str) -> Resampling:
        """Return the ranks on documents drawn anew."""
        return resample(
            self.graphs[name],
            self.witnesses.documents,
            measures=[self._measure],
            draws=self._draws,
            seed=self._seed,
        )

    def ties(self, name: str) -> dict[tuple[str, str], set[str]]:
        """Return the statements of each pair that is tied."""
        found: dict[tuple[str, str], set[str]] = {}
        for source, target, data in self.graphs[name].edges(data=True):
            if source != target:
                pair = (min(source, target), max(source, target))
                found.setdefault(pair, set()).update(data.get("statements", ()))
        return found

    def spoken(self) -> Spoken | None:
        """Return who speaks of what, where a projection has topics."""
        name = most_about_topics(self.graphs)
        return Spoken(name, self.graphs[name]) if name else None


class Changes:
    """What the second period has that the first has not, and the other way round."""

    def __init__(
        self, before: Period, after: Period, *, measure: str, draws: int, seed: int
    ) -> None:
        self._measure = measure
        self._before = _Side(before, measure=measure, draws=draws, seed=seed)
        self._after = _Side(after, measure=measure, draws=draws, seed=seed + 1)

    def projection(self, name: str) -> ProjectionChange:
        """Return the change of a projection."""
        before, after = self._before.ties(name), self._after.ties(name)
        drawn = self._before.drawn(name), self._after.drawn(name)
        about = self._after.graphs[name].graph
        return ProjectionChange(
            name=name,
            title=str(about.get("title") or name),
            weight=str(about.get("weight") or "weight"),
            edges=(len(before), len(after)),
            documents=(drawn[0].documents, drawn[1].documents),
            new=_ties(self._after, name, [pair for pair in after if pair not in before]),
            ended=_ties(self._before, name, [pair for pair in before if pair not in after]),
            kept=len(before.keys() & after.keys()),
            moved=self._moved(name, *drawn),
            notes=tuple(dict.fromkeys(note for one in drawn for note in one.notes)),
        )

    def topics(self) -> tuple[tuple[TopicChange, ...], tuple[TopicChange, ...]]:
        """Return the topics that only the second period speaks of, and only the first."""
        before, after = _told(self._before), _told(self._after)
        came = [one for name, one in after.items() if name not in before]
        went = [one for name, one in before.items() if name not in after]
        return tuple(sorted(came, key=_weight_of_topic)), tuple(sorted(went, key=_weight_of_topic))

    def _moved(self, name: str, before: Resampling, after: Resampling) -> tuple[Moved, ...]:
        ranks = self._before.ranks(name), self._after.ranks(name)
        graphs = self._before.graphs[name], self._after.graphs[name]
        draws = before.measures.get(self._measure), after.measures.get(self._measure)
        moved = []
        for node in sorted(ranks[0].keys() | ranks[1].keys()):
            graph = graphs[1] if node in graphs[1] else graphs[0]
            both = node in ranks[0] and node in ranks[1]
            drawn = draws[0].change(node, draws[1]) if both and draws[0] and draws[1] else None
            if drawn:  # widened to hold the move itself, as the interval of a rank is
                change = ranks[1][node] - ranks[0][node]
                drawn = min(drawn[0], change), max(drawn[1], change)
            moved.append(
                Moved(
                    id=node,
                    label=label_of(graph, node),
                    type=type_of(graph, node),
                    before=ranks[0].get(node),
                    after=ranks[1].get(node),
                    interval=drawn,
                )
            )
        return tuple(sorted(moved, key=_order))


def _order(one: Moved) -> tuple[int, str, bool, int, str, str]:
    """Those who act first; then what surely moved, then the best ranks."""
    best = min(rank for rank in (one.before, one.after) if rank is not None)
    return (*foremost_types(one.type), not one.is_sure, best, one.label, one.id)


def _ties(side: _Side, name: str, pairs: Iterable[tuple[str, str]]) -> tuple[Tie, ...]:
    graph, said = collapse(side.graphs[name]), side.ties(name)
    found = []
    for source, target in pairs:
        support = side.witnesses.support(said[source, target])
        found.append(
            Tie(
                source=(source, label_of(graph, source)),
                target=(target, label_of(graph, target)),
                weight=graph.edges[source, target]["weight"],
                sentences=support.sentences,
                documents=support.documents,
            )
        )
    return tuple(
        sorted(found, key=lambda tie: (-tie.documents, -tie.weight, tie.source, tie.target))
    )


def _told(side: _Side) -> dict[str, TopicChange]:
    spoken = side.spoken()
    return {
        one.id: TopicChange(
            id=one.id,
            label=one.label,
            statements=one.statements,
            documents=side.witnesses.support(spoken.by_topic[one.id]).documents,
        )
        for one in (spoken.topics() if spoken else ())
        if spoken
    }


def _weight_of_topic(one: TopicChange) -> tuple[int, int, str, str]:
    return -one.documents, -one.statements, one.label, one.id
