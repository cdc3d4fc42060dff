"""The benchmark's own sums; its figures are for a quiet machine, not for a test."""

from collections.abc import Iterator

import pytest

from tests.benchmarks.extraction import Round, TimedPipeline


class Ticking:
    """A pipeline that takes three ticks for each text, and a clock that says so."""

    name = version = "ticking"

    def __init__(self) -> None:
        self.now = 0.0

    def names(self, texts: list[str]) -> Iterator[list[tuple[int, int, str]]]:
        for _ in texts:
            self.now += 3
            yield []


def test_only_the_time_inside_the_pipeline_counts() -> None:
    ticking = Ticking()
    timed = TimedPipeline(ticking, clock=lambda: ticking.now)  # type: ignore[arg-type]

    for _ in timed.names(["one", "two"]):
        ticking.now += 100

    assert timed.seconds == pytest.approx(6)


def test_report_has_speed_and_shares() -> None:
    lines = Round(seconds=2.0, in_pipeline=1.5).report(words=9000).splitlines()

    assert [line.split()[0] for line in lines] == ["4500", "75.0%", "25.0%"]
    assert [line.split()[-4] for line in lines[1:]] == ["166.7", "55.6"]
