"""Two periods beside each other."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import networkx as nx
import pytest

from graphkit.analysis import resample
from graphkit.data_model import StatementRecord
from graphkit.errors import ReportError
from graphkit.reports import Comparison, Period, compare

MakeRecord = Callable[..., StatementRecord]
HOSTILE = "=<script>alert(1)</script>|`[a](javascript:x)"


def period(make: MakeRecord, name: str, ties: dict[str, int], *, topic: str = "fish") -> Period:
    """Ties between persons, such as ``ab``, each told of by that many documents."""
    graph: nx.Graph[str] = nx.Graph(title="Who met whom", weight="meetings")
    topics: nx.Graph[str] = nx.Graph(title="Topics")
    records = []
    for pair, number in ties.items():
        ends = [f"person/{letter}" for letter in pair]
        for node in ends:
            graph.add_node(node, label=node[-1].upper(), type="Person")
        said = tuple(f"statement/{name}/{pair}/{n}" for n in range(number))
        graph.add_edge(*ends, weight=number, statements=said)
        records += [
            make(n, id=one, document=f"document/{name}/{pair}/{n}") for n, one in enumerate(said)
        ]
    topics.add_node("person/a", label="A", type="Person")
    topics.add_node(f"topic/{topic}", label=topic, type="Topic")
    topics.add_edge("person/a", f"topic/{topic}", weight=1, statements=(records[0].id,))
    return Period(name, {"met": graph, "topics": topics}, records)


def compared(make: MakeRecord, **options: object) -> Comparison:
    """A was first and is last; B–D is new, A–C has ended."""
    before = period(make, "2030", {"ab": 20, "ac": 20, "ad": 20, "ae": 20, "bc": 1})
    after = period(make, "2031", {"ab": 1, "bc": 20, "bd": 20, "be": 20, "cd": 1}, topic="rail")
    return compare(before, after, **options)  # type: ignore[arg-type]


def rows(made: Comparison, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.to_csv()[name])))


def test_new_and_ended_ties_are_told_with_their_documents(make_record: MakeRecord) -> None:
    met = compared(make_record).projections[0]
    new = [(tie.source[1], tie.target[1], tie.documents) for tie in met.new]
    assert new == [("B", "D", 20), ("B", "E", 20), ("C", "D", 1)]
    assert [tie.target[1] for tie in met.ended] == ["C", "D", "E"]
    assert (met.kept, met.edges) == (2, (5, 5))


def test_ranks_that_moved_say_whether_it_means_anything(make_record: MakeRecord) -> None:
    moved = {one.id: one for one in compared(make_record).projections[0].moved}
    ana = moved["person/a"]
    assert (ana.before, ana.after, ana.is_sure) == (1, 5, True)
    assert ana.interval is not None
    assert ana.interval[0] > 0
    assert moved["person/b"].change == -1
    steady = moved["person/e"]
    assert not steady.is_sure


def test_moves_of_draws_are_those_of_the_ranks(make_record: MakeRecord) -> None:
    before = period(make_record, "2030", {"ab": 3, "bc": 2})
    documents = {record.id: [record.document] for record in before.records}
    drawn = resample(before.graphs["met"], documents, measures=["degree"]).measures["degree"]
    assert drawn.change("person/a", drawn) == (0, 0)


def test_topics_come_and_go(make_record: MakeRecord) -> None:
    made = compared(make_record)
    assert [(one.label, one.documents) for one in made.came] == [("rail", 1)]
    assert [one.label for one in made.went] == ["fish"]


def test_first_sentences_say_what_stands_out(make_record: MakeRecord) -> None:
    lead = compared(make_record).lead
    assert lead[0] == "“Who met whom”: 3 new ties, 3 ended, 2 kept."
    assert lead[1].startswith("Surely moved by PageRank: ")
    assert "A (down 4)" in lead[1]


def test_of_one_document_each_no_move_is_sure(make_record: MakeRecord) -> None:
    one = period(make_record, "2030", {"ab": 1})
    made = compare(one, period(make_record, "2031", {"bc": 1}))
    assert not any(moved.is_sure for moved in made.projections[0].moved)
    assert made.lead[1].startswith("No rank by PageRank moved so far")
    assert "not known" in made.to_html()


def test_empty_periods_are_compared() -> None:
    empty = Period("2030", {"met": nx.Graph()}, [])
    made = compare(empty, empty)
    assert made.lead[0] == "“met”: 0 new ties, 0 ended, 0 kept."
    assert "0 documents" in made.to_markdown()
    assert rows(made, "ranks.csv") == []


def test_periods_need_the_same_projections(make_record: MakeRecord) -> None:
    with pytest.raises(ReportError, match="the same projections"):
        compare(period(make_record, "2030", {"ab": 1}), Period("2031", {}, []))


def test_tables_hold_the_numbers_shown(make_record: MakeRecord) -> None:
    made = compared(make_record)
    ranks = {row["id"]: row for row in rows(made, "ranks.csv") if row["projection"] == "met"}
    for one in made.projections[0].moved:
        row = ranks[one.id]
        assert int(row["change"]) == int(row["rank_after"]) - int(row["rank_before"])
        assert row["sure"] == str(one.is_sure)
    assert [row["change"] for row in rows(made, "topics.csv")] == ["came", "went"]
    assert set(made.to_dataframes()) == {"ranks", "settings", "ties", "topics"}


def test_comparison_is_the_same_each_time(make_record: MakeRecord) -> None:
    assert compared(make_record).to_html() == compared(make_record).to_html()


def test_hostile_names_stay_text(make_record: MakeRecord) -> None:
    before = period(make_record, "2030", {"ab": 2, "bc": 2})
    after = period(make_record, "2031", {"ab": 1, "ac": 2})
    for side in (before, after):
        for node in side.graphs["met"]:
            side.graphs["met"].nodes[node]["label"] = HOSTILE
    made = compare(before, after, page="graph.html")
    assert "<script" not in made.to_html() + made.to_markdown()
    assert not re.search(r"(?<!\\)\[a\]", made.to_markdown())
    assert all(row["label"].startswith("'=") for row in rows(made, "ranks.csv")[:3])


def test_names_lead_into_the_page(make_record: MakeRecord) -> None:
    html = compared(make_record, page="graph.html").to_html()
    assert 'href="graph.html#node=person%2Fa"' in html
    assert 'href="graph.html#path=person%2Fb%7Cperson%2Fd"' in html
