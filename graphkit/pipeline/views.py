"""What people look at: the page and the report, made of projections and the sentences behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from graphkit.data_model import Document, StatementRecord
    from graphkit.reports import Report
    from graphkit.store import GraphStore

EVERYTHING: Final = "everything"
"""The projection that holds all there is."""


@dataclass(frozen=True, slots=True)
class Views:
    """Projections with the records of all statements, read from the store once.

    The projections are those asked for, in that order.
    """

    projections: Mapping[str, nx.Graph[str]]
    records: tuple[StatementRecord, ...]

    @classmethod
    def of(cls, store: GraphStore, projections: Sequence[str] = ()) -> Views:
        """Read what the views of ``projections`` need, of all shipped ones unless told."""
        from graphkit.projection import list_projections, project_all

        graphs = project_all(store, projections or list_projections())
        return cls(graphs, tuple(store.statement_records()))

    def page(self, projection: str, *, title: str, documents: Iterable[Document]) -> str:
        """Return the interactive page of a projection as HTML."""
        from graphkit.pipeline.insight import insight_of
        from graphkit.visualisation import page_html

        graph = self.projections[projection]
        known = insight_of(graph)
        return page_html(graph, self.records, title=title, documents=documents, insight=known)

    def report(self, **options: Any) -> Report:
        """Return the report; the options are those of `graphkit.reports.build_report`."""
        from graphkit.reports import build_report

        return build_report(self.projections, self.records, **options)
