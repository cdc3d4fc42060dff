"""Sentences end where they end, and nowhere else."""

from __future__ import annotations

import pytest

from graphkit.data_model import Span
from graphkit.documents.sentences import sentences_of
from graphkit.resources.document_structure import load_document_abbreviations


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences_of(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Berg met H.E. Ms. Ito, Mrs. Oz and Messrs. Ali and Kim of the U.S. Senate.",
        "Talks in Japan-U.S. and Japan-Australia-India-U.S. formats, as in U.S.-U.K. ties, go on.",
        "They met on Jan. 5, on Sept. 24 and on Dec. 1 at 3:00 p.m. for about 30 minutes.",
        "President J. R. Olsen, Jr. spoke with Dr. S. K. Rao and Lt. Gen. H. R. Park.",
        "See No. 4 of Acme Inc. papers, para. 5 of the text, Art. 9 and vol. 2 of it.",
        "He called it “a strong bond. A very strong one.” in his speech.",
        "Friends of South Korea (ROK), i.e. Norway, the U.K., etc. were there.",
        "The site example.org, Welcome.US and the file v.2.0 were shown.",
        "A man with a plan B.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["They spoke of the U.S. and Japan.", "He left."],
        ["He said: “We agree.”", "Then they left."],
        ["It was (as he put it) “a start.”", "The Ministers agreed."],
        ["They welcomed the step [sic].", "[Reference] He left."],
        ["Is it so?", "It is!", "Good."],
        ["They discussed Norway.", "The Minister left."],
        ["The text is the U.N. Charter.", "Ms. Ito said so."],
    ],
)
def test_sentences_are_told_apart(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_line_breaks_and_no_break_spaces_do_not_end_a_sentence() -> None:
    text = "The two\nMinisters met Mr.\u00a0Ali\nin the White\nHouse.  They\n agreed."
    assert sentences(text) == [
        "The two\nMinisters met Mr.\u00a0Ali\nin the White\nHouse.",
        "They\n agreed.",
    ]


def test_missing_blank_between_sentences_is_seen() -> None:
    assert sentences("They discussed Norway.The Minister left.") == [
        "They discussed Norway.",
        "The Minister left.",
    ]


def test_closing_marks_belong_to_the_sentence() -> None:
    assert sentences("*They met.* **They agreed.** Then.") == [
        "*They met.*",
        "**They agreed.**",
        "Then.",
    ]


def test_signs_at_the_end_are_no_sentence() -> None:
    assert sentences("They met. \\###") == ["They met."]


def test_offsets_count_from_the_text_not_from_the_span() -> None:
    text = "Title\n\nHe came. He left."
    assert list(sentences_of(text, Span(7, len(text)))) == [Span(7, 15), Span(16, 24)]


@pytest.mark.parametrize(
    "word", sorted(word for word, use in load_document_abbreviations().items() if use == "anything")
)
def test_no_sentence_ends_after_an_abbreviation_before_a_name(word: str) -> None:
    text = f"They met {word}. Berg in Oslo."
    assert sentences(text) == [text]
