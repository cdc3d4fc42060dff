"""Whose a release is whose page does not say so."""

import pytest

from graphkit.data_model import BlockKind
from tests.resolution.drafts import CHILE, JAPAN, KENYA, NORWAY, Draft
from tests.resolution.test_homes import represented

OWN = ("person/aldane", NORWAY)


def release(publisher: str | None = None) -> Draft:
    """A release on Norway's minister, whose country only pairs of countries can tell."""
    draft = Draft(publisher=publisher)
    at = draft.sentence("Foreign Minister Aldane met Minister Reyes of Chile.")
    own = draft.holder("Aldane", at, "Foreign Minister")
    other = draft.holder("Reyes", at, "Minister", of=CHILE)
    draft.encounter("met", at, [own], with_=[other])
    return draft


def pair(draft: Draft, words: str, *countries: str) -> None:
    at = draft.sentence(words)
    for country in countries:
        draft.country(country, at)


@pytest.mark.parametrize(
    "words",
    ["He praised Norway-Chile relations.", "He praised trade between Norway and Chile."],
)
def test_country_paired_with_that_of_the_other_side_publishes(words: str) -> None:
    draft = release()
    pair(draft, words, NORWAY, CHILE)
    assert OWN in represented(draft)


def test_countries_of_a_list_are_no_pair() -> None:
    draft = release()
    pair(draft, "He spoke of Norway, Chile.", NORWAY, CHILE)
    assert OWN not in represented(draft)


def test_two_countries_paired_as_often_leave_it_open() -> None:
    draft = release()
    pair(draft, "He praised Norway-Chile relations.", NORWAY, CHILE)
    pair(draft, "He praised Kenya-Chile relations.", KENYA, CHILE)
    assert {who for who, _ in represented(draft)} == {"person/reyes"}


def test_agencies_have_no_home() -> None:
    draft = release(publisher="Reuters")
    pair(draft, "He praised Norway-Chile relations.", NORWAY, CHILE)
    assert OWN not in represented(draft)


def test_capital_below_the_text_is_that_of_the_publisher() -> None:
    draft = release()
    draft.head("Tokyo")
    assert ("person/aldane", JAPAN) in represented(draft)


def test_capital_in_other_words_is_not() -> None:
    draft = release()
    draft.head("Embassy in Tokyo", BlockKind.METADATA)
    assert ("person/aldane", JAPAN) not in represented(draft)
