"""Links of names, offices and counterparts inside one document."""

import pytest

from graphkit.data_model import EntityType, Span
from tests.resolution.drafts import (
    CHILE,
    FOREIGN_MINISTER,
    JAPAN,
    KENYA,
    NORWAY,
    VERRIN,
    Draft,
    labels,
    pairs,
    resolve_all,
    statement,
    triples,
)


def test_office_without_a_name_means_its_holder() -> None:
    draft = Draft()
    at = draft.sentence("Ms. Mira Aldane, Minister for Foreign Affairs of Norway, arrived.")
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    at = draft.sentence("The Minister raised fishing.")
    minister = draft.office("Minister", at, "Minister")
    draft.relation("gk:stated", [minister], [draft.topic("fishing", at)], at=at)
    knowledge = draft.knowledge()
    assert triples(knowledge, "gk:stated") == {("person/mira-aldane", "gk:stated", "topic/fishing")}
    assert "office: Minister is Mira Aldane" in {r.reason for r in knowledge.references}


def test_office_nobody_is_known_to_hold_is_itself() -> None:
    draft = Draft()
    at = draft.sentence("The President of Kenya raised fishing.")
    president = draft.office("President of Kenya", at, "President", polity=KENYA)
    draft.relation("gk:officeOf", [president], [draft.country(KENYA, at)], at=at)
    draft.relation("gk:stated", [president], [draft.topic("fishing", at)], at=at)
    knowledge = draft.knowledge()
    assert triples(knowledge) == {
        ("office/president-KEN", "gk:officeOf", KENYA),
        ("office/president-KEN", "gk:stated", "topic/fishing"),
    }
    assert labels(knowledge, EntityType.OFFICE) == {"President of Kenya"}


def test_office_of_one_country_is_not_held_by_a_minister_of_another() -> None:
    draft = Draft()
    at = draft.sentence("Ms. Mira Aldane, Minister for Foreign Affairs of Norway, arrived.")
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    at = draft.sentence("The Minister of Chile raised fishing.")
    minister = draft.office("Minister of Chile", at, "Minister", polity=CHILE)
    draft.relation("gk:stated", [minister], [draft.topic("fishing", at)], at=at)
    assert statement(draft.knowledge(), "gk:stated").subject == "office/minister-CHL"


def test_office_that_several_hold_means_the_one_named_last_in_its_section() -> None:
    draft = Draft()
    for name, polity, country in (("Aldane", NORWAY, "Norway"), ("Verrin", CHILE, "Chile")):
        draft.heading(country)
        at = draft.sentence(f"{name}, Minister for Foreign Affairs of {country}, arrived.")
        draft.holder(name, at, FOREIGN_MINISTER, of=polity)
        at = draft.sentence(f"The Minister raised {country.lower()} trade.")
        minister = draft.office("Minister", at, "Minister")
        topic = draft.topic(f"{country.lower()} trade", at)
        draft.relation("gk:stated", [minister], [topic], at=at)
    assert triples(draft.knowledge(), "gk:stated") == {
        ("person/aldane", "gk:stated", "topic/norway-trade"),
        ("person/verrin", "gk:stated", "topic/chile-trade"),
    }


def test_bare_title_says_nothing_beside_the_full_one() -> None:
    draft = Draft()
    at = draft.sentence("Ms. Mira Aldane, Minister for Foreign Affairs of Norway, arrived.")
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    draft.holder("Aldane", draft.sentence("Minister Aldane spoke."), "Minister")
    assert triples(draft.knowledge(), "gk:holdsOffice") == {
        ("person/mira-aldane", "gk:holdsOffice", "office/minister-for-foreign-affairs-NOR")
    }


def counterpart_draft() -> Draft:
    draft = Draft()
    at = draft.sentence(
        "Mira Aldane, Minister for Foreign Affairs of Norway, and her aide Ilse Korvan met "
        "her counterpart of Chile, Tomas Verrin."
    )
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    draft.person("Ilse Korvan", at)
    draft.person("Tomas Verrin", at, of=CHILE, counterpart="yes", polity=CHILE)
    return draft


def test_counterpart_holds_the_like_office_of_its_own_country() -> None:
    found = triples(counterpart_draft().knowledge(), "gk:holdsOffice", "gk:officeOf")
    assert ("person/tomas-verrin", "gk:holdsOffice", "office/minister-for-foreign-affairs-CHL") in (
        found
    )
    assert ("office/minister-for-foreign-affairs-CHL", "gk:officeOf", CHILE) in found


def test_counterpart_of_a_deputy_prime_minister_holds_the_other_office() -> None:
    draft = Draft()
    at = draft.sentence(
        "Mira Aldane, Deputy Prime Minister and Minister for Foreign Affairs of Norway, met her "
        "counterpart of Chile, Tomas Verrin."
    )
    aldane = draft.holder("Mira Aldane", at, "Deputy Prime Minister", of=NORWAY)
    office = draft.office(FOREIGN_MINISTER, at, FOREIGN_MINISTER, polity=NORWAY)
    draft.relation("gk:holdsOffice", [aldane], [office], at=at, rule="office-of-person")
    draft.person("Tomas Verrin", at, of=CHILE, counterpart="yes", polity=CHILE)
    found = triples(draft.knowledge(), "gk:holdsOffice")
    assert {o for s, _, o in found if s == VERRIN} == {"office/minister-for-foreign-affairs-CHL"}


def test_a_counterpart_named_later_is_meant_by_the_like_office_too() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane, Minister for Foreign Affairs of Norway, spoke.")
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    at = draft.sentence("She rang her Chilean counterpart.")
    draft.reference("counterpart", "her Chilean counterpart", at, polity=CHILE)
    at = draft.sentence("Her Chilean counterpart Tomas Verrin came.")
    draft.person("Tomas Verrin", at, counterpart="yes", polity=CHILE)
    at = draft.sentence("The Minister for Foreign Affairs of Chile praised fishing.")
    minister = draft.office(FOREIGN_MINISTER, at, FOREIGN_MINISTER, polity=CHILE)
    draft.relation("gk:welcomed", [minister], [draft.topic("fishing", at)], at=at)
    assert statement(draft.knowledge(), "gk:welcomed").subject == VERRIN


def test_counterpart_is_called_as_at_home() -> None:
    draft = Draft()
    at = draft.sentence(
        "Mira Aldane, Minister for Foreign Affairs of Norway, met her US counterpart Tomas Verrin."
    )
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    usa = "country/USA"
    draft.person("Tomas Verrin", at, of=usa, counterpart="yes", polity=usa)
    found = triples(draft.knowledge(), "gk:holdsOffice")
    assert {o for s, _, o in found if s == VERRIN} == {"office/secretary-of-state-USA"}


def test_counterpart_has_the_office_of_the_last_holder_before_it() -> None:
    draft = Draft()
    at = draft.sentence("Ilse Korvan, Minister for Trade of Kenya, was away.")
    draft.holder("Ilse Korvan", at, "Minister for Trade", of=KENYA)
    at = draft.sentence(
        "Mira Aldane, Minister for Foreign Affairs of Norway, met her counterpart of Chile, "
        "Tomas Verrin."
    )
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    draft.person("Tomas Verrin", at, of=CHILE, counterpart="yes", polity=CHILE)
    found = triples(draft.knowledge(), "gk:holdsOffice")
    assert {o for s, _, o in found if s == VERRIN} == {"office/minister-for-foreign-affairs-CHL"}


def test_counterpart_has_the_office_of_who_is_named_rather_than_of_an_office_beside() -> None:
    draft = Draft()
    at = draft.sentence(
        "Mira Aldane, Minister for Foreign Affairs of Norway, who joined the President of Kenya, "
        "met her counterpart of Chile, Tomas Verrin."
    )
    draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    draft.office("the President", at, "President", polity=KENYA)
    draft.person("Tomas Verrin", at, of=CHILE, counterpart="yes", polity=CHILE)
    found = triples(draft.knowledge(), "gk:holdsOffice")
    assert {o for s, _, o in found if s == VERRIN} == {"office/minister-for-foreign-affairs-CHL"}


def test_office_of_one_country_only_has_no_counterpart() -> None:
    draft = Draft()
    at = draft.sentence(
        "Mira Aldane, State Councilor of Norway, met her counterpart of Chile, Tomas Verrin."
    )
    draft.holder("Mira Aldane", at, "State Councilor", of=NORWAY)
    draft.person("Tomas Verrin", at, of=CHILE, counterpart="yes", polity=CHILE)
    assert VERRIN not in {s for s, _, _ in triples(draft.knowledge(), "gk:holdsOffice")}


def test_counterpart_is_shown_beside_the_person_whose_office_is_meant() -> None:
    knowledge = counterpart_draft().knowledge()
    [evidence] = next(s for s in knowledge.statements if s.rule == "counterpart").evidence
    assert evidence.exact.startswith("Mira Aldane")
    references = {r.id: r for r in knowledge.references}
    reasons = {references[id_].entity: references[id_].reason for id_ in evidence.references}
    assert reasons["office/minister-for-foreign-affairs-CHL"] == (
        "counterpart: the office that Mira Aldane holds"
    )


def test_counterpart_without_a_name_is_an_office() -> None:
    draft = Draft()
    at = draft.sentence(
        "Mira Aldane, Minister for Foreign Affairs of Norway, thanked her counterpart of Chile."
    )
    aldane = draft.holder("Mira Aldane", at, FOREIGN_MINISTER, of=NORWAY)
    draft.country(CHILE, at)
    words = "her counterpart of Chile"
    other = draft.reference("counterpart", words, at, polity=CHILE)
    draft.relation("gk:thanked", [aldane], [other], at=at)
    assert statement(draft.knowledge(), "gk:thanked").object == (
        "office/minister-for-foreign-affairs-CHL"
    )


def test_ambiguous_country_is_told_apart_once_for_names_and_offices() -> None:
    draft = Draft()
    draft.mention(
        "DR Congo",
        draft.sentence("DR Congo is vast."),
        EntityType.COUNTRY,
        "DR Congo",
        entity="country/COD",
    )
    at = draft.sentence("The President of Congo raised fishing.")
    congo = draft.mention(
        "Congo", at, EntityType.COUNTRY, "Congo", entity="country/COG", candidates="country/COD"
    )
    president = draft.office("President of Congo", at, "President", polity="country/COG")
    draft.relation("gk:officeOf", [president], [congo], at=at)
    assert triples(draft.knowledge()) == {("office/president-COD", "gk:officeOf", "country/COD")}


def test_ambiguous_name_is_the_country_that_publishes() -> None:
    draft = Draft(publisher="Ministry of Foreign Affairs of Japan")
    at = draft.sentence("Kenya thanked Nippon.")
    kenya = draft.country("country/KEN", at, words="Kenya")
    nippon = draft.mention(
        "Nippon", at, EntityType.COUNTRY, "Nippon", entity=CHILE, candidates=JAPAN
    )
    draft.relation("gk:thanked", [kenya], [nippon], at=at)
    assert ("country/KEN", "gk:thanked", JAPAN) in triples(draft.knowledge())


@pytest.mark.parametrize(
    ("publisher", "met"), [("Ministry of Foreign Affairs of Japan", False), ("A newspaper", True)]
)
def test_a_government_names_its_own_people_without_their_country(publisher: str, met: bool) -> None:
    draft = Draft(publisher=publisher)
    at = draft.sentence("Foreign Minister Aldane and Tomas Verrin of Japan met Ilse Korvan.")
    aldane = draft.holder("Aldane", at, "Foreign Minister")
    verrin = draft.person("Tomas Verrin", at, of=JAPAN)
    korvan = draft.person("Ilse Korvan", at)
    draft.encounter("met", at, [aldane, verrin, korvan], anchor="noun")
    knowledge = draft.knowledge()
    assert (frozenset(("person/aldane", VERRIN)) in pairs(knowledge, "gk:met")) is met
    assert (("person/aldane", "gk:represents", JAPAN) in triples(knowledge)) is not met


def test_head_of_state_is_who_holds_such_an_office_at_home() -> None:
    draft = Draft(publisher="Ministry of Foreign Affairs of Japan")
    at = draft.sentence("President Mira Aldane of Japan met President Tom Verrin of Chile.")
    draft.holder("Mira Aldane", at, "President", of=JAPAN)
    chile = Span(at.start + len("President Mira Aldane of Japan met "), at.end)
    draft.holder("Tom Verrin", chile, "President", of=CHILE)
    at = draft.sentence("The Head of State raised fishing.")
    head = draft.office("Head of State", at, "Head of State", kinds="king|president")
    draft.relation("gk:stated", [head], [draft.topic("fishing", at)], at=at)
    assert statement(draft.knowledge(), "gk:stated").subject == "person/mira-aldane"


def test_the_minister_is_who_led_a_clause_before_not_who_was_named_last() -> None:
    draft = Draft()
    at = draft.sentence("Minister Aldane of Norway praised Minister Verrin of Chile for fishing.")
    leader = draft.holder("Aldane", at, "Minister", of=NORWAY)
    rest = Span(at.start + len("Minister Aldane of Norway praised "), at.end)
    draft.holder("Verrin", rest, "Minister", of=CHILE)
    draft.relation("gk:stated", [leader], [draft.topic("fishing", at)], at=at)
    at = draft.sentence("The Minister raised ships.")
    minister = draft.office("Minister", at, "Minister")
    draft.relation("gk:requested", [minister], [draft.topic("ships", at)], at=at)
    assert statement(draft.knowledge(), "gk:requested").subject == "person/aldane"


def test_ministers_of_a_country_are_all_that_the_text_names() -> None:
    draft = Draft()
    at = draft.sentence("Minister Aldane and Minister Berg of Norway arrived.")
    for name in ("Aldane", "Berg"):
        draft.holder(name, at, "Minister", of=NORWAY)
    at = draft.sentence("The Foreign and Defence Ministers of Norway raised fishing.")
    ministers = draft.mention(
        "Foreign and Defence Ministers of Norway",
        at,
        EntityType.OFFICE,
        title="Foreign and Defence Ministers",
        head="minister",
        polity=NORWAY,
        plural="yes",
    )
    draft.relation("gk:stated", [ministers], [draft.topic("fishing", at)], at=at)
    assert {s for s, _, _ in triples(draft.knowledge(), "gk:stated")} == {
        "person/aldane", "person/berg",
    }  # fmt: skip


def test_capital_that_acts_is_its_country_and_takes_part_in_nothing() -> None:
    draft = Draft()
    at = draft.sentence("Oslo met Tomas Verrin and raised fishing.")
    oslo = draft.mention("Oslo", at, EntityType.COUNTRY, entity=NORWAY, capital="yes")
    draft.encounter("met", at, [oslo], with_=[draft.person("Tomas Verrin", at)])
    draft.relation("gk:stated", [oslo], [draft.topic("fishing", at)], at=at)
    knowledge = draft.knowledge()
    assert triples(knowledge, "gk:stated") == {(NORWAY, "gk:stated", "topic/fishing")}
    assert (NORWAY, "gk:participatedIn") not in {(s, p) for s, p, _ in triples(knowledge)}
    assert "capital named for its government" in {r.reason for r in knowledge.references}


def test_instrument_without_a_name_is_another_one_in_another_document() -> None:
    drafts = []
    for name in ("one", "other"):
        draft = Draft(name)
        at = draft.sentence("Mira Aldane raised the Joint Statement.")
        topic = draft.topic("the Joint Statement", at)
        draft.mention("Joint Statement", at, EntityType.INSTRUMENT, "Joint Statement", bare="yes")
        draft.relation("gk:stated", [draft.person("Mira Aldane", at)], [topic], at=at)
        drafts.append(draft)
    found = {o for _, _, o in triples(resolve_all(*drafts), "gk:about")}
    assert len(found) == len(drafts)
    assert all(o.startswith("instrument/joint-statement-") for o in found)
