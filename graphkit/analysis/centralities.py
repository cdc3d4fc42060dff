"""All measures of one graph at once."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.analysis.degree import degree, weighted_degree
from graphkit.analysis.eigenvector import eigenvector
from graphkit.analysis.graph import collapse
from graphkit.analysis.pagerank import pagerank
from graphkit.analysis.paths import betweenness, closeness
from graphkit.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import networkx as nx

    from graphkit.analysis.scores import Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure, and in one line what its number says."""

    name: str
    says: str
    uses_direction: bool
    compute: Callable[[nx.Graph[str]], Scores]


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        measure.name: measure
        for measure in (
            Measure(
                name="degree",
                says="number of distinct neighbours",
                uses_direction=True,
                compute=degree,
            ),
            Measure(
                name="weighted degree",
                says="sum of the weights of the edges",
                uses_direction=True,
                compute=weighted_degree,
            ),
            Measure(
                name="PageRank",
                says="share of a random walk over the weighted edges (damping 0.85); adds up to 1",
                uses_direction=True,
                compute=pagerank,
            ),
            Measure(
                name="betweenness",
                says="share of the shortest paths between others, edge length 1 / weight",
                uses_direction=True,
                compute=betweenness,
            ),
            Measure(
                name="closeness",
                says="inverse mean distance to the nodes reached, edge length 1 / weight",
                uses_direction=True,
                compute=closeness,
            ),
            Measure(
                name="eigenvector",
                says="being tied to the central: leading eigenvector of the weights",
                uses_direction=False,
                compute=eigenvector,
            ),
        )
    }
)
"""The measures by name, in the order reports show them."""


def centralities(
    graph: nx.Graph[str], *, measures: Sequence[str] | None = None, directed: bool = False
) -> dict[str, Scores]:
    """Return the scores of ``graph`` for each of ``measures`` (default: all).

    Takes any projection: it is collapsed to a simple weighted graph first (see
    :func:`graphkit.analysis.collapse`). Direction is ignored unless ``directed``
    is set, because "A met B" has none, and with it the host of every meeting
    would be found at the bottom. ``graph`` is not changed.

    Raises:
        AnalysisError: A measure is unknown, or a weight is not a positive number.
    """
    names = tuple(MEASURES) if measures is None else tuple(measures)
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        message = f"no measure {unknown[0]!r}"
        raise AnalysisError(message, f"there are: {', '.join(MEASURES)}")
    simple = collapse(graph, directed=directed)
    return {name: MEASURES[name].compute(simple) for name in names}
