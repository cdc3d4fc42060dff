"""Neo4j: files in the grammar of `neo4j-admin database import`."""

import csv
import io
import re
from datetime import date

import pytest

from graphkit.exchange import Contents, to_neo4j
from tests.fixtures.sample_knowledge import ALDANE, MEETING, VERRIN

# Operations Manual, "CSV header format": a name, a colon, a type; both may be missing where told.
HEADER = re.compile(
    r"(?P<name>[A-Za-z]\w*)?"
    r"(?::(?P<type>ID|LABEL|START_ID|END_ID|TYPE|int|long|float|double|boolean|string|date)"
    r"(?P<array>\[\])?)?"
)
NODES = ("documents.csv", "entities.csv", "statements.csv", "evidence.csv")
EDGES = ("relations.csv", "links.csv")

Table = list[dict[str, str]]


def tables(contents: Contents) -> dict[str, Table]:
    return {
        name: list(csv.DictReader(io.StringIO(table.decode("utf-8"), newline="")))
        for name, table in to_neo4j(contents).items()
    }


def types(row: dict[str, str]) -> list[str]:
    found = [HEADER.fullmatch(column) for column in row]
    assert all(found)
    return [one["type"] or "string" for one in found if one]


@pytest.mark.parametrize("kind", ["contents", "hostile"])
def test_headers_and_cells_are_of_the_grammar(kind: str, request: pytest.FixtureRequest) -> None:
    found = tables(request.getfixturevalue(kind))
    assert found.keys() == {*NODES, *EDGES}
    for name, rows in found.items():
        wanted = {"ID", "LABEL"} if name in NODES else {"START_ID", "END_ID", "TYPE"}
        assert {one for one in types(rows[0]) if one.isupper()} == wanted
        for row in rows:
            assert None not in row
            assert None not in row.values()
            for type_, cell in zip(types(row), row.values(), strict=True):
                if cell and type_ == "date":
                    date.fromisoformat(cell)
                elif cell and type_ in {"double", "int"}:
                    float(cell)


@pytest.mark.parametrize("kind", ["contents", "hostile"])
def test_ids_are_unique_and_edges_have_both_ends(kind: str, request: pytest.FixtureRequest) -> None:
    found = tables(request.getfixturevalue(kind))
    ids = [row["id:ID"] for name in NODES for row in found[name]]
    assert len(ids) == len(set(ids))
    for name in EDGES:
        for row in found[name]:
            assert {row[":START_ID"], row[":END_ID"]} <= set(ids)


def test_asserted_edge_cites_statement_and_quote(contents: Contents) -> None:
    (met,) = [
        row
        for row in tables(contents)["relations.csv"]
        if (row[":START_ID"], row[":TYPE"], row[":END_ID"]) == (ALDANE, "MET", VERRIN)
    ]
    assert "met with Mr. Tomas Verrin" in met["quote"]
    assert met["day:date"] == "2031-03-11"
    assert met["statement"].startswith("statement/")


def test_joint_act_is_an_edge_of_each_who_did_it(contents: Contents) -> None:
    found = [
        row[":START_ID"]
        for row in tables(contents)["relations.csv"]
        if row[":TYPE"] == "DISCUSSED" and row[":END_ID"] == "topic/fisheries"
    ]
    assert sorted(found) == [MEETING, ALDANE, VERRIN]


def test_what_is_denied_is_a_statement_and_no_edge(contents: Contents) -> None:
    found = tables(contents)
    (denied,) = [row for row in found["statements.csv"] if row["polarity"] == "Negative"]
    assert denied["id:ID"] not in {row["statement"] for row in found["relations.csv"]}
    roles = {row[":TYPE"] for row in found["links.csv"] if row[":START_ID"] == denied["id:ID"]}
    assert {"SUBJECT", "OBJECT", "EVIDENCE"} <= roles


def test_array_cell_has_a_part_for_each_name(hostile: Contents) -> None:
    for row in tables(hostile)["entities.csv"]:
        names = row["otherNames:string[]"].split(";")
        assert len(names) in {1, 2}
        assert not row["name"].startswith("=")
