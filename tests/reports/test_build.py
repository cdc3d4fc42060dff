from __future__ import annotations

import copy
import csv
import io
from collections.abc import Callable, Mapping
from typing import TypeAlias

import networkx as nx
import pytest

from graphkit.analysis import centralities, ranking, rounded
from graphkit.data_model import StatementRecord
from graphkit.errors import AnalysisError, ReportError
from graphkit.projection import list_projections, project
from graphkit.reports import DEFAULT_MEASURES, Entry, ProjectionReport, Report, build_report
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import sample_knowledge

Graphs: TypeAlias = "Mapping[str, nx.Graph[str]]"
Records = list[StatementRecord]
MakeRecord = Callable[..., StatementRecord]


def part(report: Report, name: str) -> ProjectionReport:
    return next(projection for projection in report.projections if projection.name == name)


def entries(report: Report, name: str, kind: str, *, variant: int = 0) -> dict[str, Entry]:
    tables = part(report, name).rankings[variant].tables
    (table,) = [table for table in tables if table.type == kind]
    return {entry.label: entry for entry in table.entries}


def rows(report: Report, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report.to_csv()[name])))


def test_entries_stand_in_the_order_of_the_first_measure(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, measures=["degree", "PageRank"])
    found = entries(report, "who-met-whom", "Person")
    assert [
        (label, e.scores["degree"].value, e.scores["degree"].rank) for label, e in found.items()
    ] == [
        ("Ana", 3, 1),
        ("Bo", 2, 2),
        ("Cy", 2, 2),
        ("Di", 1, 4),
        ("Ed", 0, 5),
    ]
    assert found["Bo"].scores["degree"].ties == 1


def test_ranks_are_within_a_type_and_overall(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, measures=["weighted degree"])
    fish = entries(report, "actors-and-topics", "Topic")["fish"].scores["weighted degree"]
    assert (fish.value, fish.rank, fish.overall_rank) == (3, 1, 1)
    bo = entries(report, "actors-and-topics", "Person")["Bo"].scores["weighted degree"]
    assert (bo.value, bo.rank, bo.overall_rank) == (1, 2, 3)


def test_numbers_are_those_of_the_analysis(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records)
    scores = centralities(graphs["who-met-whom"], measures=list(report.measures))
    assert tuple(report.measures) == DEFAULT_MEASURES
    for entry in entries(report, "who-met-whom", "Person").values():
        for measure, score in entry.scores.items():
            expected = scores[measure].values.get(entry.id)
            assert score.value == (None if expected is None else rounded(expected))


def test_node_outside_a_measure_has_no_rank(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records)
    score = entries(report, "who-met-whom", "Person")["Ed"].scores["eigenvector"]
    assert (score.value, score.rank) == (None, None)
    assert any("largest only (4 of 5" in n for n in part(report, "who-met-whom").rankings[0].notes)


def test_isolates_and_components_are_told(graphs: Graphs, records: Records) -> None:
    first = part(build_report(graphs, records), "who-met-whom").rankings[0]
    assert first.isolates == ("Ed",)
    assert first.structure.components == (4, 1)


def test_hub_is_found_and_left_out_of_the_second_ranking(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records)
    assert [hub.label for hub in report.hubs] == ["Ana"]
    second = part(report, "who-met-whom").rankings[1]
    assert second.left_out == ("Ana",)
    assert second.structure.nodes == 4


@pytest.mark.parametrize("named", ["person/a", "Ana"])
def test_who_is_named_is_left_out(graphs: Graphs, records: Records, named: str) -> None:
    report = build_report(graphs, records, without=[named])
    assert report.hubs == ()
    assert part(report, "who-met-whom").rankings[1].left_out == ("Ana",)
    assert list(entries(report, "who-met-whom", "Person", variant=1)) == ["Bo", "Cy", "Di", "Ed"]


def test_nobody_is_left_out_on_request(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, without=())
    assert all(len(projection.rankings) == 1 for projection in report.projections)


def test_hubs_country_stands_in_where_there_are_no_persons(
    graphs: Graphs, records: Records
) -> None:
    countries: nx.Graph[str] = nx.Graph()
    for code, label in (("ARV", "Arvenia"), ("BLM", "Belmora"), ("CSR", "Costaria")):
        countries.add_node(f"country/{code}", label=label, type="Country")
    countries.add_edge("country/ARV", "country/BLM", weight=1)
    report = build_report({**graphs, "countries": countries}, records)
    assert part(report, "countries").rankings[1].left_out == ("Arvenia",)


def test_planned_and_denied_edges_tie_nobody(records: Records) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for letter in "abc":
        graph.add_node(f"person/{letter}", label=letter, type="Person")
    graph.add_edge("person/a", "person/b", modality="Asserted", polarity="Positive", weight=1)
    graph.add_edge("person/a", "person/b", modality="Asserted", polarity="Negative", weight=1)
    graph.add_edge("person/a", "person/c", modality="Intended", polarity="Positive", weight=1)
    report = build_report({"acts": graph}, records, without=())
    assert part(report, "acts").rankings[0].structure.edges == 1
    assert part(report, "acts").direction == "ignored; 2 planned or denied edges are left out"


def test_direction_is_followed_on_request(records: Records) -> None:
    graph = nx.DiGraph([("person/a", "person/b"), ("person/c", "person/b")])
    report = build_report(
        {"acts": graph}, records, directed=True, without=(), measures=["PageRank"]
    )
    found = entries(report, "acts", "Thing")
    assert next(iter(found)) == "person/b"
    assert part(report, "acts").direction == "as projected"


def test_evidence_is_sure_then_short_then_first(
    graphs: Graphs, records: Records, make_record: MakeRecord
) -> None:
    graph = graphs["who-met-whom"]
    graph.edges["person/a", "person/d"]["statements"] = tuple(
        f"statement/{n}" for n in range(50, 54)
    )
    records += [
        make_record(50, confidence=0.5),
        make_record(51, quote="long " * 50),
        make_record(52, document="document/zwei"),
        make_record(53),
    ]
    entry = entries(build_report(graphs, records), "who-met-whom", "Person")["Di"]
    assert entry.evidence is not None
    assert entry.evidence.id == "statement/53"


def test_first_evidence_of_a_statement_is_taken(
    graphs: Graphs, records: Records, make_record: MakeRecord
) -> None:
    again = make_record(2, start=0, quote="earlier")
    for order in ([again, *records], [*records, again]):
        entry = entries(build_report(graphs, order), "who-met-whom", "Person")["Di"]
        assert entry.evidence is not None
        assert entry.evidence.quote == "earlier"


def test_records_may_come_by_id(graphs: Graphs, records: Records) -> None:
    by_id = {record.id: record for record in records}
    assert build_report(graphs, by_id).to_markdown() == build_report(graphs, records).to_markdown()


def test_lead_says_who_between_whom_and_about_what(graphs: Graphs, records: Records) -> None:
    lead = build_report(graphs, records, without=["Ana"]).lead
    assert lead[0].startswith("Ana (Arvenia) stands in the middle: first in “Who met whom”")
    assert lead[0].endswith("tied to 3 of 4 others.")
    assert lead[1] == (
        "The strongest ties, by number of distinct meetings: Ana – Bo (2), Ana – Cy (1) "
        "and Ana – Di (1). Most is said about fish (2 statements) and rail (1 statement)."
    )
    assert lead[2] == ("All ties rest on one document: nothing says how far the ranks would hold.")
    assert lead[3] == "Without Ana, Bo and Cy come first."


def test_lead_warns_of_the_hub(graphs: Graphs, records: Records) -> None:
    assert (
        "Beware, central by construction, because of who publishes: Ana, for Arvenia, in 3 of the "
        "4 meetings told of by Ministry of Arvenia. Each ranking is also given without this person."
    ) in build_report(graphs, records).lead


def test_lead_admits_to_ties(records: Records) -> None:
    pair: nx.Graph[str] = nx.Graph(title="Pairs", weight="number of calls")
    for letter in "ab":
        pair.add_node(f"person/{letter}", label=letter, type="Person")
    pair.add_edge("person/a", "person/b", weight=1)
    lead = build_report({"pairs": pair}, records, without=()).lead
    assert lead == (
        "a and b share the first rank in “Pairs” by PageRank (0.5): "
        "the evidence does not tell them apart.",
        "The strongest ties, by number of calls: a – b (1).",
        "Rank shared by PageRank: 1 (2 persons); the order within is that of the alphabet.",
    )


def test_lead_of_a_graph_in_which_all_are_equal_names_nobody(records: Records) -> None:
    ring = nx.relabel_nodes(nx.cycle_graph(6), lambda n: f"person/{n}")
    for node in ring:
        ring.nodes[node]["type"] = "Person"
    lead = build_report({"ring": ring}, records, without=()).lead
    assert lead[0].startswith("Nobody stands in the middle: 6 persons share the first rank")
    assert lead[1] == "No tie stands out: 6 of 6 pairs have the greatest weight, 1."


def test_report_of_an_empty_graph_is_a_report() -> None:
    report = build_report({"nothing": nx.Graph()}, [])
    assert report.lead == ("The graph names no persons.",)
    assert "0 nodes, 0 edges" in report.to_markdown()
    assert "Without edges there is nothing to rank." in report.to_html()
    assert rows(report, "ranks.csv") == []


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"measures": ["fame"]}, AnalysisError, "no measure 'fame'"),
        ({"measures": []}, ReportError, "a report needs a projection and a measure"),
        ({"without": ["Zoe"]}, ReportError, "nothing to leave out is called 'Zoe'"),
        ({"top": 0}, ValueError, "top is at least 1, not 0"),
    ],
)
def test_what_cannot_be_reported_is_explained(
    graphs: Graphs,
    records: Records,
    arguments: dict[str, object],
    error: type[Exception],
    message: str,
) -> None:
    with pytest.raises(error, match=message):
        build_report(graphs, records, **arguments)  # type: ignore[arg-type]


def test_graphs_are_left_alone(graphs: Graphs, records: Records) -> None:
    before = {
        name: copy.deepcopy((list(g.nodes(data=True)), list(g.edges(data=True)), g.graph))
        for name, g in graphs.items()
    }
    build_report(graphs, records).to_html()
    after = {
        name: (list(g.nodes(data=True)), list(g.edges(data=True)), g.graph)
        for name, g in graphs.items()
    }
    assert before == after


def test_order_of_filling_makes_no_difference(graphs: Graphs, records: Records) -> None:
    turned: dict[str, nx.Graph[str]] = {}
    for name, graph in reversed(list(graphs.items())):
        other = turned[name] = nx.Graph(**graph.graph)
        other.add_nodes_from(reversed(list(graph.nodes(data=True))))
        other.add_edges_from((b, a, data) for a, b, data in reversed(list(graph.edges(data=True))))
    first, second = build_report(graphs, records), build_report(turned, records[::-1])
    assert first.to_markdown() == second.to_markdown()
    assert first.to_html() == second.to_html()
    ranks, again = first.to_csv()["ranks.csv"], second.to_csv()["ranks.csv"]
    assert ranks == again


def test_numbers_can_be_computed_anew_from_the_tables(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, without=())
    graph: nx.Graph[str] = nx.Graph()
    ranks = [row for row in rows(report, "ranks.csv") if row["projection"] == "who-met-whom"]
    graph.add_nodes_from(sorted({row["id"] for row in ranks}))
    for row in rows(report, "edges.csv"):
        if row["projection"] == "who-met-whom":
            graph.add_edge(row["source"], row["target"], weight=float(row["weight"]))
    scores = centralities(graph, measures=DEFAULT_MEASURES)
    for name, found in scores.items():
        expected = {rank.node: (rank.score, rank.rank) for rank in ranking(found.values)}
        told = {
            row["id"]: (float(row["score"]), int(row["rank"]))
            for row in ranks
            if row["measure"] == name and row["score"]
        }
        assert told == expected


def test_tables_say_of_which_projection_variant_direction_and_weight(
    graphs: Graphs, records: Records
) -> None:
    tables = rows(build_report(graphs, records, without=["Ana"]), "projections.csv")
    assert [(t["projection"], t["variant"], t["direction"], t["weight"]) for t in tables] == [
        ("who-met-whom", "all", "ignored", "number of distinct meetings"),
        ("who-met-whom", "without Ana", "ignored", "number of distinct meetings"),
        ("actors-and-topics", "all", "ignored", "weight"),
        ("actors-and-topics", "without Ana", "ignored", "weight"),
    ]


def test_report_of_the_sample_holds_together() -> None:
    store = GraphStore.create()
    store.write(sample_knowledge())
    graphs = {name: project(store, name) for name in list_projections()}
    report = build_report(graphs, store.statement_records())
    assert {projection.name for projection in report.projections} == set(graphs)
    assert report.lead[0].startswith("Tomas Verrin (Belmora) stands in the middle")
    types = {table.type for table in part(report, "everything").rankings[0].tables}
    assert types >= {"Person", "Country", "Meeting", "Topic"}
    assert sum(source.statements for source in report.sources) == len(sample_knowledge().statements)
