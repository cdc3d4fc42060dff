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
from graphkit.pipeline.extractors import (
    ExtractorOptions,
    describe_extractor,
    find_extractor,
)
from graphkit.pipeline.rules import reading_rules
from graphkit.pipeline.vocabulary import ontology_sources
from graphkit.resources.lexicons import Lexicons
from graphkit.settings import DEFAULT_EXTRACTOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphkit.data_model import Document, Extraction, Knowledge, Trace
    from graphkit.documents import FoundText, Notice
    from graphkit.errors import DocumentError
    from graphkit.pipeline.extractors import Extractor
    from graphkit.resolution import GlobalEntities, LocalKnowledge, WrittenStatements
    from graphkit.settings import Settings
    from graphkit.store import OntologySource

_NO_DECISIONS = Decisions()
_NO_TRACES: Mapping[str, Trace] = MappingProxyType({})


def _unknown() -> str:
    return ""


class FindTexts(Protocol):
    """Finds the texts among files, folders and patterns."""

    def __call__(
        self,
        inputs: Sequence[str],
        *,
        on_error: Callable[[DocumentError], None],
        on_notice: Callable[[Notice], None],
    ) -> Iterator[FoundText]:
        """Yield the texts in a fixed order; tell of what is wrong or passed over."""


class Resolution(Protocol):
    """Tells who and what is meant: in one document, over all of them, in the words of one."""

    def resolve_document(self, document: Document, extraction: Extraction, /) -> LocalKnowledge:
        """Return what one document says by itself."""

    def resolve_across(
        self, locals_: Sequence[LocalKnowledge], sources: Mapping[str, str], /
    ) -> GlobalEntities:
        """Return who is who over all documents; ``sources`` are their files, by their ids."""

    def write_statements(
        self, document: Document, local: LocalKnowledge, entities: GlobalEntities, /
    ) -> WrittenStatements:
        """Return the statements of one document."""


class ResolveWithTraces(Protocol):
    """Resolves documents, and tells why."""

    def __call__(
        self,
        documents: Sequence[Document],
        extractions: Sequence[Extraction],
        /,
        traces: Mapping[str, Trace] = _NO_TRACES,
    ) -> Knowledge:
        """Return what they say; ``traces`` of documents, by their ids, are filled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages from files to knowledge; other ones can be put in their place.

    ``lexicons`` are what extraction and resolution go by, ``ontologies`` describe
    the relations that these add. ``rules`` gives a hash of all that decides what is read in
    a document; while it stays the same nothing is read twice. Where it is "" that is not
    known, and what was read before is read again.
    """

    find_texts: FindTexts
    load_extractor: Callable[[], Extractor]
    resolution: Resolution
    rules: Callable[[], str] = _unknown
    lexicons: Lexicons = field(default_factory=Lexicons)
    ontologies: tuple[OntologySource, ...] = ()


def load_stages(settings: Settings) -> Stages:
    """Return graphkit's own stages; lexicons and decisions are read now, the rest when it is used.

    Raises:
        DecisionError: If a decisions file is wrong.
        ResourceError: If a lexicon of the user is wrong.
    """
    from graphkit.documents import find_texts
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

    @cache
    def rules() -> str:
        if settings.extractor == DEFAULT_EXTRACTOR:
            return reading_rules(settings, lexicons)
        return reading_rules(settings, lexicons, *describe_extractor(extractor()))

    return Stages(
        find_texts=find_texts,
        load_extractor=extractor,
        resolution=OwnResolution(lexicons, settings.extractor, decisions),
        rules=rules,
        lexicons=lexicons,
        ontologies=ontology_sources(lexicons),
    )


@dataclass(frozen=True, slots=True)
class OwnResolution:
    """Graphkit's own resolution, going by ``lexicons`` and the user's ``decisions``.

    Confidence was calibrated on what the built-in extractor reads; others keep their own.
    """

    lexicons: Lexicons
    extractor: str = DEFAULT_EXTRACTOR
    decisions: Decisions = _NO_DECISIONS

    def resolve_document(self, document: Document, extraction: Extraction, /) -> LocalKnowledge:
        """Return what one document says by itself."""
        from graphkit.resolution import resolve_document

        calibrated = self.extractor == DEFAULT_EXTRACTOR
        return resolve_document(document, extraction, self.lexicons, calibrated=calibrated)

    def resolve_across(
        self, locals_: Sequence[LocalKnowledge], sources: Mapping[str, str], /
    ) -> GlobalEntities:
        """Return who is who over all documents; ``sources`` are their files, by their ids."""
        from graphkit.resolution import resolve_across

        return resolve_across(locals_, self.lexicons, self.decisions, sources)

    def write_statements(
        self, document: Document, local: LocalKnowledge, entities: GlobalEntities, /
    ) -> WrittenStatements:
        """Return the statements of one document."""
        from graphkit.resolution import write_statements

        ids, fixes = entities.ids_in(document.id), entities.fixes_in(document.id)
        return write_statements(document, local, ids, fixes)


def resolver(lexicons: Lexicons, *, extractor: str = DEFAULT_EXTRACTOR) -> ResolveWithTraces:
    """Return graphkit's own resolution in one, which can tell why."""

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
        )

    return resolve
