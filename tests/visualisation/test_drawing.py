from typing import Any

import networkx as nx
import pytest

from graphkit.visualisation.drawing import draw
from graphkit.visualisation.style import load_style

STYLE = load_style()


def _graph(*edges: tuple[str, str, dict[str, Any]]) -> Any:
    graph: Any = nx.MultiDiGraph()
    for source, target, data in edges:
        graph.add_edge(source, target, **({"relation": "gk:met", "weight": 1} | data))
    return graph


def test_edges_that_say_the_same_are_one_line() -> None:
    graph = _graph(
        ("a", "b", {"relation": "gk:urged", "statements": ("s2",), "first": "2031-03-02"}),
        ("a", "b", {"relation": "gk:urged", "statements": ("s1",), "first": "2031-03-01"}),
        ("a", "b", {"relation": "gk:thanked", "statements": ("s3",)}),
    )
    lines = draw(graph, style=STYLE).lines
    assert [(line.relation, line.statements) for line in lines] == [
        ("gk:thanked", ("s3",)),
        ("gk:urged", ("s1", "s2")),
    ]
    assert lines[1].first == "2031-03-01"


def test_symmetric_relation_is_drawn_once_and_undirected() -> None:
    graph = _graph(("b", "a", {"statements": ("s1",)}), ("a", "b", {"statements": ("s1",)}))
    (line,) = draw(graph, style=STYLE).lines
    assert (line.source, line.target, line.directed, line.weight) == ("a", "b", False, 1)


@pytest.mark.parametrize(("key", "value"), [("modality", "Intended"), ("polarity", "Negative")])
def test_planned_and_denied_edges_stay_apart(key: str, value: str) -> None:
    graph = _graph(("a", "b", {"statements": ("s1",)}), ("a", "b", {key: value}))
    assert {getattr(line, key) for line in draw(graph, style=STYLE).lines} >= {value}
    assert len(draw(graph, style=STYLE).lines) == 2


def test_joint_act_names_the_meeting_that_carries_it(sample: Any) -> None:
    lines = draw(sample.graph, style=STYLE, records=sample.records).lines
    talked = [line for line in lines if line.relation == "gk:discussed"]
    from_persons = [line for line in talked if line.source.startswith("person/")]
    from_meetings = [line for line in talked if line.source.startswith("meeting/")]
    assert all(line.carriers[0].startswith("meeting/") for line in from_persons)
    assert not any(line.carriers for line in from_meetings)


def test_nodes_come_by_falling_strength(sample: Any) -> None:
    nodes = draw(sample.graph, style=STYLE, records=sample.records).nodes
    assert nodes[0].label == "Ana Ruiz"
    assert [node.strength for node in nodes] == sorted(
        (node.strength for node in nodes), reverse=True
    )


def test_first_view_leaves_out_offices_and_topics_of_one_meeting(sample: Any) -> None:
    drawing = draw(sample.graph, style=STYLE, records=sample.records)
    first = set(drawing.first)
    assert not any(name.startswith("office/") for name in first)
    ties = {
        name: {line.source for line in drawing.lines if line.target == name and not line.carriers}
        for name in first
        if name.startswith("topic/")
    }
    assert ties
    assert all(len(found) > 1 for found in ties.values())


def test_first_view_of_a_small_graph_is_all_of_it() -> None:
    graph = _graph(("a", "b", {}))
    graph.add_node("office/x", label="Office", type="Office")
    assert set(draw(graph, style=STYLE).first) == {"a", "b", "office/x"}


def test_first_view_of_a_large_graph_leaves_out_what_it_would_show_alone(sample: Any) -> None:
    sample.node("country/alone", "Alone", "Country")
    assert "country/alone" not in draw(sample.graph, style=STYLE, records=sample.records).first


def test_first_view_is_mostly_not_topics() -> None:
    graph: Any = nx.MultiDiGraph()
    for number in range(120):
        graph.add_node(f"topic/{number}", type="Topic", label=f"topic {number}")
        graph.add_edge("meeting/a", f"topic/{number}", relation="gk:discussed")
        graph.add_edge("meeting/b", f"topic/{number}", relation="gk:discussed")
    for meeting in ("meeting/a", "meeting/b"):
        graph.nodes[meeting].update(type="Meeting", label=meeting)
    first = draw(graph, style=STYLE).first
    assert len(first) == 12
    assert {"meeting/a", "meeting/b"} < set(first)


def test_first_view_has_a_limit() -> None:
    graph = nx.path_graph([f"person/{number:03d}" for number in range(300)], nx.MultiDiGraph)
    assert len(draw(graph, style=STYLE).first) == 200
    assert len(draw(graph, style=STYLE).nodes) == 300


def test_graph_is_not_changed(sample: Any) -> None:
    before = nx.to_dict_of_dicts(sample.graph)
    draw(sample.graph, style=STYLE, records=sample.records)
    assert nx.to_dict_of_dicts(sample.graph) == before
