"""Names to ids, and what users ask to queries with bound values."""

from pathlib import Path

import pytest

from graphkit.errors import QueryError, StoreError
from graphkit.pipeline import KnowledgeGraph
from tests.fixtures.sample_knowledge import ALDANE, ARVENIA, CALL, MEETING, VERRIN


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (ALDANE, ALDANE),
        ("Mira Aldane", ALDANE),
        ("mira  aldane", ALDANE),
        ("Aldane", ALDANE),
        ("Arvenia", ARVENIA),
    ],
)
def test_name_finds_one_entity(graph: KnowledgeGraph, name: str, expected: str) -> None:
    assert graph.find(name) == expected


def test_ambiguous_name_lists_what_it_may_mean(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match=r"'minister' may mean \d+ things; give one of these ids"):
        graph.find("minister")


def test_unknown_name_suggests_near_ones(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="nothing here is called 'Mira Aldana'; near it: Mira"):
        graph.find("Mira Aldana")


def test_empty_name_is_unknown(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="nothing here is called"):
        graph.find(" ")


@pytest.mark.parametrize("predicate", ["met", "gk:met", "MET"])
def test_evidence_takes_names_and_bare_relations(graph: KnowledgeGraph, predicate: str) -> None:
    records = graph.evidence("Mira Aldane", predicate, "Verrin")
    assert {record.document_title for record in records} == {
        "Arvenia and the Assembly Week",
        "Verrin meets Aldane",
    }
    assert records == graph.evidence(VERRIN, "gk:met", ALDANE)


def test_ambiguous_name_means_what_has_such_an_edge(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="may mean"):
        graph.find("Tomas")
    assert graph.evidence("Tomas", "met", "Aldane") == graph.evidence(VERRIN, "met", ALDANE)


def test_name_that_stays_ambiguous_is_an_error(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="'Tomas' may mean"):
        graph.evidence("Verrin", "participatedIn", "Tomas")


def test_evidence_takes_a_value_as_object(graph: KnowledgeGraph) -> None:
    assert [record.subject for record in graph.evidence(MEETING, "heldOn", "2031-03-11")] == [
        MEETING,
        MEETING,
    ]


def test_evidence_of_an_unknown_relation_lists_the_relations(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match=r"no relation 'kissed'; there are: .*met"):
        graph.evidence("Aldane", "kissed", "Verrin")


def test_evidence_for_what_nobody_says_is_empty(graph: KnowledgeGraph) -> None:
    assert graph.evidence("Aldane", "visited", "Port Ellen") == []


def test_saved_query_takes_parameters_of_other_types(graph: KnowledgeGraph) -> None:
    answer = graph.query("topics-by-number-of-meetings", minimum=1)
    assert answer.rows == graph.query("topics-by-number-of-meetings", minimum="1").rows
    assert answer.rows


def test_query_in_a_file_is_read(graph: KnowledgeGraph, tmp_path: Path) -> None:
    file = tmp_path / "calls.rq"
    file.write_text("SELECT ?call { ?call a gk:Call }", encoding="utf-8")
    for given in (file, str(file)):
        assert [graph.store.shorten(str(row[0])) for row in graph.query(given).rows] == [CALL]


def test_sparql_takes_things_in_angle_brackets_and_texts(graph: KnowledgeGraph) -> None:
    sparql = "ASK { ?a gk:met ?b . ?b rdfs:label ?name }"
    assert graph.query(sparql, a=f"<{ALDANE}>", name="Tomas Verrin").boolean is True
    assert graph.query(sparql, a=ALDANE).boolean is False


def test_text_that_looks_like_mark_up_is_no_iri(graph: KnowledgeGraph) -> None:
    sparql = "ASK { ?topic rdfs:label ?name }"
    assert graph.query(sparql, name="<b>open sea lanes</b>").boolean is True


@pytest.mark.parametrize(
    ("query", "message"),
    [("who-meets-whom", "there are: who-met-whom"), ("SELECT ?b {", "malformed")],
)
def test_query_that_cannot_be_asked_is_an_error(
    graph: KnowledgeGraph, query: str, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        graph.query(query)


def test_unknown_parameter_is_an_error(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="no parameter 'persons'"):
        graph.query("who-met-whom", persons="Aldane")
    with pytest.raises(QueryError, match="no variable 'z'"):
        graph.query("ASK { ?a gk:met ?b }", z="x")


def test_bracketed_name_of_no_known_prefix_is_an_error(graph: KnowledgeGraph) -> None:
    with pytest.raises(StoreError, match="unknown prefix"):
        graph.query("ASK { ?a gk:met ?b }", a="<wd:Q1>")
