"""Decisions in the store: what they say and fix, and that documents' words stay beside them."""

import pytest

from graphkit.data_model import Knowledge
from graphkit.resolution.decisions.files import decisions_of
from graphkit.store import GraphStore, validate, verify
from tests.resolution.drafts import ALDANE, VERRIN, draft_of_meeting, resolve_all

MET = "meeting/2031-03-12-meeting-of-mira-aldane-and-tomas-verrin"
DRAFT = draft_of_meeting(ALDANE, VERRIN, day="2031-03-12")
TEXT = f'date {MET} 2031-03-10/2031-03-11\nplace {MET} "Port Vell"\nname {ALDANE} "Mira Holt"'
_DAYS = "SELECT ?day { ?m gk:heldOn ?day }"


def decided(text: str) -> Knowledge:
    return resolve_all(DRAFT, decisions=decisions_of(text, "decisions.txt"))


def store_of(knowledge: Knowledge) -> GraphStore:
    store = GraphStore.create()
    store.write(knowledge)
    return store


def test_fixed_date_is_what_the_graph_says_and_the_words_stay() -> None:
    store = store_of(decided(TEXT))
    assert [str(day) for (day,) in store.query(_DAYS).rows] == ["2031-03-10/2031-03-11"]
    said = store.query("SELECT ?day { GRAPH ?d { ?s rdf:predicate gk:heldOn ; rdf:object ?day } }")
    assert [str(day) for (day,) in said.rows] == ["2031-03-12"]
    [record] = [r for r in store.statement_records() if r.predicate == "gk:heldOn"]
    assert record.overruled_by
    assert not record.is_direct
    met = [r for r in store.statement_records() if r.predicate == "gk:met"]
    assert {record.date for record in met} == {"2031-03-10/2031-03-11"}


def test_decision_tells_what_it_says_and_where_it_stands() -> None:
    store = store_of(decided(TEXT))
    query = """SELECT ?said ?file ?line ?entity { GRAPH ?g {
        ?d a gk:Decision ; rdfs:label ?said ; gk:readFrom ?file ; gk:line ?line ; gk:entity ?entity
    } } ORDER BY ?line"""
    rows = [(str(a), str(b), c, store.shorten(str(d))) for a, b, c, d in store.query(query).rows]
    assert rows == [
        (f"date {MET} 2031-03-10/2031-03-11", "decisions.txt", 1, MET),
        (f'place {MET} "Port Vell"', "decisions.txt", 2, MET),
        (f'name {ALDANE} "Mira Holt"', "decisions.txt", 3, ALDANE),
    ]


def test_overruled_statement_leads_to_the_decision() -> None:
    query = "SELECT ?said { GRAPH ?d { ?s gk:overruledBy ?by } GRAPH ?g { ?by rdfs:label ?said } }"
    assert str(store_of(decided(TEXT)).query(query).rows[0][0]).startswith("date ")


def test_decided_graph_is_sound_and_has_its_shapes() -> None:
    store = store_of(decided(TEXT))
    assert verify(store).offenders == ()
    faults = [one for one in validate(store).violations if one.path != "gk:contentHash"]
    assert faults == []  # a draft has no bytes


def test_triple_that_neither_document_nor_decision_says_is_found() -> None:
    store = store_of(decided(TEXT))
    store.engine.update(
        f"INSERT DATA {{ <{store.iri(MET)}> <{store.expand('gk:heldAt')}> <{store.iri(ALDANE)}> }}"
    )
    assert [offender.document for offender in verify(store).offenders] == ["the default graph"]


@pytest.mark.parametrize("text", [TEXT, TEXT.splitlines()[0], TEXT.splitlines()[1], ""])
def test_update_gives_the_quads_of_a_store_written_once(text: str) -> None:
    store = store_of(decided(TEXT))
    after = decided(text)
    store.update(after, merges=after.merges, decisions=after.decisions)
    assert store.nquads() == store_of(after).nquads()


def test_update_brings_decisions_to_a_store_without() -> None:
    store = store_of(decided(""))
    after = decided(TEXT)
    store.update(after)
    assert store.nquads() == store_of(after).nquads()
