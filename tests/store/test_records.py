from collections import Counter
from dataclasses import replace

import pytest

from graphkit.data_model import Knowledge, Literal, Modality, Polarity, StatementRecord
from graphkit.errors import StoreError
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import (
    ALDANE,
    FESTIVAL,
    HERRING,
    KORVAN,
    MEETING,
    NEWS,
    RAIL,
    READOUT,
    SEA_LANES,
    STORM,
    TARIFFS,
    VERRIN,
    VISIT,
)


def only(records: list[StatementRecord]) -> StatementRecord:
    (record,) = records
    return record


def test_each_statement_comes_once_for_each_evidence(
    store: GraphStore, knowledge: Knowledge
) -> None:
    records = list(store.statement_records())
    assert Counter(record.id for record in records) == Counter(
        statement.id for statement in knowledge.statements for _ in statement.evidence
    )


def test_records_are_sorted_by_document_and_id(store: GraphStore) -> None:
    keys = [(record.document, record.id) for record in store.statement_records()]
    assert keys == sorted(keys)


def test_the_quote_stands_in_its_sentence(store: GraphStore) -> None:
    for record in store.statement_records():
        end = record.quote_start + len(record.quote)
        assert record.sentence[record.quote_start : end] == record.quote


def test_a_record_tells_all_of_a_statement(store: GraphStore) -> None:
    record = only(store.evidence(MEETING, "gk:agreedOn", RAIL))
    assert record.agents == ((ALDANE, "Mira Aldane"), (VERRIN, "Tomas Verrin"))
    assert (record.verb, record.strength, record.cameo) == ("concurred on", "accord", "019")
    assert (record.meeting, record.date) == (MEETING, "2031-03-11")
    assert record.meeting_label == "Arvenia-Belmora Foreign Ministers’ Meeting"
    assert (record.object_label, record.confidence) == ("rail transport", 0.9)
    assert record.document_title == "Arvenia and the Assembly Week"
    assert record.source_url == "https://www.example.org/arvenia/week?id=1&lang=en"
    assert record.publisher == "Ministry of Foreign Affairs of Arvenia"
    assert record.issued == "2031-03-12"


def test_some_statements_can_be_asked_for(store: GraphStore, knowledge: Knowledge) -> None:
    ids = [statement.id for statement in knowledge.statements[3:6]]
    assert [record.id for record in store.statement_records(ids)] == sorted(
        ids, key=lambda id_: next((s.document, id_) for s in knowledge.statements if s.id == id_)
    )
    assert list(store.statement_records(["statement/none"])) == []


def test_all_and_some_give_the_same_records(store: GraphStore, knowledge: Knowledge) -> None:
    ids = [statement.id for statement in knowledge.statements]
    assert list(store.statement_records(ids)) == list(store.statement_records())


def test_evidence_of_a_symmetric_relation_is_found_either_way(store: GraphStore) -> None:
    found = store.evidence(ALDANE, "gk:met", VERRIN)
    assert [record.document for record in found] == [READOUT, NEWS]
    assert store.evidence(VERRIN, "gk:met", ALDANE) == found
    assert store.evidence(store.iri(VERRIN), store.expand("gk:met"), store.iri(ALDANE)) == found


def test_one_who_took_part_in_a_joint_act_counts_as_its_subject(store: GraphStore) -> None:
    assert only(store.evidence(VERRIN, "gk:agreedOn", RAIL)).subject == MEETING
    assert len(store.evidence(VERRIN, "gk:discussed", HERRING)) == 2


def test_evidence_of_a_value_is_found_by_the_value(store: GraphStore) -> None:
    found = store.evidence(MEETING, "gk:heldOn", Literal("2031-03-11", "xsd:date"))
    assert [record.document for record in found] == [READOUT, NEWS]
    assert {record.datatype for record in found} == {"xsd:date"}


def test_evidence_tells_what_is_denied_planned_and_reported(store: GraphStore) -> None:
    assert only(store.evidence(KORVAN, "gk:agreedOn", TARIFFS)).polarity is Polarity.NEGATIVE
    assert only(store.evidence(ALDANE, "gk:stated", SEA_LANES)).modality is Modality.NORMATIVE
    reported = only(store.evidence(ALDANE, "gk:supported", STORM))
    assert reported.attributed_to == (KORVAN, "Ilse Korvan")


def test_evidence_of_nothing_is_nothing(store: GraphStore) -> None:
    assert store.evidence(ALDANE, "gk:met", KORVAN) == []
    assert store.evidence("person/nobody", "gk:met", KORVAN) == []


def test_support_points_to_the_request_it_answers(store: GraphStore) -> None:
    request = only(store.evidence(ALDANE, "gk:requested", FESTIVAL))
    assert request.addressees == ((VERRIN, "Tomas Verrin"),)
    assert only(store.evidence(VERRIN, "gk:supported", FESTIVAL)).responds_to == request.id


@pytest.mark.parametrize(
    ("subject", "predicate", "date"),
    [
        (ALDANE, "gk:visited", "2031-05"),  # the day of the act itself
        (KORVAN, "gk:participatedIn", "2031-03-12"),  # that of the object
        (MEETING, "gk:heldAt", "2031-03-11"),  # that of the subject
        (VISIT, "gk:heldOn", "2031-03-07/2031-03-09"),  # the day it states
        (HERRING, "skos:broader", None),
    ],
)
def test_a_record_is_dated_as_closely_as_the_document_says(
    store: GraphStore, subject: str, predicate: str, date: str | None
) -> None:
    records = [
        record
        for record in store.statement_records()
        if (record.subject, record.predicate) == (subject, predicate)
    ]
    assert date in {record.date for record in records}


def test_a_source_is_given_as_it_stands(knowledge: Knowledge) -> None:
    (document,) = [document for document in knowledge.documents if document.id == READOUT]
    for address in ("https://schema.org/Thing", "no address <at> all", "http://[broken"):
        store = GraphStore.create()
        store.write(Knowledge(documents=(replace(document, source_url=address),)))
        assert store.documents()[0].source_url == address


def test_a_damaged_statement_is_a_clear_error(memory: GraphStore) -> None:
    memory.engine.update(
        "DELETE { GRAPH ?g { ?s gk:modality ?m } } WHERE { GRAPH ?g { ?s gk:modality ?m } }",
        prefixes=dict(memory.names.prefixes),
    )
    with pytest.raises(StoreError, match=r"is damaged: .*see: graphkit validate"):
        list(memory.statement_records())
