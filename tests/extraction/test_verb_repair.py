"""Verbs that the trained pipeline takes for nouns or participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Ms. Okafor voiced concern over trade.", ["Okafor expressedConcernOver trade"]),
        ("China opposes interference in trade.", ["China rejected interference in trade"]),
        ("The EU calls on Russia to withdraw.", ["EU urged Russia | about withdraw"]),
        (
            "Mr. Aoki welcomed the plan and set out his position on trade.",
            ["Aoki welcomed plan", "Aoki conveyedPosition trade"],
        ),
        ("Both underlined the importance of trade.", ["Both confirmed trade"]),
        (
            "During the meeting - which was held in Oslo - the two sides discussed trade.",
            ["the two sides discussed trade"],
        ),
        (
            "Mr. Aoki welcomed that since the start of the drought, Peru has provided shelter.",
            ["Aoki welcomed provided shelter"],
        ),
        (
            "During the meeting, the two sides discussed cooperation and ways to support it, "
            "recent developments in the Strip and the occupied lands.",
            [
                f"the two sides discussed {topic}"
                for topic in (
                    "cooperation",
                    "ways to support it",
                    "recent developments in the Strip",
                    "occupied lands",
                )
            ],
        ),
        (
            "Ms. Ruiz reiterated her deep concerns about the situation in Kenya and discussed"
            " steps to increase the flow of aid to civilians.",
            [
                "Ruiz expressedConcernOver situation in Kenya",
                "Ruiz discussed steps to increase the flow of aid to civilians",
            ],
        ),
        (
            "Turning to trade, Mr. Aoki updated on his recent visit.",
            ["Aoki stated his recent visit"],
        ),
    ],
)
def test_the_shape_of_a_sentence_shows_its_verb(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan proposed by Mr. Aoki is new.",
        "Talks with Ms. Okafor held in Lima were long.",
    ],
)
def test_a_participle_that_belongs_to_a_noun_stays_one(
    reader: SentenceReader, sentence: str
) -> None:
    assert reader.said(sentence) == []


def test_a_post_has_no_subject(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki wrote, “Good to see Lima. Discussed trade with the team.”"
    assert "Aoki discussed trade with the team" in reader.said(sentence)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki underscored the need for dialogue.", ["Aoki stated dialogue"]),
        ("Mr. Aoki dwelt on the issue of visas.", ["Aoki discussed issue of visas"]),
        ("Mr. Aoki noted with concern the violence.", ["Aoki expressedConcernOver violence"]),
        ("Mr. Aoki spoke in favour of dialogue.", ["Aoki supported dialogue"]),
        (
            "Mr. Aoki remains concerned about the violence.",
            ["Aoki expressedConcernOver violence"],
        ),
        ("Mr. Aoki is committed to peace.", ["Aoki agreedOn peace"]),
        ("Mr. Aoki accused Chile of aggression.", ["Aoki criticized Chile | about aggression"]),
        ("Mr. Aoki made a proposal on visas.", ["Aoki requested visas"]),
    ],
)
def test_short_sentences_of_every_kind(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said


def test_after_a_relative_clause_the_past_tense_is_the_main_verb(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki, who is on a visit to Lima, met with Ms. Okafor on May 3."
    assert any("Aoki + Okafor participatedIn" in said for said in reader.said(sentence))
