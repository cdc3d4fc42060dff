"""The publisher's own people, whose country a release leaves unsaid."""

import pytest

from graphkit.data_model import EntityType
from graphkit.resolution.homes import home_of
from graphkit.resources.gazetteer import load_gazetteer
from tests.resolution.drafts import (
    CHILE,
    JAPAN,
    KENYA,
    NORWAY,
    UNITED_NATIONS,
    Draft,
    labels,
    triples,
)

MINISTRY = "Ministry of Foreign Affairs of Japan"


@pytest.mark.parametrize(
    ("publisher", "home"),
    [
        (MINISTRY, JAPAN),
        ("European External Action Service", "organization/european-union"),
        ("United Nations", UNITED_NATIONS),
        ("Ministry of Foreign Affairs of the Republic of Chile", CHILE),
        ("Kyodo News", JAPAN),
        ("Reuters", ""),
        ("The Evening Lantern", ""),
        ("", ""),
    ],
)
def test_home_is_whose_government_or_organisation_publishes(publisher: str, home: str) -> None:
    assert home_of(publisher, load_gazetteer()) == home


def represented(draft: Draft) -> set[tuple[str, str]]:
    return {(who, whom) for who, _, whom in triples(draft.knowledge(), "gk:represents")}


def test_own_minister_represents_the_country_of_the_publisher() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("Foreign Minister Aldane spoke.")
    draft.holder("Aldane", at, "Foreign Minister")
    knowledge = draft.knowledge()
    assert ("person/aldane", "gk:represents", JAPAN) in triples(knowledge)
    assert labels(knowledge, EntityType.OFFICE) == {"Foreign Minister of Japan"}
    assert "the publisher's own, whose country goes without saying" in {
        r.reason for r in knowledge.references if r.entity == JAPAN
    }


def test_country_named_elsewhere_shows_whose_the_own_minister_is() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("Foreign Minister Aldane spoke.")
    draft.holder("Aldane", at, "Foreign Minister")
    draft.country(JAPAN, draft.sentence("Japan is an island."))
    knowledge = draft.knowledge()
    assert {r.exact: r.reason for r in knowledge.references if r.entity == JAPAN} == {
        "Japan": "name"
    }
    assert "name: the publisher's own, whose country goes without saying" in {
        r.reason for r in knowledge.references if r.exact == "Foreign Minister"
    }


def test_who_is_said_to_be_of_a_country_is_none_of_the_publishers_own() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("Foreign Minister Aldane of Norway spoke.")
    draft.holder("Aldane", at, "Foreign Minister", of=NORWAY)
    assert represented(draft) == {("person/aldane", NORWAY)}


@pytest.mark.parametrize("title", ["Ambassador", "Chairman"])
def test_offices_that_governments_do_not_name_so_stay_open(title: str) -> None:
    draft = Draft(publisher=MINISTRY)
    draft.holder("Aldane", draft.sentence(f"{title} Aldane spoke."), title)
    assert not represented(draft)


def test_former_minister_represents_nobody() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("former Minister Aldane spoke.")
    person = draft.person("Aldane", at)
    office = draft.office("Minister", at, "Minister", status="former")
    draft.relation("gk:holdsOffice", [person], [office], at=at, rule="office-of-person")
    assert not represented(draft)


def test_secretary_of_a_part_of_a_country_is_not_the_national_one() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("State Secretary Aldane spoke.")
    person = draft.person("Aldane", at)
    office = draft.office("Secretary", at, "Secretary", local="yes")
    draft.relation("gk:holdsOffice", [person], [office], at=at, rule="office-of-person")
    assert not represented(draft)


def test_whom_the_own_minister_met_is_of_another_side() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("Foreign Minister Aldane met President Verrin.")
    aldane = draft.holder("Aldane", at, "Foreign Minister")
    verrin = draft.holder("Verrin", at, "President")
    draft.encounter("met", at, [aldane], with_=[verrin])
    assert represented(draft) == {("person/aldane", JAPAN)}


def test_who_received_the_own_minister_is_of_another_side() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("President Verrin met Foreign Minister Aldane of Japan.")
    verrin = draft.holder("Verrin", at, "President")
    aldane = draft.holder("Aldane", at, "Foreign Minister", of=JAPAN)
    draft.encounter("met", at, [verrin], with_=[aldane])
    assert represented(draft) == {("person/aldane", JAPAN)}


def test_who_welcomed_the_author_is_of_another_side() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("President Verrin welcomed me.")
    verrin = draft.holder("Verrin", at, "President")
    me = draft.reference("first", "me", at)
    draft.relation("gk:welcomed", [verrin], [me], at=at)
    assert not represented(draft)


def test_of_two_in_one_office_the_first_is_the_publishers_own() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("Minister Aldane spoke.")
    draft.holder("Aldane", at, "Minister")
    at = draft.sentence("Minister Verrin answered.")
    draft.holder("Verrin", at, "Minister")
    assert represented(draft) == {("person/aldane", JAPAN)}


def test_office_of_an_unnamed_own_holder_is_of_the_publishers_country() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("The Prime Minister spoke to Prime Minister Verrin of Kenya.")
    own = draft.mention(
        "Prime Minister", at, EntityType.OFFICE, "Prime Minister", head="prime minister"
    )
    verrin = draft.holder("Verrin", at, "Prime Minister Verrin", of=KENYA)
    draft.encounter("spoke", at, [own], with_=[verrin], kind="Call")
    at = draft.sentence("The Prime Minister raised fishing.")
    again = draft.mention(
        "Prime Minister", at, EntityType.OFFICE, "Prime Minister", head="prime minister"
    )
    draft.relation("gk:stated", [again], [draft.topic("fishing", at)], at=at)
    assert ("office/prime-minister-JPN", "gk:stated", "topic/fishing") in triples(draft.knowledge())


def test_own_people_of_an_organisation_represent_it() -> None:
    draft = Draft(publisher="United Nations")
    at = draft.sentence("Secretary-General Aldane spoke.")
    person = draft.person("Aldane", at)
    office = draft.mention(
        "Secretary-General", at, EntityType.OFFICE, "Secretary-General", head="secretary-general"
    )
    draft.relation("gk:holdsOffice", [person], [office], at=at, rule="office-of-person")
    assert represented(draft) == {("person/aldane", UNITED_NATIONS)}


def test_agencies_of_the_world_have_no_own_people() -> None:
    draft = Draft(publisher="Reuters")
    at = draft.sentence("Foreign Minister Aldane spoke.")
    draft.holder("Aldane", at, "Foreign Minister")
    assert not represented(draft)


def test_president_of_something_else_is_none_of_the_publishers_own() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("President of Sales Aldane raised fishing.")
    person = draft.person("Aldane", at)
    office = draft.mention(
        "President of Sales", at, EntityType.OFFICE, "President of Sales", head="president"
    )
    draft.relation("gk:holdsOffice", [person], [office], at=at, rule="office-of-person")
    draft.relation("gk:stated", [person], [draft.topic("fishing", at)], at=at)
    assert not represented(draft)


def test_president_who_is_only_spoken_of_is_none_of_the_publishers_own() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("It praised President Aldane.")
    draft.holder("Aldane", at, "President")
    assert not represented(draft)


def test_title_that_only_one_country_has_tells_the_country() -> None:
    draft = Draft()
    at = draft.sentence("External Affairs Minister Aldane spoke.")
    person = draft.person("Aldane", at)
    office = draft.mention(
        "External Affairs Minister",
        at,
        EntityType.OFFICE,
        "Minister for External Affairs",
        head="minister",
    )
    draft.relation("gk:holdsOffice", [person], [office], at=at, rule="office-of-person")
    assert represented(draft) == {("person/aldane", "country/IND")}


def test_who_visits_the_country_of_the_publisher_is_of_another() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("President Verrin visited Japan.")
    verrin = draft.holder("Verrin", at, "President")
    draft.relation("gk:visited", [verrin], [draft.country(JAPAN, at)], at=at)
    assert represented(draft) == set()


def test_country_that_has_no_such_office_is_not_whose_it_is() -> None:
    draft = Draft(publisher="The White House")
    at = draft.sentence("Prime Minister Verrin spoke.")
    verrin = draft.holder("Verrin", at, "Prime Minister")
    draft.relation("gk:stated", [verrin], [draft.topic("spoke", at)], at=at)
    at = draft.sentence("President Korvan spoke.")
    korvan = draft.holder("Korvan", at, "President")
    draft.relation("gk:stated", [korvan], [draft.topic("spoke", at)], at=at)
    assert represented(draft) == {("person/korvan", "country/USA")}


def test_president_called_so_after_another_one_is_a_guest() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("President Aldane and President Verrin agreed on fishing.")
    one, other = draft.holder("Aldane", at, "President"), draft.holder("Verrin", at, "President")
    draft.relation("gk:stated", [other, one], [draft.topic("fishing", at)], at=at)
    assert ("person/verrin", JAPAN) not in represented(draft)


def test_prime_minister_whom_people_from_abroad_met_is_the_publishers_own() -> None:
    draft = Draft(publisher=MINISTRY)
    at = draft.sentence("Mira Aldane of Norway called on the Prime Minister, Verrin.")
    guest = draft.person("Mira Aldane", at, of=NORWAY)
    host = draft.person("Verrin", at)
    office = draft.mention(
        "Prime Minister", at, EntityType.OFFICE, "Prime Minister", head="prime minister",
        title="Prime Minister",
    )  # fmt: skip
    draft.relation("gk:holdsOffice", [host], [office], at=at, rule="office-of-person")
    draft.encounter("called on", at, [guest], with_=[host])
    assert ("person/verrin", JAPAN) in represented(draft)
