"""The plain values: what they refuse, and what they say of themselves."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from graphkit.data_model import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Modality,
    Polarity,
    Section,
    Sentence,
    Span,
    Statement,
)

TEXT = "Talks\nA met B.\n\nMore\nC met D."
DOCUMENT = Document(
    id="document/talks-00000000",
    source="talks.txt",
    text=TEXT,
    content_hash="0" * 64,
    sections=(
        Section(span=Span(0, 30), heading=None, title="", level=0, parent=None),
        Section(span=Span(16, 30), heading=Span(16, 20), title="More", level=1, parent=0),
    ),
    blocks=(
        Block(span=Span(0, 5), kind=BlockKind.TITLE, section=0),
        Block(span=Span(6, 14), kind=BlockKind.PARAGRAPH, section=0),
        Block(span=Span(16, 20), kind=BlockKind.HEADING, section=1),
        Block(span=Span(21, 29), kind=BlockKind.PARAGRAPH, section=1),
    ),
    sentences=(Sentence(span=Span(6, 14), block=1), Sentence(span=Span(21, 29), block=3)),
)
EVIDENCE = Evidence(
    id="evidence/1",
    document=DOCUMENT.id,
    span=Span(6, 14),
    exact="A met B.",
    prefix="Talks\n",
    suffix="\n\nMore",
    sentence=Span(6, 14),
)
STATEMENT = Statement(
    id="statement/1",
    document=DOCUMENT.id,
    subject="meeting/x",
    predicate="gk:agreedOn",
    object="topic/y",
    agents=("person/a", "meeting/x", "person/b"),
    evidence=(EVIDENCE,),
    rule="frame:agree",
)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_span_refuses_what_is_no_stretch(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start <= end"):
        Span(start, end)


def test_span_is_half_open() -> None:
    assert not Span(0, 5).overlaps(Span(5, 6))
    assert Span(0, 5).contains(Span(4, 5))
    assert (len(Span(0, 5)), Span(0, 5).of(TEXT)) == (5, "Talks")


def test_span_covers_and_shifts() -> None:
    assert Span(2, 4).cover(Span(7, 9)) == Span(2, 9)
    assert Span(2, 4).shift(3) == Span(5, 7)


def test_statement_needs_evidence() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        replace(STATEMENT, evidence=())


def test_statement_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        STATEMENT.rule = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("modality", "polarity", "direct"),
    [
        (Modality.ASSERTED, Polarity.POSITIVE, True),
        (Modality.ASSERTED, Polarity.NEGATIVE, False),
        (Modality.INTENDED, Polarity.POSITIVE, False),
    ],
)
def test_only_what_is_asserted_and_affirmed_is_direct(
    modality: Modality, polarity: Polarity, direct: bool
) -> None:
    assert replace(STATEMENT, modality=modality, polarity=polarity).is_direct is direct


def test_joint_act_is_said_of_meeting_and_each_agent_once() -> None:
    assert STATEMENT.direct_subjects == ("meeting/x", "person/a", "person/b")


@pytest.mark.parametrize(
    ("position", "kind"),
    [(0, BlockKind.TITLE), (5, None), (7, BlockKind.PARAGRAPH), (28, BlockKind.PARAGRAPH)],
)
def test_document_tells_the_kind_of_a_position(position: int, kind: BlockKind | None) -> None:
    assert DOCUMENT.kind_of_position(position) is kind


def test_document_knows_kind_of_sentence_and_path_of_section() -> None:
    second = DOCUMENT.sentences[1]
    assert DOCUMENT.section_path(1) == (1, 0)
    assert DOCUMENT.kind_of(second) is BlockKind.PARAGRAPH
