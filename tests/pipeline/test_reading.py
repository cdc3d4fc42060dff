"""Reading inputs: what cannot be read is left out and told of, the others go on."""

from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.data_model import Document, Extraction
from graphkit.errors import (
    DocumentError,
    GraphkitError,
    PipelineError,
    QueryError,
    ResourceError,
)
from graphkit.pipeline import Reader, Step
from graphkit.pipeline.findings import Before
from tests.fixtures.stub_stages import FakeExtractor, stub_stages


def sources(reader: Reader, inputs: Path | list[str]) -> list[str]:
    return sorted(document.source for document in reader.read(inputs).documents)


def test_reader_reads_all_documents(texts: Path) -> None:
    assert sources(Reader(stub_stages()), texts) == ["a.txt", "b.txt"]


def test_reader_takes_several_inputs(texts: Path) -> None:
    assert sources(Reader(stub_stages()), [f"{texts}/a.txt", f"{texts}/b.txt"]) == [
        "a.txt",
        "b.txt",
    ]


def test_unreadable_document_is_left_out_and_the_others_read(texts: Path) -> None:
    (texts / "c.txt").write_bytes(b"")
    reading = Reader(stub_stages()).read(texts)
    assert len(reading.documents) == 2
    assert [(Path(one.source).name, one.reason) for one in reading.skipped] == [
        ("c.txt", "is empty")
    ]


@pytest.mark.parametrize(
    "error", [DocumentError("a.txt", "is odd"), QueryError("is odd"), GraphkitError("is odd")]
)
def test_error_while_extracting_leaves_one_document_out(texts: Path, error: GraphkitError) -> None:
    reading = Reader(stub_stages(FakeExtractor({"Monday": error}))).read(texts)
    assert [one.source for one in reading.documents] == ["b.txt"]
    assert [str(one) for one in reading.skipped] == ["a.txt: is odd"]


@pytest.mark.parametrize(
    "error", [PipelineError("no pipeline"), ResourceError("verbs.yaml", "is missing")]
)
def test_error_of_the_installation_ends_the_reading(texts: Path, error: GraphkitError) -> None:
    with pytest.raises(type(error)):
        Reader(stub_stages(FakeExtractor({"Monday": error}))).read(texts)


def test_mistake_in_code_is_not_taken_for_a_bad_document(texts: Path) -> None:
    class Broken(FakeExtractor):
        def extract(self, document: Document) -> Extraction:
            raise TypeError(document.id)

    with pytest.raises(TypeError):
        Reader(stub_stages(Broken())).read(texts)


def test_on_error_is_told_of_each_document_left_out(texts: Path) -> None:
    (texts / "c.txt").write_bytes(b"")
    told: list[DocumentError] = []
    extractor = FakeExtractor({"Monday": GraphkitError("is odd")})
    reading = Reader(stub_stages(extractor), on_error=told.append).read(texts)
    assert tuple(told) == reading.skipped
    assert len(told) == 2


def test_on_error_may_end_the_reading(texts: Path) -> None:
    def fail(error: DocumentError) -> None:
        raise error

    (texts / "c.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match="is empty"):
        Reader(stub_stages(), on_error=fail).read(texts)


def test_only_document_says_itself_what_is_wrong(texts: Path) -> None:
    (texts / "c.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"c\.txt: is empty"):
        Reader(stub_stages()).read(texts / "c.txt")


def test_nothing_read_is_an_error_that_names_the_inputs(tmp_path: Path) -> None:
    for name in ("c.txt", "d.txt"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(DocumentError, match="there is no document that can be read"):
        Reader(stub_stages()).read(tmp_path)


def test_no_input_is_an_error() -> None:
    with pytest.raises(DocumentError, match="no input"):
        Reader(stub_stages()).read([])


def test_duplicate_is_passed_over_and_told_of(texts: Path) -> None:
    (texts / "c.txt").write_bytes((texts / "a.txt").read_bytes())
    reading = Reader(stub_stages()).read(texts)
    assert len(reading.documents) == 2
    assert not reading.skipped
    assert [Path(one.source).name for one in reading.passed_over] == ["c.txt"]


def test_folder_to_leave_out_is_not_read(texts: Path) -> None:
    (texts / "out").mkdir()
    (texts / "out" / "report.md").write_text("# A report\n\nThey met.\n", encoding="utf-8")
    documents = Reader(stub_stages()).read(texts, Before(folder=texts / "out")).documents
    assert [one.source for one in documents] == ["a.txt", "b.txt"]


def test_extractor_is_not_loaded_where_nothing_can_be_read(tmp_path: Path) -> None:
    def load() -> FakeExtractor:
        pytest.fail("loaded")

    unused = stub_stages()
    with pytest.raises(DocumentError):
        Reader(replace(unused, load_extractor=load)).read(tmp_path)


def test_progress_is_told_step_by_step(texts: Path) -> None:
    told: list[tuple[Step, int, int | None]] = []
    Reader(stub_stages(), progress=lambda *step: told.append(step)).read(texts)
    assert told == [
        (Step.READ, 0, None),
        (Step.READ, 1, None),
        (Step.READ, 2, None),
        (Step.LOAD, 0, None),
        (Step.EXTRACT, 0, 2),
        (Step.EXTRACT, 1, 2),
        (Step.EXTRACT, 2, 2),
    ]
