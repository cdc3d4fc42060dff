"""What users hold in their hands: a graph to ask, draw, check and export."""

import html
import re
from pathlib import Path

import networkx as nx
import pytest

from graphkit.errors import ProjectionError, StoreError
from graphkit.pipeline import KnowledgeGraph, Source, Summary, open_graph
from graphkit.projection import list_projections
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import ALDANE, VERRIN, sample_knowledge


def test_projection_is_a_networkx_graph_with_statements(graph: KnowledgeGraph) -> None:
    met = graph.to_networkx("who-met-whom")
    assert isinstance(met, nx.Graph)
    assert met.edges[ALDANE, VERRIN]["statements"]


def test_projection_takes_a_period(graph: KnowledgeGraph) -> None:
    assert graph.to_networkx("who-met-whom", until="2031-03-11").number_of_edges() == 1


def test_unknown_projection_is_an_error(graph: KnowledgeGraph) -> None:
    with pytest.raises(ProjectionError, match="who-met-whom"):
        graph.to_networkx("who-meets-whom")


def test_pyvis_network_has_the_nodes_of_the_projection(graph: KnowledgeGraph) -> None:
    assert graph.to_pyvis("who-met-whom").num_nodes() == 3


def test_view_writes_the_page(graph: KnowledgeGraph, tmp_path: Path) -> None:
    page = graph.view(tmp_path / "page.html")
    text = page.read_text(encoding="utf-8")
    assert text == graph.to_page()
    assert "<title>2 documents" in text
    assert "<b>open sea lanes</b>" not in text


def test_view_that_cannot_be_written_is_an_error(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be written"):
        graph.view(tmp_path / "file" / "page.html")


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("graph.ttl", b"@prefix"),
        ("graph.trig", b"@prefix"),
        ("graph.nq", b"<https://"),
        ("graph.jsonld", b"["),
        ("graph.graphml", b"<graphml"),
        ("graph.gexf", b"<gexf"),
        ("graph.csv", b"source,target,relation"),
    ],
)
def test_export_is_told_its_format_by_the_suffix(
    graph: KnowledgeGraph, tmp_path: Path, name: str, beginning: bytes
) -> None:
    written = graph.export(tmp_path / name).read_bytes()
    assert written.startswith(beginning)
    assert written == graph.export(tmp_path / f"again-{name}").read_bytes()


def test_export_to_a_folder_of_tables(graph: KnowledgeGraph, tmp_path: Path) -> None:
    folder = graph.export(tmp_path / "tables", format="csv", projection="who-met-whom")
    assert sorted(path.name for path in folder.iterdir()) == ["edges.csv", "nodes.csv"]


@pytest.mark.parametrize(
    ("name", "format_name", "message"),
    [
        ("graph.doc", None, "does not tell the format"),
        ("graph.ttl", "n3", "no format 'n3'; there are: csv, ftm, gexf, graphml, jsonld"),
        ("graph.ttl/graph.ttl", None, "cannot be written"),
    ],
)
def test_export_that_cannot_be_done_is_an_error(
    graph: KnowledgeGraph, tmp_path: Path, name: str, format_name: str | None, message: str
) -> None:
    (tmp_path / "graph.ttl").touch()
    with pytest.raises(StoreError, match=message):
        graph.export(tmp_path / name, format=format_name)


def test_report_is_on_all_projections_unless_told(graph: KnowledgeGraph) -> None:
    assert {one.name for one in graph.report().projections} == set(list_projections())
    assert [one.name for one in graph.report(["countries"], top=1).projections] == ["countries"]


def test_graph_is_borne_out_and_well_formed(graph: KnowledgeGraph) -> None:
    assert graph.verify().is_sound
    assert graph.validate().conforms


def test_repr_counts(graph: KnowledgeGraph) -> None:
    assert repr(graph) == "<KnowledgeGraph: 2 documents, 25 entities, 44 statements>"


def test_notebook_shows_the_numbers(graph: KnowledgeGraph) -> None:
    assert "<tr><th>documents</th><td>2</td><td>Arvenia" in graph._repr_html_()


def test_notebook_shows_hostile_titles_as_text() -> None:
    title = "<img src=x onerror=alert(1)>"
    source = Source("document/x", "<b>.txt", title, "0")
    summary = Summary(documents=(source,), entities={}, statements={})
    shown = KnowledgeGraph(GraphStore.create(), summary)._repr_html_()
    assert set(re.findall(r"<(\w+)", shown)) == {"table", "tr", "th", "td"}
    assert html.escape(title) in shown


@pytest.mark.parametrize(
    ("titles", "expected"),
    [(["Talks"], "Talks"), ([""], "0.txt"), (["a", "b"], "2 documents")],
)
def test_title_is_that_of_the_only_document(titles: list[str], expected: str) -> None:
    sources = tuple(
        Source(f"document/{i}", f"{i}.txt", title, "0") for i, title in enumerate(titles)
    )
    summary = Summary(documents=sources, entities={}, statements={})
    assert KnowledgeGraph(GraphStore.create(), summary).title == expected


def test_closed_graph_cannot_be_asked(graph: KnowledgeGraph) -> None:
    graph.close()
    with pytest.raises(StoreError, match="closed"):
        graph.query("documents")


def test_bare_store_can_be_opened(tmp_path: Path) -> None:
    with GraphStore.create(tmp_path / "bare") as store:
        store.write(sample_knowledge())
    with open_graph(tmp_path / "bare") as opened:
        assert opened.summary.meetings == 2


def test_opening_nothing_says_how_to_build(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph in"):
        open_graph(tmp_path / "nowhere")


def test_two_may_read_one_graph(built: Path) -> None:
    with open_graph(built) as one, open_graph(built) as other:
        assert one.query("documents").rows == other.query("documents").rows
