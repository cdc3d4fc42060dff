from collections.abc import Callable
from dataclasses import replace

import pytest

from graphkit.data_model import Evidence, Knowledge, Span, Statement
from graphkit.store import GraphStore, verify
from tests.fixtures.sample_knowledge import ALDANE, NEWS, RAIL, READOUT, VERRIN, VISIT


def with_evidence(
    knowledge: Knowledge, predicate: str, change: Callable[[Evidence], Evidence]
) -> GraphStore:
    """Write the sample with changed evidence for the statements of one relation."""
    store = GraphStore.create()
    changed = (
        replace(s, evidence=tuple(map(change, s.evidence))) if s.predicate == predicate else s
        for s in knowledge.statements
    )
    store.write(replace(knowledge, statements=tuple[Statement, ...](changed)))
    return store


def reasons(store: GraphStore) -> set[str]:
    return {offender.reason for offender in verify(store).offenders}


def test_the_sample_is_borne_out(store: GraphStore, knowledge: Knowledge) -> None:
    report = verify(store)
    assert report.is_sound, "\n".join(map(str, report.offenders))
    assert report.documents == 2
    assert report.statements == report.evidence == len(knowledge.statements)
    assert report.mentions == len(knowledge.references)
    assert report.direct_triples == 45
    assert str(report) == (
        "2 documents, 44 statements, 44 quotes, 48 mentions, 45 direct triples: all borne out"
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda e: replace(e, span=e.span.shift(1)), "does not stand at its offsets"),
        (lambda e: replace(e, exact=e.exact.upper()), "does not stand at its offsets"),
        (lambda e: replace(e, span=Span(90000, 90001)), "does not stand at its offsets"),
        (lambda e: replace(e, prefix="never said"), "is not what was noted"),
        (lambda e: replace(e, suffix="never said"), "is not what was noted"),
        (lambda e: replace(e, sentence=Span(0, 1)), "does not begin in its sentence"),
        (lambda e: replace(e, document=NEWS), "is not from this document"),
        (lambda e: replace(e, references=()), "no mention in the evidence carries"),
        (lambda e: replace(e, references=("mention/none",)), f"carries {RAIL!r}"),
    ],
)
def test_a_quote_that_is_not_there_is_an_offender(
    knowledge: Knowledge, change: Callable[[Evidence], Evidence], reason: str
) -> None:
    store = with_evidence(knowledge, "gk:agreedOn", change)
    assert any(reason in found for found in reasons(store)), reasons(store)


def test_agents_stand_for_the_subject_of_a_joint_act(knowledge: Knowledge) -> None:
    mentioned = {r.id: r.entity for r in knowledge.references}

    def without_verrin(evidence: Evidence) -> Evidence:
        kept = (r for r in evidence.references if mentioned[r] != VERRIN)
        return replace(evidence, references=tuple(kept))

    def without_subject(evidence: Evidence) -> Evidence:
        kept = (r for r in evidence.references if not mentioned[r].startswith("meeting/"))
        return replace(evidence, references=tuple(kept))

    assert not reasons(with_evidence(knowledge, "gk:agreedOn", without_subject))
    assert reasons(with_evidence(knowledge, "gk:agreedOn", without_verrin)) == {
        f"no mention in the evidence carries {VERRIN!r}"
    }


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"exact": "Mallory"}, "the mention 'Mallory' does not stand at its offsets"),
        ({"reason": " "}, "has no reason"),
        ({"span": Span(0, 2)}, "does not stand at its offsets"),
    ],
)
def test_a_mention_that_is_not_there_is_an_offender(
    knowledge: Knowledge, changes: dict[str, str], reason: str
) -> None:
    first, *others = knowledge.references
    store = GraphStore.create()
    store.write(replace(knowledge, references=(replace(first, **changes), *others)))  # type: ignore[arg-type]
    (offender,) = verify(store).offenders
    assert reason in offender.reason
    assert offender.id == first.id


@pytest.mark.parametrize(
    ("update", "reason"),
    [
        (
            f"INSERT DATA {{ GRAPH <data:{READOUT}> {{ <data:{ALDANE}> gk:met <data:x/y> }} }}",
            "the direct triple has no statement",
        ),
        (
            f"DELETE WHERE {{ GRAPH <data:{READOUT}> {{ <data:{ALDANE}> gk:met ?x }} }}",
            "the direct triple is stated, but not stored",
        ),
        (f"INSERT DATA {{ <data:{ALDANE}> gk:met <data:x/y> }}", "no document says it"),
        (f"DELETE WHERE {{ <data:{ALDANE}> gk:met ?x }}", "it is missing there"),
        (f"DELETE WHERE {{ <data:{VISIT}> gk:endDate ?x }}", "it is missing there"),
    ],
)
def test_direct_triples_and_statements_must_agree(
    memory: GraphStore, update: str, reason: str
) -> None:
    memory.engine.update(
        update.replace("data:", memory.names.base_iri), prefixes=dict(memory.names.prefixes)
    )
    assert reason in reasons(memory)


def test_a_statement_without_evidence_is_an_offender(memory: GraphStore) -> None:
    memory.engine.update(
        "DELETE { GRAPH ?g { ?s gk:evidence ?e } } WHERE { GRAPH ?g { ?s gk:evidence ?e } }",
        prefixes=dict(memory.names.prefixes),
    )
    assert reasons(memory) == {"has no evidence"}


def test_an_empty_store_is_sound() -> None:
    assert verify(GraphStore.create()).is_sound
