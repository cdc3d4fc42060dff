"""The benchmark's own sums; its figures are for a quiet machine, not for a test."""

from tests.benchmarks.building import Took, ratio


def test_ratio_is_of_the_clean_build_to_the_update() -> None:
    clean, update = Took(clock=100.0, processor=60.0), Took(clock=4.0, processor=1.5)
    assert ratio(clean, update) == (25.0, 40.0)


def test_time_of_a_piece_of_work_is_counted() -> None:
    done: list[int] = []
    took = Took.by(lambda: done.append(1))
    assert done == [1]
    assert took.clock > 0
