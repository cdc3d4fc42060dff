"""Seconds of the steps of a build."""

import pytest

from graphkit.pipeline import Step, Timings


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, the last number, as the module under test sees it."""
    now = [100.0]
    monkeypatch.setattr("graphkit.pipeline.timings.time.perf_counter", lambda: now[-1])
    monkeypatch.setattr("graphkit.pipeline.timings.time.process_time", lambda: 0.5)
    return now


def test_each_step_has_the_seconds_until_the_next(clock: list[float]) -> None:
    timings = Timings()
    for now, step in ((101, Step.READ), (103, Step.READ), (104, Step.EXTRACT), (106, Step.DRAW)):
        clock.append(now)
        timings.update(step, 0, None)
    clock.append(110)
    timings.stop()
    assert dict(timings.rows()) == {"starting": 1.5, Step.READ: 3, Step.EXTRACT: 2, Step.DRAW: 4}
    assert timings.to_text().splitlines()[-2:] == [
        "  10.50 s  all",
        "   5.50 s  besides loading the trained pipeline and reading text",
    ]


def test_news_are_passed_on() -> None:
    heard: list[tuple[Step, int, int | None]] = []
    timings = Timings(lambda *news: heard.append(news))
    timings.update(Step.EXTRACT, 1, 2)
    timings.update(Step.EXTRACT, 2, 2)
    assert heard == [(Step.EXTRACT, 1, 2), (Step.EXTRACT, 2, 2)]
