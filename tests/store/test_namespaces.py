import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import StoreError
from graphkit.store import DEFAULT_BASE_IRI, Iri, Namespaces

NAMES = Namespaces()
STEPS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda step: "/" not in step and step not in {".", ".."}
)


@pytest.mark.parametrize(
    ("identifier", "local"),
    [
        ("person/aldane-mira", "person/aldane-mira"),
        ("topic/a b", "topic/a%20b"),
        ("topic/100%", "topic/100%25"),
        ("topic/<b>?#", "topic/%3Cb%3E%3F%23"),
        ("person/é", "person/%C3%A9"),
    ],
)
def test_iri_encodes_what_an_iri_cannot_hold(identifier: str, local: str) -> None:
    assert NAMES.iri(identifier) == DEFAULT_BASE_IRI + local


@given(st.lists(STEPS, min_size=1, max_size=3).map("/".join))
def test_any_id_becomes_an_iri_and_comes_back(identifier: str) -> None:
    iri = NAMES.iri(identifier)
    assert ox.NamedNode(iri).value == iri
    assert NAMES.shorten(iri) == identifier


@pytest.mark.parametrize("identifier", ["", "/person", "person/", "a//b", "../x", "a/./b"])
def test_iri_refuses_an_id_that_could_point_elsewhere(identifier: str) -> None:
    with pytest.raises(StoreError, match="cannot be part of an IRI"):
        NAMES.iri(identifier)


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("gk:met", "https://w3id.org/graphkit/vocab#met"),
        ("person/x", DEFAULT_BASE_IRI + "person/x"),
        ("topic/a:b", DEFAULT_BASE_IRI + "topic/a%3Ab"),
        ("http://example.org/x", "http://example.org/x"),
        ("urn:isbn:1", "urn:isbn:1"),
        (Iri("mailto:x"), "mailto:x"),
    ],
)
def test_expand_takes_curies_ids_and_iris(name: str, iri: str) -> None:
    assert NAMES.expand(name) == iri


def test_expand_names_the_prefixes_it_knows() -> None:
    with pytest.raises(StoreError, match="unknown prefix in 'foo:bar'; known prefixes: dcterms"):
        NAMES.expand("foo:bar")


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("http://purl.org/dc/terms/title", "dcterms:title"),
        ("http://purl.org/dc/terms/", "http://purl.org/dc/terms/"),
        ("http://example.org/x", "http://example.org/x"),
    ],
)
def test_shorten_leaves_what_it_does_not_know(iri: str, short: str) -> None:
    assert NAMES.shorten(iri) == short


def test_another_base_serves_as_well() -> None:
    names = Namespaces("https://example.org/our/")
    assert names.shorten(names.iri("person/x")) == "person/x"
    assert names.prefixes["data"] == "https://example.org/our/"


@pytest.mark.parametrize(
    "base", ["", "example.org/", "http://example.org", "http://a b/", "javascript:x/", "http://x>/"]
)
def test_an_unusable_base_is_refused(base: str) -> None:
    with pytest.raises(StoreError, match="cannot be the base of IRIs"):
        Namespaces(base)
