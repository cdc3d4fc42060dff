"""Offices of organisations that no gazetteer knows."""

from graphkit.data_model import EntityType
from tests.resolution.drafts import Draft, label_of, resolve_all, triples

LEAGUE = "organization/harbor-league"
OFFICE = "office/president-harbor-league"


def draft_with_president(name: str, body: str) -> Draft:
    draft = Draft(name)
    at = draft.sentence(f"Ana Soto, President, {body}")
    person = draft.person("Ana Soto", at)
    office = draft.office("President", at, "President")
    league = draft.mention(body, at, EntityType.ORGANIZATION, body)
    draft.relation("gk:holdsOffice", [person], [office], at=at, rule="office-of-person")
    draft.relation("gk:officeOf", [office], [league], at=at, rule="office-name")
    return draft


def test_office_is_that_of_the_body_as_the_words_name_it() -> None:
    knowledge = draft_with_president("one", "Harbor League").knowledge()
    assert {o for _, _, o in triples(knowledge, "gk:holdsOffice")} == {OFFICE}
    assert triples(knowledge, "gk:officeOf") == {(OFFICE, "gk:officeOf", LEAGUE)}
    assert label_of(knowledge, OFFICE) == "President of Harbor League"


def test_presidents_of_two_bodies_hold_two_offices() -> None:
    drafts = draft_with_president("one", "Harbor League"), draft_with_president("two", "Elm Fund")
    found = {o for _, _, o in triples(resolve_all(*drafts), "gk:holdsOffice")}
    assert found == {OFFICE, "office/president-elm-fund"}
