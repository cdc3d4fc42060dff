"""List items without a subject: they go on with what a sentence before them began."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import Block, BlockKind, Document, Section, Sentence, Span
from tests.extraction.conftest import _line

if TYPE_CHECKING:
    from graphkit.data_model import Relation
    from tests.extraction.conftest import SentenceReader

_BODY = "The Security Council, at its 12th meeting held in Oslo:"
_MINISTERS = "The Ministers:"


def _relations(reader: SentenceReader, lead: str, items: tuple[str, ...]) -> list[Relation]:
    return [
        r
        for r in reader.extractor.extract(_document(lead, items)).relations
        if r.rule[:5] == "frame"
    ]


def _document(lead: str, items: tuple[str, ...]) -> Document:
    """Return a paragraph and the list below it."""
    lines = [lead, *items]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    spans = [Span(s, s + len(line)) for s, line in zip(starts, lines, strict=True)]
    kinds = [BlockKind.PARAGRAPH, *[BlockKind.LIST_ITEM] * len(items)]
    whole = Span(0, len(text))
    return Document(
        id="list-00000000",
        source="list.txt",
        text=text,
        content_hash="0" * 64,
        sections=(Section(span=whole, heading=None, title="", level=0, parent=None),),
        blocks=tuple(
            Block(span=span, kind=kind, section=0) for span, kind in zip(spans, kinds, strict=True)
        ),
        sentences=tuple(Sentence(span=span, block=i) for i, span in enumerate(spans)),
    )


def _said(reader: SentenceReader, lead: str, *items: str) -> list[str]:
    extraction = reader.extractor.extract(_document(lead, items))
    words = {m.id: m.name or m.text for m in extraction.mentions}
    return [_line(r, words) for r in extraction.relations if r.rule.startswith("frame")]


@pytest.mark.parametrize(
    ("lead", "item", "said"),
    [
        (_BODY, "Welcomes the ceasefire;", "Security Council welcomed ceasefire"),
        (_BODY, "Strongly condemns the attack;", "Security Council condemned attack"),
        (_BODY, "CONDEMNS the attack;", "Security Council condemned attack"),
        ("The Security Council,", "Condemns the attack;", "Security Council condemned attack"),
        (
            "Acting under Article 7, the Security Council:",
            "Welcomes the ceasefire;",
            "Security Council welcomed ceasefire",
        ),
        (_MINISTERS, "welcomed the ceasefire;", "The Ministers welcomed ceasefire"),
        (_MINISTERS, "Condemned the attack.", "The Ministers condemned attack"),
        ("They:", "condemned the attack;", "They condemned attack"),
        (
            "The two sides agreed to:",
            "strengthen trade ties;",
            "The two sides agreedOn strengthen trade ties",
        ),
    ],
)
def test_an_item_without_subject_is_the_act_of_whom_the_lead_names(
    reader: SentenceReader, lead: str, item: str, said: str
) -> None:
    assert said in _said(reader, lead, item)


def test_a_lead_holds_for_the_items_that_follow(reader: SentenceReader) -> None:
    said = _said(reader, _BODY, "Welcomes the ceasefire;", "Strongly condemns the attack;")

    assert [line.split()[2] for line in said] == ["welcomed", "condemned"]


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("Mr. Aoki and Ms. Ruiz discussed trade.", "Welcomed the ceasefire;"),
        ("The Ministers discussed the following:", "Exchanges of students;"),
        (_MINISTERS, "Visits by students;"),
        (_MINISTERS, "The ceasefire;"),
    ],
)
def test_what_no_lead_goes_before_is_nobodys_act(
    reader: SentenceReader, lead: str, item: str
) -> None:
    subjects = [r for r in _relations(reader, lead, (item,)) if r.sentence.start > len(lead)]

    assert subjects == []


def test_the_quote_is_of_the_item(reader: SentenceReader) -> None:
    text = _document(_BODY, ("Welcomes the ceasefire;",)).text
    (relation,) = _relations(reader, _BODY, ("Welcomes the ceasefire;",))

    assert relation.quote.of(text) == "Welcomes the ceasefire"
