"""Gold turned into what a perfect reading of its document would be."""

import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from graphkit.data_model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Literal,
    Modality,
    Polarity,
    Reference,
    Span,
    Statement,
)
from graphkit.evaluation import Gold, GoldEntity, GoldMeeting, GoldStatement

GOLD = Path(__file__).parent / "gold"
PREDICATES = {"holdsRole": "holdsOffice"}
Perfect = Callable[[Gold, str], Knowledge]


def pytest_configure(config: pytest.Config) -> None:
    """Make the gate selectable: ``pytest -m evaluation``."""
    config.addinivalue_line("markers", "evaluation: measures extraction against the gold")


@pytest.fixture(scope="session")
def gate() -> ModuleType:
    """The gate, which is a script and in no package."""
    spec = spec_from_file_location("graphkit_gate", Path(__file__).with_name("gate.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    # Where dataclasses look up the module they are defined in.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """The folder with the gold of the seeds and of the twelve other documents."""
    return GOLD


@pytest.fixture(scope="session")
def perfect() -> Perfect:
    """Make the knowledge that says in a text exactly what its gold says."""
    return perfect_knowledge


def perfect_knowledge(gold: Gold, text: str) -> Knowledge:
    document = Document(
        id=f"document/{gold.name}",
        source=gold.name,
        text=text,
        content_hash=sha256(text.encode()).hexdigest(),
    )
    ids = {one.id: f"{one.type.value}/{one.id}" for one in gold.entities}
    ids |= {one.id: f"meeting/{one.id}" for one in gold.meetings}
    entities = [_entity(one, ids) for one in gold.entities]
    entities += [_meeting(one, ids) for one in gold.meetings]
    statements = [_statement(one, document, ids) for one in gold.statements]
    statements += [
        _nesting(one, statement, ids)
        for one, statement in zip(gold.statements, tuple(statements), strict=True)
        if one.parent_topic
    ]
    return Knowledge(
        documents=(document,),
        entities=tuple(sorted(entities, key=lambda one: one.id)),
        statements=tuple(sorted(statements, key=lambda one: one.id)),
        references=tuple(
            Reference(
                id=f"mention/{one.id}",
                document=document.id,
                span=Span(0, 1),
                exact=text[:1],
                entity=one.id,
                reason="name",
            )
            for one in entities
        ),
    )


def _entity(one: GoldEntity, ids: dict[str, str]) -> Entity:
    return Entity(id=ids[one.id], type=one.type, label=one.label)


def _meeting(one: GoldMeeting, ids: dict[str, str]) -> Entity:
    kind = EntityType.CALL if one.is_call else EntityType.MEETING
    return Entity(id=ids[one.id], type=kind, label=one.label)


def _statement(one: GoldStatement, document: Document, ids: dict[str, str]) -> Statement:
    predicate = f"gk:{PREDICATES.get(one.relation, one.relation)}"
    inferred = one.modality == "inferred"
    return Statement(
        id=f"statement/{one.id}",
        document=document.id,
        subject=ids[one.subject],
        predicate=predicate,
        object=ids[one.object] if one.object in ids else Literal(one.object, "xsd:date"),
        rule="gold",
        content_modality=None if inferred else Modality(one.modality.capitalize()),
        polarity=Polarity(one.polarity.capitalize()),
        meeting=ids[one.meetings[0]] if one.meetings else None,
        agents=tuple(ids[agent] for agent in one.agents),
        addressees=tuple(ids[name] for name in one.addressees),
        concerning=tuple(ids[name] for name in one.about),
        evidence=(
            Evidence(
                id=f"evidence/{one.id}",
                document=document.id,
                span=one.span,
                exact=one.quote,
                prefix="",
                suffix="",
                sentence=one.span,
            ),
        ),
    )


def _nesting(one: GoldStatement, statement: Statement, ids: dict[str, str]) -> Statement:
    return replace(
        statement,
        id=f"statement/{one.id}-broader",
        subject=ids[one.object],
        predicate="skos:broader",
        object=ids[one.parent_topic or ""],
        agents=(),
        polarity=Polarity.POSITIVE,
    )
