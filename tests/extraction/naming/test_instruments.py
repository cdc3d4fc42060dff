"""Treaties, agreements, statements and resolutions by their heads and the words around them."""

from __future__ import annotations

import pytest

from graphkit.extraction.naming.entities import EntityMatch
from tests.extraction.naming.name_reading import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They signed a Memorandum of Understanding on Cooperation in the Field of Agriculture.",
         ["Memorandum of Understanding on Cooperation in the Field of Agriculture"]),
        ("They signed an Agreement on Visa Exemption for Holders of Diplomatic Passports in Oslo.",
         ["Agreement on Visa Exemption for Holders of Diplomatic Passports"]),
        ("the Treaty between the Republic of Chile and Peru on Measures for Water",
         ["Treaty between the Republic of Chile and Peru on Measures for Water"]),
        ("the Chile-Peru Free Trade Agreement (CPFTA)", ["Chile-Peru Free Trade Agreement"]),
        ("the Chile-Peru alliance matters", ["Chile-Peru alliance"]),
        ("the EU’s Indo-Pacific strategy was noted", ["EU’s Indo-Pacific strategy"]),
        ("the Lima declaration was noted", ["Lima declaration"]),
        ("UN Security Council resolution 2254 was noted",
         ["United Nations Security Council resolution 2254"]),
        ("United Nations Security Council (UNSC) resolutions were noted",
         ["United Nations Security Council resolutions"]),
        ("Resolution 46/1 was noted", ["Resolution 46/1"]),
    ],
)  # fmt: skip
def test_instrument_has_a_name(text: str, names: list[str]) -> None:
    found = read(text).sentence.instruments
    assert [instrument.name for instrument in found] == names
    assert not any(instrument.bare for instrument in found)


@pytest.mark.parametrize(
    "text",
    [
        "The agreement on trade was noted.",
        "The Agreement was noted.",
        "The Chilean initiative was noted.",
        "The Comprehensive Strategic Partnership was noted.",
        "A resolution of the conflict was noted.",
    ],
)
def test_head_alone_is_no_name(text: str) -> None:
    assert read(text).sentence.instruments == ()


def test_statement_without_a_name_is_one_of_the_document() -> None:
    (statement,) = read("They adopted a Joint Statement on Friday.").sentence.instruments
    assert (statement.name, statement.bare) == ("Joint Statement", True)


def test_instrument_with_a_name_of_its_own_is_looked_up() -> None:
    names = read("They welcomed the Agreement on Trade and the New START Treaty.")
    assert [i.name for i in names.sentence.instruments] == ["Agreement on Trade"]
    (match,) = (item for item in names.items if isinstance(item, EntityMatch))
    assert match.entity == "instrument/new-start-treaty"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They convened the Chile-Peru Joint Commission.", ["Chile-Peru Joint Commission"]),
        ("They praised the Lima Peace Facility.", ["Lima Peace Facility"]),
        ("They praised the Joint Commission and the committee.", []),
        ("The Chair of the Federal Trade Commission Ann Lee spoke.", []),
    ],
)
def test_body_has_a_name_that_is_part_of_no_office(text: str, names: list[str]) -> None:
    found = read(text).sentence.instruments
    assert [instrument.name for instrument in found if instrument.is_body] == names


def test_head_before_another_noun_is_no_head() -> None:
    text = "the Rescue Plan Coordinator Ann Lee and the Lima Partnership Agreement"
    assert [i.name for i in read(text).sentence.instruments] == ["Lima Partnership Agreement"]
