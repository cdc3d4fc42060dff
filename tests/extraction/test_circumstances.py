"""Date, place and margin of an encounter, as far as its sentence tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import BlockKind

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
        ("Mr. Aoki met Ms. Ruiz in the Norwegian city of Oslo.", {"gk:heldAt": "Oslo"}),
        ("Mr. Aoki met Ms. Ruiz in Norway's capital Oslo.", {"gk:heldAt": "Oslo"}),
        ("Mr. Aoki met Ms. Ruiz in the Norwegian capital, Oslo.", {"gk:heldAt": "Oslo"}),
        ("Mr. Aoki met Ms. Ruiz in the northern port city of Oslo.", {"gk:heldAt": "Oslo"}),
        ("Mr. Aoki met Ms. Ruiz at the White House.", {"gk:heldAt": "White House"}),
        ("Mr. Aoki met Ms. Ruiz at the State Department.", {"gk:heldAt": "State Department"}),
        ("Mr. Aoki met Ms. Ruiz at the Foreign Ministry in Oslo.", {"gk:heldAt": "Oslo"}),
        (
            "According to Chile on May 4, 2021, Mr. Aoki met Ms. Ruiz on May 3, 2021.",
            {"gk:heldOn": "2021-05-03"},
        ),
        ("Mr. Aoki met Ms. Ruiz.", {}),
        ("Mr. Aoki met Ms. Ruiz following the talks in Oslo on May 3.", {}),
        ("“I met Ms. Ruiz today,” Mr. Aoki said.", {}),
        ("Mr. Aoki of Chile met Ms. Ruiz in Norway.", {}),
        ("Mr. Aoki travelled to Oslo, where he met Ms. Ruiz.", {"gk:heldAt": "Oslo"}),
        ("Mr. Aoki was in Oslo today, where he met Ms. Ruiz.", {"gk:heldAt": "Oslo"}),
        ("Mr. Aoki met Ms. Ruiz and then travelled to Oslo, where he opened a school.", {}),
        ("Mr. Aoki met State Secretary at the Ministry of Foreign Affairs Ana Ruiz.", {}),
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
        ("Mr. Aoki met Ms. Ruiz in the Norwegian capital.", {"gk:heldAt": "Oslo"}),
        ("Mr. Aoki met Ms. Ruiz in Bellwood, Virginia.", {"gk:heldAt": "Bellwood"}),
        ("Mr. Aoki met Ms. Ruiz at the Palais Brunel.", {"gk:heldAt": "Palais Brunel"}),
        ("Mr. Aoki met Ms. Ruiz at the presidential palace.", {"gk:heldAt": "presidential palace"}),
        ("Mr. Aoki met Ms. Ruiz at the end of the talks.", {}),
        (
            "Mr. Aoki met Ms. Ruiz on the margins of the Harbour-related Ministers’ Meetings.",
            {"gk:onSidelinesOf": "Harbour-related Ministers’ Meetings"},
        ),
    ],
)
def test_a_sentence_tells_when_where_and_beside_what(
    reader: SentenceReader, sentence: str, told: dict[str, str]
) -> None:
    assert _told(reader, sentence) == told


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("On the sidelines, Mr. Aoki met Ms. Ruiz.", None),
        ("In the margins of the consultations, Mr. Aoki met Ms. Ruiz.", "consultations"),
        ("Mr. Aoki met Ms. Ruiz on the sidelines of the annual summit.", "summit"),
    ],
)
def test_a_margin_without_name_refers_to_something_told_before(
    reader: SentenceReader, sentence: str, noun: str | None
) -> None:
    mentions = reader.extract(sentence).mentions
    (margin,) = (m for m in mentions if m.features.get("reference") == "margin")
    assert margin.features.get("noun") == noun


@pytest.mark.parametrize(
    ("sentence", "days", "places"),
    [
        (
            "Mr. Aoki, who met Ms. Ruiz in Cairo last month, met Mr. Diaz in Oslo on Thursday.",
            ["2021-08", "2021-09-23"],
            ["Cairo", "Oslo"],
        ),
        (
            "In Oslo on Thursday, Mr. Aoki called on Ms. Ruiz and held talks with Mr. Diaz.",
            ["2021-09-23", "2021-09-23"],
            ["Oslo", "Oslo"],
        ),
        ("Mr. Aoki met Ms. Ruiz for the first time since May.", [], []),
        ("Mr. Aoki met Ms. Ruiz, who signed a treaty in Oslo in May.", [], []),
        ("Mr. Aoki will meet Ms. Ruiz on Monday.", ["2021-09-27"], []),
    ],
)
def test_each_encounter_has_its_own_day_and_place(
    reader: SentenceReader, sentence: str, days: list[str], places: list[str]
) -> None:
    extraction = reader.extract(sentence, issued=date(2021, 9, 24))
    words = {m.id: m.name or m.text for m in extraction.mentions}
    told = [(r.predicate, r.literal, r.objects) for r in extraction.relations]
    assert sorted(x.value for p, x, _ in told if p == "gk:heldOn" and x is not None) == days
    assert sorted(words[o[0]] for p, _, o in told if p == "gk:heldAt") == places


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


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Venue: Lakeside Hotel, Oslo", "Oslo"),
        ("Place: Lakeside Hotel, Bellwood", "Lakeside Hotel"),
    ],
)
def test_a_line_of_the_head_tells_the_place_of_the_meeting_of_the_title(
    reader: SentenceReader, line: str, place: str
) -> None:
    title = "Chile-Kenya Foreign Ministers’ Meeting"
    extraction = reader.extract(title, line, kind=BlockKind.TITLE)
    words = {m.id: m.name or m.text for m in extraction.mentions}
    held = [r for r in extraction.relations if r.predicate == "gk:heldAt"]
    assert [(words[r.subjects[0]], words[r.objects[0]]) for r in held] == [(title, place)]
    assert not reader.extract(line, kind=BlockKind.TITLE).relations
