"""The output folder: replaced when a build is whole, otherwise as it was."""

import json
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.pipeline import folder


def build(output: Path, *names: str, word: str = "new") -> None:
    with folder.replacing(output) as place:
        for name in names:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(word, encoding="utf-8")
        (place / folder.SUMMARY).write_text(json.dumps({"graphkit": word}), encoding="utf-8")


def content(output: Path) -> dict[str, str]:
    files = (path for path in output.rglob("*") if path.is_file())
    return {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in files
        if path.name != folder.SUMMARY
    }


def test_parts_end_up_in_a_new_folder(tmp_path: Path) -> None:
    build(tmp_path / "deep" / "out", "graph.html", "store/quads")
    assert content(tmp_path / "deep" / "out") == {"graph.html": "new", "store/quads": "new"}


def test_parts_of_an_older_build_are_replaced_and_removed(tmp_path: Path) -> None:
    build(tmp_path, "graph.html", "store/old", "report/a.csv", word="old")
    build(tmp_path, "graph.html", "store/quads")
    assert content(tmp_path) == {"graph.html": "new", "store/quads": "new"}


def test_what_somebody_keeps_beside_a_build_stays(tmp_path: Path) -> None:
    build(tmp_path, "graph.html")
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    build(tmp_path, "graph.html")
    assert content(tmp_path) == {"graph.html": "new", "notes.md": "mine"}


def test_failed_build_leaves_the_older_one(tmp_path: Path) -> None:
    build(tmp_path, "graph.html", word="old")
    with pytest.raises(ZeroDivisionError), folder.replacing(tmp_path) as place:
        (place / "graph.html").write_bytes(bytes(1 // 0))
    assert content(tmp_path) == {"graph.html": "old"}


def test_rest_of_an_interrupted_build_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".building-x").mkdir()
    (tmp_path / ".building-x" / "graph.html").write_text("half", encoding="utf-8")
    build(tmp_path, "graph.html")
    assert content(tmp_path) == {"graph.html": "new"}


def test_folder_with_something_else_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "thesis.md").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="not a graph that graphkit built; name a new or"):
        build(tmp_path, "graph.html")
    assert content(tmp_path) == {"thesis.md": "mine"}


def test_summary_of_another_program_does_not_pass_for_ours(tmp_path: Path) -> None:
    (tmp_path / folder.SUMMARY).write_text('{"version": 1}', encoding="utf-8")
    with pytest.raises(StoreError, match="not a graph that graphkit built"):
        build(tmp_path, "graph.html")


def test_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"is a file; name a folder"):
        build(tmp_path / "out", "graph.html")


def test_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        build(tmp_path / "file" / "out", "graph.html")


def test_store_is_found_in_and_at_a_folder(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    assert folder.store_of(tmp_path) == tmp_path / "store"
    assert folder.store_of(tmp_path / "store") == tmp_path / "store"


def test_missing_graph_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no graph in .*; build one with: graphkit"):
        folder.store_of(tmp_path / "nowhere")
