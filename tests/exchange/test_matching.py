"""Which imported things are which entities: one reason, nothing against it."""

from graphkit.data_model import Entity, EntityType, ImportedThing, ImportMatch
from graphkit.exchange import match_things

ITEM = "http://www.wikidata.org/entity/"


def person(name: str, *others: str, item: str = "") -> Entity:
    return Entity(
        id=f"person/{name.lower().replace(' ', '-')}",
        type=EntityType.PERSON,
        label=name,
        alt_labels=others,
        same_as=(f"{ITEM}{item}",) if item else (),
    )


def thing(key: str, label: str, *others: str, item: str = "") -> ImportedThing:
    return ImportedThing(
        key=key,
        type=EntityType.PERSON,
        label=label,
        other_names=others,
        same_as=(f"https://www.wikidata.org/wiki/{item}",) if item else (),
    )


def test_name_in_another_order_and_spelling_matches() -> None:
    found = match_things([thing("1", "SOTO, Ána")], [person("Ana Soto")])
    assert found.matches == (ImportMatch("1", "person/ana-soto", "name: SOTO, Ána"),)


def test_bare_surname_matches_nobody() -> None:
    assert match_things([thing("1", "Soto")], [person("Ana Soto", "Soto")]).matches == ()


def test_item_of_wikidata_matches_whatever_the_name() -> None:
    found = match_things([thing("1", "A. S.", item="Q1")], [person("Ana Soto", item="Q1")])
    assert found.matches == (ImportMatch("1", "person/ana-soto", "IRI"),)


def test_other_item_of_wikidata_is_another_person() -> None:
    found = match_things([thing("1", "Ana Soto", item="Q2")], [person("Ana Soto", item="Q1")])
    assert (found.matches, found.proposals) == ((), ())


def test_two_things_of_one_name_match_nobody() -> None:
    found = match_things([thing("1", "Ana Soto"), thing("2", "Ana Soto")], [person("Ana Soto")])
    assert found.matches == ()


def test_names_of_two_entities_are_a_proposal_and_no_match() -> None:
    found = match_things(
        [thing("1", "Ana Soto", "Ana Ruiz")], [person("Ana Soto"), person("Ana Ruiz")]
    )
    assert found.matches == ()
    assert [one.text for one in found.proposals] == [
        "same person/ana-ruiz person/ana-soto  # names of 'Ana Soto'"
    ]


def test_same_name_of_another_type_is_something_else() -> None:
    place = Entity(id="place/ana-soto", type=EntityType.PLACE, label="Ana Soto")
    assert match_things([thing("1", "Ana Soto")], [place]).matches == ()


def test_order_makes_no_difference() -> None:
    things = [thing("1", "Ana Soto"), thing("2", "Bo Li"), thing("3", "Cem Ak", "Ana Soto")]
    entities = [person("Ana Soto"), person("Bo Li"), person("Cem Ak")]
    assert match_things(things, entities) == match_things(things[::-1], entities[::-1])
