"""Mentions and relations are numbered as they are found; each mention is kept once."""

from __future__ import annotations

import pytest

from graphkit.data_model import Document, EntityType, Span
from graphkit.extraction.builder import ExtractionBuilder

TEXT = "Ms. Diaz met the Ministers in Lima. She left."


@pytest.fixture
def builder() -> ExtractionBuilder:
    document = Document(id="document/d", source="d.txt", text=TEXT, content_hash="0")
    return ExtractionBuilder(document)


def test_mention_is_kept_once(builder: ExtractionBuilder) -> None:
    first = builder.mention(Span(4, 8), EntityType.PERSON, "Diaz")
    assert builder.mention(Span(4, 8), EntityType.PERSON, "Diaz") == first
    assert len(builder.extraction().mentions) == 1


def test_same_words_may_mean_several(builder: ExtractionBuilder) -> None:
    offices = {
        builder.mention(Span(17, 26), EntityType.OFFICE, "Minister", polity=polity)
        for polity in ("country/CHL", "country/PER")
    }
    assert len(offices) == 2


def test_mention_quotes_the_document_and_drops_empty_features(builder: ExtractionBuilder) -> None:
    builder.mention(Span(4, 8), EntityType.PERSON, "Diaz", honorific="Ms.", gender="")
    (mention,) = builder.extraction().mentions
    assert (mention.text, dict(mention.features)) == ("Diaz", {"honorific": "Ms."})


def test_mentions_come_in_order_of_the_text(builder: ExtractionBuilder) -> None:
    builder.mention(Span(30, 34), EntityType.PLACE, "Lima")
    builder.mention(Span(4, 8), EntityType.PERSON, "Diaz")
    assert [mention.name for mention in builder.extraction().mentions] == ["Diaz", "Lima"]


def test_mention_is_found_by_place_and_type(builder: ExtractionBuilder) -> None:
    builder.mention(Span(30, 34), EntityType.ORGANIZATION, "Lima")
    lima = builder.mention(Span(30, 34), EntityType.PLACE, "Lima")
    assert builder.find(Span(30, 34), EntityType.PLACE) == lima
    assert builder.type_of(lima) is EntityType.PLACE


@pytest.mark.parametrize(
    ("features", "plural"), [({"number": "plural"}, True), ({"plural": "yes"}, True), ({}, False)]
)
def test_plural_is_told_by_features(
    builder: ExtractionBuilder, features: dict[str, str], *, plural: bool
) -> None:
    mention = builder.mention(Span(17, 26), None, **features)
    assert builder.is_plural(mention) is plural


def test_sentence_of_a_relation_covers_its_quote(builder: ExtractionBuilder) -> None:
    builder.relation("gk:met", ("m1",), quote=Span(0, 40), sentence=Span(0, 35), rule="r")
    (relation,) = builder.extraction().relations
    assert (relation.id, relation.sentence) == ("r1", Span(0, 40))
