"""What a title says, on titles made up for the test."""

import pytest

from tests.evaluation.weak_titles import Party, fold, title_reader


def party(words: str = "", country: str | None = None) -> Party:
    return Party(words=frozenset(words.split()), country=country)


@pytest.mark.parametrize(
    ("title", "kind", "own", "foreign"),
    [
        (
            "Readout of President Orla Quist’s Call with Prime Minister Bram Dahl of Norway",
            "call",
            [party("orla quist")],
            [party("bram dahl", "NO")],
        ),
        (
            "Joint Readout of the Meeting Between President Orla Quist and King Odo III",
            "meeting",
            [party("orla quist")],
            [party("odo iii")],
        ),
        (
            "Readout by NSC Spokesperson Ada Finch of National Security Advisor Quist’s Virtual "
            "Meeting with Kenyan Foreign Minister Juma Otieno on Trade",
            "meeting",
            [party("quist")],
            [party("juma otieno", "KE")],
        ),
        (
            "Readout of Vice President Quist’s Trilateral with the Foreign Ministers of Japan, "
            "the Republic of Korea, and Bosnia and Herzegovina",
            "meeting",
            [party("quist")],
            [party(country="JP"), party(country="KR"), party(country="BA")],
        ),
        (
            "Readout of President Quist’s Meeting with Deputy Prime Minister and Minister of "
            "Foreign Affairs Ilze Berga and Speaker Kalve of Latvia",
            "meeting",
            [party("quist")],
            [party("ilze berga", "LV"), party("kalve", "LV")],
        ),
        (
            "Readout of Advisor Quist’s Meeting with Timo Salo, Chief of Staff to the President "
            "of Finland",
            "meeting",
            [party("quist")],
            [party("timo salo", "FI")],
        ),
        (
            "Readout of Meeting Between President Quist and the Presidents of Gabon and Liberia",
            "meeting",
            [party("quist")],
            [party(country="GA"), party(country="LR")],
        ),
        (
            "Readout of President Quist’s Call with NATO Secretary General Lars Holm",
            "call",
            [party("quist")],
            [party("lars holm", "NATO")],
        ),
    ],
)
def test_kind_and_parties_are_read(
    title: str, kind: str, own: list[Party], foreign: list[Party]
) -> None:
    read = title_reader().read(title)

    assert read.is_diplomatic
    assert (read.kind, list(read.own), list(read.foreign)) == (kind, own, foreign)


@pytest.mark.parametrize(
    "title",
    [
        "Readout of President Quist’s Meeting with Governor Poe of New Mexico",
        "Readout of President Quist’s Call with Iranian-American Activist Roya Tehrani",
        "Readout of White House Meeting with Arab American Leaders",
        "Readout of the Third National Climate Task Force Meeting",
        "Readout of President Quist’s Visit to Norway",
        "Readout of President Quist’s Dinner with King Odo III of Norway",
        "",
    ],
)
def test_other_titles_are_not_diplomatic(title: str) -> None:
    assert not title_reader().read(title).is_diplomatic


@pytest.mark.parametrize(("noun", "several"), [("Call", False), ("Calls", True)])
def test_several_encounters_are_told_from_one(noun: str, several: bool) -> None:
    title = f"Readout of President Quist’s {noun} with King Odo of Norway and Queen Una of Denmark"

    assert title_reader().read(title).several is several


def test_country_of_a_home_territory_is_home() -> None:
    read = title_reader().read("Readout of President Quist’s Call with Governor Poe of Puerto Rico")

    assert read.foreign == ()


def test_names_compare_in_plain_letters() -> None:
    assert fold("Erdoğan’s  Al-Thani") == "erdogan al thani"
