"""Decisions put into effect: on persons, on what is named, on meetings, on what is said."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.data_model import Entity, EntityType, Knowledge, Literal
from graphkit.errors import DecisionError
from graphkit.resolution.decisions.files import decisions_of
from tests.resolution.drafts import (
    ALDANE,
    CHILE,
    COUNTRY_NAMES,
    FOREIGN_MINISTER,
    KENYA,
    KORVAN,
    NORWAY,
    VERRIN,
    Draft,
    draft_of_meeting,
    resolve_all,
    triples,
)

HOLT = "person/jon-holt"
MET_11 = "meeting/2031-03-11-meeting-of-mira-aldane-and-tomas-verrin"
MET_12 = "meeting/2031-03-12-meeting-of-mira-aldane-and-tomas-verrin"


def note(name: str, person: str, *, of: str = "", title: str = "", topic: str = "fish") -> Draft:
    """Return a document in which a person praises something."""
    draft = Draft(name)
    country = f", {title} of {COUNTRY_NAMES[of]}," if of else ""
    at = draft.sentence(f"{person}{country} praised {topic}.")
    mention = draft.holder(person, at, title, of=of) if title else draft.person(person, at, of=of)
    draft.relation("gk:welcomed", [mention], [draft.topic(topic, at)], at=at)
    return draft


def decided(text: str, *drafts: Draft) -> Knowledge:
    return resolve_all(*drafts, decisions=decisions_of(text, "decisions.txt"))


def entity(knowledge: Knowledge, id_: str) -> Entity:
    return next(one for one in knowledge.entities if one.id == id_)


def ids(knowledge: Knowledge, type_: EntityType) -> set[str]:
    return {one.id for one in knowledge.entities if one.type is type_}


def who_said(knowledge: Knowledge) -> dict[str, str]:
    """Return who praised something, by the name of the document."""
    return {
        one.document.removeprefix("document/"): one.subject
        for one in knowledge.statements
        if one.predicate == "gk:welcomed"
    }


def error_of(text: str, *drafts: Draft) -> str:
    with pytest.raises(DecisionError) as caught:
        decided(text, *drafts)
    return str(caught.value)


# Link


def test_link_is_added_and_takes_the_place_of_one_of_the_same_site() -> None:
    drafts = [note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER)]
    linked = decided(f"link {ALDANE} https://a.example/aldane", *drafts)
    assert entity(linked, ALDANE).same_as == ("https://a.example/aldane",)
    [applied] = linked.decisions
    assert applied.entities == (ALDANE,)
    other = "http://www.wikidata.org/entity/Q4242"
    assert entity(decided(f"link {NORWAY} {other}", *drafts), NORWAY).same_as == (other,)
    more = decided(f"link {NORWAY} https://a.example/no", *drafts)
    known = "http://www.wikidata.org/entity/Q20"
    assert entity(more, NORWAY).same_as == (known, "https://a.example/no")


def test_links_of_what_is_united_stay_and_a_piece_has_none() -> None:
    drafts = note("a", "Mira Aldane"), note("b", "M. Holt-Aldane")
    one, other = "https://a.example/x", "https://b.example/y"
    text = f"""same person/mira-aldane person/m-holt-aldane
        link person/mira-aldane {one}
        link person/m-holt-aldane {other}"""
    [person] = [e for e in decided(text, *drafts).entities if e.type is EntityType.PERSON]
    assert person.same_as == (one, other)
    cut = decided(f"different {NORWAY} in b.txt", *[
        note(name, "Jon Holt", of=NORWAY, title=FOREIGN_MINISTER) for name in ("a", "b")
    ])  # fmt: skip
    pieces = [e for e in cut.entities if e.type is EntityType.COUNTRY]
    assert sorted(bool(e.same_as) for e in pieces) == [False, True]
    assert sorted(bool(e.properties) for e in pieces) == [False, True]


def test_link_to_what_the_lexicon_says_is_another_is_an_error() -> None:
    drafts = [note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER)]
    said = error_of(f"link {ALDANE} http://www.wikidata.org/entity/Q20", *drafts)
    assert said.startswith("decisions.txt, line 1: http://www.wikidata.org/entity/Q20 is a link of")
    assert "country/NOR" in said


# Same


def test_same_unites_persons_under_one_of_their_ids() -> None:
    drafts = note("a", "Mira Aldane"), note("b", "M. Holt-Aldane")
    united = decided("same person/mira-aldane person/m-holt-aldane", *drafts)
    [person] = [one for one in united.entities if one.type is EntityType.PERSON]
    assert {person.label, *person.alt_labels} == {"Mira Aldane", "M. Holt-Aldane"}
    assert set(who_said(united).values()) == {person.id}
    [merge] = united.merges
    assert (merge.entity, merge.score) == (person.id, 1.0)
    assert merge.reason == "decided: same person/m-holt-aldane person/mira-aldane"


def test_same_holds_over_a_chain() -> None:
    drafts = [note(name, f"Person {name.upper()}") for name in ("aa", "bb", "cc")]
    united = decided(
        "same person/person-aa person/person-bb\nsame person/person-cc person/person-bb", *drafts
    )
    assert len(ids(united, EntityType.PERSON)) == 1


def test_same_unites_topics_and_keeps_both_names() -> None:
    drafts = note("a", "Jon Holt", topic="cod catch"), note("b", "Jon Holt", topic="catch")
    united = decided("same topic/cod-catch topic/catch", *drafts)
    [topic] = [one for one in united.entities if one.type is EntityType.TOPIC]
    assert topic.id == "topic/catch"
    assert {topic.label, *topic.alt_labels} >= {"Catch", "Cod catch"}


def test_people_who_are_one_had_one_meeting() -> None:
    first = draft_of_meeting(ALDANE, VERRIN, name="a", day="2031-03-11")
    second = Draft("b")
    at = second.sentence("Minister Aldane met Tomas Verrin of Chile.")
    people = [second.person("Aldane", at), second.person("Tomas Verrin", at, of=CHILE)]
    meeting = second.encounter("met", at, people[:1], with_=people[1:])
    second.held_on(meeting, "2031-03-11", at)
    assert len(ids(resolve_all(first, second), EntityType.MEETING)) == 2
    united = decided(f"same {ALDANE} person/aldane", first, second)
    assert ids(united, EntityType.MEETING) == {MET_11}


# Different


def test_different_keeps_apart_what_a_name_united() -> None:
    drafts = (
        note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("b", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("c", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
    )
    assert set(who_said(resolve_all(*drafts)).values()) == {ALDANE}
    apart = decided(f'different {ALDANE} "Aldane"', *drafts)
    assert who_said(apart) == {"a": ALDANE, "b": "person/aldane", "c": "person/aldane"}
    assert entity(apart, "person/aldane").label == "Aldane"
    assert entity(apart, ALDANE).alt_labels == ()
    assert {(m.name, m.other) for m in apart.merges} == {("Aldane", "Aldane")}


def test_different_in_one_document_leaves_the_others() -> None:
    drafts = [note(name, "Mira Aldane") for name in "abc"]
    apart = decided(f"different {ALDANE} in document/b", *drafts)
    said = who_said(apart)
    assert said["a"] == said["c"] == ALDANE != said["b"]
    assert entity(apart, said["b"]).label == "Mira Aldane"


def test_document_can_be_named_by_its_file() -> None:
    drafts = [note(name, "Mira Aldane") for name in "ab"]
    by_file = decided(f"different {ALDANE} in b.txt", *drafts)
    by_id = decided(f"different {ALDANE} in document/b", *drafts)
    assert len(set(who_said(by_file).values())) == len(set(who_said(by_id).values())) == 2


def test_different_holds_for_ids_that_new_documents_united() -> None:
    short = note("b", "Aldane", of=NORWAY, title=FOREIGN_MINISTER)
    full = note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER)
    assert len(set(who_said(resolve_all(full, short)).values())) == 1
    apart = decided(f"different person/aldane {ALDANE}", full, short)
    assert who_said(apart) == {"a": ALDANE, "b": "person/aldane"}


def test_part_of_one_person_can_be_given_to_another() -> None:
    drafts = (
        note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("b", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("c", "Jon Holt"),
    )
    moved = decided(f'same {ALDANE} "Aldane" {HOLT}', *drafts)
    assert who_said(moved) == {"a": ALDANE, "b": HOLT, "c": HOLT}


def test_smaller_part_is_taken_out_of_the_larger() -> None:
    drafts = (
        note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("b", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("c", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
    )
    text = f'different {ALDANE} "Aldane"\nname {ALDANE} "Aldane" in document/c "Nils Aldane"'
    apart = decided(text, *drafts)
    assert len(set(who_said(apart).values())) == 3
    assert entity(apart, who_said(apart)["c"]).label == "Nils Aldane"


def test_different_documents_of_one_topic() -> None:
    drafts = note("a", "Jon Holt"), note("b", "Jon Holt")
    apart = decided("different topic/fish in document/b", *drafts)
    assert len(ids(apart, EntityType.TOPIC)) == 2


# Names


def test_name_is_shown_and_the_id_stays() -> None:
    named = decided(f'name {ALDANE} "Mira J. Aldane"', note("a", "Mira Aldane"))
    assert entity(named, ALDANE).label == "Mira J. Aldane"
    assert entity(named, ALDANE).alt_labels == ("Mira Aldane",)


def test_meeting_is_named_after_people_as_decided_and_keeps_its_id() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, day="2031-03-11")
    named = decided(f'name {ALDANE} "Mira Holt"', draft)
    assert entity(named, MET_11).label == "Meeting of Mira Holt and Tomas Verrin"


def test_id_made_of_a_shorter_name_still_means_its_entity() -> None:
    drafts = (
        note("a", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("b", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER),
    )
    assert entity(decided('name person/aldane "Aldane!"', drafts[0]), "person/aldane")
    assert entity(decided('name person/aldane "Aldane!"', *drafts), ALDANE).label == "Aldane!"


# Not an entity


def test_what_is_no_entity_is_gone_with_what_is_said_of_it_only() -> None:
    drafts = note("a", "Mira Aldane"), note("b", "Press Office")
    left = decided("not-an-entity person/press-office", *drafts)
    assert who_said(left) == {"a": ALDANE}
    assert ids(left, EntityType.PERSON) == {ALDANE}
    assert not any(one.entity == "person/press-office" for one in left.references)


def test_meeting_goes_on_without_who_is_no_entity() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, KORVAN, day="2031-03-11")
    left = decided(f"not-an-entity {KORVAN}", draft)
    [meeting] = ids(left, EntityType.MEETING)
    assert triples(left, "gk:met") == {(ALDANE, "gk:met", VERRIN)}
    assert all(one.meeting == meeting for one in left.statements if one.predicate == "gk:met")
    assert "Korvan" not in entity(left, meeting).label


def test_what_was_done_in_a_meeting_that_is_none_was_done() -> None:
    left = decided(f"not-an-entity {MET_11}", draft_of_meeting(ALDANE, VERRIN, day="2031-03-11"))
    assert triples(left, "gk:met") == {(ALDANE, "gk:met", VERRIN)}
    assert {one.meeting for one in left.statements} == {None}


# Dates and places


def test_date_overrules_what_a_document_says_and_leaves_it_to_be_seen() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, day="2031-03-12")
    fixed = decided(f"\ndate {MET_12} 2031-03-11", draft)
    [said] = [one for one in fixed.statements if one.predicate == "gk:heldOn"]
    assert said.object == Literal("2031-03-12", "xsd:date")
    assert not said.is_direct
    [applied] = fixed.decisions
    assert said.overruled_by == applied.id
    assert (applied.entities, applied.predicate) == ((MET_12,), "gk:heldOn")
    assert applied.object == Literal("2031-03-11", "xsd:date")
    assert applied.decision.place == ("decisions.txt", 2)


def test_document_that_says_what_was_decided_is_not_overruled() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, day="2031-03-12")
    fixed = decided(f"date {MET_12} 2031-03-12", draft)
    [said] = [one for one in fixed.statements if one.predicate == "gk:heldOn"]
    assert said.is_direct


def test_place_can_be_one_that_no_document_names() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, day="2031-03-11")
    fixed = decided(f'place {MET_11} "Port Vell"', draft)
    assert entity(fixed, "place/port-vell").label == "Port Vell"
    assert fixed.decisions[0].object == "place/port-vell"
    known = decided(f"place {MET_11} {NORWAY}", draft)
    assert known.decisions[0].object == NORWAY


def test_meetings_of_two_days_can_be_one_with_a_date() -> None:
    drafts = [
        draft_of_meeting(ALDANE, VERRIN, name="a", day="2031-03-11"),
        draft_of_meeting(ALDANE, VERRIN, name="b", day="2031-03-12"),
    ]
    fixed = decided(f"same {MET_11} {MET_12}\ndate {MET_12} 2031-03-11", *drafts)
    assert ids(fixed, EntityType.MEETING) == {MET_11}
    days = [one for one in fixed.statements if one.predicate == "gk:heldOn"]
    assert {(one.document, one.is_direct) for one in days} == {
        ("document/a", True),
        ("document/b", False),
    }


def test_meeting_of_two_documents_can_be_two() -> None:
    drafts = [draft_of_meeting(ALDANE, VERRIN, name=name, day="2031-03-11") for name in "ab"]
    apart = decided(f"different {MET_11} in document/b", *drafts)
    assert len(ids(apart, EntityType.MEETING)) == 2


# What is wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("same person/mira-aldane person/mira-aldana", "did you mean 'person/mira-aldane'?"),
        (f'different {ALDANE} "Aldan"', "did you mean 'Aldane'?"),
        (f"different {ALDANE} in document/x", "there is no document 'document/x'"),
        (f"different {ALDANE} in document/c", "document/c does not speak of"),
        (
            f'different {ALDANE} "Mira Aldane"\nsame {HOLT} person/nobody',
            "there is no person/nobody",
        ),
        (f"date {MET_11} 2031", "there is no meeting/"),
    ],
)
def test_what_no_document_has_is_an_error_with_what_was_meant(text: str, said: str) -> None:
    drafts = (
        note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("b", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("c", "Jon Holt"),
    )
    message = error_of(text, *drafts)
    assert message.startswith("decisions.txt, line ")
    assert said in message


def test_unknown_place_is_an_error() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, day="2031-03-11")
    assert "there is no place/oslo" in error_of(f"place {MET_11} place/oslo", draft)


def test_contradiction_is_seen_through_names_of_one_thing() -> None:
    drafts = (
        note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER),
        note("b", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
    )
    text = f'same {ALDANE} "Aldane" {ALDANE}\n\ndifferent {ALDANE} person/aldane'
    assert error_of(text, *drafts).startswith("decisions.txt, lines 1 and 3: ")


def test_what_every_document_says_of_one_cannot_be_told_apart() -> None:
    text = f'different {ALDANE} "Mira Aldane"'
    assert "cannot be told apart" in error_of(text, note("a", "Mira Aldane"))


def test_error_tells_how_many_more_there_are() -> None:
    text = 'name person/x "X"\nname person/y "Y"\nname person/z "Z"'
    message = error_of(text, note("a", "Mira Aldane"))
    assert message.startswith("decisions.txt, line 1: ")
    assert message.endswith("2 more decisions are wrong")


# Undone, and in any order

_DRAFTS = (
    note("a", "Mira Aldane", of=NORWAY, title=FOREIGN_MINISTER),
    note("b", "Aldane", of=NORWAY, title=FOREIGN_MINISTER),
    note("c", "Jon Holt", of=KENYA),
    note("d", "Holt", topic="cod"),
    draft_of_meeting(ALDANE, VERRIN, name="e", day="2031-03-11"),
    draft_of_meeting(ALDANE, VERRIN, name="f", day="2031-03-12"),
)
_LINES = (
    f"same {HOLT} person/holt",
    f'different {ALDANE} "Aldane"',
    f'name {ALDANE} "Mira J. Aldane"',
    f'name {VERRIN} "T. Verrin"',
    "not-an-entity topic/cod",
    f"same {MET_11} {MET_12}",
    f"date {MET_12} 2031-03-10",
    f'place {MET_11} "Port Vell"',
)
_WITHOUT = resolve_all(*_DRAFTS)


def _but_for_lines(knowledge: Knowledge) -> Knowledge:
    """Return knowledge without the numbers of the lines that decisions stand in."""
    applied = (replace(d, decision=replace(d.decision, line=0)) for d in knowledge.decisions)
    return replace(knowledge, decisions=tuple(applied))


@settings(max_examples=25, deadline=None)
@given(st.permutations(_LINES), st.integers(0, len(_LINES)))
def test_order_of_lines_means_nothing(lines: Sequence[str], count: int) -> None:
    chosen = lines[:count]
    given_order = decided("\n".join(chosen), *_DRAFTS)
    sorted_order = decided("\n".join(sorted(chosen)), *_DRAFTS)
    assert _but_for_lines(given_order) == _but_for_lines(sorted_order)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(_LINES), min_size=1), st.data())
def test_deleting_a_line_undoes_just_that(chosen: set[str], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(chosen)))
    with_it = "\n".join(sorted(chosen))
    commented = with_it.replace(gone, f"# {gone}")
    without = decided("\n".join(sorted(chosen - {gone})), *_DRAFTS)
    assert _but_for_lines(decided(commented, *_DRAFTS)) == _but_for_lines(without)
    assert decided(with_it, *_DRAFTS) != without


def test_no_decisions_change_nothing() -> None:
    assert decided("# nothing yet\n", *_DRAFTS) == _WITHOUT


@pytest.mark.parametrize("line", _LINES)
def test_ids_stay_unless_a_line_speaks_of_them(line: str) -> None:
    before = {one.id for one in _WITHOUT.entities}
    after = {one.id for one in decided(line, *_DRAFTS).entities}
    new = after - before
    assert len(before - after) <= 1 + ("not-an-entity" in line)
    assert new <= {"person/aldane", "place/port-vell"}


def test_merge_of_a_meeting_names_it_by_the_id_it_keeps() -> None:
    drafts = []
    for name, day in (("a", "2031-03-11"), ("b", "2031-03-12")):
        draft = draft_of_meeting(ALDANE, VERRIN, KORVAN, name=name, day=day)
        at = draft.sentence("They discussed cod quotas and herring stocks.")
        topics = [draft.topic("cod quotas", at), draft.topic("herring stocks", at)]
        draft.relation("gk:discussed", [draft.pronoun("They", at, number="plural")], topics, at=at)
        drafts.append(draft)
    for decisions in ("", f'name {ALDANE} "Zara Holt"'):
        knowledge = decided(decisions, *drafts)
        known = {one.id for one in knowledge.entities}
        assert {one.entity for one in knowledge.merges} <= known
