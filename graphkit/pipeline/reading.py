"""From inputs to what each document says; what cannot be read is left out.

What was read before, by the same rules, is not read again. A document that cannot be
read or extracted is told of and left out; the others go on. What is wrong with the
installation rather than with a document (a missing trained pipeline, a damaged lexicon)
ends the reading.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from graphkit.documents import same_as
from graphkit.errors import DocumentError, GraphkitError, PipelineError, ResourceError, StoreError
from graphkit.pipeline.collecting import set_aside, without_collecting
from graphkit.pipeline.findings import Before, Findings, alike
from graphkit.pipeline.progress import Progress, Step, no_progress
from graphkit.pipeline.readings import ReadDocument
from graphkit.pipeline.stages import Stages, load_stages
from graphkit.pipeline.uniting import United
from graphkit.settings import DEFAULT_EXTRACTOR, DEFAULT_PIPELINE, Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graphkit.data_model import Document, Knowledge
    from graphkit.documents import FoundText, Notice
    from graphkit.pipeline.extractors import Extractor
    from graphkit.pipeline.ledger import KnownText
    from graphkit.resolution import LocalKnowledge

_T = TypeVar("_T")

Inputs: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""A file, a folder, a pattern or ``-``, or several of them."""

OnError: TypeAlias = Callable[[DocumentError], None]
"""Told of each document that is left out; if it raises, the build ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read, what had to be left out and why, and what was passed over.

    Attributes:
        documents: All documents, those read before too, sorted by id.
        texts: The texts they were read from, duplicates too.
        extractor: What read them; None if nothing had to be read.
        skipped: What was left out.
        passed_over: What needed no reading.
    """

    documents: tuple[ReadDocument, ...]
    texts: tuple[KnownText, ...] = ()
    extractor: Extractor | None = None
    skipped: tuple[DocumentError, ...] = ()
    passed_over: tuple[Notice, ...] = ()


_NOTHING = Before()


class Reader:
    """Reads inputs, with the stages it is given."""

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
        self._extractor: Extractor | None = None

    def read(self, inputs: Inputs, before: Before = _NOTHING) -> Reading:
        """Read all documents among ``inputs``, besides what lies in the folder of the graph.

        What earlier builds read stays, where it does not lie where an input is now.

        Raises:
            DocumentError: If there is none that can be read.
            StoreError: If a text of earlier builds has to be read again and is not there.
        """
        self._skipped, self._passed_over, self._extractor = [], [], None
        with without_collecting():
            found = self._find(as_names(inputs), before)
            if not (found.now or before.prune or before.may_be_empty):
                raise self._nothing_read(inputs)
            groups = alike(found.texts())
            known = [found.reading(group[0]) for group in groups]
        unread = [group for group, one in zip(groups, known, strict=True) if one is None]
        documents = [one for one in known if one is not None]
        with set_aside():
            documents += self._read_anew(unread, found, before)
        if not (documents or before.may_be_empty):
            raise self._nothing_read(inputs)
        read = {one.content_hash for one in documents}
        self._tell_of_copies(groups, found, read)
        return Reading(
            documents=tuple(sorted(documents, key=lambda one: one.id)),
            texts=tuple(t for group in groups for t in group if t.content_hash in read),
            extractor=self._extractor,
            skipped=tuple(self._skipped),
            passed_over=tuple(self._passed_over),
        )

    def _find(self, names: Sequence[str], before: Before) -> Findings:
        """Look at the texts that the inputs name, one after the other."""
        self._progress(Step.READ, 0, None)
        findings = Findings(before, self._stages.rules(), names)

        def unreadable(error: DocumentError) -> None:
            findings.miss(error.source)
            self._skip(error)

        for text in self._stages.find_texts(
            names, on_error=unreadable, on_notice=self._passed_over.append
        ):
            if findings.take(text):
                self._progress(Step.READ, len(findings.now), None)
        return findings

    def _read_anew(
        self, groups: Sequence[Sequence[KnownText]], found: Findings, before: Before
    ) -> Iterator[ReadDocument]:
        """Yield what is read in the first of each group that can be read."""
        for number, group in enumerate(groups):
            for text in map(found.content, group):
                document = self._attempt(text, text.read)
                if document is not None:
                    self._load(number, len(groups))
                    local = self._attempt(text, partial(self._read, document))
                    if local is not None:
                        yield self._kept(text, document, local, before)
                    break
        if self._extractor is not None:
            self._progress(Step.EXTRACT, len(groups), len(groups))

    def _load(self, done: int, total: int) -> None:
        if self._extractor is None:
            self._progress(Step.LOAD, 0, None)
            self._extractor = self._stages.load_extractor()
        self._progress(Step.EXTRACT, done, total)

    def _read(self, document: Document) -> LocalKnowledge:
        extractor = self._extractor or self._stages.load_extractor()
        return self._stages.resolution.resolve_document(document, extractor.extract(document))

    def _tell_of_copies(
        self, groups: Iterable[Sequence[KnownText]], found: Findings, read: Collection[str]
    ) -> None:
        """Tell of the files that are the same as one that was read."""
        for first, *copies in groups:
            named = (copy for copy in copies if copy.place in found.now)
            if first.content_hash in read:
                self._passed_over.extend(same_as(found.path(c), found.path(first)) for c in named)

    def _kept(
        self, text: FoundText, document: Document, local: LocalKnowledge, before: Before
    ) -> ReadDocument:
        """Keep what was read; what it is built of is what was kept, as in the next build."""
        rules = self._stages.rules()
        if before.readings is None:
            return ReadDocument.of(document, local)
        before.readings.put(text, rules, document, local)
        kept = before.readings.reading(text.name, text.content_hash, rules)
        return kept or ReadDocument.of(document, local)

    def _attempt(self, text: FoundText, read: Callable[[], _T]) -> _T | None:
        """Read, or leave out a document that cannot be read."""
        try:
            return read()
        except (PipelineError, ResourceError, StoreError):
            raise
        except DocumentError as error:
            self._skip(error)
        except GraphkitError as error:
            self._skip(DocumentError(text.name, error.reason, error.remedy))
        return None

    def _skip(self, error: DocumentError) -> None:
        self._skipped.append(error)
        if self._on_error is not None:
            self._on_error(error)

    def _nothing_read(self, inputs: Inputs) -> DocumentError:
        if len(self._skipped) == 1 and self._on_error is None:
            return self._skipped[0]
        names = ", ".join(as_names(inputs)) or "no input"
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
    stages = load_stages(settings)
    reader = Reader(stages, on_error=fail)
    return lambda inputs: United.of(reader.read(inputs).documents, stages.resolution).knowledge()


def as_names(inputs: Inputs) -> tuple[str, ...]:
    """Return inputs as the paths, patterns … that they are."""
    if isinstance(inputs, str | os.PathLike):
        return (os.fspath(inputs),)
    return tuple(os.fspath(one) for one in inputs)
