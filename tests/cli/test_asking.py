"""Queries, lists of queries and evidence on the command line."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from graphkit.resources.queries import list_queries
from tests.cli.conftest import Run


def test_query_prints_a_table(ask: Run) -> None:
    outcome = ask("query", "who-met-whom", "--param", "person=Aldane")
    assert outcome.status == 0
    assert not outcome.err
    head, line, *rows = outcome.out.splitlines()
    assert head.split() == ["who", "whom", "when", "where", "encounter", "about"]
    assert set(line) == {"-", " "}
    assert [row.split("  ")[0] for row in rows] == ["Mira Aldane"]


def test_query_prints_csv_and_json(ask: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("query", "who-met-whom", "-f", "csv").out)))
    found = json.loads(ask("query", "who-met-whom", "-f", "json").out)
    whom = [row["whom"]["value"] for row in found["results"]["bindings"]]
    assert [row["whom"] for row in rows] == whom == ["Tomas Verrin", "Tomas Verrin"]


def test_query_prints_turtle_of_a_construct(ask: Run) -> None:
    outcome = ask("query", "CONSTRUCT { ?a gk:met ?b } { ?a gk:met ?b }", "-f", "ttl")
    assert "gk:met" in outcome.out


def test_query_that_has_no_triples_cannot_be_turtle(ask: Run) -> None:
    outcome = ask("query", "who-met-whom", "-f", "ttl")
    assert outcome.status == 1
    assert "use table, csv or json" in outcome.err


def test_query_comes_from_a_file_or_standard_input(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sparql = "SELECT ?l { ?call a gk:Call ; rdfs:label ?l }"
    (tmp_path / "calls.rq").write_text(sparql, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(sparql))
    printed = ask("query", tmp_path / "calls.rq").out
    assert printed
    assert printed == ask("query", "-").out == ask("query", sparql).out


def test_query_writes_to_a_file(ask: Run, tmp_path: Path) -> None:
    outcome = ask("query", "documents", "-f", "csv", "-o", tmp_path / "documents.csv")
    assert outcome == (0, "", "")
    assert (tmp_path / "documents.csv").read_text(encoding="utf-8").count("\n") == 3


def test_file_that_cannot_be_written_is_one_line(ask: Run, tmp_path: Path) -> None:
    outcome = ask("query", "documents", "-o", tmp_path / "nowhere" / "documents.csv")
    assert outcome.status == 1
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("who-meets-whom",), "there is no query 'who-meets-whom'; there are: who-met-whom"),
        (("who-met-whom", "-p", "persons=x"), "has no parameter 'persons'"),
        (("who-met-whom", "-p", "since=soon"), "write a day, as 2031-03-12"),
        (("SELECT ?a {",), "the query is malformed"),
    ],
)
def test_wrong_query_is_one_line(ask: Run, arguments: tuple[str, ...], message: str) -> None:
    outcome = ask("query", *arguments)
    assert outcome.status == 1
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


def test_value_is_bound_and_never_pasted(ask: Run) -> None:
    outcome = ask("query", "who-met-whom", "-p", 'person=x" } INSERT DATA { <a:b> <a:c> "')
    assert outcome.status == 0
    assert len(outcome.out.splitlines()) == 2


def test_data_is_escaped_on_a_terminal_only(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    sparql = r"SELECT ?x { VALUES ?x { 'a\u001B[2J\u202Eb' } }"
    assert "a\x1b[2J\u202eb" in ask("query", sparql, "-f", "csv").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert r"a\x1b[2J\u202eb" in ask("query", sparql, "-f", "csv").out


def test_table_is_wrapped_to_fit_a_terminal(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = ask("query", "who-met-whom").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    lines = ask("query", "who-met-whom").out.splitlines()
    assert max(map(len, lines)) <= 60 < max(map(len, wide.splitlines()))
    assert "\x1b" not in "".join(lines)
    assert {"Aldane", "Ellen", "quotas;"} <= set(" ".join(lines).split())


def test_wrapped_table_shows_mark_up_as_text(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    sparql = (
        r"SELECT ?x ?y { VALUES (?x ?y) { ('[red]a[/] :smile: \u001B[2J' 'bb bb bb bb bb bb') } }"
    )
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "45")
    printed = ask("query", sparql).out
    assert r"[red]a[/] :smile: \x1b[2J" in printed


def test_queries_are_listed_with_their_summaries(run: Run) -> None:
    lines = run("queries", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == list(list_queries())
    assert all(len(line.split()) > 3 for line in lines)


def test_queries_are_listed_as_json(run: Run) -> None:
    listed = json.loads(run("queries", "list", "--json").out)
    named = {one["name"]: one for one in listed}
    assert sorted(named) == list(list_queries())
    assert named["who-met-whom"]["parameters"][0]["name"] == "person"


def test_query_is_shown(run: Run) -> None:
    assert run("queries", "show", "who-met-whom").out.startswith("#+ summary: ")


def test_evidence_prints_the_sentences_and_their_source(ask: Run) -> None:
    outcome = ask("evidence", "aldane", "met", "verrin")
    assert outcome.status == 0
    passages = outcome.out.split("\n\n")
    assert len(passages) == 2
    assert "met with Mr. Tomas Verrin, Foreign Minister of Belmora, in Port Ellen." in outcome.out
    assert "  Verrin meets Aldane" in outcome.out


def test_evidence_is_printed_as_json(ask: Run) -> None:
    records = json.loads(ask("evidence", "aldane", "met", "verrin", "--json").out)
    assert {one["predicate"] for one in records} == {"gk:met"}
    assert all(one["quote"] for one in records)


def test_edge_that_nobody_speaks_of_ends_with_one(ask: Run) -> None:
    assert ask("evidence", "aldane", "visited", "Port Ellen") == (1, "", "")
