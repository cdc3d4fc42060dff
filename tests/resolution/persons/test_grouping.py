"""Who is who over documents: what unites, what keeps apart, what is asked."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.resolution.persons.constraints import DECIDED, Constraints
from graphkit.resolution.persons.descriptions import Description
from graphkit.resolution.persons.grouping import group_persons
from graphkit.resolution.persons.posts import Post
from graphkit.resolution.persons.results import Grouping

NOR, CHL = "country/NOR", "country/CHL"


def post(title: str, of: str = NOR) -> Post:
    head = title.partition(" for ")[0].lower()
    return Post(title, head, of, country=of)


def note(name: str, *names: str, of: str = "", **rest: object) -> Description:
    """Return what the document ``name`` says of a person; ``title`` is an office of ``of``."""
    title = str(rest.pop("title", ""))
    values = {"day": "2031-03-11", **rest}
    return Description(
        member=(name, "person:0"),
        names=names,
        offices=(post(title, of),) if title else (),
        countries=frozenset({of} - {""}),
        **values,  # type: ignore[arg-type]
    )


def sizes(grouping: Grouping) -> list[int]:
    return sorted(len(group.members) for group in grouping.groups)


@pytest.mark.parametrize(
    "other",
    [
        note("b", "Aldane", of=NOR, title="President"),
        note("b", "Joe Aldane", of=NOR),
        note("b", "J. Aldane", of=NOR, title="President", day="2031-06-01"),
        note("b", "Josef Aldane", of=NOR, title="President"),
        note("b", "Joseph Aldane", day="2038-01-01"),
    ],
    ids=["family name and office", "short form", "initial", "other spelling", "rare full name"],
)
def test_evidence_unites(other: Description) -> None:
    known = note("a", "Joseph Aldane", of=NOR, title="President")
    found = group_persons([known, other])
    assert sizes(found) == [2]
    assert found.unions[0].score >= 0.95
    assert "name" in found.unions[0].reasons[0]


@pytest.mark.parametrize(
    "other",
    [
        note("b", "Mira Aldane", of=CHL, title="President"),
        note("b", "Mira Aldane", of=NOR, title="Minister for Trade", gender="m"),
        note("b", "Mira Aldane", of=NOR, title="Minister for Health", gender="f"),
        note("b", "Aldane", of=NOR),
        note("b", "Aldane"),
        note("b", "Aldane", of=NOR, title="Minister for Trade", day="2036-03-11"),
        note("b", "Mira Aldane", of=NOR, title="Minister for Trade", day="2071-03-11"),
        note("b", "Lina Aldane", of=NOR, title="Minister for Trade"),
    ],
    ids=[
        "other country",
        "other gender",
        "two ministries on one day",
        "family name and country",
        "family name",
        "family name and office five years on",
        "forty years on",
        "other given name",
    ],
)
def test_what_speaks_against_keeps_apart(other: Description) -> None:
    known = note("a", "Mira Aldane", of=NOR, title="Minister for Trade", gender="f")
    assert sizes(group_persons([known, other])) == [1, 1]


def test_common_name_needs_more_than_a_country() -> None:
    one = note("a", "Kim Min-soo", of=NOR)
    assert sizes(group_persons([one, note("b", "Kim Min-soo", of=NOR)])) == [1, 1]
    known = [note(n, "Kim Min-soo", of=NOR, title="Minister for Trade") for n in "ab"]
    assert sizes(group_persons(known)) == [2]


def test_family_name_two_people_share_does_not_make_them_one() -> None:
    couple = [
        note("a", "Donald Verrin", "Verrin", of=NOR, title="President"),
        note("b", "Melania Verrin", "Verrin", of=NOR, title="President"),
    ]
    assert sizes(group_persons(couple)) == [1, 1]


def test_who_fits_two_is_a_question_to_each() -> None:
    found = group_persons(
        [
            note("a", "Mira Aldane", of=NOR),
            note("b", "Mira Aldane", of=CHL),
            note("c", "Mira Aldane"),
        ]
    )
    assert sizes(found) == [1, 1, 1]
    asked = [q for q in found.questions if "fits Mira Aldane as well" in q.against]
    assert [("c", "person:0") in (q.left, q.right) for q in asked] == [True, True]


def test_contradiction_that_much_speaks_against_is_asked() -> None:
    found = group_persons(
        [
            note("a", "Mira Aldane", of=NOR, met=frozenset({("2031-03-11", "verrin")})),
            note("b", "Mira Aldane", of=CHL, met=frozenset({("2031-03-11", "verrin")})),
        ]
    )
    [question] = found.questions
    assert question.against[0] == "of different countries: CHL; NOR"
    assert 0.3 <= question.score <= 0.95


def test_department_is_of_its_country() -> None:
    department = "organization/department"
    secretary = Post("Secretary", "secretary", department, country=NOR)
    known = note("a", "Mira Aldane", of=NOR, title="Secretary for Trade")
    other = note("b", "Mira Aldane", of=NOR)
    assert sizes(group_persons([known, note_with(other, secretary)])) == [2]


def note_with(one: Description, office: Post) -> Description:
    return Description(
        member=one.member,
        names=one.names,
        offices=(office,),
        countries=one.countries,
        day=one.day,
    )


def test_decisions_win_over_evidence() -> None:
    one, other = note("a", "Mira Aldane", of=NOR), note("b", "Tomas Verrin", of=CHL)
    sides = frozenset({one.member}), frozenset({other.member})
    united = group_persons([one, other], constraints=Constraints(together=(sides[0] | sides[1],)))
    assert sizes(united) == [2]
    assert united.unions[0].reasons == (DECIDED,)
    assert united.unions[0].score == 1

    twin = note("b", "Mira Aldane", of=NOR)
    apart = group_persons([one, twin], constraints=Constraints(apart=(sides,)))
    assert sizes(apart) == [1, 1]
    assert apart.questions == []


def test_decision_keeps_apart_whom_a_third_would_join() -> None:
    notes = [note(n, "Mira Aldane", of=NOR, title="President") for n in "abc"]
    sides = frozenset({notes[0].member}), frozenset({notes[1].member})
    found = group_persons(notes, constraints=Constraints(apart=(sides,)))
    for group in found.groups:
        assert not {notes[0].member, notes[1].member} <= set(group.members)


def test_order_of_documents_makes_no_difference() -> None:
    notes = [
        note("a", "Mira Aldane", of=NOR, title="Minister for Trade"),
        note("b", "Aldane", of=NOR, title="Minister for Trade"),
        note("c", "Mira Aldane", of=CHL),
        note("d", "M. Aldane", of=NOR),
    ]
    results = [_plain(group_persons(order)) for order in permutations(notes)]
    assert all(result == results[0] for result in results)


PARTS = st.sampled_from(["Mira", "Tomas", "Aldane", "Verrin", "Korvan", "Kim", "Jo", "M."])
NOTES = st.builds(
    lambda number, names, of, title, gender, year: note(
        f"d{number}", *names, of=of, title=title if of else "", gender=gender, day=f"{year}-03-11"
    ),
    st.integers(0, 10_000),
    st.lists(st.lists(PARTS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=2),
    st.sampled_from(["", NOR, CHL]),
    st.sampled_from(["", "President", "Minister for Trade", "Minister for Health"]),
    st.sampled_from(["", "f", "m"]),
    st.integers(2020, 2031),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NOTES, max_size=14, unique_by=lambda n: n.member), st.randoms())
def test_groups_never_contradict_themselves_whatever_the_order(notes, random) -> None:  # type: ignore[no-untyped-def]
    found = group_persons(notes)
    shuffled = list(notes)
    random.shuffle(shuffled)
    assert _plain(group_persons(shuffled)) == _plain(found)
    assert sorted(m for g in found.groups for m in g.members) == sorted(n.member for n in notes)
    for group in found.groups:
        assert len(group.genders) <= 1


def _plain(grouping: Grouping) -> tuple[object, ...]:
    groups = sorted(tuple(sorted(group.members)) for group in grouping.groups)
    unions = sorted((u.name, u.other, u.score, u.reasons, u.documents) for u in grouping.unions)
    questions = sorted((q.left, q.right, q.score, q.reasons, q.against) for q in grouping.questions)
    return groups, unions, questions
