"""Offices without a name: which of those who hold one is meant."""

import pytest

from graphkit.data_model import EntityType, Span
from tests.resolution.drafts import CHILE, JAPAN, KENYA, NORWAY, Draft, statement

ALDANE, VERRIN = "person/mira-aldane", "person/tomas-verrin"


def office(draft: Draft, words: str, at: Span, *, head: str, polity: str = "") -> str:
    kinds = "king|president" if words in {"Head of State", "leader"} else ""
    return draft.mention(
        words,
        at,
        EntityType.OFFICE,
        words,
        head=head,
        title=words,
        polity=polity,
        kinds=kinds,
    )


def two_presidents(**options: str) -> Draft:
    """Return a draft that names Mira Aldane of Norway first, then Tomas Verrin of Chile."""
    draft = Draft(**options)
    for name, country, words in (
        ("Mira Aldane", NORWAY, "Norway"),
        ("Tomas Verrin", CHILE, "Chile"),
    ):
        at = draft.sentence(f"President {name} of {words} spoke.")
        person = draft.person(name, at, of=country)
        title = office(draft, "President", at, head="president", polity=country)
        draft.relation("gk:holdsOffice", [person], [title], at=at, rule="office-of-person")
    return draft


def who_is(draft: Draft, words: str, *, head: str, polity: str = "") -> str:
    """Return whom an office means that stands alone in a further sentence."""
    at = draft.sentence(f"Then {words} raised fishing.")
    meant = office(draft, words, at, head=head, polity=polity)
    draft.relation("gk:stated", [meant], [draft.topic("fishing", at)], at=at)
    return statement(draft.knowledge(), "gk:stated").subject


@pytest.mark.parametrize(
    ("words", "head", "polity", "meant"),
    [
        ("President", "president", NORWAY, ALDANE),
        ("President", "president", CHILE, VERRIN),
        ("President", "president", KENYA, "office/president-KEN"),
        ("Head of State", "head of state", NORWAY, ALDANE),
        ("leader", "leader", CHILE, VERRIN),
        ("President", "president", "", VERRIN),
    ],
)
def test_office_means_the_holder_whose_country_fits(
    words: str, head: str, polity: str, meant: str
) -> None:
    assert who_is(two_presidents(), words, head=head, polity=polity) == meant


@pytest.mark.parametrize("words", ["President", "Head of State"])
def test_bare_office_means_the_publishers_own(words: str) -> None:
    draft = two_presidents(publisher="Ministry of Foreign Affairs of Norway")
    assert who_is(draft, words, head=words.lower()) == ALDANE


def test_nobody_acts_on_himself() -> None:
    draft = two_presidents()
    at = draft.sentence("The President thanked Tomas Verrin.")
    meant = office(draft, "President", at, head="president")
    draft.relation("gk:thanked", [meant], [draft.person("Tomas Verrin", at)], at=at)
    assert statement(draft.knowledge(), "gk:thanked").subject == ALDANE


def test_office_before_the_name_means_its_holder() -> None:
    draft = Draft()
    at = draft.sentence("Then President raised fishing.")
    meant = office(draft, "President", at, head="president")
    draft.relation("gk:stated", [meant], [draft.topic("fishing", at)], at=at)
    at = draft.sentence("President Mira Aldane spoke.")
    title = office(draft, "President", at, head="president")
    person = draft.person("Mira Aldane", at)
    draft.relation("gk:holdsOffice", [person], [title], at=at, rule="office-of-person")
    assert statement(draft.knowledge(), "gk:stated").subject == ALDANE


@pytest.mark.parametrize(
    ("words", "meant"), [("Foreign Minister", ALDANE), ("Foreign Secretary", VERRIN)]
)
def test_of_several_like_offices_the_same_words_decide(words: str, meant: str) -> None:
    draft = Draft()
    for name, title in (("Mira Aldane", "Foreign Minister"), ("Tomas Verrin", "Foreign Secretary")):
        at = draft.sentence(f"{title} {name} spoke.")
        person = draft.person(name, at)
        held = office(draft, title, at, head=title.split()[1].lower())
        draft.relation("gk:holdsOffice", [person], [held], at=at, rule="office-of-person")
    assert who_is(draft, words, head=words.split()[1].lower()) == meant


def test_office_means_who_took_part_rather_than_who_is_named_in_passing() -> None:
    draft = two_presidents()
    at = draft.sentence("Mira Aldane met the envoys.")
    meeting = draft.mention("met", at, EntityType.MEETING, "met", anchor="verb")
    draft.relation("gk:participatedIn", [draft.person("Mira Aldane", at)], [meeting], at=at)
    draft.sentence("The letter of President Tomas Verrin was read.")
    assert who_is(draft, "President", head="president") == ALDANE


def test_office_of_nobody_is_that_of_the_one_body_said_to_have_it() -> None:
    draft = Draft()
    at = draft.sentence("The Speaker of Kenya arrived.")
    first = office(draft, "Speaker", at, head="speaker", polity=KENYA)
    draft.relation("gk:discussed", [first], [draft.topic("arrived", at)], at=at)
    assert who_is(draft, "Speaker", head="speaker") == "office/speaker-KEN"


@pytest.mark.parametrize("features", [{"visiting": "yes"}, {}], ids=["visiting", "thanks Japan"])
def test_guest_is_meant_by_who_visits_or_thanks_the_host_country(features: dict[str, str]) -> None:
    draft = Draft(publisher="Ministry of Foreign Affairs of Japan")
    at = draft.sentence("Minister Aldane of Japan received Minister Verrin of Norway.")
    draft.holder("Aldane", at, "Minister", of=JAPAN)
    draft.holder("Verrin", at, "Minister", of=NORWAY)
    at = draft.sentence("The visiting Minister thanked Japan for its help.")
    minister = draft.office("Minister", at, "Minister", **features)
    topics = [draft.country(JAPAN, at)] if not features else [draft.topic("its help", at)]
    draft.relation("gk:thanked", [minister], topics, at=at)
    assert statement(draft.knowledge(), "gk:thanked").subject == "person/verrin"


@pytest.mark.parametrize(
    ("title", "besides", "meant"),
    [
        ("President of the Trade Institute", "", "office/president-KEN"),
        ("President", "Director", "office/president-KEN"),
        ("President of the Republic", "", ALDANE),
        ("President", "", ALDANE),
    ],
)
def test_the_president_of_a_government_is_none_of_a_firm(
    title: str, besides: str, meant: str
) -> None:
    draft = Draft(publisher="Ministry of Foreign Affairs of Kenya")
    at = draft.sentence(f"They met Mira Aldane, {title}, Director.")
    person = draft.person("Mira Aldane", at)
    for words, head in ((title, "president"), (besides, besides.lower())):
        if words:
            held = office(draft, words, at, head=head)
            draft.relation("gk:holdsOffice", [person], [held], at=at, rule="office-of-person")
    assert who_is(draft, "President", head="president") == meant


@pytest.mark.parametrize(
    ("head", "meant"),
    [("Crown Prince", "office/crown-prince"), ("President", "office/president-KEN")],
)
def test_office_that_a_country_lacks_is_not_its_own(head: str, meant: str) -> None:
    draft = Draft(publisher="Ministry of Foreign Affairs of Kenya")
    assert who_is(draft, head, head=head.lower()) == meant


@pytest.mark.parametrize("named", [False, True], ids=["nobody named", "holder named"])
def test_bare_office_is_that_of_the_body_its_section_told_before(named: bool) -> None:
    draft = Draft()
    bank, fund = "organization/world-bank", "organization/international-monetary-fund"
    draft.heading("Talks with the Fund")
    at = draft.sentence("Director Mira Aldane arrived.")
    held = draft.office("Director", at, "Director", polity=fund)
    draft.relation("gk:holdsOffice", [draft.person("Mira Aldane", at)], [held], at=at)
    draft.heading("Talks with the Bank")
    at = draft.sentence("The Director, Tomas Verrin, arrived.")
    held = draft.office("Director", at, "Director", polity=bank)
    if named:
        draft.relation("gk:holdsOffice", [draft.person("Tomas Verrin", at)], [held], at=at)
    assert who_is(draft, "Director", head="director") == (
        VERRIN if named else "office/director-world-bank"
    )
