"""Answers as the SPARQL protocol has them: formats, datasets, limits."""

import csv
import io
import json
from typing import Any

import pytest
import rdflib
from rdflib.query import Result

from graphkit.errors import AnswerTooLargeError, NotAcceptableError, QueryError
from graphkit.store import GRAPH_TYPES, RESULT_TYPES, Asked, GraphStore
from tests.fixtures.sample_knowledge import NEWS, READOUT

LABELS = "SELECT ?label { ?person a gk:Person ; rdfs:label ?label } ORDER BY ?label"
PERSONS = "CONSTRUCT { ?person a gk:Person } WHERE { ?person a gk:Person . ?person ?p ?o }"
JSON = "application/sparql-results+json"


def asked(sparql: str, **more: Any) -> Asked:
    usual: dict[str, Any] = {
        "result_type": JSON,
        "graph_type": "text/turtle",
        "most_bytes": 1 << 20,
    }
    return Asked(sparql=sparql, **(usual | more))


@pytest.mark.parametrize("media_type", RESULT_TYPES)
def test_rows_in_each_format_are_read_by_rdflib(memory: GraphStore, media_type: str) -> None:
    known, written = memory.answer(asked(LABELS, result_type=media_type))
    assert known == media_type
    form = {"text/csv": "csv", "text/tab-separated-values": "tsv"}.get(media_type)
    read = Result.parse(io.BytesIO(written), format=form, content_type=None if form else media_type)
    assert str(read.bindings[0][rdflib.Variable("label")]) == "Ilse Korvan"


@pytest.mark.parametrize("media_type", GRAPH_TYPES)
def test_triples_in_each_format_are_read_by_rdflib(memory: GraphStore, media_type: str) -> None:
    known, written = memory.answer(asked(PERSONS, graph_type=media_type))
    form = {"application/ld+json": "json-ld"}.get(media_type, media_type)
    graph = rdflib.Graph().parse(data=written, format=form)
    assert known == media_type
    assert len(graph) == len(json.loads(memory.answer(asked(LABELS))[1])["results"]["bindings"])


def test_a_graph_has_each_triple_once(memory: GraphStore) -> None:
    lines = memory.answer(asked(PERSONS, graph_type="application/n-triples"))[1].splitlines()
    assert len(lines) == len(set(lines)) > 1


@pytest.mark.parametrize("media_type", RESULT_TYPES)
def test_a_truth_value_has_all_formats(memory: GraphStore, media_type: str) -> None:
    assert b"true" in memory.answer(asked("ASK { ?a gk:met ?b }", result_type=media_type))[1]


def test_the_protocol_names_the_dataset_not_the_query(memory: GraphStore) -> None:
    text = f"SELECT DISTINCT ?d FROM <{memory.iri(NEWS)}> {{ ?d a gk:Document }}"  # noqa: S608

    def found(**graphs: list[str]) -> list[str]:
        written = memory.answer(asked(text, result_type="text/csv", **graphs))[1].decode()
        return [row[0] for row in csv.reader(written.splitlines())][1:]

    assert found() == [memory.iri(NEWS)]
    assert found(default_graphs=[memory.iri(READOUT)]) == [memory.iri(READOUT)]
    assert found(named_graphs=[memory.iri(READOUT)]) == []


def test_only_the_named_graphs_asked_for_are_there(memory: GraphStore) -> None:
    text = "SELECT DISTINCT ?g { GRAPH ?g { ?d a gk:Document } }"
    graphs = [memory.iri(READOUT)]
    written = memory.answer(asked(text, result_type="text/csv", named_graphs=graphs))[1]
    assert written.decode().split() == ["g", *graphs]
    assert memory.answer(asked(text, result_type="text/csv", default_graphs=graphs))[1] == b"g\r\n"


def test_what_is_too_large_stops_early(memory: GraphStore) -> None:
    product = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with pytest.raises(AnswerTooLargeError, match=r"larger than 0\.00?\d+ MB; .*LIMIT"):
        memory.answer(asked(product, most_bytes=5_000))
    with pytest.raises(AnswerTooLargeError):
        memory.answer(asked("CONSTRUCT WHERE { ?a ?b ?c }", most_bytes=500))


def test_an_answer_of_a_kind_not_wanted_says_what_there_is(memory: GraphStore) -> None:
    with pytest.raises(NotAcceptableError, match=r"triples.*text/turtle"):
        memory.answer(asked(PERSONS, graph_type=None))
    with pytest.raises(NotAcceptableError, match=r"rows.*text/csv"):
        memory.answer(asked(LABELS, result_type=None))


def test_a_graph_must_have_an_iri(memory: GraphStore) -> None:
    with pytest.raises(QueryError, match="no IRI: 'x y'"):
        memory.answer(asked(LABELS, default_graphs=["x y"]))
