"""The numbers of a build: counted once, kept as JSON, shown as text and in notebooks."""

from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.pipeline import KnowledgeGraph, LexiconSource, Skipped, Summary
from graphkit.pipeline.summary import LeftOpen, read_summary, summary_of


@pytest.fixture
def summary(graph: KnowledgeGraph) -> Summary:
    return graph.summary


def test_summary_counts_by_type_and_modality(summary: Summary) -> None:
    assert summary.entities["Person"] == 3
    assert summary.meetings == summary.entities["Meeting"] == 2
    assert summary.statements["Hoped"] == 1
    assert summary.negative == 1
    assert [one.title for one in summary.documents] == [
        "Arvenia and the Assembly Week",
        "Verrin meets Aldane",
    ]


def test_summary_of_a_bare_store_has_the_same_numbers(graph: KnowledgeGraph) -> None:
    unknown = replace(graph.summary, graphkit="", pipeline="", extractor="", extractor_version="")
    assert summary_of(graph.store) == unknown


def test_summary_survives_json(summary: Summary, tmp_path: Path) -> None:
    full = replace(
        summary,
        skipped=(Skipped("c.txt", "is empty", "remove it"),),
        lexicons=(LexiconSource("mine", "0" * 64),),
    )
    (tmp_path / "build.json").write_text(full.to_json(), encoding="utf-8")
    assert read_summary(tmp_path / "build.json") == full


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"graphkit": "9", "documents": [1]}'])
def test_summary_that_does_not_fit_is_no_summary(tmp_path: Path, content: str) -> None:
    (tmp_path / "build.json").write_text(content, encoding="utf-8")
    assert read_summary(tmp_path / "build.json") is None


def test_text_has_the_numbers_and_the_plurals(summary: Summary) -> None:
    text = summary.to_text()
    assert text.splitlines()[0] == "documents        2"
    assert "3 countries" in text
    assert "1 call," in text
    assert text.endswith("1 reported, 1 of them denied")


def test_text_lists_what_was_left_out_and_why_on_one_safe_line(summary: Summary) -> None:
    bad = replace(
        summary,
        skipped=(Skipped("a\x1b[2Jb\n.txt", "is empty", "remove it"),),
        passed_over=(Skipped("c.txt", "is the same as d.txt"),),
    )
    assert bad.to_text().splitlines()[-4:] == [
        "left out         1",
        r"  a\x1b[2Jb\n.txt: is empty; remove it",
        "passed over      1",
        "  c.txt: is the same as d.txt",
    ]


def test_text_counts_the_references_that_were_left_open_by_their_kind(summary: Summary) -> None:
    left = (
        LeftOpen("document/a", 4, "the two", "group: who it means is not plain"),
        LeftOpen("document/a", 9, "he", "pronoun: nobody fits"),
        LeftOpen("document/a", 30, "she", "pronoun: nobody fits"),
    )
    last = replace(summary, left_open=left).to_text().splitlines()[-1]
    assert last == "undecided        3   1 group, 2 pronouns"
