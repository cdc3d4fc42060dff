"""Reliability: how far confidence is from the share that is right."""

import pytest

from graphkit.evaluation.calibration import Judged, counts_of, reliability
from graphkit.resources.confidence import Count


def test_counts_are_by_family_and_kind() -> None:
    judged = [
        Judged("document/a", "met", "named", right=True),
        Judged("document/a", "met", "named", right=False),
        Judged("document/b", "gk:stated", "referred", right=True),
    ]
    assert counts_of(judged) == {
        ("gk:stated", "referred"): Count(1, 1),
        ("met", "named"): Count(1, 2),
    }


def test_reliability_of_confidence_that_keeps_its_word() -> None:
    result = reliability([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    assert (result.error, len(result.bins)) == (0.0, 1)
    assert result.brier == pytest.approx(0.1875)


def test_reliability_of_confidence_that_promises_too_much() -> None:
    result = reliability([(0.92, False), (0.92, False), (0.55, True)])
    assert [(one.low, one.size, one.right) for one in result.bins] == [(0.5, 1, 1.0), (0.9, 2, 0.0)]
    assert result.error == pytest.approx((2 * 0.92 + 0.45) / 3, abs=1e-3)


def test_reliability_of_nothing() -> None:
    assert reliability([]).bins == ()
