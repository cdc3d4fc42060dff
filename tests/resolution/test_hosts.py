"""People met abroad are of the country visited, where no words say of which."""

import pytest

from graphkit.data_model import EntityType
from tests.resolution.drafts import CHILE, KENYA, Draft
from tests.resolution.test_homes import MINISTRY, represented


def visit(sentence: str, place: str, entity: str, *, title: str = "Prime Minister") -> Draft:
    """The writer meets Verrin in a place."""
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence(sentence)
    me = draft.reference("first", "I", at)
    draft.mention(place, at, EntityType.PLACE, place, entity=entity)
    verrin = draft.holder("Verrin", at, title)
    draft.encounter("met", at, [me], with_=[verrin])
    return draft


def test_head_of_government_met_in_a_city_is_of_its_country() -> None:
    draft = visit("In Oslo I met Prime Minister Verrin.", "Oslo", "place/oslo")
    found = [s for s in draft.knowledge().statements if s.rule == "host"]
    assert {(s.subject, s.predicate, s.object) for s in found} == {
        ("person/verrin", "gk:represents", "country/NOR"),
        ("office/prime-minister-NOR", "gk:officeOf", "country/NOR"),
    }


@pytest.mark.parametrize(
    ("sentence", "place", "entity"),
    [
        ("In Geneva I met Prime Minister Verrin.", "Geneva", "place/geneva"),
        ("In Oslo, after the summit, I met Prime Minister Verrin.", "Oslo", "place/oslo"),
        ("In Tokyo I met Prime Minister Verrin.", "Tokyo", "place/tokyo"),
        ("Despite Oslo I met Prime Minister Verrin.", "Oslo", "place/oslo"),
    ],
    ids=["seat", "summit", "home", "not-there"],
)
def test_place_says_nothing(sentence: str, place: str, entity: str) -> None:
    draft = visit(sentence, place, entity)
    assert not [s for s in draft.knowledge().statements if s.rule == "host"]


def test_holder_of_another_office_may_be_from_anywhere() -> None:
    draft = visit("In Oslo I met Director Verrin.", "Oslo", "place/oslo", title="Director")
    assert represented(draft) == set()


def test_place_of_an_earlier_sentence_holds_until_the_next() -> None:
    draft = visit("In Oslo I met Prime Minister Verrin.", "Oslo", "place/oslo")
    at = draft.sentence("I also met Foreign Minister Korvan.")
    me = draft.reference("first", "I", at)
    draft.encounter("met", at, [me], with_=[draft.holder("Korvan", at, "Foreign Minister")])
    at = draft.sentence("Visiting Kenya I met Foreign Minister Reyes.")
    me = draft.reference("first", "I", at)
    draft.country(KENYA, at)
    draft.encounter("met", at, [me], with_=[draft.holder("Reyes", at, "Foreign Minister")])
    assert {("person/korvan", "country/NOR"), ("person/reyes", KENYA)} <= represented(draft)


def test_country_of_the_visitor_is_not_that_of_the_host() -> None:
    draft = Draft()
    at = draft.sentence("In Oslo, Foreign Minister Korvan of Chile met Prime Minister Verrin.")
    draft.mention("Oslo", at, EntityType.PLACE, "Oslo", entity="place/oslo")
    korvan = draft.holder("Korvan", at, "Foreign Minister", of=CHILE)
    verrin = draft.holder("Verrin", at, "Prime Minister")
    draft.encounter("met", at, [korvan], with_=[verrin])
    assert represented(draft) == {("person/korvan", CHILE), ("person/verrin", "country/NOR")}


def test_capital_in_the_dateline_is_where_the_first_people_are_at_home() -> None:
    draft = Draft()
    draft.head("Oslo, May 11")
    at = draft.sentence("Prime Minister Verrin met Foreign Minister Korvan of Kenya.")
    verrin = draft.holder("Verrin", at, "Prime Minister")
    korvan = draft.holder("Korvan", at, "Foreign Minister", of=KENYA)
    draft.encounter("met", at, [verrin], with_=[korvan])
    assert ("person/verrin", "country/NOR") in represented(draft)
