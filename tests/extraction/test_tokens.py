"""The words of a parse are what spaCy has them to be, and their tags can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from graphkit.extraction.tokens import Doc, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token as SpacyToken

    from graphkit.extraction.tokens import Token


@pytest.fixture
def parsed() -> SpacyDoc:
    """Ms. Ruiz and Mr. Diaz, who met, AGREED on "well-known" plans."""
    rows = [
        ("Ruiz", "PROPN", "NNP", 6, "nsubj"),
        ("and", "CCONJ", "CC", 2, "cc"),
        ("Diaz", "PROPN", "NNP", 0, "conj"),
        (",", "PUNCT", ",", 5, "punct"),
        ("who", "PRON", "WP", 5, "nsubj"),
        ("met", "VERB", "VBD", 0, "acl:relcl"),
        ("AGREED", "VERB", "VBD", 6, "ROOT"),
        ("on", "ADP", "IN", 8, "case"),
        ("plans", "NOUN", "NNS", 6, "obl"),
        (".", "PUNCT", ".", 6, "punct"),
    ]
    words, pos, tags, heads, deps = zip(*rows, strict=True)
    return SpacyDoc(
        spacy.blank("en").vocab,
        words=list(words),
        spaces=[word not in {"Diaz", "plans", "."} for word in words],
        pos=list(pos),
        tags=list(tags),
        lemmas=[word.lower() for word in words],
        morphs=["PronType=Rel" if word == "who" else "" for word in words],
        heads=list(heads),
        deps=list(deps),
    )


@pytest.mark.parametrize(
    "attribute",
    [
        "i",
        "idx",
        "text",
        "lower_",
        "lemma_",
        "pos_",
        "tag_",
        "dep_",
        "whitespace_",
        "is_alpha",
        "is_punct",
        "is_title",
        "is_upper",
    ],
)
def test_attributes_are_those_of_spacy(parsed: SpacyDoc, attribute: str) -> None:
    ours = [getattr(token, attribute) for token in Doc(parsed)]
    assert ours == [getattr(token, attribute) for token in parsed]


@pytest.mark.parametrize("arcs", ["children", "lefts", "rights", "subtree", "conjuncts"])
def test_arcs_are_those_of_spacy(parsed: SpacyDoc, arcs: str) -> None:
    def reached(token: Token | SpacyToken) -> list[int]:
        return [other.i for other in getattr(token, arcs)]

    assert list(map(reached, Doc(parsed))) == list(map(reached, parsed))


@pytest.mark.parametrize("end", ["head", "left_edge", "right_edge"])
def test_ends_of_arcs_are_those_of_spacy(parsed: SpacyDoc, end: str) -> None:
    ours = [getattr(token, end).i for token in Doc(parsed)]
    assert ours == [getattr(token, end).i for token in parsed]


def test_root_features_and_length_are_those_of_spacy(parsed: SpacyDoc) -> None:
    who = Doc(parsed)[4]
    assert who.root.text == "AGREED"
    assert who.morph == "PronType=Rel"
    assert len(who) == len("who")


def test_text_of_words_has_the_blanks_between_them(parsed: SpacyDoc) -> None:
    doc = Doc(parsed)
    assert text_of(doc[2:6]) == parsed[2:6].text == "Diaz, who met"


def test_mended_tag_stays_with_the_words(parsed: SpacyDoc) -> None:
    doc = Doc(parsed)
    doc[6].tag_ = "VBN"
    assert doc[0].head.tag_ == "VBN"
    assert parsed[6].tag_ == "VBD"
