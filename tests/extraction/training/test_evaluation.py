from graphkit.extraction.training.evaluation import report


def test_report_shows_percentages_per_corpus_and_label() -> None:
    scores = {"names-test": {"precision": 0.75, "f": 0.5, "by_label": {"ORG": 0.25}}}
    assert report(scores, {"all": 9000}).splitlines() == [
        "names-test               precision 75.0, f 50.0",
        "    ORG                  F 25.0",
        "words per second, all: 9000",
    ]
