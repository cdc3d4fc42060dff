from collections.abc import Callable, Mapping
from typing import Any

import pytest

from graphkit.data_model import Entity, EntityType, Knowledge, Statement
from graphkit.evaluation import Gold, evaluate
from graphkit.evaluation.entities import EntityMatcher
from graphkit.evaluation.view import view_document

Load = Callable[[Mapping[str, Any]], Gold]
Reading = Callable[..., Knowledge]
StatementMaker = Callable[..., Statement]


def matcher(knowledge: Knowledge, gold: Gold) -> EntityMatcher:
    return EntityMatcher(view_document(knowledge, "document/d"), gold)


def similarity(entity: Entity, gold_id: str, gold: Gold, reading: Reading, *forms: str) -> float:
    names = {entity.id: forms or (entity.label,), "country/NOR": ("Norland", "Norlandic")}
    return matcher(reading(entities=(entity,), forms=names), gold).similarity(entity.id, gold_id)


@pytest.mark.parametrize("label", ["Castro", "CASTRO Ana", "Ana María Castro", "ana castro"])
def test_person_is_known_by_part_of_the_name(label: str, gold: Gold, reading: Reading) -> None:
    person = Entity(id="person/x", type=EntityType.PERSON, label=label)

    assert similarity(person, "castro", gold, reading) == 1


def test_person_is_known_by_a_form_in_the_text(gold: Gold, reading: Reading) -> None:
    person = Entity(id="person/x", type=EntityType.PERSON, label="A. B. Calderón")

    assert similarity(person, "castro", gold, reading, "Ms. Castro") == 1


@pytest.mark.parametrize("label", ["Ana", "Berg Castro", "Bergström", "Castro Ruz"])
def test_other_person_is_nobody(
    label: str, load: Load, gold_data: dict[str, Any], reading: Reading
) -> None:
    gold_data["entities"].append(
        {"id": "ana-lund", "label": "Ana Lund", "type": "Person", "aliases": []}
    )
    person = Entity(id="person/x", type=EntityType.PERSON, label=label)

    assert similarity(person, "castro", load(gold_data), reading) == 0


def test_split_person_is_one_false_alarm(gold: Gold, reading: Reading) -> None:
    twin = Entity(id="person/ana", type=EntityType.PERSON, label="Castro")
    forms = {"person/berg": ("Berg",), "person/castro": ("Ana Castro",), twin.id: ("Castro",)}
    knowledge = reading(entities=(twin,), forms=forms)

    score = evaluate(knowledge, gold, "document/d").persons

    assert (score.correct, score.said, score.found, score.wanted) == (2, 3, 2, 2)


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("Foreign Minister of Norland", True),
        ("Minister of Foreign Affairs of Norland", True),
        ("Norlandic FM", True),
        ("Foreign Minister", True),
        ("Deputy Foreign Minister of Norland", False),
        ("Prime Minister of Norland", False),
        ("Foreign Minister of Sudland", False),
    ],
)
def test_office_is_known_by_title_and_country(
    label: str, same: bool, load: Load, gold_data: dict[str, Any], reading: Reading
) -> None:
    gold_data["entities"].append(
        {
            "id": "office",
            "label": "Minister for Foreign Affairs of Norland",
            "type": "Office",
            "aliases": [],
        }
    )
    office = Entity(id="office/x", type=EntityType.OFFICE, label=label)

    assert (similarity(office, "office", load(gold_data), reading) > 0) is same


@pytest.mark.parametrize(("country", "same"), [("country/NOR", True), ("country/SUD", False)])
def test_office_belongs_to_the_country_it_is_said_to(
    country: str,
    same: bool,
    load: Load,
    gold_data: dict[str, Any],
    reading: Reading,
    say: StatementMaker,
) -> None:
    gold_data["entities"].append(
        {"id": "office", "label": "Envoy of Norland", "type": "Office", "aliases": []}
    )
    office = Entity(id="office/x", type=EntityType.OFFICE, label="envoy")
    knowledge = reading(say("office/x", "gk:officeOf", country), entities=(office,))

    assert (matcher(knowledge, load(gold_data)).similarity("office/x", "office") > 0) is same


@pytest.mark.parametrize(
    ("kind", "gold_id", "expected"),
    [
        (EntityType.COUNTRY, "norland", 1),
        (EntityType.TOPIC, "norland", 0),
        (EntityType.PERSON, "norland", 0),
        (EntityType.ORGANIZATION, "norland", 0),
    ],
)
def test_country_is_only_a_country(
    kind: EntityType, gold_id: str, expected: float, gold: Gold, reading: Reading
) -> None:
    entity = Entity(id="x/norland", type=kind, label="Norland")

    assert similarity(entity, gold_id, gold, reading) == expected


def test_named_thing_may_have_another_type(gold: Gold, reading: Reading) -> None:
    entity = Entity(id="event/porto", type=EntityType.EVENT, label="the Porto")

    assert similarity(entity, "porto", gold, reading) == 1


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("78th UN General Assembly", True),
        ("UN General Assembly", True),
        ("Norland Foreign Ministers’ Meeting", False),
    ],
)
def test_event_is_known_by_most_of_its_words(
    label: str, same: bool, load: Load, gold_data: dict[str, Any], reading: Reading
) -> None:
    gold_data["entities"].append(
        {
            "id": "unga",
            "label": "78th Session of the United Nations General Assembly",
            "type": "Event",
            "aliases": ["Baltic Foreign Ministers’ Meeting"],
        }
    )
    event = Entity(id="event/x", type=EntityType.EVENT, label=label)

    assert (similarity(event, "unga", load(gold_data), reading) > 0) is same


def test_entities_of_other_documents_do_not_count(gold: Gold, reading: Reading) -> None:
    evaluation = evaluate(reading(forms={"person/berg": ("Berg",)}), gold, "document/d")

    assert (evaluation.persons.said, evaluation.entities["Topic"].said) == (1, 0)
