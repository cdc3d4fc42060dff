import pytest

from graphkit.evaluation import Score, Share


@pytest.mark.parametrize(
    ("score", "figures"),
    [
        (Score(correct=1, said=2, found=1, wanted=4), (0.5, 0.25, 1 / 3)),
        (Score(said=2, wanted=4), (0.0, 0.0, 0.0)),
        (Score(wanted=4), (None, 0.0, None)),
        (Score(said=2), (0.0, None, None)),
        (Score(), (None, None, None)),
    ],
)
def test_figures(score: Score, figures: tuple[float | None, ...]) -> None:
    assert (score.precision, score.recall, score.f1) == figures


def test_share_of_nothing_is_none() -> None:
    assert (Share().value, Share(right=1, of=2).value) == (None, 0.5)
