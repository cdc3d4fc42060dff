"""Topics: where a list splits, what nests, where a topic ends and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import EntityType
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
            "They discussed measures against piracy and the harbour cooperation.",
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
            "They agreed to seek progress towards a ceasefire.",
            ["seek progress towards a ceasefire"],
        ),
        (
            "They agreed to sign the treaty, which is ten years old, and to open a bridge.",
            ["sign the treaty", "open a bridge"],
        ),
        ("They agreed to sign the treaty in light of the floods.", ["sign the treaty"]),
        (
            "They agreed to combat hunger, piracy, and corruption.",
            ["combat hunger", "combat piracy", "combat corruption"],
        ),
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
            "They discussed a pact between two towns that supports artists, including painters.",
            [("pact between two towns", None)],
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
        (
            "Mr. Aoki said that clean water should be a right, and that Japan will help.",
            ["clean water should be a right"],
        ),
        (
            "Mr. Aoki said that Chile, Kenya, and Norway have proposed a rule.",
            ["proposed a rule"],
        ),
        ("Mr. Aoki said that dialogue must go on.", ["dialogue"]),
        (
            "Mr. Aoki said that it is important for farmers to plant trees.",
            ["farmers to plant trees"],
        ),
        (
            "Mr. Aoki said that in many regions, wetlands are the last barrier against floods.",
            ["wetlands are the last barrier against floods"],
        ),
        (
            "Mr. Aoki said that the terns, the gulls and the auks must be protected from oil.",
            ["terns", "gulls", "auks"],
        ),
        (
            "Mr. Aoki said that when the farmers prosper, the towns will prosper.",
            ["when the farmers prosper, the towns will prosper"],
        ),
        (
            "Mr. Aoki said that Kenya is the capital of running.",
            ["Kenya is the capital of running"],
        ),
        ("Mr. Aoki said that Kenya must be heard.", ["Kenya must be heard"]),
        (
            "Mr. Aoki said that every nurse who stays will help patients.",
            ["every nurse who stays will help patients"],
        ),
    ],
)
def test_a_clause_is_about_what_a_party_will_do_or_a_claim(
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


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "They discussed how the farmers protect the wetlands by planting trees and reeds.",
            ["how the farmers protect the wetlands by planting trees and reeds"],
        ),
        (
            "They discussed how the floods began, and the cost of the repairs.",
            ["how the floods began", "cost of the repairs"],
        ),
        (
            "They discussed what the towns need and how Kenya can help.",
            ["what the towns need", "how Kenya can help"],
        ),
        ("They discussed how to protect wetlands.", ["how to protect wetlands"]),
    ],
)
def test_a_question_is_a_topic_as_a_whole(
    reader: SentenceReader, sentence: str, labels: list[str]
) -> None:
    assert [topic.label for topic in _topics(reader, sentence, "discussed")] == labels


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "They discussed the contacts with farmers and bakers to end the famine.",
            ["contacts with farmers and bakers to end the famine"],
        ),
        (
            "They discussed terrorism in all its forms and manifestations.",
            ["terrorism in all its forms and manifestations"],
        ),
        (
            "They discussed the agreement between Chile, Kenya and Norway.",
            ["agreement between Chile, Kenya and Norway"],
        ),
        (
            "They discussed the agreement between Chile, farmers, and bakers to end the strike.",
            ["agreement between Chile, farmers, and bakers to end the strike"],
        ),
        ("They discussed Kenya’s courage and patience.", ["Kenya’s courage and patience"]),
        ("They discussed rural schools and roads.", ["rural schools and roads"]),
        ("They discussed the war in Kenya and its effects.", ["war in Kenya and its effects"]),
        (
            "They discussed the work of Kenya and other coastal states.",
            ["work of Kenya and other coastal states"],
        ),
        ("They discussed laws in states including Utah and Ohio.", ["laws in states"]),
        (
            "They discussed problems surrounding the old harbours and rural schools.",
            ["problems surrounding the old harbours and rural schools"],
        ),
        (
            "They discussed the use of frozen assets and Kenya’s accession to the treaty.",
            ["use of frozen assets", "Kenya’s accession to the treaty"],
        ),
    ],
)
def test_and_inside_a_complement_does_not_part_topics(
    reader: SentenceReader, sentence: str, labels: list[str]
) -> None:
    assert [topic.label for topic in _topics(reader, sentence, "discussed")] == labels


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "They discussed the success of the new party and praised the fair elections.",
            ["success of the new party"],
        ),
        (
            "They discussed a scheme to rebuild the harbour, and the ministers left the town.",
            ["scheme to rebuild the harbour"],
        ),
        (
            "They discussed a package for Kenya, which includes boats, radios, and fuel.",
            ["package for Kenya"],
        ),
        (
            "They discussed a deal that frees the hostages, helps Kenya, and paves the way.",
            ["deal that frees the hostages"],
        ),
        (
            "They discussed the defence needs of Kenya.",
            ["defence needs of Kenya"],
        ),
    ],
)
def test_a_topic_ends_before_another_predicate_or_clause(
    reader: SentenceReader, sentence: str, labels: list[str]
) -> None:
    assert [topic.label for topic in _topics(reader, sentence, "discussed")] == labels


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "They discussed the steps they have taken to protect the wetlands.",
            ["steps they have taken to protect the wetlands"],
        ),
        (
            "They discussed the progress that Chile and Kenya have made.",
            ["progress that Chile and Kenya have made"],
        ),
        (
            "They discussed the effects that the floods have on the harbours.",
            ["effects that the floods have on the harbours"],
        ),
        ("They discussed $3 billion of aid.", ["$3 billion of aid"]),
        ("They discussed Article 5.", ["Article 5"]),
        (
            "They discussed efforts to advance peace, security, and prosperity for Kenya.",
            ["efforts to advance peace, security, and prosperity for Kenya"],
        ),
        (
            "They discussed sustained security, economic, and humanitarian assistance.",
            ["sustained security, economic, and humanitarian assistance"],
        ),
        (
            "They discussed clean, diversified, secure, and affordable energy for Kenya.",
            ["clean, diversified, secure, and affordable energy for Kenya"],
        ),
        (
            "They discussed trade, free and fair elections, and the war in Chile.",
            ["trade", "free and fair elections", "war in Chile"],
        ),
        (
            "They discussed the vows made during the visit to Kenya.",
            ["vows made during the visit to Kenya"],
        ),
        (
            "They discussed the chances offered by planting more trees.",
            ["chances offered by planting more trees"],
        ),
        ("They discussed the launch of the fund in May 2031.", ["launch of the fund in May 2031"]),
        ("They discussed clean water, including Utah, Ohio, Texas and Iowa.", ["clean water"]),
        (
            "They discussed regional issues, including Kenya and Chile.",
            ["regional issues", "Kenya", "Chile"],
        ),
        (
            "They discussed steadfast political, security, and economic support for Kenya.",
            ["steadfast political, security, and economic support for Kenya"],
        ),
        (
            "They underlined the need for farmers to plant trees.",
            ["farmers to plant trees"],
        ),
        (
            "They welcomed the decision of Kenya to host the talks.",
            ["decision of Kenya to host the talks"],
        ),
    ],
)
def test_a_noun_keeps_what_it_needs(reader: SentenceReader, sentence: str, said: list[str]) -> None:
    extraction = reader.extract(sentence)
    topics = [m.name for m in extraction.mentions if m.type is EntityType.TOPIC]
    assert topics == said
