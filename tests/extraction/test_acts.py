"""Speech acts as relations: who, to whom, about what, and how it is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import Modality, Polarity

if TYPE_CHECKING:
    from graphkit.data_model import Relation
    from tests.extraction.conftest import SentenceReader


def _one(reader: SentenceReader, sentence: str) -> Relation:
    (relation,) = reader.relations(sentence)
    return relation


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki welcomed the plan.", ["Aoki welcomed plan"]),
        ("The plan was warmly welcomed by Mr. Diaz.", ["Diaz welcomed plan"]),
        ("The plan was warmly welcomed.", []),
        (
            "Mr. Aoki thanked Ms. Ruiz for the plan.",
            ["Aoki thanked Ruiz | about plan"],
        ),
        (
            "Mr. Aoki urged Ms. Ruiz to support the plan.",
            ["Aoki urged Ruiz | about support the plan"],
        ),
        ("Mr. Aoki urged his team to support the plan.", ["Aoki urged support the plan"]),
        ("Mr. Aoki urged work for unity.", ["Aoki urged work for unity"]),
        ("Mr. Aoki signed the [plan](https://example.org).", ["Aoki signed plan"]),
        ("Mr. Aoki thanked Ms. Ruiz’s team.", ["Aoki thanked Ms. Ruiz’s team"]),
        (
            "Mr. Aoki received support from Ms. Ruiz for the plan.",
            ["Ruiz supported plan | to Aoki"],
        ),
        (
            "Mr. Aoki asked for Ms. Ruiz’s support on trade.",
            ["Aoki requested trade | to Ruiz"],
        ),
        ("Mr. Aoki explained the plan to Ms. Ruiz.", ["Aoki stated plan | to Ruiz"]),
        ("Mr. Aoki said that trade is vital.", ["Aoki stated trade"]),
        ("Mr. Aoki pitched for the plan.", ["Aoki requested plan"]),
        ("Mr. Aoki assessed highly Chile’s support.", ["Aoki thanked Chile’s support"]),
        (
            "Mr. Aoki welcomed the plan, while Ms. Ruiz thanked Mr. Diaz.",
            ["Aoki welcomed plan", "Ruiz thanked Diaz"],
        ),
        ("Mr. Aoki welcomed the plan while Ms. Ruiz thanked Mr. Diaz.", ["Aoki welcomed plan"]),
        (
            "HE the Prime Minister of Chile thanked Mr. Aoki.",
            ["Prime Minister thanked Aoki"],
        ),
        ("Mr. Aoki said that he would help.", ["Aoki stated help"]),
        ("Mr. Aoki said, “Trade is vital.”", ["Aoki stated Trade"]),
        (
            "Mr. Aoki said that trade is vital and that Japan will help.",
            ["Aoki stated trade", "Aoki stated help"],
        ),
    ],
)
def test_an_act_has_subject_object_and_addressee(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Mr. Aoki welcomed the plan and stressed the importance of trade.",
            ["Aoki welcomed plan", "Aoki stated trade"],
        ),
        (
            "Mr. Aoki welcomed the plan, stressing the importance of trade.",
            ["Aoki welcomed plan", "Aoki stated trade"],
        ),
        (
            "Mr. Aoki confirmed that Japan will support Chile, and welcomed the plan.",
            ["Aoki confirmed support Chile", "Aoki welcomed plan"],
        ),
        (
            "Ms. Ruiz thanked Mr. Aoki, who welcomed the plan.",
            ["Ruiz thanked Aoki", "Aoki welcomed plan"],
        ),
    ],
)
def test_a_clause_without_subject_shares_one(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki said that he welcomed the plan.", ["Aoki welcomed plan"]),
        ("Mr. Aoki said that they welcomed the plan.", ["Aoki stated welcomed the plan"]),
        ("Mr. Aoki said that Ms. Ruiz welcomed the plan.", ["Aoki stated welcomed the plan"]),
    ],
)
def test_an_act_of_the_same_speaker_replaces_said(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    heard = [
        " ".join(line.replace("he welcomed", "Aoki welcomed").split())
        for line in reader.said(sentence)
    ]
    assert heard == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("On trade, Mr. Aoki set out his position.", ["Aoki conveyedPosition trade"]),
        ("On trade, they exchanged views.", ["they discussed trade"]),
        ("On trade, they agreed to cooperate.", ["they agreedOn cooperate"]),
        ("On Monday, they exchanged views.", []),
        ("On the sidelines of the forum, they exchanged views.", []),
        (
            "Mr. Aoki set out his position on trade, and Ms. Ruiz set out that of Chile.",
            ["Aoki conveyedPosition trade", "Ruiz conveyedPosition trade"],
        ),
    ],
)
def test_a_topic_can_stand_before_the_subject(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Mr. Aoki welcomed the plan.", Modality.ASSERTED),
        ("Mr. Aoki will discuss trade.", Modality.INTENDED),
        ("Mr. Aoki would discuss trade.", Modality.INTENDED),
        ("Mr. Aoki may discuss trade.", Modality.CONDITIONAL),
    ],
)
def test_auxiliaries_tell_how_an_act_is_put(
    reader: SentenceReader, sentence: str, modality: Modality
) -> None:
    assert _one(reader, sentence).modality is modality


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Mr. Aoki welcomed the plan.", Polarity.POSITIVE),
        ("Mr. Aoki did not welcome the plan.", Polarity.NEGATIVE),
    ],
)
def test_negation_denies_an_act(reader: SentenceReader, sentence: str, polarity: Polarity) -> None:
    assert _one(reader, sentence).polarity is polarity


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Mr. Aoki agreed to help Chile.", Modality.INTENDED),
        ("Mr. Aoki stressed the importance of trade.", Modality.NORMATIVE),
        ("Mr. Aoki hoped for progress on trade.", Modality.HOPED),
        ("Mr. Aoki welcomed the plan.", None),
    ],
)
def test_the_frame_tells_how_the_content_is_put(
    reader: SentenceReader, sentence: str, content: Modality | None
) -> None:
    assert _one(reader, sentence).content_modality is content


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("Mr. Aoki stressed the importance of trade.", "gk:stated"),
        ("Mr. Aoki and Ms. Ruiz stressed the importance of trade.", "gk:confirmed"),
        ("They stressed the importance of trade.", "gk:confirmed"),
    ],
)
def test_what_several_say_is_joint(reader: SentenceReader, sentence: str, predicate: str) -> None:
    assert _one(reader, sentence).predicate == predicate


def test_a_relation_carries_its_words(reader: SentenceReader) -> None:
    sentence = "Yesterday Mr. Aoki expressed gratitude for the support."
    relation = _one(reader, sentence)
    assert relation.verb == "expressed gratitude"
    assert relation.rule == "frame:express-gratitude"
    assert relation.quote.of(sentence).endswith("Aoki expressed gratitude for the support")
    assert relation.confidence == pytest.approx(0.9)


def test_arcs_that_disagree_lower_the_confidence(reader: SentenceReader) -> None:
    first, second = reader.relations(
        "Mr. Aoki welcomed the plan and stressed the importance of trade."
    )
    assert second.confidence < first.confidence


def test_nested_topics_are_linked(reader: SentenceReader) -> None:
    said = reader.said("Mr. Aoki discussed regional issues including trade.")
    assert said == [
        "Aoki discussed regional issues",
        "Aoki discussed trade",
        "trade broader regional issues",
    ]


def test_the_same_sentence_gives_the_same_relations(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki discussed regional issues including trade."
    assert reader.extract(sentence) == reader.extract(sentence)


def test_the_talks_do_what_is_coordinated_too(reader: SentenceReader) -> None:
    sentence = "The Meeting noted the plan and welcomed the ceasefire."

    assert reader.said(sentence) == [
        "The Meeting stated plan",
        "The Meeting welcomed ceasefire",
    ]
