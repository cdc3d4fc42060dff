"""Acts told in an infinitive: "took the opportunity to thank"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import Modality

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki took the opportunity to raise human rights.", ["Aoki discussed human rights"]),
        ("Mr. Aoki went on to thank Ms. Ruiz.", ["Aoki thanked Ruiz"]),
        ("Mr. Aoki wished to thank Ms. Ruiz.", ["Aoki thanked Ruiz"]),
        ("Mr. Aoki wished to discuss trade.", ["Aoki stated discuss trade"]),
        ("Mr. Aoki began by thanking Ms. Ruiz.", ["Aoki thanked Ruiz"]),
        ("Mr. Aoki concluded by raising human rights.", ["Aoki discussed human rights"]),
        ("Mr. Aoki won by thanking Ms. Ruiz.", []),
        ("Mr. Aoki refused to discuss trade.", ["Aoki rejected discuss trade"]),
    ],
)
def test_the_infinitive_is_the_act(reader: SentenceReader, sentence: str, said: list[str]) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki spoke with Ms. Ruiz to discuss trade.", ["spoke discussed trade"]),
        (
            "Mr. Aoki called Ms. Ruiz on Monday to express his condolences over the floods.",
            ["Aoki stated floods"],
        ),
        ("Mr. Aoki met Ms. Ruiz, who came to discuss trade.", []),
    ],
)
def test_an_encounter_is_held_for_what_is_done_in_it(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    told = [line for line in reader.said(sentence) if "participatedIn" not in line]
    assert told == said


def test_a_wish_is_only_polite(reader: SentenceReader) -> None:
    (relation,) = reader.relations("Mr. Aoki would like to thank Ms. Ruiz.")
    assert relation.modality is Modality.ASSERTED
