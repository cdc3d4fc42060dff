"""The built-in lists of words are sorted, agree with each other, and can be added to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from graphkit.data_model import EntityType
from graphkit.errors import ResourceError
from graphkit.resources.meeting_words import load_meeting_words
from graphkit.resources.titles import load_titles
from graphkit.resources.word_lists import (
    load_name_words,
    load_reference_words,
    load_topic_words,
)
from graphkit.resources.yaml_files import lexicon_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["names.yaml", "references.yaml", "titles.yaml"])
def test_every_list_is_sorted(name: str) -> None:
    text = (lexicon_folder() / name).read_text(encoding="utf-8")
    for key, value in yaml.load(text, Loader=yaml.BaseLoader).items():  # noqa: S506
        words = list(value)
        assert words == sorted(words, key=str.lower), key


@pytest.mark.parametrize("name", ["names.yaml", "references.yaml", "titles.yaml"])
def test_head_of_the_file_tells_source_licence_and_every_list(name: str) -> None:
    text = (lexicon_folder() / name).read_text(encoding="utf-8")
    head = text[: re.search(r"^[^#]", text, re.MULTILINE).start()]  # type: ignore[union-attr]
    assert "Source:" in head
    assert "Licence:" in head
    for key in yaml.load(text, Loader=yaml.BaseLoader):  # noqa: S506
        assert re.search(rf"^# {key}\b", head, re.MULTILINE), key


def test_no_word_is_and_is_not_part_of_a_name() -> None:
    words = load_name_words()
    assert not words.stops & words.doubtful
    assert words.institutions <= words.doubtful
    assert not words.particles & words.stops


def test_titles_only_speak_of_heads_they_have() -> None:
    titles = load_titles()
    assert titles.supreme <= titles.singular
    assert titles.posted <= titles.singular
    assert titles.speaking_for <= titles.singular
    assert titles.surnames <= titles.singular | {"bishop", "major"}
    assert set(titles.kinds) <= titles.singular
    heads = {head.replace("-", " ") for head in titles.singular}
    assert {head.replace("-", " ") for kind in titles.kinds.values() for head in kind} <= heads
    adjectives = {"commonwealth", "external", "foreign", "internal", "resident"}
    assert titles.fields - titles.portfolios <= adjectives
    assert not set(titles.heads_before) & titles.singular


def test_plural_leads_back_to_its_head() -> None:
    assert load_titles().plurals["attorneys general"] == "attorney general"


def test_synonyms_have_one_canonical_name() -> None:
    canonical = load_titles().canonical
    assert canonical["foreign minister"] == canonical["minister of foreign affairs"]
    assert set(canonical.values()) <= {canonical[name.lower()] for name in canonical.values()}


def test_pronouns_tell_number_and_gender() -> None:
    words = load_reference_words()
    assert (words.pronouns["she"].number, words.pronouns["she"].gender) == ("singular", "f")
    assert words.numerals["two"] == len("ab")
    assert set(words.group_nouns.values()) == {"parties", "persons"}


def test_meeting_nouns_name_types_of_the_ontology() -> None:
    types = {noun.type for noun in load_meeting_words().nouns.values()}
    assert types <= {type_.value for type_ in EntityType}


def test_user_adds_a_title(tmp_path: Path) -> None:
    (tmp_path / "titles.yaml").write_text(
        "heads: {doge: doges}\nsynonyms:\n  Doge: [Most Serene Prince]\n", encoding="utf-8"
    )
    titles = load_titles(tmp_path)
    assert titles.plurals["doges"] == "doge"
    assert titles.canonical["most serene prince"] == "Doge"
    assert "president" in titles.singular
    assert "doge" not in load_titles().singular


def test_user_adds_words_to_every_lexicon(tmp_path: Path) -> None:
    for name, text in (
        ("names.yaml", "institutions: [guild]"),
        ("references.yaml", "participants: [attenders]"),
        ("meetings.yaml", "nouns: {powwow: {type: Meeting}}"),
        ("topics.yaml", "shared_heads: [matter in hand]"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert "guild" in load_name_words(tmp_path).doubtful
    assert "attenders" in load_reference_words(tmp_path).participants
    assert load_meeting_words(tmp_path).nouns["powwow"].type == "Meeting"
    assert "matter in hand" in load_topic_words(tmp_path).shared_heads


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("titles.yaml", "status: {sometime: gone}", "gives 'sometime' the value 'gone'"),
        ("references.yaml", "group_nouns: {chums: people}", "gives 'chums' the value 'people'"),
        ("references.yaml", "pronouns: {xe: {number: some}}", "gives 'xe' the number 'some'"),
    ],
)
def test_wrong_addition_is_refused(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    load = load_titles if name == "titles.yaml" else load_reference_words
    with pytest.raises(ResourceError, match=reason):
        load(tmp_path)
