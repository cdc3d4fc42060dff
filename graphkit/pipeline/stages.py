"""What a build needs of the stages below, and where it gets it from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Document, Extraction, Knowledge
    from graphkit.documents import Notice
    from graphkit.errors import DocumentError
    from graphkit.settings import Settings


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


class Extractor(Protocol):
    """Reads what one document says."""

    def extract(self, document: Document) -> Extraction:
        """Return the mentions and relations of a document."""


class Resolve(Protocol):
    """Tells who and what is meant, over all documents."""

    def __call__(
        self, documents: Sequence[Document], extractions: Sequence[Extraction], /
    ) -> Knowledge:
        """Return the entities and statements of all documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages from files to knowledge; other ones can be put in their place."""

    read_documents: ReadDocuments
    load_extractor: Callable[[], Extractor]
    resolve: Resolve


def load_stages(settings: Settings) -> Stages:
    """Return graphkit's own stages, loaded when they are used."""
    from graphkit.documents import read_documents

    @cache
    def extractor() -> Extractor:
        from graphkit.extraction import load_extractor

        return load_extractor(settings.extractor, pipeline=settings.pipeline)

    def resolve(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Knowledge:
        from graphkit.resolution import resolve as resolve_all

        return resolve_all(documents, extractions)

    return Stages(read_documents=read_documents, load_extractor=extractor, resolve=resolve)
