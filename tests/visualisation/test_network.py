from importlib.resources import files
from typing import Any

import networkx as nx
import pytest
import pyvis
from pyvis.network import Network

from graphkit.visualisation import to_pyvis


def test_pyvis_is_the_version_relied_upon() -> None:
    assert pyvis.__version__ == "0.3.2"


def test_pyvis_has_what_is_relied_upon() -> None:
    network = Network(height="1px", cdn_resources="in_line")
    assert (network.nodes, network.edges, network.node_ids, network.node_map) == ([], [], [], {})
    assert network.path == "template.html"
    assert network.templateEnv.get_template(network.path)
    network.options = {"physics": {"enabled": False}}
    assert network.get_network_data()[-1] == '{"physics": {"enabled": false}}'


def test_pyvis_ships_the_renderer_with_its_licence() -> None:
    text = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8")
    assert "@version 9.1.2" in text
    assert "vis.js may be distributed under either license" in text


def test_network_holds_all_nodes_and_lines(sample: Any) -> None:
    network = to_pyvis(sample.graph)
    assert network.num_nodes() == len(sample.graph)
    assert set(network.get_nodes()) == set(sample.graph)
    assert network.directed


def test_network_stays_usable_with_the_methods_of_pyvis(sample: Any) -> None:
    network = to_pyvis(sample.graph)
    network.add_node("person/new", label="New")
    network.add_edge("person/new", "person/ana-ruiz")
    assert "person/ana-ruiz" in network.neighbors("person/new")
    assert "person/new" in network.generate_html()


def test_graph_is_not_changed(sample: Any) -> None:
    nodes = {name: dict(data) for name, data in sample.graph.nodes(data=True)}
    edges = [(*ends, dict(data)) for *ends, data in sample.graph.edges(data=True)]
    to_pyvis(sample.graph)
    assert dict(sample.graph.nodes(data=True)) == nodes
    assert list(sample.graph.edges(data=True)) == edges


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_any_kind_of_graph_is_taken(kind: Any) -> None:
    graph = kind()
    graph.add_edge("person/b", "person/a", weight=3, relation="gk:urged")
    network = to_pyvis(graph)
    assert network.num_edges() == 1
    assert network.edges[0]["arrows"]["to"]["enabled"] == graph.is_directed()


def test_planned_is_dashed_and_denied_is_barred(sample: Any) -> None:
    edges = to_pyvis(sample.graph).edges
    (planned,) = [edge for edge in edges if edge["modality"] == "Intended"]
    (denied,) = [edge for edge in edges if edge["polarity"] == "Negative"]
    assert planned["dashes"]
    assert denied["arrows"]["to"] == {"enabled": True, "type": "bar"}
    assert sum(bool(edge["dashes"]) for edge in edges) == 1


def test_hostile_names_do_not_turn_tooltips_into_html() -> None:
    """Stock pyvis shows all tooltips as HTML as soon as one node's contains "href"."""
    graph: Any = nx.MultiDiGraph(title="</h1><script>alert(1)</script>")
    graph.add_node("person/x", label='<a href="javascript:alert(1)">x</a>', type="Person")
    network = to_pyvis(graph)
    page = network.generate_html()
    assert "popup.innerHTML" not in page
    assert "<script>alert(1)</script>" not in page
