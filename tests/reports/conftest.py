"""Graphs and records made by hand: a minister who is in every meeting of his ministry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import pytest

from graphkit.data_model import Modality, Polarity, StatementRecord

MakeRecord = Callable[..., StatementRecord]


def make_record(number: int, **said: Any) -> StatementRecord:
    known: dict[str, Any] = {
        "id": f"statement/{number:02}",
        "subject": "person/a",
        "subject_label": "Ana",
        "predicate": "gk:met",
        "object": "person/b",
        "object_label": "Bo",
        "rule": "test",
        "confidence": 1.0,
        "modality": Modality.ASSERTED,
        "polarity": Polarity.POSITIVE,
        "document": "document/one",
        "document_title": "One",
        "quote": f"quote {number}",
        "sentence": f"The quote {number}.",
        "quote_start": 4,
        "start": number,
        "evidence": f"evidence/{number:02}",
    }
    return StatementRecord(**(known | said))


@pytest.fixture(name="make_record", scope="session")
def make_record_fixture() -> MakeRecord:
    return make_record


LABELS = {"a": "Ana", "b": "Bo", "c": "Cy", "d": "Di", "e": "Ed"}


def person_graph() -> nx.Graph[str]:
    """Ana met Bo twice, Cy and Di; Bo met Cy; Ed met nobody."""
    graph: nx.Graph[str] = nx.Graph(
        name="who-met-whom", title="Who met whom", weight="number of distinct meetings"
    )
    for letter, label in LABELS.items():
        country = {"country": "Arvenia"} if letter == "a" else {}
        graph.add_node(f"person/{letter}", label=label, type="Person", **country)
    ties = [("a", "b", 2), ("a", "c", 1), ("a", "d", 1), ("b", "c", 1)]
    for number, (source, target, weight) in enumerate(ties):
        graph.add_edge(
            f"person/{source}",
            f"person/{target}",
            weight=weight,
            relation="gk:met",
            statements=(f"statement/{number:02}",),
        )
    return graph


def topic_graph() -> nx.Graph[str]:
    """Ana and Bo spoke of fish, Ana of rail."""
    graph: nx.Graph[str] = nx.Graph(name="actors-and-topics", title="Actors and topics")
    for letter in "ab":
        graph.add_node(f"person/{letter}", label=LABELS[letter], type="Person")
    for topic in ("fish", "rail"):
        graph.add_node(f"topic/{topic}", label=topic, type="Topic")
    graph.add_edge("person/a", "topic/fish", weight=2, statements=("statement/10", "statement/11"))
    graph.add_edge("person/b", "topic/fish", weight=1, statements=("statement/10",))
    graph.add_edge("person/a", "topic/rail", weight=1, statements=("statement/12",))
    return graph


def records() -> list[StatementRecord]:
    """What stands behind the graphs: all in one document of Ana's ministry."""
    ministry = {"publisher": "Ministry of Arvenia", "issued": "2031-03-12"}
    pairs = [("a", "b", "m1"), ("a", "c", "m2"), ("a", "d", "m3"), ("b", "c", "m4")]
    met = [
        make_record(
            number,
            subject=f"person/{a}",
            subject_label=LABELS[a],
            object=f"person/{b}",
            object_label=LABELS[b],
            meeting=f"meeting/{meeting}",
            **ministry,
        )
        for number, (a, b, meeting) in enumerate(pairs)
    ]
    represents = make_record(
        9,
        predicate="gk:represents",
        object="country/ARV",
        object_label="Arvenia",
        **ministry,
    )
    talked = [
        make_record(
            number,
            predicate="gk:discussed",
            object="topic/fish",
            object_label="fish",
            **ministry,
        )
        for number in (10, 11, 12)
    ]
    return [*met, represents, *talked]


@pytest.fixture
def graphs() -> Mapping[str, nx.Graph[str]]:
    return {"who-met-whom": person_graph(), "actors-and-topics": topic_graph()}


@pytest.fixture(name="records")
def records_fixture() -> list[StatementRecord]:
    return records()
