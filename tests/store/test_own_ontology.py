"""Ontologies of the user: checked, kept with the store, and held against the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import Document, Entity, EntityType, Evidence, Knowledge, Span, Statement
from graphkit.errors import ResourceError, StoreError
from graphkit.store import (
    GraphStore,
    OntologySource,
    load_ontology,
    validate,
    verify,
    why_not_expressed,
)

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """@prefix ex: <https://example.org/fish#> .
@prefix gk: <https://w3id.org/graphkit/vocab#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
"""
FISH = (
    HEAD
    + """
ex:Fishery a owl:Class ; rdfs:subClassOf gk:Organization .
ex:soldFishTo a owl:ObjectProperty, owl:SymmetricProperty ; rdfs:domain ex:Fishery ;
    schema:rangeIncludes gk:Actor .
"""
)


def source(text: str) -> OntologySource:
    return OntologySource("ontology.ttl", text)


def knowledge(subject: EntityType = EntityType.ORGANIZATION) -> Knowledge:
    """Cod Ltd sold fish to Ms. Aldane."""
    text = "Cod Ltd sold fish to Aldane."
    document = Document(id="document/d", source="d.txt", text=text, content_hash="0" * 64)
    seller = Entity(id="organization/cod", type=subject, label="Cod Ltd")
    buyer = Entity(id="person/aldane", type=EntityType.PERSON, label="Aldane")
    whole = Span(0, len(text))
    evidence = Evidence(
        id="evidence/e", document=document.id, span=whole, exact=text, prefix="", suffix="",
        sentence=whole,
    )  # fmt: skip
    statement = Statement(
        id="statement/s",
        document=document.id,
        subject=seller.id,
        predicate="ex:soldFishTo",
        object=buyer.id,
        evidence=(evidence,),
        rule="frame:sell",
    )
    return Knowledge(documents=(document,), entities=(seller, buyer), statements=(statement,))


def test_relation_of_a_user_is_known_with_its_words() -> None:
    relation = load_ontology((source(FISH),)).relations["ex:soldFishTo"]
    assert (relation.label, relation.is_symmetric) == ("sold fish to", True)


def test_statement_with_it_is_written_both_ways_and_found(tmp_path: Path) -> None:
    with GraphStore.create(tmp_path / "store", ontologies=[source(FISH)]) as store:
        store.write(knowledge())
    with GraphStore.open(tmp_path / "store", read_only=True) as store:
        assert store.query("ASK { ?cod ex:soldFishTo ?who . ?who ex:soldFishTo ?cod }").boolean
        (record,) = store.evidence("person/aldane", "ex:soldFishTo", "organization/cod")
        assert record.predicate == "ex:soldFishTo"
        assert not [o for o in verify(store).offenders if "direct" in o.reason]


def test_store_without_the_ontology_refuses_it() -> None:
    with pytest.raises(StoreError, match="unknown prefix in 'ex:soldFishTo'"):
        GraphStore.create().write(knowledge())
    other = source(FISH.replace("ex:soldFishTo", "ex:sold"))
    with pytest.raises(StoreError, match="'ex:soldFishTo' is not in the ontology"):
        GraphStore.create(ontologies=[other]).write(knowledge())


@pytest.mark.parametrize(
    ("type_", "found"),
    [(EntityType.ORGANIZATION, []), (EntityType.TOPIC, ["gk:Organization"])],
)
def test_domain_is_held_against_the_graph(type_: EntityType, found: list[str]) -> None:
    once = FISH.replace(", owl:SymmetricProperty", "")
    with GraphStore.create(ontologies=[source(once)]) as store:
        store.write(knowledge(type_))
        messages = [v.message for v in validate(store).violations if "soldFish" in v.message]
    assert messages == [f"the subject of ex:soldFishTo is one of {one}" for one in found]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (HEAD + "ex:a a ex:b\nex:c", 7, "is not Turtle"),
        (HEAD + "gk:met a owl:ObjectProperty .\n", 6, "describes gk:met, which is graphkit's own"),
        ("@prefix gk: <https://example.org/> .\n", 1, "binds the prefix 'gk' to"),
    ],
)
def test_wrong_ontology_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(ResourceError, match=reason) as caught:
        load_ontology((source(text),))
    assert (caught.value.file, caught.value.line) == ("ontology.ttl", line)


@pytest.mark.parametrize(
    ("curie", "remedy"),
    [
        ("ex:soldFishTo", ""),
        ("ex:soldFischTo", "did you mean 'ex:soldFishTo'? add there: ex:soldFischTo a owl"),
        ("fx:sold", "declare the prefix there, as in: @prefix fx:"),
    ],
)
def test_what_is_missing_for_a_relation_is_told(curie: str, remedy: str) -> None:
    found = why_not_expressed(load_ontology((source(FISH),)), curie)
    assert found.startswith(remedy)
    assert bool(found) == bool(remedy)
