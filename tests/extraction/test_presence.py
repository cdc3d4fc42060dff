"""Who was there, where the names come last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Attending the meeting were Ms. Ruiz and Mr. Aoki.",
            ["Ruiz + Aoki participatedIn Attending the meeting"],
        ),
        (
            "Also present at the talks were Ms. Ruiz and Mr. Aoki.",
            ["Ruiz + Aoki participatedIn Also present at the talks"],
        ),
        ("Attending the meeting were two hundred guests of Ms. Ruiz.", []),
        ("Ms. Ruiz said the people present were friends of Mr. Aoki.", []),
    ],
)
def test_who_was_present(reader: SentenceReader, sentence: str, said: list[str]) -> None:
    assert [line for line in reader.said(sentence) if "participatedIn" in line] == said
