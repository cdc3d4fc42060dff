"""From inputs to knowledge: read, extract, resolve; what cannot be read is left out.

A document that cannot be read or extracted is told of and left out; the others
go on. What is wrong with the installation rather than with a document (a
missing trained pipeline, a damaged lexicon) ends the reading.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from graphkit.errors import DocumentError, GraphkitError, PipelineError, ResourceError
from graphkit.pipeline.progress import Progress, Step, no_progress
from graphkit.pipeline.stages import Stages, load_stages
from graphkit.settings import DEFAULT_EXTRACTOR, DEFAULT_PIPELINE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Document, Extraction, Knowledge
    from graphkit.documents import Notice
    from graphkit.pipeline.extractors import Extractor

Inputs: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""A file, a folder, a pattern or ``-``, or several of them."""

OnError: TypeAlias = Callable[[DocumentError], None]
"""Told of each document that is left out; if it raises, the build ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read, what had to be left out and why, and what was passed over."""

    knowledge: Knowledge
    extractor: Extractor | None = None
    skipped: tuple[DocumentError, ...] = ()
    passed_over: tuple[Notice, ...] = ()


class Reader:
    """Reads inputs into one `Knowledge`, with the stages it is given."""

    def __init__(
        self,
        stages: Stages,
        *,
        on_error: OnError | None = None,
        progress: Progress = no_progress,
    ) -> None:
        self._stages = stages
        self._on_error = on_error
        self._progress = progress
        self._skipped: list[DocumentError] = []
        self._passed_over: list[Notice] = []

    def read(self, inputs: Inputs, *, besides: Path | None = None) -> Reading:
        """Read all documents among ``inputs``, besides what lies in one folder.

        Raises:
            DocumentError: If there is none that can be read.
        """
        self._skipped, self._passed_over = [], []
        names = _as_names(inputs)
        own = _prefixes(names, besides) if besides else ()
        documents = [one for one in self._documents(names) if not one.source.startswith(own)]
        read, extractions = self._extract(documents)
        if not read:
            raise self._nothing_read(inputs)
        self._progress(Step.RESOLVE, 0, None)
        knowledge = self._stages.resolve(read, extractions)
        return Reading(
            knowledge=knowledge,
            extractor=self._stages.load_extractor(),
            skipped=tuple(self._skipped),
            passed_over=tuple(self._passed_over),
        )

    def _documents(self, inputs: Sequence[str]) -> Iterator[Document]:
        self._progress(Step.READ, 0, None)
        found = self._stages.read_documents(
            inputs, on_error=self._skip, on_notice=self._passed_over.append
        )
        for number, document in enumerate(found, start=1):
            self._progress(Step.READ, number, None)
            yield document

    def _extract(self, documents: Sequence[Document]) -> tuple[list[Document], list[Extraction]]:
        read: list[Document] = []
        extractions: list[Extraction] = []
        if documents:
            self._progress(Step.LOAD, 0, None)
            extractor = self._stages.load_extractor()
            for number, document in enumerate(documents):
                self._progress(Step.EXTRACT, number, len(documents))
                extraction = self._extract_one(extractor, document)
                if extraction is not None:
                    read.append(document)
                    extractions.append(extraction)
            self._progress(Step.EXTRACT, len(documents), len(documents))
        return read, extractions

    def _extract_one(self, extractor: Extractor, document: Document) -> Extraction | None:
        try:
            return extractor.extract(document)
        except (PipelineError, ResourceError):
            raise
        except DocumentError as error:
            self._skip(error)
        except GraphkitError as error:
            self._skip(DocumentError(document.source, error.reason, error.remedy))
        return None

    def _skip(self, error: DocumentError) -> None:
        self._skipped.append(error)
        if self._on_error is not None:
            self._on_error(error)

    def _nothing_read(self, inputs: Inputs) -> DocumentError:
        if len(self._skipped) == 1 and self._on_error is None:
            return self._skipped[0]
        names = ", ".join(_as_names(inputs)) or "no input"
        return DocumentError(names, "there is no document that can be read", "name texts to read")


def knowledge_reader(
    pipeline: str = DEFAULT_PIPELINE,
    *,
    extractor: str = DEFAULT_EXTRACTOR,
    lexicons: Iterable[str | os.PathLike[str]] = (),
) -> Callable[[Inputs], Knowledge]:
    """Return what reads inputs into `Knowledge`; the trained pipeline is loaded once.

    The first document that cannot be read ends the reading.
    """

    def fail(error: DocumentError) -> None:
        raise error

    folders = tuple(os.fspath(folder) for folder in lexicons)
    settings = Settings(pipeline=pipeline, extractor=extractor, lexicons=folders)
    reader = Reader(load_stages(settings), on_error=fail)
    return lambda inputs: reader.read(inputs).knowledge


def _as_names(inputs: Inputs) -> tuple[str, ...]:
    if isinstance(inputs, str | os.PathLike):
        return (os.fspath(inputs),)
    return tuple(os.fspath(one) for one in inputs)


def _prefixes(names: Sequence[str], besides: Path) -> tuple[str, ...]:
    """Return how the sources of documents in the folder ``besides`` begin."""
    folder = besides.resolve()
    roots = [Path(name).resolve() for name in names if Path(name).is_dir()]
    return tuple(f"{folder.relative_to(r).as_posix()}/" for r in roots if r in folder.parents)
