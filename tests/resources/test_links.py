"""Links of the gazetteer to what others call the same things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graphkit.errors import ResourceError
from graphkit.resources.gazetteer import load_gazetteer
from graphkit.resources.lexicon_folder import read_lexicon_folder
from graphkit.resources.links import CODE_DATATYPES, WIKIDATA, read_links
from graphkit.resources.yaml_files import lexicon_folder
from tests.resources.test_gazetteer import UN_MEMBERS

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.resources.gazetteer import Gazetteer


def with_file(folder: Path, text: str, **others: str) -> Gazetteer:
    for name, content in {"links": text, **others}.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return load_gazetteer(read_lexicon_folder(folder))


def test_every_country_has_its_item_and_codes_and_no_link_is_dead_or_shared() -> None:
    gazetteer = load_gazetteer()
    countries = [entry for entry in gazetteer.entries if entry.type == "Country"]
    assert [entry.id for entry in countries if not entry.same_as] == []
    assert [e.id for e in countries if "gk:isoAlpha2" not in dict(e.codes)] == []
    # Kosovo's codes are in use, but not of the ISO: it has no number.
    without = [e.id for e in countries if "gk:isoNumeric" not in dict(e.codes)]
    assert without == ["country/XKX"]
    states = {e.notation: dict(e.codes) for e in countries if "gk:cowCode" in dict(e.codes)}
    assert [code for code, codes in states.items() if "gk:gwCode" not in codes] == []
    # The State System Membership list has all members of the United Nations and two more.
    assert set(states) == set(UN_MEMBERS) | {"TWN", "XKX"}
    links = read_links([lexicon_folder()])
    assert [entry_id for entry_id in links if entry_id not in gazetteer] == []
    every = [link for found, _ in links.values() for link in (*found.same_as, *found.codes)]
    assert len(every) == len(set(every))
    assert list(links) == sorted(links)


def test_codes_are_properties_that_the_ontology_and_the_shapes_know(root: Path) -> None:
    for place in ("ontology/graphkit.ttl", "shapes/agents.ttl"):
        text = (root / "graphkit" / "resources" / place).read_text(encoding="utf-8")
        assert [name for name in CODE_DATATYPES if not re.search(rf"{name}\b", text)] == []


def test_a_link_of_a_folder_adds_or_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    mine = "- id: country/NOR\n  same-as: [https://example.org/no, http://example.org/norge]\n"
    own = "- {id: organization/harbour-league, wikidata: Q4242424242}\n"
    gazetteer = with_file(tmp_path, mine + own, organizations="- label: Harbour League\n")
    assert gazetteer["country/NOR"].same_as == (
        "http://example.org/norge", "https://example.org/no"
    )  # fmt: skip
    assert gazetteer["country/NOR"].codes == ()
    assert gazetteer["organization/harbour-league"].same_as == (WIKIDATA + "Q4242424242",)
    assert gazetteer["country/SWE"] == load_gazetteer()["country/SWE"]


def test_a_link_can_be_taken_away_and_goes_with_its_entry(tmp_path: Path) -> None:
    gazetteer = with_file(tmp_path, "- {id: country/NOR, remove: true}\n")
    assert (gazetteer["country/NOR"].same_as, gazetteer["country/NOR"].codes) == ((), ())
    gone = "- {code: BVT, label: Nowhere}\n"
    assert "country/BVT" in with_file(
        tmp_path, "- {id: country/BVT, wikidata: Q4242}\n", countries=gone
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- {id: country/NOR, wikidata: 20}\n", "'20' is no item of Wikidata"),
        ("- {id: country/NOR, same-as: norge}\n", "'norge' is no address"),
        ("- {id: country/NOR, same-as: 'https://a.example/<b>'}\n", "is no address"),
        ("- {id: country/NOR, iso-alpha-2: no}\n", "'no' is no iso-alpha-2 code"),
        ("- {id: country/NOR, iso-numeric: 57}\n", "'57' is no iso-numeric code"),
        ("- {id: country/NOR, cow: 0}\n", "'0' is no cow code"),
        ("- {id: country/NOR, cow: 380}\n", "gk:cowCode 380 is a link of country/SWE too"),
        ("- {id: country/NOR, wikidata: Q34}\n", "entity/Q34 is a link of country/SWE too"),
        (
            "- {id: country/NOR, iso-numeric: '752'}\n",
            "gk:isoNumeric 752 is a link of country/SWE too",
        ),
        ("- {id: country/NOX, wikidata: Q4242}\n", "the gazetteer has no entry 'country/NOX'"),
        ("- {id: country/NOR}\n", "links to nothing"),
        ("- {id: country/NOR, wiki: Q20}\n", "unknown key 'wiki'"),
        ("- {id: organization/nothing, remove: true}\n", "no 'organization/nothing' to remove"),
        ("- {id: country/NOR, wikidata: Q20}\n" * 2, "stands in this file twice"),
    ],
)
def test_a_wrong_link_is_an_error_that_says_why(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ResourceError, match=re.escape(reason)) as caught:
        with_file(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'links.yaml'}, line")
