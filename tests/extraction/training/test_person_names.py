from pathlib import Path
from random import Random

import pytest

from graphkit.errors import ResourceError
from graphkit.extraction.training.person_names import (
    FAMILY_FILE,
    GIVEN_FILE,
    Population,
    Region,
    read_list,
    read_locale,
    read_regions,
    unaccented,
    usable,
)

RULES = {
    "locales": [],
    "borrowed": {"YY": "XX"},
    "articles": ["AA"],
    "family_first": ["YY"],
    "often": ["AA"],
    "seldom": ["XX"],
}
HEADER = "Country,Romanized Name\n"


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - no secret


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A checkout with a few names."""
    (tmp_path / GIVEN_FILE).write_text(f"{HEADER}XX,Åse\nXX,Bo\nAA,Nur\n", encoding="utf-8")
    (tmp_path / FAMILY_FILE).write_text(f"{HEADER}XX,Holm/Holme\nYY,Sok\n", encoding="utf-8")
    return tmp_path


def test_usable_names_are_latin_and_sorted() -> None:
    assert usable(["Võ/Vũ", "كريم", "", "van", "Ada (f)", "X"]) == ["Ada", "Võ"]


def test_regions_say_how_their_names_are_put_together(lists: Path) -> None:
    regions = read_regions(lists, RULES)
    assert regions["XX"] == Region(given=("Bo", "Åse"), family=("Holm",), weight=0.4)
    assert regions["YY"].is_family_first
    assert regions["YY"].given == ("Bo", "Åse")
    assert regions["AA"].family == ("Nur", "Al-Nur")
    assert regions["AA"].has_bin


def test_no_name_is_both_trained_on_and_kept_back() -> None:
    names = tuple(f"Name{letter * 2}" for letter in "abcdefghijklmnopqrst")
    region = {"XX": Region(given=names, family=names)}
    drawn = {
        kept_back: {
            Population(region, kept_back=kept_back).draw(seeded(seed))[1] for seed in range(200)
        }
        for kept_back in (False, True)
    }
    assert drawn[True]
    assert not drawn[True] & drawn[False]


def test_family_names_stand_first_where_they_do() -> None:
    region = Region(given=("Ly", "Mo"), family=("Chea", "Sok"), is_family_first=True)
    for seed in range(50):
        full, short = Population({"YY": region}).draw(seeded(seed))
        family, given = full.split()
        assert family.title() == short in region.family
        assert given in region.given


def test_one_seed_draws_one_person() -> None:
    people = Population({"XX": Region(given=("Ana", "Bo", "Ly"), family=("Ek", "Holm", "Sok"))})
    assert people.draw(seeded(7)) == people.draw(seeded(7))


def test_unaccented() -> None:
    assert unaccented("Nguyễn Åse") == "Nguyen Ase"


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read") as raised:
        read_list(tmp_path / GIVEN_FILE)
    assert raised.value.where == str(tmp_path / GIVEN_FILE)


def test_a_locale_nobody_has_is_an_error() -> None:
    with pytest.raises(ResourceError, match="Faker"):
        read_locale("xx_XX")
