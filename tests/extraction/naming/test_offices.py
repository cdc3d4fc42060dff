"""Offices: head, modifiers, what they are for, whose they are, and how they are held."""

from __future__ import annotations

import pytest

from tests.extraction.naming.name_reading import read


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the Japanese Prime Minister left", "Prime Minister | JPN"),
        ("Norway’s Foreign Minister left", "Foreign Minister | NOR"),
        ("the Netherlands’ Prime Minister left", "Prime Minister | NLD"),
        ("Sri Lanka President left", "President | LKA"),
        ("the foreign minister of Peru left", "foreign minister | PER"),
        ("the President of the Republic of Korea (ROK) left", "President | KOR"),
        ("the UN Secretary-General left", "Secretary-General | United Nations"),
        ("United Nations (UN) Secretary General left", "Secretary General | United Nations"),
        ("a senior official of the Union and the Deputy Foreign Minister left",
         "Deputy Foreign Minister"),
        ("Peruvian Vice Foreign Minister left", "Vice Foreign Minister | PER"),
        ("the Chair of Israel’s Civil Commission left", "Chair of Israel’s Civil Commission | ISR"),
        ("the Secretary of the Mongolian National Security Council left",
         "Secretary of the Mongolian National Security Council | MNG"),
        ("representatives of the Brazilian government left", "representatives | BRA"),
        ("the top Chilean diplomat left", "top diplomat | CHL"),
        ("Peru’s top diplomat left", "top diplomat | PER"),
    ],
)  # fmt: skip
def test_whose_office_it_is(text: str, office: str) -> None:
    assert read(text).unnamed == [office]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the Minister of Foreign Affairs of Chile", "Minister of Foreign Affairs | CHL"),
        ("the Secretary of Health and Human Services", "Secretary of Health and Human Services"),
        ("the Secretary of State for Foreign, Commonwealth and Development Affairs",
         "Secretary of State for Foreign, Commonwealth and Development Affairs"),
        ("the Minister for Europe and Foreign Affairs of the French Republic",
         "Minister for Europe and Foreign Affairs | FRA"),
        ("the Minister for European Affairs", "Minister for European Affairs"),
        ("the Minister of Energy and Mines of Peru", "Minister of Energy and Mines | PER"),
        ("the Chair of the Federal Trade Commission", "Chair of the Federal Trade Commission"),
        ("the Health and Human Services Secretary", "Health and Human Services Secretary"),
        ("the National Security Advisor to the Vice President",
         "National Security Advisor to the Vice President"),
        ("the National Security Advisor to the Prime Minister of Sweden",
         "National Security Advisor to the Prime Minister | SWE"),
        ("the Special Representative of the Secretary-General for Syria",
         "Special Representative of the Secretary-General for Syria"),
        ("the Director of Voting Advocacy and others", "Director of Voting Advocacy"),
        ("the Director for Partnerships, National Security Council", "Director for Partnerships"),
        ("the Chief Economic Adviser", "Chief Economic Adviser"),
        ("the Co-Chair of the Council", "Co-Chair of the Council"),
        ("the Administrator of General Services", "Administrator of General Services"),
    ],
)  # fmt: skip
def test_what_an_office_is_for_belongs_to_its_name(text: str, office: str) -> None:
    assert read(text).unnamed == [office]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("the Foreign Ministers of Brazil, Germany, and India met",
         ["Foreign Ministers | BRA DEU IND"]),
        ("foreign ministers of South Korea and Japan met", ["foreign ministers | KOR JPN"]),
        ("the leaders of North Macedonia and Kosovo met", ["leaders | MKD XKX"]),
        ("the Australian, Indian and Japanese Foreign Ministers met",
         ["Foreign Ministers | AUS IND JPN"]),
        ("the Ministers of Foreign Affairs of Japan and Korea met",
         ["Ministers of Foreign Affairs | JPN KOR"]),
        ("the Ministers of Peru and the Norwegian Prime Minister met",
         ["Ministers | PER", "Prime Minister | NOR"]),
        ("calls to the Mayors of Fort Myers", ["Mayors of Fort Myers"]),
    ],
)  # fmt: skip
def test_plural_stands_for_several_holders(text: str, offices: list[str]) -> None:
    names = read(text)
    assert names.unnamed == offices
    assert names.offices[0].plural


def test_plural_knows_the_title_of_one_holder() -> None:
    (office,) = read("the Foreign Ministers of Chile and Peru").offices
    assert (office.title, office.singular) == ("Foreign Ministers", "Foreign Minister")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the acting Foreign Minister", "Foreign Minister (acting)"),
        ("Norway’s acting PM left", "Prime Minister | NOR (acting)"),
        ("the former Chilean President", "President | CHL (former)"),
        ("the ex-President", "President (former)"),
        ("then-President of Peru", "President | PER (former)"),
        ("the Prime Minister-designate", "Prime Minister (designate)"),
        ("the President-elect of Ghana", "President | GHA (designate)"),
        ("the outgoing Chancellor", "Chancellor (outgoing)"),
        ("the caretaker Prime Minister", "Prime Minister (acting)"),
    ],
)
def test_how_an_office_is_held(text: str, office: str) -> None:
    assert read(text).unnamed == [office]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("the PM left", "Prime Minister"),
        ("the Indian EAM left", "External Affairs Minister | IND"),
        ("FM of Oman", "Foreign Minister | OMN"),
        ("the DPM left", "Deputy Prime Minister"),
        ("the NSA left", "National Security Advisor"),
        ("They told the PM.", "Prime Minister"),
    ],
)
def test_abbreviation_stands_for_its_office(text: str, office: str) -> None:
    assert read(text).unnamed == [office]


def test_abbreviation_has_the_head_of_the_full_title() -> None:
    heads = [office.head for office in read("the PM, then the SRSG, then the FM").offices]
    assert heads == ["prime minister", "representative", "minister"]


def test_lower_case_abbreviation_is_a_word() -> None:
    assert read("at 3 pm, fm radio").unnamed == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("They invited the Prime Minister to India.", "Prime Minister"),
        ("They thanked the Foreign Minister for Japan’s support.", "Foreign Minister"),
        ("the Ambassador to Norway", "Ambassador to Norway"),
        ("the Japanese Ambassador to India", "Ambassador to India | JPN"),
        ("the Special Envoy for Yemen", "Special Envoy for Yemen"),
        ("the spokesperson for the United Nations", "spokesperson | United Nations"),
    ],
)
def test_country_someone_is_sent_to_does_not_own_the_office(text: str, office: str) -> None:
    assert read(text).unnamed == [office]


def test_posting_after_the_sending_country_belongs_to_the_office() -> None:
    assert read("the Ambassador of Japan to Norway left").spans == [
        "the Ambassador of Japan to Norway"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the head and the assistant left",
        "a member of the delegation",
        "heads of cattle",
        "mr chief",
    ],
)
def test_word_that_needs_more_is_no_office_alone(text: str) -> None:
    assert "head" not in [office.head for office in read(text).offices]
    assert "member" not in [office.head for office in read(text).offices]
    assert "assistant" not in [office.head for office in read(text).offices]


def test_nested_office_is_not_a_second_one() -> None:
    assert read("the Assistant to the President and the Chief of Staff").unnamed == [
        "Assistant to the President",
        "Chief of Staff",
    ]


def test_head_inside_the_name_of_an_organisation_is_no_office() -> None:
    assert read("the Office of the United Nations High Commissioner for Refugees").unnamed == []


def test_opening_participle_is_no_part_of_a_title() -> None:
    assert read("Joining President Soto were others.").held == ["President"]


def test_article_is_kept_apart() -> None:
    (office,) = read("He met his Foreign Minister.").offices
    assert (office.article, office.title) == ("his", "Foreign Minister")


def test_afternoon_is_no_prime_minister() -> None:
    assert read("It began at 3 PM on Friday.").unnamed == []


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("They held a leader-level meeting in Oslo.", 0),
        ("A minister-led mission left.", 0),
        ("The President-elect of Peru left.", 1),
        ("The vice-president of Peru left.", 1),
    ],
)
def test_what_a_hyphen_makes_an_adjective_is_no_office(text: str, offices: int) -> None:
    assert len(read(text).offices) == offices


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("Ohio Secretary of Trade Ana Rao spoke.", True),
        ("Ohio's acting Secretary of Trade spoke.", True),
        ("The Secretary of Trade of Ohio spoke.", True),
        ("The Secretary of Trade spoke in Ohio.", False),
    ],
)
def test_office_of_a_part_of_a_country_is_a_local_one(text: str, local: bool) -> None:
    names = read(text)
    (found,) = [*names.offices, *(office for who in names.persons for office in who.offices)]
    assert found.local is local
