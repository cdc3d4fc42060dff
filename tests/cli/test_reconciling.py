"""`graphkit reconcile` on the command line, with a service on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.pipeline.reconciling import subjects_of
from graphkit.resolution.decisions.files import decisions_of
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import ALDANE, ARVENIA, KORVAN, sample_knowledge
from tests.reconciliation.conftest import SPACE, candidate, stub

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.reconciliation.conftest import Stub

__all__ = ["stub"]  # the fixture


def test_persons_of_a_graph_are_asked_for(ask: Run, stub: Stub, tmp_path: Path) -> None:
    stub.known["Mira Aldane"] = [candidate("p1", "Mira Aldane", 99, match=True)]
    options = ("--service", stub.url, "--pause", 0, "--cache", tmp_path / "answers.jsonl")
    more = ("--type", "Person=human", "--property", "country=c", "--property", "date=d")
    outcome = ask("reconcile", *options, *more, "--contact", "desk@paper.example")
    assert outcome.status == 0
    assert decisions_of(outcome.out).all == ()
    assert f"# link {ALDANE} {SPACE}p1  # 99" in outcome.out
    assert "3 asked for, 1 with proposals, 0 accepted; 0 were linked; 2 requests" in outcome.err
    queries = {one["query"]: one for batch in stub.asked for one in batch.values()}
    assert set(queries) == {"Mira Aldane", "Tomas Verrin", "Ilse Korvan"}
    properties = {one["pid"]: one["v"] for one in queries["Mira Aldane"]["properties"]}
    assert properties == {"c": "Arvenia", "d": "2031-03-12"}
    accepted = tmp_path / "links.txt"
    again = ask("reconcile", *options, *more, "--accept", 90, "--quiet", "-o", accepted)
    assert again.err.endswith("0 requests\n")
    lines = [one.text for one in decisions_of(accepted.read_text(encoding="utf-8"))]
    assert lines == [f"link {ALDANE} {SPACE}p1"]


def test_wikidata_is_asked_with_its_own_names(ask: Run, stub: Stub) -> None:
    stub.manifest["identifierSpace"] = "http://www.wikidata.org/entity/"
    outcome = ask("reconcile", "--service", stub.url, "--pause", 0)
    assert "2 asked for" in outcome.err  # one of the persons has an item
    [batch] = stub.asked
    assert {one["type"] for one in batch.values()} == {"Q5"}
    assert {p["pid"] for one in batch.values() for p in one["properties"]} == {"P27", "P39"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--type", "Persons"), "'Persons' is none of Country, Event"),
        (("--property", "country"), "is not of the form"),
        (("--property", "born=P1"), "'born' is none of country"),
    ],
)
def test_wrong_options_are_explained(ask: Run, options: tuple[str, ...], said: str) -> None:
    outcome = ask("reconcile", "--service", "https://a.example", *options)
    assert outcome.status == 2
    assert said in outcome.err


def test_failure_is_one_line(ask: Run) -> None:
    outcome = ask("reconcile", "--service", "http://127.0.0.1:1/")
    assert outcome.status == 1
    assert outcome.err.startswith("graphkit: http://127.0.0.1:1/ cannot be asked")
    assert outcome.err.count("\n") == 1


def test_what_is_known_of_an_entity_goes_with_it() -> None:
    store = GraphStore.create()
    store.write(sample_knowledge())
    found = {one.id: one for one in subjects_of(store)}
    assert found[KORVAN].label == "Ilse Korvan"
    assert found[ALDANE].known["country"] == (("Arvenia", ()),)
    assert found[ARVENIA].type == "Country"
    assert list(found) == sorted(found)
