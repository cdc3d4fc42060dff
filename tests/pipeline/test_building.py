"""A build from documents to the folder with store, page and report."""

import json
from pathlib import Path

import pytest

from graphkit.errors import DocumentError, SettingsError
from graphkit.pipeline import Builder, Step, build, open_graph
from graphkit.settings import Settings
from tests.fixtures.stub_stages import sample_stages, stub_stages


def digest(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if "store" not in path.relative_to(folder).parts
    }


def sample_builder() -> Builder:
    return Builder(Settings(), stages=sample_stages())


def test_build_leaves_all_parts_and_nothing_else(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [
        "build.json",
        "graph.html",
        "graph.nq",
        "readings",
        "report",
        "report.html",
        "report.md",
        "store",
    ]
    assert any(path.suffix == ".csv" for path in (built / "report").iterdir())


def test_built_graph_can_be_opened_again(built: Path) -> None:
    with open_graph(built) as graph:
        assert graph.path == built
        assert graph.summary.pipeline == "en_graphkit"
        assert graph.store.nquads() == (built / "graph.nq").read_bytes()


def test_page_and_report_of_a_build_are_those_of_its_graph(built: Path) -> None:
    with open_graph(built) as graph:
        assert graph.to_page() == (built / "graph.html").read_text(encoding="utf-8")
        assert graph.report().to_markdown() == (built / "report.md").read_text(encoding="utf-8")


def test_two_builds_are_the_same_bytes(texts: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        sample_builder().build(texts, tmp_path / name).close()
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_fresh_build_replaces_the_first(built: Path, texts: Path) -> None:
    Builder(Settings(), stages=stub_stages()).build(texts, built, fresh=True).close()
    with open_graph(built) as graph:
        assert graph.summary.entities == {}
        assert len(graph.store.documents()) == 2


def test_build_that_reads_nothing_leaves_the_older_graph(built: Path, tmp_path: Path) -> None:
    before = digest(built)
    with pytest.raises(DocumentError):
        sample_builder().build(tmp_path / "nowhere", built)
    assert digest(built) == before


def test_output_inside_the_input_is_not_read(texts: Path) -> None:
    for _ in range(2):
        with Builder(Settings(), stages=stub_stages()).build(texts, texts / "out") as graph:
            assert [one.source for one in graph.summary.documents] == ["a.txt", "b.txt"]


def test_what_was_left_out_is_in_the_summary(texts: Path, tmp_path: Path) -> None:
    (texts / "c.txt").write_bytes(b"")
    with Builder(Settings(), stages=stub_stages()).build(texts, tmp_path / "out") as graph:
        (skipped,) = graph.summary.skipped
    assert skipped.reason == "is empty"
    summary = json.loads((tmp_path / "out" / "build.json").read_text(encoding="utf-8"))
    assert summary["skipped"][0]["reason"] == "is empty"


def test_base_iri_is_that_of_the_settings(texts: Path, tmp_path: Path) -> None:
    settings = Settings(base_iri="https://example.org/id/")
    with Builder(settings, stages=stub_stages()).build(texts, tmp_path / "out") as graph:
        assert graph.store.iri("x") == "https://example.org/id/x"
        assert b"<https://example.org/id/document/" in graph.store.nquads()


def test_progress_runs_through_all_steps(texts: Path, tmp_path: Path) -> None:
    told: list[Step] = []
    builder = Builder(Settings(), stages=stub_stages(), progress=lambda step, *_: told.append(step))
    builder.build(texts, tmp_path / "out").close()
    assert list(dict.fromkeys(told)) == list(Step)


@pytest.mark.parametrize("name", ["", "  "])
def test_pipeline_needs_a_name(texts: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="the name of the pipeline is empty"):
        build(texts, pipeline=name)
