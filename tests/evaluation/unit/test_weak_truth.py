"""How knowledge is held against a title and a date."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from graphkit.data_model import (
    Block,
    BlockKind,
    Document,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Literal,
    Polarity,
    Sentence,
    Span,
    Statement,
)
from tests.evaluation.weak_truth import Outcome, expected_dates, outcomes, report, unverified

TEXT = "President Quist spoke with Prime Minister Dahl of Norway."
TITLE = "Readout of President Quist’s Call with Prime Minister Dahl of Norway"
THURSDAY = date(2031, 5, 15)


def document(text: str = TEXT, title: str = TITLE) -> Document:
    span = Span(0, len(text))
    return Document(
        id="document/readout",
        source="readout.md",
        text=text,
        content_hash="0",
        title=title,
        issued=THURSDAY,
        blocks=(Block(span=span, kind=BlockKind.PARAGRAPH, section=0),),
        sentences=(Sentence(span=span, block=0),),
    )


def said(
    subject: str, predicate: str, goal: str | Literal, *, start: int = 0, quote: str = "President"
) -> Statement:
    span = Span(start, start + len(quote))
    evidence = Evidence(
        id=f"evidence/{subject}-{predicate}-{start}",
        document="document/readout",
        span=span,
        exact=quote,
        prefix="",
        suffix="",
        sentence=span,
    )
    return Statement(
        id=f"statement/{subject}-{predicate}-{start}",
        document="document/readout",
        subject=subject,
        predicate=predicate,
        object=goal,
        evidence=(evidence,),
        rule="test",
    )


ENTITIES = (
    Entity(id="call/1", type=EntityType.CALL, label="Call"),
    Entity(id="country/NOR", type=EntityType.COUNTRY, label="Norway"),
    Entity(id="meeting/2", type=EntityType.MEETING, label="Meeting"),
    Entity(id="person/dahl", type=EntityType.PERSON, label="Bram Dahl"),
    Entity(id="person/quist", type=EntityType.PERSON, label="Orla Quist"),
)
CALL = (
    said("person/quist", "gk:participatedIn", "call/1"),
    said("person/dahl", "gk:participatedIn", "call/1"),
    said("call/1", "gk:heldOn", Literal("2031-05-15", "xsd:date")),
)


def outcome(statements: Iterable[Statement] = CALL, title: str = TITLE) -> Outcome:
    knowledge = Knowledge(
        documents=(document(title=title),), entities=ENTITIES, statements=tuple(statements)
    )
    (found,) = outcomes(knowledge)
    return found


def test_nothing_is_missed_of_what_the_title_says() -> None:
    assert list(outcome().misses()) == []


def test_party_that_took_no_part_is_missed() -> None:
    assert list(outcome([CALL[0], CALL[2]]).misses()) == ["party dahl"]


def test_unnamed_party_is_found_by_its_country() -> None:
    title = "Readout of President Quist’s Call with the Prime Minister of Norway"
    stands_for = said("person/dahl", "gk:represents", "country/NOR")

    assert list(outcome(CALL, title).misses()) == ["party NO"]
    assert list(outcome([*CALL, stands_for], title).misses()) == []


def test_main_encounter_is_the_first_one_told_of() -> None:
    first = said("person/quist", "gk:participatedIn", "meeting/2", start=0)
    later = [replace(one, evidence=said("a", "b", "c", start=10).evidence) for one in CALL]

    assert list(outcome([first, *later]).misses()) == ["party dahl", "kind", "date"]


def test_what_is_denied_is_no_encounter() -> None:
    denied = [replace(one, polarity=Polarity.NEGATIVE) for one in CALL]

    assert list(outcome(denied).misses()) == ["party quist", "party dahl", "kind", "date"]


def test_interval_holds_its_days() -> None:
    interval = said("call/1", "gk:heldOn", Literal("2031-05-14/2031-05-16", "xsd:string"))

    assert list(outcome([*CALL[:2], interval]).misses()) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met today in Oslo.", {"2031-05-15"}),
        ("They met yesterday in Oslo.", {"2031-05-14"}),
        ("They met on Tuesday in Oslo.", {"2031-05-13"}),
        ("They met on Friday, May 16, in Oslo.", {"2031-05-09", "2031-05-16"}),
        ("They met on May 3 in Oslo.", {"2031-05-15", "2031-05-03"}),
        ("After the talks of May 3, they met today.", {"2031-05-15"}),
        ("They met on February 30.", {"2031-05-15"}),
        ("They met in Oslo.", {"2031-05-15"}),
    ],
)
def test_days_that_are_right(text: str, days: set[str]) -> None:
    assert expected_dates(document(text)) == days


def test_quote_that_is_not_in_the_text_is_counted() -> None:
    wrong = said("person/quist", "gk:participatedIn", "call/1", start=10, quote="President")
    knowledge = Knowledge(documents=(document(),), entities=ENTITIES, statements=(*CALL, wrong))

    assert unverified(knowledge) == 1


def test_figures_are_shares_of_what_was_asked_for() -> None:
    knowledge = Knowledge(documents=(document(),), entities=ENTITIES, statements=CALL[:1])

    lines = report(knowledge, ["a.md: boom"], list(outcomes(knowledge))).splitlines()

    assert lines[0] == "1 documents read, 1 crashed"
    assert lines[3].split() == ["parties", "0.500", "1/2"]
    assert lines[-1] == "crashed: a.md: boom"
