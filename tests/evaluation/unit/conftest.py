"""A small document, its gold, and readings of it made by hand."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graphkit.data_model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Literal,
    Reference,
    Span,
    Statement,
)
from graphkit.evaluation import Evaluation, Gold, evaluate, load_gold

TEXT = """Foreign Minister Berg of Norland met Ms. Ana Castro, Foreign Minister of Sudland,
in Porto.
The two ministers discussed fishing rights and agreed to open a ferry line.
Minister Berg asked for support on visas. Ms. Castro opposed the tariffs.
"""
DOCUMENT = Document(id="document/d", source="d.txt", text=TEXT, content_hash="0" * 64)
ENTITIES = (
    Entity(id="person/berg", type=EntityType.PERSON, label="Berg"),
    Entity(id="person/castro", type=EntityType.PERSON, label="Ana Castro"),
    Entity(id="country/NOR", type=EntityType.COUNTRY, label="Norland"),
    Entity(id="country/SUD", type=EntityType.COUNTRY, label="Sudland"),
    Entity(id="place/porto", type=EntityType.PLACE, label="Porto"),
    Entity(id="meeting/m", type=EntityType.MEETING, label="Berg–Castro meeting"),
    Entity(id="topic/fishing", type=EntityType.TOPIC, label="fishing rights"),
    Entity(id="topic/ferry", type=EntityType.TOPIC, label="a ferry line"),
    Entity(id="topic/visas", type=EntityType.TOPIC, label="visas"),
    Entity(id="topic/tariffs", type=EntityType.TOPIC, label="tariffs"),
)

StatementMaker = Callable[..., Statement]
Reading = Callable[..., Knowledge]
Judge = Callable[..., Evaluation]


def quoted(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def gold_statement(
    number: int, subject: str, relation: str, goal: str, quote: str, **more: Any
) -> dict[str, Any]:
    plain = {
        "id": f"s{number}",
        "subject": subject,
        "relation": relation,
        "object": goal,
        "meeting": "m",
        "modality": "asserted",
        "polarity": "positive",
        "tier": "core",
        **quoted(quote),
    }
    return plain | more


GOLD: dict[str, Any] = {
    "meta": {"title": "Berg meets Castro"},
    "entities": [
        {"id": "berg", "label": "Berg", "type": "Person", "aliases": ["Minister Berg"]},
        {"id": "castro", "label": "Ana Castro", "type": "Person", "aliases": ["Ms. Castro"]},
        {"id": "norland", "label": "Norland", "type": "Country", "aliases": []},
        {"id": "sudland", "label": "Sudland", "type": "Country", "aliases": []},
        {"id": "porto", "label": "Porto", "type": "Place", "aliases": []},
        {"id": "t-fishing", "label": "fishing rights", "type": "Topic", "aliases": []},
        {"id": "t-ferry", "label": "opening of a ferry line", "type": "Topic", "aliases": []},
        {"id": "t-visas", "label": "support on visas", "type": "Topic", "aliases": ["visas"]},
        {"id": "t-tariffs", "label": "tariffs", "type": "Topic", "aliases": []},
    ],
    "meetings": [
        {
            "id": "m",
            "label": "Berg met Ana Castro",
            "format": "bilateral",
            "date": None,
            "participants": ["berg", "castro"],
        }
    ],
    "statements": [
        gold_statement(1, "berg", "participatedIn", "m", "Berg of Norland met"),
        gold_statement(2, "castro", "participatedIn", "m", "met Ms. Ana Castro"),
        gold_statement(3, "berg", "met", "castro", "Berg of Norland met Ms. Ana Castro"),
        gold_statement(4, "m", "heldAt", "porto", "in Porto"),
        gold_statement(
            5, "m", "discussed", "t-fishing", "discussed fishing rights", agents=["berg", "castro"]
        ),
        gold_statement(
            6,
            "m",
            "agreedOn",
            "t-ferry",
            "agreed to open a ferry line",
            agents=["berg", "castro"],
            modality="intended",
            tier="secondary",
        ),
        gold_statement(
            7, "berg", "requested", "t-visas", "asked for support on visas", of=["castro"]
        ),
        gold_statement(
            8, "castro", "stated", "t-tariffs", "opposed the tariffs", polarity="negative"
        ),
    ],
}


@pytest.fixture
def gold_data() -> dict[str, Any]:
    """The gold as it stands in its file, to be changed at will."""
    return json.loads(json.dumps(GOLD))  # type: ignore[no-any-return]


@pytest.fixture
def load(tmp_path: Path) -> Callable[[Mapping[str, Any]], Gold]:
    """Load gold from a file with some content."""

    def loaded(data: Mapping[str, Any]) -> Gold:
        path = tmp_path / "d.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return load_gold(path)

    return loaded


@pytest.fixture
def gold(load: Callable[[Mapping[str, Any]], Gold], gold_data: dict[str, Any]) -> Gold:
    """The gold of the small document."""
    return load(gold_data)


@pytest.fixture
def say() -> StatementMaker:
    """Make a statement; its id comes from what it says unless it is given."""

    def made(subject: str, predicate: str, goal: str | Literal, **more: Any) -> Statement:
        quote = more.pop("quote", "fishing rights")
        start = TEXT.index(quote)
        name = more.pop("id", f"statement/{subject} {predicate} {goal}")
        evidence = Evidence(
            id=f"evidence/{name}",
            document=DOCUMENT.id,
            span=Span(start, start + len(quote)),
            exact=quote,
            prefix="",
            suffix="",
            sentence=Span(0, len(TEXT)),
        )
        return Statement(
            id=name,
            document=DOCUMENT.id,
            subject=subject,
            predicate=predicate,
            object=goal,
            evidence=(evidence,),
            rule="by hand",
            **more,
        )

    return made


@pytest.fixture
def reading() -> Reading:
    """Make what was read: statements, more entities, and forms that refer to entities."""

    def made(
        *statements: Statement,
        entities: tuple[Entity, ...] = (),
        forms: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Knowledge:
        references = tuple(
            Reference(
                id=f"mention/{entity}/{form}",
                document=DOCUMENT.id,
                span=Span(0, 1),
                exact=form,
                entity=entity,
                reason="name",
            )
            for entity, names in (forms or {}).items()
            for form in names
        )
        return Knowledge(
            documents=(DOCUMENT,),
            entities=(*ENTITIES, *entities),
            statements=statements,
            references=references,
        )

    return made


@pytest.fixture
def judge(gold: Gold, reading: Reading) -> Judge:
    """Evaluate some statements about the small document against its gold."""

    def judged(
        *statements: Statement,
        entities: tuple[Entity, ...] = (),
        gold: Gold = gold,
        **options: Any,
    ) -> Evaluation:
        knowledge = reading(*statements, entities=entities)
        return evaluate(knowledge, gold, DOCUMENT.id, **options)

    return judged


@pytest.fixture
def meeting(say: StatementMaker) -> tuple[Statement, ...]:
    """The statements that tell which meeting of the gold the meeting is."""
    return (
        say("person/berg", "gk:participatedIn", "meeting/m", quote="met Ms. Ana Castro"),
        say("person/castro", "gk:participatedIn", "meeting/m", quote="met Ms. Ana Castro"),
    )
