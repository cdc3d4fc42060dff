"""Measures and communities for the page."""

from __future__ import annotations

import networkx as nx
import pytest

from graphkit.analysis import MEASURES, asserted_part
from graphkit.data_model import Modality, Polarity
from graphkit.pipeline.insight import PAGE_MEASURES, insight_of


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one, other in (("a", "b"), ("a", "b"), ("b", "c"), ("d", "e")):
        made.add_edge(one, other, weight=1, modality=str(Modality.ASSERTED))
    made.add_edge("c", "d", weight=9, modality=str(Modality.INTENDED))
    made.add_edge("c", "d", weight=9, polarity=str(Polarity.NEGATIVE))
    return made


def test_asserted_part_leaves_out_what_is_planned_or_denied(graph: nx.MultiDiGraph[str]) -> None:
    rest, left_out = asserted_part(graph)
    assert (rest.number_of_edges(), left_out) == (4, 2)
    assert set(rest) == set(graph)
    assert graph.number_of_edges() == 6


def test_insight_measures_only_what_is_asserted(graph: nx.MultiDiGraph[str]) -> None:
    insight = insight_of(graph)
    assert tuple(measure.name for measure in insight.measures) == PAGE_MEASURES
    degrees = insight.measures[0]
    assert degrees.says == MEASURES["weighted degree"].says
    assert dict(degrees.values) == {"a": 2, "b": 3, "c": 1, "d": 1, "e": 1}
    assert insight.notes[0] == "2 planned or denied edges are left out of the measures"


def test_insight_puts_the_largest_community_first(graph: nx.MultiDiGraph[str]) -> None:
    groups = [set(group) for group in insight_of(graph).communities]
    assert groups == [{"a", "b", "c"}, {"d", "e"}]


def test_insight_of_nothing_is_empty() -> None:
    insight = insight_of(nx.MultiDiGraph())
    assert not any(measure.values for measure in insight.measures)
    assert not insight.communities
