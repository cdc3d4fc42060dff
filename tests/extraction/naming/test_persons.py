"""Persons with honorifics, offices, name orders and particles of all regions."""

from __future__ import annotations

import pytest

from tests.extraction.naming.name_reading import read


@pytest.mark.parametrize(
    ("text", "name", "honorific", "gender"),
    [
        ("Mr. TANAKA Hiroshi arrived.", "TANAKA Hiroshi", "Mr.", "m"),
        ("Ms Diaz arrived.", "Diaz", "Ms", "f"),
        ("Dr. Ann Lee arrived.", "Ann Lee", "Dr.", ""),
        ("H.E. Mr. Hakan Demir arrived.", "Hakan Demir", "H.E. Mr.", "m"),
        ("Sheikh Hamad bin Nasser Al-Farsi arrived.", "Hamad bin Nasser Al-Farsi", "Sheikh", "m"),
        ("Lt. Gen. Asif Khan arrived.", "Asif Khan", "Lt. Gen.", ""),
        ("Mr. West arrived.", "West", "Mr.", "m"),
        ("Ms. Hall arrived.", "Hall", "Ms.", "f"),
        ("His Royal Highness Salman Al Khalifa arrived.", "Salman Al Khalifa",
         "His Royal Highness", "m"),
    ],
)  # fmt: skip
def test_honorific_is_no_part_of_the_name(
    text: str, name: str, honorific: str, gender: str
) -> None:
    (person,) = read(text).persons
    assert (person.name, person.honorific, person.gender) == (name, honorific, gender)


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("President John R. Doe, Jr. spoke.", "John R. Doe, Jr.", ["President"]),
        ("President John R. Doe Jr. spoke.", "John R. Doe Jr.", ["President"]),
        ("Foreign Secretary Smith spoke.", "Smith", ["Foreign Secretary"]),
        ("Prime Minister M. Shia’ al-Hakim spoke.", "M. Shia’ al-Hakim", ["Prime Minister"]),
        ("PM Rao spoke.", "Rao", ["Prime Minister"]),
        ("Rep. Anna Doe spoke.", "Anna Doe", ["Representative"]),
        ("Indian Prime Minister (PM) Anita Rao spoke.", "Anita Rao", ["Prime Minister | IND"]),
        ("Prime Minister Sauli Aho of Finland spoke.", "Sauli Aho", ["Prime Minister | FIN"]),
        ("Prime Minister of Kosovo Albin Roe spoke.", "Albin Roe", ["Prime Minister | XKX"]),
        ("the President of Peru, Ana Soto, spoke.", "Ana Soto", ["President | PER"]),
        ("ASEAN Special Envoy Dato Rahman spoke.", "Rahman",
         ["Special Envoy | Association of Southeast Asian Nations"]),
        ("Special Envoy for Yemen Tim Larsen spoke.", "Tim Larsen", ["Special Envoy for Yemen"]),
        ("Minister of Foreign Affairs Kim Min-ji spoke.", "Kim Min-ji",
         ["Minister of Foreign Affairs"]),
        ("Secretary of Health and Human Services Jane Doe spoke.", "Jane Doe",
         ["Secretary of Health and Human Services"]),
        ("National Security Advisor to the Vice President Dr. Ann Lee spoke.", "Ann Lee",
         ["National Security Advisor to the Vice President"]),
        ("Chair of the Federal Maritime Commission Daniel Roe spoke.", "Daniel Roe",
         ["Chair of the Federal Maritime Commission"]),
        ("Minister for Mental Health and Substance Use Dr. Miriam Doe spoke.", "Miriam Doe",
         ["Minister for Mental Health and Substance Use"]),
        ("His Majesty King Abdul II of Jordan spoke.", "Abdul II", ["King | JOR"]),
        ("Acting Foreign Minister Cruz spoke.", "Cruz", ["Foreign Minister (acting)"]),
        ("Special Envoy for Climate Change Ana Soto spoke.", "Ana Soto",
         ["Special Envoy for Climate Change"]),
        ("Head of the EU Trade and Aid Department Ana Soto spoke.", "Ana Soto",
         ["Head of the EU Trade and Aid Department | European Union"]),
        ("Minister of Foreign Affairs and Chileans Abroad of Chile Ana Soto spoke.", "Ana Soto",
         ["Minister of Foreign Affairs and Chileans Abroad | CHL"]),
        ("Minister for Defence the Hon Dr Ana Soto MP spoke.", "Ana Soto",
         ["Minister for Defence"]),
        ("Minister of State at the Ministry of Foreign Affairs Dr. Ana Soto spoke.", "Ana Soto",
         ["Minister of State at the Ministry of Foreign Affairs"]),
        ("Minister of Trade of the sisterly Republic of Peru Ana Soto spoke.", "Ana Soto",
         ["Minister of Trade | PER"]),
        ("Director of the Rural Finance Protection Bureau (RFPB) Ann Doe spoke.", "Ann Doe",
         ["Director of the Rural Finance Protection Bureau"]),
        ("U.S. Department of Housing and Urban Trade Secretary Ann Doe spoke.", "Ann Doe",
         ["Housing and Urban Trade Secretary"]),
        ("chairman of the Norwegian National Trade Council (NTC) Ann Doe spoke.", "Ann Doe",
         ["chairman of the Norwegian National Trade Council | NOR"]),
        ("Speaker of the National Assembly of Peru Ana Soto spoke.", "Ana Soto",
         ["Speaker of the National Assembly | PER"]),
        ("Deputy Minister Kim In-ho spoke.", "Kim In-ho", ["Deputy Minister"]),
        ("He met Ms. Clara May, Minister of Trade.", "Clara May", ["Minister of Trade"]),
        ("the Hon. Ana Soto, MP, Minister of Trade of Peru, spoke.", "Ana Soto",
         ["Minister of Trade | PER"]),
        ("Special Representative on Violence in Conflict Ann Doe spoke.", "Ann Doe",
         ["Special Representative on Violence in Conflict"]),
        ("Council on Rural Trade Chair Ann Doe spoke.", "Ann Doe",
         ["Council on Rural Trade Chair"]),
        ("Trade Adviser Ambassador Ann Doe spoke.", "Ann Doe",
         ["Trade Adviser", "Ambassador"]),
        ("Norwegian UN Ambassador Ada Berg spoke.", "Ada Berg", ["UN Ambassador | NOR"]),
        ("Russia’s NATO envoy Ivan Petrov spoke.", "Ivan Petrov", ["NATO envoy | RUS"]),
        ("Ohio Senate President Ann Doe spoke.", "Ann Doe", ["Senate President"]),
        ("President-elect Soto spoke.", "Soto", ["President (designate)"]),
        ("Israeli Minister of Defense Benjamin “Benny” Stern spoke.", "Benjamin “Benny” Stern",
         ["Minister of Defense | ISR"]),
        ("President Jordan Smith of Chad spoke.", "Jordan Smith", ["President | TCD"]),
        ("FOREIGN MINISTER AOKI", "AOKI", ["FOREIGN MINISTER"]),
    ],
)  # fmt: skip
def test_office_before_a_name(text: str, name: str, offices: list[str]) -> None:
    names = read(text)
    assert names.person_names == [name]
    assert names.held == offices


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("Ms. Diaz, Minister of Foreign Affairs of Chile, spoke.", "Diaz",
         ["Minister of Foreign Affairs | CHL"]),
        ("Kim Sung-han, National Security Advisor of the Republic of Korea, spoke.",
         "Kim Sung-han", ["National Security Advisor | KOR"]),
        ("H.E. Mr. Khan, Imran Ali, Foreign Minister of Pakistan, spoke.", "Khan, Imran Ali",
         ["Foreign Minister | PAK"]),
        ("Senator the Hon. Jane Wong, Minister for Foreign Affairs of Australia, spoke.",
         "Jane Wong", ["Senator | AUS", "Minister for Foreign Affairs | AUS"]),
    ],
)  # fmt: skip
def test_office_in_apposition(text: str, name: str, offices: list[str]) -> None:
    names = read(text)
    assert names.person_names == [name]
    assert names.held == offices


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Chairman of the Rural Finance Institutions Examination Council", []),
        ("Chief Public Policy Officer, Green Bay", []),
        ("Chief Health Officer, Green Bay", []),
        ("Chief Data Scientist of the Office", []),
        ("Dan Roe of the Farm Federation of America", []),
        ("Director of Political Strategy and Outreach Ann Doe", ["Ann Doe"]),
        ("President of the Coalition on Rural Participation Ann Doe", ["Ann Doe"]),
        ("It was moderated by Ann Doe of USA Today", []),
        ("Ann Doe, Deputy Director for Trade and Equity, Domestic Policy Council", ["Ann Doe"]),
        ("Mr. Doe*, President and CEO, Reyes-Lindt", ["Doe"]),
        ("Mr. Doe, Executive Director, Green Bay", ["Doe"]),
    ],
)
def test_organisation_behind_an_office_is_nobody(text: str, persons: list[str]) -> None:
    found = read(text)
    assert found.person_names == persons
    assert not any("Domestic" in o.title for p in found.persons for o in p.offices)


def test_party_of_a_minister_is_not_what_he_is_minister_of() -> None:
    text = "Foreign Minister Ana Soto, Chair of the European Council, spoke."
    assert read(text).held == ["Foreign Minister", "Chair | European Council"]


def test_plural_office_ends_before_the_office_of_another() -> None:
    found = read("Senators Ann Doe and Bob Roe, and Congressman Carl Poe")
    assert found.held == ["Senator", "Senator", "Congressman"]


def test_office_that_goes_on_is_not_of_who_is_named_before_it() -> None:
    text = "Secretary Ann Doe, EU Coordinator for Operation Bright Day Bob Roe, and staff"
    assert read(text).held == ["Secretary"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Peru’s Han Min-woo met envoy An Do-hyun.", ["Han Min-woo", "An Do-hyun"]),
        ("A New Delhi-based group came to the Ministerial Follow-up.", []),
        ("The South Asia-wide Bay Area-led plan", []),
    ],
)
def test_given_name_of_two_syllables(text: str, persons: list[str]) -> None:
    assert read(text).person_names == persons


def test_verb_is_no_office() -> None:
    assert read("He came to co-chair the talks and will chair others.").unnamed == []


def test_polity_in_an_adjective_has_no_leaders() -> None:
    assert read("He met leaders of US-based companies.").unnamed == ["leaders"]
    assert read("the chairman of the Russian section").unnamed == ["chairman"]


@pytest.mark.parametrize(
    ("text", "persons", "unnamed"),
    [
        ("In talks with Ms. Rao, the Prime Minister said so.", ["Rao"], ["Prime Minister"]),
        ("Of Mr. Rao, the EAM and Mr. Soto spoke.", ["Rao", "Soto"], ["External Affairs Minister"]),
        ("With the Prime Minister, FM Soto spoke.", ["Soto"], ["Prime Minister"]),
        ("The Foreign Secretary and Chilean Foreign Minister Soto met.", ["Soto"],
         ["Foreign Secretary"]),
        ("Minister Ana Rao, the President and the Speaker spoke.", ["Ana Rao"],
         ["President", "Speaker"]),
        ("Greeting the Norwegian Foreign Minister, Ms. Rao praised it.", ["Rao"],
         ["Foreign Minister | NOR"]),
        ("According to the spokesman, Ms. Rao went home.", ["Rao"], ["spokesman"]),
        ("About his talks with the Omani foreign minister, Ms. Rao said nothing.", ["Rao"],
         ["foreign minister | OMN"]),
    ],
)  # fmt: skip
def test_office_that_opens_a_clause_is_not_of_who_is_named_before_it(
    text: str, persons: list[str], unnamed: list[str]
) -> None:
    found = read(text)
    assert [person.name for person in found.persons] == persons
    assert found.unnamed == unnamed


def test_apposition_takes_the_comma_that_closes_it() -> None:
    assert read("Ms. Diaz, Minister of Foreign Affairs of Chile, spoke.").spans == [
        "Ms. Diaz, Minister of Foreign Affairs of Chile,"
    ]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Deputy Prime Minister and Minister of Foreign Affairs of the State of Qatar Sheikh Hamad",
         ["Deputy Prime Minister | QAT", "Minister of Foreign Affairs | QAT"]),
        ("Chinese State Councilor and Foreign Minister Li Wei",
         ["State Councilor | CHN", "Foreign Minister | CHN"]),
        ("Ms. Brown, Secretary of State for Foreign, Commonwealth and Development Affairs, Minister"
         " for Women and Equalities of the United Kingdom, spoke",
         ["Secretary of State for Foreign, Commonwealth and Development Affairs | GBR",
          "Minister for Women and Equalities | GBR"]),
        ("the Crown Prince and Prime Minister of Bahrain, His Royal Highness Salman Al Khalifa",
         ["Crown Prince | BHR", "Prime Minister | BHR"]),
        ("Member of the Political Bureau of the CPC Central Committee and Minister of Foreign "
         "Affairs Li Wei", ["Member of the Political Bureau | CPC Central Committee",
                            "Minister of Foreign Affairs"]),
    ],
)  # fmt: skip
def test_several_offices_share_their_country(text: str, offices: list[str]) -> None:
    assert read(text).held == offices


@pytest.mark.parametrize(
    ("text", "unnamed", "name", "held"),
    [
        ("the Prime Minister and President Lopez met", "Prime Minister", "Lopez", "President"),
        ("The Vice President and Prime Minister Haddad met", "Vice President", "Haddad",
         "Prime Minister"),
        ("The Secretary General and Prime Minister Haddad met", "Secretary General", "Haddad",
         "Prime Minister"),
        ("The Secretary and Foreign Minister Diaz met", "Secretary", "Diaz", "Foreign Minister"),
        ("EAM and Cabinet Secretary Diaz met", "External Affairs Minister", "Diaz",
         "Cabinet Secretary"),
        ("the Amir of Qatar, and President Lopez met", "Amir | QAT", "Lopez", "President"),
        ("as a Senator, President Doe met", "Senator", "Doe", "President"),
        ("EAM and Cabinet Secretary Lopez met", "External Affairs Minister", "Lopez",
         "Cabinet Secretary"),
    ],
)  # fmt: skip
def test_two_offices_of_two_people(text: str, unnamed: str, name: str, held: str) -> None:
    names = read(text)
    assert names.unnamed == [unnamed]
    assert names.person_names == [name]
    assert names.held == [held]


def test_list_of_persons_with_their_offices() -> None:
    names = read(
        "Tom Doe, Senior Advisor to the President and Director of the Office of Public Affairs, "
        "Ana Roe, Assistant to the President, and Foreign Minister Rao met."
    )
    assert names.person_names == ["Tom Doe", "Ana Roe", "Rao"]
    assert [len(person.offices) for person in names.persons] == [2, 1, 1]


def test_plural_before_several_names() -> None:
    names = read("Presidents Lopez and Haddad met Prime Ministers Rao, Aoki and Lee of Korea.")
    assert names.person_names == ["Lopez", "Haddad", "Rao", "Aoki", "Lee"]
    assert names.held == [*["President"] * 2, *["Prime Minister"] * 2, "Prime Minister | KOR"]
    assert not any(office.plural for person in names.persons for office in person.offices)


@pytest.mark.parametrize(
    ("text", "seen", "name"),
    [
        ("Deputy Adviser for Global Security Amos Larsen spoke.", "Amos Larsen", "Amos Larsen"),
        ("Deputy Adviser for World Economics Mike Olsen spoke.", "Economics Mike Olsen",
         "Mike Olsen"),
        ("the Envoy for Norway Sigrid Roe spoke.", "Norway Sigrid Roe", "Sigrid Roe"),
        ("the Director of the Policy Council and Nora Berg spoke.", "Nora Berg", "Nora Berg"),
    ],
)  # fmt: skip
def test_what_the_pipeline_sees_tells_where_a_name_begins(text: str, seen: str, name: str) -> None:
    assert read(text, persons=[seen]).person_names == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Jean-Claude O’Brien-Reyes",
        "J. K. Olsen",
        "John A. Roe",
        "María de la Cruz",
        "Ludwig von Aken",
        "Luiz da Silva",
        "Ngozi Okonjo-Iweala",
        "Jordan Smith",
    ],
)
def test_bare_name_is_read_to_its_end(name: str) -> None:
    first = name.split("-", maxsplit=1)[0]
    assert read(f"There {name} met them.", persons=[name]).person_names == [name]
    if first != name and " " in first:
        assert read(f"There {name} met them.", persons=[first]).person_names == [name]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("President Lopez Meets Foreign Minister Aoki", ["Lopez", "Aoki"]),
        ("PRESIDENT LOPEZ MEETS FOREIGN MINISTER AOKI", ["LOPEZ", "AOKI"]),
        ("President Lopez September 5", ["Lopez"]),
        ("President Lopez May 5", ["Lopez"]),
        ("Prime Minister Rao Tuesday said", ["Rao"]),
        ("Prime Minister Rao’s Visit", ["Rao"]),
        ("Foreign Minister Diaz-Peru talks", ["Diaz"]),
        ("Foreign Minister Diaz Peru talks", ["Diaz"]),
        ("Prime Minister Office", []),
        ("Foreign Minister Meeting", []),
    ],
)
def test_name_ends_before_months_verbs_meetings_and_countries(
    text: str, persons: list[str]
) -> None:
    assert read(text).person_names == persons


def test_month_is_a_name_where_nothing_else_fits() -> None:
    assert read("Prime Minister May said so.").person_names == ["May"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("the Annie E. Roe Foundation gave", "Annie E. Roe"),
        ("the Soto-Rao Administration said", "Soto-Rao"),
        ("a National Climate Task Force met", "Climate Task Force"),
        ("the Roosevelt Room", "Roosevelt Room"),
        ("the Voting Rights Act", "Voting Rights Act"),
    ],
)
def test_institution_called_after_somebody_is_no_person(text: str, seen: str) -> None:
    assert read(text, persons=[seen]).person_names == []


@pytest.mark.parametrize(
    "text",
    [
        "the General Services were told",
        "a Major Disaster was declared",
        "a Major Defense Partner",
        "Gen Z told them",
        "he and she and they met",
        "Sri Lanka and Saint Lucia",
        "House and Senate",
        "Crown Prince Makes Phone Call",
        "Prime Minister Underlines Need",
    ],
)
def test_what_only_looks_like_an_address_names_nobody(text: str) -> None:
    assert read(text).person_names == []


@pytest.mark.parametrize(
    ("text", "name", "polities"),
    [
        ("his Indian counterpart Anita Rao", "Anita Rao", ["IND"]),
        ("his Indian counterpart, Anita Rao, spoke", "Anita Rao", ["IND"]),
        ("her counterpart from Chile, Ms. Diaz, spoke", "Diaz", ["CHL"]),
        ("his counterpart, Foreign Minister Diaz, spoke", "Diaz", []),
        ("her new Indian counterpart, Anita Rao, spoke", "Anita Rao", ["IND"]),
    ],
)
def test_named_counterpart(text: str, name: str, polities: list[str]) -> None:
    (person,) = read(text).persons
    assert person.name == name
    assert person.counterpart is not None
    assert [match.entry.notation for match in person.counterpart] == polities


@pytest.mark.parametrize(
    ("text", "span", "plural", "polities"),
    [
        ("He met their Omani counterpart.", "their Omani counterpart", False, ["OMN"]),
        ("He met her Mexican and Canadian counterparts.", "her Mexican and Canadian counterparts",
         True, ["MEX", "CAN"]),
        ("He met his counterparts from Norway, Peru and Chile.",
         "his counterparts from Norway, Peru and Chile", True, ["NOR", "PER", "CHL"]),
        ("He met his counterpart, who spoke.", "his counterpart", False, []),
    ],
)  # fmt: skip
def test_unnamed_counterpart(text: str, span: str, *, plural: bool, polities: list[str]) -> None:
    names = read(text)
    (counterpart,) = names.counterparts
    assert names.spans[0] == span
    assert counterpart.plural is plural
    assert [match.entry.notation for match in counterpart.polities] == polities


def test_name_the_document_has_introduced_is_known() -> None:
    assert read("There Soto spoke.").person_names == []
    assert read("There Soto spoke.", known=["Soto"]).person_names == ["Soto"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("the Soto Administration spoke", "Soto"),
        ("the Soto-Rao plan", "Soto"),
        ("the White House spoke", "White"),
    ],
)
def test_known_name_inside_another_name_is_none(text: str, known: str) -> None:
    assert read(text, known=[known]).person_names == []


def test_bare_office_after_a_minister_of_a_country_is_another_persons() -> None:
    (person,) = read("With the Foreign Minister of Peru, Ana Diaz, the President spoke.").persons
    assert [office.title for office in person.offices] == ["Foreign Minister"]


@pytest.mark.parametrize(
    ("text", "persons", "held"),
    [
        ("HR/VP Jan Moreau spoke.", ["Jan Moreau"], ["High Representative"]),
        ("Minister for the Indo-Pacific Anne-Marie Rowe spoke.", ["Anne-Marie Rowe"],
         ["Minister for the Indo-Pacific"]),
        ("Kazakh Deputy Prime Minister – Minister of Foreign Affairs Murat Omarov spoke.",
         ["Murat Omarov"], ["Deputy Prime Minister | KAZ", "Minister of Foreign Affairs | KAZ"]),
        ("Head of the OSCE Mission to Moldova Klaus Berger spoke.", ["Klaus Berger"],
         ["Head of the OSCE Mission | Organization for Security and Co-operation in Europe"]),
        ("Special Representative of the President of Peru for Africa, Deputy Foreign Minister "
         "Luis Rojas spoke.", ["Luis Rojas"],
         ["Special Representative of the President | PER", "Deputy Foreign Minister | PER"]),
        ("He met the head of the Trade Office, Adam Kroll, there.", ["Adam Kroll"],
         ["head of the Trade Office"]),
        ("He met the Chair, Ana Borg, who also serves as Peru's Minister for Trade, there.",
         ["Ana Borg"], ["Chair | PER", "Minister for Trade | PER"]),
        ("Ms. Soto, Chilean President discuss trade", ["Soto"], []),
        ("Welcoming Ms. Soto, the King of the day spoke.", ["Soto"], []),
        ("Ana Rao, Chairman of the National Flood Relief and Rescue Management Authority, spoke.",
         ["Ana Rao"], ["Chairman of the National Flood Relief and Rescue Management Authority"]),
        ("Ana Rao, the Minister for Asia at the Norwegian Foreign, Trade & Development Office, "
         "spoke.", ["Ana Rao"], ["Minister for Asia | NOR"]),
        ("Secretary of the Security Council of Russia Nikita Orlov spoke.", ["Nikita Orlov"],
         ["Secretary of the Security Council | RUS"]),
        ("OSCE Chairman-in-Office and Polish Foreign Minister Adam Nowak spoke.", ["Adam Nowak"],
         ["Chairman-in-Office | Organization for Security and Co-operation in Europe",
          "Foreign Minister | POL"]),
        ("Anna Weber, President of the European Commission, and Jens Dahl, Secretary General of "
         "NATO, spoke.", ["Anna Weber", "Jens Dahl"],
         ["President | European Commission", "Secretary General | North Atlantic Treaty "
          "Organization"]),
        ("the Chinese spokesperson Hua Lifen spoke.", ["Hua Lifen"], ["spokesperson | CHN"]),
        ("Vice Premier He Lifang met Mr. He.", ["He Lifang", "He"], ["Vice Premier"]),
        ("Lt Gen (retd) Asim Qadir spoke.", ["Asim Qadir"], []),
        ("the Ambassador Extraordinary and Plenipotentiary of Libya, Ali Haddad, spoke.",
         ["Ali Haddad"], ["Ambassador Extraordinary and Plenipotentiary | LBY"]),
    ],
)  # fmt: skip
def test_ways_of_ministries_and_agencies(text: str, persons: list[str], held: list[str]) -> None:
    names = read(text, persons=["Anna", "Jens Dahl"] if "Anna Weber" in text else ())
    assert names.person_names == persons
    assert names.held == held


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Rt Hon Elizabeth Harrow MP spoke.", "Elizabeth Harrow"),
        ("Foreign Minister Ali Sabri, PC, MP spoke.", "Ali Sabri"),
        ("Minister of Foreign Affairs Ana Rojas (@AnaRojas_CL) spoke.", "Ana Rojas"),
    ],
)
def test_letters_and_handles_after_a_name_are_no_part_of_it(text: str, name: str) -> None:
    assert read(text).person_names == [name]


@pytest.mark.parametrize(
    "name", ["Hassan Amir-Tavakoli", "Angus King", "Faisal bin Farid Al-Saleh"]
)
def test_name_with_a_word_of_offices_or_a_patronymic(name: str) -> None:
    names = read(f"There {name} met them.", persons=[name.rsplit(" bin ", maxsplit=1)[-1]])
    assert names.person_names == [name]
    assert names.offices == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The Presidents of Chile and Peru, Ana Soto and Luis Rojas, met.",
         ["President | CHL", "President | PER"]),
        ("Ministers of Foreign Affairs of Azerbaijan and Armenia Jeyhun Bayram and Ararat Mir met.",
         ["Minister of Foreign Affairs | AZE", "Minister of Foreign Affairs | ARM"]),
        ("The Presidents of Chile and Peru, Ana Soto and others, met.", []),
    ],
)  # fmt: skip
def test_each_of_several_holders_gets_the_country_in_its_place(text: str, held: list[str]) -> None:
    assert read(text).held == held


def test_each_of_several_counterparts_gets_the_country_in_its_place() -> None:
    persons = read("He met his Uzbek and Kazakh counterparts, Abdul Kamil and Murat Omar.").persons
    polities = [person.counterpart or () for person in persons]
    assert [person.name for person in persons] == ["Abdul Kamil", "Murat Omar"]
    assert [match.entry.notation for found in polities for match in found] == ["UZB", "KAZ"]


@pytest.mark.parametrize(
    ("text", "persons", "held"),
    [
        ("Li Wei, a member of the Political Bureau of the CPC Central Committee and China's foreign"
         " minister, spoke.", ["Li Wei"],
         ["member of the Political Bureau | CPC Central Committee", "foreign minister | CHN"]),
        ("Foreign Minister Li Wei, also a member of the Political Bureau, spoke.", ["Li Wei"],
         ["Foreign Minister", "member of the Political Bureau"]),
        ("Mr. Luis Rojas Minister of Trade of Peru spoke.", ["Luis Rojas"],
         ["Minister of Trade | PER"]),
        ("Foreign Minister Peru Mr. Luis Rojas spoke.", ["Luis Rojas"], ["Foreign Minister | PER"]),
        ("the Ambassador of China in Peru Li Wei spoke.", ["Li Wei"], ["Ambassador | CHN"]),
        ("Ali Bah, newly elected Chair of the African Union and President of Guinea, spoke.",
         ["Ali Bah"], ["Chair | African Union", "President | GIN"]),
        ("EU foreign and security policy chief Jan Moreau spoke.", ["Jan Moreau"],
         ["foreign and security policy chief | European Union"]),
        ("the Saudi Foreign Minister [Prince Faisal bin Farid] spoke.", ["Faisal bin Farid"],
         ["Foreign Minister | SAU", "Prince | SAU"]),
        ("Minister [Ana] Soto and Mr [Luis] Rojas spoke.", ["Ana Soto", "Luis Rojas"],
         ["Minister"]),
        ("Met FM Soto.", ["Soto"], ["Foreign Minister"]),
        ("Minister for Policy Coordination of Peru, Ana Soto, spoke.", ["Ana Soto"],
         ["Minister for Policy Coordination | PER"]),
    ],
)  # fmt: skip
def test_offices_of_the_news(text: str, persons: list[str], held: list[str]) -> None:
    names = read(text)
    assert names.person_names == persons
    assert names.held == held


def test_of_a_country_makes_full_names_persons() -> None:
    persons = read(
        "He met with Ana Soto of Chile, Luis Rojas of Peru and Nova Trade of Norway."
    ).persons
    countries = [person.country for person in persons]
    assert [person.name for person in persons] == ["Ana Soto", "Luis Rojas"]
    assert [match.entry.notation for match in countries if match] == ["CHL", "PER"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("the Senator for South Australia spoke", []),
        ("They held Exercise Indo-Pacific Resolve.", ["Exercise Indo"]),
    ],
)
def test_places_and_parts_of_compounds_are_no_persons(text: str, seen: list[str]) -> None:
    assert read(text, persons=seen).person_names == []


def test_nobody_is_foreign_secretary_and_foreign_minister() -> None:
    names = read("The Foreign Secretary and Foreign Minister Soto met.")
    assert names.unnamed == ["Foreign Secretary"]
    assert names.held == ["Foreign Minister"]


@pytest.mark.parametrize(
    ("text", "seen", "names"),
    [
        ("the Crown Prince of Saudi Arabia Ali bin Said spoke", [], ["Ali bin Said"]),
        ("members of Bosnia and Herzegovina Zora Kovac spoke", ["Herzegovina Zora Kovac"],
         ["Zora Kovac"]),
        ("the Member Heather Lund spoke", ["Member Heather Lund"], ["Heather Lund"]),
    ],
)  # fmt: skip
def test_name_begins_after_the_country_or_noun_before_it(
    text: str, seen: list[str], names: list[str]
) -> None:
    assert read(text, persons=seen, known=["Heather Lund"]).person_names == names


def test_after_a_fronted_phrase_a_name_is_the_subject() -> None:
    persons = read("In talks with the President of Chile, Ana Soto said so.").persons
    assert not any(person.offices for person in persons)


def test_a_country_owns_a_name_with_a_hyphen() -> None:
    assert [p.name for p in read("South Korea’s Han Sung-wook spoke.").persons] == ["Han Sung-wook"]


def test_counterparts_from_allies_are_of_the_countries() -> None:
    (counterpart,) = read(
        "She met her counterparts from NATO allies Norway and Chile."
    ).counterparts
    assert [match.entry.id for match in counterpart.polities] == ["country/NOR", "country/CHL"]


def test_sultan_who_is_a_minister_is_called_so() -> None:
    (person,) = read("Sultan Al Jabri, Minister of Industry of Oman, spoke.").persons
    assert person.name == "Sultan Al Jabri"
