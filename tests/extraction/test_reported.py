"""Acts that somebody tells of: in a that-clause, before a closing report, after a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import Modality

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki said that he had asked Ms. Ruiz for help.", ["Aoki requested help | to Ruiz"]),
        (
            "The Foreign Ministry said in a statement that Mr. Aoki urged Chile to lift the curbs.",
            ["Aoki urged Chile | about lift the curbs"],
        ),
        (
            "Ms. Ruiz said that Mr. Aoki urged Chile to lift the curbs.",
            ["Ruiz stated urged Chile to lift the curbs"],
        ),
        ("“The talks were useful,” Mr. Aoki said.", ["Aoki stated talks were useful"]),
        ("“The talks were useful,” said Mr. Aoki.", ["Aoki stated talks were useful"]),
        ("“We agreed to cooperate,” Mr. Aoki told reporters.", ["We agreedOn cooperate"]),
        ("“I raised the case of the crew,” Mr. Aoki said.", ["Aoki discussed case of the crew"]),
        (
            "If the ruling is enforced, Chile will take steps, Mr. Aoki warned.",
            ["Aoki warned take steps"],
        ),
        (
            "Ms. Ruiz urged Chile to act, Mr. Aoki said.",
            ["Ruiz urged Chile | about act", "Aoki stated urged Chile to act"],
        ),
        (
            "Mr. Aoki welcomed the plan, and Ms. Ruiz said that trade is vital.",
            ["Aoki welcomed plan", "Ruiz stated trade"],
        ),
    ],
)
def test_what_is_told_belongs_to_who_says_or_does_it(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Mr. Aoki welcomed the plan, the Foreign Ministry said.", Modality.ASSERTED),
        ("According to the Foreign Ministry, Mr. Aoki welcomed the plan.", Modality.ASSERTED),
        ("According to Ms. Ruiz, Mr. Aoki welcomed the plan.", Modality.REPORTED),
    ],
)
def test_a_reporter_is_kept(reader: SentenceReader, sentence: str, modality: Modality) -> None:
    (relation,) = reader.relations(sentence)
    assert relation.predicate == "gk:welcomed"
    assert relation.attributed_to is not None
    assert relation.attributed_to not in relation.subjects
    assert relation.modality is modality


def test_an_act_of_ones_own_has_no_reporter(reader: SentenceReader) -> None:
    (relation,) = reader.relations("Mr. Aoki said that he welcomed the plan.")
    assert relation.attributed_to is None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "It is noted that the two sides agreed to cooperate.",
            ["the two sides agreedOn cooperate"],
        ),
        (
            "Mr. Aoki said that he and Ms. Ruiz discussed trade.",
            ["Aoki + Ruiz discussed trade"],
        ),
        (
            "Mr. Aoki said that the two sides had agreed to cooperate.",
            ["the two sides agreedOn cooperate"],
        ),
        (
            "Mr. Aoki discussed with Ms. Ruiz the situation in Haiti, the Foreign Ministry said.",
            ["Aoki discussed situation in Haiti | to Ruiz"],
        ),
        ("Mr. Aoki welcomed the plan, the report said on Friday.", ["Aoki welcomed plan"]),
    ],
)
def test_what_both_did_is_told_by_one(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    told = [line for line in reader.said(sentence) if "participatedIn" not in line]
    assert told == said
