from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from graphkit.errors import ProjectionError
from graphkit.projection import (
    FORMATS,
    csv_text,
    list_projections,
    project,
    to_csv,
    to_gexf,
    to_graphml,
    write_graph,
)
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import ALDANE, SEA_LANES, VERRIN

HOSTILE = "=HYPERLINK(\"x\")\x00\x1b[31m<img src=x onerror=alert(1)>\ud800 & 'q' ]]>"


@pytest.fixture
def hostile() -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph(name=HOSTILE)
    graph.add_node("topic/a", label=HOSTILE, type="Topic", alt_labels=("-1", "@x"))
    graph.add_node("topic/b", label="b", type="Topic")
    statements = ("statement/1", "statement/2")
    graph.add_edge("topic/a", "topic/b", weight=2, label=HOSTILE, statements=statements, first=None)
    return graph


@pytest.mark.parametrize("name", list_projections())
def test_graphml_comes_back_whole(store: GraphStore, name: str, tmp_path: Path) -> None:
    graph = project(store, name)
    (file,) = write_graph(graph, tmp_path / "graph.graphml", format="graphml")
    back = nx.read_graphml(file, force_multigraph=graph.is_multigraph())
    assert set(back) == set(graph)
    assert back.is_directed() == graph.is_directed()
    assert back.number_of_edges() == graph.number_of_edges()
    labels = {node: data["label"] for node, data in back.nodes(data=True)}
    assert labels == {node: data["label"] for node, data in graph.nodes(data=True)}
    assert sorted(data["weight"] for *_, data in back.edges(data=True)) == sorted(
        data["weight"] for *_, data in graph.edges(data=True)
    )


@pytest.mark.parametrize("name", list_projections())
def test_gexf_comes_back_whole(store: GraphStore, name: str, tmp_path: Path) -> None:
    graph = project(store, name)
    (file,) = write_graph(graph, tmp_path / "graph.gexf", format="gexf")
    back = nx.read_gexf(file)
    assert set(back) == set(graph)
    assert back.number_of_edges() == graph.number_of_edges()
    assert {data["label"] for _, data in back.nodes(data=True)} == {
        data["label"] for _, data in graph.nodes(data=True)
    }


def test_gexf_has_no_time_stamp(store: GraphStore) -> None:
    assert "lastmodified" not in to_gexf(project(store, "countries"))


def test_csv_has_nodes_and_edges(store: GraphStore) -> None:
    tables = to_csv(project(store, "who-met-whom"))
    edges = list(csv.DictReader(io.StringIO(tables["edges.csv"])))
    nodes = list(csv.DictReader(io.StringIO(tables["nodes.csv"])))
    assert next((edge["source"], edge["target"], edge["weight"]) for edge in edges) == (
        *(ALDANE, VERRIN),
        "1",
    )
    assert edges[0]["statements"].count("statement/") == 2
    assert nodes[-1]["alt_labels"] == "Mr. Tomas Verrin; Verrin"


def test_markup_in_a_label_is_text_in_xml(store: GraphStore) -> None:
    graph = project(store, "everything")
    for text in (to_graphml(graph), to_gexf(graph)):
        assert "<b>" not in text
        root = ElementTree.fromstring(text)  # noqa: S314 - our own text
        values = {element.text for element in root.iter()} | {
            element.get("label") for element in root.iter()
        }
        assert graph.nodes[SEA_LANES]["label"] in values


@pytest.mark.parametrize("write", [to_graphml, to_gexf])
def test_characters_that_xml_forbids_are_taken_out(hostile: nx.Graph[str], write: object) -> None:
    text: str = write(hostile)  # type: ignore[operator]
    ElementTree.fromstring(text)  # noqa: S314 - our own text
    assert not set(text) & {"\x00", "\x1b", "\ud800"}


def test_cells_that_a_spreadsheet_would_run_are_text(hostile: nx.Graph[str]) -> None:
    tables = to_csv(hostile)
    node = next(csv.DictReader(io.StringIO(tables["nodes.csv"])))
    assert node["label"].startswith("'=HYPERLINK")
    assert node["alt_labels"] == "'-1; @x"
    assert "\x00" not in tables["nodes.csv"]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"])
def test_csv_guards_the_beginning_of_texts(text: str) -> None:
    (row,) = list(csv.reader(io.StringIO(csv_text(["x"], [[text]]), newline="")))[1:]
    assert row == ["'" + text.replace("\r", "\n")]


def test_csv_leaves_numbers_and_nothing_alone() -> None:
    assert csv_text(["a", "b", "c"], [[-1, -0.5, None]]) == "a,b,c\n-1,-0.5,\n"


@pytest.mark.parametrize("format_name", FORMATS)
def test_export_leaves_the_graph_alone_and_is_repeatable(
    store: GraphStore, tmp_path: Path, format_name: str
) -> None:
    graph = project(store, "everything")
    before = (list(graph.nodes(data=True)), list(graph.edges(data=True)), dict(graph.graph))
    first = write_graph(graph, tmp_path / "first", format=format_name)
    second = write_graph(graph, tmp_path / "second", format=format_name)
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    assert before == (list(graph.nodes(data=True)), list(graph.edges(data=True)), graph.graph)


def test_unknown_format_is_explained(hostile: nx.Graph[str], tmp_path: Path) -> None:
    with pytest.raises(ProjectionError, match="no graph format 'dot'; there are: csv, gexf"):
        write_graph(hostile, tmp_path / "x", format="dot")


def test_unwritable_place_is_explained(hostile: nx.Graph[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ProjectionError, match="cannot be written"):
        write_graph(hostile, tmp_path / "file" / "x", format="gexf")
