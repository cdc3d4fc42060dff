"""Build the centrality report from networkx graphs and statement records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graphkit.analysis import DRAWS, MEASURES, asserted_part, communities, without_nodes
from graphkit.errors import ReportError
from graphkit.reports.acts import speech_acts
from graphkit.reports.brokers import find_brokers
from graphkit.reports.coverage import coverage, sources
from graphkit.reports.hubs import find_hubs
from graphkit.reports.kinds import PERSON, TOPIC, Kinds
from graphkit.reports.lead import lead
from graphkit.reports.leaving_out import left_out, named_nodes, of_type
from graphkit.reports.meetings import meetings
from graphkit.reports.ranking import Method, label_of, rank_nodes, type_of
from graphkit.reports.report import ProjectionReport, Report
from graphkit.reports.sections import TopicTable
from graphkit.reports.timeline import timeline
from graphkit.reports.topics import Spoken, groups
from graphkit.reports.witnesses import Witnesses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

    from graphkit.data_model import StatementRecord
    from graphkit.reports.report import Ranking

_TITLE = "Centrality report"

DEFAULT_MEASURES = ("PageRank", "weighted degree", "betweenness", "eigenvector")
"""Measures of a report; the first one orders the tables."""


def build_report(  # noqa: PLR0913 - each is a choice of its own, and has a default
    graphs: Mapping[str, nx.Graph[str]],
    records: Mapping[str, StatementRecord] | Iterable[StatementRecord],
    *,
    top: int = 10,
    without: Sequence[str] | None = None,
    measures: Sequence[str] = DEFAULT_MEASURES,
    directed: bool = False,
    draws: int = DRAWS,
    seed: int = 0,
    page: str | None = None,
    read: int | None = None,
    version: str = "",
) -> Report:
    """Rank the nodes of each projection and say what the numbers rest on.

    Args:
        graphs: Projections by name, as `graphkit.projection.project` makes them.
        records: The statements behind their edges.
        top: Number of nodes shown of each type; the CSV tables have all.
        without: Ids or labels to leave out of the second ranking of each
            projection; None finds the hubs by construction, () leaves it away.
        measures: Names of `graphkit.analysis.MEASURES`; the first one orders.
        directed: Whether the measures follow the direction of directed projections.
        draws: How often documents are drawn for the rank intervals; 0 leaves them away.
        seed: Seed of the draws.
        page: Address of the interactive page as seen from the report, for its links.
        read: Number of documents read, those that say nothing among them.
        version: Version of graphkit, to be named.

    Raises:
        ReportError: There is no projection or no measure, or a name in
            ``without`` is not in any graph.
        AnalysisError: A measure is unknown.
    """
    if not graphs or not measures:
        message = "a report needs a projection and a measure"
        raise ReportError(message, "name one of each")
    if top < 1:
        message = f"top is at least 1, not {top}"
        raise ValueError(message)
    given = records.values() if isinstance(records, Mapping) else records
    known = sorted(given, key=lambda record: (record.id, record.start, record.evidence))
    witnesses, kinds = Witnesses(known), Kinds(graphs)
    persons = {node for graph in graphs.values() for node in of_type(graph, PERSON)}
    hubs = find_hubs(known, persons=persons) if without is None else ()
    named = named_nodes(graphs, without or ())
    topics = most_about_topics(graphs)
    spoken = Spoken(topics, asserted_part(graphs[topics])[0]) if topics else None
    method = Method(
        measures=tuple(dict.fromkeys(measures)), directed=directed, draws=draws, seed=seed
    )
    projections = tuple(
        _projection(name, graph, left_out(graph, hubs, named), method, witnesses, spoken)
        for name, graph in sorted(graphs.items(), key=lambda item: order_of(*item))
    )
    documents = sources(known)
    return Report(
        title=_TITLE,
        lead=lead(projections, hubs, spoken, ordered_by=measures[0], top=top),
        hubs=hubs,
        projections=projections,
        topics=spoken.table(witnesses) if spoken else TopicTable(projection=""),
        timeline=timeline(known),
        meetings=meetings(known, kinds),
        acts=speech_acts(known, kinds),
        sources=documents,
        coverage=coverage(known, documents, read=read),
        measures={name: MEASURES[name].says for name in method.measures},
        ordered_by=measures[0],
        top=top,
        draws=draws,
        seed=seed,
        directed=directed,
        page=page,
        version=version,
        **_period(graphs.values()),
    )


def _projection(
    name: str,
    graph: nx.Graph[str],
    leave: Sequence[str],
    method: Method,
    witnesses: Witnesses,
    spoken: Spoken | None,
) -> ProjectionReport:
    asserted, planned = asserted_part(graph)
    about, found = graph.graph, communities(asserted)
    direction = "as projected" if method.directed and graph.is_directed() else "ignored"
    left = f"; {planned} planned or denied edges are left out" if planned else ""
    rankings = [rank_nodes(asserted, method, witnesses)]
    if leave:
        rest = without_nodes(asserted, frozenset(leave))
        labels = [label_of(graph, node) for node in leave]
        rankings.append(rank_nodes(rest, method, witnesses, left_out=labels))
    return ProjectionReport(
        name=name,
        title=str(about.get("title") or name),
        description=str(about.get("description") or ""),
        weight=str(about.get("weight") or "weight"),
        direction=f"{direction}{left}",
        rankings=tuple(rankings),
        communities=found,
        groups=groups(found, asserted, spoken),
        brokers=find_brokers(asserted, None if method.directed else _between(rankings[0])),
        labels={node: label_of(graph, node) for node in sorted(graph)},
        graph=asserted,
    )


def _between(ranking: Ranking) -> dict[str, float]:
    """Return the betweenness of all nodes, or nothing where it was not asked for."""
    found = {
        entry.id: entry.scores["betweenness"].value
        for table in ranking.tables
        for entry in table.entries
        if "betweenness" in entry.scores
    }
    return {node: value for node, value in found.items() if value is not None}


def order_of(name: str, graph: nx.Graph[str]) -> tuple[int, bool, str]:
    """Graphs of one kind of nodes come first, and persons before others."""
    types = {str(data.get("type")) for _, data in graph.nodes(data=True)}
    return (len(types), PERSON not in types, name)


def most_about_topics(graphs: Mapping[str, nx.Graph[str]]) -> str | None:
    """Return the graph that ties actors to topics, and has the least of anything else."""
    having = [name for name, graph in graphs.items() if of_type(graph, TOPIC)]

    def others(name: str) -> tuple[int, str]:
        graph = graphs[name]
        return len({type_of(graph, node) for node in graph}), name

    return min(having, key=others, default=None)


def _period(graphs: Iterable[nx.Graph[str]]) -> dict[str, str | None]:
    about = next(iter(graphs)).graph
    return {name: about.get(name) for name in ("since", "until")}
