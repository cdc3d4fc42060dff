"""Resolution on pairs of persons does not fall below its floors."""

from pathlib import Path

import pytest

from graphkit.errors import ResourceError
from graphkit.evaluation.person_pairs import PairFigures, answer_all, figures_of, read_pairs
from tests.evaluation.pairs import main


def test_figures_do_not_fall_below_their_floors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0, capsys.readouterr().out


def test_merge_is_right_wrong_or_missed() -> None:
    side = {"names": ["President Aldane"], "offices": [{"title": "President", "polity": "NOR"}]}
    named = {**side, "names": ["Mira Aldane"], "day": "2031-03-11"}
    known = {**side, "day": "2031-03-12"}
    pairs = [
        {"id": "1", "kind": "k", "same": True, "left": known, "right": named},
        {"id": "2", "kind": "k", "same": False, "left": known, "right": named},
        {"id": "3", "kind": "k", "same": True, "left": known, "right": {"names": ["Tomas Verrin"]}},
    ]
    answers = answer_all(pairs)
    assert [one.merged for one in answers] == [True, True, False]
    figures = figures_of(answers)
    assert (figures.precision, figures.recall) == (0.5, 0.5)
    assert PairFigures(merges=0, hits=0, wanted=0).precision == 1


def test_file_that_is_no_list_of_pairs_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "pairs.yaml"
    file.write_text("id: D1", encoding="utf-8")
    with pytest.raises(ResourceError, match="not a list of pairs"):
        read_pairs(file)
