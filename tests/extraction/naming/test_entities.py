"""Countries and organisations are found by looking them up."""

from __future__ import annotations

from functools import cache

import pytest

from graphkit.extraction.naming.entities import EntityTagger, end_of_brackets
from graphkit.extraction.naming.words import join_words, split_words
from graphkit.resources.gazetteer import load_gazetteer


@cache
def tagger() -> EntityTagger:
    return EntityTagger(load_gazetteer())


def tagged(text: str) -> list[tuple[str, str]]:
    words = split_words(text)
    matches = tagger().matches(words)
    return [(join_words(words[m.start : m.end]), m.entry.label) for m in matches]


def test_longest_name_wins() -> None:
    found = tagged("South Korea, the Democratic People’s Republic of Korea and the ROK met.")
    assert found == [
        ("South Korea", "South Korea"),
        ("Democratic People’s Republic of Korea", "North Korea"),
        ("ROK", "South Korea"),
    ]


def test_spelling_of_initials_makes_no_difference() -> None:
    assert {label for _, label in tagged("the U.S., the US and the United States")} == {
        "United States"
    }


def test_hyphen_parts_two_names() -> None:
    assert [text for text, _ in tagged("Japan-U.S. talks")] == ["Japan", "U.S."]


def test_abbreviation_in_brackets_belongs_to_the_name() -> None:
    assert tagged("the United Nations (UN) said") == [("United Nations (UN)", "United Nations")]


def test_demonym_counts_as_its_country() -> None:
    (match,) = tagger().matches(split_words("the Chilean side"))
    assert (match.entry.label, match.adjective, match.is_polity) == ("Chile", True, True)


def test_ambiguous_name_carries_all_candidates() -> None:
    (match,) = tagger().matches(split_words("in Congo"))
    assert [entry.notation for entry in match.entries] == ["COD", "COG"]


def test_everyday_word_is_no_name() -> None:
    assert tagged("turkey and china for us all, oman") == []


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("( UN )", 3),
        ("( D-VA )", 5),
        ("( the UN )", 0),
        ("( on the left )", 0),
        ("( UN", 0),
        ("UN", 0),
    ],
)
def test_only_a_short_abbreviation_is_taken_out_of_brackets(text: str, end: int) -> None:
    assert end_of_brackets(split_words(text), 0) == end


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("the 76th UNGA", "event/session-of-the-united-nations-general-assembly-76"),
        (
            "the 76th UN General Assembly (UNGA)",
            "event/session-of-the-united-nations-general-assembly-76",
        ),
        ("the UN General Assembly", "organization/united-nations-general-assembly"),
        ("the 56th Munich Security Conference", "event/munich-security-conference-56"),
        ("the Munich Security Conference", "event/munich-security-conference"),
    ],
)
def test_number_tells_one_session_of_an_event_from_the_next(text: str, entity: str) -> None:
    assert [match.entity for match in tagger().matches(split_words(text))] == [entity]
