from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.data_model import Literal
from graphkit.errors import QueryError
from graphkit.store import GraphStore, Iri, Value
from graphkit.store.bindings import bind

A = Iri("http://x/a")
B = Iri("http://x/b")
TRIPLES = """
    INSERT DATA {
        <http://x/a> gk:met <http://x/b> . <http://x/b> gk:met <http://x/a> .
        <http://x/b> gk:met <http://x/c> . <http://x/c> gk:met <http://x/b> .
        <http://x/a> rdfs:label "Anna" . <http://x/b> rdfs:label "} Bert # {" .
        <http://x/a> gk:number 7 . <http://x/b> gk:number 8 .
        <http://x/a> gk:startDate "2031-03-07"^^xsd:date .
        <http://x/b> gk:startDate "2031-03-09"^^xsd:date .
    }
"""


@pytest.fixture
def small() -> GraphStore:
    store = GraphStore.create()
    store.engine.update(TRIPLES, prefixes=dict(store.names.prefixes))
    return store


def column(store: GraphStore, query: str, **bindings: Value) -> list[str]:
    return sorted(str(row[0]) for row in store.query(query, bindings=bindings).rows)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?y { ?x gk:met ?y }",
        "SELECT ?y ?x WHERE { ?x gk:met ?y }",
        "SELECT ?y { ?z gk:met ?y FILTER(?z = ?x) }",
        "SELECT ?y { ?z gk:met ?y FILTER(!BOUND(?x) || ?z = ?x) }",
        "SELECT ?y { { ?z gk:met ?y FILTER(?z = ?x) } UNION { ?x rdf:type ?y } }",
        "SELECT ?y { { SELECT ?y WHERE { ?z gk:met ?y FILTER(?z = ?x) } } }",
        "SELECT ?y { ?z gk:met ?y FILTER EXISTS { ?z gk:met ?v FILTER(?z = ?x) } }",
        "SELECT ?y { ?y gk:number ?n MINUS { ?y gk:number ?m FILTER(?y = ?x) } }",
        "SELECT ?y (COUNT(*) AS ?n) { ?x gk:met ?y } GROUP BY ?y ?x",
        "SELECT ?y { BIND(?x AS ?z) ?z gk:met ?y } # ?x { is not a group",
        "SELECT ?y { ?x gk:met ?y VALUES ?y { <http://x/b> } FILTER('}?x' != \"{\") }",
        "SELECT $y { $x gk:met $y }",
        'SELECT ?y { ?x gk:met ?y FILTER("""{ "?x" """ != \'\'\'}\'\'\') }',
    ],
)
def test_a_bound_variable_has_its_value_wherever_it_stands(small: GraphStore, query: str) -> None:
    assert column(small, query, x=A) == ["http://x/b"]


def test_an_unbound_parameter_is_a_variable(small: GraphStore) -> None:
    assert len(small.query("SELECT ?x ?y { ?x gk:met ?y }").rows) == 4


def test_several_parameters_hold_together(small: GraphStore) -> None:
    assert small.query("ASK { ?x gk:met ?y }", bindings={"x": A, "y": B}).boolean
    assert not small.query("ASK { ?x gk:met ?y }", bindings={"x": A, "y": A}).boolean


def test_a_template_keeps_its_variables(small: GraphStore) -> None:
    answer = small.query("CONSTRUCT { ?y gk:about ?x } WHERE { ?x gk:met ?y }", bindings={"x": A})
    assert answer.rows == ((B, small.expand("gk:about"), A),)


@pytest.mark.parametrize(
    ("query", "value", "found"),
    [
        ("SELECT ?x { ?x rdfs:label ?v }", "Anna", ["http://x/a"]),
        ("SELECT ?x { ?x rdfs:label ?v }", "} Bert # {", ["http://x/b"]),
        ("SELECT ?x { ?x gk:number ?n FILTER(?n < ?v) }", 8, ["http://x/a"]),
        ("SELECT ?x { ?x gk:number ?n FILTER(?n > ?v) }", 7.5, ["http://x/b"]),
        ("SELECT ?x { ?x gk:startDate ?d FILTER(?d > ?v) }", date(2031, 3, 8), ["http://x/b"]),
        ("SELECT ?x { ?x gk:startDate ?v }", Literal("2031-03-07", "xsd:date"), ["http://x/a"]),
        ("SELECT ?x { ?x gk:number ?n FILTER((?n = 7) = ?v) }", True, ["http://x/a"]),
    ],
)
def test_a_value_has_the_type_it_has_in_python(
    small: GraphStore, query: str, value: Value, found: list[str]
) -> None:
    assert column(small, query, v=value) == found


@pytest.mark.parametrize(
    "value",
    [
        '"} DROP ALL #',
        "'''",
        "\\",
        "line\nbreak",
        "<http://x/a>",
        "?x",
        "\u2028",
        "} UNION { ?x ?p ?v",
    ],
)
def test_a_text_is_never_part_of_the_query(small: GraphStore, value: str) -> None:
    answer = small.query("SELECT ?v { <http://x/a> gk:number 7 }  VALUES ?v { 1 }")
    assert answer.rows == ((1,),)
    query = "SELECT ?v { ?x gk:number 7 FILTER(BOUND(?v)) }"
    assert small.query(query, bindings={"v": value}).rows == ((value,),)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_found_as_it_is(value: str) -> None:
    query = "SELECT ?v (STR(?v) AS ?again) { FILTER(BOUND(?v)) }"
    assert GraphStore.create().query(query, bindings={"v": value}).rows == ((value, value),)


@pytest.mark.parametrize("value", [Iri("http://x/> } { ?a ?b ?c"), Iri("no iri"), "\ud800"])
def test_a_value_that_rdf_cannot_hold_is_refused(small: GraphStore, value: Value) -> None:
    with pytest.raises(QueryError, match="cannot be used"):
        small.query("SELECT ?v { ?v gk:met ?x }", bindings={"v": value})


@pytest.mark.parametrize("name", ["who", "x } {", ""])
def test_a_parameter_the_query_lacks_is_an_error(name: str) -> None:
    with pytest.raises(QueryError, match=r"has no parameter .*its variables are: x, y"):
        bind("SELECT ?x { ?x gk:met ?y }", {name: A})
