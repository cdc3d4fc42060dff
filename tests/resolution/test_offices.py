"""Offices: which words can mean which office, and which are worth stating."""

import pytest

from graphkit.resolution.offices import OfficeHeld, fits_office, office_key, telling_offices
from tests.resolution.drafts import CHILE, NORWAY

FISHERIES = OfficeHeld("Minister for Fisheries", "minister", NORWAY)
BARE = OfficeHeld("Minister", "minister", "")
GENERAL = OfficeHeld("Secretary-General", "secretary general", "organization/united-nations")

INLAND_WATERS = OfficeHeld("Director of the Inland Waters Office", "director", "")
VICE_PRESIDENT = OfficeHeld("Vice President", "vice president", NORWAY)

ASSISTANT = OfficeHeld("Assistant to the President", "assistant", "")


@pytest.mark.parametrize(
    ("wanted", "held", "expected"),
    [
        (BARE, FISHERIES, True),
        (OfficeHeld("Minister", "minister", NORWAY), FISHERIES, True),
        (OfficeHeld("Minister", "minister", CHILE), FISHERIES, False),
        (OfficeHeld("Fisheries Minister", "minister", ""), FISHERIES, True),
        (OfficeHeld("Trade Minister", "minister", ""), FISHERIES, False),
        (OfficeHeld("President", "president", ""), FISHERIES, False),
        (OfficeHeld("President", "president", ""), VICE_PRESIDENT, False),
        (OfficeHeld("Vice President", "vice president", ""), VICE_PRESIDENT, True),
        (OfficeHeld("President", "president", ""), ASSISTANT, False),
        (OfficeHeld("Assistant", "assistant", ""), ASSISTANT, True),
        (OfficeHeld("IWO Director", "director", ""), INLAND_WATERS, True),
        (OfficeHeld("RTO Director", "director", ""), INLAND_WATERS, False),
        (OfficeHeld("secretary general", "secretary general", ""), GENERAL, True),
    ],
)
def test_fits_office(wanted: OfficeHeld, held: OfficeHeld, expected: bool) -> None:
    assert fits_office(wanted, held) is expected


def test_bare_title_is_stated_only_if_nothing_fuller_is_known() -> None:
    assert telling_offices([BARE, FISHERIES]) == [FISHERIES]
    assert telling_offices([BARE]) == [BARE]


def test_title_is_not_stated_twice_with_and_without_whose_it_is() -> None:
    whole, part = (OfficeHeld("President", "president", polity) for polity in (NORWAY, ""))
    assert telling_offices([whole, part]) == [whole]


def test_key_has_title_and_polity() -> None:
    assert office_key(FISHERIES) == "office/minister-for-fisheries-NOR"
    assert office_key(BARE) == "office/minister"
