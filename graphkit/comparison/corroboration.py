"""Who else says so: how many documents, and how many independent publishers, bear something out.

Near copies of one text, and all that one publisher says, are of one origin and count once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from graphkit.resources.comparison import load_comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graphkit.data_model import StatementRecord

_Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many documents say something, and how many independent publishers."""

    documents: int
    publishers: int


def corroboration(records: Iterable[StatementRecord]) -> dict[str, Corroboration]:
    """Return how each statement is borne out, by id.

    The same is said by what has the same relation, ends, meeting, modality and polarity; who met
    whom is said either way round.
    """
    told: defaultdict[_Key, list[StatementRecord]] = defaultdict(list)
    for record in records:
        told[_key(record)].append(record)
    found = {}
    for same in told.values():
        counted = Corroboration(len({one.document for one in same}), len(origins(same)))
        found.update({one.id: counted for one in same})
    return found


def origins(records: Iterable[StatementRecord]) -> set[str]:
    """Return whose accounts records are."""
    return {one.origin or one.document for one in records}


def borne_out(records: Iterable[StatementRecord], publishers: int) -> tuple[StatementRecord, ...]:
    """Return the records of what at least so many independent publishers say."""
    records = tuple(records)
    counted = corroboration(records)
    return tuple(one for one in records if counted[one.id].publishers >= publishers)


def borne_out_part(
    graph: nx.Graph[str], records: Mapping[str, Iterable[StatementRecord]], publishers: int
) -> nx.Graph[str]:
    """Return the ties that sentences of at least so many independent publishers tell of.

    ``records`` are those of each statement. Nodes without such a tie are left out.
    """
    kept = graph.copy()
    named: dict[str, Any] = {"keys": True} if graph.is_multigraph() else {}
    for *edge, data in graph.edges(data=True, **named):
        behind = (one for name in data.get("statements", ()) for one in records.get(name, ()))
        if len(origins(behind)) < publishers:
            kept.remove_edge(*edge)
    tied = {node for edge in kept.edges() for node in edge}
    kept.remove_nodes_from([node for node in graph if node not in tied])
    return kept


def _key(record: StatementRecord) -> _Key:
    ends = [record.subject, record.object]
    if record.predicate in load_comparison().encounters:
        ends.sort()
    return (
        *(record.predicate, *ends, record.meeting or ""),
        *(record.modality, record.polarity),
    )
