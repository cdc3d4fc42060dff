"""Topics: where a list splits, what nests, where a topic ends and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extraction.topics import TopicSplitter
from graphkit.resources.word_lists import load_topic_words

if TYPE_CHECKING:
    from graphkit.extraction.topics import TopicSpan
    from tests.extraction.conftest import SentenceReader


def _topics(
    reader: SentenceReader, sentence: str, after: str, *, clause: bool = False
) -> list[TopicSpan]:
    """Return the topics of what stands after the word ``after``."""
    reading = reader.reading(sentence)
    doc = reading.parse.doc
    start = next(token.i for token in doc if token.text == after) + 1
    end = len(doc) - 1 if doc[-1].text == "." else len(doc)
    parties = reading.parties if clause else None
    return TopicSplitter(load_topic_words()).split(reading.parse, start, end, clause=parties)


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("They discussed trade.", ["trade"]),
        ("They discussed trade, health and fisheries.", ["trade", "health", "fisheries"]),
        (
            "They discussed trade relations and climate change.",
            ["trade relations", "climate change"],
        ),
        ("They discussed defence and security cooperation.", ["defence and security cooperation"]),
        ("They discussed peace and stability.", ["peace and stability"]),
        ("They discussed ties between Chile and Kenya.", ["ties between Chile and Kenya"]),
        (
            "They discussed political and economic issues.",
            ["political and economic issues"],
        ),
        ("They discussed the importance of trade.", ["trade"]),
        ("They discussed trade in light of the crisis.", ["trade"]),
        ("They discussed “green growth”.", ["green growth"]),
        ("They discussed it.", []),
    ],
)
def test_a_stretch_is_cut_into_topics(
    reader: SentenceReader, sentence: str, labels: list[str]
) -> None:
    assert [topic.label for topic in _topics(reader, sentence, "discussed")] == labels


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("They discussed aid to Chile and Kenya.", ["aid to Chile and Kenya"]),
        ("They discussed aid to Chile and nuclear safety.", ["aid to Chile", "nuclear safety"]),
        (
            "They discussed the security of Chile, Kenya, and Norway.",
            ["security of Chile", "security of Kenya", "security of Norway"],
        ),
        (
            "They discussed the war in Chile and the spread of disease.",
            ["war in Chile", "spread of disease"],
        ),
        (
            "They discussed efforts to deter and defeat piracy.",
            ["efforts to deter and defeat piracy"],
        ),
        (
            "They discussed the aims and means of the plan.",
            ["aims and means of the plan"],
        ),
        (
            "They discussed their political, military, and economic ties.",
            ["their political, military, and economic ties"],
        ),
        (
            "They discussed measures against piracy and harbour cooperation.",
            ["measures against piracy", "harbour cooperation"],
        ),
        (
            "They discussed the situation in Chile and Kenya.",
            ["situation in Chile", "situation in Kenya"],
        ),
        (
            "They discussed aid to Chile and its neighbours.",
            ["aid to Chile and its neighbours"],
        ),
        (
            "They discussed the Joint Commission for Trade, Economic and Scientific Cooperation.",
            ["Joint Commission for Trade, Economic and Scientific Cooperation"],
        ),
        (
            "They discussed the school programme and other programmes.",
            ["school programme and other programmes"],
        ),
        (
            "They discussed student exchanges, the economy, trade and investment, and security.",
            ["student exchanges", "economy", "trade and investment", "security"],
        ),
    ],
)
def test_what_a_separator_joins_is_of_one_kind(
    reader: SentenceReader, sentence: str, labels: list[str]
) -> None:
    assert [topic.label for topic in _topics(reader, sentence, "discussed")] == labels


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "They agreed to work closely with the farmers to protect wetlands.",
            ["protect wetlands"],
        ),
        (
            "They agreed to work together on trade and on fisheries.",
            ["trade", "fisheries"],
        ),
        (
            "They agreed to deepen trade ties and combat piracy.",
            ["deepen trade ties", "combat piracy"],
        ),
        (
            "They agreed to strengthen and expand these arrangements.",
            ["strengthen and expand these arrangements"],
        ),
        (
            "They agreed to send ships to Kenya to keep the peace.",
            ["send ships to Kenya", "keep the peace"],
        ),
        ("They agreed to help farmers to export grain.", ["help farmers to export grain"]),
        ("They agreed to sign the treaty next week.", ["sign the treaty"]),
        (
            "They agreed to sign the treaty, which is ten years old, and to open a bridge.",
            ["sign the treaty", "open a bridge"],
        ),
        ("They agreed to sign the treaty in light of the floods.", ["sign the treaty"]),
    ],
)
def test_a_predicate_is_cut_where_its_content_begins_and_ends(
    reader: SentenceReader, sentence: str, labels: list[str]
) -> None:
    assert [topic.label for topic in _topics(reader, sentence, "to")] == labels


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        (
            "They discussed regional issues including trade, health and fisheries.",
            [("regional issues", None), ("trade", 0), ("health", 0), ("fisheries", 0)],
        ),
        (
            "They discussed regional issues such as trade, as well as climate change.",
            [("regional issues", None), ("trade", 0), ("climate change", None)],
        ),
        (
            "They discussed trade as well as climate change.",
            [("trade", None), ("climate change", None)],
        ),
        (
            "They discussed regional issues (including trade) and climate change.",
            [("regional issues", None), ("trade", 0), ("climate change", None)],
        ),
        (
            "They discussed regional issues (in Geneva) and climate change.",
            [("regional issues", None), ("climate change", None)],
        ),
        (
            "They discussed regional issues, including trade and health, and climate change.",
            [("regional issues", None), ("trade", 0), ("health", 0), ("climate change", None)],
        ),
        (
            "They discussed ending hunger by sending grain and planting trees.",
            [("ending hunger", None), ("sending grain", 0), ("planting trees", 0)],
        ),
        (
            "They discussed protecting human rights, including those of women.",
            [("protecting human rights", None), ("rights of women", 0)],
        ),
        (
            "They discussed a range of issues, from a strategic perspective, notably trade.",
            [("issues", None)],
        ),
        (
            "They discussed attacks by rebels, including in Kenya and Chile.",
            [("attacks by rebels", None)],
        ),
        (
            "They discussed attacks by rebels, including against Kenya.",
            [("attacks by rebels", None)],
        ),
        (
            "They discussed relations with Kenya, Chile.",
            [("relations with Kenya, Chile", None)],
        ),
        (
            "They discussed energy, including in areas such as wind.",
            [("energy", None), ("wind", 0)],
        ),
    ],
)
def test_examples_nest_below_their_topic(
    reader: SentenceReader, sentence: str, topics: list[tuple[str, int | None]]
) -> None:
    found = _topics(reader, sentence, "discussed")
    assert [(topic.label, topic.parent) for topic in found] == topics


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Mr. Aoki said that Japan will deepen its ties.", ["deepen its ties"]),
        ("Mr. Aoki said that he would help.", ["help"]),
        ("Mr. Aoki said that trade is vital.", ["trade"]),
        ("Mr. Aoki said that a common line is needed.", ["common line"]),
        ("Mr. Aoki said that Japan stands ready to host talks.", ["host talks"]),
        ("Mr. Aoki said that the government would protect wetlands.", ["protect wetlands"]),
        ("Mr. Aoki said that there was progress on trade.", ["progress on trade"]),
        ("Mr. Aoki said that it is vital to protect wetlands.", ["protect wetlands"]),
    ],
)
def test_a_clause_is_about_its_subject_or_what_a_party_will_do(
    reader: SentenceReader, sentence: str, labels: list[str]
) -> None:
    assert [t.label for t in _topics(reader, sentence, "that", clause=True)] == labels


def test_a_label_leaves_out_what_stands_in_brackets(reader: SentenceReader) -> None:
    sentence = "They discussed the next steps (in Geneva) of the plan."
    (topic,) = _topics(reader, sentence, "discussed")
    assert topic.label == "next steps of the plan"
    assert topic.span.of(sentence) == "next steps (in Geneva) of the plan"


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "They discussed a plan that helps farmers and fishermen.",
            ["plan that helps farmers and fishermen"],
        ),
        (
            "They discussed the efforts led by Chile and Kenya to end the war.",
            ["efforts led by Chile and Kenya to end the war"],
        ),
        (
            "They discussed support for Peru as it defends its borders, and ways to lower tariffs.",
            ["support for Peru as it defends its borders", "ways to lower tariffs"],
        ),
        (
            "They discussed violence committed against farmers and the need to protect villages.",
            ["violence committed against farmers", "protect villages"],
        ),
    ],
)
def test_a_list_inside_a_clause_is_not_split(
    reader: SentenceReader, sentence: str, labels: list[str]
) -> None:
    assert [topic.label for topic in _topics(reader, sentence, "discussed")] == labels


def test_a_bare_adjective_is_no_topic(reader: SentenceReader) -> None:
    assert not _topics(reader, "They noted that it is democratic.", "is")


def test_a_dash_between_names_belongs_to_the_topic(reader: SentenceReader) -> None:
    (topic,) = _topics(reader, "They discussed the Chile – Kenya treaty.", "discussed")
    assert topic.label == "Chile – Kenya treaty"


def test_words_cut_before_their_verb_are_no_topic(reader: SentenceReader) -> None:
    sentence = "They discussed the steps he and other officials are taking."
    assert "steps he" not in {topic.label for topic in _topics(reader, sentence, "discussed")}


def test_two_bodies_that_share_an_aim_are_not_parted(reader: SentenceReader) -> None:
    sentence = "They discussed the commitment of the EU and the UN to end the famine."
    (topic,) = _topics(reader, sentence, "discussed")
    assert topic.label == "commitment of the EU and the UN to end the famine"
