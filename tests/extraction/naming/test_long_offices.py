"""Long titles: lists of fields, bodies, brackets; and where the holder's name begins after them."""

from __future__ import annotations

import pytest

from tests.extraction.naming.name_reading import read


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("Deputy Minister for Women, Children and Vulnerable Groups Lindiwe Moyo spoke.",
         "Lindiwe Moyo", ["Deputy Minister for Women, Children and Vulnerable Groups"]),
        ("Minister in the Presidency for Planning, Monitoring and Evaluation Sipho Dube spoke.",
         "Sipho Dube", ["Minister in the Presidency for Planning, Monitoring and Evaluation"]),
        ("Vice Minister of Human Mobility Luis Andrade spoke.", "Luis Andrade",
         ["Vice Minister of Human Mobility"]),
        ("the Special Envoy of the Government of Japan for Peace-building and Rural Development "
         "Kenta Mori spoke.", "Kenta Mori", ["Special Envoy of the Government | JPN"]),
        ("Deputy Assistant Secretary for South and Central Asia Mary Ost spoke.", "Mary Ost",
         ["Deputy Assistant Secretary for South and Central Asia"]),
        ("Assistant Secretary-General for Africa Martha Otieno spoke.", "Martha Otieno",
         ["Assistant Secretary-General for Africa"]),
        ("Special Envoy for the Affairs of the Horn of Africa Gao Min spoke.", "Gao Min",
         ["Special Envoy for the Affairs of the Horn of Africa"]),
        ("Director-General of the Department of American and Oceanian Affairs Xu Ping spoke.",
         "Xu Ping", ["Director-General of the Department of American and Oceanian Affairs"]),
        ("Additional Secretary (Eurasia) Meena Tripathi spoke.", "Meena Tripathi",
         ["Additional Secretary (Eurasia)"]),
        ("Minister of State (Europe and North America) Simon Price spoke.", "Simon Price",
         ["Minister of State (Europe and North America)"]),
        ("State Secretary at the Federal Foreign Office Dr Anja Wiese spoke.", "Anja Wiese",
         ["State Secretary at the Federal Foreign Office"]),
        ("Under-Secretary of State at the Foreign, Commonwealth and Development Office of the "
         "United Kingdom Rt. Hon. Ellen Whit spoke.", "Ellen Whit",
         ["Under-Secretary of State at the Foreign, Commonwealth and Development Office | GBR"]),
        ("Permanent Representative of Chile to the UN in Geneva Ambassador Ana Soto spoke.",
         "Ana Soto", ["Permanent Representative | CHL", "Ambassador | CHL"]),
        ("Commissioner for Political Affairs, Peace and Security Ambassador Dawit Lemma spoke.",
         "Dawit Lemma",
         ["Commissioner for Political Affairs, Peace and Security", "Ambassador"]),
        ("Chairman of the Trade Council Prime Minister Senior General Aung Lwin spoke.",
         "Aung Lwin", ["Chairman of the Trade Council", "Prime Minister"]),
        ("Chargé d'affaires a.i. of the Embassy of Canada Paul Gagnon spoke.", "Paul Gagnon",
         ["Chargé d'affaires a.i. of the Embassy | CAN (acting)"]),
        ("Head of the Federal Department of Trade of Switzerland Ugo Cassi spoke.", "Ugo Cassi",
         ["Head of the Federal Department of Trade | CHE"]),
        ("High Representative of the European Union for Foreign Affairs and Security Policy and "
         "Vice-President of the European Commission Jo Borres spoke.", "Jo Borres",
         ["High Representative | European Union", "Vice-President | European Commission"]),
        ("the Special Representative [for Libya] Ali Salem spoke.", "Ali Salem",
         ["Special Representative [for Libya]"]),
        ("the Prime Minister of Libya [Ali al-] Sarri spoke.", "Ali al-Sarri",
         ["Prime Minister | LBY"]),
        ("Permanent Under Secretary Sir Philip Bart of the Foreign, Commonwealth and Development "
         "Office of the United Kingdom spoke.",
         "Philip Bart", ["Permanent Under Secretary | GBR"]),
        ("Minister Delegate in charge of Regional Cooperation Fatou Kane spoke.", "Fatou Kane",
         ["Minister Delegate in charge of Regional Cooperation"]),
        ("Dame Meg Fenn KC, Lord Chancellor and Secretary of State for Justice, spoke.", "Meg Fenn",
         ["Lord Chancellor", "Secretary of State for Justice"]),
        ("Awa Diop, Minister of Justice, Keeper of the Seals of Senegal, spoke.", "Awa Diop",
         ["Minister of Justice | SEN", "Keeper of the Seals | SEN"]),
        ("its envoy for the region, Jan Straat, spoke.", "Jan Straat", ["envoy for the region"]),
        ("Minister of Justice Olha Stef spoke.", "Olha Stef", ["Minister of Justice"]),
        ("Foreign Minister of New Zealand Wilma Hart spoke.", "Wilma Hart",
         ["Foreign Minister | NZL"]),
        ("Deputy Secretary-General of ASEAN for Economic Affairs Sari Kaur spoke.", "Sari Kaur",
         ["Deputy Secretary-General | Association of Southeast Asian Nations"]),
        ("Prime Minister of the Northern Region Masud Barzan spoke.", "Masud Barzan",
         ["Prime Minister of the Northern Region"]),
    ],
)  # fmt: skip
def test_name_begins_after_the_whole_office(text: str, name: str, offices: list[str]) -> None:
    found = read(text)
    assert (found.person_names, found.held) == ([name], offices)


@pytest.mark.parametrize(
    "text",
    [
        "He met the Prime Minister in Bangkok.",
        "The Special Envoy for Trade and Investment arrived in Lima.",
        "The Secretary of State for Health and Social Care arrived.",
        "Minister for Climate Change and Energy Efficiency signed.",
        "Under Secretary for Economic Growth, Energy, and the Environment travelled to Lima.",
        "Special Envoy for Middle East Peace Process met the parties.",
        "The Foreign Minister met the Ambassador at the Presidential Palace.",
    ],
)
def test_field_of_an_office_is_nobody(text: str) -> None:
    assert read(text).person_names == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister (Dr) Feleti Manu spoke.", "Feleti Manu"),
        ("Air Chief Marshal Suthep Wat spoke.", "Suthep Wat"),
        ("Minister of Trade U Than Lwin spoke.", "Than Lwin"),
        ("Ratu Epeli Tiko spoke.", "Epeli Tiko"),
        ("Lyonpo D.N. Dorje spoke.", "D.N. Dorje"),
        ("Lt-Gen Win Thaw spoke.", "Win Thaw"),
    ],
)
def test_title_of_respect_is_left_out(text: str, name: str) -> None:
    assert read(text).person_names == [name]


def test_organisation_of_an_office_behind_the_name_is_not_that_of_the_one_before() -> None:
    found = read("President Kofi Boateng, Chairman of the African Union, spoke.")
    assert found.held == ["President", "Chairman | African Union"]


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("Deputy Secretary Defense Marla Hexley spoke.", "Marla Hexley",
         "Deputy Secretary Defense"),
        ("Council of Economic Advisors Chair Bella Crowe spoke.", "Bella Crowe",
         "Chair | Council of Economic Advisers"),
        ("Chief Foreign Policy and Security Advisor to the President Kemal Rao spoke.", "Kemal Rao",
         "Chief Foreign Policy and Security Advisor to the President"),
        ("Police Chief Jon Crowe and Deputy Minister Rao spoke.", "Jon Crowe", "Police Chief"),
    ],
)  # fmt: skip
def test_no_word_of_an_office_is_left_beside_it(text: str, name: str, held: str) -> None:
    names = read(text, persons=[name])
    assert (names.person_names[0], names.held[0], names.unnamed) == (name, held, [])


def test_hyphens_make_a_name_no_longer() -> None:
    names = read("Emir Sabir Al-Ahmad Al-Jamil Al-Sabih of Kuwait spoke.")
    assert names.person_names == ["Sabir Al-Ahmad Al-Jamil Al-Sabih"]


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("The European Union's High Representative and Vice-President of the European "
         "Commission, Jo Borres, spoke.", "Jo Borres", 2),
        ("SRSG and Head of the World Bank Jo Borres spoke.", "Jo Borres", 2),
        ("the FM and Minister Soto spoke.", "Soto", 1),
        ("Deputy Special Representative of the Secretary-General, Resident and Humanitarian "
         "Coordinator Paulo Ferro spoke.", "Paulo Ferro", 2),
    ],
)  # fmt: skip
def test_offices_before_one_name_are_one_holders(text: str, name: str, count: int) -> None:
    found = read(text)
    assert (found.person_names, len(found.held)) == ([name], count)


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("Minister of Energy Sultan Al Merri spoke.", "Sultan Al Merri", ["Minister of Energy"]),
        ("Dr. Sultan Al Merri spoke.", "Sultan Al Merri", []),
        ("Sultan Harun Al Merri spoke.", "Harun Al Merri", ["Sultan"]),
    ],
)
def test_ruler_behind_an_office_or_address_is_a_given_name(
    text: str, name: str, offices: list[str]
) -> None:
    found = read(text)
    assert (found.person_names, found.held) == ([name], offices)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("He met the Executive Director in Oslo.", "Executive Director"),
        ("the Resident Coordinator in Oslo, Jan Straat, spoke.", "Resident Coordinator in Oslo"),
    ],
)
def test_place_behind_an_office_belongs_to_it_before_a_name(text: str, office: str) -> None:
    found = read(text)
    assert [*(held.title for held in found.offices), *found.held] == [office]


def test_letters_behind_a_name_are_no_given_name() -> None:
    found = read("H.E. Joseph Wanyo, EGH, Prime Cabinet Secretary, spoke.")
    assert found.person_names == ["Joseph Wanyo"]
