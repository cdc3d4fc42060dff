"""Markdown keeps its text, and gives up its structure."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.data_model import Document
from graphkit.documents import document_from_text

FRONT_MATTER = """\
---
date: '2021-09-24'
source_url: https://www.whitehouse.gov/2021/09/25/readout/
title: "Readout of the President\\u2019s Call with Prime Minister\\_Berg of\\
  \\ Norway"
tags: [a, b]
---

"""


def read(text: str) -> Document:
    return document_from_text(text, source="a.md", format_name="markdown")


def outline(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_front_matter_is_kept_as_metadata_and_read() -> None:
    text = FRONT_MATTER + "The President spoke today\nwith Ms. Berg of Norway.\n\n\\###\n"
    document = read(text)
    assert document.text == text
    assert [kind for kind, _ in outline(document)] == ["metadata", "paragraph", "debris"]
    assert document.title == "Readout of the President’s Call with Prime Minister Berg of Norway"
    assert document.issued == date(2021, 9, 24)
    assert document.source_url == "https://www.whitehouse.gov/2021/09/25/readout/"
    assert document.publisher == "The White House"


@pytest.mark.parametrize(
    ("key", "value"),
    [("publisher", "Oslo Times"), ("source", "Oslo Times"), ("site", "Oslo Times")],
)
def test_front_matter_names_the_publisher(key: str, value: str) -> None:
    assert read(f"---\n{key}: {value}\n---\nThey met.\n").publisher == value


def test_front_matter_that_is_not_quite_yaml_is_read_all_the_same() -> None:
    document = read("---\ntitle: Readout: Talks in Oslo\ndate: 2021-09-24\n---\nThey met.\n")
    assert document.title == "Readout: Talks in Oslo"
    assert document.issued == date(2021, 9, 24)


@pytest.mark.parametrize(
    "value",
    ["[" * 15_000, "{a: " * 400, "\n  - - - - - - - -", "&x [*x]", "!!python/object:os.x {}"],
)
def test_hostile_front_matter_does_no_harm(value: str) -> None:
    document = read(f"---\ntitle: Talks\nx: {value}\n---\nThey met.\n")
    assert document.sentences[-1].span.of(document.text) == "They met."


def test_wrapped_lines_are_one_paragraph() -> None:
    document = read("The two ministers met\ntoday in Oslo. They\nagreed.\n\nThey left.\n")
    assert outline(document) == [
        ("paragraph", "The two ministers met\ntoday in Oslo. They\nagreed."),
        ("paragraph", "They left."),
    ]
    assert len(document.sentences) == 3


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Trade", "Trade"),
        ("## 1. Trade ##", "Trade"),
        ("Trade\n-----", "Trade"),
        ("**Trade**", "Trade"),
        ("**<u>Trade:</u>**", "Trade"),
        ("***Trade***:", "Trade"),
        ('<span style="x">Trade</span>', "Trade"),
    ],
)
def test_headings(heading: str, title: str) -> None:
    document = read(f"The ministers met.\n\n{heading}\n\nThey agreed.\n")
    assert [section.title for section in document.sections[1:]] == [title]
    assert document.sentences[1].span.of(document.text).rstrip(":") in (title, f"1. {title}", title)


def test_heading_levels() -> None:
    document = read(
        "# Talks in Oslo\n\n## Norway\n\n### Trade\n\nA.\n\n**Fish**\n\nB.\n\n## Japan\n\nC.\n"
    )
    assert document.title == "Talks in Oslo"
    assert [(s.level, s.parent, s.title) for s in document.sections[1:]] == [
        (1, 0, "Norway"),
        (2, 1, "Trade"),
        (3, 2, "Fish"),
        (1, 0, "Japan"),
    ]


def test_bold_words_do_not_make_a_heading_of_a_sentence() -> None:
    document = read("**The ministers agreed.**\n\n**Trade.** They **met** in Oslo.\n")
    assert [kind for kind, _ in outline(document)] == ["paragraph", "paragraph"]
    assert document.sentences[0].span.of(document.text) == "The ministers agreed."


def test_lists_and_their_wrapped_items() -> None:
    document = read(
        "The points were:\n\n-   first, with a\n    second line\n-   last\n\nThey left.\n"
    )
    assert outline(document)[1:3] == [
        ("list_item", "-   first, with a\n    second line"),
        ("list_item", "-   last"),
    ]
    assert document.sentences[1].span.of(document.text) == "first, with a\n    second line"


def test_hard_line_breaks_divide() -> None:
    document = read("The ministers met.  \nThey agreed.\\\nThey left.\n")
    assert [text for _, text in outline(document)] == [
        "The ministers met.",
        "They agreed.",
        "They left.",
    ]


def test_html_inside_is_debris_but_for_its_words() -> None:
    document = read(
        "The ministers met.\n\n<!-- -->\n\n<figure>\n<img\nsrc='x.jpg' />\n"
        "<figcaption>Ms. Berg\nin Oslo</figcaption>\n</figure>\n\nThey agreed.\n"
    )
    kinds = dict.fromkeys(kind for kind, _ in outline(document))
    assert list(kinds) == ["paragraph", "debris", "caption"]
    assert ("caption", "Ms. Berg\nin Oslo") in outline(document)


def test_indented_text_is_prose() -> None:
    document = read("The ministers met.\n\n    They agreed on trade in fish.\n")
    assert outline(document)[1] == ("paragraph", "They agreed on trade in fish.")
