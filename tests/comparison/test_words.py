"""Words and their weights."""

from graphkit.comparison.words import Vocabulary
from graphkit.resources.comparison import load_comparison


def vocabulary(*sentences: str) -> Vocabulary:
    return Vocabulary(sentences, load_comparison())


def test_spellings_and_endings_are_one_word() -> None:
    words = vocabulary("denuclearization efforts", "denuclearisation effort").words
    assert words("denuclearisation") == words("Denuclearization")
    assert words("the effort") == words("efforts")


def test_rare_words_count_more() -> None:
    known = vocabulary("cod and ferry", "cod and harbour", "cod and quota")
    assert known.weight(known.words("ferry")) > known.weight(known.words("cod"))
    assert known.alike(known.words("cod ferry"), known.words("ferry quota")) > known.alike(
        known.words("cod ferry"), known.words("cod harbour")
    )


def test_nothing_is_like_nothing() -> None:
    known = vocabulary()
    assert known.alike(frozenset(), frozenset()) == 0
    assert known.shared(known.words("cod"), frozenset()) == 0
