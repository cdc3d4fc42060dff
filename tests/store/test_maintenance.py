from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.data_model import Knowledge, Statement
from graphkit.errors import StoreError
from graphkit.store import GraphStore, verify
from tests.fixtures.sample_knowledge import ALDANE, NEWS, READOUT, VERRIN


def part(knowledge: Knowledge, documents: set[str]) -> Knowledge:
    """Keep what some documents say, and all entities."""
    return replace(
        knowledge,
        documents=tuple(d for d in knowledge.documents if d.id in documents),
        statements=tuple(s for s in knowledge.statements if s.document in documents),
        references=tuple(r for r in knowledge.references if r.document in documents),
    )


def built(*parts: Knowledge) -> GraphStore:
    store = GraphStore.create()
    for knowledge in parts:
        store.write(knowledge)
    return store


def test_documents_can_be_written_one_after_the_other(
    store: GraphStore, knowledge: Knowledge
) -> None:
    pieces = built(part(knowledge, {NEWS}), part(knowledge, {READOUT}))
    assert pieces.nquads() == store.nquads()


def test_writing_again_changes_nothing(store: GraphStore, knowledge: Knowledge) -> None:
    before = store.nquads()
    store.write(knowledge)
    assert store.nquads() == before


@pytest.mark.parametrize(("gone", "kept"), [(NEWS, READOUT), (READOUT, NEWS)])
def test_a_removed_document_takes_with_it_what_only_it_said(
    store: GraphStore, knowledge: Knowledge, gone: str, kept: str
) -> None:
    store.remove([gone])
    assert store.nquads() == built(part(knowledge, {kept})).nquads()
    met = {"a": store.iri(ALDANE), "b": store.iri(VERRIN)}
    assert store.query("ASK { ?a gk:met ?b }", bindings=met).boolean


def test_removing_what_is_not_there_changes_nothing(store: GraphStore) -> None:
    before = store.nquads()
    store.remove(["document/none"])
    assert store.nquads() == before


def test_a_changed_entity_loses_its_old_description(
    store: GraphStore, knowledge: Knowledge
) -> None:
    changed = tuple(replace(e, alt_labels=("someone",)) for e in knowledge.entities)
    store.write(Knowledge(entities=changed))
    assert store.entities() == changed
    assert verify(store).is_sound


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([NEWS, READOUT]), st.integers(0, 6)), min_size=1, max_size=5)
)
def test_any_sequence_of_changes_equals_a_clean_build(
    knowledge: Knowledge, steps: list[tuple[str, int]]
) -> None:
    """A step replaces a document by one that says less, or removes it."""
    store, now = built(part(knowledge, set())), dict[str, Knowledge]()
    for document, keep in steps:
        now.pop(document, None)
        if keep:
            own = part(knowledge, {document})
            now[document] = replace(own, statements=_every(own.statements, keep))
            store.write(now[document])
        else:
            store.remove([document])
    clean = replace(
        part(knowledge, set()),
        documents=tuple(d for k in now.values() for d in k.documents),
        statements=tuple(s for k in now.values() for s in k.statements),
        references=tuple(r for k in now.values() for r in k.references),
    )
    assert store.nquads() == built(clean).nquads()


def _every(statements: tuple[Statement, ...], step: int) -> tuple[Statement, ...]:
    return statements[::step]


def test_a_statement_of_no_document_is_refused(knowledge: Knowledge) -> None:
    with pytest.raises(StoreError, match="which is not there"):
        built(replace(knowledge, documents=()))


def test_an_unknown_relation_is_refused(knowledge: Knowledge) -> None:
    wrong = replace(knowledge.statements[0], predicate="gk:mett")
    with pytest.raises(StoreError, match=r"'gk:mett' is not in the ontology; use one of: gk:about"):
        built(replace(knowledge, statements=(wrong,)))


def test_what_cannot_be_written_changes_nothing(store: GraphStore, knowledge: Knowledge) -> None:
    before = store.nquads()
    wrong = replace(knowledge.statements[-1], predicate="gk:mett")
    broken = replace(knowledge, statements=(*knowledge.statements[:-1], wrong))
    with pytest.raises(StoreError):
        store.write(broken)
    assert store.nquads() == before
    empty = GraphStore.create()
    with pytest.raises(StoreError):
        empty.write(broken)
    assert empty.quad_count == 0


def test_half_a_character_is_refused(knowledge: Knowledge) -> None:
    document = replace(knowledge.documents[0], text="half \ud83d a character")
    with pytest.raises(StoreError, match="holds half a character"):
        built(Knowledge(documents=(document,)))
