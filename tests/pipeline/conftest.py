"""Two texts to read, and a graph of the hand-made sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.pipeline import Builder, KnowledgeGraph
from graphkit.settings import Settings
from tests.fixtures.stub_stages import sample_stages


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
    Builder(Settings(), stages=sample_stages()).build(texts, output).close()
    return output


@pytest.fixture
def graph(texts: Path) -> Iterator[KnowledgeGraph]:
    """The graph of the sample in memory."""
    builder = Builder(Settings(), stages=sample_stages())
    with builder.build(texts) as built:
        yield built
