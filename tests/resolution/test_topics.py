"""Topic keys: names of one topic fall together, names of two do not."""

import pytest

from graphkit.resolution.topics import singular, topic_key
from graphkit.resources.word_lists import load_topic_words

WORDS = load_topic_words()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the issue of herring quotas", "Herring quota issues"),
        ("climate change", "climate change issues"),
        ("the recent situation in Sudan", "Sudan"),
        ("regional situations", "regional affairs"),
        ("Norway’s recent actions", "Norway's recent actions"),
        ("missile launches", "missile launch"),
        ("peace processes", "peace process"),
        ("policies", "policy"),
    ],
)
def test_forms_of_one_topic_have_one_key(one: str, other: str) -> None:
    assert topic_key(one, WORDS) == topic_key(other, WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("climate change", "climate finance"),
        ("the situation in Sudan", "the situation in South Sudan"),
        ("return to the pact", "withdrawal from the pact"),
    ],
)
def test_different_topics_have_different_keys(one: str, other: str) -> None:
    assert topic_key(one, WORDS) != topic_key(other, WORDS)


@pytest.mark.parametrize("label", ["issues", "the situation", "their", "…", "北朝鮮"])
def test_key_is_never_empty(label: str) -> None:
    assert topic_key(label, WORDS)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("quotas", "quota"),
        ("policies", "policy"),
        ("launches", "launch"),
        ("processes", "process"),
        ("taxes", "tax"),
        ("ties", "ties"),
        ("gas", "gas"),
        ("crisis", "crisis"),
        ("politics", "politics"),
        ("press", "press"),
    ],
)
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected
