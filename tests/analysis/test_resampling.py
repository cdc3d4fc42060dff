from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array  # type: ignore[import-untyped]

from graphkit.analysis import centralities, ranking, resample
from graphkit.analysis.drawn import betweenness, degree, eigenvector, pagerank, weighted_degree
from graphkit.analysis.evidence import read_evidence
from graphkit.analysis.resampling import ranks_within

DRAWN = {
    "degree": degree,
    "weighted degree": weighted_degree,
    "PageRank": pagerank,
    "betweenness": betweenness,
    "eigenvector": eigenvector,
}
Edge = tuple[int, int, int]
edges = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4)), max_size=24)


def made(lines: list[Edge], kind: type[nx.Graph[str]] = nx.Graph) -> nx.Graph[str]:
    graph = kind()
    graph.add_nodes_from(f"n{number}" for number in range(9))
    for source, target, weight in lines:
        graph.add_edge(f"n{source}", f"n{target}", weight=weight)
    return graph


def told(ties: dict[tuple[str, str], list[str]]) -> tuple[nx.Graph[str], dict[str, list[str]]]:
    """A graph in which each tie is told once by each of its documents."""
    graph: nx.Graph[str] = nx.Graph()
    documents: dict[str, list[str]] = {}
    for (source, target), names in ties.items():
        said = tuple(f"{source}{target}/{name}" for name in names)
        graph.add_edge(source, target, weight=len(said), statements=said)
        documents |= {one: [name] for one, name in zip(said, names, strict=True)}
    return graph, documents


def star() -> tuple[nx.Graph[str], dict[str, list[str]]]:
    """Nine documents tie a to the others; of z only one speaks, but thrice."""
    ties = {("a", other): [f"d{n}" for n in range(9)] for other in "bcd"}
    graph, documents = told(ties)
    for number in range(3):
        graph.add_edge(f"y{number}", "z", weight=9, statements=(f"z/{number}",))
        documents[f"z/{number}"] = ["alone"]
    return graph, documents


@pytest.mark.parametrize("directed", [False, True])
@settings(max_examples=60, deadline=None)
@given(lines=edges)
def test_measures_of_all_documents_are_those_of_the_analysis(
    lines: list[Edge], directed: bool
) -> None:
    graph = made(lines, nx.MultiDiGraph)
    evidence = read_evidence(graph, {}, directed=directed)
    weights = evidence.weights(np.ones((0, 1), dtype=bool))[:, 0]
    matrix = csr_array((weights, (evidence.sources, evidence.targets)), shape=(9, 9))
    if not directed:
        matrix = (matrix + matrix.T).tocsr()
    scores = centralities(graph, measures=list(DRAWN), directed=directed)
    for name, measure in DRAWN.items():
        found = measure(matrix, directed)
        expected = [scores[name].values.get(node, np.nan) for node in evidence.nodes]
        if np.isnan(found).all() or name == "eigenvector":
            found, expected = np.nan_to_num(found), list(np.nan_to_num(expected))
        assert found == pytest.approx(expected, abs=1e-6), name


def test_paths_equally_long_but_for_the_last_digit_are_both_taken() -> None:
    graph: nx.Graph[str] = nx.Graph()
    nx.add_path(graph, ["a", "b", "c", "d"], weight=3)
    nx.add_path(graph, ["a", "e", "d"], weight=2)
    assert 1 / 3 + 1 / 3 + 1 / 3 == 1 / 2 + 1 / 2
    scores = centralities(graph, measures=["betweenness"])["betweenness"].values
    assert scores["e"] == pytest.approx(0.5 / 6)


def test_same_seed_gives_the_same_draws_whatever_the_order() -> None:
    graph, documents = star()
    other: nx.Graph[str] = nx.Graph()
    other.add_edges_from(reversed(list(graph.edges(data=True))))
    first = resample(graph, documents, measures=list(DRAWN)).measures
    second = resample(other, dict(reversed(documents.items())), measures=list(DRAWN)).measures
    assert first.keys() == second.keys() == DRAWN.keys()
    assert all((first[name].ranks == second[name].ranks).all() for name in first)


def test_rank_on_one_document_is_wide_and_on_many_narrow() -> None:
    graph, documents = star()
    ranks = {
        rank.node: rank.rank
        for rank in ranking(centralities(graph, measures=["PageRank"])["PageRank"].values)
    }
    drawn = resample(graph, documents, measures=["PageRank"]).measures["PageRank"]
    assert drawn.interval("a", ranks["a"]) == (1, 1)
    low, high = drawn.interval("z", ranks["z"])
    assert (low, high) == (1, 5)
    assert drawn.share_on("a", 1) == 1.0


def test_interval_holds_the_rank_itself() -> None:
    graph, documents = star()
    drawn = resample(graph, documents, measures=["PageRank"]).measures["PageRank"]
    assert drawn.interval("a", 7) == (1, 7)


@pytest.mark.parametrize(
    ("documents", "said"), [({"s": ["one"]}, "one document"), ({}, "no document")]
)
def test_of_one_document_there_is_no_interval(documents: dict[str, list[str]], said: str) -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "b", {"statements": ("s",)})])
    found = resample(graph, documents, measures=["degree"])
    assert found.measures == {}
    assert found.notes == (f"the edges rest on {said}: there are no rank intervals to be had",)


def test_empty_graph_says_nothing() -> None:
    found = resample(nx.Graph(), {}, measures=["degree"])
    assert (found.measures, found.notes) == ({}, ())


def test_unit_is_there_while_one_of_its_statements_is() -> None:
    graph: nx.Graph[str] = nx.Graph()
    units = (("s1", "s2"), ("s3",))
    graph.add_edge("a", "b", weight=2, statements=("s1", "s2", "s3"), units=units)
    evidence = read_evidence(graph, {"s1": ["x"], "s2": ["y"], "s3": ["y"]})
    masks = np.array([[True, False, False], [False, True, False]])
    assert evidence.weights(masks).tolist() == [[1.0, 2.0, 0.0]]


def test_weight_of_another_kind_is_shared_among_statements() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "b", {"weight": 5, "statements": ("s1", "s2")})])
    evidence = read_evidence(graph, {"s1": ["x"], "s2": ["y"]})
    assert evidence.weights(np.array([[True], [False]])).tolist() == [[2.5]]


def test_measure_without_draws_says_so() -> None:
    graph, documents = star()
    found = resample(graph, documents, measures=["closeness", "degree"])
    assert list(found.measures) == ["degree"]
    assert found.notes == (
        "no rank intervals by closeness: they would take too long on this graph",
    )


@given(st.lists(st.sampled_from([0.0, 0.1, 0.1 + 1e-9, 0.25, 3.0, float("nan")]), max_size=9))
def test_ranks_of_a_draw_are_those_of_a_ranking(scores: list[float]) -> None:
    named = {f"n{number}": score for number, score in enumerate(scores)}
    drawn = ranks_within(["Person"] * len(scores), np.array(scores).reshape(-1, 1))
    compared = {node: -1.0 if np.isnan(score) else score for node, score in named.items()}
    expected = {rank.node: rank.rank for rank in ranking(compared)}
    assert drawn[:, 0].tolist() == [expected[node] for node in named]
