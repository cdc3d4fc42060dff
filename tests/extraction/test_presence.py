"""Who was there, where the names come last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import BlockKind

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
        (
            "Participants included Mr. Diaz; and Ms. Rao.",
            ["Diaz + Rao participatedIn Participants included"],
        ),
        (
            "Following remarks by Mr. Diaz and Ms. Rao, the Ministers discussed trade.",
            ["Diaz + Rao participatedIn remarks by"],
        ),
        (
            "The retreat was held in Oslo under the chairmanship of Mr. Diaz.",
            ["Diaz chaired chairmanship of", "Diaz participatedIn chairmanship of"],
        ),
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


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The Ninth Session of the Joint Commission took place in Oslo.", ["named"]),
        ("At its 12th meeting, held on 4 May 2023, the Council considered the item.", ["named"]),
        ("The meeting was held in Oslo.", ["open"]),
        ("The session will be held in Oslo.", []),
        ("The Ministers praised the session.", []),
    ],
)
def test_a_gathering_of_which_others_tell_who_came(
    reader: SentenceReader, sentence: str, named: list[str]
) -> None:
    mentions = reader.extract(sentence).mentions
    told = [m.features["gathering"] for m in mentions if "gathering" in m.features]
    assert told == named


def test_a_list_names_who_attended(reader: SentenceReader) -> None:
    said = reader.extract("The session was attended by:", "Mr. Diaz", kind=BlockKind.LIST_ITEM)
    part = [r for r in said.relations if r.predicate == "gk:participatedIn"]
    assert [r.verb for r in part] == ["Mr. Diaz"]
