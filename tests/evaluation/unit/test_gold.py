from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graphkit.data_model import EntityType
from graphkit.errors import EvaluationError
from graphkit.evaluation import Gold, find_text, gold_files, load_gold

Load = Callable[[Mapping[str, Any]], Gold]


def test_gold_keeps_what_else_is_right(load: Load, gold_data: dict[str, Any]) -> None:
    gold_data["statements"][6] |= {
        "accept_objects": ["norland"],
        "accept_relations": ["stated"],
        "about": "t-ferry",
        "also_meetings": ["m"],
    }
    statement = load(gold_data).statements[6]

    assert statement.objects == ("t-visas", "norland")
    assert statement.relations == {"requested", "stated"}
    assert statement.about == ("t-ferry",)
    assert statement.addressees == ("castro",)
    assert statement.meetings == ("m", "m")


@pytest.mark.parametrize("kind", ["Agreement", "Document"])
def test_agreements_and_documents_are_instruments(
    kind: str, load: Load, gold_data: dict[str, Any]
) -> None:
    gold_data["entities"][4]["type"] = kind

    assert load(gold_data).entities[4].type is EntityType.INSTRUMENT


def test_gold_with_a_summary_is_coarse(load: Load, gold_data: dict[str, Any]) -> None:
    assert load(gold_data).complete
    assert not load(gold_data | {"summary": {}}).complete


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"subject": "nobody"}, "statement s1 refers to 'nobody'"),
        ({"agents": ["nobody"]}, "statement s1 refers to 'nobody'"),
        ({"parent_topic": "nothing"}, "statement s1 refers to 'nothing'"),
        ({"tier": "vital"}, "'vital' is not a valid Tier"),
        ({"start": 9, "end": 2}, "0 <= start <= end"),
        ({"agents": 7}, "a list of texts"),
    ],
)
def test_faulty_statement_is_refused(
    change: dict[str, Any], complaint: str, load: Load, gold_data: dict[str, Any]
) -> None:
    gold_data["statements"][0] |= change

    with pytest.raises(EvaluationError, match=complaint):
        load(gold_data)


def test_id_used_twice_is_refused(load: Load, gold_data: dict[str, Any]) -> None:
    gold_data["meetings"][0]["id"] = "berg"

    with pytest.raises(EvaluationError, match="'berg' twice"):
        load(gold_data)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"meta": {}}', "\x00"])
def test_other_files_are_no_gold(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(EvaluationError, match=r"gold x\.json"):
        load_gold(path)


def test_missing_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"gold none\.json cannot be read"):
        load_gold(tmp_path / "none.json")


def test_text_is_found_further_up_in_a_folder_of_the_same_name(tmp_path: Path) -> None:
    gold = tmp_path / "tests" / "letters" / "a.json"
    text = tmp_path / "letters" / "a.txt"
    for file in (gold, text):
        file.parent.mkdir(parents=True)
        file.touch()

    assert find_text(gold) == text


def test_text_in_the_named_folder_comes_first(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for file in (tmp_path / "a.txt", other / "a.txt"):
        file.touch()

    assert find_text(tmp_path / "a.json", other) == other / "a.txt"


def test_missing_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no text of the same name"):
        find_text(tmp_path / "a-name-that-no-text-has.json")


def test_gold_files_are_found_in_folders(gold_folder: Path) -> None:
    folders = [gold_folder / "seeds", gold_folder / "documents"]

    assert len(gold_files([*folders, gold_folder / "documents" / "P01.json"])) == 14
