"""What an act is about: not what it is for, nor what stands deep inside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


def _objects(reader: SentenceReader, sentence: str, predicate: str) -> list[str]:
    extraction = reader.extract(sentence)
    names = {mention.id: mention.name for mention in extraction.mentions}
    acts = [one for one in extraction.relations if one.predicate == predicate]
    return [names[target] for act in acts for target in act.objects]


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        (
            "Ms. Ruiz confirmed Chile’s commitment to the safety of ports against all threats"
            " from rebels, including pirates.",
            ["safety of ports against all threats from rebels"],
        ),
        (
            "Ms. Ruiz confirmed the importance of efforts to address the challenges of the"
            " region, including hunger.",
            ["efforts to address the challenges of the region"],
        ),
        (
            "Ms. Ruiz confirmed the importance of efforts to support farmers and address"
            " hunger, including by combatting corruption and improving schools and roads.",
            ["efforts to support farmers and address hunger"],
        ),
        (
            "Ms. Ruiz confirmed the importance of trade in minerals, including nickel and cobalt.",
            ["trade in minerals", "nickel", "cobalt"],
        ),
    ],
)
def test_examples_of_something_inside_a_topic_are_not_said(
    reader: SentenceReader, sentence: str, topics: list[str]
) -> None:
    assert _objects(reader, sentence, "gk:confirmed") == topics


def test_examples_of_something_inside_a_topic_are_discussed(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki and Ms. Ruiz discussed threats from rebels, including pirates."
    assert "pirates" in _objects(reader, sentence, "gk:discussed")


def test_examples_of_what_is_fought_are_not_agreed_on(reader: SentenceReader) -> None:
    sentence = "Ms. Ruiz and Mr. Aoki agreed to combat crime, including fraud."
    assert _objects(reader, sentence, "gk:agreedOn") == ["combat crime"]


def test_purposes_are_not_welcomed_but_agreed_on(reader: SentenceReader) -> None:
    welcomed = "Ms. Ruiz welcomed reforming the economy to deliver growth."
    assert _objects(reader, welcomed, "gk:welcomed") == ["reforming the economy"]
    agreed = "Ms. Ruiz and Mr. Aoki agreed on reforming the economy to deliver growth."
    assert "deliver growth" in _objects(reader, agreed, "gk:agreedOn")


@pytest.mark.parametrize(
    ("sentence", "predicate", "topics"),
    [
        (
            "Chile launched a fund to help farmers, including by planting trees, and to feed cows.",
            "gk:announced",
            ["fund to help farmers"],
        ),
        ("Chile announced a new herring quota.", "gk:announced", ["new herring quota"]),
        (
            "Ms. Ruiz signed the River Act, the most important law on fish in years to help"
            " anglers and boatmen.",
            "gk:signed",
            ["River Act"],
        ),
        (
            "The Council, launched in 2021 to monitor the rivers, consists of experts.",
            "gk:announced",
            [],
        ),
    ],
)
def test_what_is_made_is_not_its_purpose(
    reader: SentenceReader, sentence: str, predicate: str, topics: list[str]
) -> None:
    assert _objects(reader, sentence, predicate) == topics


@pytest.mark.parametrize(
    ("sentence", "predicate", "topics"),
    [
        (
            "Ms. Ruiz and Mr. Aoki stressed the importance of protecting both patients and nurses.",
            "gk:confirmed",
            ["protecting both patients and nurses"],
        ),
        (
            "Ms. Ruiz condemned the attacks by Norway and allied militias.",
            "gk:condemned",
            ["attacks by Norway and allied militias"],
        ),
        (
            "Ms. Ruiz condemned the attacks from Norway and all allied militias.",
            "gk:condemned",
            ["attacks from Norway and all allied militias"],
        ),
        (
            "Ms. Ruiz supported Kenya’s sovereignty and territorial integrity.",
            "gk:supported",
            ["Kenya’s sovereignty and territorial integrity"],
        ),
        (
            "Ms. Ruiz and Mr. Aoki agreed on information and data sharing.",
            "gk:agreedOn",
            ["information and data sharing"],
        ),
    ],
)
def test_what_shares_a_word_is_one_topic(
    reader: SentenceReader, sentence: str, predicate: str, topics: list[str]
) -> None:
    assert _objects(reader, sentence, predicate) == topics


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        (
            "Ms. Ruiz stressed that Chile will not recognize the vote.",
            "Chile will not recognize the vote",
        ),
        (
            "Ms. Ruiz noted that it would not have been possible without help from Peru.",
            "it would not have been possible without help from Peru",
        ),
        (
            "Ms. Ruiz and Mr. Aoki agreed that diplomacy is the best way to make progress.",
            "diplomacy is the best way to make progress",
        ),
    ],
)
def test_a_clause_that_a_piece_would_belie_is_taken_whole(
    reader: SentenceReader, sentence: str, topic: str
) -> None:
    predicate = "gk:agreedOn" if "agreed" in sentence else "gk:stated"
    assert _objects(reader, sentence, predicate) == [topic]


@pytest.mark.parametrize(
    ("sentence", "predicate", "topics"),
    [
        (
            "Ms. Ruiz confirmed the commitment of Chile to the sovereignty of Norway.",
            "gk:confirmed",
            ["sovereignty of Norway"],
        ),
        (
            "Ms. Ruiz emphasized support for fair trade and the two sides discussed their plans.",
            "gk:supported",
            ["fair trade"],
        ),
    ],
)
def test_an_act_is_about_what_stands_in_its_own_slot(
    reader: SentenceReader, sentence: str, predicate: str, topics: list[str]
) -> None:
    assert _objects(reader, sentence, predicate) == topics


def test_a_verb_keeps_its_particle(reader: SentenceReader) -> None:
    sentence = "The two presidents tasked their teams to follow up."
    assert _objects(reader, sentence, "gk:urged") == ["follow up"]


@pytest.mark.parametrize(
    ("sentence", "predicate", "topics"),
    [
        (
            "Ms. Ruiz welcomed Kenya’s commitment to clean water.",
            "gk:welcomed",
            ["Kenya’s commitment to clean water"],
        ),
        (
            "Ms. Ruiz welcomed Kenya’s willingness to work towards a truce.",
            "gk:welcomed",
            ["Kenya’s willingness to work towards a truce"],
        ),
        ("Ms. Ruiz confirmed Kenya’s commitment to clean water.", "gk:confirmed", ["clean water"]),
        ("Ms. Ruiz welcomed the importance of clean water.", "gk:welcomed", ["clean water"]),
    ],
)
def test_a_stance_is_what_somebody_is_thanked_for(
    reader: SentenceReader, sentence: str, predicate: str, topics: list[str]
) -> None:
    assert _objects(reader, sentence, predicate) == topics


def test_who_agrees_on_priorities_agrees_on_no_country(reader: SentenceReader) -> None:
    sentence = "Ms. Ruiz and Mr. Aoki agreed to work on common priorities, including Kenya."
    assert _objects(reader, sentence, "gk:agreedOn") == ["common priorities"]
    wider = _objects(reader, sentence, "skos:broader")
    assert wider == ["common priorities"]


def test_another_purpose_is_no_topic(reader: SentenceReader) -> None:
    sentence = "Ms. Ruiz met with the board to thank them for their service and to discuss trade."
    thanked = _objects(reader, sentence, "gk:thanked")
    assert all("discuss" not in topic for topic in thanked)


@pytest.mark.parametrize("some", ["Several", "Many", "Some"])
def test_some_of_the_participants_are_not_all_of_them(reader: SentenceReader, some: str) -> None:
    assert _objects(reader, f"{some} participants welcomed the plan.", "gk:welcomed") == []


def test_the_participants_are_all_of_them(reader: SentenceReader) -> None:
    assert _objects(reader, "The participants welcomed the plan.", "gk:welcomed") == ["plan"]
