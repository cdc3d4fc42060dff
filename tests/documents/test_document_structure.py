"""The data by which documents are read is complete, sorted and checked on loading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from graphkit.errors import ResourceError
from graphkit.resources.document_structure import (
    load_document_abbreviations,
    load_document_structure,
    load_publishers,
    read_document_structure,
)
from graphkit.resources.yaml_files import lexicon_folder


def records(name: str) -> list[dict[str, str]]:
    text = (lexicon_folder() / name).read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # makes nothing but words
    assert isinstance(loaded, list)
    return loaded


def test_loading_twice_gives_the_same_read_only_value() -> None:
    structure = load_document_structure()
    assert load_document_structure() is structure
    with pytest.raises(TypeError):
        structure.roles["debris"] = structure.roles["lead"]  # type: ignore[index]


def test_entries_are_sorted() -> None:
    entries = [
        (next(iter(record)), record.get("style", next(iter(record.values()))))
        for record in records("document-structure.yaml")
        if record.get("role") != "numbering"
    ]
    for kind in ("fragment", "property", "role"):
        names = [name for entry, name in entries if entry == kind]
        assert names == sorted(names)


def test_publishers_are_sorted() -> None:
    names = [record["publisher"].casefold() for record in records("document-publishers.yaml")]
    assert names == sorted(names)


def test_abbreviations_have_no_last_full_stop() -> None:
    assert not [word for word in load_document_abbreviations() if word.endswith(".")]


def test_hosts_are_bare_names() -> None:
    hosts = load_publishers().hosts
    assert [host for host in hosts if not re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", host)] == []


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("- role: bullets\n  patterns: ['x']", "unknown role 'bullets'"),
        ("- role: bullet\n  patterns: ['(']", r"is not a regular expression"),
        ("- role: bullet\n  patterns: ['%moon%']", "unknown fragment 'moon'"),
        ("- role: bullet\n  case: upper\n  patterns: ['x']", "'case' is 'upper'"),
        ("- role: numbering\n  patterns: ['x']", "lacks the key 'style'"),
        ("- fragment: a\n  pattern: '%a%'", "unknown fragment 'a'"),
        ("- role: bullet\n  patterns: ['x']", "has no entry for the role"),
        ("- colour: red", "unknown key 'colour'"),
    ],
)
def test_wrong_entries_are_told(entry: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "structure.yaml"
    file.write_text(entry, encoding="utf-8")
    with pytest.raises(ResourceError, match=reason):
        read_document_structure(file)
