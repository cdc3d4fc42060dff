"""Date, place and margin of an encounter, as far as its sentence tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader

PREDICATES = ("gk:heldOn", "gk:heldAt", "gk:onSidelinesOf")


def _told(reader: SentenceReader, *sentences: str) -> dict[str, str]:
    extraction = reader.extract(*sentences, issued=date(2021, 9, 24))
    words = {m.id: m.name or m.text for m in extraction.mentions}
    told = {}
    for relation in extraction.relations:
        if relation.predicate in PREDICATES:
            literal = relation.literal.value if relation.literal else ""
            objects = [words[one] for one in relation.objects]
            told[relation.predicate] = literal or objects[0]
    return told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Mr. Aoki met Ms. Ruiz on May 3, 2021.", {"gk:heldOn": "2021-05-03"}),
        ("Mr. Aoki met Ms. Ruiz on September 22.", {"gk:heldOn": "2021-09-22"}),
        ("Mr. Aoki met Ms. Ruiz in Oslo.", {"gk:heldAt": "Oslo"}),
        ("Mr. Aoki met Ms. Ruiz.", {}),
        ("Mr. Aoki of Chile met Ms. Ruiz in Norway.", {}),
        (
            "Mr. Aoki met Ms. Ruiz on the sidelines of the Munich Security Conference.",
            {"gk:onSidelinesOf": "Munich Security Conference"},
        ),
        (
            "Mr. Aoki met Ms. Ruiz on the margins of the Lakeside Harbour Forum in Oslo.",
            {"gk:onSidelinesOf": "Lakeside Harbour Forum", "gk:heldAt": "Oslo"},
        ),
        (
            "Mr. Aoki met Ms. Ruiz in Oslo, where both were attending the 56th Munich Security "
            "Conference.",
            {"gk:heldAt": "Oslo", "gk:onSidelinesOf": "56th Munich Security Conference"},
        ),
        ("Mr. Aoki met Ms. Ruiz on the sidelines of it.", {}),
    ],
)
def test_a_sentence_tells_when_where_and_beside_what(
    reader: SentenceReader, sentence: str, told: dict[str, str]
) -> None:
    assert _told(reader, sentence) == told


def test_the_quote_holds_the_words_that_say_so(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki met Ms. Ruiz on the sidelines of the Munich Security Conference."
    (margin,) = [r for r in reader.relations(sentence) if r.predicate == "gk:onSidelinesOf"]
    assert margin.quote.of(sentence) == "on the sidelines of the Munich Security Conference"
    assert margin.rule == "margin"
    assert margin.meeting == margin.subjects[0]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Both were in Oslo for the Munich Security Conference.",
            {"gk:heldAt": "Oslo", "gk:onSidelinesOf": "Munich Security Conference"},
        ),
        ("Mr. Diaz was in Oslo for the Munich Security Conference.", {}),
    ],
)
def test_the_next_sentence_may_tell_where_both_were(
    reader: SentenceReader, sentence: str, told: dict[str, str]
) -> None:
    assert _told(reader, "Mr. Aoki met Ms. Ruiz.", sentence) == told
