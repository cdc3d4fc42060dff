"""Topic keys: names of one topic fall together, names of two do not."""

import pytest

from graphkit.resolution.topics import singular, topic_normaliser

TOPICS = topic_normaliser()


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
        ("cooperation in herring trade", "herring trade cooperation"),
        ("developments in the Middle East", "the Middle East situation"),
        ("strengthening of bilateral ties", "deepen bilateral relations"),
        ("cooperate closely on the novel coronavirus", "cooperation on COVID-19"),
        ("measures against the coronavirus pandemic", "measures against COVID-19"),
        ("building up defense cooperation", "cooperation in defence"),
    ],
)
def test_forms_of_one_topic_have_one_key(one: str, other: str) -> None:
    assert TOPICS.key(one) == TOPICS.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("climate change", "climate finance"),
        ("the situation in Sudan", "the situation in South Sudan"),
        ("return to the pact", "withdrawal from the pact"),
        ("developing countries", "countries"),
        ("support for Norway", "Norway’s support"),
        ("ban on trade", "trade"),
        ("expanding the Herring Council", "Herring Council"),
    ],
)
def test_different_topics_have_different_keys(one: str, other: str) -> None:
    assert TOPICS.key(one) != TOPICS.key(other)


@pytest.mark.parametrize("label", ["issues", "the situation", "their", "…", "北朝鮮"])
def test_key_is_never_empty(label: str) -> None:
    assert TOPICS.key(label)


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


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (["their recent fishing"], "Fishing"),
        (["deepen trade ties", "strengthening trade ties", "trade ties in peril"], "Trade ties"),
        (["cooperate closely on herring"], "Cooperation on herring"),
        (["novel coronavirus"], "COVID-19"),
        (["developing countries"], "Developing countries"),
        (["expanding the Herring Council"], "Expanding the Herring Council"),
    ],
)
def test_label_is_the_plainest_name(names: list[str], label: str) -> None:
    assert TOPICS.label(names) == label


@pytest.mark.parametrize(
    ("names", "contexts"),
    [
        (["herring quotas"], ("economic",)),
        (["Tariffs on vaccines"], ("economic", "health")),
        (["human rights situation"], ("human_rights",)),
        (["lantern festival"], ()),
        (["cooperation", "counter-terrorism"], ("terrorism",)),
        (["warm relations"], ()),
    ],
)
def test_contexts_are_those_whose_words_stand_in_a_name(
    names: list[str], contexts: tuple[str, ...]
) -> None:
    assert TOPICS.contexts(names) == contexts


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("promoting and defending herring", "Promoting and defending herring"),
        ("close and enduring ties", "Close and enduring ties"),
        ("building back better", "Building back better"),
        ("promoting trade", "Trade"),
    ],
)
def test_a_word_stays_that_the_next_one_needs(name: str, label: str) -> None:
    assert TOPICS.label([name]) == label
