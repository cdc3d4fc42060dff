"""What people look at: the page and the report, made of projections and the sentences behind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graphkit.pipeline.collecting import without_collecting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

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
    @without_collecting()
    def of(
        cls,
        store: GraphStore,
        projections: Sequence[str] = (),
        *,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> Views:
        """Read what the views of ``projections`` need, of all shipped ones unless told.

        With ``since`` or ``until`` only what happened then, or else was written then.
        """
        from graphkit.projection import list_projections, project_all
        from graphkit.projection.period import Period

        period = Period.between(since, until)
        graphs = project_all(store, projections or list_projections(), since=since, until=until)
        records = store.statement_records()
        return cls(graphs, tuple(one for one in records if period.meets(one.date or one.issued)))

    @without_collecting()
    def page(self, projection: str, *, title: str, documents: Iterable[Document]) -> str:
        """Return the interactive page of a projection as HTML."""
        from graphkit.pipeline.insight import insight_of
        from graphkit.visualisation import page_html

        graph = self.projections[projection]
        known = insight_of(graph)
        return page_html(graph, self.records, title=title, documents=documents, insight=known)

    def borne_out(self, publishers: int) -> Views:
        """Return the part that at least so many independent publishers tell of."""
        from graphkit.comparison import borne_out, borne_out_part

        behind: defaultdict[str, list[StatementRecord]] = defaultdict(list)
        for record in self.records:
            behind[record.id].append(record)
        graphs = self.projections.items()
        return Views(
            {name: borne_out_part(graph, behind, publishers) for name, graph in graphs},
            borne_out(self.records, publishers),
        )

    def report(self, **options: Any) -> Report:
        """Return the report; the options are those of `graphkit.reports.build_report`."""
        from graphkit import __version__
        from graphkit.reports import build_report

        return build_report(self.projections, self.records, version=__version__, **options)
