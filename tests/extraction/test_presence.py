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


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Diaz was also present.", ["Diaz participatedIn was also present"]),
        ("Mr. Diaz was present during the call.", ["Diaz participatedIn was present"]),
        ("Mr. Diaz and Ms. Rao took part.", ["Diaz + Rao participatedIn took part"]),
        (
            "Mr. Aoki met Ms. Ruiz in a session chaired by Mr. Rao.",
            ["Rao chaired chaired by", "Rao participatedIn chaired by"],
        ),
        (
            "The session was held in Oslo and attended by Mr. Rao and Ms. Ruiz.",
            ["Rao + Ruiz participatedIn attended by"],
        ),
        ("The school was opened in Oslo and attended by Mr. Rao.", []),
        ("The Ministers discussed a committee chaired by Mr. Rao.", []),
        (
            "The Kenyan side comprised Mr. Diaz and Ms. Rao.",
            ["Diaz + Rao participatedIn comprised"],
        ),
        ("The Kenyan delegation also included Mr. Diaz.", ["Diaz participatedIn included"]),
        ("The Kenyan plan included Mr. Diaz.", []),
    ],
)
def test_who_was_present_and_who_chaired(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    extraction = reader.extract(sentence)
    words = {m.id: m.name or m.text for m in extraction.mentions}
    told = [
        f"{' + '.join(words[s] for s in r.subjects)} {r.predicate[3:]} {words[r.objects[0]]}"
        for r in extraction.relations
        if r.rule == "took-part"
    ]
    assert told == said
