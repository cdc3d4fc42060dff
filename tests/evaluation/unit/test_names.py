import pytest

from graphkit.evaluation.names import (
    alike,
    content_tokens,
    head_word,
    normalise,
    person_tokens,
    token_f1,
    topic_similarity,
    variants,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the António  CRUZ", "antonio cruz"),
        ("U.S.", "united states"),
        ("the U.S.’s plan", "united states plan"),
        ("Japan-U.S,", "japan united states"),
        ("UNSC", "united nations security council"),
        ("Trade & Aid", "trade and aid"),
        ("Al-Hadi’s", "al hadi"),
        ("", ""),
    ],
)
def test_normalise_leaves_what_makes_a_difference(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_variants_take_an_acronym_alone_but_no_remark() -> None:
    assert variants("Baltic Pact (BP)") == {"baltic pact bp", "baltic pact", "bp"}
    assert variants("Norland (issue)") == {"norland issue", "norland"}


@pytest.mark.parametrize(
    "name",
    ["Mr. BERG Ola", "H.E. Mr. Berg, Ola", "Minister Ola Berg", "Senator the Hon. Ola Berg"],
)
def test_person_tokens_leave_out_titles(name: str) -> None:
    assert person_tokens(name) == {"ola", "berg"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the issue of fishing rights", ("fishing", "rights")),
        ("recent situation in the United States", ("united_states",)),
        ("the issue", ("issue",)),
    ],
)
def test_content_tokens_leave_out_light_words(text: str, expected: tuple[str, ...]) -> None:
    assert content_tokens(text) == expected


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("implementing", "implementation", True),
        ("regions", "regional", True),
        ("nuclear", "nuclear", True),
        ("region", "relation", False),
        ("aid", "aide", False),
        ("international", "internal", False),
    ],
)
def test_forms_of_a_word_are_alike(word: str, other: str, expected: bool) -> None:
    assert alike(word, other) is expected


def test_token_f1_counts_each_word_once() -> None:
    assert token_f1(("trade", "trade"), ("trade", "aid")) == 0.5


def test_token_f1_prefers_the_same_word_to_a_form_of_it() -> None:
    assert token_f1(("regional", "region"), ("region", "regional")) == 1.0


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("safe departure of people", "departure"),
        ("preventing a famine in the north", "preventing"),
        ("cooperation with Norland", ""),
        ("situation in Norland", ""),
    ],
)
def test_head_word_is_specific(text: str, head: str) -> None:
    assert head_word(text) == head


@pytest.mark.parametrize(
    ("text", "other", "lenient", "strict"),
    [
        ("the abductions issue", "issue of abductions", True, True),
        ("fully implementing the accord", "full implementation of the accord", True, True),
        ("launches", "latest ballistic missile launches of Norland", True, False),
        ("fishing rights", "fishing rights in the north sea", True, False),
        ("situation in Norland", "situation in Sudland", False, False),
        ("Norland", "preventing Norland from defaulting on foreign debts", False, False),
        ("trade", "education", False, False),
    ],
)
def test_topics_are_the_same(text: str, other: str, lenient: bool, strict: bool) -> None:
    assert (topic_similarity(text, other) > 0, topic_similarity(other, text) > 0) == (
        lenient,
        lenient,
    )
    assert (topic_similarity(text, other, strict=True) > 0) is strict
