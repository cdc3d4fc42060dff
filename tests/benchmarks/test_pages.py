"""The benchmark's own sums; its figures are for a quiet machine, not for a test."""

import time
from pathlib import Path

from tests.benchmarks.pages import Column, build_pages, ratios, table
from tests.benchmarks.plain_pyvis import within


def _column(title: str, **figures: list[float]) -> Column:
    return Column(title, dict(figures))


def test_table_has_medians_and_tells_what_is_missing() -> None:
    columns = [_column("100", ready=[900.0, 100.0, 120.0]), _column("20,000", build=[1.25])]

    lines = table("graphkit", columns, ["build", "ready"], missing="> 120 s").splitlines()

    assert [line.split() for line in lines] == [
        ["graphkit", "100", "20,000"],
        ["build", ">", "120", "s", "1.25"],
        ["ready", "120", ">", "120", "s"],
    ]


def test_ratios_say_how_many_times_as_long_the_other_takes() -> None:
    ours = [_column("100", ready=[50.0], build=[2.0]), _column("1,000", ready=[80.0])]
    theirs = [_column("100", ready=[100.0, 200.0, 300.0]), _column("1,000")]

    found = ratios(ours, theirs, ["ready", "build"])

    assert [column.figures for column in found] == [{"ready": [4.0]}, {}]


def test_pages_of_all_sizes_are_written_and_measured(tmp_path: Path) -> None:
    columns = build_pages([20, 40], tmp_path, rounds=2)

    assert [column.title for column in columns] == ["20", "40"]
    assert all(len(column.figures["build, s"]) == 2 for column in columns)
    assert (tmp_path / "40.html").stat().st_size == columns[1].figures["file, MB"][0] * 1e6


def _quick(nodes: int, _: Path) -> dict[str, float]:
    return {"nodes": float(nodes)}


def _endless(_: int, __: Path) -> dict[str, float]:
    time.sleep(60)
    return {}


def test_a_step_that_takes_too_long_has_no_figures(tmp_path: Path) -> None:
    assert within(60, _quick, 7, tmp_path) == {"nodes": 7.0}
    assert within(0.5, _endless, 7, tmp_path) == {}
