"""The gate itself is quick to test; that the floors are kept needs the trained pipeline."""

from pathlib import Path
from types import ModuleType

import pytest

from graphkit.evaluation import Evaluation, Score


def test_floors_rise_and_never_fall(gate: ModuleType) -> None:
    floors = {"seeds": {"met lenient f1": 0.9, "persons lenient f1": 0.8}}
    measured = {"seeds": {"met lenient f1": 0.7, "persons lenient f1": 0.85}}

    assert gate.raised(measured, floors) == {
        "seeds": {"met lenient f1": 0.9, "persons lenient f1": 0.85}
    }


def test_floors_fall_when_that_is_allowed(gate: ModuleType) -> None:
    measured = {"seeds": {"met lenient f1": 0.7}}

    assert gate.raised(measured, {"seeds": {"met lenient f1": 0.9}}, allow_regression=True) == (
        measured
    )


def test_floors_of_new_figures_are_added(gate: ModuleType) -> None:
    assert gate.raised({"seeds": {"a": 0.5}, "new": {"b": 0.6}}, {"seeds": {"c": 0.4}}) == {
        "seeds": {"c": 0.4, "a": 0.5},
        "new": {"b": 0.6},
    }


@pytest.mark.parametrize(
    ("reached", "complaint"),
    [
        ({"met": 0.9}, []),
        ({"met": 0.8999}, ["seeds: met is 0.8999, below its floor 0.9000"]),
        ({}, ["seeds: met is not measured any more; its floor is 0.9000"]),
    ],
)
def test_shortfall_is_told(gate: ModuleType, reached: dict[str, float], complaint: str) -> None:
    assert gate.shortfalls({"seeds": reached}, {"seeds": {"met": 0.9}}) == complaint


def test_relation_has_a_floor_only_with_enough_statements(gate: ModuleType) -> None:
    evaluation = Evaluation(
        name="n",
        tier="core",
        strict=False,
        complete=True,
        persons=Score(correct=2, said=3, found=2, wanted=4),
        meetings=Score(),
        statements=Score(found=1, wanted=4),
        relations={"urged": Score(found=5, wanted=9), "stated": Score(found=5, wanted=10)},
    )

    assert dict(gate.figures_of(evaluation, "lenient")) == {
        "persons lenient precision": 0.6666,
        "persons lenient recall": 0.5,
        "persons lenient f1": 0.5714,
        "statements lenient recall": 0.25,
        "stated lenient recall": 0.5,
    }


def test_digest_changes_with_the_gold(gate: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    before = gate.digest(tmp_path)
    (tmp_path / "a.json").write_text("{ }", encoding="utf-8")

    assert gate.digest(tmp_path) != before


def test_halves_of_the_documents_have_none_in_common(gate: ModuleType) -> None:
    groups = gate.groups()

    assert [len(groups[name]) for name in ("development half", "held-out half")] == [6, 6]
    assert not set(groups["development half"]) & set(groups["held-out half"])


def test_publishers_are_a_group_each_for_development_and_held_out(
    gate: ModuleType, tmp_path: Path
) -> None:
    for name in ("publishers/development/a.json", "publishers/held-out/b.json"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()

    assert gate.groups(tmp_path) == {
        "publishers, development": (tmp_path / "publishers/development/a.json",),
        "publishers, held-out": (tmp_path / "publishers/held-out/b.json",),
    }
    assert gate.groups()["publishers, development"]


def test_all_gold_is_in_one_group(gate: ModuleType) -> None:
    grouped = sorted(path for paths in gate.groups().values() for path in paths)

    assert grouped == sorted(gate.GOLD.rglob("*.json"))


def test_floors_are_those_of_this_gold(gate: ModuleType) -> None:
    assert gate.load_floors().gold == gate.digest()


@pytest.mark.slow
@pytest.mark.evaluation
def test_no_figure_is_below_its_floor(gate: ModuleType) -> None:
    floors = gate.load_floors().figures
    if not floors:
        pytest.fail("there are no floors; set them with: python tests/evaluation/gate.py --update")

    assert gate.shortfalls(gate.measure(gate.read_with_rules), floors) == []
