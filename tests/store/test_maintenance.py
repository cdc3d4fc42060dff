from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.data_model import Entity, Knowledge
from graphkit.errors import StoreError
from graphkit.store import Changed, GraphStore, maintenance, verify
from graphkit.store.transactions import Transaction
from tests.fixtures.knowledge_parts import copied, only_named, part, together
from tests.fixtures.sample_knowledge import ALDANE, NEWS, READOUT, VERRIN


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


@pytest.mark.parametrize("gone", [NEWS, READOUT])
def test_removing_all_leaves_nothing(store: GraphStore, gone: str) -> None:
    store.remove([gone])
    store.remove([NEWS, READOUT])
    assert store.nquads() == b""
    assert not list(store.engine.named_graphs())


def test_an_update_tells_how_many_quads_it_changed(store: GraphStore, knowledge: Knowledge) -> None:
    assert store.update(knowledge) == Changed()
    before = set(store.engine)
    changed = store.remove([NEWS])
    assert changed == Changed(removed=len(before) - store.quad_count)
    assert store.update(knowledge) == Changed(added=changed.removed)
    assert set(store.engine) == before


def test_merges_are_added_or_all_replaced(store: GraphStore, knowledge: Knowledge) -> None:
    first = knowledge.merges[0]
    second = replace(first, other="M. Aldane")
    store.update(Knowledge(merges=(second,)))
    assert store.nquads() == built(replace(knowledge, merges=(first, second))).nquads()
    store.update(merges=[second], proposals=knowledge.proposals)
    assert store.nquads() == built(replace(knowledge, merges=(second,))).nquads()
    store.update(merges=[])
    assert store.nquads() == built(replace(knowledge, merges=(), proposals=())).nquads()


def test_an_entity_that_is_handed_over_is_described_though_nobody_names_it(
    knowledge: Knowledge,
) -> None:
    store = built(part(knowledge, {READOUT}))
    store.update(Knowledge(entities=knowledge.entities), removed=[READOUT])
    assert store.entities() == knowledge.entities


class World:
    """What a store should hold, and the steps that change both."""

    def __init__(self, knowledge: Knowledge) -> None:
        every = together([knowledge, copied(knowledge, "2"), copied(knowledge, "3")])
        self.documents = {d.id: part(every, {d.id}) for d in every.documents}
        self.labels = {entity.id: entity for entity in knowledge.entities}
        self.now: dict[str, Knowledge] = {}
        self.described: tuple[Entity, ...] = ()
        self.store = GraphStore.create()

    def step(self, changes: dict[int, int], relabelled: list[int], limit: int) -> None:
        """Thin documents out to every so-manieth statement, 0 for none; rename entities."""
        names, ids = sorted(self.documents), sorted(self.labels)
        gone = {names[number] for number, step in changes.items() if step == 0}
        for number in relabelled:
            entity = self.labels[ids[number]]
            self.labels[entity.id] = replace(entity, label=f"{entity.label} x")
        new = {names[n]: self._thinned(names[n], step) for n, step in changes.items() if step}
        self.now = {name: k for name, k in self.now.items() if name not in gone} | new
        clean = self.clean()
        changed = tuple(e for e in clean.entities if e not in self.described)
        written = replace(together(new.values()), entities=changed)
        self.described = clean.entities
        with patch.object(maintenance, "LIMIT", limit):
            self.store.update(written, removed=gone, merges=clean.merges, proposals=clean.proposals)

    def clean(self) -> Knowledge:
        """Return all that is there now, with the entities as they are described now."""
        now = only_named(together(self.now.values()))
        return replace(now, entities=tuple(self.labels[e.id] for e in now.entities))

    def _thinned(self, name: str, step: int) -> Knowledge:
        whole = self.documents[name]
        return only_named(
            replace(whole, statements=whole.statements[::step], references=whole.references[::step])
        )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.integers(0, 5), st.integers(0, 6)),
            st.lists(st.integers(0, 24), max_size=3),
            st.sampled_from([1, 200, 50_000]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_sequence_of_updates_equals_a_clean_write(
    knowledge: Knowledge, steps: list[tuple[dict[int, int], list[int], int]]
) -> None:
    world = World(knowledge)
    for changes, relabelled, limit in steps:
        world.step(changes, relabelled, limit)
        assert world.store.nquads() == built(world.clean()).nquads()


@pytest.mark.parametrize("cut", [0, 1, 2])
def test_an_update_cut_short_is_completed_by_doing_it_again(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    """Between two transactions nothing but whole documents is there, and nothing is lost."""
    every = together([copied(knowledge, "2"), copied(knowledge, "3")])
    committed, left = Transaction.commit, cut

    def cut_short(self: Transaction, engine: Any) -> Changed:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(28, "No space left on device")
        return committed(self, engine)

    with GraphStore.create(tmp_path / "store") as store:
        store.write(knowledge)
        monkeypatch.setattr(maintenance, "LIMIT", 1)
        monkeypatch.setattr(Transaction, "commit", cut_short)
        with pytest.raises(StoreError, match="No space left"):
            store.update(every, removed=[NEWS, READOUT])
        assert verify(store).is_sound
        monkeypatch.undo()
    with GraphStore.open(tmp_path / "store") as store:
        wanted = part(every, {f"{NEWS}-2"})
        rest = [d.id for d in (*knowledge.documents, *every.documents) if d.id != f"{NEWS}-2"]
        store.update(wanted, removed=rest, merges=wanted.merges, proposals=wanted.proposals)
        assert store.nquads() == built(wanted).nquads()


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
