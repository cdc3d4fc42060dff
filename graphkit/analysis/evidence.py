"""Which document carries which part of a graph's weights."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from numpy.typing import NDArray

_ONE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A graph as pairs of nodes, and the documents behind the weight of each pair.

    ``sources`` and ``targets`` are places in ``nodes``; ``share`` (pairs × units) is
    what each unit (a statement, a meeting …) adds to the weight of a pair, ``cited``
    (units × documents) who tells of it. Units without a document are always there.
    """

    nodes: tuple[str, ...]
    types: tuple[str, ...]
    directed: bool
    sources: NDArray[np.intp]
    targets: NDArray[np.intp]
    share: csr_array
    cited: csr_array
    documents: tuple[str, ...]

    def weights(self, drawn: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return the weights (pairs × draws) that ``drawn`` (documents × draws) bear out."""
        told = np.asarray(self.cited @ drawn.astype(np.float32)) > 0
        told[self.cited.sum(axis=1) == 0] = True
        weights: NDArray[np.float64] = self.share @ told.astype(np.float64)
        return weights


def read_evidence(
    graph: nx.Graph[str], documents: Mapping[str, Collection[str]], *, directed: bool = False
) -> Evidence:
    """Return the pairs of ``graph``, joined as `collapse` joins them, with their documents.

    An edge names what its weight counts in ``units`` (for each the ids of its
    statements), or counts the ``statements`` themselves. A weight that is not
    their number is shared among them evenly. A unit is there as soon as one of its
    statements is.

    Args:
        graph: A projection.
        documents: The ids of the documents of each statement.
        directed: Whether the two directions between a pair are kept apart.
    """
    nodes = tuple(sorted(graph))
    place = {node: number for number, node in enumerate(nodes)}
    keep_direction = directed and graph.is_directed()
    pairs: defaultdict[tuple[int, int], list[tuple[frozenset[str], float]]] = defaultdict(list)
    for source, target, data in graph.edges(data=True):
        ends = (place[source], place[target])
        if source != target:
            pair = ends if keep_direction else (min(ends), max(ends))
            pairs[pair].extend(_units(data, documents))
    ordered = sorted(pairs)
    units = [(row, *unit) for row, pair in enumerate(ordered) for unit in pairs[pair]]
    names = tuple(sorted({name for _, told, _ in units for name in told}))
    return Evidence(
        nodes=nodes,
        types=tuple(str(graph.nodes[node].get("type", "Thing")) for node in nodes),
        directed=keep_direction,
        sources=np.array([source for source, _ in ordered], dtype=np.intp),
        targets=np.array([target for _, target in ordered], dtype=np.intp),
        share=_matrix(
            [(row, column, share) for column, (row, _, share) in enumerate(units)],
            (len(ordered), len(units)),
        ),
        cited=_cited(units, names),
        documents=names,
    )


def _units(
    data: Mapping[str, Any], documents: Mapping[str, Collection[str]]
) -> Iterator[tuple[frozenset[str], float]]:
    """Yield for each unit of an edge its documents and its share of the weight."""
    units = data.get("units") or [(name,) for name in data.get("statements", ())] or [()]
    for statements in units:
        told = frozenset(one for name in statements for one in documents.get(name, ()))
        yield told, data.get("weight", 1) / len(units)


def _cited(units: list[tuple[int, frozenset[str], float]], names: tuple[str, ...]) -> csr_array:
    column = {name: number for number, name in enumerate(names)}
    cells = [(row, column[name], _ONE) for row, (_, told, _) in enumerate(units) for name in told]
    return _matrix(sorted(cells), (len(units), len(names)))


def _matrix(cells: list[tuple[int, int, float]], shape: tuple[int, int]) -> csr_array:
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_array(
        (np.array(values, dtype=np.float64), (np.array(rows, int), np.array(columns, int))), shape
    )
