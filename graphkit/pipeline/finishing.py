"""Make a graph of what was read: a store, in memory or in a folder, and what people look at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.pipeline import folder, import_folder
from graphkit.pipeline.changes import Changes
from graphkit.pipeline.graph import KnowledgeGraph, open_graph
from graphkit.pipeline.importing import apply_imports
from graphkit.pipeline.ledger import Ledger
from graphkit.pipeline.progress import Progress, Step
from graphkit.pipeline.removing import settings_to_keep
from graphkit.pipeline.reporting import write_report
from graphkit.pipeline.rules import writing_rules
from graphkit.pipeline.summary import summarise
from graphkit.pipeline.uniting import United
from graphkit.pipeline.views import EVERYTHING, Views
from graphkit.pipeline.writing import GraphWriter
from graphkit.store import DEFAULT_BASE_IRI, GraphStore, is_as_written

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.pipeline.reading import Reading
    from graphkit.pipeline.stages import Stages
    from graphkit.pipeline.summary import Summary
    from graphkit.pipeline.writing import Differences
    from graphkit.settings import Settings


class Finisher:
    """Takes what was read to a graph."""

    def __init__(
        self,
        settings: Settings,
        stages: Stages,
        progress: Progress,
        reading: Reading,
        earlier: Ledger | None = None,
    ) -> None:
        """Tell who is who over all documents of ``reading``.

        ``earlier`` is the ledger of the store that an older build left.
        """
        progress(Step.RESOLVE, 0, None)
        self._settings = settings
        self._stages = stages
        self._progress = progress
        self._reading = reading
        self._earlier = earlier
        self._united = United.of(reading.documents, stages.resolution)
        self._writer = GraphWriter(self._united)
        read_by = stages.rules()
        self._rules = writing_rules(read_by, settings) if read_by else ""

    def in_memory(self) -> KnowledgeGraph:
        """Return a graph in memory."""
        store = self._whole(None)
        return KnowledgeGraph(store, self._summary(self._ledger(None, views=False)))

    def in_folder(self, output: Path, *, views: bool) -> KnowledgeGraph:
        """Write a graph into its folder, as far as it is not there, and return it."""
        known = self._known(output)
        differences = self._writer.differences(known)
        lacks_views = views and not (known and known.views and folder.has_views(output))
        if known is None or differences or lacks_views:
            with folder.replacing(output) as place:
                self._write(place, output, known, differences, views=views)
        else:
            self._writer.take_over(known)
            ledger = self._ledger(output, views=known.views)
            ledger.write(output / folder.STORE)
            summary = self._summary(ledger)
            if any(import_folder.kept(output)):
                with GraphStore.open(output / folder.STORE, read_only=True) as store:
                    summary = replace(summary, quads=store.quad_count)
            folder.write(output / folder.SUMMARY, summary.to_json().encode("utf-8"))
        graph = open_graph(output)
        graph.summary = replace(graph.summary, changes=self._changes())
        return graph

    def _known(self, output: Path) -> Ledger | None:
        """Return the ledger if the store holds what it says, written by the same rules."""
        known = self._earlier
        if known is None or not self._rules or known.rules != self._rules:
            return None
        return known if is_as_written(output / folder.STORE) else None

    def _write(
        self,
        place: Path,
        output: Path,
        known: Ledger | None,
        differences: Differences,
        *,
        views: bool,
    ) -> None:
        target, older = place / folder.STORE, output / folder.STORE
        if known is None or differences.whole:
            store = self._whole(target)
        else:
            self._progress(Step.STORE, 0, None)
            store = self._writer.write_changes(target, differences, older, known)
        ledger = self._ledger(output, views=views)
        apply_imports(store, output)
        summary = replace(self._summary(ledger), quads=store.quad_count)
        with KnowledgeGraph(store, summary) as graph:
            if views:
                self._draw(graph, place)
            folder.write(place / folder.SUMMARY, graph.summary.to_json().encode("utf-8"))
        ledger.write(target)

    def _whole(self, path: Path | None) -> GraphStore:
        self._progress(Step.STORE, 0, None)
        base_iri = self._settings.base_iri or DEFAULT_BASE_IRI
        return self._writer.write_whole(path, base_iri, self._stages.ontologies)

    def _draw(self, graph: KnowledgeGraph, place: Path) -> None:
        folder.write(place / folder.QUADS, graph.store.nquads())
        self._progress(Step.DRAW, 0, None)
        views = Views.of(graph.store)
        documents = graph.store.sources()
        page = views.page(EVERYTHING, title=graph.title, documents=documents)
        folder.write(place / folder.PAGE, page.encode("utf-8"))
        self._progress(Step.REPORT, 0, None)
        write_report(views.report(page=folder.PAGE, read=len(documents)), place)

    def _ledger(self, output: Path | None, *, views: bool) -> Ledger:
        return Ledger(
            rules=self._rules,
            settings=settings_to_keep(self._settings, output) if output else {},
            extractor=self._versions(),
            texts=self._reading.texts,
            documents=self._writer.documents,
            entities=self._writer.entities,
            merges=self._writer.merges,
            decisions=self._writer.decisions,
            quads=self._writer.quads,
            views=views,
        )

    def _versions(self) -> tuple[str, str]:
        """Return the versions of the extractor and of its trained pipeline."""
        if self._reading.extractor is None and self._earlier is not None:
            return self._earlier.extractor
        extractor = self._reading.extractor or self._stages.load_extractor()
        return extractor.version, str(getattr(extractor, "pipeline_version", ""))

    def _summary(self, ledger: Ledger) -> Summary:
        return summarise(
            self._reading,
            self._united,
            ledger,
            settings=self._settings,
            lexicons=self._stages.lexicons,
        )

    def _changes(self) -> Changes | None:
        if self._earlier is None:
            return None
        new_rules = self._earlier.rules != self._rules
        return Changes.of(
            self._earlier, self._united.documents, self._reading.texts, new_rules=new_rules
        )
