"""Abbreviations that a document defines are known in the rest of it."""

from __future__ import annotations

import pytest

from graphkit.data_model import Span
from graphkit.extraction.naming.chunks import SeenName
from graphkit.extraction.naming.document_names import read_document_names
from graphkit.extraction.naming.entities import EntityMatch
from graphkit.resources.word_lists import load_name_words
from tests.extraction.naming.name_reading import name_reader


def _last(*sentences: str, seen: str = "") -> list[str]:
    """Return what the names of the last sentence mean; ``seen`` is an organisation in the first."""
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    spans = [Span(s, s + len(words)) for s, words in zip(starts, sentences, strict=True)]
    start = sentences[0].find(seen) if seen else 0
    found = [[(start, start + len(seen), "Organization")] if seen else []]
    found += [[] for _ in sentences[1:]]
    *_, last = read_document_names(name_reader(), text, spans, found, load_name_words())
    items = (chunk.item for chunk in last.chunks)
    return [
        item.full if isinstance(item, SeenName) else item.entity
        for item in items
        if isinstance(item, SeenName | EntityMatch)
    ]


@pytest.mark.parametrize(
    ("first", "seen", "last", "means"),
    [
        ("The Lake Fishing Group (LFG) met.", "Lake Fishing Group", "The LFG agreed.",
         ["Lake Fishing Group"]),
        ("The Republic of Chile (ROC) spoke.", "", "The ROC agreed.", ["country/CHL"]),
        ("Oslo (ANI) was cold.", "", "ANI was there.", ["organization/asian-news-international"]),
        ("Chile (ANI) was cold.", "", "ANI was there.", ["organization/asian-news-international"]),
        ("Nothing was said.", "", "The ROC agreed.", ["country/TWN"]),
    ],
)  # fmt: skip
def test_abbreviation_means_what_the_document_says(
    first: str, seen: str, last: str, means: list[str]
) -> None:
    assert _last(first, last, seen=seen) == means
