"""A text becomes a document: its parts, in order, with true offsets."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.data_model import BlockKind
from graphkit.data_model.document import PROSE
from graphkit.documents import document_from_text, read_document
from graphkit.documents.assembly import FORMATS
from graphkit.errors import DocumentError

if TYPE_CHECKING:
    from graphkit.data_model import Document

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
NO_SENTENCES = {BlockKind.DATELINE, BlockKind.DEBRIS, BlockKind.METADATA}
PIECES = st.sampled_from(
    [
        "Talks in Oslo",
        "India",
        "(1) Meeting with Norway (September 22)",
        "1. The two Ministers agreed. They left.",
        "I. Trade",
        "(photo 1) Greeting",
        "September 24, 2021",
        "OSLO, Sept 24 (Reuters) - The ministers of Norway and Japan met on Friday.",
        "The ministers met. They agreed. (ANI)",
        "• a point",
        "- another",
        "## Heading",
        "**Bold**",
        "<b>x</b>",
        "Back to top",
        "SOURCE: KYODO",
        "\\###",
        "",
        "\u00a0",
        "---",
        "title: x",
    ]
)


def assert_is_sound(document: Document) -> None:
    spans = [block.span for block in document.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(document.text) == span.of(document.text).strip() != "" for span in spans)
    sentences = document.sentences
    assert all(a.span.end <= b.span.start for a, b in pairwise(sentences))
    for sentence in sentences:
        assert document.blocks[sentence.block].span.contains(sentence.span)
        assert sentence.span.of(document.text).strip() == sentence.span.of(document.text) != ""
        assert document.kind_of(sentence) not in NO_SENTENCES
    for block in document.blocks:
        assert document.sections[block.section].span.contains(block.span)
    for section in document.sections[1:]:
        assert section.parent is not None
        parent = document.sections[section.parent]
        assert parent.level == section.level - 1
        assert parent.span.contains(section.span)


@settings(max_examples=150, deadline=None)
@given(
    pieces=st.lists(PIECES, max_size=14),
    separator=st.sampled_from(["\n", "\n\n", "  \n"]),
    format_name=st.sampled_from(["text", "markdown"]),
)
def test_parts_are_in_order_and_inside_each_other(
    pieces: list[str], separator: str, format_name: str
) -> None:
    text = "Oslo. " + separator.join(pieces)
    document = document_from_text(text, source="a", format_name=format_name)
    assert document.text == text
    assert_is_sound(document)
    assert document_from_text(text, source="a", format_name=format_name) == document


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=200), format_name=st.sampled_from(sorted(FORMATS)))
def test_any_text_is_a_document_or_an_error(text: str, format_name: str) -> None:
    try:
        document = document_from_text(text, source="a", format_name=format_name)
    except DocumentError:
        return
    assert_is_sound(document)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_are_kept_as_they_are(path: Path) -> None:
    document = read_document(path)
    assert document.text == path.read_bytes().decode("utf-8")
    assert_is_sound(document)
    prose = {b for b, block in enumerate(document.blocks) if block.kind in PROSE}
    assert prose == {s.block for s in document.sentences if document.kind_of(s) in PROSE}


def test_sentences_leave_out_number_bullet_and_label() -> None:
    text = (
        "Talks\n\n(photo 1) Greeting\n\n(1) Norway\n\n• The ministers met.\n\n"
        "2. They agreed. They left.\n"
    )
    document = document_from_text(text, source="a")
    assert [sentence.span.of(text) for sentence in document.sentences] == [
        "Talks",
        "Greeting",
        "Norway",
        "The ministers met.",
        "They agreed.",
        "They left.",
    ]


def test_id_is_made_of_title_and_content() -> None:
    document = document_from_text("Türkiye, Norway hold talks\n\nThey met.", source="x/a.txt")
    assert document.id == f"document/turkiye-norway-hold-talks-{document.content_hash[:8]}"


def test_without_a_title_the_file_gives_the_name() -> None:
    document = document_from_text("The ministers met in Oslo today.", source="x/oslo_talks.txt")
    assert document.title == "oslo talks"
    assert document.id.startswith("document/oslo-talks-")


def test_language_is_english_unless_stated() -> None:
    text = "---\ntitle: Gespräch\nlang: de-DE\n---\nDie Minister trafen sich.\n"
    assert document_from_text(text, source="a", format_name="markdown").language == "de"
    assert document_from_text("They met.", source="a").language == "en"


def test_unknown_format_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="format_name must be one of"):
        document_from_text("They met.", source="a", format_name="docx")


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_text_without_words_is_an_error(format_name: str) -> None:
    with pytest.raises(DocumentError, match="has no text to read"):
        document_from_text(" \n ", source="a", format_name=format_name)
