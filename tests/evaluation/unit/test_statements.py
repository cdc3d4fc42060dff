from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from graphkit.data_model import Entity, EntityType, Literal, Modality, Polarity, Statement
from graphkit.evaluation import Evaluation, Gold, Score, Share

Judge = Callable[..., Evaluation]
Load = Callable[[Mapping[str, Any]], Gold]
StatementMaker = Callable[..., Statement]
Statements = tuple[Statement, ...]
BOTH = ("person/berg", "person/castro")
RIGHT = Score(correct=1, said=1, found=1, wanted=1)
WRONG = Score(correct=0, said=1, found=0, wanted=1)


def test_joint_act_is_found_by_its_meeting(
    judge: Judge, say: StatementMaker, meeting: Statements
) -> None:
    statement = say("meeting/m", "gk:discussed", "topic/fishing", agents=BOTH)

    assert judge(*meeting, statement).relations["discussed"] == RIGHT


def test_joint_act_is_found_by_one_of_its_agents(judge: Judge, say: StatementMaker) -> None:
    statement = say("person/castro", "gk:discussed", "topic/fishing")

    assert judge(statement).relations["discussed"] == RIGHT


def test_joint_act_put_in_another_meeting_is_wrong(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker, meeting: Statements
) -> None:
    gold_data["meetings"].append(gold_data["meetings"][0] | {"id": "m2", "participants": []})
    gold_data["statements"][4] |= {"subject": "m2", "meeting": "m2"}
    statement = say("meeting/m", "gk:discussed", "topic/fishing", agents=BOTH)

    score = judge(*meeting, statement, gold=load(gold_data)).relations["discussed"]

    assert score == WRONG


def test_act_of_one_is_found_by_a_joint_one_with_that_agent(
    judge: Judge, say: StatementMaker, meeting: Statements
) -> None:
    joint = say("meeting/m", "gk:requested", "topic/visas", agents=("person/berg",))
    other = say("meeting/m", "gk:requested", "topic/visas", agents=("person/castro",))

    assert judge(*meeting, joint).relations["requested"] == RIGHT
    assert judge(*meeting, other).relations["requested"] == WRONG


@pytest.mark.parametrize(
    "pair", [("person/berg", "person/castro"), ("person/castro", "person/berg")]
)
def test_met_has_no_direction(pair: tuple[str, str], judge: Judge, say: StatementMaker) -> None:
    assert judge(say(pair[0], "gk:met", pair[1])).met == RIGHT


def test_met_told_twice_is_one_pair(judge: Judge, say: StatementMaker) -> None:
    there = say("person/berg", "gk:met", "person/castro")
    back = say("person/castro", "gk:met", "person/berg")
    wrong = say("person/berg", "gk:met", "person/ola")
    twice = replace(wrong, id="statement/again")
    nobody = Entity(id="person/ola", type=EntityType.PERSON, label="Ola Lund")

    evaluation = judge(there, back, wrong, twice, entities=(nobody,))

    assert evaluation.met == Score(correct=1, said=2, found=1, wanted=1)


def test_direction_matters_otherwise(judge: Judge, say: StatementMaker) -> None:
    assert judge(say("person/castro", "gk:requested", "topic/visas")).relations["requested"] == (
        WRONG
    )


@pytest.mark.parametrize(
    "force", [{"polarity": Polarity.NEGATIVE}, {"modality": Modality.INTENDED}]
)
def test_met_that_is_denied_or_planned_finds_nothing_and_is_no_false_alarm(
    force: dict[str, Any], judge: Judge, say: StatementMaker
) -> None:
    evaluation = judge(say("person/berg", "gk:met", "person/castro", **force))

    assert evaluation.met == Score(wanted=1)
    assert sum(evaluation.unscored.values()) == 1


def test_denied_act_is_not_the_act(judge: Judge, say: StatementMaker, meeting: Statements) -> None:
    statement = say("meeting/m", "gk:discussed", "topic/fishing", polarity=Polarity.NEGATIVE)

    assert judge(*meeting, statement).relations["discussed"].found == 0


def test_modality_of_a_speech_act_makes_no_difference(judge: Judge, say: StatementMaker) -> None:
    statement = say("person/berg", "gk:requested", "topic/visas", content_modality=Modality.HOPED)
    evaluation = judge(statement)

    assert evaluation.relations["requested"] == RIGHT
    assert evaluation.details["modality"] == Share(right=0, of=1)


def test_sharper_predicate_stands_for_the_relation_of_the_gold(
    judge: Judge, say: StatementMaker
) -> None:
    evaluation = judge(say("person/castro", "gk:rejected", "topic/tariffs"))

    assert evaluation.relations["stated"] == RIGHT
    assert evaluation.details["polarity"] == Share(right=1, of=1)


def test_accepted_relation_and_object_are_right(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker
) -> None:
    gold_data["statements"][6] |= {
        "accept_relations": ["stated"],
        "accept_objects": ["sudland"],
        "accept_subjects": ["norland"],
    }
    evaluation = judge(say("country/NOR", "gk:stated", "country/SUD"), gold=load(gold_data))

    assert evaluation.relations["requested"].found == 1
    assert (evaluation.statements.correct, evaluation.statements.said) == (1, 1)


def test_topic_told_to_somebody_is_somebody_told_about_the_topic(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker
) -> None:
    gold_data["statements"][6] |= {
        "relation": "urged",
        "object": "sudland",
        "about": "t-visas",
        "of": None,
    }
    gold = load(gold_data)
    told = say("person/berg", "gk:urged", "topic/visas", addressees=("country/SUD",))
    untold = say("person/berg", "gk:urged", "topic/visas")

    assert judge(told, gold=gold).relations["urged"] == RIGHT
    assert judge(untold, gold=gold).relations["urged"] == WRONG


def test_claim_is_compared_with_the_topic(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker
) -> None:
    gold_data["statements"][7]["claim"] = "the levy burdens small farms"
    topic = Entity(id="topic/levy", type=EntityType.TOPIC, label="levy burdening small farms")
    statement = say("person/castro", "gk:stated", "topic/levy")

    assert judge(statement, entities=(topic,)).relations["stated"] == WRONG
    assert judge(statement, entities=(topic,), gold=load(gold_data)).relations["stated"] == RIGHT


def test_topic_is_matched_leniently_or_strictly(judge: Judge, say: StatementMaker) -> None:
    topic = Entity(id="topic/x", type=EntityType.TOPIC, label="rights of fishing boats at sea")
    statement = say("person/berg", "gk:discussed", "topic/x")

    assert judge(statement, entities=(topic,)).relations["discussed"] == RIGHT
    assert judge(statement, entities=(topic,), strict=True).relations["discussed"] == WRONG


def test_two_statements_of_the_same_find_one(judge: Judge, say: StatementMaker) -> None:
    first = say("person/berg", "gk:discussed", "topic/fishing")
    second = say("person/castro", "gk:discussed", "topic/fishing")

    score = judge(first, second).relations["discussed"]

    assert score == Score(correct=2, said=2, found=1, wanted=1)


def test_one_statement_finds_one_of_two_topics(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker
) -> None:
    gold_data["entities"].append(
        {"id": "t-quotas", "label": "fishing quotas", "type": "Topic", "aliases": []}
    )
    gold_data["statements"].append(gold_data["statements"][4] | {"id": "s9", "object": "t-quotas"})
    topic = Entity(id="topic/x", type=EntityType.TOPIC, label="fishing rights and quotas")
    statement = say("person/berg", "gk:discussed", "topic/x")

    score = judge(statement, entities=(topic,), gold=load(gold_data)).relations["discussed"]

    assert score == Score(correct=1, said=1, found=1, wanted=2)


def test_one_statement_finds_the_same_act_of_each_agent(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker, meeting: Statements
) -> None:
    gold_data["statements"].append(
        gold_data["statements"][6] | {"id": "s9", "subject": "castro", "of": None}
    )
    joint = say("meeting/m", "gk:requested", "topic/visas", agents=BOTH)

    score = judge(*meeting, joint, gold=load(gold_data)).relations["requested"]

    assert score == Score(correct=1, said=1, found=2, wanted=2)


def test_what_must_be_found_is_paired_first(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker
) -> None:
    gold_data["entities"].append(
        {"id": "t-quotas", "label": "fishing", "type": "Topic", "aliases": []}
    )
    gold_data["statements"].append(
        gold_data["statements"][4] | {"id": "s9", "object": "t-quotas", "tier": "secondary"}
    )
    topic = Entity(id="topic/x", type=EntityType.TOPIC, label="fishing")
    statement = say("person/berg", "gk:discussed", "topic/x")

    score = judge(statement, entities=(topic,), gold=load(gold_data)).relations["discussed"]

    assert (score.found, score.wanted) == (1, 1)


@pytest.mark.parametrize(
    ("goal", "said", "right"),
    [
        ("2021-05-03", "2021-05-03", 1),
        ("2021-05-03", "2021-05", 0),
        ("2021-05-01/2021-05-03", "2021-05-01/2021-05-03", 1),
        ("2021-05-01/2021-05-03", "2021-05-03", 1),
        ("2021-05-01/2021-05-03", "2021-05-02", 0),
    ],
)
def test_date_is_compared_as_it_is_written(  # noqa: PLR0913, PLR0917 - fixtures and cases
    goal: str,
    said: str,
    right: int,
    judge: Judge,
    load: Load,
    gold_data: dict[str, Any],
    say: StatementMaker,
    meeting: Statements,
) -> None:
    gold_data["statements"][3] |= {"relation": "heldOn", "object": goal}
    statement = say("meeting/m", "gk:heldOn", Literal(said, "xsd:date"))

    score = judge(*meeting, statement, gold=load(gold_data)).relations["heldOn"]

    assert (score.correct, score.found) == (right, right)


@pytest.mark.parametrize(("tier", "wanted", "found"), [("core", 0, 0), ("secondary", 0.5, 0.5)])
def test_secondary_statement_counts_half_or_not_at_all(
    tier: str, wanted: float, found: float, judge: Judge, say: StatementMaker
) -> None:
    score = judge(say("person/berg", "gk:agreedOn", "topic/ferry"), tier=tier).relations["agreedOn"]

    assert score == Score(correct=1, said=1, found=found, wanted=wanted)


def test_details_are_of_matched_statements(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker, meeting: Statements
) -> None:
    gold_data["statements"][4]["parent_topic"] = "t-ferry"
    statement = say(
        "meeting/m", "gk:discussed", "topic/fishing", agents=BOTH, quote="discussed fishing rights"
    )
    nesting = say("topic/fishing", "skos:broader", "topic/ferry")

    details = judge(*meeting, statement, nesting, gold=load(gold_data)).details

    assert details["nesting"] == Share(right=1, of=1)
    assert details["quote"] == Share(right=2, of=3)
    assert details["meeting"] == Share(right=3, of=3)
