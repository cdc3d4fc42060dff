"""The command that explains a document."""

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.data_model import Document, Extraction
from graphkit.pipeline import Stages
from tests.cli.conftest import Run
from tests.fixtures.stub_stages import stub_stages


class NoExtractor:
    """Reads nothing."""

    name, version = "nothing", "1"

    def extract(self, document: Document, /) -> Extraction:
        return Extraction(document=document.id)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The settings that the command chose; the stages find nothing in any document."""
    chosen: list[Any] = []
    stages = stub_stages(NoExtractor())

    def load(settings: object) -> Stages:
        chosen.append(settings)
        return stages

    monkeypatch.setattr("graphkit.pipeline.explaining.load_stages", load)
    return chosen


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("A readout\n\nThey met. They left. They wept.\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ([], ["1", "2", "3", "4"]),
        (["--sentence", "3"], ["3"]),
        (["--sentence", "2-3"], ["2", "3"]),
        (["-s", "1", "-s", "4"], ["1", "4"]),
        (["--find", "wept"], ["4"]),
    ],
)
def test_sentences_are_chosen(run: Run, text: Path, options: list[str], numbers: list[str]) -> None:
    outcome = run("explain", text, *options)
    assert outcome.status == 0
    shown = [line.split()[0] for line in outcome.out.splitlines()[3:] if line[:1].isdigit()]
    assert shown == numbers


@pytest.mark.usefixtures("asked")
def test_extractor_that_tells_nothing_says_so(run: Run, text: Path) -> None:
    assert "this extractor does not tell" in run("explain", text).out


@pytest.mark.usefixtures("asked")
def test_json_is_printed(run: Run, text: Path) -> None:
    passages = json.loads(run("explain", text, "--json", "-s", "2").out)["passages"]
    assert [one["text"] for one in passages] == ["They met."]


def test_options_reach_the_stages(run: Run, text: Path, asked: list[Any], tmp_path: Path) -> None:
    run("explain", text, "--lexicon", tmp_path, "--pipeline", "p", "--extractor", "e")
    (settings,) = asked
    assert settings.lexicons == (str(tmp_path),)
    assert (settings.pipeline, settings.extractor) == ("p", "e")


@pytest.mark.parametrize("sentence", ["x", "0", "3-2", "1-"])
def test_wrong_number_is_wrong_usage(run: Run, text: Path, sentence: str) -> None:
    outcome = run("explain", text, "--sentence", sentence)
    assert outcome.status == 2
    assert "is no number such as 3, and no range such as 3-5" in outcome.err


@pytest.mark.usefixtures("asked")
def test_sentence_beyond_the_end_is_one_line(run: Run, text: Path) -> None:
    outcome = run("explain", text, "--sentence", "9")
    assert outcome.status == 1
    assert outcome.err == "graphkit: a.txt: has no sentence 9; its sentences are 1 to 4\n"


def test_mistake_in_a_lexicon_is_one_line_with_its_place(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "frames.yaml").write_text("- vreb: rubbish\n", encoding="utf-8")
    outcome = run("explain", "a.txt", "--lexicon", "mine")
    assert outcome.status == 1
    place = str(Path("mine", "frames.yaml"))
    assert outcome.err.startswith(f"graphkit: {place}, line 1, column 3: unknown key 'vreb'; did")
    assert outcome.err.count("\n") == 1
