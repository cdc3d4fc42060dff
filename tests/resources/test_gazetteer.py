"""The gazetteer: countries, organisations, places, events and honorifics."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from graphkit.errors import ResourceError
from graphkit.resources.gazetteer import load_gazetteer, normalise
from graphkit.resources.honorifics import load_honorifics
from graphkit.resources.yaml_files import lexicon_folder, read_records

if TYPE_CHECKING:
    from pathlib import Path

# As one text, for a list of 193 strings fills a page.
UN_MEMBERS = tuple(
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL
    BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI
    DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC
    GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR
    KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI
    MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL
    PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR
    SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB
    VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
    """.split()  # noqa: SIM905
)
# CLDR tells these apart by something in brackets or after a dash, or shortens them.
OTHERWISE_IN_CLDR = [
    "country/" + code for code in ("COD", "COG", "HKG", "MAC", "MMR", "VAT", "VCT")
]


def _ids(form: str) -> list[str]:
    return [entry.id for entry in load_gazetteer().find(form)]


def _codes(form: str) -> list[str]:
    return [entry.notation for entry in load_gazetteer().find_demonym(form)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Japan", "country/JPN"),
        ("Republic of Korea", "country/KOR"),
        ("ROK", "country/KOR"),
        ("DPRK", "country/PRK"),
        ("Democratic People’s Republic of Korea", "country/PRK"),
        ("PRC", "country/CHN"),
        ("Republic of China", "country/TWN"),
        ("the United States of America", "country/USA"),
        ("The U.S.", "country/USA"),
        ("US", "country/USA"),
        ("U.K.", "country/GBR"),
        ("Trinidad & Tobago", "country/TTO"),
        ("UAE", "country/ARE"),
        ("Islamic Republic of Pakistan", "country/PAK"),
        ("State of Qatar", "country/QAT"),
        ("French Republic", "country/FRA"),
        ("Commonwealth of Australia", "country/AUS"),
        ("Russian Federation", "country/RUS"),
        ("RUSSIAN FEDERATION", "country/RUS"),
        ("Côte d’Ivoire", "country/CIV"),
        ("Cote d'Ivoire", "country/CIV"),
        ("DRC", "country/COD"),
        ("Congo-Brazzaville", "country/COG"),
        ("Equatorial Guinea", "country/GNQ"),
        ("Papua New Guinea", "country/PNG"),
        ("Guinea-Bissau", "country/GNB"),
        ("Guinea", "country/GIN"),
        ("Turkey", "country/TUR"),
        ("Hong Kong SAR", "country/HKG"),
        ("U.N.", "organization/united-nations"),
        ("United Nations Security Council", "organization/united-nations-security-council"),
        ("G-7", "organization/group-of-seven"),
        ("the Quad", "organization/quad"),
        ("State Department", "organization/united-states-department-of-state"),
        ("Foreign Ministry", "organization/ministry-of-foreign-affairs"),
        ("Kyiv", "place/kyiv"),
        ("Korean Peninsula", "place/korean-peninsula"),
        ("Indo-Pacific", "place/indo-pacific"),
        ("Nagorny Karabakh", "place/nagorno-karabakh"),
    ],
)
def test_form_names_one_thing(form: str, expected: str) -> None:
    assert _ids(form) == [expected]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Korea", ["country/KOR", "country/PRK"]),
        ("Congo", ["country/COD", "country/COG"]),
        ("Georgia", ["country/GEO", "place/georgia"]),
    ],
)
def test_ambiguous_form_gives_all_it_may_mean(form: str, expected: list[str]) -> None:
    assert _ids(form) == expected


@pytest.mark.parametrize("form", ["us", "who", "Ministry", "the", "", "is"])
def test_common_word_names_nothing(form: str) -> None:
    assert _ids(form) == []


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Japanese", ["JPN"]),
        ("South Korean", ["KOR"]),
        ("Korean", ["KOR", "PRK"]),
        ("Congolese", ["COD", "COG"]),
        ("Dutch", ["NLD"]),
        ("American", ["USA"]),
        ("Swedes", ["SWE"]),
        ("Nigerien", ["NER"]),
        ("Nigerian", ["NGA"]),
        ("Emirati", ["ARE"]),
    ],
)
def test_demonym_gives_its_countries(form: str, expected: list[str]) -> None:
    assert _codes(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("Tehran", "IRN"), ("Kiev", "UKR"), ("Washington", "USA"), ("The Hague", "NLD")],
)
def test_capital_may_mean_the_government(form: str, expected: str) -> None:
    assert [entry.notation for entry in load_gazetteer().find_by_capital(form)] == [expected]


def test_city_that_is_no_capital_means_no_government() -> None:
    assert load_gazetteer().find_by_capital("New York") == ()


@pytest.mark.parametrize(
    "form",
    [
        "76th Session of the United Nations General Assembly",
        "seventy-sixth session of the UN General Assembly",
        "UNGA 76",
        "UNGA76",
        "78th UN General Assembly",
    ],
)
def test_session_of_the_assembly_is_an_event(form: str) -> None:
    assert _ids(form) == ["event/session-of-the-united-nations-general-assembly"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("UNGA", "organization/united-nations-general-assembly"),
        ("General Debate", "event/general-debate-of-the-united-nations-general-assembly"),
        ("eighth Raisina Dialogue", "event/raisina-dialogue"),
        ("COP26", "event/un-climate-change-conference"),
        ("2021 G20 Summit", "event/g20-summit"),
        ("Munich Security Conference 2022", "event/munich-security-conference"),
        ("Shangri-La Dialogue", "event/shangri-la-dialogue"),
    ],
)
def test_event_is_found_with_and_without_its_number(form: str, expected: str) -> None:
    assert _ids(form) == [expected]


def test_number_does_not_turn_other_things_into_events() -> None:
    assert _ids("2021 Japan") == []
    assert _ids("Second World War 2") == []


def test_members_are_given_for_short_and_steady_groups() -> None:
    members = load_gazetteer()["organization/group-of-four"].members
    assert members == ("country/BRA", "country/DEU", "country/IND", "country/JPN")


def test_all_members_of_the_united_nations_are_there() -> None:
    assert len(UN_MEMBERS) == 193
    codes = {entry.notation for entry in load_gazetteer().entries}
    assert set(UN_MEMBERS) <= codes
    assert {"HKG", "MAC", "PSE", "TWN", "VAT", "XKX"} <= codes


def test_country_names_agree_with_cldr() -> None:
    territories = Locale("en").territories
    known = {normalise(name) for code, name in territories.items() if len(code) == 2}
    ours = [entry for entry in load_gazetteer().entries if entry.type == "Country"]
    unknown = [
        entry.id for entry in ours if known.isdisjoint(normalise(name) for name in entry.names)
    ]
    assert unknown == OTHERWISE_IN_CLDR


def test_capitals_are_places_in_their_country() -> None:
    gazetteer = load_gazetteer()
    for country in (entry for entry in gazetteer.entries if entry.capital):
        for capital in country.capital:
            places = [place for place in gazetteer.find(capital) if place.located_in == country.id]
            assert len(places) == 1, (country.id, capital)


def test_every_member_of_the_united_nations_has_a_capital_but_city_states() -> None:
    gazetteer = load_gazetteer()
    without = {code for code in UN_MEMBERS if not gazetteer[f"country/{code}"].capital}
    assert without == {"MCO", "SGP", "SYC"}  # "Victoria" is a given name too often


def test_forms_listed_as_ambiguous_are_shared() -> None:
    gazetteer = load_gazetteer()
    for entry in gazetteer.entries:
        for form in map(normalise, entry.ambiguous):
            found = (*gazetteer.names.get(form, ()), *gazetteer.demonyms.get(form, ()))
            assert len(set(found)) > 1, (entry.id, form)
            assert all(form in map(normalise, other.ambiguous) for other in found), form


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("countries.yaml", "code"),
        ("events.yaml", "label"),
        ("instruments.yaml", "label"),
        ("organizations.yaml", "label"),
        ("places.yaml", "label"),
    ],
)
def test_file_is_sorted(name: str, key: str) -> None:
    keys = [record.text(key).casefold() for record in read_records(lexicon_folder() / name)]
    assert keys == sorted(keys)


def test_names_stand_without_article_and_with_straight_apostrophes() -> None:
    for entry in load_gazetteer().entries:
        for name in entry.names:
            assert not name.casefold().startswith("the ") or entry.id == "place/the-hague", name
            assert "’" not in name


def test_loaded_gazetteer_is_cached_and_cannot_be_changed() -> None:
    gazetteer = load_gazetteer()
    assert load_gazetteer() is gazetteer
    with pytest.raises(FrozenInstanceError):
        gazetteer.entries[0].label = "Atlantis"  # type: ignore[misc]
    with pytest.raises(TypeError):
        gazetteer.names["Atlantis"] = ()  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("places.yaml", "- label: X\n  county: JPN\n", 2, "unknown key 'county'"),
        ("places.yaml", "- label: X\n  country: JAP\n", 2, "no country has the code 'JAP'"),
        ("organizations.yaml", "- label: X\n  members: [JPN, JAP]\n", 2, "the code 'JAP'"),
        ("countries.yaml", "- label: Atlantis\n", 1, "lacks the key 'code'"),
        ("countries.yaml", "- code: at\n  label: Atlantis\n", 1, "no ISO 3166 alpha-3 code"),
        ("events.yaml", "- label: X\n  ordinal: 76\n", 2, "write true or false"),
        ("places.yaml", "- label: X\n- label: X\n", 2, "stands in line 1 too"),
        ("places.yaml", "- label: X\n  names: [Quad]\n", 2, "names organization/quad too"),
    ],
)
def test_wrong_entry_is_refused_with_its_line(
    tmp_path: Path, name: str, text: str, line: int, message: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match=message) as caught:
        load_gazetteer(tmp_path)
    assert (caught.value.line, caught.value.file.endswith(name)) == (line, True)


def test_user_entry_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    text = "- label: Quad\n  names: Kvad\n- label: Acme Corporation\n  names: Acme\n"
    (tmp_path / "organizations.yaml").write_text(text, encoding="utf-8")
    gazetteer = load_gazetteer(tmp_path)
    assert [entry.id for entry in gazetteer.find("Acme")] == ["organization/acme-corporation"]
    assert gazetteer.find("Quadrilateral Security Dialogue") == ()
    assert [entry.id for entry in gazetteer.find("Kvad")] == ["organization/quad"]


@pytest.mark.parametrize(
    ("form", "gender", "suffix", "office"),
    [
        ("Mr.", "m", False, False),
        ("Smt.", "f", False, False),
        ("Dr.", "", False, False),
        ("H.E.", "", False, False),
        ("Her Excellency", "f", False, False),
        ("the Hon.", "", False, False),
        ("Tan Sri", "", False, False),
        ("Daw", "f", False, False),
        ("Sheikh", "m", False, False),
        ("Baroness", "f", False, False),
        ("Senator", "", False, True),
        ("Crown Prince", "m", False, True),
        ("Lt. Gen.", "", False, True),
        ("Jr.", "", True, False),
        ("MP", "", True, False),
    ],
)
def test_honorific_tells_gender_and_office(
    form: str, gender: str, suffix: bool, office: bool
) -> None:
    (found,) = [honorific for honorific in load_honorifics() if honorific.form == form]
    assert (found.gender, found.suffix, found.office) == (gender, suffix, office)


def test_longer_honorifics_come_first() -> None:
    lengths = [len(honorific.form) for honorific in load_honorifics()]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- forms: Mr.\n  gender: male\n", 2, "write m or f"),
        ("- forms: [Mx, Mx]\n", 1, "stands in another entry too"),
        ("- form: Mx\n", 1, "unknown key 'form'"),
    ],
)
def test_wrong_honorific_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (tmp_path / "honorifics.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match=message) as caught:
        load_honorifics(tmp_path)
    assert caught.value.line == line


def test_user_honorific_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "honorifics.yaml").write_text("- forms: Dr.\n  gender: f\n", encoding="utf-8")
    (found,) = [h for h in load_honorifics(tmp_path) if h.form == "Dr."]
    assert found.gender == "f"
