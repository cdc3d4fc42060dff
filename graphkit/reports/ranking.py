"""Tables of ranks, per type, of one graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.analysis import centralities, ranking, structure
from graphkit.data_model import Modality, Polarity
from graphkit.reports.report import Entry, Ranking, Score, TypeTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from graphkit.analysis import Scores
    from graphkit.data_model import StatementRecord

_LONG_QUOTE = 200


def rank_nodes(
    graph: nx.Graph[str],
    *,
    measures: Sequence[str],
    directed: bool,
    evidence: Mapping[str, StatementRecord],
    left_out: Sequence[str] = (),
) -> Ranking:
    """Return the tables of ``graph`` for ``measures``, ordered by the first of them."""
    scores = centralities(graph, measures=measures, directed=directed)
    overall = {name: _ranks(found) for name, found in scores.items()}
    by_type: defaultdict[str, list[str]] = defaultdict(list)
    for node, data in graph.nodes(data=True):
        by_type[str(data.get("type", "Thing"))].append(node)
    shape, best = structure(graph), _best_evidence(graph, evidence)
    notes = dict.fromkeys(note for measured in scores.values() for note in measured.notes)
    return Ranking(
        left_out=tuple(left_out),
        tables=tuple(
            TypeTable(type=kind, entries=_entries(graph, nodes, scores, overall, best))
            for kind, nodes in sorted(by_type.items())
        ),
        structure=shape,
        isolates=tuple(label_of(graph, node) for node in shape.isolates),
        notes=tuple(notes),
    )


def label_of(graph: nx.Graph[str], node: str) -> str:
    """Return the label of a node, or its id."""
    return str(graph.nodes[node].get("label") or node)


def _entries(
    graph: nx.Graph[str],
    nodes: Iterable[str],
    scores: Mapping[str, Scores],
    overall: Mapping[str, Mapping[str, int]],
    best: Mapping[str, StatementRecord],
) -> tuple[Entry, ...]:
    nodes = sorted(nodes)
    measured = {name: _scores(found, nodes, overall[name]) for name, found in scores.items()}
    first = next(iter(measured.values()))
    last_place = len(nodes) + 1
    ordered = sorted(
        nodes, key=lambda node: (first[node].rank or last_place, label_of(graph, node), node)
    )
    return tuple(
        Entry(
            id=node,
            label=label_of(graph, node),
            type=str(graph.nodes[node].get("type", "Thing")),
            country=str(graph.nodes[node].get("country", "")),
            scores={name: found[node] for name, found in measured.items()},
            evidence=best.get(node),
        )
        for node in ordered
    )


def _ranks(found: Scores) -> dict[str, int]:
    return {rank.node: rank.rank for rank in ranking(found.values)}


def _scores(found: Scores, nodes: Sequence[str], overall: Mapping[str, int]) -> dict[str, Score]:
    placed = {
        rank.node: Score(
            value=rank.score, rank=rank.rank, ties=rank.ties, overall_rank=overall[rank.node]
        )
        for rank in ranking(found.values, nodes=nodes)
    }
    return {node: placed.get(node, Score()) for node in nodes}


def _best_evidence(
    graph: nx.Graph[str], evidence: Mapping[str, StatementRecord]
) -> dict[str, StatementRecord]:
    """Return for each node the clearest statement at its edges: sure, short, first in its text."""
    best: dict[str, StatementRecord] = {}
    for *ends, data in graph.edges(data=True):
        records = [evidence[name] for name in data.get("statements", ()) if name in evidence]
        for node in ends:
            known = [best[node]] if node in best else []
            if records:
                best[node] = min([*records, *known], key=_clarity)
    return best


def _clarity(record: StatementRecord) -> tuple[bool, float, bool, str, int, str]:
    asserted = record.modality is Modality.ASSERTED and record.polarity is Polarity.POSITIVE
    long = len(record.quote) > _LONG_QUOTE
    return (not asserted, -record.confidence, long, record.document, record.start, record.id)
