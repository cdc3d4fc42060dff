"""The day of an encounter that the text leaves to its head."""

import pytest

from graphkit.data_model import BlockKind
from tests.resolution.drafts import CHILE, NORWAY, Draft, statement, triples

DAY = "2031-03-12"


def draft_of_readout(head: str = "Oslo, 12 March 2031", **features: str) -> Draft:
    """Return a readout that tells of a meeting in its first sentence, after its head."""
    draft = Draft()
    draft.head(head)
    return with_meeting(draft, **features)


def with_meeting(draft: Draft, *, day: str = "", **features: str) -> Draft:
    at = draft.sentence("Mira Aldane of Norway met Tomas Verrin of Chile.")
    people = [draft.person("Mira Aldane", at, of=NORWAY)]
    others = [draft.person("Tomas Verrin", at, of=CHILE)]
    meeting = draft.encounter("met", at, people, with_=others, **features)
    if day:
        draft.held_on(meeting, day, at)
    return draft


def days(draft: Draft) -> set[str]:
    return {day for _, _, day in triples(draft.knowledge(), "gk:heldOn")}


@pytest.mark.parametrize(
    "head",
    [
        "Oslo, 12 March 2031",
        "March 12th, 2031",
        "12 Mar. 2031 | News",
        "date: '2031-03-12'",
        "12.03.2031",
        "3 March 2031, changed 12/3/2031",
    ],
)
def test_first_encounter_was_on_the_day_in_the_head(head: str) -> None:
    assert days(draft_of_readout(head)) == {DAY}


@pytest.mark.parametrize("head", ["Oslo", "12 April 2031", "112 March 2031", "12 March 20311"])
def test_day_that_the_head_does_not_write_is_not_claimed(head: str) -> None:
    assert days(draft_of_readout(head)) == set()


def test_quote_is_the_day_and_its_line() -> None:
    evidence = statement(draft_of_readout().knowledge(), "gk:heldOn").evidence[0]

    assert evidence.exact == "12 March 2031"
    assert evidence.sentence.start == 0


def test_day_of_the_text_is_the_only_one() -> None:
    draft = Draft()
    draft.head("Oslo, 12 March 2031")
    assert days(with_meeting(draft, day="2031-03-11")) == {"2031-03-11"}


@pytest.mark.parametrize("feature", [{"modality": "Intended"}, {"negative": "yes"}])
def test_what_did_not_take_place_has_no_day(feature: dict[str, str]) -> None:
    assert days(draft_of_readout(**feature)) == set()


def test_later_encounters_may_have_been_at_any_time() -> None:
    draft = Draft()
    draft.head("Oslo, 12 March 2031")
    draft.sentence("Fishing was in the news.")
    assert days(with_meeting(draft)) == set()


def test_day_below_the_first_sentence_is_no_head() -> None:
    draft = with_meeting(Draft())
    draft.head("Published on 12 March 2031", BlockKind.METADATA)
    assert days(draft) == set()
