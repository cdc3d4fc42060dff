"""Build the centrality report from networkx graphs and statement records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from graphkit.analysis import MEASURES, asserted_part, communities, without_nodes
from graphkit.errors import ReportError
from graphkit.reports.hubs import find_hubs
from graphkit.reports.lead import lead
from graphkit.reports.ranking import label_of, rank_nodes
from graphkit.reports.report import ProjectionReport, Report, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

    from graphkit.data_model import StatementRecord
    from graphkit.reports.report import Hub

_TITLE = "Centrality report"

DEFAULT_MEASURES = (
    *("PageRank", "weighted degree", "degree", "betweenness", "closeness", "eigenvector"),
)
"""Measures of a report; the first one orders the tables."""


def build_report(
    graphs: Mapping[str, nx.Graph[str]],
    records: Mapping[str, StatementRecord] | Iterable[StatementRecord],
    *,
    top: int = 10,
    without: Sequence[str] | None = None,
    measures: Sequence[str] = DEFAULT_MEASURES,
    directed: bool = False,
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
    maker = _Maker(known, measures=measures, directed=directed)
    persons = {node for graph in graphs.values() for node in _of_type(graph, "Person")}
    hubs = find_hubs(known, persons=persons) if without is None else ()
    named = _named(graphs, without or ())
    projections = tuple(
        maker.projection(name, graph, _left_out(graph, hubs, named))
        for name, graph in sorted(graphs.items(), key=lambda item: _order(*item))
    )
    return Report(
        title=_TITLE,
        lead=lead(projections, hubs, ordered_by=measures[0], top=top),
        hubs=hubs,
        projections=projections,
        sources=_sources(known),
        measures={name: MEASURES[name].says for name in measures},
        ordered_by=measures[0],
        top=top,
    )


class _Maker:
    """Makes the parts of a report that all projections share their settings for."""

    def __init__(
        self, records: Iterable[StatementRecord], *, measures: Sequence[str], directed: bool
    ) -> None:
        self._evidence: dict[str, StatementRecord] = {}
        for record in records:
            self._evidence.setdefault(record.id, record)
        self._measures = measures
        self._directed = directed

    def projection(
        self, name: str, graph: nx.Graph[str], left_out: Sequence[str]
    ) -> ProjectionReport:
        asserted, planned = asserted_part(graph)
        about = graph.graph
        direction = "as projected" if self._directed and graph.is_directed() else "ignored"
        left = f"; {planned} planned or denied edges are left out" if planned else ""
        variants = [asserted]
        if left_out:
            variants.append(without_nodes(asserted, frozenset(left_out)))
        return ProjectionReport(
            name=name,
            title=str(about.get("title") or name),
            description=str(about.get("description") or ""),
            weight=str(about.get("weight") or "weight"),
            direction=f"{direction}{left}",
            rankings=tuple(
                rank_nodes(
                    variant,
                    measures=self._measures,
                    directed=self._directed,
                    evidence=self._evidence,
                    left_out=[label_of(graph, node) for node in left_out] if number else (),
                )
                for number, variant in enumerate(variants)
            ),
            communities=communities(asserted),
            labels={node: label_of(graph, node) for node in sorted(graph)},
            graph=asserted,
        )


def _order(name: str, graph: nx.Graph[str]) -> tuple[int, bool, str]:
    """Graphs of one kind of nodes come first, and persons before others."""
    types = {str(data.get("type")) for _, data in graph.nodes(data=True)}
    return (len(types), "Person" not in types, name)


def _of_type(graph: nx.Graph[str], kind: str) -> list[str]:
    return sorted(node for node, data in graph.nodes(data=True) if data.get("type") == kind)


def _named(graphs: Mapping[str, nx.Graph[str]], names: Iterable[str]) -> frozenset[str]:
    """Return the ids of nodes given by id or by label."""
    found: set[str] = set()
    for name in names:
        matching = {
            node
            for graph in graphs.values()
            for node, data in graph.nodes(data=True)
            if name in (node, data.get("label"))
        }
        if not matching:
            message = f"nothing to leave out is called {name!r}"
            raise ReportError(message, "give the id or the label of a node")
        found |= matching
    return frozenset(found)


def _left_out(graph: nx.Graph[str], hubs: Iterable[Hub], named: frozenset[str]) -> tuple[str, ...]:
    """Return the nodes to leave out: the hubs or, where no person is a node, their countries."""
    people = {hub.id for hub in hubs}
    countries = {hub.country for hub in hubs} - {""}
    standing_in = [] if _of_type(graph, "Person") else _of_type(graph, "Country")
    nodes = {node for node in graph if node in people | named}
    nodes |= {node for node in standing_in if label_of(graph, node) in countries}
    return tuple(sorted(nodes))


def _sources(records: Iterable[StatementRecord]) -> tuple[Source, ...]:
    records = tuple(records)
    of_document = {record.document: record for record in records}
    said = Counter(document for document, _ in {(r.document, r.id) for r in records})
    return tuple(
        Source(
            id=document,
            title=record.document_title or document,
            issued=record.issued or "",
            publisher=record.publisher or "",
            statements=said[document],
        )
        for document, record in sorted(
            of_document.items(), key=lambda item: (item[1].issued or "", item[0])
        )
    )
