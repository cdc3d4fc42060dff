"""All names of a sentence become chunks that do not overlap, each with a word that stands in."""

from __future__ import annotations

import pytest

from graphkit.data_model import Span
from tests.extraction.naming.name_reading import name_reader, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prime Minister Anita Rao of India left", ["Rao"]),
        ("the Foreign Ministers of Chile and Peru met", ["Ministers"]),
        ("his Indian counterpart left", ["counterpart"]),
        ("the United Nations (UN) met Japan", ["Nations", "Japan"]),
        ("the U.S. left", ["US"]),
        ("María de la Cruz, Foreign Minister of Peru, left", ["Cruz"]),
    ],
)
def test_one_word_stands_in_for_a_name(text: str, words: list[str]) -> None:
    assert read(text).stand_ins == words


def test_article_stays_outside_the_core_of_an_office() -> None:
    (chunk,) = read("the President of Peru left").sentence.chunks
    assert (chunk.span, chunk.core) == (Span(0, 21), Span(4, 21))


def test_spans_are_those_of_the_document() -> None:
    text = "Before. Ms. Diaz left."
    (chunk,) = name_reader().read(text, Span(8, 22)).chunks
    assert chunk.span.of(text) == "Ms. Diaz"


def test_empty_sentence_has_no_names() -> None:
    assert name_reader().read("x", Span(1, 1)).chunks == ()


def test_grammar_comes_before_what_the_pipeline_sees() -> None:
    names = read("Minister Soto of Chile left", organisations=["Minister Soto"])
    assert names.person_names == ["Soto"]
    assert len(names.items) == 1


def test_gazetteer_comes_before_what_the_pipeline_sees() -> None:
    names = read("in South Korea itself", organisations=["Korea"])
    assert names.spans == ["South Korea"]


def test_organisation_only_the_pipeline_sees_is_kept() -> None:
    assert read("the Acme Works gave", organisations=["Acme Works"]).spans == ["Acme Works"]


@pytest.mark.parametrize("seen", ["acme Works", "Acme Works’s"])
def test_what_is_not_written_like_a_name_is_left_out(seen: str) -> None:
    text = f"the {seen} gave"
    assert read(text, organisations=[seen]).spans == []


def test_institution_takes_the_whole_name() -> None:
    assert read("the Annie Roe Foundation gave", persons=["Annie Roe"]).spans == [
        "Annie Roe Foundation"
    ]


def test_offsets_outside_the_sentence_are_ignored() -> None:
    text = "Soto left."
    assert name_reader().read(text, Span(0, 10), seen=[(50, 60, "Person")]).chunks == ()


def test_place_and_day_are_no_organisation() -> None:
    assert read("at the Ministry on 2 June", organisations=["Ministry on 2 June"]).items == ()


@pytest.mark.parametrize(("seen", "words"), [("RSV", []), ("TRSV", ["TRSV"])])
def test_abbreviation_of_a_disease_is_no_organisation(seen: str, words: list[str]) -> None:
    assert read(f"They met makers of {seen} vaccines.", organisations=[seen]).stand_ins == words
