"""Function words and the verbs of headings."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise

import pytest

from graphkit.resources.grammar import FunctionWords, load_function_words, load_heading_verbs
from graphkit.resources.yaml_files import lexicon_folder, read_records


@pytest.mark.parametrize("name", [field.name for field in fields(FunctionWords)])
def test_every_class_has_words_in_lower_case(name: str) -> None:
    words = getattr(load_function_words(), name)
    assert words
    assert all(word == word.lower() for word in words)


def test_heading_verbs_tell_a_meeting_or_a_call() -> None:
    verbs = load_heading_verbs()
    assert verbs["meets"] == "Meeting"
    assert verbs["phones"] == "Call"
    assert set(verbs.values()) == {"Call", "Meeting"}


def test_heading_verbs_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        load_heading_verbs()["meets"] = "Call"  # type: ignore[index]


@pytest.mark.parametrize(
    ("file", "key", "values"),
    [("grammar.yaml", "class", "words"), ("heading-verbs.yaml", "type", "forms")],
)
def test_files_are_sorted(file: str, key: str, values: str) -> None:
    records = read_records(lexicon_folder() / file)
    assert all(a.text(key) < b.text(key) for a, b in pairwise(records))
    assert all(record.texts(values) == tuple(sorted(record.texts(values))) for record in records)
