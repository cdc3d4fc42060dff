import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graphkit.data_model import Knowledge
from graphkit.errors import StoreError
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import ALDANE, MEETING, NEWS, READOUT, SEA_LANES, VERRIN, VISIT

HOLD = """
import sys, pathlib
from graphkit.store import GraphStore
with GraphStore.open(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path, knowledge: Knowledge) -> Path:
    """The folder of a store that has been closed."""
    with GraphStore.create(tmp_path / "store") as store:
        store.write(knowledge)
    return tmp_path / "store"


def test_documents_come_back_as_they_were_written(store: GraphStore, knowledge: Knowledge) -> None:
    assert store.documents() == knowledge.documents


def test_entities_come_back_as_they_were_written(store: GraphStore, knowledge: Knowledge) -> None:
    assert store.entities() == knowledge.entities


def test_a_store_on_disk_opens_again(folder: Path, knowledge: Knowledge) -> None:
    with GraphStore.open(folder) as store:
        assert store.documents() == knowledge.documents


def test_sources_are_the_documents_without_their_parts(
    store: GraphStore, knowledge: Knowledge
) -> None:
    assert store.sources() == tuple(
        replace(document, sections=(), blocks=(), sentences=())
        for document in sorted(knowledge.documents, key=lambda document: document.id)
    )


def test_a_direct_triple_counts_once_though_two_documents_say_it(store: GraphStore) -> None:
    answer = store.query(
        "SELECT ?who { ?who gk:met ?other }", bindings={"other": store.iri(ALDANE)}
    )
    assert answer.rows == ((store.iri(VERRIN),),)


def test_each_document_says_it_in_its_own_graph(store: GraphStore) -> None:
    query = "SELECT ?g { GRAPH ?g { ?a gk:met ?b } } ORDER BY ?g"
    answer = store.query(query, bindings={"a": store.iri(ALDANE), "b": store.iri(VERRIN)})
    assert [store.shorten(str(row[0])) for row in answer.rows] == [READOUT, NEWS]


@pytest.mark.parametrize("predicate", ["gk:signed", "gk:stated"])
def test_what_is_not_asserted_has_no_direct_triple(store: GraphStore, predicate: str) -> None:
    assert store.query(f"ASK {{ ?a {predicate} ?b }}").boolean is False
    stated = f"ASK {{ GRAPH ?g {{ ?s a gk:Statement ; rdf:predicate {predicate} }} }}"
    assert store.query(stated).boolean is True


def test_a_joint_act_has_a_triple_for_each_agent(store: GraphStore) -> None:
    answer = store.query("SELECT ?who { ?who gk:agreedOn ?topic } ORDER BY ?who")
    assert [store.shorten(str(row[0])) for row in answer.rows] == [MEETING, ALDANE, VERRIN]


def test_an_interval_has_its_first_and_last_day(store: GraphStore) -> None:
    query = "SELECT ?on ?from ?to { ?v gk:heldOn ?on ; gk:startDate ?from ; gk:endDate ?to }"
    answer = store.query(query, bindings={"v": store.iri(VISIT)})
    assert answer.rows == (("2031-03-07/2031-03-09", "2031-03-07", "2031-03-09"),)


def test_types_of_entities_stand_in_the_default_graph_only(store: GraphStore) -> None:
    assert store.query("ASK { ?p a gk:Person }").boolean
    assert not store.query("ASK { GRAPH ?g { ?p a gk:Person } }").boolean


def test_there_are_no_blank_nodes(store: GraphStore) -> None:
    assert not store.query("ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } "
                           "FILTER(isBlank(?s) || isBlank(?o)) }").boolean  # fmt: skip


def test_the_same_store_is_an_rdflib_dataset(store: GraphStore) -> None:
    rows = list(store.dataset.query("SELECT ?l { ?t a gk:Topic ; rdfs:label ?l }"))
    assert ("<b>open sea lanes</b>",) in [(str(row[0]),) for row in rows]  # type: ignore[index]
    graph = store.dataset.graph(rdflib.URIRef(store.iri(READOUT)))
    assert (rdflib.URIRef(store.iri(ALDANE)), None, None) in graph
    assert store.dataset.qname(store.expand("gk:met")) == "gk:met"


def test_a_base_of_ones_own_is_kept(tmp_path: Path, knowledge: Knowledge) -> None:
    base = "https://example.org/graph/"
    with GraphStore.create(tmp_path / "own", base_iri=base) as store:
        store.write(knowledge)
    with GraphStore.open(tmp_path / "own", read_only=True) as store:
        assert store.iri(SEA_LANES) == base + SEA_LANES
        assert store.entities() == knowledge.entities
        assert b"w3id.org/graphkit/id/" not in store.nquads()


def test_open_says_what_is_not_a_store(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing", Path(__file__)):
        with pytest.raises(StoreError, match="is not a store; build one with: graphkit build"):
            GraphStore.open(path)


def test_open_refuses_a_newer_format(folder: Path) -> None:
    header = folder / "store.json"
    header.write_text(json.dumps(json.loads(header.read_text()) | {"format_version": 99}))
    with pytest.raises(StoreError, match="is of format 99, this graphkit reads 1; install a newer"):
        GraphStore.open(folder)


@pytest.mark.parametrize("header", ["", "[]", "{}", "{", '{"format_version": 1}'])
def test_open_reports_a_damaged_header(folder: Path, header: str) -> None:
    (folder / "store.json").write_text(header)
    with pytest.raises(StoreError, match=r"store\.json cannot be read"):
        GraphStore.open(folder)


def test_open_reports_damaged_files(folder: Path) -> None:
    (folder / "quads" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match=r"fails: Corruption: .*; build it again"):
        GraphStore.open(folder)


def test_one_process_writes_while_others_read(folder: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdin
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=f"is in use by process {holder.pid} on"):
            GraphStore.open(folder)
        with pytest.raises(StoreError, match=f"is in use by process {holder.pid} on"):
            GraphStore.create(folder, overwrite=True)
        with GraphStore.open(folder, read_only=True) as reader:
            assert reader.query("ASK { ?a gk:met ?b }").boolean
        holder.stdin.close()
    with GraphStore.open(folder) as again:
        assert again.quad_count


def test_a_program_that_does_not_know_our_lock_is_noticed(folder: Path) -> None:
    engine = ox.Store(str(folder / "quads"))
    with pytest.raises(StoreError, match="is in use by another process; wait"):
        GraphStore.open(folder)
    with pytest.raises(StoreError, match="is in use by another process; wait"):
        GraphStore.create(folder, overwrite=True)
    del engine
    GraphStore.open(folder).close()


def test_a_reader_sees_what_was_there_when_it_opened(folder: Path) -> None:
    with GraphStore.open(folder, read_only=True) as reader:
        before = reader.nquads()
        with GraphStore.open(folder) as writer:
            writer.remove([NEWS])
            after = writer.nquads()
        assert reader.nquads() == before
        assert reader.refresh()
        assert reader.nquads() == after
        assert not reader.refresh()


def test_a_reader_refreshed_while_somebody_writes_sees_whole_changes(folder: Path) -> None:
    with GraphStore.open(folder) as writer, GraphStore.open(folder, read_only=True) as reader:
        query = "SELECT ?g { GRAPH ?g { ?d a gk:Document } }"
        for gone in (NEWS, READOUT):
            writer.remove([gone])
            assert reader.refresh()
            assert reader.nquads() == writer.nquads()
        assert reader.query(query).rows == ()


def test_a_reader_finds_the_store_that_took_the_place_of_another(
    folder: Path, tmp_path: Path
) -> None:
    base = "https://example.org/graph/"
    GraphStore.create(tmp_path / "other", base_iri=base).close()
    with GraphStore.open(folder, read_only=True) as reader:
        folder.rename(tmp_path / "old")
        (tmp_path / "other").rename(folder)
        assert reader.documents()
        assert reader.refresh()
        assert not reader.documents()
        assert reader.iri("x") == f"{base}x"


def test_a_store_that_needs_no_refresh_has_none(store: GraphStore) -> None:
    assert not store.refresh()
    assert store.documents()


def test_a_read_only_store_refuses_to_change(folder: Path, knowledge: Knowledge) -> None:
    with (
        GraphStore.open(folder, read_only=True) as store,
        pytest.raises(StoreError, match="is open read-only; open it without read_only"),
    ):
        store.write(knowledge)


def test_create_refuses_what_is_there(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is a store in .* already"):
        GraphStore.create(folder)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("years of work")
    with pytest.raises(StoreError, match="is not empty, and not a store"):
        GraphStore.create(tmp_path / "other", overwrite=True)
    assert (tmp_path / "other" / "thesis.txt").exists()
    with pytest.raises(StoreError, match="is a file"):
        GraphStore.create(Path(__file__))


@pytest.mark.parametrize("damaged", [False, True])
def test_create_replaces_a_store_when_asked(folder: Path, damaged: bool) -> None:
    if damaged:
        (folder / "quads" / "CURRENT").write_text("nonsense")
    with GraphStore.create(folder, overwrite=True) as store:
        assert store.quad_count == 0


def test_a_closed_store_says_so(store: GraphStore) -> None:
    store.close()
    with pytest.raises(StoreError, match="the store is closed; open it again"):
        store.query("ASK {}")
    assert repr(store).endswith("closed>")
