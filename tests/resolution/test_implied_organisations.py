"""Offices that imply their organisation."""

import pytest

from graphkit.data_model import EntityType
from tests.resolution.drafts import UNITED_NATIONS, Draft, resolve_all, triples

TITLE = "Secretary-General"
UNITED = "office/secretary-general-united-nations"


def draft_with_general(name: str = "draft", *, publisher: str | None = None) -> Draft:
    draft = Draft(name, publisher=publisher)
    draft.holder("Ilse Korvan", draft.sentence("Secretary-General Ilse Korvan spoke."), TITLE)
    return draft


def test_office_is_that_of_the_organisation_the_document_mentions() -> None:
    draft = draft_with_general()
    at = draft.sentence("The United Nations grew.")
    draft.organization("United Nations", at, UNITED_NATIONS)
    assert {o for _, _, o in triples(draft.knowledge(), "gk:holdsOffice")} == {UNITED}


def test_office_is_that_of_the_organisation_that_publishes() -> None:
    draft = draft_with_general(publisher="United Nations")
    assert {o for _, _, o in triples(draft.knowledge(), "gk:holdsOffice")} == {UNITED}


@pytest.mark.parametrize("other", [False, True])
def test_office_stays_open_without_the_organisation_or_beside_another(other: bool) -> None:
    draft = draft_with_general()
    if other:
        at = draft.sentence("The United Nations and the Secretary-General of NATO agreed.")
        draft.organization("United Nations", at, UNITED_NATIONS)
        nato = "organization/north-atlantic-treaty-organization"
        draft.office(TITLE, at, TITLE, polity=nato)
    found = {o for _, _, o in triples(draft.knowledge(), "gk:holdsOffice")}
    assert found == {"office/secretary-general"}


def test_implied_organisation_tells_who_is_who_across_documents() -> None:
    one = draft_with_general("one", publisher="United Nations")
    other = Draft("other", publisher="United Nations")
    other.holder("Korvan", other.sentence("Secretary-General Korvan left."), TITLE)
    knowledge = resolve_all(one, other)
    assert [e.id for e in knowledge.entities if e.type is EntityType.PERSON] == [
        "person/ilse-korvan"
    ]


def test_minister_who_presides_over_a_body_is_no_minister_of_it() -> None:
    draft = Draft()
    at = draft.sentence("President of the Board and Minister Ilse Korvan spoke.")
    person = draft.person("Ilse Korvan", at)
    offices = [
        draft.office("President of the Board", at, "President", polity="organization/board"),
        draft.office("Minister", at, "Minister"),
    ]
    draft.relation("gk:holdsOffice", [person], offices, at=at)
    found = {o for _, _, o in triples(draft.knowledge(), "gk:holdsOffice")}
    assert found == {"office/president-board", "office/minister"}
