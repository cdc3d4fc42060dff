"""Persons of one document: which names are one."""

import pytest

from graphkit.resolution.people import LocalPerson, cluster_persons
from tests.resolution.drafts import CHILE, FOREIGN_MINISTER, NORWAY, Draft


def clusters(draft: Draft) -> list[LocalPerson]:
    return cluster_persons(draft.extraction())


def test_short_form_joins_the_full_name_wherever_it_stands() -> None:
    draft = Draft()
    draft.person("Verrin", draft.title("Verrin in Oslo"))
    draft.person("Tomas Verrin", draft.sentence("Mr. Tomas Verrin arrived."))
    draft.person("VERRIN", draft.sentence("Mr. VERRIN spoke."))
    [person] = clusters(draft)
    assert person.label == "Tomas Verrin"
    assert person.mentions == ["m2", "m1", "m3"]


def test_one_family_name_of_two_countries_is_two_persons() -> None:
    draft = Draft()
    first = draft.sentence("Mr. Verrin, Minister for Foreign Affairs of Norway, arrived.")
    draft.holder("Verrin", first, FOREIGN_MINISTER, of=NORWAY)
    second = draft.sentence("Mr. Verrin, Minister for Foreign Affairs of Chile, left.")
    draft.holder("Verrin", second, FOREIGN_MINISTER, of=CHILE)
    assert [person.polities for person in clusters(draft)] == [[NORWAY], [CHILE]]


def test_name_that_fits_two_means_the_one_named_last_before_it() -> None:
    draft = Draft()
    for country, name in ((NORWAY, "Norway"), (CHILE, "Chile")):
        at = draft.sentence(f"Mr. Verrin, Minister for Foreign Affairs of {name}, spoke.")
        draft.holder("Verrin", at, FOREIGN_MINISTER, of=country)
        draft.person("Verrin", draft.sentence("Mr. Verrin left."))
    assert [len(person.mentions) for person in clusters(draft)] == [2, 2]


@pytest.mark.parametrize(("gender", "persons"), [("f", 2), ("m", 1), ("", 1)])
def test_genders_must_not_clash(gender: str, persons: int) -> None:
    draft = Draft()
    draft.person("Verrin", draft.sentence("Mr. Verrin arrived."), gender="m")
    draft.person("Verrin", draft.sentence("M. Verrin spoke."), gender=gender)
    assert len(clusters(draft)) == persons


def test_misspelt_name_is_kept_apart_from_the_names() -> None:
    draft = Draft()
    draft.person("Tomas Verrin", draft.sentence("Mr. Tomas Verrin arrived."))
    draft.person("Verren", draft.sentence("Mr. Verren spoke."))
    [person] = clusters(draft)
    assert (person.names, person.misspelt) == (["Tomas Verrin"], ["Verren"])


def test_name_one_letter_off_two_persons_is_a_third() -> None:
    draft = Draft()
    draft.person("Tomas Verrin", draft.sentence("Mr. Tomas Verrin arrived."))
    draft.person("Ilse Verran", draft.sentence("Ms. Ilse Verran arrived."))
    draft.person("Verren", draft.sentence("Verren spoke."))
    assert len(clusters(draft)) == 3


def test_offices_are_collected_from_all_mentions() -> None:
    draft = Draft()
    at = draft.sentence("Ms. Ilse Korvan, Minister for Foreign Affairs of Norway, arrived.")
    draft.holder("Ilse Korvan", at, FOREIGN_MINISTER, of=NORWAY)
    draft.holder(
        "Korvan", draft.sentence("Deputy Prime Minister Korvan spoke."), "Deputy Prime Minister"
    )
    [person] = clusters(draft)
    assert [office.title for office in person.offices] == [
        FOREIGN_MINISTER,
        "Deputy Prime Minister",
    ]
