"""Build a graph: from documents all the way to the folder with store, page and report.

A graph is a function of its documents and the rules. Building on an older graph gives the
same as building all at once: only that what was read before is not read again, and what
was written before is not written again.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.pipeline import folder
from graphkit.pipeline.collecting import set_aside
from graphkit.pipeline.findings import Before
from graphkit.pipeline.finishing import Finisher
from graphkit.pipeline.ledger import Ledger
from graphkit.pipeline.progress import Progress, no_progress
from graphkit.pipeline.reading import Inputs, OnError, Reader
from graphkit.pipeline.readings import Readings
from graphkit.pipeline.removing import kept_settings, ledger_to_remove_from, without
from graphkit.pipeline.stages import Stages, load_stages
from graphkit.settings import DEFAULT_EXTRACTOR, DEFAULT_PIPELINE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.pipeline.graph import KnowledgeGraph


def build(  # noqa: PLR0913 - each is a choice of its own, and has a default
    inputs: Inputs,
    output: str | os.PathLike[str] | None = None,
    *,
    pipeline: str = DEFAULT_PIPELINE,
    extractor: str = DEFAULT_EXTRACTOR,
    lexicons: Iterable[str | os.PathLike[str]] = (),
    decisions: Iterable[str | os.PathLike[str]] = (),
    base_iri: str | None = None,
    prune: bool = False,
    fresh: bool = False,
    views: bool = True,
    on_error: OnError | None = None,
    progress: Progress = no_progress,
) -> KnowledgeGraph:
    """Read documents into a knowledge graph, or add them to one.

    A document that cannot be read is left out; `KnowledgeGraph.summary` says
    which and why.

    Args:
        inputs: Files, folders or patterns, one or several.
        output: The folder to write store, page and report to. What an earlier build read
            there stays in the graph; only what is new or has changed is read. Without a
            folder the graph is kept in memory.
        pipeline: The trained pipeline, if not the one shipped: the name or path of
            a spaCy pipeline with Universal Dependencies labels, or ``stanza:`` and
            a language.
        extractor: The extractor, if not the built-in one.
        lexicons: Folders with lexicons of your own, later ones winning.
        decisions: Files with decisions of yours, which win over what is found.
        base_iri: What the IRIs of documents, entities and statements begin with.
        prune: Take out what an earlier build read in one of these folders or patterns
            and what is not there any more.
        fresh: Forget what was built before, and read all anew.
        views: Whether to make the page, the report and ``graph.nq``. Without them the ones
            of an older graph do not stay beside a newer one.
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
    place = None if output is None else Path(output)
    return builder.build(inputs, place, prune=prune, fresh=fresh, views=views)


def remove(
    documents: str | Iterable[str],
    output: str | os.PathLike[str],
    *,
    views: bool = True,
    progress: Progress = no_progress,
) -> KnowledgeGraph:
    """Take documents out of a graph, with all that only they said.

    What remains is the graph that would have been built without them. It goes by the
    lexicons, pipeline … of the last build.

    Args:
        documents: Their ids, the names of their files, or patterns of either.
        output: The folder of the graph.
        views: Whether to make page, report and ``graph.nq`` anew, as for `build`.
        progress: Told how far it is.

    Raises:
        DocumentError: If one of ``documents`` is none of the graph; nothing is removed then.
        StoreError: If there is no graph that graphkit built, or it cannot be written.
    """
    place = Path(output)
    ledger = ledger_to_remove_from(place)
    names = (documents,) if isinstance(documents, str) else tuple(documents)
    builder = Builder(kept_settings(ledger.settings, place), progress=progress)
    return builder.remove(names, place, views=views)


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
        stages = stages or load_stages(settings)
        self._finisher = partial(Finisher, settings, stages, progress)
        self._reader = Reader(stages, on_error=on_error, progress=progress)

    def build(
        self,
        inputs: Inputs,
        output: Path | None = None,
        *,
        prune: bool = False,
        fresh: bool = False,
        views: bool = True,
    ) -> KnowledgeGraph:
        """Read ``inputs`` into a graph, in memory or in the folder ``output``; see `build`."""
        if output is None:
            return self._finisher(self._reader.read(inputs)).in_memory()
        with folder.writing(output):
            ledger = None if fresh else Ledger.read(output / folder.STORE)
            before = Before(
                folder=output,
                readings=Readings(folder.readings_in(output)),
                texts=() if ledger is None else ledger.texts,
                prune=prune,
                fresh=fresh,
            )
            return self._finished(inputs, before, ledger, output, views=views)

    def remove(
        self, documents: Iterable[str], output: Path, *, views: bool = True
    ) -> KnowledgeGraph:
        """Take documents out of the graph in ``output``; see `remove`."""
        with folder.writing(output):
            ledger = ledger_to_remove_from(output)
            readings = Readings(folder.readings_in(output))
            texts = without(documents, ledger)
            before = Before(folder=output, readings=readings, texts=texts, may_be_empty=True)
            return self._finished((), before, ledger, output, views=views)

    def _finished(
        self, inputs: Inputs, before: Before, ledger: Ledger | None, output: Path, *, views: bool
    ) -> KnowledgeGraph:
        reading = self._reader.read(inputs, before)
        with set_aside():
            graph = self._finisher(reading, ledger).in_folder(output, views=views)
        if before.readings is not None:
            before.readings.keep_only((one.source, one.content_hash) for one in reading.documents)
        return graph
