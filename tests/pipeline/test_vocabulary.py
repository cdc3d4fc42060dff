"""Relations that a user's lexicon adds must be described in an ontology beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import graphkit
from graphkit.errors import ResourceError
from graphkit.pipeline.vocabulary import ontology_sources
from graphkit.resources.lexicons import Lexicons

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = (
    "@prefix ex: <https://example.org/a#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "relations.yaml").write_text(
        "- predicate: ex:sold\n- predicate: ex:bought\n", encoding="utf-8"
    )
    return folder


def test_ontology_that_describes_all_of_them_is_taken(mine: Path) -> None:
    text = f"{PREFIXES}ex:sold a owl:ObjectProperty . ex:bought a owl:ObjectProperty .\n"
    (mine / "ontology.ttl").write_text(text, encoding="utf-8")
    (source,) = ontology_sources(Lexicons.read([mine]))
    assert (source.file, source.text) == (str(mine / "ontology.ttl"), text)


def test_relation_that_is_not_described_is_refused_where_it_is_listed(mine: Path) -> None:
    (mine / "ontology.ttl").write_text(
        f"{PREFIXES}ex:sold a owl:ObjectProperty .\n", encoding="utf-8"
    )
    with pytest.raises(
        ResourceError, match=r"ex:bought is described in no ontology\.ttl"
    ) as caught:
        graphkit.build("texts", lexicons=[mine])
    assert (caught.value.file, caught.value.line) == (str(mine / "relations.yaml"), 2)
    assert 'add there: ex:bought a owl:ObjectProperty ; rdfs:label "…" .' in caught.value.remedy


def test_built_in_lexicons_need_no_ontology() -> None:
    assert ontology_sources(Lexicons()) == ()
