from __future__ import annotations

import copy
import math
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis import (
    MEASURES,
    Scores,
    betweenness,
    centralities,
    closeness,
    collapse,
    communities,
    components,
    degree,
    eigenvector,
    isolates,
    pagerank,
    structure,
    weighted_degree,
)
from graphkit.errors import AnalysisError

if TYPE_CHECKING:
    import random

NODES = [f"person/{letter}" for letter in "abcdefgh"]
KINDS = [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]
Edge = tuple[str, str, int]


def make(edges: list[Edge], kind: type[nx.Graph[str]] = nx.Graph) -> nx.Graph[str]:
    graph = kind()
    graph.add_nodes_from(sorted({node for a, b, _ in edges for node in (a, b)}))
    for source, target, weight in edges:
        graph.add_edge(source, target, weight=weight)
    return graph


graphs = st.builds(
    make,
    st.lists(
        st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.integers(1, 5)), max_size=20
    ),
    st.sampled_from(KINDS),
)


def state(graph: nx.Graph[str]) -> object:
    return copy.deepcopy(
        (list(graph.nodes(data=True)), list(graph.edges(data=True)), dict(graph.graph))
    )


def shuffled(graph: nx.Graph[str], chance: random.Random) -> nx.Graph[str]:
    nodes = list(graph)
    edges = list(graph.edges(data=True))
    chance.shuffle(nodes)
    chance.shuffle(edges)
    other = graph.__class__()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    return other


def exact(simple: nx.Graph[str]) -> nx.Graph[str]:
    """With lengths as fractions: networkx takes 1/2 + 1/2 and 3 × 1/3 for different."""
    for _, _, data in simple.edges(data=True):
        data["length"] = Fraction(1, int(data["weight"]))
    return simple


@settings(deadline=None)
@given(graphs)
def test_measures_equal_networkx(graph: nx.Graph[str]) -> None:
    simple = collapse(graph)
    expected = {
        "degree": dict(simple.degree()),
        "weighted degree": dict(simple.degree(weight="weight")),
        "PageRank": nx.pagerank(simple, tol=1e-12, max_iter=1000) if simple else {},
        "betweenness": nx.betweenness_centrality(exact(simple), weight="length"),
        "closeness": nx.closeness_centrality(simple, distance="distance"),
    }
    for name, values in expected.items():
        assert centralities(graph, measures=[name])[name].values == pytest.approx(values)


@given(graphs)
def test_eigenvector_equals_networkx_on_the_largest_component(graph: nx.Graph[str]) -> None:
    simple = collapse(graph)
    if simple.number_of_edges() == 0:
        assert eigenvector(simple).values == {}
        return
    part = simple.subgraph(components(simple)[0])
    expected = nx.eigenvector_centrality(part, weight="weight", max_iter=100_000, tol=1e-10)
    assert eigenvector(simple).values == pytest.approx(expected, abs=1e-6)


@given(graphs)
def test_directed_pagerank_equals_networkx_without_its_parallel_edges(
    graph: nx.Graph[str],
) -> None:
    simple = collapse(graph, directed=True)
    expected = nx.pagerank(simple, tol=1e-12, max_iter=1000) if simple else {}
    scores = centralities(graph, measures=["PageRank"], directed=True)["PageRank"]
    assert simple.is_directed() == graph.is_directed()
    assert scores.values == pytest.approx(expected)


@given(graphs)
def test_measures_do_not_change_the_graph(graph: nx.Graph[str]) -> None:
    before = state(graph)
    centralities(graph)
    centralities(graph, directed=True)
    communities(graph)
    structure(graph)
    assert state(graph) == before


@settings(max_examples=60)
@given(graphs, st.randoms(use_true_random=False))
def test_measures_do_not_depend_on_the_order_of_filling(
    graph: nx.Graph[str], chance: random.Random
) -> None:
    other = shuffled(graph, chance)
    assert centralities(other) == centralities(graph)
    assert communities(other) == communities(graph)


@given(graphs)
def test_communities_hold_each_tied_node_once(graph: nx.Graph[str]) -> None:
    groups = communities(graph).groups
    members = [node for group in groups for node in group.members]
    assert sorted(members) == sorted(set(graph) - set(isolates(collapse(graph))))
    assert [group.number for group in groups] == list(range(1, len(groups) + 1))


@given(graphs)
def test_components_are_those_of_networkx(graph: nx.Graph[str]) -> None:
    simple = collapse(graph)
    found = components(simple)
    assert {frozenset(part) for part in found} == set(
        map(frozenset, nx.connected_components(simple))
    )
    assert structure(simple).components == tuple(map(len, found))


STAR = make([("person/a", f"person/{letter}", 1) for letter in "bcde"])
TWO_PARTS = make(
    [("person/a", "person/b", 1), ("person/b", "person/c", 1), ("person/d", "person/e", 3)]
)


@pytest.mark.parametrize(
    ("measure", "node", "expected"),
    [
        (degree, "person/a", 4),
        (degree, "person/b", 1),
        (weighted_degree, "person/a", 4),
        (pagerank, "person/a", 0.475675),
        (betweenness, "person/a", 1.0),
        (betweenness, "person/b", 0.0),
        (closeness, "person/a", 1.0),
        (closeness, "person/b", 4 / 7),
        (eigenvector, "person/a", 0.707107),
    ],
)
def test_star_has_its_known_values(measure: object, node: str, expected: float) -> None:
    scores = measure(collapse(STAR))  # type: ignore[operator]
    assert isinstance(scores, Scores)
    assert scores.values[node] == pytest.approx(expected, abs=1e-5)


def test_strong_ties_are_short() -> None:
    detour = make([("person/a", "person/b", 1), ("person/a", "person/c", 5)])
    detour.add_edge("person/c", "person/b", weight=5)
    assert betweenness(collapse(detour)).values["person/c"] == 1.0


def test_closeness_of_a_disconnected_graph_prefers_the_larger_part_and_says_so() -> None:
    pair_against_many = nx.Graph([("x", "y"), *(("a", leaf) for leaf in "bcde")])
    scores = closeness(collapse(pair_against_many))
    assert scores.values["x"] < scores.values["b"]
    assert scores.notes == (
        "the graph falls into 2 components: closeness is taken within each and "
        "multiplied by the share of nodes reached (Wasserman and Faust)",
    )


def test_eigenvector_of_a_disconnected_graph_is_of_the_largest_component_and_says_so() -> None:
    scores = eigenvector(collapse(TWO_PARTS))
    assert set(scores.values) == {"person/a", "person/b", "person/c"}
    assert "largest only (3 of 5 nodes)" in scores.notes[0]


def test_eigenvector_takes_the_heavier_of_two_equal_components() -> None:
    scores = eigenvector(collapse(make([("person/a", "person/b", 1), ("person/c", "person/d", 2)])))
    assert set(scores.values) == {"person/c", "person/d"}
    assert "2 are that large" in scores.notes[0]


def test_eigenvector_of_a_large_star_does_not_swing() -> None:
    scores = eigenvector(collapse(nx.Graph([("hub", f"leaf{i}") for i in range(600)])))
    assert scores.values["hub"] == pytest.approx(2**-0.5)
    assert scores.values["leaf1"] == pytest.approx(1200**-0.5)


@pytest.mark.parametrize("size", [100, 600])
def test_eigenvector_of_a_chain_is_its_known_wave(size: int) -> None:
    chain = nx.Graph([(f"n{i:05}", f"n{i + 1:05}") for i in range(1, size)])
    values = eigenvector(collapse(chain)).values
    for place in (1, size // 3, size // 2):
        wave = math.sqrt(2 / (size + 1)) * math.sin(math.pi * place / (size + 1))
        assert values[f"n{place:05}"] == pytest.approx(wave, rel=1e-4)


def test_eigenvector_of_a_large_graph_is_the_same_to_the_last_bit_on_every_run() -> None:
    graph = collapse(nx.barabasi_albert_graph(700, 2, seed=3))
    assert eigenvector(graph).values == eigenvector(graph).values


def test_eigenvector_that_does_not_settle_gives_no_values_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # One restart is too few for a chain, whose largest eigenvalues lie close together.
    monkeypatch.setattr(import_module("graphkit.analysis.eigenvector"), "_RESTARTS", 1)
    chain = collapse(nx.Graph([(f"n{i:05}", f"n{i + 1:05}") for i in range(600)]))
    assert eigenvector(chain).values == {}
    assert eigenvector(chain).notes == ("eigenvector centrality did not settle: no values",)


def test_eigenvector_without_edges_is_undefined_and_says_so() -> None:
    lonely: nx.Graph[str] = nx.Graph()
    lonely.add_node("person/a")
    assert eigenvector(collapse(lonely)).notes == (
        "eigenvector centrality is not defined on a graph without edges",
    )


def test_betweenness_of_a_large_graph_is_sampled_repeatably_and_says_so() -> None:
    wheel = collapse(nx.relabel_nodes(nx.wheel_graph(80), str))
    first, second = (betweenness(wheel, exact_work=1000) for _ in range(2))
    assert first == second
    assert first.notes == ("betweenness is estimated from 50 of 80 start nodes (seed 0)",)
    assert max(first.values, key=lambda node: first.values[node]) == "0"


def test_pagerank_of_small_components_is_high_and_said_to_be() -> None:
    graph = nx.Graph([("x", "y"), *(("a", leaf) for leaf in "bcde")])
    graph.add_node("lonely")
    scores = pagerank(collapse(graph))
    assert scores.values["x"] > scores.values["b"]
    assert scores.notes == (
        "the graph has 2 components with edges: PageRank gives each its share by number of nodes, "
        "so that members of a small one rank high",
    )
    assert pagerank(collapse(STAR)).notes == ()


def test_closeness_of_too_large_a_graph_has_no_values_and_says_so() -> None:
    scores = closeness(collapse(STAR), exact_work=10)
    assert scores.values == {}
    assert scores.notes == ("closeness is not computed on so large a graph (5 nodes)",)


@pytest.mark.parametrize("kind", KINDS)
def test_empty_graph_has_no_numbers(kind: type[nx.Graph[str]]) -> None:
    assert all(not scores.values for scores in centralities(kind()).values())
    assert communities(kind()).groups == ()


def test_collapse_adds_up_parallel_edges_and_drops_loops() -> None:
    talks = make(
        [("person/a", "person/b", 2), ("person/b", "person/a", 1), ("person/a", "person/a", 9)],
        nx.MultiDiGraph,
    )
    assert list(collapse(talks).edges(data=True)) == [
        ("person/a", "person/b", {"weight": 3.0, "distance": 1 / 3})
    ]
    assert list(collapse(talks, directed=True).edges(data="weight")) == [
        ("person/a", "person/b", 2.0),
        ("person/b", "person/a", 1.0),
    ]


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf"), "3", None])
def test_collapse_refuses_what_is_no_weight(weight: object) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("person/a", "person/b", weight=weight)
    with pytest.raises(AnalysisError, match="a weight is a positive number"):
        collapse(graph)


def test_unknown_measure_lists_the_known() -> None:
    with pytest.raises(AnalysisError, match="no measure 'fame'; there are: degree"):
        centralities(STAR, measures=["fame"])


def test_each_measure_is_kept_under_its_own_name() -> None:
    assert {name: scores.measure for name, scores in centralities(STAR).items()} == {
        name: name for name in MEASURES
    }


def test_two_cliques_with_one_bridge_are_two_communities() -> None:
    cliques = nx.relabel_nodes(nx.barbell_graph(4, 0), lambda number: f"person/{number}")
    found = communities(cliques)
    assert [sorted(group.members) for group in found.groups] == [
        [f"person/{i}" for i in range(4)],
        [f"person/{i}" for i in range(4, 8)],
    ]
    assert found.modularity == pytest.approx(0.423077, abs=1e-5)
