"""Decisions files on the command line: which are read, and what is wrong with them."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_decisions_are_read_before_any_document(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    file.write_text("same person/a person/b\ndifferent person/a person/b\n", encoding="utf-8")
    outcome = run("build", tmp_path / "none.txt", "-o", tmp_path / "out", "--decisions", file)
    assert outcome.status == 1
    assert outcome.err.startswith(f"graphkit: {file}, lines 1 and 2: ")


def test_decisions_of_the_folder_are_read_unless_others_are_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "graphkit-decisions.txt").write_text("sane\n", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("sone\n", encoding="utf-8")
    (tmp_path / "more.txt").write_text("", encoding="utf-8")
    assert "graphkit-decisions.txt, line 1: " in run("build", "none.txt", "-o", "out").err
    monkeypatch.setenv("GRAPHKIT_DECISIONS", f"more.txt{os.pathsep}mine.txt")
    assert "mine.txt, line 1: " in run("build", "none.txt", "-o", "out").err


def test_check_lists_what_is_wrong_in_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    file.write_text("sane\n", encoding="utf-8")
    outcome = run("decisions", "check", file)
    assert outcome.status == 1
    assert f"{file}, line 1: unknown decision" in outcome.out


def test_check_without_a_graph_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    file.write_text("same person/a person/b\n", encoding="utf-8")
    outcome = run("decisions", "check", file, "-g", tmp_path / "none")
    assert outcome.status == 1
    assert "graphkit build" in outcome.err
