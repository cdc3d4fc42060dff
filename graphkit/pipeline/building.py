"""Build a graph: from documents all the way to the folder with store, page and report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.pipeline import folder
from graphkit.pipeline.graph import KnowledgeGraph, open_graph
from graphkit.pipeline.importing import apply_imports
from graphkit.pipeline.progress import Progress, Step, no_progress
from graphkit.pipeline.reading import Inputs, OnError, Reader
from graphkit.pipeline.reporting import write_report
from graphkit.pipeline.stages import Stages, load_stages
from graphkit.pipeline.summary import summarise
from graphkit.pipeline.views import EVERYTHING, Views
from graphkit.settings import DEFAULT_EXTRACTOR, DEFAULT_PIPELINE, Settings
from graphkit.store import DEFAULT_BASE_IRI, GraphStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.pipeline.reading import Reading


def build(  # noqa: PLR0913 - each is a choice of its own, and has a default
    inputs: Inputs,
    output: str | os.PathLike[str] | None = None,
    *,
    pipeline: str = DEFAULT_PIPELINE,
    extractor: str = DEFAULT_EXTRACTOR,
    lexicons: Iterable[str | os.PathLike[str]] = (),
    decisions: Iterable[str | os.PathLike[str]] = (),
    base_iri: str | None = None,
    on_error: OnError | None = None,
    progress: Progress = no_progress,
) -> KnowledgeGraph:
    """Read documents into a knowledge graph.

    A document that cannot be read is left out; `KnowledgeGraph.summary` says
    which and why.

    Args:
        inputs: Files, folders or patterns, one or several.
        output: The folder to write store, page and report to; what an earlier build
            left there is replaced. Without one the graph is kept in memory.
        pipeline: The trained pipeline, if not the one shipped: the name or path of
            a spaCy pipeline with Universal Dependencies labels, or ``stanza:`` and
            a language.
        extractor: The extractor, if not the built-in one.
        lexicons: Folders with lexicons of your own, later ones winning.
        decisions: Files with decisions of yours, which win over what is found.
        base_iri: What the IRIs of documents, entities and statements begin with.
        on_error: Told of each document that is left out; if it raises, the build ends.
        progress: Told how far the build is.

    Raises:
        DecisionError: If a decision is malformed or cannot be applied, or two contradict
            each other.
        DocumentError: If there is no document that can be read.
        PipelineError: If the extractor or trained pipeline is missing or does not fit.
        ResourceError: If a lexicon is wrong.
        StoreError: If ``output`` cannot be written, or holds something else.
    """
    settings = Settings(
        pipeline=pipeline,
        extractor=extractor,
        base_iri=base_iri,
        lexicons=tuple(os.fspath(folder) for folder in lexicons),
        decisions=tuple(os.fspath(file) for file in decisions),
    )
    builder = Builder(settings, on_error=on_error, progress=progress)
    return builder.build(inputs, None if output is None else Path(output))


class Builder:
    """Builds graphs with one choice of settings and stages."""

    def __init__(
        self,
        settings: Settings,
        *,
        stages: Stages | None = None,
        on_error: OnError | None = None,
        progress: Progress = no_progress,
    ) -> None:
        self._settings = settings
        self._progress = progress
        self._stages = stages = stages or load_stages(settings)
        self._reader = Reader(stages, on_error=on_error, progress=progress)

    def build(self, inputs: Inputs, output: Path | None = None) -> KnowledgeGraph:
        """Read ``inputs`` into a graph, in memory or in the folder ``output``."""
        if output is None:
            return self._graph(self._reader.read(inputs), None)
        with folder.replacing(output) as place:
            reading = self._reader.read(inputs, besides=output)
            with self._graph(reading, place / folder.STORE, output) as graph:
                self._write_views(graph, reading, place)
        return open_graph(output)

    def _graph(
        self, reading: Reading, path: Path | None, output: Path | None = None
    ) -> KnowledgeGraph:
        self._progress(Step.STORE, 0, None)
        base_iri = self._settings.base_iri or DEFAULT_BASE_IRI
        ontologies = self._stages.ontologies
        store = GraphStore.create(path, base_iri=base_iri, ontologies=ontologies)
        store.write(reading.knowledge)
        if output is not None:
            apply_imports(store, output)
        summary = summarise(
            reading,
            quads=store.quad_count,
            settings=self._settings,
            lexicons=self._stages.lexicons,
        )
        return KnowledgeGraph(store, summary)

    def _write_views(self, graph: KnowledgeGraph, reading: Reading, place: Path) -> None:
        folder.write(place / folder.QUADS, graph.store.nquads())
        self._progress(Step.DRAW, 0, None)
        views = Views.of(graph.store)
        documents = reading.knowledge.documents
        page = views.page(EVERYTHING, title=graph.title, documents=documents)
        folder.write(place / folder.PAGE, page.encode("utf-8"))
        self._progress(Step.REPORT, 0, None)
        write_report(views.report(page=folder.PAGE, read=len(documents)), place)
        folder.write(place / folder.SUMMARY, graph.summary.to_json().encode("utf-8"))
