from collections.abc import Callable, Mapping
from typing import Any

import pytest

from graphkit.data_model import Entity, EntityType, Literal, Modality, Polarity, Statement
from graphkit.evaluation import Evaluation, Gold, Score

Judge = Callable[..., Evaluation]
Load = Callable[[Mapping[str, Any]], Gold]
StatementMaker = Callable[..., Statement]
FOUND = Score(correct=1, said=1, found=1, wanted=1)
MISSED = Score(correct=0, said=1, found=0, wanted=1)


def meeting(label: str = "talks", kind: EntityType = EntityType.MEETING) -> Entity:
    return Entity(id="meeting/x", type=kind, label=label)


def test_meeting_is_known_by_who_took_part(judge: Judge, say: StatementMaker) -> None:
    score = judge(
        say("person/berg", "gk:participatedIn", "meeting/x"),
        say("person/castro", "gk:hosted", "meeting/x"),
        entities=(meeting(),),
    ).meetings

    assert score == FOUND


def test_meeting_is_known_by_who_met_in_it(judge: Judge, say: StatementMaker) -> None:
    statement = say("person/berg", "gk:met", "person/castro", meeting="meeting/x")

    assert judge(statement, entities=(meeting(),)).meetings == FOUND


def test_meeting_is_known_by_its_name(judge: Judge, say: StatementMaker) -> None:
    statement = say("person/berg", "gk:participatedIn", "meeting/x")

    assert judge(statement, entities=(meeting("Berg met Ana Castro"),)).meetings == FOUND
    assert judge(statement, entities=(meeting("talks"),)).meetings == MISSED


def test_call_is_no_meeting(judge: Judge, say: StatementMaker) -> None:
    statement = say("person/berg", "gk:spokeWith", "person/castro", meeting="meeting/x")

    assert judge(statement, entities=(meeting(kind=EntityType.CALL),)).meetings == MISSED


@pytest.mark.parametrize(
    "force", [{"polarity": Polarity.NEGATIVE}, {"modality": Modality.INTENDED}]
)
def test_meeting_that_did_not_take_place_is_no_false_alarm(
    force: dict[str, Any], judge: Judge, say: StatementMaker
) -> None:
    statement = say("person/berg", "gk:participatedIn", "meeting/x", **force)

    assert judge(statement, entities=(meeting(),)).meetings.said == 0


def test_second_meeting_of_the_same_two_is_a_false_alarm(
    judge: Judge, say: StatementMaker, meeting: tuple[Statement, ...]
) -> None:
    twin = Entity(id="meeting/x", type=EntityType.MEETING, label="talks")
    statement = say("person/berg", "gk:met", "person/castro", meeting="meeting/x")

    evaluation = judge(*meeting, statement, entities=(twin,))

    assert evaluation.meetings == Score(correct=1, said=2, found=1, wanted=1)
    assert [one.what for one in evaluation.false_alarms if one.kind == "meeting"] == [
        "meeting/x (talks)"
    ]


def test_date_tells_two_meetings_of_the_same_persons_apart(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker
) -> None:
    gold_data["meetings"][0]["date"] = "2021-05-03"
    gold_data["meetings"].append(gold_data["meetings"][0] | {"id": "m2", "date": "2021-09-01"})
    for statement in gold_data["statements"][:2]:
        gold_data["statements"].append(
            statement | {"id": f"{statement['id']}b", "object": "m2", "meeting": "m2"}
        )
    statements = [
        say("person/berg", "gk:met", "person/castro", meeting=entity, id=f"statement/{entity}")
        for entity in ("meeting/m", "meeting/x")
    ]
    dates = [
        say("meeting/m", "gk:heldOn", Literal("2021-09-01", "xsd:date")),
        say("meeting/x", "gk:heldOn", Literal("2021-05", "xsd:gYearMonth")),
    ]
    participation = say("person/berg", "gk:participatedIn", "meeting/x")

    evaluation = judge(
        *statements, *dates, participation, entities=(meeting(),), gold=load(gold_data)
    )

    assert evaluation.meetings.found == 2
    assert [one.what for one in evaluation.misses if one.kind == "participatedIn"] == [
        "Ana Castro participatedIn Berg met Ana Castro",
        "Berg participatedIn Berg met Ana Castro",
        "Ana Castro participatedIn Berg met Ana Castro",
    ]


def test_background_meeting_may_be_missed(
    judge: Judge, load: Load, gold_data: dict[str, Any]
) -> None:
    for statement in gold_data["statements"]:
        statement["tier"] = "secondary"

    assert judge(gold=load(gold_data)).meetings.wanted == 0
