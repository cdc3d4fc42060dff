"""Entities of several documents: which are one, and how they are called."""

from itertools import permutations

import pytest

from graphkit.data_model import EntityType, Knowledge, Literal
from tests.resolution.drafts import (
    ALDANE,
    CHILE,
    COUNTRY_NAMES,
    FOREIGN_MINISTER,
    KENYA,
    NORWAY,
    VERRIN,
    Draft,
    draft_of_meeting,
    resolve_all,
    triples,
)

TRADE_MINISTER = "Minister for Trade"


def note(name: str, person: str, *, title: str = "", of: str = "", gender: str = "") -> Draft:
    """Return a document in which a person praises fishing."""
    draft = Draft(name)
    country = f" of {COUNTRY_NAMES[of]}" if of else ""
    at = draft.sentence(f"{person}, {title}{country} praised fishing.")
    features = {"gender": gender} if gender else {}
    if title:
        mention = draft.holder(person, at, title, of=of, **features)
    else:
        mention = draft.person(person, at, of=of, **features)
    draft.relation("gk:welcomed", [mention], [draft.topic("fishing", at)], at=at)
    return draft


def persons(knowledge: Knowledge) -> set[str]:
    return {e.id for e in knowledge.entities if e.type is EntityType.PERSON}


@pytest.mark.parametrize("other", ["Aldane", "ALDANE Mira", "Mira Aldane", "Mira J. Aldane"])
def test_forms_of_a_name_with_one_office_are_one_person(other: str) -> None:
    knowledge = resolve_all(
        note("a", "Mira Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("b", other, title=FOREIGN_MINISTER, of=NORWAY),
    )
    assert len(persons(knowledge)) == 1


def test_one_office_worded_in_two_ways_is_one_office_for_telling_people_apart() -> None:
    knowledge = resolve_all(
        note("a", "Mira Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("b", "Aldane", title="Minister", of=NORWAY),
    )
    assert persons(knowledge) == {ALDANE}


@pytest.mark.parametrize("name", ["Mira Aldane", "ALDANE Mira", "Aldane, Mira"])
def test_one_full_name_is_one_person_without_office_and_country(name: str) -> None:
    knowledge = resolve_all(note("a", "Mira Aldane"), note("b", name))
    assert persons(knowledge) == {ALDANE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (note("a", "Mira Aldane", of=NORWAY), note("b", "Mira Aldane", of=CHILE)),
        (note("a", "Mira Aldane", gender="f"), note("b", "Mira Aldane", gender="m")),
        (note("a", "Mira Aldane", of=NORWAY), note("b", "Aldane")),
        (note("a", "Aldane"), note("b", "Aldane")),
        (
            note("a", "Mira Aldane", title=FOREIGN_MINISTER, of=NORWAY),
            note("b", "Aldane", title=TRADE_MINISTER, of=NORWAY),
        ),
    ],
    ids=["other country", "other gender", "no country", "family names alone", "other office"],
)
def test_persons_stay_apart_where_something_speaks_against_it(one: Draft, other: Draft) -> None:
    assert len(persons(resolve_all(one, other))) == 2


def test_name_that_fits_two_persons_is_a_third() -> None:
    knowledge = resolve_all(
        note("a", "Mira Aldane", of=NORWAY),
        note("b", "Mira Aldane", of=CHILE),
        note("c", "Mira Aldane"),
    )
    assert len(persons(knowledge)) == 3


def test_more_names_between_the_first_and_the_last_are_one_person_with_one_office() -> None:
    knowledge = resolve_all(
        note("a", "Mira Jo Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("b", "Mira Aldane"),
        note("c", "Mira Aldane", title=FOREIGN_MINISTER, of=NORWAY),
    )
    said = {s.document: s.subject for s in knowledge.statements if s.predicate == "gk:welcomed"}
    assert set(said.values()) == {"person/mira-jo-aldane"}


def test_persons_of_one_name_have_the_country_in_their_id() -> None:
    knowledge = resolve_all(note("a", "Mira Aldane", of=NORWAY), note("b", "Mira Aldane", of=CHILE))
    assert persons(knowledge) == {ALDANE, f"{ALDANE}-chl"}


def test_forms_of_a_name_are_labels_and_merges_of_its_person() -> None:
    knowledge = resolve_all(
        note("a", "Mira Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("b", "Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("c", "Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("d", "ALDANE Mira", title=FOREIGN_MINISTER, of=NORWAY),
    )
    [person] = [e for e in knowledge.entities if e.type is EntityType.PERSON]
    assert (person.label, person.alt_labels) == ("Mira Aldane", ("ALDANE Mira", "Aldane"))
    names = [(m.entity, m.name, m.other) for m in knowledge.merges]
    assert (ALDANE, "Mira Aldane", "Aldane") in names
    assert all(m.score >= 0.95 and m.reason and m.documents for m in knowledge.merges)
    [short] = [m for m in knowledge.merges if (m.name, m.other) == ("Mira Aldane", "Aldane")]
    assert "no given name" in short.reason
    assert "Minister for Foreign Affairs of both" in short.reason


def test_question_of_two_persons_is_a_proposal_with_what_speaks_for_and_against_it() -> None:
    knowledge = resolve_all(note("a", "Mira Aldane", of=NORWAY), note("b", "Mira Aldane", of=CHILE))
    [proposal] = knowledge.proposals
    assert (proposal.left, proposal.right) == (ALDANE, f"{ALDANE}-chl")
    assert proposal.reasons[0] == "same full name"
    assert proposal.against == ("of different countries: CHL; NOR",)


def test_merge_names_the_right_one_of_two_persons_with_one_short_name() -> None:
    knowledge = resolve_all(
        note("a", "Mira Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("b", "Jon Aldane", title=FOREIGN_MINISTER, of=CHILE),
        note("c", "Aldane", title=FOREIGN_MINISTER, of=CHILE),
    )
    assert [(m.entity, m.other) for m in knowledge.merges] == [("person/jon-aldane", "Aldane")]


def test_one_meeting_of_two_documents_has_both_labels_and_both_documents() -> None:
    readout = Draft("readout")
    title = "Norway-Chile Talks (March 11)"
    at = readout.heading(title)
    meeting = readout.encounter(title, at, anchor="heading", parties=f"{NORWAY} {CHILE}")
    readout.held_on(meeting, "2031-03-11", at)
    at = readout.sentence("Mira Aldane of Norway thanked Tomas Verrin of Chile.")
    people = [
        readout.person("Mira Aldane", at, of=NORWAY),
        readout.person("Tomas Verrin", at, of=CHILE),
    ]
    readout.relation("gk:thanked", people[:1], people[1:], at=at)
    news = draft_of_meeting(ALDANE, VERRIN, name="news", day="2031-03-11")
    knowledge = resolve_all(readout, news)
    [found] = [e for e in knowledge.entities if e.type is EntityType.MEETING]
    assert found.id == "meeting/2031-03-11-norway-chile-talks"
    assert (found.label, found.alt_labels) == ("Norway-Chile Talks", (title, "met"))
    sources = {s.document for s in knowledge.statements if s.predicate == "gk:met"}
    assert sources == {"document/news", "document/readout"}


@pytest.mark.parametrize("days", [("2031-03-11", "2031-03-12"), ("2031-03-11", ""), ("", "")])
def test_meetings_of_other_or_unknown_days_are_two(days: tuple[str, str]) -> None:
    drafts = [
        draft_of_meeting(ALDANE, VERRIN, name=name, day=day)
        for name, day in zip("ab", days, strict=True)
    ]
    found = [e for e in resolve_all(*drafts).entities if e.type is EntityType.MEETING]
    assert len({e.id for e in found}) == 2


def test_denied_meeting_adds_nothing_to_that_of_another_document() -> None:
    knowledge = resolve_all(
        draft_of_meeting(ALDANE, VERRIN, name="a", day="2031-03-11"),
        draft_of_meeting(ALDANE, VERRIN, name="b", day="2031-03-11", negative="yes"),
    )
    [meeting] = [e for e in knowledge.entities if e.type is EntityType.MEETING]
    assert {s.document for s in knowledge.statements if s.meeting} == {"document/a"}
    assert meeting.alt_labels == ("met",)


def test_result_does_not_depend_on_the_order_of_documents() -> None:
    drafts = [
        note("a", "Mira Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("b", "Aldane", title=FOREIGN_MINISTER, of=NORWAY),
        note("c", "Mira Aldane", of=KENYA),
        draft_of_meeting(ALDANE, VERRIN, name="d", day="2031-03-11"),
    ]
    results = [resolve_all(*order) for order in permutations(drafts)]
    assert all(result == results[0] for result in results)


def test_entities_nothing_is_said_of_are_left_out() -> None:
    draft = note("a", "Mira Aldane")
    draft.country(KENYA, draft.sentence("Kenya is green."))
    knowledge = draft.knowledge()
    assert [e.id for e in knowledge.entities] == [ALDANE, "topic/fishing"]
    assert triples(knowledge) == {(ALDANE, "gk:welcomed", "topic/fishing")}


def test_a_country_is_linked_to_what_others_call_it() -> None:
    knowledge = resolve_all(note("a", "Mira Aldane", title=FOREIGN_MINISTER, of=NORWAY))
    [norway] = [entity for entity in knowledge.entities if entity.id == NORWAY]
    assert norway.same_as == ("http://www.wikidata.org/entity/Q20",)
    assert dict(norway.properties)["gk:isoAlpha2"] == Literal("NO")
