"""What the page saves as files, in Chromium from disk, read back by others' programs."""

import csv
import io
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from graphkit.visualisation import Insight, NodeMeasure, write_page

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
SVG = "{http://www.w3.org/2000/svg}"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=cmd|" /C calc"!A0', 'a "quoted", name', "two\nrows"]


@pytest.fixture
def opened(page: Page, sample: Any, write: Write) -> Page:
    page.goto(write(sample).as_uri())
    return page


def _saved(page: Page, kind: str) -> tuple[str, bytes]:
    """What a click in the menu saves: the name of the file, and its content."""
    page.locator("#export").click()
    with page.expect_download() as download:
        page.locator(f"#export-{kind}").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def _drawn_nodes(page: Page) -> dict[str, Any]:
    nodes = page.evaluate("graphkit.drawn.nodes.map(({id, name, type}) => [id, {name, type}])")
    return dict(nodes)


def _drawn_edges(page: Page) -> list[tuple[str, ...]]:
    edges = page.evaluate(
        """graphkit.drawn.edges.map(({from, to, relation, modality, polarity}) =>
            [from, to, relation, modality, polarity])"""
    )
    return sorted(tuple(edge) for edge in edges)


def _edges_of(graph: Any) -> list[tuple[str, ...]]:
    names = ("relation", "modality", "polarity")
    return sorted(
        (source, target, *(data[name] for name in names))
        for source, target, data in graph.edges(data=True)
    )


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_networkx_reads_the_graphml_back(opened: Page) -> None:
    name, content = _saved(opened, "graphml")
    assert name == "a-week-in-march.graphml"
    graph = nx.read_graphml(io.BytesIO(content))
    nodes = _drawn_nodes(opened)
    assert set(graph) == set(nodes)
    assert {node: data["label"] for node, data in graph.nodes(data=True)} == {
        node: data["name"] for node, data in nodes.items()
    }
    assert _edges_of(graph) == _drawn_edges(opened)
    assert {type(data["weight"]) for *_, data in graph.edges(data=True)} == {int}
    assert {type(data["directed"]) for *_, data in graph.edges(data=True)} == {bool}


def test_networkx_reads_the_gexf_back_with_its_days(opened: Page) -> None:
    name, content = _saved(opened, "gexf")
    assert name == "a-week-in-march.gexf"
    graph = nx.read_gexf(io.BytesIO(content), version="1.3")
    nodes = _drawn_nodes(opened)
    assert {node: (data["label"], data["type"]) for node, data in graph.nodes(data=True)} == {
        node: (data["name"], data["type"]) for node, data in nodes.items()
    }
    assert _edges_of(graph) == _drawn_edges(opened)
    assert graph.nodes["meeting/norrland"]["start"] == "2031-03-04"
    assert graph.nodes["meeting/norrland"]["end"] == "2031-03-04"
    dated = [data for *_, data in graph.edges(data=True) if data["relation"] == "gk:discussed"]
    assert dated
    assert all(data["start"] == data["first"] for data in dated)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("2031-03-04", "2031-03-04", "2031-03-04"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-03-04/2031-04", "2031-03-04", "2031-04-30"),
        ("in spring", None, None),
        (None, None, None),
    ],
)
def test_days_of_the_gexf_are_whole(
    page: Page,
    empty_sample: Any,
    write: Write,
    said: str | None,
    start: str | None,
    end: str | None,
) -> None:
    empty_sample.node("person/a", "Ana Ruiz", "Person")
    empty_sample.node("person/b", "Tor Berg", "Person")
    empty_sample.say(("person/a", "person/b"), "gk:visited", "Ms. Ruiz met Mr. Berg.", date=said)
    page.goto(write(empty_sample).as_uri())
    graph = nx.read_gexf(io.BytesIO(_saved(page, "gexf")[1]), version="1.3")
    (edge,) = [data for *_, data in graph.edges(data=True)]
    assert (edge.get("start"), edge.get("end")) == (start, end)
    assert graph.nodes["person/a"].get("start") == start


def test_tables_hold_what_is_drawn(opened: Page) -> None:
    opened.get_by_label("Topics").uncheck()
    name, content = _saved(opened, "nodes")
    assert name == "a-week-in-march-nodes.csv"
    assert content.count(b"\r\n") == len(_drawn_nodes(opened)) + 1
    rows = _rows(content)
    assert {row["id"]: row["label"] for row in rows} == {
        node: data["name"] for node, data in _drawn_nodes(opened).items()
    }
    assert {row["type"] for row in rows} >= {"Person", "Meeting"}
    assert "Topic" not in {row["type"] for row in rows}
    name, content = _saved(opened, "edges")
    assert name == "a-week-in-march-lines.csv"
    names = ("source", "target", "relation", "modality", "polarity")
    assert sorted(tuple(row[key] for key in names) for row in _rows(content)) == _drawn_edges(
        opened
    )


def test_measures_and_communities_are_columns(page: Page, sample: Any, tmp_path: Path) -> None:
    insight = Insight(
        measures=[NodeMeasure(name="betweenness", says="between", values={"person/ana-ruiz": 0.5})],
        communities=[["person/ana-ruiz", "person/dana-levy"]],
    )
    path = tmp_path / "graph.html"
    write_page(sample.graph, sample.records, path, title="=Week", insight=insight)
    page.goto(path.as_uri())
    rows = {row["id"]: row for row in _rows(_saved(page, "nodes")[1])}
    assert rows["person/ana-ruiz"]["betweenness"] == "0.5"
    assert rows["person/ana-ruiz"]["community"] == "1"
    assert rows["person/farah-nasser"]["betweenness"] == ""
    graph = nx.read_graphml(io.BytesIO(_saved(page, "graphml")[1]))
    assert graph.nodes["person/ana-ruiz"]["betweenness"] == 0.5


def test_no_cell_is_a_formula(page: Page, empty_sample: Any, write: Write) -> None:
    for number, text in enumerate(FORMULAS):
        empty_sample.node(f"person/{number}", text, "Person", alt_labels=(text, f"{text} too"))
        empty_sample.node(f"topic/{number}", f"topic {number}", "Topic")
        empty_sample.say((f"person/{number}", f"topic/{number}"), text, f"{text} said")
    page.goto(write(empty_sample, title="=1+1").as_uri())
    page.evaluate("graphkit.state.set({added: new Set(graphkit.data.nodes.map(({id}) => id))})")
    for kind in ("nodes", "edges"):
        name, content = _saved(page, kind)
        assert name.startswith("1-1-")
        cells = [cell for row in _rows(content) for cell in row.values()]
        assert cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\n"))]
    labels = {row["label"] for row in _rows(_saved(page, "nodes")[1])}
    assert {"'=1+1", "'@SUM(A1)", 'a "quoted", name'} <= labels


def test_svg_holds_shapes_dashes_bars_and_names(opened: Page) -> None:
    name, content = _saved(opened, "svg")
    assert name == "a-week-in-march.svg"
    picture = ElementTree.fromstring(content)  # noqa: S314 - written by the page under test
    layers = {group.get("data-layer"): group for group in picture.iter(f"{SVG}g")}
    titles = {title.text for title in layers["nodes"].iter(f"{SVG}title")}
    assert titles == {
        f"{node['name']} ({'Organisation' if node['type'] == 'Organization' else node['type']})"
        for node in _drawn_nodes(opened).values()
    }
    dashed = [path for path in layers["lines"] if path.get("stroke-dasharray")]
    assert [path.find(f"{SVG}title").text for path in dashed] == ["Ivo Kral – visited – Qasr"]  # type: ignore[union-attr]
    texts = ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    assert {"A week in March", "Ana Ruiz", "not: met", "Persons", "Encounters"} <= set(texts)
    assert len(layers["names"]) > len(titles) / 2


def test_svg_of_hostile_names_runs_nothing(
    page: Page, empty_sample: Any, write: Write, tmp_path: Path
) -> None:
    probe = (
        "</title><script>document.title='ran'</script><image href='x' onerror='1'/> ]]> &amp;\x08"
    )
    empty_sample.node("person/a", probe, "Person")
    empty_sample.node(f"person/{probe}", f"{probe} b", probe)
    empty_sample.say(("person/a", f"person/{probe}"), probe, f"{probe} said")
    page.goto(write(empty_sample, title=probe).as_uri())
    name, content = _saved(page, "svg")
    assert not set(name) & set("<>:\"/\\|?*'&;")
    saved = tmp_path / "saved.svg"
    saved.write_bytes(content)
    page.goto(saved.as_uri())
    assert page.evaluate("document.querySelectorAll('script, image, foreignObject').length") == 0
    assert "<script>" in page.evaluate("document.querySelector('title').textContent")
    for kind, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        page.goto(write(empty_sample, title=probe).as_uri())
        graph = read(io.BytesIO(_saved(page, kind)[1]))
        assert graph.number_of_edges() == 1


def test_png_has_two_pixels_for_one_and_paper_behind(opened: Page) -> None:
    name, content = _saved(opened, "png")
    assert name == "a-week-in-march.png"
    assert content.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", content[16:24])
    picture = ElementTree.fromstring(_saved(opened, "svg")[1])  # noqa: S314
    assert (width, height) == (
        2 * int(picture.get("width", 0)),
        2 * int(picture.get("height", 0)),
    )
    assert len(content) > 20_000


@pytest.mark.parametrize(
    ("theme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 22, 26)")]
)
def test_pictures_are_in_the_colours_of_the_page(opened: Page, theme: str, paper: str) -> None:
    opened.evaluate("theme => graphkit.state.set({theme})", theme)
    picture = ElementTree.fromstring(_saved(opened, "svg")[1])  # noqa: S314
    ground = picture.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("fill") == paper


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A week in March", "a-week-in-march"),
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>:"c"|?*\\d', "a-b-c-d"),
        ("CON", "graph-con"),
        ("…", "graph"),
        ("外務大臣会談", "外務大臣会談"),
        ("لقاء الوزراء", "لقاء-الوزراء"),
        ("w" * 300, "w" * 60),
    ],
)
def test_file_names_come_from_the_title_and_are_safe(
    page: Page, sample: Any, write: Write, title: str, name: str
) -> None:
    page.goto(write(sample, title=title).as_uri())
    assert _saved(page, "gexf")[0] == f"{name}.gexf"


def test_menu_opens_and_closes_by_keyboard(opened: Page) -> None:
    opener = opened.locator("#export")
    opener.focus()
    opened.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    opened.keyboard.press("ArrowDown")
    expect(opened.locator("#export-png")).to_be_focused()
    opened.keyboard.press("ArrowUp")
    expect(opened.locator("#export-print")).to_be_focused()
    opened.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opened.locator("#exports")).to_be_hidden()
    opener.click()
    opened.locator("#graph").click(position={"x": 5, "y": 5})
    expect(opened.locator("#exports")).to_be_hidden()


def test_nothing_drawn_nothing_to_save(page: Page, empty_sample: Any, write: Write) -> None:
    page.goto(write(empty_sample).as_uri())
    expect(page.locator("#export")).to_be_disabled()


def test_pictures_keep_what_is_selected(opened: Page) -> None:
    opened.evaluate("graphkit.select({node: 'person/dana-levy'})")
    picture = ElementTree.fromstring(_saved(opened, "svg")[1])  # noqa: S314
    faded = {
        title.text
        for path in picture.iter(f"{SVG}path")
        if float(path.get("opacity", 1)) < 0.2 and (title := path.find(f"{SVG}title")) is not None
    }
    assert "Hana Mori (Person)" in faded
    assert "Dana Levy (Person)" not in faded


def test_single_node_has_files_too(page: Page, empty_sample: Any, write: Write) -> None:
    empty_sample.node("person/a", "Ana Ruiz", "Person")
    page.goto(write(empty_sample).as_uri())
    assert [row["label"] for row in _rows(_saved(page, "nodes")[1])] == ["Ana Ruiz"]
    assert _rows(_saved(page, "edges")[1]) == []
    assert len(nx.read_gexf(io.BytesIO(_saved(page, "gexf")[1]), version="1.3")) == 1


def test_publisher_filter_reaches_the_tables(page: Page, sample: Any, write: Write) -> None:
    sample.documents[1] = replace(sample.documents[1], publisher="Gazette")
    page.goto(write(sample).as_uri())
    before = len(_rows(_saved(page, "edges")[1]))
    page.get_by_role("checkbox", name="Gazette").uncheck()
    assert 0 < len(_rows(_saved(page, "edges")[1])) < before
