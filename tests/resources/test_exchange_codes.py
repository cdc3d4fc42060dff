"""Codes for other programs, held against the gazetteer and the CLDR."""

import pytest
from babel.core import get_global

from graphkit.resources.exchange_codes import alpha_2_codes, sector_of_office
from graphkit.resources.gazetteer import load_gazetteer


def test_every_country_of_the_gazetteer_has_its_alpha_2_code() -> None:
    known = {entry.notation for entry in load_gazetteer().entries if entry.type == "Country"}
    assert set(alpha_2_codes()) == known
    aliases = get_global("territory_aliases")
    of_cldr = {code: aliases[code][0] for code in known if code in aliases}
    assert of_cldr.items() <= alpha_2_codes().items()
    assert len(known) - len(of_cldr) <= 1  # Kosovo's code is in use, but not of the ISO


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
