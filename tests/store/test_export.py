import json
import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.data_model import Entity, EntityType, Knowledge
from graphkit.errors import StoreError
from graphkit.store import GraphStore

BUILD = """
import sys
from tests.fixtures.sample_knowledge import sample_knowledge
from graphkit.store import GraphStore
store = GraphStore.create()
store.write(sample_knowledge())
sys.stdout.buffer.write(store.nquads())
"""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def nquads(knowledge: Knowledge) -> bytes:
    store = GraphStore.create()
    store.write(knowledge)
    return store.nquads()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_order_of_knowledge_makes_no_difference(
    knowledge: Knowledge, data: st.DataObject
) -> None:
    names = [field.name for field in fields(Knowledge)]
    shuffled = {
        name: tuple(data.draw(st.permutations(getattr(knowledge, name)), label=name))
        for name in names
    }
    assert nquads(replace(knowledge, **shuffled)) == nquads(knowledge)


@settings(max_examples=50, deadline=None)
@given(label=TEXTS, others=st.frozensets(TEXTS, max_size=3))
def test_any_text_comes_back_and_leaves_the_lines_whole(label: str, others: frozenset[str]) -> None:
    entity = Entity(
        id="topic/any", type=EntityType.TOPIC, label=label, alt_labels=tuple(sorted(others))
    )
    store = GraphStore.create()
    store.write(Knowledge(entities=(entity,)))
    assert store.entities() == (entity,)
    lines = store.nquads().split(b"\n")
    assert lines == [*sorted(lines[:-1]), b""]
    assert all(line.endswith(b" .") for line in lines[:-1])


def test_memory_and_disk_give_the_same_bytes(tmp_path: Path, knowledge: Knowledge) -> None:
    with GraphStore.create(tmp_path / "store") as store:
        store.write(knowledge)
        assert store.nquads() == nquads(knowledge)


def test_another_hash_seed_gives_the_same_bytes(root: Path, knowledge: Knowledge) -> None:
    built = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", BUILD],
        env={**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        check=True,
    )
    assert built.stdout == nquads(knowledge)


def test_nquads_are_what_rdflib_reads(memory: GraphStore) -> None:
    read = rdflib.Dataset().parse(data=memory.nquads().decode(), format="nquads")
    assert len(list(read.quads())) == memory.quad_count


@pytest.mark.parametrize(
    ("name", "format_name"),
    [("x.trig", None), ("x.nq", None), ("x.jsonld", None), ("x.out", "trig"), ("X.NQ", None)],
)
def test_an_export_with_graphs_holds_every_quad(
    memory: GraphStore, tmp_path: Path, name: str, format_name: str | None
) -> None:
    memory.export(tmp_path / name, format=format_name)
    known = {".nq": "nquads", ".jsonld": "json-ld"}.get(Path(name).suffix.lower(), "trig")
    read = rdflib.Dataset().parse(tmp_path / name, format=known)
    assert len(list(read.quads())) == memory.quad_count


def test_turtle_holds_every_triple_once(memory: GraphStore, tmp_path: Path) -> None:
    memory.export(tmp_path / "x.ttl")
    read = rdflib.Graph().parse(tmp_path / "x.ttl")
    assert len(read) == len({quad.triple for quad in memory.engine})
    assert "gk:met" in (tmp_path / "x.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["x.ttl", "x.trig", "x.nq", "x.jsonld"])
def test_an_export_is_the_same_each_time(
    store: GraphStore, knowledge: Knowledge, tmp_path: Path, name: str
) -> None:
    store.export(tmp_path / name)
    other = GraphStore.create()
    other.write(replace(knowledge, statements=knowledge.statements[::-1]))
    other.export(tmp_path / f"other-{name}")
    assert (tmp_path / name).read_bytes() == (tmp_path / f"other-{name}").read_bytes()


def test_jsonld_is_json(memory: GraphStore, tmp_path: Path) -> None:
    memory.export(tmp_path / "x.jsonld")
    assert json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "format_name"), [("x.xls", None), ("x", None), ("x.nq", "n3")])
def test_an_unknown_format_names_the_known_ones(
    memory: GraphStore, tmp_path: Path, name: str, format_name: str | None
) -> None:
    with pytest.raises(StoreError, match="there are: jsonld, nquads, trig, turtle"):
        memory.export(tmp_path / name, format=format_name)


def test_an_export_that_cannot_be_written_says_where(memory: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none/x\.nq cannot be written: No such file"):
        memory.export(tmp_path / "none" / "x.nq")
