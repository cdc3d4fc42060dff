"""What is told of the talks themselves, or without saying by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import Polarity

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The talks focused on trade.", ["The talks discussed trade"]),
        ("Their conversation covered energy and trade.", ["Their conversation discussed energy"]),
        ("The meeting also touched on Libya.", ["The meeting discussed Libya"]),
        ("The agenda included trade.", ["The agenda discussed trade"]),
        (
            "Issues discussed included climate change, migration and debt relief.",
            ["Issues discussed climate change"],
        ),
        ("Among the issues discussed were debt and trade.", ["the issues discussed debt"]),
        ("The focus of the talks was on trade.", ["The focus discussed trade"]),
        ("Fisheries were the subject of the meeting.", ["the meeting discussed Fisheries"]),
        ("Whaling was on the agenda of the talks.", ["the talks discussed Whaling"]),
        (
            "The safety of miners figured in the meeting.",
            ["the meeting discussed safety of miners"],
        ),
        ("The safety of miners figured in the report.", []),
        ("Mr. Aoki figured in the meeting.", []),
        (
            "An in-depth exchange of views took place on the situation in Haiti.",
            ["An in-depth exchange discussed situation in Haiti"],
        ),
    ],
)
def test_talks_can_be_the_subject(reader: SentenceReader, sentence: str, said: list[str]) -> None:
    assert reader.said(sentence)[:1] == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The situation in Haiti was discussed.", ["discussed discussed situation in Haiti"]),
        ("Views were exchanged on Haiti.", ["exchanged discussed Haiti"]),
        ("It was agreed to resume direct flights.", ["agreed agreedOn resume direct flights"]),
        ("The importance of trade was emphasised.", ["emphasised confirmed trade"]),
        ("The plan was discussed at the summit in 2019.", []),
        ("It was agreed to open a port in 2031.", ["agreed agreedOn open a port"]),
        (
            "Satisfaction was expressed with the growth of trade.",
            ["expressed welcomed growth of trade"],
        ),
        (
            "Current issues were touched upon as well, including the dam.",
            ["touched discussed Current issues", "touched discussed dam"],
        ),
        ("The plan was rejected.", []),
        (
            "The situation in Haiti was discussed by Mr. Aoki.",
            ["Aoki discussed situation in Haiti"],
        ),
    ],
)
def test_a_passive_without_agent_tells_of_the_talks(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Issues such as trade include tariffs.",
        "The border issue included a dispute.",
    ],
)
def test_issues_nobody_discussed_are_no_agenda(reader: SentenceReader, sentence: str) -> None:
    assert reader.said(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "No agreement was reached on tariffs.",
        "The sides reached no agreement on tariffs.",
        "The sides failed to agree on tariffs.",
        "The sides were unable to agree on tariffs.",
        "The sides have yet to agree on tariffs.",
    ],
)
def test_what_did_not_come_about_is_negative(reader: SentenceReader, sentence: str) -> None:
    (relation,) = reader.relations(sentence)
    assert relation.predicate == "gk:agreedOn"
    assert relation.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "They discussed trade, the Ministers agreeing to open talks.",
            ["They discussed trade", "Minister agreedOn open talks"],
        ),
        (
            "They discussed trade, with Ms. Ruiz underlining the value of the plan.",
            ["They discussed trade", "Ruiz stated plan"],
        ),
        (
            "They agreed to open talks, with the first round planned to begin in May.",
            ["They agreedOn open talks"],
        ),
    ],
)
def test_a_phrase_can_have_a_subject_of_its_own(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said
