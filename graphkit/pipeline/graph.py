"""A knowledge graph in the hand: what users of the library ask, draw and export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from markupsafe import Markup

from graphkit.pipeline import folder
from graphkit.pipeline.asking import bindings_for, evidence, find_query
from graphkit.pipeline.exporting import (
    CSV,
    FOLDER_FORMATS,
    format_of,
    in_format,
    tables_of,
)
from graphkit.pipeline.folder import write
from graphkit.pipeline.naming import Names
from graphkit.pipeline.summary import Summary, read_summary, summary_of
from graphkit.pipeline.views import EVERYTHING, Views
from graphkit.store import GraphStore, ServerStore, is_address

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from datetime import date
    from types import TracebackType

    import networkx as nx
    from pyvis.network import Network

    from graphkit.comparison import Difference
    from graphkit.comparison.checks import CheckReport
    from graphkit.data_model import StatementRecord
    from graphkit.reports import Comparison, Report
    from graphkit.store import Answer, ValidationReport, Value, VerificationReport

_ROW: Final = Markup("<tr><th>{}</th><td>{}</td><td>{}</td></tr>")


def open_graph(path: str | os.PathLike[str]) -> KnowledgeGraph:
    """Open a graph that was built before, to read.

    Args:
        path: The folder it was built in, the folder of a store, or the address of a SPARQL
            server that it was published on (``https://…``).

    Raises:
        StoreError: If there is no graph, it is of a newer version, or the server cannot be
            reached.
    """
    if is_address(path):
        return KnowledgeGraph(ServerStore.connect(str(path)), None)
    given = Path(path)
    store = GraphStore.open(folder.store_of(given), read_only=True)
    return KnowledgeGraph(store, read_summary(given / folder.SUMMARY), path=given)


class KnowledgeGraph:
    """A graph in which every statement cites the sentence that says it.

    Make one with `graphkit.build` or `graphkit.open`. It can be used in a ``with``
    statement, which closes it.

    Attributes:
        store: The RDF store, for what this class does not offer.
        path: The folder it was opened from; None while it is in memory or on a server.
    """

    def __init__(
        self, store: GraphStore, summary: Summary | None, path: Path | None = None
    ) -> None:
        self.store = store
        self._summary = summary
        self.path = path

    @property
    def summary(self) -> Summary:
        """What the graph was built of and what is in it; counted if no build says so."""
        if self._summary is None:
            self._summary = summary_of(self.store)
        return self._summary

    @summary.setter
    def summary(self, summary: Summary) -> None:
        self._summary = summary

    def close(self) -> None:
        """Release the store; the graph cannot be used any more."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def query(self, query: str | os.PathLike[str], /, **parameters: Value) -> Answer:
        """Answer a saved query, a query file or a query in SPARQL.

        Args:
            query: The name of a query (`graphkit queries list`), a path that ends in
                ``.rq`` or ``.sparql``, or the text of a query.
            parameters: Values of its parameters. They are bound, never pasted. Where a
                query declares none, each of its variables can be given a value, and a
                text in angle brackets is an IRI, a CURIE or an id.

        Raises:
            QueryError: If there is no such query or parameter, or it is malformed.
        """
        asked = find_query(query)
        bindings = bindings_for(asked, parameters, self.store)
        return self.store.query(asked.text, bindings=bindings)

    def find(self, name: str) -> str:
        """Return the id of the entity that is called so.

        Raises:
            QueryError: If there is none, or more than one.
        """
        return Names(self.store).find(name)

    def evidence(
        self,
        subject: str,
        predicate: str,
        object: str,  # noqa: A002 - RDF's word
    ) -> list[StatementRecord]:
        """Return every passage that says so, or denies or plans it.

        Args:
            subject: Who: a name or an id.
            predicate: A relation, such as ``met`` or ``gk:discussed``.
            object: The other end: a name or an id, or a value such as a date.

        Raises:
            QueryError: If a name means nothing here, or several things.
        """
        return evidence(self.store, subject, predicate, object)

    def to_networkx(self, projection: str = EVERYTHING, **options: Any) -> nx.Graph[str]:
        """Return a projection as a networkx graph.

        Args:
            projection: Its name (`graphkit projections list`) or the path of its file.
            options: Passed on to `graphkit.projection.project`, such as ``since``.
        """
        from graphkit.projection import project

        return project(self.store, projection, **options)

    def to_pyvis(self, projection: str = EVERYTHING, **options: Any) -> Network:
        """Return a projection as a pyvis Network."""
        from graphkit.visualisation import to_pyvis

        return to_pyvis(self.to_networkx(projection, **options))

    def to_page(self, projection: str = EVERYTHING, *, title: str | None = None) -> str:
        """Return the interactive page as HTML: one file that needs no network.

        Args:
            projection: What to draw: the name of a projection or the path of one.
            title: Its heading; that of the only document, or how many there are, unless given.
        """
        views = Views.of(self.store, [projection])
        heading = title or self.title
        return views.page(projection, title=heading, documents=self.store.sources())

    def view(
        self,
        path: str | os.PathLike[str],
        projection: str = EVERYTHING,
        *,
        title: str | None = None,
    ) -> Path:
        """Write the interactive page, as `to_page` makes it, to a file and return where it is.

        A click on an edge shows the sentences behind it.
        """
        return write(Path(path), self.to_page(projection, title=title).encode("utf-8"))

    def report(
        self,
        projections: Sequence[str] = (),
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        publishers: int = 1,
        **options: Any,
    ) -> Report:
        """Return the centrality report; a notebook shows it as a page.

        Args:
            projections: The projections to report on, names or paths; all shipped ones
                unless told.
            since: Leave out what happened before this day.
            until: Leave out what happened after this day.
            publishers: Leave out what fewer independent publishers tell of; near copies of one
                text count once.
            options: Passed on to `graphkit.reports.build_report`, such as ``top``,
                ``measures``, ``without``. ``page`` is the page of a finished build.
        """
        views = Views.of(self.store, projections, since=since, until=until)
        views = views.borne_out(publishers) if publishers > 1 else views
        known = {"page": self._page_beside(), "read": len(self.summary.documents)}
        return views.report(**(known | options))

    def compare(
        self, before: str, after: str, projections: Sequence[str] = (), **options: Any
    ) -> Comparison:
        """Return what changed from one period to another; a notebook shows it as a page.

        Args:
            before: The first period: ``2031-01-01/2031-06-30``, ``2031-03`` or ``2031``;
                an end may be left open.
            after: The second.
            projections: The projections to compare, names or paths; all shipped ones
                but everything at once and meetings unless told.
            options: Passed on to `graphkit.reports.compare`, such as ``measure``.

        Raises:
            ReportError: If one of them is no period.
        """
        from graphkit.pipeline.comparing import compare_periods

        known = {"page": self._page_beside()}
        return compare_periods(self.store, (before, after), projections, **(known | options))

    def diff(self, a: str, b: str) -> Difference:
        """Return what two parts of the graph say alike, what only one says, and what moved.

        Args:
            a: A document (its id, file or words of its title), a publisher, a folder the
                documents were read from, or a period such as ``2031-03``.
            b: Another one; if one is a period, both are.

        Raises:
            QueryError: If one of them means nothing here, or several things.
        """
        from graphkit.pipeline.differing import diff_in

        return diff_in(self.store, a, b)

    def check(self) -> CheckReport:
        """Return what cannot be, does not add up or stands alone: errors and story leads.

        Such as dates that differ, a statement one source affirms and another denies, or a
        number of meetings that the text does not bear out; each with its sentences.
        """
        from graphkit.pipeline.checking import check_store

        return check_store(self.store)

    def _page_beside(self) -> str | None:
        has_page = self.path is not None and (self.path / folder.PAGE).is_file()
        return folder.PAGE if has_page else None

    def to_format(self, name: str, projection: str = EVERYTHING) -> bytes:
        """Return the graph in one of the formats that `export` knows."""
        return in_format(self, name, projection)

    def export(
        self,
        path: str | os.PathLike[str],
        *,
        format: str | None = None,  # noqa: A002 - as in rdflib
        projection: str = EVERYTHING,
    ) -> Path:
        """Write the graph for other programs and return where it is.

        Args:
            path: The file to write. ``csv`` makes it a folder with ``nodes.csv`` and
                ``edges.csv``, unless it ends in ``.csv``: then it gets the edges alone.
                ``neo4j`` and ``parquet`` make it a folder of tables.
            format: ``turtle``, ``trig``, ``nquads`` or ``jsonld`` for the whole store as
                RDF; ``ftm``, ``polecat``, ``neo4j`` or ``parquet`` for other programs
                (docs/exchange.md); ``graphml``, ``gexf`` or ``csv`` for one projection.
                Told by the suffix of the file unless given.
            projection: The projection to write.

        Raises:
            PipelineError: If ``parquet`` is asked for and pyarrow is not installed.
            StoreError: If there is no such format, or the file cannot be written.
        """
        target = Path(path)
        if format is not None and format in FOLDER_FORMATS:
            for name, table in tables_of(self.store, format).items():
                write(target / name, table)
            return target
        if format == CSV and target.suffix.lower() != f".{CSV}":
            from graphkit.projection import write_graph

            write_graph(self.to_networkx(projection), target, format=CSV)
            return target
        return write(target, self.to_format(format or format_of(target), projection))

    def verify(self) -> VerificationReport:
        """Find every quote and every mention again in the stored texts."""
        from graphkit.store import verify

        return verify(self.store)

    def validate(self) -> ValidationReport:
        """Hold the graph against the SHACL shapes."""
        from graphkit.store import validate

        return validate(self.store)

    @property
    def title(self) -> str:
        """A heading: the title of the only document, or how many there are."""
        sources = self.summary.documents
        if len(sources) == 1:
            return sources[0].title or sources[0].source
        return f"{len(sources)} documents"

    def __repr__(self) -> str:
        numbers = self.summary
        return (
            f"<KnowledgeGraph: {len(numbers.documents)} documents, "
            f"{sum(numbers.entities.values())} entities, "
            f"{sum(numbers.statements.values())} statements>"
        )

    def _repr_html_(self) -> str:
        """What notebooks show."""
        rows = Markup("").join(_ROW.format(*row) for row in self.summary.to_rows())
        return str(Markup("<table>{}</table>").format(rows))
