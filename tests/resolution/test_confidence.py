"""Confidence: the share that was right, drawn towards that of the wider group."""

import pytest

from graphkit.resolution.confidence import UNSEEN, ConfidenceTable, confidence_table, kind_of
from graphkit.resources.confidence import Count, load_confidence

COUNTS = {
    ("gk:stated", "named"): Count(95, 100),
    ("gk:stated", "doubtful"): Count(1, 5),
    ("gk:thanked", "named"): Count(30, 60),
}


def test_what_was_right_less_often_is_less_sure() -> None:
    table = ConfidenceTable(COUNTS)
    named, doubtful = (table.probability("gk:stated", kind) for kind in ("named", "doubtful"))
    assert named is not None
    assert doubtful is not None
    assert 0.9 < named <= 0.95
    assert 0.2 < doubtful < named


def test_kind_never_seen_takes_the_share_of_its_family() -> None:
    table = ConfidenceTable(COUNTS)
    assert table.probability("gk:thanked", "referred") == pytest.approx(0.52, abs=0.01)


def test_family_never_seen_has_no_estimate() -> None:
    assert ConfidenceTable(COUNTS).probability("gk:rejected", "named") is None


def test_documents_not_developed_on_bring_all_estimates_down() -> None:
    lower = ConfidenceTable({**COUNTS, UNSEEN: Count(1, 2)}).probability("gk:stated", "named")
    assert lower is not None
    assert lower < 0.7


@pytest.mark.parametrize(
    ("rule", "reasons", "hint", "kind"),
    [
        ("frame:say", ["name", "name, first of several"], 0.9, "named"),
        ("frame:say", ["name", "pronoun: who was named last"], 0.9, "referred"),
        ("frame:say", ["name"], 0.7, "doubtful"),
        ("met", ["name"], 0.7, "named"),
    ],
)
def test_kind_of_a_reading(rule: str, reasons: list[str], hint: float, kind: str) -> None:
    assert kind_of(rule, reasons, hint) == kind


def test_shipped_counts_give_probabilities() -> None:
    table = confidence_table()
    for family, kind in load_confidence():
        known = table.probability(family, kind)
        assert (family, kind) == UNSEEN or (known is not None and 0 < known < 1)
