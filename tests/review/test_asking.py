"""Which questions are asked, in what order, and what their answers do."""

import networkx as nx
import pytest

from graphkit.data_model import Decisions, Knowledge
from graphkit.resolution.decisions.files import decisions_of
from graphkit.review import Effect, Question, QuestionKind
from graphkit.review.contents import MayBeOne
from graphkit.review.effects import Effects
from tests.resolution.drafts import (
    ALDANE,
    CHILE,
    KENYA,
    KORVAN,
    NORWAY,
    VERRIN,
    Draft,
    draft_of_meeting,
    resolve_all,
)
from tests.review.conftest import questions_of

SHORT, PRESS = "person/aldane", "person/press-office"
MET_11 = "meeting/2031-03-11-meeting-of-mira-aldane-and-tomas-verrin"
MET_12 = "meeting/2031-03-12-meeting-of-mira-aldane-and-tomas-verrin"


def note(name: str, person: str, of: str = "", topic: str = "fish") -> Draft:
    draft = Draft(name)
    words = {"": "", NORWAY: " of Norway", CHILE: " of Chile", KENYA: " of Kenya"}[of]
    at = draft.sentence(f"{person}{words} praised {topic}.")
    mention = draft.person(person, at, of=of)
    draft.relation("gk:welcomed", [mention], [draft.topic(topic, at)], at=at)
    return draft


def one_of(knowledge: Knowledge, kind: QuestionKind, decided: Decisions | None = None) -> Question:
    [question] = [one for one in questions_of(knowledge, decided) if one.kind is kind]
    return question


def lines_of(question: Question) -> dict[str, str]:
    return {answer.key: answer.line for answer in question.answers}


def test_short_name_may_be_a_person_with_a_longer_one() -> None:
    knowledge = resolve_all(note("a", "Mira Aldane", NORWAY), note("b", "Aldane"))
    question = one_of(knowledge, QuestionKind.SAME)
    assert question.asks == "Are “Aldane” and “Mira Aldane” one person?"
    assert lines_of(question) == {
        "y": f"same {SHORT} {ALDANE}",
        "n": f"different {SHORT} {ALDANE}",
    }
    assert [[r.document for r in records] for records in question.evidence] == [
        ["document/b"],
        ["document/a"],
    ]


def test_persons_of_one_name_are_told_apart_by_their_ids() -> None:
    knowledge = resolve_all(note("a", "Mira Aldane", NORWAY), note("b", "Mira Aldane", CHILE))
    asked = one_of(knowledge, QuestionKind.SAME).asks
    assert f"({ALDANE})" in asked
    assert f"({ALDANE}-chl)" in asked


def test_proposals_that_are_given_are_asked_and_no_others() -> None:
    drafts = note("a", "Mira Aldane", NORWAY), note("b", "Aldane"), note("c", "Jon Holt")
    proposal = MayBeOne(
        left="person/jon-holt", right=SHORT, score=0.8, reasons=("a",), against=("b",)
    )
    gone = MayBeOne(left="person/nobody", right=SHORT, score=0.8, reasons=("a",))
    asked = questions_of(resolve_all(*drafts), proposals=[proposal, gone])
    [question] = [one for one in asked if one.kind is QuestionKind.SAME]
    assert [id_ for id_, _ in question.about] == [SHORT, "person/jon-holt"]
    assert question.reasons == ("for: a", "against: b")


def test_days_that_cannot_both_be_right_are_asked_those_of_most_sources_first() -> None:
    drafts = [
        draft_of_meeting(ALDANE, VERRIN, name="a", day="2031-03-12"),
        draft_of_meeting(ALDANE, VERRIN, name="b", day="2031-03-12"),
        draft_of_meeting(ALDANE, VERRIN, name="c", day="2031-03-11"),
    ]
    united = resolve_all(*drafts, decisions=decisions_of(f"same {MET_11} {MET_12}"))
    question = one_of(united, QuestionKind.DATE)
    assert lines_of(question) == {
        "1": f"date {MET_11} 2031-03-12",
        "2": f"date {MET_11} 2031-03-11",
    }


def test_meetings_of_the_same_people_a_day_apart_may_be_one() -> None:
    drafts = [
        draft_of_meeting(ALDANE, VERRIN, name="a", day="2031-03-11"),
        draft_of_meeting(ALDANE, VERRIN, name="b", day="2031-03-12"),
        draft_of_meeting(ALDANE, VERRIN, name="c", day="2031-03-19"),
        draft_of_meeting(ALDANE, KORVAN, name="d", day="2031-03-12"),
    ]
    question = one_of(resolve_all(*drafts), QuestionKind.SAME)
    assert [id_ for id_, _ in question.about] == [MET_11, MET_12]


def test_suspicious_name_may_be_none() -> None:
    question = one_of(resolve_all(note("a", "Press Office")), QuestionKind.NAME)
    assert lines_of(question) == {
        "y": f'name {PRESS} "Press Office"',
        "n": f"not-an-entity {PRESS}",
    }
    assert question.effect.moved == 1


def test_unknown_name_of_many_documents_is_asked_about() -> None:
    many = [note(name, "Mira Aldane") for name in "abc"]
    assert one_of(resolve_all(*many), QuestionKind.NAME).reasons == ("unknown, in 3 documents",)
    assert not questions_of(resolve_all(*many[:2]))
    assert not questions_of(resolve_all(*many), known=[ALDANE])
    assert not questions_of(resolve_all(*(note(name, "Mira Aldane", NORWAY) for name in "abc")))


@pytest.mark.parametrize(
    ("draft", "decision"),
    [
        ("pair", f"same {ALDANE} {SHORT}"),
        ("pair", f"different {SHORT} {ALDANE}"),
        ("pair", f"different {SHORT} in document/b {ALDANE}"),
        ("pair", f"not-an-entity {SHORT}"),
        ("press", f'name {PRESS} "Press Office"'),
        ("press", f"not-an-entity {PRESS}"),
    ],
)
def test_what_is_decided_is_not_asked(draft: str, decision: str) -> None:
    pair = resolve_all(note("a", "Mira Aldane", NORWAY), note("b", "Aldane"))
    knowledge = pair if draft == "pair" else resolve_all(note("a", "Press Office"))
    assert len(questions_of(knowledge)) == 1
    assert questions_of(knowledge, decisions_of(decision)) == ()


def test_questions_that_move_more_edges_come_first() -> None:
    drafts = [note("a", "Mira Aldane", NORWAY), note("b", "Aldane")]
    drafts += [note(f"x{n}", "Press Office", topic=f"cod {n}") for n in range(3)]
    asked = questions_of(resolve_all(*drafts))
    assert [one.kind for one in asked] == [QuestionKind.NAME, QuestionKind.SAME]
    assert [one.effect.moved for one in asked] == [3, 1]


# Effects


def network(*edges: tuple[str, str, int]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(edges)
    return graph


def test_union_moves_the_edges_of_the_lesser() -> None:
    everything = network(("a", "x", 1), ("a", "y", 1), ("b", "z", 1))
    assert Effects(everything, nx.Graph()).of_union("a", "b") == Effect(moved=1)


def test_union_of_two_outsiders_can_bring_one_among_the_first_ten() -> None:
    stars = [(f"p{n}", f"q{n}", 5) for n in range(5)]  # ten people with five meetings each
    meetings = network(*stars, ("a", "x", 3), ("b", "y", 3))
    assert Effects(nx.Graph(), meetings).of_union("a", "b").top_ten == 1
    assert Effects(nx.Graph(), meetings).of_union("a", "x").top_ten == 0


def test_removal_of_one_of_the_first_ten_lets_others_in() -> None:
    stars = [(f"p{n}", f"q{n}", 5) for n in range(5)]
    meetings = network(*stars, ("a", "x", 3), ("b", "y", 3))
    # With p0 its partner q0 loses all meetings: two places are free.
    assert Effects(nx.Graph(), meetings).of_removal("p0").top_ten == 2


def test_effect_of_a_union_is_that_of_a_network_made_anew() -> None:
    pairs = [(i, (i * 7 + 3) % 40) for i in range(40)]
    meetings = network(*((f"n{i}", f"n{j}", i % 4 + 1) for i, j in pairs if i != j))
    effects = Effects(nx.Graph(), meetings)
    changes = set()
    for i in range(39):
        one, other = f"n{i}", f"n{i + 1}"
        before, after = strength(meetings), strength(contracted(meetings, one, other))
        expected = len(set(first_ten(before)) - set(first_ten(after)))
        assert effects.of_union(one, other).top_ten == expected
        changes.add(expected)
    assert changes > {0}


def contracted(graph: "nx.Graph[str]", one: str, other: str) -> "nx.Graph[str]":
    """Return a network in which the stronger of two has the ties of both."""
    degrees = strength(graph)
    gone, kept = sorted((one, other), key=lambda id_: (degrees[id_], id_))
    after: nx.Graph[str] = nx.Graph()
    for a, b, data in graph.edges(data=True):
        x, y = (kept if end == gone else end for end in (a, b))
        if x != y:
            known = after.get_edge_data(x, y, {"weight": 0})["weight"]
            after.add_edge(x, y, weight=known + data["weight"])
    return after


def strength(graph: "nx.Graph[str]") -> dict[str, int]:
    return dict(graph.degree(weight="weight"))


def first_ten(degrees: dict[str, int]) -> list[str]:
    return sorted(degrees, key=lambda id_: (-degrees[id_], id_))[:10]
