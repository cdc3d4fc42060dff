"""The questions of a graph: with what resolution proposed when it was built."""

import pytest

from graphkit.pipeline import KnowledgeGraph, review_graph
from graphkit.resolution.decisions.files import decisions_of
from graphkit.review import Question, QuestionKind
from graphkit.store import GraphStore
from tests.resolution.drafts import ALDANE, NORWAY, resolve_all
from tests.review.test_asking import SHORT, note

HOLT = "person/jon-holt"


@pytest.fixture
def graph() -> KnowledgeGraph:
    store = GraphStore.create()
    store.write(
        resolve_all(note("a", "Mira Aldane", NORWAY), note("b", "Aldane"), note("c", "Jon Holt"))
    )
    return KnowledgeGraph(store, None)


def propose(graph: KnowledgeGraph, one: str, other: str) -> None:
    iri = graph.store.iri
    graph.store.engine.update(
        f"""INSERT DATA {{ GRAPH <{iri("resolution")}> {{ <{iri("proposal/x")}>
            a gk:MergeProposal ; gk:candidate <{iri(one)}>, <{iri(other)}> ; gk:score 0.8 ;
            gk:reason "same office" ; gk:counterReason "other country", "other gender" }} }}""",
        prefixes=dict(graph.store.names.prefixes),
    )


def asked(graph: KnowledgeGraph, decided: str = "") -> dict[tuple[str, ...], Question]:
    """Return the questions whether two are one, by their ids."""
    questions = review_graph(graph, decisions_of(decided))
    same = [one for one in questions if one.kind is QuestionKind.SAME]
    return {tuple(id_ for id_, _ in one.about): one for one in same}


def test_names_that_fit_are_asked_where_nothing_is_proposed(graph: KnowledgeGraph) -> None:
    assert (SHORT, ALDANE) in asked(graph)


def test_what_the_graph_proposes_is_asked(graph: KnowledgeGraph) -> None:
    propose(graph, HOLT, SHORT)
    question = asked(graph)[SHORT, HOLT]
    assert question.reasons == (
        "for: same office",
        "against: other country",
        "against: other gender",
    )
    assert question.score == 0.8
    assert (SHORT, HOLT) not in asked(graph, f"different {SHORT} {HOLT}")
