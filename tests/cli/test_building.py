"""The build command: summary, what was left out, statuses, and a bar for the patient."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli.progress import ProgressBar
from graphkit.errors import SettingsError
from graphkit.pipeline import Stages, Step, open_graph
from graphkit.settings import Settings
from tests.cli.conftest import Run
from tests.fixtures.stub_stages import sample_stages


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of the builds; their stages find the sample in whatever they read."""
    seen: list[Settings] = []

    def load(settings: Settings) -> Stages:
        seen.append(settings)
        return sample_stages()

    monkeypatch.setattr("graphkit.pipeline.building.load_stages", load)
    return seen


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, in the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Talks\n\nThey met.\n", encoding="utf-8")
    return tmp_path / "texts"


@pytest.mark.usefixtures("texts")
def test_build_prints_what_came_of_it(run: Run) -> None:
    outcome = run("build", "texts", "--output", "out")
    assert outcome.status == 0
    assert not outcome.err
    lines = outcome.out.splitlines()
    assert [line.split()[0] for line in lines] == ["documents", "entities", "statements", "page"]
    assert "2 meetings" in outcome.out
    assert lines[-1].endswith(str(Path("out", "graph.html")))


@pytest.mark.usefixtures("texts")
def test_build_and_the_other_commands_agree_on_the_folder(run: Run) -> None:
    assert run("build", "texts").status == 0
    assert run("query", "documents").status == 0
    assert Path("graphkit-out", "store").is_dir()


@pytest.mark.usefixtures("texts")
def test_folder_comes_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_GRAPH", "elsewhere")
    run("build", "texts")
    assert run("query", "documents").status == 0
    assert Path("elsewhere", "store").is_dir()


@pytest.mark.usefixtures("texts")
def test_quiet_build_prints_nothing(run: Run) -> None:
    assert run("build", "texts", "--quiet") == (0, "", "")


@pytest.mark.usefixtures("texts")
def test_timings_go_to_standard_error(run: Run) -> None:
    outcome = run("build", "texts", "--quiet", "--timings")
    assert not outcome.out
    words = [line.split(" s  ")[1] for line in outcome.err.splitlines()]
    assert words[:-2] == ["starting", *map(str, Step)]
    assert words[-1] == "besides loading the trained pipeline and reading text"


@pytest.mark.usefixtures("texts")
def test_build_prints_json(run: Run) -> None:
    printed = run("build", "texts", "--json").out
    assert json.loads(printed)["entities"]["Meeting"] == 2
    assert printed == Path("graphkit-out", "build.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("switch", ["--quiet", "--json"])
def test_document_left_out_is_named_and_ends_with_one(run: Run, texts: Path, switch: str) -> None:
    (texts / "b.txt").write_bytes(b"")
    outcome = run("build", "texts", switch)
    assert outcome.status == 1
    assert outcome.err.startswith(f"left out: {Path('texts', 'b.txt')}: is empty; ")
    assert outcome.err.count("\n") == 1


def test_documents_left_out_are_listed_at_the_end(run: Run, texts: Path) -> None:
    (texts / "b.txt").write_bytes(b"")
    (texts / "c.txt").write_bytes(b"\x00\x01")
    outcome = run("build", "texts", "-o", "out")
    assert outcome.status == 1
    listed = outcome.out.partition("left out")[2].splitlines()
    assert [line.split(":")[0].strip() for line in listed[1:3]] == [
        str(Path("texts", "b.txt")),
        str(Path("texts", "c.txt")),
    ]
    with open_graph("out") as graph:
        assert len(graph.summary.skipped) == 2


def test_name_of_a_file_is_not_obeyed(run: Run, texts: Path) -> None:
    (texts / "\x1b[2Jb.txt").write_bytes(b"")
    outcome = run("build", "texts")
    assert "\x1b" not in outcome.out + outcome.err
    assert r"\x1b[2Jb.txt" in outcome.err


@pytest.mark.usefixtures("texts")
def test_build_over_something_else_is_refused(run: Run) -> None:
    Path("out").mkdir()
    Path("out", "thesis.md").touch()
    outcome = run("build", "texts", "-o", "out")
    assert outcome.status == 1
    assert outcome.err.startswith("graphkit: out is not empty, and not a graph")


@pytest.mark.usefixtures("texts")
def test_nothing_to_read_is_an_error(run: Run) -> None:
    outcome = run("build", "nowhere")
    assert outcome.status == 1
    assert "left out: nowhere: does not exist" in outcome.err
    assert not Path("graphkit-out", "store").exists()


@pytest.mark.usefixtures("texts")
def test_options_reach_the_settings(run: Run, settings: list[Settings]) -> None:
    run("build", "texts", "--pipeline", "other", "--base-iri", "https://example.org/id/")
    assert settings == [Settings(pipeline="other", base_iri="https://example.org/id/")]


@pytest.mark.usefixtures("texts")
def test_base_iri_that_is_none_is_one_line(run: Run) -> None:
    outcome = run("build", "texts", "--base-iri", "nonsense")
    assert outcome.status == 1
    assert outcome.err.startswith("graphkit: 'nonsense' cannot be the base of IRIs")


BAR = """
import time
from graphkit.cli.progress import ProgressBar
from graphkit.pipeline import Step
from tests.fixtures.stub_stages import sample_stages
with ProgressBar(patience={patience}) as progress:
    progress.update(Step.EXTRACT, 3, 7)
    time.sleep(0.4)
"""


@pytest.mark.parametrize(("patience", "shown"), [(0.0, True), (60.0, False)])
def test_bar_shows_on_a_terminal_after_a_while(patience: float, shown: bool) -> None:
    terminal, end = pty.openpty()
    try:
        subprocess.run(  # noqa: S603 - a fixed command
            [sys.executable, "-c", BAR.format(patience=patience)], check=True, stderr=end
        )
        os.set_blocking(terminal, False)
        try:
            written = os.read(terminal, 100_000).decode()
        except BlockingIOError:
            written = ""
    finally:
        os.close(terminal)
        os.close(end)
    assert ("extracting" in written and "3/7" in written) is shown


def test_bar_does_not_show_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressBar(patience=0.0) as progress:
        progress.update(Step.EXTRACT, 3, 7)
    assert capsys.readouterr() == ("", "")


def test_options_of_reading_reach_the_build(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[Settings] = []

    def load(settings: Settings) -> Stages:
        chosen.append(settings)
        raise SettingsError("far enough")

    monkeypatch.setattr("graphkit.pipeline.building.load_stages", load)
    folders = ["--lexicon", tmp_path, "--lexicon", tmp_path]
    run("build", "texts", *folders, "--extractor", "e", "--pipeline", "p")
    (settings,) = chosen
    assert settings.lexicons == (str(tmp_path), str(tmp_path))
    assert (settings.extractor, settings.pipeline) == ("e", "p")
