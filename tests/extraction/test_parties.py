"""Who can act in a sentence, and who of them is the subject of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extraction.clauses import Clause
from graphkit.extraction.subjects import subject_parties
from graphkit.extraction.tokens import text_of

if TYPE_CHECKING:
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from tests.extraction.conftest import SentenceReader


def _words(reading: SentenceReading, party: Party) -> str:
    return text_of(reading.parse.doc[party.start : party.end])


def _clause(reading: SentenceReading, verb: str, level: str = "main") -> Clause:
    doc = reading.parse.doc
    token = next(token for token in doc if token.text == verb)
    return Clause(token, 0, len(doc), level)


def _subjects(
    reader: SentenceReader, sentence: str, verb: str, *, level: str = "main"
) -> list[str]:
    reading = reader.reading(sentence)
    found = subject_parties(_clause(reading, verb, level), reading.parties)
    return [_words(reading, party) for party in found]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Mr. Aoki welcomed the plan.", ["unit"]),
        ("Both sides welcomed the plan.", ["group"]),
        ("The two sides agreed to cooperate.", ["group"]),
        ("The two agreed to cooperate.", ["group"]),
        ("Both welcomed the plan.", ["group"]),
        ("They agreed to cooperate.", ["pronoun"]),
        ("NATO welcomed the plan on Monday.", ["unit"]),
        ("NATO officials welcomed the plan.", []),
        ("Participants discussed trade.", ["participants"]),
    ],
)
def test_names_pronouns_and_groups_are_parties(
    reader: SentenceReader, sentence: str, kinds: list[str]
) -> None:
    assert [party.kind for party in reader.reading(sentence).parties] == kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Partners in industry welcomed the plan.",
        "The two new plans failed.",
        "The French delegate’s plan failed.",
    ],
)
def test_what_refers_to_nobody_is_no_party(reader: SentenceReader, sentence: str) -> None:
    assert reader.reading(sentence).parties == []


def test_a_party_knows_its_preposition(reader: SentenceReader) -> None:
    parties = reader.reading("Mr. Aoki spoke with Ms. Ruiz and Mr. Diaz about trade.").parties
    assert [party.preposition for party in parties] == ["", "with", "with"]


def test_possessors_are_marked(reader: SentenceReader) -> None:
    parties = reader.reading("Mr. Aoki’s office thanked his hosts.").parties
    assert [party.possessive for party in parties] == [True, True]


@pytest.mark.parametrize(
    ("sentence", "verb", "subjects"),
    [
        ("Mr. Aoki welcomed the plan.", "welcomed", ["Aoki"]),
        ("Mr. Aoki, Ms. Ruiz and Mr. Diaz discussed trade.", "discussed", ["Aoki", "Ruiz", "Diaz"]),
        ("Mr. Aoki as well as Ms. Ruiz discussed trade.", "discussed", ["Aoki", "Ruiz"]),
        ("Mr. Aoki together with Ms. Ruiz welcomed the plan.", "welcomed", ["Aoki", "Ruiz"]),
        ("With Ms. Ruiz, Mr. Aoki discussed trade.", "discussed", ["Ruiz", "Aoki"]),
        ("In his talks with Ms. Ruiz, Mr. Aoki discussed trade.", "discussed", ["Aoki"]),
        ("Mr. Aoki’s office welcomed the plan.", "welcomed", []),
        ("On trade, the two sides agreed to cooperate.", "agreed", ["the two sides"]),
    ],
)
def test_the_subject_is_told_by_arc_and_words(
    reader: SentenceReader, sentence: str, verb: str, subjects: list[str]
) -> None:
    assert _subjects(reader, sentence, verb) == subjects


def test_a_relative_clause_has_the_party_before_it(reader: SentenceReader) -> None:
    reading = reader.reading("Ms. Ruiz thanked Mr. Aoki, who chaired the session.")
    doc = reading.parse.doc
    chaired = next(token for token in doc if token.text == "chaired")
    clause = Clause(chaired, chaired.i - 1, len(doc), "relative")
    assert [_words(reading, p) for p in subject_parties(clause, reading.parties)] == ["Aoki"]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Oslo and Lima agreed to cooperate.", ["capital", "capital"]),
        ("Oslo urged Lima to cooperate.", ["capital", "capital"]),
        ("Mr. Aoki met Ms. Ruiz in Oslo.", ["unit", "unit"]),
        ("Mr. Aoki visited Lima.", ["unit"]),
        ("Oslo hosted the conference.", []),
        ("The Chilean side welcomed the plan.", ["unit"]),
        ("The U.S. side welcomed the plan.", ["unit"]),
        ("The Chilean and Peruvian governments welcomed the plan.", ["unit", "unit"]),
        ("The Chilean plan failed.", []),
    ],
)
def test_capitals_and_sides_are_parties_where_they_act(
    reader: SentenceReader, sentence: str, kinds: list[str]
) -> None:
    assert [party.kind for party in reader.reading(sentence).parties] == kinds


def test_government_is_the_country_of_its_capital(reader: SentenceReader) -> None:
    reading = reader.reading("Oslo urged Lima to cooperate.")
    ids = reading.mentions_of(*reading.parties)
    named = [m for m in reading.builder.extraction().mentions if m.id in ids]
    assert [m.features["entity"] for m in named] == ["country/NOR", "country/PER"]


def test_who_leads_a_delegation_is_its_subject(reader: SentenceReader) -> None:
    sentence = "A delegation led by Mr. Aoki, including Mr. Berg, met Ms. Ruiz."
    assert _subjects(reader, sentence, "met") == ["Aoki"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I thanked Ms. Soto.", ["I", "Soto"]),
        ("We welcomed Ms. Soto.", ["We", "Soto"]),
        ("Ms. Soto thanked the US.", ["Soto", "the US"]),
    ],
)
def test_who_speaks_is_a_party(reader: SentenceReader, text: str, words: list[str]) -> None:
    reading = reader.reading(text)
    assert [_words(reading, party) for party in reading.parties] == words
