"""Names without honorific and office that only the words around them make somebody's."""

from __future__ import annotations

import pytest

from tests.extraction.naming.name_reading import describe, read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Japan’s Kenta Iwamo told reporters.", [("Kenta Iwamo", "JPN")]),
        ("\"We agree,\" Ghana's Akosua Mensah said.", [("Akosua Mensah", "GHA")]),
        ("Peru's Ana Soto and Norway's Jan Berg agreed on trade.",
         [("Ana Soto", "PER"), ("Jan Berg", "NOR")]),
        ("Peru's Ana Soto and her Norwegian counterpart Jan Berg met.", [("Ana Soto", "PER")]),
        ("She met Efua Mensah (Ghana) and Ana Soto (Peru).",
         [("Efua Mensah", "GHA"), ("Ana Soto", "PER")]),
    ],
)  # fmt: skip
def test_country_makes_a_full_name_a_person(text: str, found: list[tuple[str, str]]) -> None:
    persons = [(p.name, p.country.entry.notation) for p in read(text).persons if p.country]
    assert persons == found


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Machu Picchu is old.",
        "Germany's Siemens Energy said so.",
        "India's Act East Policy was praised.",
        "Brazil's Supreme Court said the law was void.",
        "They spoke of Lake Kivu (Rwanda).",
    ],
)
def test_other_names_of_a_country_are_nobody(text: str) -> None:
    assert read(text).person_names == []


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Zebo Rahim (Deputy Minister of Economy of Tajikistan) spoke.",
         ["Deputy Minister of Economy | TJK"]),
        ("Mr. Kenta Naka – Parliamentary Vice Minister for Foreign Affairs – spoke.",
         ["Parliamentary Vice Minister for Foreign Affairs"]),
        ("The Minister of Trade — Mbali Nkosi — spoke.", ["Minister of Trade"]),
    ],
)  # fmt: skip
def test_brackets_and_dashes_set_an_office_beside_a_name(text: str, offices: list[str]) -> None:
    (person,) = read(text).persons
    assert [describe(office) for office in person.offices] == offices


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The head of Omani diplomacy spoke.", "head of diplomacy | OMN"),
        ("The head of the Danish government spoke.", "head of government | DNK"),
        ("The French diplomacy chief spoke.", "diplomacy chief | FRA"),
    ],
)
def test_epithet_with_a_country_inside_is_an_office(text: str, office: str) -> None:
    assert read(text).unnamed == [office]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("They recalled Exercise Blanca Luna in May.", "Blanca Luna"),
        ("Typhoon Ketsana Rey struck in May.", "Ketsana Rey"),
        ("They praised progress on the Chile-Peru Andes Roadmap.", "Andes Roadmap"),
    ],
)
def test_what_was_seen_beside_the_noun_of_a_thing_is_nobody(text: str, seen: str) -> None:
    assert read(text, persons=[seen]).person_names == []
    assert read("They met Luna Rey in May.", persons=["Luna Rey"]).person_names == ["Luna Rey"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("They praised their work as NATO Friends.", "NATO Friends"),
        ("They released the HBCT Storm Season Guide.", "HBCT Storm Season Guide"),
        ("They spoke of Hexley DNR at length.", "Hexley DNR"),
    ],
)
def test_what_was_seen_with_an_abbreviation_inside_is_nobody(text: str, seen: str) -> None:
    assert read(text, persons=[seen]).person_names == []


@pytest.mark.parametrize(
    "name",
    ["TANOGI Toshimaru", "Emma ZAMMOT", "KIM Min-ru", "Soo-mi CHO", "Kyaw LWIN", "KJ Hexley"],
)
def test_a_family_name_in_capitals_is_no_abbreviation(name: str) -> None:
    assert read(f"They met {name} in May.", persons=[name]).person_names == [name]
