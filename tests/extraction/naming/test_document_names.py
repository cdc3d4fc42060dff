"""What one sentence of a document introduces, another may shorten."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import Span
from graphkit.extraction.naming.document_names import read_document_names
from graphkit.extraction.naming.person import Person
from graphkit.resources.word_lists import load_name_words
from tests.extraction.naming.name_reading import name_reader

if TYPE_CHECKING:
    from collections.abc import Sequence


def persons(*sentences: str, seen: Sequence[str] = ()) -> list[str]:
    """Return the persons of the last sentence; of each sentence the name in ``seen`` is seen."""
    text = "\n".join(sentences)
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    spans = [Span(start, start + len(s)) for start, s in zip(starts, sentences, strict=True)]
    found = [
        [(s.index(name), s.index(name) + len(name), "Person")] if name else []
        for s, name in zip_longest(sentences, seen, fillvalue="")
    ]
    named = read_document_names(name_reader(), text, spans, found, load_name_words())
    return [chunk.item.name for chunk in named[-1].chunks if isinstance(chunk.item, Person)]


@pytest.mark.parametrize(
    ("first", "later", "name"),
    [
        ("President Ana Soto spoke.", "There Soto left.", "Soto"),
        ("Mr. TANAKA Hiroshi spoke.", "There Tanaka left.", "Tanaka"),
        ("Ms. Liz Reyes-Lindt spoke.", "There Reyes-Lindt left.", "Reyes-Lindt"),
        ("Ms. Ursula von Aken spoke.", "There von Aken left.", "von Aken"),
        ("Mr. Luiz da Silva spoke.", "There Silva left.", "Silva"),
        ("his counterpart Anita Rao spoke.", "There Anita left.", "Anita"),
        ("Minister Lu Weimin spoke.", "There Lu left.", "Lu"),
    ],
)
def test_part_of_an_introduced_name_is_known(first: str, later: str, name: str) -> None:
    assert persons(first, later) == [name]


def test_later_sentence_may_introduce_a_name_for_an_earlier_one() -> None:
    assert persons("x", "President Soto spoke.", "There Soto left.") == ["Soto"]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("President Jordan Soto spoke.", "They went to Jordan."),
        ("Ms. May Li spoke.", "It was in May."),
        ("President Soto spoke.", "The Soto Administration left."),
        ("President Soto spoke.", "The Soto-Rao Agreement was signed."),
    ],
)
def test_what_means_something_else_is_not_taken(first: str, later: str) -> None:
    assert persons(first, later) == []


def test_part_of_a_name_that_was_only_seen_must_be_seen_again() -> None:
    first, later = "There Masih Nejad spoke.", "There Nejad left."
    assert persons(first, later, seen=["Masih Nejad"]) == []
    assert persons(first, later, seen=["Masih Nejad", "Nejad"]) == ["Nejad"]


def test_a_family_name_of_two_letters_is_known_where_it_was_introduced() -> None:
    assert persons("State Councillor Wu Weimin spoke.", "Then Wu left.") == ["Wu"]
