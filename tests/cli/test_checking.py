"""Verify, validate and evaluate on the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.data_model import Span
from graphkit.store import GraphStore
from tests.cli.conftest import Run
from tests.fixtures.sample_knowledge import sample_knowledge
from tests.fixtures.stub_stages import stub_stages


@pytest.fixture
def unsound(tmp_path: Path) -> Path:
    """A graph of which one statement has a quote from elsewhere."""
    knowledge = sample_knowledge()
    first, *others = knowledge.statements
    evidence = first.evidence[0]
    wrong = replace(evidence, span=Span(evidence.span.start + 1, evidence.span.end + 1))
    statements = (replace(first, evidence=(wrong,)), *others)
    with GraphStore.create(tmp_path / "store") as store:
        store.write(replace(knowledge, statements=statements))
    return tmp_path


def test_sound_graph_is_verified(ask: Run) -> None:
    outcome = ask("verify")
    assert outcome.status == 0
    assert outcome.out.endswith("all borne out\n")
    assert outcome.out.count("\n") == 1


def test_offenders_are_listed_and_end_with_one(run: Run, unsound: Path) -> None:
    outcome = run("verify", "-g", unsound)
    assert outcome.status == 1
    assert "does not stand at its offsets" in outcome.out
    assert "offenders" in outcome.out.splitlines()[-1]


def test_well_formed_graph_is_validated(ask: Run) -> None:
    outcome = ask("validate")
    assert outcome.status == 0
    assert outcome.out.endswith("no violation\n")


def test_violations_are_listed_and_end_with_one(run: Run, tmp_path: Path) -> None:
    with GraphStore.create(tmp_path / "store") as store:
        store.write(sample_knowledge())
        store.dataset.update(
            "INSERT DATA { <https://w3id.org/graphkit/id/person/x> a "
            "<https://w3id.org/graphkit/vocab#Person> }"
        )
    outcome = run("validate", "-g", tmp_path)
    assert outcome.status == 1
    assert outcome.out.startswith("person/x in default graph: ")
    assert "violations" in outcome.out.splitlines()[-1]


@pytest.fixture
def no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages that read documents and find nothing in them."""
    stages = stub_stages()
    monkeypatch.setattr("graphkit.pipeline.reading.load_stages", lambda _: stages)


@pytest.mark.usefixtures("no_pipeline")
def test_evaluate_prints_the_figures(run: Run, root: Path) -> None:
    gold = root / "tests" / "evaluation" / "gold" / "documents" / "P02.json"
    outcome = run("evaluate", gold)
    assert outcome.status == 0
    assert "statements" in outcome.out
    assert "(strictly)" not in outcome.out


@pytest.mark.usefixtures("no_pipeline")
def test_evaluate_shows_strict_figures_and_misses(run: Run, root: Path) -> None:
    gold = root / "tests" / "evaluation" / "gold" / "documents" / "P02.json"
    outcome = run("evaluate", gold, "--strict", "--show-misses", "--secondary")
    assert "(strictly)" in outcome.out
    assert "tier secondary" in outcome.out
    assert "Missed" in outcome.out


@pytest.mark.usefixtures("no_pipeline")
def test_evaluate_needs_the_texts(run: Run, root: Path, tmp_path: Path) -> None:
    gold = root / "tests" / "evaluation" / "gold" / "documents" / "P02.json"
    copied = tmp_path / "P02.json"
    copied.write_bytes(gold.read_bytes())
    outcome = run("evaluate", copied)
    assert outcome.status == 1
    assert "has no text of the same name" in outcome.err
    assert run("evaluate", copied, "--texts", gold.parent).status == 0


def test_gold_that_is_none_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps([1]), encoding="utf-8")
    outcome = run("evaluate", tmp_path)
    assert outcome.status == 1
    assert outcome.err.startswith("graphkit: ")
    assert outcome.err.count("\n") == 1
