"""Stages that need no trained pipeline, and a graph of the hand-made sample."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graphkit.data_model import Document, Extraction, Knowledge
from graphkit.documents import read_documents
from graphkit.errors import GraphkitError
from graphkit.pipeline import Builder, KnowledgeGraph, Resolve, Stages
from graphkit.settings import Settings
from tests.fixtures.sample_knowledge import sample_knowledge


class FakeExtractor:
    """Reads nothing in a document, and fails on those whose text names an error."""

    name, version = "fake", "1"

    def __init__(self, failures: dict[str, GraphkitError] | None = None) -> None:
        self.failures = failures or {}

    def extract(self, document: Document, /) -> Extraction:
        for word, error in self.failures.items():
            if word in document.text:
                raise error
        return Extraction(document=document.id)


def resolve_to_documents(
    documents: Sequence[Document], extractions: Sequence[Extraction]
) -> Knowledge:
    """A resolver that finds no entity."""
    assert [one.id for one in documents] == [one.document for one in extractions]
    return Knowledge(documents=tuple(sorted(documents, key=lambda document: document.id)))


def resolve_to_sample(_: Sequence[Document], __: Sequence[Extraction]) -> Knowledge:
    """A resolver that finds the hand-made sample in whatever was read."""
    return sample_knowledge()


def stages(
    extractor: FakeExtractor | None = None, resolve: Resolve = resolve_to_documents
) -> Stages:
    return Stages(
        read_documents=read_documents,
        load_extractor=lambda: extractor or FakeExtractor(),
        resolve=resolve,
    )


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two documents to read."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("A readout\n\nThey met on Monday.\n", encoding="utf-8")
    (folder / "b.txt").write_text("A report\n\nThey agreed on fish.\n", encoding="utf-8")
    return folder


@pytest.fixture
def built(texts: Path, tmp_path: Path) -> Path:
    """The folder of a graph of the sample."""
    output = tmp_path / "out"
    Builder(Settings(), stages=stages(resolve=resolve_to_sample)).build(texts, output).close()
    return output


@pytest.fixture
def graph(texts: Path) -> Iterator[KnowledgeGraph]:
    """The graph of the sample in memory."""
    builder = Builder(Settings(), stages=stages(resolve=resolve_to_sample))
    with builder.build(texts) as built:
        yield built
