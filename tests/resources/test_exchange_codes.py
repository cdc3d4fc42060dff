"""Codes for other programs, held against the gazetteer."""

import pytest

from graphkit.resources.exchange_codes import alpha_2_codes, sector_of_office
from graphkit.resources.gazetteer import load_gazetteer


def test_every_country_of_the_gazetteer_has_its_alpha_2_code() -> None:
    known = {entry.notation for entry in load_gazetteer().entries if entry.type == "Country"}
    assert set(alpha_2_codes()) == known


@pytest.mark.parametrize(
    ("office", "sector"),
    [
        ("Senator of Aldania", "LEG"),
        ("Speaker of the House", "LEG"),
        ("Spokesperson of Aldania", ""),
        ("Chief Justice of Aldania", "JUD"),
        ("Chief of Defence of Aldania", "MIL"),
        ("Minister of Defence of Aldania", ""),
        ("Director of National Intelligence of Aldania", "SPY"),
    ],
)
def test_words_of_an_office_tell_its_sector(office: str, sector: str) -> None:
    assert sector_of_office(office) == sector
