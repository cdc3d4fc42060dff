import pytest

from graphkit.analysis import ranking, rounded


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({}, []),
        ({"b": 2.0, "a": 1.0}, [("b", 1, 0), ("a", 2, 0)]),
        ({"c": 1.0, "b": 2.0, "a": 2.0}, [("a", 1, 1), ("b", 1, 1), ("c", 3, 0)]),
        ({"a": 1 / 3, "b": 1 / 3 + 1e-12}, [("a", 1, 1), ("b", 1, 1)]),
        ({"a": 0.0, "b": -0.0}, [("a", 1, 1), ("b", 1, 1)]),
    ],
)
def test_ranking_shares_ranks_among_equals(
    scores: dict[str, float], expected: list[tuple[str, int, int]]
) -> None:
    assert [(rank.node, rank.rank, rank.ties) for rank in ranking(scores)] == expected


def test_ranking_of_some_nodes_leaves_out_those_without_score() -> None:
    ranks = ranking({"a": 3.0, "b": 2.0, "c": 1.0}, nodes=["c", "b", "x"])
    assert [(rank.node, rank.rank) for rank in ranks] == [("b", 1), ("c", 2)]


@pytest.mark.parametrize(
    ("score", "expected"),
    [(0.12345678, 0.123457), (12345678.0, 12345700.0), (3, 3.0), (0.0, 0.0)],
)
def test_rounded_keeps_six_significant_digits(score: float, expected: float) -> None:
    assert rounded(score) == expected
