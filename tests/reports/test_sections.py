"""What stands beside the rankings: intervals, brokers, topics, time, meetings, acts, sources."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import TypeAlias

import networkx as nx
import pytest

from graphkit.data_model import Modality, Polarity, StatementRecord
from graphkit.reports import Report, build_report
from graphkit.reports.acts import by_kind, pairs, speech_acts
from graphkit.reports.brokers import find_brokers
from graphkit.reports.drawings import node_url, path_url
from graphkit.reports.kinds import Kinds
from graphkit.reports.meetings import meetings
from graphkit.reports.timeline import timeline

Graphs: TypeAlias = "Mapping[str, nx.Graph[str]]"
Records = list[StatementRecord]
MakeRecord = Callable[..., StatementRecord]
ANA, BO, CY = ("person/a", "Ana"), ("person/b", "Bo"), ("person/c", "Cy")


def rows(report: Report, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report.to_csv()[name])))


def in_two_documents(records: Records, make: MakeRecord) -> Records:
    """The same, and Ana's tie to Bo once more in another document."""
    return [*records, make(0, document="document/two", evidence="evidence/again")]


def test_entry_has_its_interval_sentences_and_documents(
    graphs: Graphs, records: Records, make_record: MakeRecord
) -> None:
    report = build_report(graphs, in_two_documents(records, make_record), without=())
    ranks = {
        (row["label"], row["measure"]): row
        for row in rows(report, "ranks.csv")
        if row["projection"] == "who-met-whom"
    }
    ana, ed = ranks["Ana", "PageRank"], ranks["Ed", "PageRank"]
    assert (ana["best_rank_in_type"], ana["draws"], ana["documents"]) == ("1", "200", "2")
    assert (ana["sentences"], ed["sentences"]) == ("4", "0")
    assert int(ed["worst_rank_in_type"]) == 5
    assert "Rank in 90 % of 200 draws" in report.to_html()
    assert "as their intervals overlap" in " ".join(report.lead)


def test_intervals_can_be_left_away(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, draws=0, without=())
    assert "of 200 draws" not in report.to_html()
    assert {row["best_rank_in_type"] for row in rows(report, "ranks.csv")} == {""}


def test_of_one_document_the_report_says_so(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, without=())
    assert "the edges rest on one document: there are no rank intervals to be had" in (
        report.to_markdown()
    )
    assert any("nothing says how far the ranks would hold" in line for line in report.lead)


def test_broker_stands_between_with_few_ties() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for side in "xy":
        graph.add_edges_from(nx.complete_graph([f"person/{side}{n}" for n in range(4)]).edges)
    graph.add_edges_from([("person/x0", "person/bridge"), ("person/bridge", "person/y0")])
    for node in graph:
        graph.nodes[node]["type"] = "Person"
    first, *others = find_brokers(graph)
    assert (first.id, first.degree) == ("person/bridge", 2)
    assert first.brokerage == pytest.approx(first.betweenness / 2, rel=1e-5)
    assert {one.id for one in others} == {"person/x0", "person/y0"}


def test_meetings_are_no_brokers_where_there_are_actors() -> None:
    graph: nx.Graph[str] = nx.Graph([("person/a", "meeting/m"), ("person/b", "meeting/m")])
    for node in graph:
        graph.nodes[node]["type"] = node.partition("/")[0].capitalize()
    assert find_brokers(graph) == ()


def test_topics_by_actors_are_the_statements_of_the_edges(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, without=())
    assert report.topics.cells == {
        ("person/a", "topic/fish"): (2, 1),
        ("person/a", "topic/rail"): (1, 1),
        ("person/b", "topic/fish"): (1, 1),
    }
    assert [(one.label, one.statements) for one in report.topics.topics] == [
        ("fish", 2),
        ("rail", 1),
    ]
    assert [one.label for one in report.topics.actors] == ["Ana", "Bo"]


def test_communities_have_the_topics_of_their_members(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, without=())
    found = next(one for one in report.projections if one.name == "who-met-whom").groups
    told = {topic.label: topic.statements for group in found for topic in group.topics}
    assert told["fish"] >= 1
    assert "fish" in report.to_html().partition("Communities")[2]


@pytest.mark.parametrize(
    ("days", "unit", "starts"),
    [
        (["2031-03-01", "2031-03-03"], "day", ["2031-03-01", "2031-03-02", "2031-03-03"]),
        (["2031-03-03", "2031-04-14"], "week", ["2031-03-03", "2031-04-14"]),
        (["2031-11-30", "2032-07-01"], "month", ["2031-11", "2032-07"]),
        (["2001", "2031-03-01", "2011-01-01"], "year", ["2011", "2031"]),
    ],
)
def test_timeline_is_in_the_unit_that_fits(
    make_record: MakeRecord, days: list[str], unit: str, starts: list[str]
) -> None:
    found = timeline([make_record(number, date=day) for number, day in enumerate(days)])
    assert found.unit == unit
    assert {found.bins[0].start, found.bins[-1].start} == {starts[0], starts[-1]}
    assert set(starts) <= {one.start for one in found.bins}


def test_timeline_says_what_it_does_not_show(make_record: MakeRecord) -> None:
    near = [make_record(n, date=f"2031-03-{n % 9 + 1:02}") for n in range(300)]
    vague, none, far = (
        make_record(301, date="2031-03"),
        make_record(302),
        make_record(303, date="1951-09-08"),
    )
    found = timeline([*near, vague, none, far])
    assert (found.unit, found.undated, found.outside) == ("day", 2, 1)
    assert sum(one.statements for one in found.bins) == 300


def test_timeline_without_days_is_empty(make_record: MakeRecord) -> None:
    assert timeline([make_record(1)]).bins == ()
    assert timeline([]).undated == 0


def test_meetings_come_by_date_with_people_and_topics(make_record: MakeRecord) -> None:
    place = {"object": "meeting/m", "object_label": "Talks", "predicate": "gk:participatedIn"}
    found = meetings(
        [
            make_record(1, date="2031-03-12", **place),
            make_record(2, subject="person/b", subject_label="Bo", date="2031-03-12", **place),
            make_record(
                3,
                predicate="gk:discussed",
                object="topic/fish",
                object_label="fish",
                meeting="meeting/m",
                meeting_label="Talks",
            ),
            make_record(4, **(place | {"object": "meeting/n", "object_label": "No day"})),
            make_record(5, polarity=Polarity.NEGATIVE, **(place | {"object": "meeting/off"})),
        ],
        Kinds({}),
    )
    assert [(row.label, row.date) for row in found] == [("Talks", "2031-03-12"), ("No day", "")]
    assert found[0].people == (ANA, BO)
    assert found[0].topics == (("topic/fish", "fish"),)
    assert (found[0].sentences, found[0].documents) == (3, 1)


def test_speech_acts_say_who_whom_and_what(make_record: MakeRecord) -> None:
    fish = {"object": "topic/fish", "object_label": "fish"}
    acts = speech_acts(
        [
            make_record(1, predicate="gk:requested", addressees=(BO,), **fish),
            make_record(2, predicate="gk:requested", agents=(ANA, CY), addressees=(BO,), **fish),
            make_record(3, predicate="gk:thanked"),
            make_record(4, predicate="gk:requested", modality=Modality.INTENDED, **fish),
            make_record(5, predicate="gk:met"),
        ],
        Kinds({}),
    )
    told = [(act.who[1], act.relation, act.whom and act.whom[1]) for act in acts]
    assert ("Cy", "gk:requested", "Bo") in told
    assert ("Ana", "gk:thanked", "Bo") in told
    requested, thanked = by_kind(acts)
    assert (requested.statements, requested.asserted, requested.kind) == (3, 2, "asked")
    assert [(one.label, one.statements) for one in requested.by] == [("Ana", 3), ("Cy", 1)]
    assert thanked.to[0].label == "Bo"
    first = pairs(acts)[0]
    assert (first.who, first.other, first.counts["asked"], first.statements) == (ANA, BO, 2, 3)
    assert pairs(acts, about=True)[0].other == ("topic/fish", "fish")


def test_counts_of_acts_can_be_computed_anew_from_the_table(
    graphs: Graphs, records: Records, make_record: MakeRecord
) -> None:
    asked = make_record(20, predicate="gk:requested", addressees=(BO,), object="topic/x")
    report = build_report(graphs, [*records, asked], without=())
    found = rows(report, "acts.csv")
    for kind in by_kind(report.acts):
        ids = {
            one
            for row in found
            if row["relation"] == kind.relation
            for one in row["statement_ids"].split()
        }
        assert len(ids) == kind.statements


def test_coverage_counts_what_was_read(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, read=5, without=())
    assert (report.coverage.read, report.coverage.documents) == (5, 1)
    assert report.coverage.publishers[0].name == "Ministry of Arvenia"
    assert "5 documents read, of which 1 say something" in report.to_markdown()


def test_names_lead_into_the_page(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, page="../graph.html", without=())
    assert 'href="../graph.html#node=person%2Fa"' in report.to_html()
    assert 'href="../graph.html#path=person%2Fa%7Ctopic%2Ffish"' in report.to_html()
    assert "[Ana](<../graph.html#node=person%2Fa>)" in report.to_markdown()
    assert node_url('x" onclick="', "p") == "p#node=x%22%20onclick%3D%22"
    assert path_url("a", "b", None) == ""


def test_tables_come_as_data_frames(graphs: Graphs, records: Records) -> None:
    report = build_report(graphs, records, without=())
    frames = report.to_dataframes()
    assert {f"{name}.csv" for name in frames} == set(report.to_csv())
    ranks = frames["ranks"]
    best = ranks[(ranks["projection"] == "who-met-whom") & (ranks["measure"] == "PageRank")]
    assert best.iloc[0]["label"] == "Ana"


def test_data_frames_without_pandas_say_what_to_install(
    graphs: Graphs, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(Exception, match=r"graphkit\[dataframe\]"):
        build_report(graphs, records, without=()).to_dataframes()


def test_report_without_days_or_acts_has_no_such_section(graphs: Graphs) -> None:
    html = build_report(graphs, [], without=()).to_html()
    for left_out in ('id="timeline"', 'id="meetings"', 'id="acts"'):
        assert left_out not in html


def test_hostile_names_stay_text_in_every_section(graphs: Graphs, make_record: MakeRecord) -> None:
    bad = "=<script>alert(1)</script>|`[a](javascript:x)\u202e\x00"
    for node in graphs["actors-and-topics"]:
        graphs["actors-and-topics"].nodes[node]["label"] = bad
    place = {"meeting": "meeting/m", "meeting_label": bad, "publisher": bad, "issued": "2031-03-12"}
    said = {"subject_label": bad, "object_label": bad, "document_title": bad, **place}
    told = [
        make_record(1, predicate="gk:requested", addressees=(("person/b", bad),), **said),
        make_record(2, predicate="gk:condemned", **(said | {"object": "topic/fish"})),
        make_record(3, predicate="gk:participatedIn", **(said | {"object": "meeting/m"})),
    ]
    report = build_report(graphs, told, page="graph.html", without=())
    written = report.to_html() + report.to_markdown()
    assert all(f'id="{part}"' in written for part in ("acts", "meetings", "topics", "timeline"))
    assert "<script" not in written
    assert "\u202e" not in written
    for name, text in report.to_csv().items():
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells), name
