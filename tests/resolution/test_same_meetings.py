"""Meetings of several documents that date or people them differently."""

from itertools import permutations

import pytest

from graphkit.data_model import Entity, EntityType, Knowledge
from tests.resolution.drafts import (
    ALDANE,
    COUNTRY_NAMES,
    FOREIGN_MINISTER,
    KENYA,
    KORVAN,
    PEOPLE,
    VERRIN,
    Draft,
    introduce,
    resolve_all,
)

OSLO, LIMA, BERGEN = "place/oslo", "place/lima", "place/bergen"


def told(
    name: str,
    *people: str,
    day: str = "",
    place: str = "",
    publisher: str | None = None,
    issued: str = "",
    **features: str,
) -> Draft:
    """Return a document that tells of a meeting of people on a day, in a place."""
    draft = Draft(name, publisher=publisher, issued=issued)
    first, *others = introduce(draft, *people)
    add_meeting(draft, first, others, day=day, place=place, **features)
    return draft


def add_meeting(
    draft: Draft, first: str, others: list[str], *, day: str, place: str = "", **features: str
) -> None:
    at = draft.sentence(f"They met there {place.partition('/')[2]}.")
    meeting = draft.encounter("met", at, [first], with_=others, **features)
    if day:
        draft.held_on(meeting, day, at)
    if place:
        words = place.partition("/")[2]
        where = draft.mention(words, at, EntityType.PLACE, words, entity=place)
        draft.relation("gk:heldAt", [meeting], [where], at=at, meeting=meeting)


def meetings(knowledge: Knowledge) -> list[Entity]:
    return [one for one in knowledge.entities if one.type is EntityType.MEETING]


def dates_differ(meeting: Entity) -> bool:
    return any(name == "gk:datesDiffer" for name, _ in meeting.properties)


def test_dates_a_day_apart_stand_side_by_side_with_their_sources() -> None:
    knowledge = resolve_all(
        told("a", ALDANE, VERRIN, KORVAN, day="2031-03-11"),
        told("b", ALDANE, VERRIN, KORVAN, day="2031-03-12"),
    )
    (meeting,) = meetings(knowledge)
    assert dates_differ(meeting)
    dates = {
        (s.document, getattr(s.object, "value", ""))
        for s in knowledge.statements
        if s.predicate == "gk:heldOn" and s.subject == meeting.id
    }
    assert dates == {("document/a", "2031-03-11"), ("document/b", "2031-03-12")}
    (merge,) = [one for one in knowledge.merges if one.entity == meeting.id]
    assert merge.reason == (
        "the same people, dates a day apart, at least three of them, of the same format"
    )
    assert 0.7 <= merge.score < 1
    assert merge.name.endswith("2031-03-11")
    assert merge.other.endswith("2031-03-12")


def test_two_people_a_day_apart_need_more_than_that() -> None:
    days = ("2031-03-11", "2031-03-12")
    apart = [told(name, ALDANE, VERRIN, day=day) for name, day in zip("ab", days, strict=True)]
    assert len(meetings(resolve_all(*apart))) == 2
    there = [
        told(name, ALDANE, VERRIN, day=day, place=OSLO)
        for name, day in zip("ab", days, strict=True)
    ]
    (meeting,) = meetings(resolve_all(*there))
    assert dates_differ(meeting)


def test_two_days_apart_are_two_meetings() -> None:
    knowledge = resolve_all(
        told("a", ALDANE, VERRIN, KORVAN, day="2031-03-11", place=OSLO),
        told("b", ALDANE, VERRIN, KORVAN, day="2031-03-13", place=OSLO),
    )
    assert len(meetings(knowledge)) == 2
    assert not any(map(dates_differ, meetings(knowledge)))


def test_a_document_that_tells_of_both_keeps_them_apart() -> None:
    draft = Draft("c")
    first, *others = introduce(draft, ALDANE, VERRIN, KORVAN)
    add_meeting(draft, first, others, day="2031-03-11", place=OSLO)
    add_meeting(draft, first, others, day="2031-03-12", place=OSLO, another="yes")
    knowledge = resolve_all(
        told("a", ALDANE, VERRIN, KORVAN, day="2031-03-11", place=OSLO),
        told("b", ALDANE, VERRIN, KORVAN, day="2031-03-12", place=OSLO),
        draft,
    )
    assert len(meetings(knowledge)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"place": OSLO}, {"place": LIMA}),
        ({"publisher": "The Gazette"}, {"publisher": "the gazette"}),
        ({"format": "bilateral"}, {"format": "trilateral"}),
        ({"medium": "online"}, {"medium": "inPerson"}),
        ({"kind": "Call"}, {"kind": "Meeting"}),
        ({"modality": "Intended"}, {}),
    ],
    ids=["country", "publisher", "format", "medium", "kind", "plan"],
)
def test_what_speaks_against_it_keeps_them_apart(
    one: dict[str, str], other: dict[str, str]
) -> None:
    people = (ALDANE, VERRIN, KORVAN)
    knowledge = resolve_all(
        told("a", *people, day="2031-03-11", **one), told("b", *people, day="2031-03-12", **other)
    )
    kinds = {EntityType.MEETING, EntityType.CALL}
    assert len([e for e in knowledge.entities if e.type in kinds]) == 2
    assert not any(map(dates_differ, knowledge.entities))


def test_a_month_and_a_day_in_it_are_one_with_the_day_in_its_id() -> None:
    knowledge = resolve_all(
        told("a", ALDANE, VERRIN, day="2031-03", place=OSLO),
        told("b", ALDANE, VERRIN, day="2031-03-12", place=OSLO),
    )
    (meeting,) = meetings(knowledge)
    assert meeting.id.startswith("meeting/2031-03-12-")
    assert not dates_differ(meeting)


def test_a_month_with_two_meetings_in_it_is_neither() -> None:
    knowledge = resolve_all(
        told("a", ALDANE, VERRIN, day="2031-03", place=OSLO),
        told("b", ALDANE, VERRIN, day="2031-03-12", place=OSLO),
        told("c", ALDANE, VERRIN, day="2031-03-22", place=OSLO),
    )
    assert len(meetings(knowledge)) == 3


@pytest.mark.parametrize(("issued", "number"), [("2031-03-13", 1), ("2031-03-25", 2)])
def test_what_is_told_just_after_without_a_date(issued: str, number: int) -> None:
    knowledge = resolve_all(
        told("a", ALDANE, VERRIN, day="2031-03-12", place=OSLO),
        told("b", ALDANE, VERRIN, place=OSLO, issued=issued),
    )
    assert len(meetings(knowledge)) == number


def test_an_office_stands_for_its_holder_where_two_others_are_the_same() -> None:
    draft = Draft("b")
    people = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence(f"The {FOREIGN_MINISTER} of Kenya joined them.")
    office = draft.office(FOREIGN_MINISTER, at, FOREIGN_MINISTER, polity=KENYA)
    add_meeting(draft, people[0], [people[1], office], day="2031-03-12")
    name, _, _ = PEOPLE[KORVAN]
    known = told("a", ALDANE, VERRIN, KORVAN, day="2031-03-11")
    at = known.sentence(f"{name} is {FOREIGN_MINISTER} of {COUNTRY_NAMES[KENYA]}.")
    known.holder(name, at, FOREIGN_MINISTER, of=KENYA)
    (meeting,) = meetings(resolve_all(known, draft))
    assert dates_differ(meeting)


def test_order_of_documents_does_not_matter() -> None:
    people = (ALDANE, VERRIN, KORVAN)
    drafts = [
        told("a", *people, day="2031-03-11"),
        told("b", *people, day="2031-03-12"),
        told("c", *people, day="2031-03-13"),
        told("d", ALDANE, VERRIN, day="2031-03", place=BERGEN),
    ]
    results = [resolve_all(*order) for order in permutations(drafts)]
    assert all(one == results[0] for one in results)


def test_days_do_not_chain() -> None:
    people = (ALDANE, VERRIN, KORVAN)
    days = ("2031-03-11", "2031-03-12", "2031-03-13")
    drafts = [told(name, *people, day=day) for name, day in zip("abc", days, strict=True)]
    assert len(meetings(resolve_all(*drafts))) >= 2
