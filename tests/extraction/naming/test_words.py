"""Sentences are cut into words that lexicons can look up, with true offsets."""

from __future__ import annotations

import pytest

from graphkit.data_model import Span
from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.words import join_words, span_of, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. and U.K.-led", ["U.S.", "and", "U.K.", "-", "led"]),
        ("the U.S, too", ["the", "U.S", ",", "too"]),
        ("H.E. Mr. Ali", ["H.E.", "Mr", ".", "Ali"]),
        ("Syria’s and Laos’ view", ["Syria", "’s", "and", "Laos", "’", "view"]),
        ("Côte d’Ivoire", ["Côte", "d’Ivoire"]),
        ("on 2021.09.24 at 8:40", ["on", "2021.09.24", "at", "8:40"]),
        ("the 76th session", ["the", "76th", "session"]),
        ("", []),
    ],
)
def test_words_are_told_apart(text: str, words: list[str]) -> None:
    assert [word.text for word in split_words(text)] == words


def test_offsets_are_those_of_the_document() -> None:
    text = "Rao met Ms. Diaz."
    words = split_words(text, offset=100)
    assert [word.span.shift(-100).of(text) for word in words] == [word.text for word in words]
    assert span_of(words[2:5]) == Span(108, 116)


@pytest.mark.parametrize(
    ("text", "key"),
    [("U.S.", "US"), ("d’Ivoire", "d'Ivoire"), ("8.5", "8.5"), ("Rao", "Rao")],
)
def test_lexicons_know_a_word_by_its_plain_form(text: str, key: str) -> None:
    (word,) = split_words(text)
    assert (word.key, word.lower) == (key, key.lower())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Rao", True), ("rao", False), ("9th", False), ("李", True), ("“", False)],
)
def test_what_begins_with_a_capital_or_has_no_case_looks_like_a_name(
    text: str, *, expected: bool
) -> None:
    assert split_words(text)[0].is_name_like is expected


def test_running_text_is_restored_on_one_line() -> None:
    assert join_words(split_words("Anne-Marie\n  O’Neil, Jr.")) == "Anne-Marie O’Neil, Jr."


@pytest.fixture
def table() -> PhraseTable[str]:
    return PhraseTable(
        [("minister", "M"), ("Prime Minister", "PM"), ("U.S.", "USA"), ("minister", "second")]
    )


def test_longest_phrase_wins(table: PhraseTable[str]) -> None:
    assert table.match(split_words("prime minister Rao"), 0) == (2, "PM")


def test_first_of_two_equal_phrases_is_kept(table: PhraseTable[str]) -> None:
    assert table.match(split_words("the Minister"), 1) == (2, "M")


@pytest.mark.parametrize("text", ["prime", "Prime rate", "ministers", "of"])
def test_part_of_a_phrase_is_no_match(table: PhraseTable[str], text: str) -> None:
    assert table.match(split_words(text), 0) is None
    assert table.matches(split_words(text)) == {}


def test_matches_may_overlap(table: PhraseTable[str]) -> None:
    found = table.matches(split_words("the US Prime Minister"))
    assert found == {1: (2, "USA"), 2: (4, "PM"), 3: (4, "M")}


def test_case_counts_where_it_is_not_folded() -> None:
    table = PhraseTable([("US", 1)], fold_case=False)
    assert table.matches(split_words("U.S. told us")) == {0: (1, 1)}


@pytest.mark.parametrize("text", ["met, then left", "bar_baz abc1 don’t, U.S, G7 a b."])
def test_plain_words_are_cut_as_all_others(text: str) -> None:
    """A word before a blank or comma is what it is before anything else."""
    cut = [word.text for part in text.split() for word in split_words(part)]
    assert [word.text for word in split_words(text)] == cut


def test_forms_of_all_words_are_kept() -> None:
    words = split_words("The U.S. Minister’s")
    assert words.keys == ["The", "US", "Minister", "'s"]
    assert words.lowers == ["the", "us", "minister", "'s"]
