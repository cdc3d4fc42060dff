"""What a build needs of the stages below, and where it gets it from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from graphkit import __version__
from graphkit.data_model import Decisions
from graphkit.pipeline.extractors import ExtractorOptions, find_extractor
from graphkit.pipeline.vocabulary import ontology_sources
from graphkit.resources.lexicons import Lexicons
from graphkit.settings import DEFAULT_EXTRACTOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphkit.data_model import Document, Extraction, Knowledge, Trace
    from graphkit.documents import Notice
    from graphkit.errors import DocumentError
    from graphkit.pipeline.extractors import Extractor
    from graphkit.settings import Settings
    from graphkit.store import OntologySource

_NO_DECISIONS = Decisions()
_NO_TRACES: Mapping[str, Trace] = MappingProxyType({})


class ReadDocuments(Protocol):
    """Reads the documents among files, folders and patterns."""

    def __call__(
        self,
        inputs: Sequence[str],
        *,
        on_error: Callable[[DocumentError], None],
        on_notice: Callable[[Notice], None],
    ) -> Iterator[Document]:
        """Yield the documents in a fixed order; tell of what is wrong or passed over."""


class Resolve(Protocol):
    """Tells who and what is meant, over all documents."""

    def __call__(
        self, documents: Sequence[Document], extractions: Sequence[Extraction], /
    ) -> Knowledge:
        """Return the entities and statements of all documents."""


class ResolveWithTraces(Protocol):
    """Resolves as `Resolve` does, and tells why."""

    def __call__(
        self,
        documents: Sequence[Document],
        extractions: Sequence[Extraction],
        /,
        traces: Mapping[str, Trace] = _NO_TRACES,
    ) -> Knowledge:
        """Return the same; ``traces`` of documents, by their ids, are filled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages from files to knowledge; other ones can be put in their place.

    ``lexicons`` are what extraction and resolution go by, ``ontologies`` describe
    the relations that these add.
    """

    read_documents: ReadDocuments
    load_extractor: Callable[[], Extractor]
    resolve: Resolve
    lexicons: Lexicons = field(default_factory=Lexicons)
    ontologies: tuple[OntologySource, ...] = ()


def load_stages(settings: Settings) -> Stages:
    """Return graphkit's own stages; lexicons and decisions are read now, the rest when it is used.

    Raises:
        DecisionError: If a decisions file is wrong.
        ResourceError: If a lexicon of the user is wrong.
    """
    from graphkit.documents import read_documents
    from graphkit.resolution import read_decisions

    lexicons = Lexicons.read(settings.lexicons)
    decisions = read_decisions(map(Path, settings.decisions))

    @cache
    def extractor() -> Extractor:
        if settings.extractor != DEFAULT_EXTRACTOR:
            options = ExtractorOptions(pipeline=settings.pipeline, lexicons=settings.lexicons)
            return find_extractor(settings.extractor, options)
        from graphkit.extraction import load_extractor

        return load_extractor(pipeline=settings.pipeline, lexicons=lexicons, version=__version__)

    return Stages(
        read_documents=read_documents,
        load_extractor=extractor,
        resolve=resolver(lexicons, extractor=settings.extractor, decisions=decisions),
        lexicons=lexicons,
        ontologies=ontology_sources(lexicons),
    )


def resolver(
    lexicons: Lexicons,
    *,
    extractor: str = DEFAULT_EXTRACTOR,
    decisions: Decisions = _NO_DECISIONS,
) -> ResolveWithTraces:
    """Return graphkit's own resolution, going by ``lexicons``.

    Confidence was calibrated on what the built-in extractor reads; others keep their own.
    """

    def resolve(
        documents: Sequence[Document],
        extractions: Sequence[Extraction],
        /,
        traces: Mapping[str, Trace] = _NO_TRACES,
    ) -> Knowledge:
        from graphkit.resolution import resolve as resolve_all

        return resolve_all(
            documents,
            extractions,
            lexicons=lexicons,
            traces=traces,
            calibrated=extractor == DEFAULT_EXTRACTOR,
            decisions=decisions,
        )

    return resolve
