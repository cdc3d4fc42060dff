"""Make a networkx graph of the store, by the query of a projection."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from graphkit.projection.edges import edges
from graphkit.projection.nodes import bare_attributes, node_attributes
from graphkit.projection.period import Period
from graphkit.projection.rows import rows
from graphkit.resources.projections import list_projections, load_projection, read_projection

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graphkit.projection.nodes import Attributes
    from graphkit.projection.rows import Row
    from graphkit.resources.projections import ProjectionFile
    from graphkit.store import GraphStore


def project(
    store: GraphStore,
    name: str | Path,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
) -> nx.Graph[str]:
    """Return a projection of the store as a networkx graph.

    Nodes are ids with ``label``, ``type`` and, where known, ``alt_labels``,
    ``country``, ``date``, ``codes``, ``same_as``. Edges have ``relation``, ``label``, ``weight``,
    ``statements`` (ids, sorted), ``first``, ``last``, in projections that
    hold planned and negative statements ``modality`` and ``polarity``, and where
    the weight counts something else than statements ``units``: the statements of
    each meeting, document … it counts. The graph says in ``graph.graph`` its
    ``name``, ``title``, ``description``, whether it is ``directed``, and what its
    ``weight`` counts.

    Args:
        store: Where to ask.
        name: A projection of `list_projections`, or a path to a query file.
        since: Leave out what happened before this day; what has no date too.
        until: Leave out what happened after this day; what has no date too.

    Returns:
        A Graph, DiGraph, MultiGraph or MultiDiGraph, as the projection says.

    Raises:
        ProjectionError: There is no such projection, its query has other
            columns than a projection, or the period is none.
        ResourceError: The file cannot be read.
        QueryError: Its query is malformed.
    """
    projection, period = find_projection(name), Period.between(since, until)
    return _project(store, projection, period, node_attributes(store))


def project_all(
    store: GraphStore,
    names: Iterable[str | Path],
    *,
    since: date | str | None = None,
    until: date | str | None = None,
) -> dict[str, nx.Graph[str]]:
    """Return projections by name, as `project` does; the nodes are looked up once for all.

    Raises:
        ProjectionError: As `project`.
        ResourceError: As `project`.
        QueryError: As `project`.
    """
    period = Period.between(since, until)
    files = {str(name): find_projection(name) for name in names}
    known = node_attributes(store)
    return {name: _project(store, file, period, known) for name, file in files.items()}


def find_projection(name: str | Path) -> ProjectionFile:
    """Return a shipped projection by its name, or one of the user's by its path.

    Raises:
        ProjectionError: There is neither.
        ResourceError: The file cannot be read.
    """
    if isinstance(name, str) and name in list_projections():
        return load_projection(name)
    path = Path(name)
    return read_projection(path) if path.is_file() else load_projection(str(name))


def _project(
    store: GraphStore, projection: ProjectionFile, period: Period, known: dict[str, Attributes]
) -> nx.Graph[str]:
    found = rows(store.query(projection.text), projection, shorten=store.shorten)
    return _graph(projection, (row for row in found if period.meets(row.date)), known, period)


def _graph(
    projection: ProjectionFile,
    kept: Iterable[Row],
    known: dict[str, Attributes],
    period: Period,
) -> nx.Graph[str]:
    graph = _empty(projection, period)
    kept = list(kept)
    nodes = {node for row in kept for node in (row.source, row.target) if node is not None}
    for node in sorted(nodes):
        graph.add_node(node, **known.get(node, bare_attributes(node)))
    for edge in edges(kept, projection):
        if isinstance(graph, nx.MultiGraph):
            graph.add_edge(edge.source, edge.target, key=edge.key, **edge.attributes())
        else:
            graph.add_edge(edge.source, edge.target, **edge.attributes())
    return graph


def _empty(projection: ProjectionFile, period: Period) -> nx.Graph[str]:
    kinds: dict[tuple[bool, bool], type[nx.Graph[str]]] = {
        (False, False): nx.Graph,
        (False, True): nx.MultiGraph,
        (True, False): nx.DiGraph,
        (True, True): nx.MultiDiGraph,
    }
    graph = kinds[projection.directed, projection.parallel]()
    graph.graph.update(
        name=projection.name,
        title=projection.title,
        description=projection.summary,
        directed=projection.directed,
        weight=projection.weight,
    )
    ends = {"since": period.since, "until": period.until}
    graph.graph.update({name: day for name, day in ends.items() if day})
    return graph
