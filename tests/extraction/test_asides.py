"""Phrases beside what is said: how, when and on which occasion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki raised in detail the plan.", ["Aoki discussed plan"]),
        ("Mr. Aoki condemned in the strongest terms the attack.", ["Aoki condemned attack"]),
        (
            "Mr. Aoki urged Ms. Ruiz on Thursday to resolve the dispute.",
            ["Aoki urged Ruiz | about resolve the dispute"],
        ),
        ("They exchanged views on 3 March on fisheries.", ["They discussed fisheries"]),
        ("They exchanged views on the same day.", []),
        ("They exchanged views on the sidelines of the summit.", []),
        ("They had an in-depth exchange of opinions on trade.", ["They discussed trade"]),
        ("They committed to deepen cooperation.", ["They agreedOn deepen cooperation"]),
    ],
)
def test_how_and_when_is_not_what_about(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said
