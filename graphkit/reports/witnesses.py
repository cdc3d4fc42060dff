"""Who bears out what: the records behind the statements of a graph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from graphkit.data_model import StatementRecord

_LONG_QUOTE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What a node or tie rests on: numbers of sentences and documents, the clearest record."""

    sentences: int = 0
    documents: int = 0
    clearest: StatementRecord | None = None


NO_SUPPORT = Support()


class Witnesses:
    """The records of a graph's statements, by statement."""

    def __init__(self, records: Iterable[StatementRecord]) -> None:
        found: defaultdict[str, list[StatementRecord]] = defaultdict(list)
        for record in records:
            found[record.id].append(record)
        self._records: Mapping[str, Sequence[StatementRecord]] = dict(found)
        self.documents: Mapping[str, frozenset[str]] = {
            name: frozenset(record.document for record in told) for name, told in found.items()
        }

    def support(self, statements: Iterable[str]) -> Support:
        """Return what the statements rest on; those without a record count for nothing."""
        told = [record for name in statements for record in self._records.get(name, ())]
        if not told:
            return NO_SUPPORT
        return Support(
            sentences=len({(record.document, sentence_start(record)) for record in told}),
            documents=len({record.document for record in told}),
            clearest=min(told, key=_clarity),
        )

    def of_nodes(self, graph: nx.Graph[str]) -> dict[str, Support]:
        """Return what each node rests on: the statements of its edges."""
        statements: defaultdict[str, set[str]] = defaultdict(set)
        for *ends, data in graph.edges(data=True):
            for node in ends:
                statements[node].update(data.get("statements", ()))
        return {node: self.support(statements.get(node, ())) for node in graph}


def sentence_start(record: StatementRecord) -> int:
    """Return where in the document the sentence of a record begins."""
    return record.start - record.quote_start


def is_asserted(record: StatementRecord) -> bool:
    """Whether a record says that something is so: neither planned, nor hoped for, nor denied."""
    return record.is_direct


def _clarity(record: StatementRecord) -> tuple[bool, float, bool, str, int, str]:
    """Sure, short, first in its text."""
    long = len(record.quote) > _LONG_QUOTE
    return (
        *(not is_asserted(record), -record.confidence, long),
        *(record.document, record.start, record.id),
    )
