from __future__ import annotations

from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from graphkit.data_model import Knowledge
from graphkit.errors import ProjectionError, QueryError
from graphkit.projection import list_projections, project, project_all, relation_label
from graphkit.projection.period import Period, ends
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import (
    ACCORD,
    ALDANE,
    ARVENIA,
    ASSEMBLY,
    BELMORA,
    CALL,
    COSTARIA,
    FESTIVAL,
    FISHERIES,
    HERRING,
    KORVAN,
    MEETING,
    RAIL,
    SECOND_MEETING,
    TARIFFS,
    VERRIN,
    VISIT,
    sample_knowledge,
)

Weights = dict[tuple[str, str], int]


def weights(graph: nx.Graph[str]) -> Weights:
    return {(a, b): data["weight"] for a, b, data in graph.edges(data=True)}


def everything(store: GraphStore) -> nx.MultiDiGraph[str]:
    graph = project(store, "everything")
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def test_all_projections_at_once_are_those_made_one_by_one(store: GraphStore) -> None:
    graphs = project_all(store, list_projections())
    assert tuple(graphs) == tuple(list_projections())
    for name, graph in graphs.items():
        alone = project(store, name)
        assert graph.graph == alone.graph
        assert list(graph.nodes(data=True)) == list(alone.nodes(data=True))
        assert list(graph.edges(data=True)) == list(alone.edges(data=True))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("actors-and-meetings", nx.Graph),
        ("actors-and-topics", nx.Graph),
        ("countries", nx.Graph),
        ("everything", nx.MultiDiGraph),
        ("speech-acts", nx.MultiDiGraph),
        ("who-met-whom", nx.Graph),
    ],
)
def test_projection_is_of_its_kind(store: GraphStore, name: str, kind: type[nx.Graph[str]]) -> None:
    graph = project(store, name)
    assert type(graph) is kind
    assert graph.graph["name"] == name
    assert graph.graph["directed"] == graph.is_directed()
    assert {"title", "description", "weight"} <= set(graph.graph)


def test_the_six_projections_are_listed() -> None:
    assert list_projections() == (
        "actors-and-meetings",
        "actors-and-topics",
        "countries",
        "everything",
        "speech-acts",
        "who-met-whom",
    )


def test_who_met_whom_counts_a_meeting_told_twice_once(store: GraphStore) -> None:
    graph = project(store, "who-met-whom")
    assert weights(graph) == {(ALDANE, VERRIN): 1, (KORVAN, VERRIN): 1}
    met = graph.edges[ALDANE, VERRIN]
    assert len(met["statements"]) == 2
    assert (met["relation"], met["label"], met["first"], met["last"]) == (
        *("gk:met", "met"),
        *("2031-03-11", "2031-03-11"),
    )


def test_who_met_whom_knows_nothing_of_calls(store: GraphStore) -> None:
    assert not project(store, "who-met-whom").has_edge(ALDANE, KORVAN)


def test_countries_are_tied_by_shared_meetings(store: GraphStore) -> None:
    graph = project(store, "countries")
    assert weights(graph) == {(ARVENIA, BELMORA): 1, (BELMORA, COSTARIA): 1}
    records = {record.id: record for record in store.statement_records()}
    shown = [records[name] for name in graph.edges[ARVENIA, BELMORA]["statements"]]
    assert {(r.subject, r.predicate, r.object) for r in shown} == {
        (ALDANE, "gk:participatedIn", MEETING),
        (VERRIN, "gk:participatedIn", MEETING),
    }


def test_actors_and_meetings_are_two_kinds_weighted_by_documents(store: GraphStore) -> None:
    graph = project(store, "actors-and-meetings")
    assert weights(graph) == {
        (CALL, ALDANE): 1,
        (CALL, KORVAN): 1,
        (MEETING, ALDANE): 2,
        (MEETING, VERRIN): 2,
        (SECOND_MEETING, KORVAN): 1,
        (SECOND_MEETING, VERRIN): 1,
    }
    assert nx.is_bipartite(graph)


def test_actors_and_topics_include_each_agent_of_a_joint_act(store: GraphStore) -> None:
    assert weights(project(store, "actors-and-topics")) == {
        (ALDANE, FESTIVAL): 1,
        (ALDANE, FISHERIES): 1,
        (ALDANE, HERRING): 1,
        (ALDANE, RAIL): 1,
        (VERRIN, FESTIVAL): 1,
        (VERRIN, FISHERIES): 1,
        (VERRIN, HERRING): 2,
        (VERRIN, RAIL): 1,
    }


def test_speech_acts_go_from_who_speaks_to_who_is_spoken_to(store: GraphStore) -> None:
    acts = project(store, "speech-acts").edges(data=True)
    assert {(source, target, data["relation"]) for source, target, data in acts} == {
        (ALDANE, VERRIN, "gk:requested"),
        (VERRIN, ALDANE, "gk:supported"),
        (VERRIN, COSTARIA, "gk:urged"),
    }


def test_everything_has_every_entity_and_relation(store: GraphStore, knowledge: Knowledge) -> None:
    graph = project(store, "everything")
    assert set(graph) == {entity.id for entity in knowledge.entities}
    said = {name for *_, data in graph.edges(data=True) for name in data["statements"]}
    assert said == {s.id for s in knowledge.statements if isinstance(s.object, str)}


def test_everything_lays_a_symmetric_edge_once(store: GraphStore) -> None:
    graph = everything(store)
    assert graph.edges[ALDANE, VERRIN, "gk:met"]["weight"] == 2
    assert not graph.has_edge(VERRIN, ALDANE, "gk:met")


@pytest.mark.parametrize(
    ("source", "target", "key", "modality", "polarity"),
    [
        (KORVAN, TARIFFS, "gk:agreedOn Asserted Negative", "Asserted", "Negative"),
        (ALDANE, ACCORD, "gk:signed Hoped Positive", "Hoped", "Positive"),
        (ALDANE, BELMORA, "gk:visited Intended Positive", "Intended", "Positive"),
        (ALDANE, ARVENIA, "gk:represents", "Asserted", "Positive"),
    ],
)
def test_everything_marks_what_is_planned_or_denied(
    store: GraphStore, source: str, target: str, key: str, modality: str, polarity: str
) -> None:
    edge = everything(store).edges[source, target, key]
    assert (edge["modality"], edge["polarity"]) == (modality, polarity)


@pytest.mark.parametrize("name", list_projections())
def test_edges_carry_their_statements(store: GraphStore, name: str) -> None:
    known = {record.id for record in store.statement_records()}
    for _, _, data in project(store, name).edges(data=True):
        assert data["statements"]
        assert set(data["statements"]) <= known
        assert list(data["statements"]) == sorted(set(data["statements"]))
        assert isinstance(data["weight"], int)


def test_nodes_say_what_is_known_of_them(store: GraphStore) -> None:
    nodes = project(store, "everything").nodes
    assert nodes[VERRIN] == {
        "label": "Tomas Verrin",
        "type": "Person",
        "alt_labels": ("Mr. Tomas Verrin", "Verrin"),
        "country": "Belmora",
        "same_as": ("http://www.wikidata.org/entity/Q0",),
    }
    assert nodes[ARVENIA]["codes"] == ("ISO 3166 ARV",)
    assert nodes[VISIT]["date"] == "2031-03-07/2031-03-09"


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2031-03-12", None, {(KORVAN, VERRIN): 1}),
        (None, date(2031, 3, 11), {(ALDANE, VERRIN): 1}),
        ("2031-03-11", "2031-03-12", {(ALDANE, VERRIN): 1, (KORVAN, VERRIN): 1}),
        ("2031-04-01", None, {}),
    ],
)
def test_period_keeps_what_happened_in_it(
    store: GraphStore, since: str | None, until: date | None, expected: Weights
) -> None:
    graph = project(store, "who-met-whom", since=since, until=until)
    assert weights(graph) == expected
    assert set(graph) == {node for pair in expected for node in pair}


def test_period_leaves_out_nodes_that_nothing_dates(store: GraphStore) -> None:
    assert ASSEMBLY in project(store, "everything")
    assert ASSEMBLY not in project(store, "everything", since="2031-01-01")


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("soon", None, "'soon' is no day; write it as 2031-03-12"),
        ("2031-03-12", "2031-03-11", "the period ends on 2031-03-11, before it begins"),
    ],
)
def test_wrong_period_is_explained(
    store: GraphStore, since: str, until: str | None, message: str
) -> None:
    with pytest.raises(ProjectionError, match=message):
        project(store, "countries", since=since, until=until)


@pytest.mark.parametrize(
    ("written", "since", "until", "met"),
    [
        ("2031-03", "2031-03-31", None, True),
        ("2031-03", None, "2031-03-01", True),
        ("2031-03", None, "2031-02-28", False),
        ("2031", "2031-12-31", None, True),
        ("2031-03-07/2031-03-09", "2031-03-09", None, True),
        ("2031-03-07/2031-03-09", "2031-03-10", None, False),
        ("2031-03-07/2031-03-09", None, "2031-03-07", True),
        (None, "2031-03-07", None, False),
        (None, None, None, True),
    ],
)
def test_period_meets_dates_of_every_kind(
    written: str | None, since: str | None, until: str | None, met: bool
) -> None:
    assert Period.between(since, until).meets(written) is met


def test_ends_of_a_stretch_of_days() -> None:
    assert ends("2031-03-07/2031-03-09") == ("2031-03-07", "2031-03-09")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "mine.rq"


def test_own_projection_weighs_what_it_counts(store: GraphStore, own: Path) -> None:
    own.write_text(
        "#+ weight: number of documents\n"
        "SELECT ?source ?target ?counted ?label WHERE { GRAPH ?counted {\n"
        "  ?s rdf:subject ?source ; rdf:predicate gk:participatedIn ; rdf:object ?target }\n"
        '  BIND("was at" AS ?label) }',
        encoding="utf-8",
    )
    graph = project(store, own)
    assert (graph.graph["name"], graph.graph["weight"]) == ("mine", "number of documents")
    edge = graph.edges[MEETING, ALDANE]
    assert (edge["weight"], edge["label"], edge["statements"]) == (2, "was at", ())


def test_own_projection_with_several_relations_in_one_edge(store: GraphStore, own: Path) -> None:
    own.write_text(
        "SELECT ?source ?target ?relation ?statement WHERE { GRAPH ?g { ?statement\n"
        "  rdf:subject ?source ; rdf:predicate ?relation ; rdf:object ?target }\n"
        "  ?target a gk:Topic }",
        encoding="utf-8",
    )
    edge = project(store, str(own)).edges[ALDANE, FESTIVAL]
    assert (edge["relation"], edge["label"]) == ("gk:requested", "requested")


def test_node_that_the_store_does_not_describe_has_its_id_for_label(
    store: GraphStore, own: Path
) -> None:
    own.write_text("SELECT (IRI('https://example.org/x') AS ?source) WHERE {}", encoding="utf-8")
    iri = "https://example.org/x"
    assert project(store, own).nodes[iri] == {"label": iri, "type": "Thing"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?a ?b { ?a gk:met ?b }", "has the column 'a'; select some of: source, target"),
        ("SELECT ?target { ?target gk:met ?b }", "has no column 'source'"),
    ],
)
def test_query_that_is_no_projection_is_explained(
    store: GraphStore, own: Path, text: str, message: str
) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectionError, match=message):
        project(store, own)


def test_malformed_query_is_explained(store: GraphStore, own: Path) -> None:
    own.write_text("SELECT ?source {", encoding="utf-8")
    with pytest.raises(QueryError):
        project(store, own)


@pytest.mark.parametrize("name", ["who-met", Path("nowhere.rq")])
def test_unknown_projection_is_explained(store: GraphStore, name: str | Path) -> None:
    with pytest.raises(ProjectionError, match="there is no projection"):
        project(store, name)


@pytest.mark.parametrize("name", list_projections())
def test_projection_does_not_depend_on_the_order_of_writing(store: GraphStore, name: str) -> None:
    other = GraphStore.create()
    knowledge = sample_knowledge()
    other.write(
        Knowledge(
            documents=knowledge.documents[::-1],
            entities=knowledge.entities[::-1],
            statements=knowledge.statements[::-1],
            references=knowledge.references[::-1],
        )
    )
    first, second = project(store, name), project(other, name)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(data=True)) == list(second.edges(data=True))


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("gk:met", "met"),
        ("gk:expressedConcernOver", "expressed concern over"),
        ("ex:soldGrainTo", "sold grain to"),
        ("https://example.org/vocab/soldTo", "sold to"),
    ],
)
def test_relation_has_words(relation: str, words: str) -> None:
    assert relation_label(relation) == words


def test_edge_says_which_statements_tell_of_what_its_weight_counts(store: GraphStore) -> None:
    met = project(store, "who-met-whom")
    for _, _, data in met.edges(data=True):
        assert len(data["units"]) == data["weight"]
        assert {one for unit in data["units"] for one in unit} == set(data["statements"])
    assert not any("units" in data for *_, data in everything(store).edges(data=True))
