"""A user's entry can take a built-in one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.errors import ResourceError
from graphkit.resources.lexicons import Lexicons

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, **files: str) -> Lexicons:
    for name, text in files.items():
        file = folder / f"{name.replace('_', '-')}.yaml"
        file.write_text(text, encoding="utf-8")
    return Lexicons.read([folder])


def nouns_of(lexicons: Lexicons, verb: str) -> set[str]:
    return {noun for frame in lexicons.frames if verb in frame.verbs for noun in frame.nouns}


def test_verb_loses_all_its_frames(tmp_path: Path) -> None:
    lexicons = read(tmp_path, frames="- verb: express\n  remove: true\n")
    assert not [frame for frame in lexicons.frames if "express" in frame.verbs]


def test_frame_of_a_noun_is_taken_from_its_verb_alone(tmp_path: Path) -> None:
    before = nouns_of(Lexicons(), "express")
    lexicons = read(tmp_path, frames="- {verb: express, noun: gratitude, remove: true}\n")
    assert nouns_of(lexicons, "express") == before - {"gratitude"}
    assert "gratitude" in nouns_of(lexicons, "convey")


def test_frame_can_be_replaced_in_one_go(tmp_path: Path) -> None:
    text = "- {verb: thank, remove: true}\n- {verb: thank, predicate: gk:stated, object: obj}\n"
    frames = [frame for frame in read(tmp_path, frames=text).frames if "thank" in frame.verbs]
    assert [frame.predicate for frame in frames] == ["gk:stated"]


def test_other_entries_are_taken_away_by_their_key(tmp_path: Path) -> None:
    lexicons = read(
        tmp_path,
        organizations="- label: African Union\n  remove: true\n",
        honorifics="- forms: [Mr.]\n  remove: true\n",
        heading_verbs="- forms: [hosts]\n  remove: true\n",
        verb_forms="- verb: undertake\n  forms: [undertook]\n  remove: true\n",
    )
    assert "organization/african-union" in Lexicons().gazetteer
    assert "organization/african-union" not in lexicons.gazetteer
    assert "Mr." not in {honorific.form for honorific in lexicons.honorifics}
    assert "hosts" not in lexicons.heading_verbs
    assert "undertook" not in lexicons.verb_forms


def test_words_are_taken_out_of_lists_and_tables(tmp_path: Path) -> None:
    text = "particles: [af]\nremove:\n  particles: [von]\n"
    lexicons = read(
        tmp_path,
        names=text,
        references="remove: {pronouns: [she], participants: [delegates]}\n",
    )
    assert {"af", "de"} <= lexicons.names.particles
    assert "von" not in lexicons.names.particles
    assert "she" not in lexicons.references.pronouns
    assert "delegates" not in lexicons.references.participants


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("frames", "- {verb: tank, remove: true}\n", "no 'tank' to remove; did you mean 'thank'"),
        ("organizations", "- {label: African Unoin, remove: true}\n", "mean 'African Union'"),
        ("honorifics", "- {forms: [Mrr.], remove: true}\n", "no 'Mrr.' to remove; did you mean"),
        ("heading_verbs", "- {forms: [hots], remove: true}\n", "did you mean 'hosts'"),
        ("names", "remove: {particles: [vno]}\n", "has no 'vno' to remove; did you mean 'von'"),
        ("names", "remove: {particle: [von]}\n", "did you mean 'particles'"),
    ],
)
def test_what_is_not_there_cannot_be_taken_away(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(ResourceError, match=message) as caught:
        read(tmp_path, **{name: text})
    assert caught.value.line == 1
