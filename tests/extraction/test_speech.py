"""Who speaks what stands in quotation marks, before "she said" or after "According to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "“Peru was the first to build a port. I thank Ms. Ruiz,” Mr. Aoki said.",
            {"Aoki stated was the first to build a port", "Aoki thanked Ruiz"},
        ),
        (
            "“The port is open. The road is closed,” Mr. Aoki said.",
            {"Aoki stated port is open", "Aoki stated road is closed"},
        ),
        (
            "“The talks were useful,” said Mr. Aoki, who arrived in Peru on Sunday.",
            {"Aoki stated talks were useful", "Aoki visited Peru"},
        ),
        (
            "According to Mr. Aoki, the two countries will build a port.",
            {"Aoki stated build a port"},
        ),
        (
            "According to the United Nations, the two countries will build a port.",
            set(),
        ),
        (
            "Peru, she said, hopes that the line will be extended.",
            {"she stated that the line will be extended"},
        ),
        (
            "Mr. Aoki said peace and stability of the peninsula should be maintained.",
            {"Aoki stated peace and stability of the peninsula should be maintained"},
        ),
        ("Mr. Aoki said they discussed trade.", {"they discussed trade"}),
    ],
)
def test_a_speaker_says_what_tells_of_no_other_act(
    reader: SentenceReader, sentence: str, said: set[str]
) -> None:
    found = {line for line in reader.said(sentence) if "participatedIn" not in line}
    assert {line for line in found if "heldAt" not in line} == said
