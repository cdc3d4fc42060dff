from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graphkit.data_model import Document, Entity, EntityType, Knowledge, Span, Statement
from graphkit.errors import EvaluationError
from graphkit.evaluation import (
    Evaluation,
    Gold,
    Score,
    combine,
    evaluate,
    find_text,
    gold_files,
    load_gold,
)
from graphkit.evaluation.anchors import anchored_spans

Judge = Callable[..., Evaluation]
Load = Callable[[Mapping[str, Any]], Gold]
Perfect = Callable[[Gold, str], Knowledge]
Reading = Callable[..., Knowledge]
StatementMaker = Callable[..., Statement]
ALL_GOLD = gold_files([Path(__file__).parents[1] / "gold"])


@pytest.fixture(params=ALL_GOLD, ids=lambda path: path.stem[:3])
def pair(request: pytest.FixtureRequest) -> tuple[Gold, str]:
    """The gold of a real document and its text."""
    return load_gold(request.param), find_text(request.param).read_bytes().decode("utf-8")


@pytest.mark.parametrize("strict", [False, True])
def test_reading_that_says_what_the_gold_says_is_perfect(
    strict: bool, pair: tuple[Gold, str], perfect: Perfect
) -> None:
    gold, text = pair
    knowledge = perfect(gold, text)

    evaluation = evaluate(
        knowledge, gold, knowledge.documents[0].id, strict=strict, tier="secondary"
    )

    assert {name: score.recall for name, score in evaluation.figures.items() if score.wanted} == (
        dict.fromkeys((name for name, score in evaluation.figures.items() if score.wanted), 1.0)
    )
    assert {score.precision for score in evaluation.figures.values() if score.said} == {1.0}
    assert {share.value for share in evaluation.details.values()} <= {1.0, None}
    assert (evaluation.misses, evaluation.false_alarms) == ((), ())


def test_less_is_found_of_half_a_reading(pair: tuple[Gold, str], perfect: Perfect) -> None:
    gold, text = pair
    knowledge = perfect(gold, text)
    half = replace(knowledge, statements=knowledge.statements[::2])

    evaluation = evaluate(half, gold, knowledge.documents[0].id)

    assert evaluation.statements.recall is not None
    assert 0.3 < evaluation.statements.recall < 0.75
    assert evaluation.statements.precision in {1.0, None}
    assert sum(one.note == "core" for one in evaluation.misses if one.quote) == (
        evaluation.statements.wanted - evaluation.statements.found
    )


def test_wrong_subjects_are_false_alarms(pair: tuple[Gold, str], perfect: Perfect) -> None:
    gold, text = pair
    knowledge = perfect(gold, text)
    nobody = Entity(id="person/nobody", type=EntityType.PERSON, label="Nemo Niemand")
    spoilt = tuple(
        replace(one, subject=nobody.id, agents=()) if one.predicate == "gk:met" else one
        for one in knowledge.statements
    )
    entities = (*knowledge.entities, nobody)

    evaluation = evaluate(
        replace(knowledge, entities=entities, statements=spoilt), gold, knowledge.documents[0].id
    )

    pairs = sum(one.relation == "met" for one in gold.statements)
    assert evaluation.met.correct == evaluation.met.found == 0
    assert (evaluation.met.said > 0) is (pairs > 0)
    assert evaluation.persons.said - evaluation.persons.correct == (pairs > 0)


def test_coarse_gold_gives_precision_only_for_what_it_is_complete_in(
    judge: Judge, load: Load, gold_data: dict[str, Any], say: StatementMaker
) -> None:
    evaluation = judge(
        say("person/berg", "gk:met", "person/castro"),
        say("person/berg", "gk:discussed", "topic/visas"),
        gold=load(gold_data | {"summary": {}}),
    )

    assert (evaluation.met.precision, evaluation.persons.precision) == (1.0, 1.0)
    assert evaluation.statements.precision is None
    assert evaluation.relations["discussed"] == Score(wanted=1)
    assert evaluation.false_alarms == ()
    assert [one.what for one in evaluation.unjudged] == ["Berg gk:discussed visas"]


def test_relation_that_the_gold_lacks_does_not_count(judge: Judge, say: StatementMaker) -> None:
    statement = say("person/berg", "gk:visited", "place/porto")

    assert judge(statement).unscored == {"the gold does not annotate visited": 1}
    assert judge(statement, relations=frozenset({"visited"})).relations["visited"].said == 1


def test_miss_shows_its_sentence_and_what_was_said_of_it(judge: Judge, say: StatementMaker) -> None:
    statement = say("person/castro", "gk:requested", "topic/visas", quote="support on visas")

    (miss,) = [one for one in judge(statement).misses if one.kind == "requested"]

    assert miss.what == "Berg requested support on visas"
    assert miss.quote == "asked for support on visas"
    assert miss.nearby == ("Ana Castro gk:requested visas [by hand]",)


def test_false_alarm_shows_its_quote_and_rule(judge: Judge, say: StatementMaker) -> None:
    statement = say("person/castro", "gk:requested", "topic/visas", quote="support on visas")

    (alarm,) = judge(statement).false_alarms

    assert (alarm.kind, alarm.quote, alarm.rule) == ("requested", "support on visas", "by hand")


def test_document_that_was_not_read_is_told(gold: Gold, reading: Reading) -> None:
    with pytest.raises(EvaluationError, match="no document 'document/other'"):
        evaluate(reading(), gold, "document/other")


def test_unknown_tier_is_refused(gold: Gold, reading: Reading) -> None:
    with pytest.raises(ValueError, match="core, secondary"):
        evaluate(reading(), gold, "document/d", tier="vital")


def test_gold_of_another_text_is_refused(gold: Gold, reading: Reading) -> None:
    other = Document(id="document/d", source="d.txt", text="Nothing.", content_hash="1")

    with pytest.raises(EvaluationError, match="does not fit its text: 8 of 8 quotes"):
        evaluate(replace(reading(), documents=(other,)), gold, "document/d")


def test_quotes_are_found_again_in_a_text_that_has_moved(gold: Gold, reading: Reading) -> None:
    text = "\n" + reading().documents[0].text

    spans = anchored_spans(gold, text)

    assert {one.id: spans[one.id] for one in gold.statements} == {
        one.id: one.span.shift(1) for one in gold.statements
    }
    assert anchored_spans(gold, reading().documents[0].text)["s1"] == Span(17, 36)


def test_counts_add_up(judge: Judge, say: StatementMaker) -> None:
    one = judge(say("person/berg", "gk:met", "person/castro"))
    other = judge()

    both = combine([one, other], name="both")

    assert both.met == Score(correct=1, said=1, found=1, wanted=2)
    assert both.statements.wanted == one.statements.wanted + other.statements.wanted
    assert both.misses == (*one.misses, *other.misses)


def test_different_measures_do_not_add_up(judge: Judge) -> None:
    with pytest.raises(ValueError, match="not of 2"):
        combine([judge(), judge(strict=True)])
    with pytest.raises(ValueError, match="not of 0"):
        combine([])
