import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from graphkit.data_model import Knowledge
from graphkit.errors import EvaluationError
from graphkit.evaluation import Gold, load_gold, run

Perfect = Callable[[Gold, str], Knowledge]


def reader(perfect: Perfect, gold_folder: Path) -> Callable[[Sequence[Path]], Knowledge]:
    """Read each text as its gold does."""

    def read(paths: Sequence[Path]) -> Knowledge:
        golds = {path.stem: path for path in gold_folder.rglob("*.json")}
        parts = [
            perfect(load_gold(golds[path.stem]), path.read_bytes().decode("utf-8"))
            for path in paths
        ]
        return Knowledge(
            documents=tuple(one for part in parts for one in part.documents),
            entities=tuple({e.id: e for part in parts for e in part.entities}.values()),
            statements=tuple(one for part in parts for one in part.statements),
            references=tuple(one for part in parts for one in part.references),
        )

    return read


def test_run_evaluates_each_folder_as_a_group(gold_folder: Path, perfect: Perfect) -> None:
    paths = [gold_folder / "documents" / "P01.json", gold_folder / "seeds"]

    documents, seeds = run(paths, read=reader(perfect, gold_folder))

    assert (documents.name, seeds.name) == ("documents", "seeds")
    assert [one.name for one in documents.documents] == ["P01"]
    assert documents.lenient.statements.recall == 1.0
    assert (seeds.lenient.strict, seeds.strict.strict) == (False, True)
    assert seeds.lenient.persons.wanted == 19


def test_text_that_was_not_read_is_told(gold_folder: Path) -> None:
    with pytest.raises(EvaluationError, match=r"P01\.txt was not read"):
        run([gold_folder / "documents" / "P01.json"], read=lambda _: Knowledge())


def test_no_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no gold files"):
        run([tmp_path], read=lambda _: Knowledge())


def test_complete_and_coarse_gold_are_kept_apart(tmp_path: Path, gold_data: dict[str, Any]) -> None:
    kinds: dict[str, dict[str, Any]] = {"a": {}, "b": {"summary": {}}}
    for name, more in kinds.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(gold_data | more), encoding="utf-8")
        (tmp_path / f"{name}.txt").touch()

    with pytest.raises(EvaluationError, match="folders of their own"):
        run([tmp_path], read=lambda _: Knowledge())
