""" "The two Ministers": those who were said to hold the office, where there are just so many."""

from __future__ import annotations

import pytest

from tests.resolution.drafts import (
    ALDANE,
    CHILE,
    COUNTRY_NAMES,
    KENYA,
    KORVAN,
    NORWAY,
    VERRIN,
    Draft,
    pairs,
)

TWO = {"Mira Aldane": NORWAY, "Tomas Verrin": CHILE}


def received(ministers: dict[str, str], numeral: str) -> set[frozenset[str]]:
    """Return whom Ilse Korvan met where she received so many ministers, of those named before."""
    draft = Draft()
    for name, country in ministers.items():
        at = draft.sentence(f"Minister {name} of {COUNTRY_NAMES[country]} arrived.")
        draft.holder(name, at, "Minister", of=country)
    at = draft.sentence(f"Ilse Korvan received the {numeral} Ministers.")
    host = draft.person("Ilse Korvan", at)
    group = draft.office("Ministers", at, "Minister", plural="yes")
    draft.encounter("received", at, [host], with_=[group])
    return {pair for pair in pairs(draft.knowledge(), "gk:met") if KORVAN in pair}


def test_counted_office_means_its_holders() -> None:
    assert received(TWO, "two") == {frozenset({KORVAN, ALDANE}), frozenset({KORVAN, VERRIN})}


@pytest.mark.parametrize(
    ("ministers", "numeral"),
    [(TWO, "three"), (TWO | {"Wanja Kamau": KENYA}, "two")],
    ids=["too few known", "more than are meant"],
)
def test_counted_office_stays_open_otherwise(ministers: dict[str, str], numeral: str) -> None:
    assert received(ministers, numeral) == set()


def test_holders_named_in_another_section_are_not_meant() -> None:
    draft = Draft()
    for name, country in TWO.items():
        draft.heading(f"On {COUNTRY_NAMES[country]}")
        at = draft.sentence(f"Minister {name} of {COUNTRY_NAMES[country]} arrived.")
        draft.holder(name, at, "Minister", of=country)
    at = draft.sentence("Ilse Korvan received the two Ministers.")
    host = draft.person("Ilse Korvan", at)
    group = draft.office("Ministers", at, "Minister", plural="yes")
    draft.encounter("received", at, [host], with_=[group])
    assert {pair for pair in pairs(draft.knowledge(), "gk:met") if KORVAN in pair} == set()
