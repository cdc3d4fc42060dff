"""How many independent publishers say so."""

from typing import Any

import networkx as nx
import pytest

from graphkit.comparison import borne_out, borne_out_part, corroboration
from graphkit.data_model import Polarity, StatementRecord
from tests.comparison.conftest import AOKI, HERRING, LIND, PAIR, RUIZ, Say


@pytest.fixture
def told(say: Say) -> list[StatementRecord]:
    """Two papers with one agency's copy, and a third one of its own."""
    return [
        say("gazette", RUIZ, "gk:met", AOKI, meeting=PAIR, origin="agency"),
        say("herald", AOKI, "gk:met", RUIZ, meeting=PAIR, origin="agency"),
        say("herald", RUIZ, "gk:thanked", LIND, origin="agency"),
        say("post", RUIZ, "gk:met", AOKI, meeting=PAIR, origin="post"),
    ]


def test_wire_copy_counts_once(told: list[StatementRecord]) -> None:
    counted = corroboration(told)
    met = counted[told[0].id]
    assert (met.documents, met.publishers) == (3, 2)
    assert counted[told[1].id] == met
    assert (counted[told[2].id].documents, counted[told[2].id].publishers) == (1, 1)


def test_documents_of_unknown_origin_are_their_own(say: Say) -> None:
    records = [say(name, RUIZ, "gk:stated", HERRING) for name in ("a", "b")]
    assert corroboration(records)[records[0].id].publishers == 2


def test_a_denial_bears_nothing_out(say: Say) -> None:
    yes = say("a", RUIZ, "gk:stated", HERRING)
    no = say("b", RUIZ, "gk:stated", HERRING, polarity=Polarity.NEGATIVE)
    assert corroboration([yes, no])[yes.id].publishers == 1


def test_another_meeting_bears_nothing_out(say: Say) -> None:
    one = say("a", RUIZ, "gk:met", AOKI, meeting=PAIR)
    other = say("b", RUIZ, "gk:met", AOKI, meeting=("meeting/x", "X"))
    assert corroboration([one, other])[one.id].publishers == 1


def test_what_enough_publishers_tell_of_is_left(told: list[StatementRecord]) -> None:
    assert {one.predicate for one in borne_out(told, 2)} == {"gk:met"}
    assert borne_out(told, 3) == ()


@pytest.mark.parametrize("kind", [nx.Graph, nx.MultiDiGraph])
def test_ties_that_enough_publishers_tell_of_are_left(
    told: list[StatementRecord], kind: Any
) -> None:
    graph = kind(name="test")
    graph.add_edge("a", "b", statements=(told[0].id, told[3].id))
    graph.add_edge("a", "c", statements=(told[2].id,))
    graph.add_node("d")
    behind = {one.id: [one] for one in told}
    left = borne_out_part(graph, behind, 2)
    assert sorted(left) == ["a", "b"]
    assert left.number_of_edges() == 1
    assert left.graph == graph.graph
    assert graph.number_of_edges() == 2
