"""Which statements are drawn, what the table keeps, and how judgements are counted."""

from collections import Counter
from pathlib import Path

import pytest

from graphkit.data_model import Document, Entity, EntityType, Evidence, Knowledge, Span, Statement
from tests.evaluation.audit import AuditError, Row, allocate, draw, load, report, write

TEXT = "Quist praised\tthe plan."
POPULATION = {"gk:stated": 90, "gk:thanked": 10}


def knowledge() -> Knowledge:
    document = Document(
        id="document/d", source="folder/d.md", text=TEXT, content_hash="0", title="D"
    )
    return Knowledge(
        documents=(document,),
        entities=(
            Entity(id="person/quist", type=EntityType.PERSON, label="Orla Quist"),
            Entity(id="topic/plan", type=EntityType.TOPIC, label="Plan"),
        ),
        statements=tuple(
            statement(number, "gk:stated" if number < 90 else "gk:thanked") for number in range(100)
        ),
    )


def statement(number: int, predicate: str) -> Statement:
    evidence = Evidence(
        id=f"evidence/{number}",
        document="document/d",
        span=Span(0, 5),
        exact="Quist",
        prefix="",
        suffix="",
        sentence=Span(0, len(TEXT)),
    )
    return Statement(
        id=f"statement/{number:03}",
        document="document/d",
        subject="person/quist",
        predicate=predicate,
        object="topic/plan",
        evidence=(evidence,),
        rule="test",
    )


def judged(*judgements: str) -> list[Row]:
    rows = draw(knowledge(), n=len(judgements), seed=1, least=0)
    return [
        {**row, "judgement": judgement} for row, judgement in zip(rows, judgements, strict=True)
    ]


def test_shares_grow_with_the_root_of_the_count() -> None:
    assert allocate({"common": 900, "rare": 9, "single": 1}, 20, least=2) == {
        "common": 17,
        "rare": 2,
        "single": 1,
    }


def test_no_more_is_drawn_than_there_is() -> None:
    assert allocate({"a": 2, "b": 1}, 10, least=1) == {"a": 2, "b": 1}


def test_each_relation_is_drawn_from() -> None:
    rows = draw(knowledge(), n=10, seed=1, least=3)

    assert Counter(row["relation"] for row in rows) == {"gk:stated": 7, "gk:thanked": 3}
    assert len({row["id"] for row in rows}) == 10


def test_same_seed_draws_the_same_and_another_one_others() -> None:
    first, again, other = (draw(knowledge(), n=10, seed=seed, least=1) for seed in (1, 1, 2))

    assert first == again
    assert first != other


def test_row_has_labels_and_its_sentence_on_one_line() -> None:
    row = draw(knowledge(), n=1, seed=1, least=1)[0]

    assert row["subject"] == "Orla Quist [Person]"
    assert row["sentence"] == "Quist praised the plan."
    assert row["document"] == "d.md"


def test_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    rows = judged("right", "wrong")
    write(tmp_path / "new" / "a.tsv", rows, POPULATION)

    assert load(tmp_path / "new" / "a.tsv") == (rows, POPULATION)


def test_judgements_are_never_written_over(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    write(table, judged("right"), POPULATION)

    with pytest.raises(AuditError, match="has judgements in it"):
        write(table, judged(""), POPULATION)


def test_precision_is_reported_with_its_interval(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    write(table, judged("right", "wrong", "right", "right", "right"), POPULATION)

    lines = list(report(table))

    assert lines[1].split() == ["precision", "0.800", "0.38–0.96", "4/5"]
    assert lines[2].endswith("0.775")  # three in four of the stated ones, all of the others
    assert lines[4].split()[0] == "gk:stated"


def test_table_that_is_not_judged_to_the_end_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    write(table, judged("right", "perhaps"), POPULATION)

    with pytest.raises(AuditError, match="1 of 2 not judged"):
        list(report(table))
