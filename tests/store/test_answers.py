import csv
import io
import json

import pytest
import rdflib

from graphkit.errors import QueryError
from graphkit.store import GraphStore, Iri
from tests.fixtures.sample_knowledge import ALDANE, KORVAN, MEETING, SEA_LANES, VERRIN

WHO_MET = "SELECT ?a ?b { ?a gk:met ?b } ORDER BY ?a ?b"


def test_a_beginners_query_has_two_lines(memory: GraphStore) -> None:
    answer = memory.query(WHO_MET)
    assert answer.columns == ("a", "b")
    assert [tuple(map(memory.shorten, map(str, row))) for row in answer.rows] == [
        (ALDANE, VERRIN),
        (KORVAN, VERRIN),
        (VERRIN, ALDANE),
        (VERRIN, KORVAN),
    ]


def test_values_are_plain_python(memory: GraphStore) -> None:
    answer = memory.query(
        """SELECT ?i (1 AS ?n) (0.5 AS ?d) (1e0 AS ?e) (true AS ?b) ("x"@en AS ?t)
                  ("2031-03-11"^^xsd:date AS ?day) ("zwei"^^xsd:integer AS ?ill) ?none
           { VALUES ?i { gk:met } }"""
    )
    (row,) = answer.rows
    assert row == (memory.expand("gk:met"), 1, 0.5, 1.0, True, "x", "2031-03-11", "zwei", None)
    assert [type(value) for value in row[:5]] == [Iri, int, float, float, bool]


def test_an_answer_can_be_a_parameter_again(memory: GraphStore) -> None:
    ((who, _), *_) = memory.query(WHO_MET).rows
    assert isinstance(who, Iri)
    assert memory.query("SELECT ?n { ?who rdfs:label ?n }", bindings={"who": who}).rows == (
        ("Mira Aldane",),
    )


def test_table_is_short_and_aligned(memory: GraphStore) -> None:
    assert memory.query("SELECT ?a { ?a gk:met ?b } ORDER BY ?a LIMIT 2").to_table() == (
        "a\n------------------\nperson/aldane-mira\nperson/korvan-ilse\n"
    )


def test_table_shows_no_control_characters(memory: GraphStore) -> None:
    query = 'SELECT ("red \\u001B[31m\\r\\n\\u202Eeno" AS ?x) {}'
    table = memory.query(query).to_table()
    assert table.splitlines()[2] == "red \\x1b[31m \\u202eeno"


def test_csv_holds_values_in_full(memory: GraphStore) -> None:
    query = 'SELECT ?a ?t { ?a gk:met ?b . BIND("1, \\"2\\"" AS ?t) } ORDER BY ?a LIMIT 1'
    rows = list(csv.reader(io.StringIO(memory.query(query).to_csv())))
    assert rows == [["a", "t"], [memory.iri(ALDANE), '1, "2"']]


def test_json_is_read_by_rdflib(memory: GraphStore) -> None:
    query = 'SELECT ?a ("x"@en AS ?t) (7 AS ?n) ?none { ?a gk:met ?b }'
    answer = memory.query(query)
    read = rdflib.query.Result.parse(io.BytesIO(answer.to_json().encode()), format="json")
    assert [str(variable) for variable in read.vars or ()] == ["a", "t", "n", "none"]
    first = next(iter(read))
    assert first[1:] == (rdflib.Literal("x", lang="en"), rdflib.Literal(7), None)  # type: ignore[index]


def test_ask_is_a_boolean_in_every_format(memory: GraphStore) -> None:
    answer = memory.query("ASK { ?a gk:met ?b }")
    assert answer.boolean is True
    assert json.loads(answer.to_json())["boolean"] is True
    assert answer.to_csv() == "answer\ntrue\n"
    assert answer.to_table() == "answer\n------\ntrue\n"


def test_construct_is_an_rdflib_graph(memory: GraphStore) -> None:
    answer = memory.query("CONSTRUCT { ?b gk:met ?a } WHERE { ?a gk:met ?b }")
    assert len(answer.graph) == len(answer.rows) == 4
    assert "gk:met" in answer.to_turtle()
    assert rdflib.Graph().parse(data=answer.to_turtle()).isomorphic(answer.graph)


def test_describe_gives_triples(memory: GraphStore) -> None:
    answer = memory.query(f"DESCRIBE <{memory.iri(MEETING)}>")
    assert "gk:format" in {memory.shorten(str(row[1])) for row in answer.rows}


def test_turtle_of_a_select_is_refused(memory: GraphStore) -> None:
    with pytest.raises(QueryError, match="use table, csv or json"):
        memory.query(WHO_MET).to_format("ttl")


def test_an_unknown_format_names_the_known_ones(memory: GraphStore) -> None:
    with pytest.raises(QueryError, match="there are: table, csv, json, ttl"):
        memory.query(WHO_MET).to_format("xls")


def test_text_of_documents_stays_text(memory: GraphStore) -> None:
    query = "SELECT ?label { ?topic rdfs:label ?label }"
    answer = memory.query(query, bindings={"topic": memory.iri(SEA_LANES)})
    assert answer.rows == (("<b>open sea lanes</b>",),)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x {", "a mistake in line 1"),
        ("SELECT ?x\n{ ?x foo:bar 1 }", "an unknown prefix in line 2, near '{ ?x foo:bar 1 }'"),
        ("SELECT ?x { ?x gk:met ?y } GROUP BY ?y", "malformed"),
        ("DROP ALL", "malformed"),
        ("", "malformed"),
    ],
)
def test_a_malformed_query_says_where(memory: GraphStore, query: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        memory.query(query)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 300
