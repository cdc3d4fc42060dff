"""Pronouns and group nouns: whom they mean, and when they stay open."""

import pytest

from graphkit.data_model import Span
from tests.resolution.drafts import (
    ALDANE,
    KORVAN,
    VERRIN,
    Draft,
    draft_of_meeting,
    introduce,
    pairs,
    statement,
    triples,
)


def state(draft: Draft, subject: str, at: Span) -> None:
    draft.relation("gk:stated", [subject], [draft.topic("fishing", at)], at=at)


@pytest.mark.parametrize(("word", "gender", "meant"), [("He", "m", VERRIN), ("She", "f", ALDANE)])
def test_pronoun_means_the_last_person_named_of_its_gender(
    word: str, gender: str, meant: str
) -> None:
    draft = Draft()
    introduce(draft, ALDANE, VERRIN)
    at = draft.sentence(f"{word} raised fishing.")
    state(draft, draft.pronoun(word, at, gender=gender), at)
    assert statement(draft.knowledge(), "gk:stated").subject == meant


def test_pronoun_means_the_last_subject_rather_than_who_is_named_later() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane praised fishing off the coast of Ilse Korvan.")
    state(draft, draft.person("Mira Aldane", at), at)
    draft.person("Ilse Korvan", at)
    at = draft.sentence("She regretted whaling.")
    she = draft.pronoun("She", at, gender="f")
    draft.relation("gk:condemned", [she], [draft.topic("whaling", at)], at=at)
    assert statement(draft.knowledge(), "gk:condemned").subject == ALDANE


def test_pronoun_stays_open_where_nobody_fits() -> None:
    draft = Draft()
    introduce(draft, VERRIN)
    at = draft.sentence("She raised fishing.")
    state(draft, draft.pronoun("She", at, gender="f"), at)
    assert not triples(draft.knowledge(), "gk:stated")


def test_pronoun_does_not_reach_into_another_section() -> None:
    draft = Draft()
    introduce(draft, VERRIN)
    draft.heading("Trade")
    at = draft.sentence("He raised fishing.")
    state(draft, draft.pronoun("He", at, gender="m"), at)
    assert not triples(draft.knowledge(), "gk:stated")


def test_links_keep_their_reason() -> None:
    draft = Draft()
    introduce(draft, VERRIN)
    at = draft.sentence("He raised fishing.")
    state(draft, draft.pronoun("He", at, gender="m"), at)
    reasons = {r.exact: r.reason for r in draft.knowledge().references}
    assert reasons["He"] == "pronoun: the person named last before it"
    assert reasons["fishing"] == "name"


def test_the_two_of_three_are_those_who_are_not_the_subject() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, KORVAN)
    at = draft.sentence("Mira Aldane thanked the two Ministers.")
    aldane = draft.person("Mira Aldane", at)
    draft.relation("gk:thanked", [aldane], [draft.group("two Ministers", at, count=2)], at=at)
    assert triples(draft.knowledge(), "gk:thanked") == {
        (ALDANE, "gk:thanked", VERRIN),
        (ALDANE, "gk:thanked", KORVAN),
    }


def test_the_two_stay_open_where_three_are_meant_as_subject() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, KORVAN)
    at = draft.sentence("The two Ministers praised fishing.")
    state(draft, draft.group("two Ministers", at, count=2), at)
    assert not triples(draft.knowledge(), "gk:stated")


@pytest.mark.parametrize(
    ("people", "words", "count"),
    [
        ((ALDANE, VERRIN, KORVAN), "three Ministers", 3),
        ((ALDANE, VERRIN), "both sides", 2),
        ((ALDANE, VERRIN), "sides", 0),
    ],
)
def test_group_noun_means_the_participants(people: tuple[str, ...], words: str, count: int) -> None:
    draft = draft_of_meeting(*people)
    at = draft.sentence(f"Then {words} praised fishing.")
    state(draft, draft.group(words, at, count=count), at)
    assert set(statement(draft.knowledge(), "gk:stated").agents) == set(people)


def test_numeral_before_a_plural_office_counts_it() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, KORVAN)
    at = draft.sentence("The two Foreign Ministers praised fishing.")
    state(draft, draft.office("Foreign Ministers", at, "Foreign Minister", plural="yes"), at)
    assert not triples(draft.knowledge(), "gk:stated")


def test_they_outside_a_meeting_means_those_named_together() -> None:
    draft = Draft()
    people = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("The above two praised fishing.")
    draft.relation("gk:stated", people, [draft.topic("fishing", at)], at=at)
    at = draft.sentence("They condemned whaling.")
    they = draft.pronoun("They", at, number="plural")
    draft.relation("gk:condemned", [they], [draft.topic("whaling", at)], at=at)
    assert {s for s, _, _ in triples(draft.knowledge(), "gk:condemned")} == {ALDANE, VERRIN}


def test_the_meeting_means_that_of_the_section() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane chaired the meeting.")
    aldane = draft.person("Mira Aldane", at)
    meeting = draft.reference("meeting", "meeting", at)
    draft.relation("gk:chaired", [aldane], [meeting], at=at)
    knowledge = draft.knowledge()
    assert statement(knowledge, "gk:chaired").object == (
        "meeting/meeting-of-mira-aldane-and-tomas-verrin"
    )


def test_counterpart_without_a_country_is_who_else_took_part() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane thanked her counterpart.")
    her = draft.reference("counterpart", "her counterpart", at)
    draft.relation("gk:thanked", [draft.person("Mira Aldane", at)], [her], at=at)
    assert statement(draft.knowledge(), "gk:thanked").object == VERRIN


def test_two_of_three_are_those_who_acted_together_before() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, KORVAN)
    at = draft.sentence("Mira Aldane and Tomas Verrin raised fishing.")
    both = [draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)]
    draft.relation("gk:requested", both, [draft.topic("fishing", at)], at=at)
    at = draft.sentence("The two Ministers condemned whaling.")
    group = draft.group("The two Ministers", at, count=2)
    draft.relation("gk:condemned", [group], [draft.topic("whaling", at)], at=at)
    assert set(statement(draft.knowledge(), "gk:condemned").agents) == {ALDANE, VERRIN}


def test_whom_somebody_speaks_to_is_not_that_person() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane asked him for fishing.")
    him = draft.pronoun("him", at, gender="m")
    aldane = draft.person("Mira Aldane", at)
    topic = draft.topic("fishing", at)
    draft.relation("gk:requested", [aldane], [topic], at=at, addressees=(him,))
    assert statement(draft.knowledge(), "gk:requested").addressees == (VERRIN,)


def test_reference_that_is_not_decided_is_listed_with_the_reason() -> None:
    draft = Draft()
    at = draft.sentence("The two Ministers raised fishing.")
    state(draft, draft.group("The two Ministers", at, count=2), at)
    knowledge = draft.knowledge()
    assert not triples(knowledge, "gk:stated")
    (left,) = knowledge.open_references
    assert (left.exact, left.span) == ("The two Ministers", Span(0, len("The two Ministers")))
    assert left.reason == "group: who it means is not plain"


def test_participants_of_whom_one_is_known_speak_as_the_meeting() -> None:
    draft = Draft()
    (aldane,) = introduce(draft, ALDANE)
    draft.encounter("met", draft.sentence("She met fishers."), [aldane])
    at = draft.sentence("Participants praised fishing.")
    everybody = draft.reference("participants", "Participants", at, number="plural")
    draft.relation("gk:stated", [everybody], [draft.topic("fishing", at)], at=at)
    said = statement(draft.knowledge(), "gk:stated")
    assert (said.subject, said.agents) == ("meeting/meeting-of-mira-aldane", ())


def test_she_tells_the_gender_of_whom_he_cannot_mean_later() -> None:
    draft = Draft()
    for name in ("Ilse Korvan", "Tomas Verrin"):
        draft.person(name, draft.sentence(f"{name} came."))
    at = draft.sentence("Ilse Korvan raised trade.")
    draft.relation(
        "gk:stated", [draft.person("Ilse Korvan", at)], [draft.topic("trade", at)], at=at
    )
    at = draft.sentence("She raised fishing.")
    state(draft, draft.pronoun("She", at, gender="f"), at)
    at = draft.sentence("He regretted whaling.")
    he = draft.pronoun("He", at, gender="m")
    draft.relation("gk:condemned", [he], [draft.topic("whaling", at)], at=at)
    assert statement(draft.knowledge(), "gk:condemned").subject == VERRIN


def test_nobody_inside_direct_speech_is_meant_after_it() -> None:
    draft = Draft()
    at = draft.sentence("Ilse Korvan raised fishing.")
    state(draft, draft.person("Ilse Korvan", at), at)
    at = draft.sentence("“Mira Aldane praised fishing,” it was said.")
    aldane, fishing = draft.person("Mira Aldane", at), draft.topic("fishing", at)
    draft.relation("gk:stated", [aldane], [fishing], at=at, words="Mira Aldane praised fishing")
    at = draft.sentence("She regretted whaling.")
    she = draft.pronoun("She", at, gender="f")
    draft.relation("gk:condemned", [she], [draft.topic("whaling", at)], at=at)
    assert statement(draft.knowledge(), "gk:condemned").subject == KORVAN


def test_he_after_a_quotation_is_who_spoke_it() -> None:
    draft = Draft()
    introduce(draft, VERRIN)
    draft.person("Paul Berg", draft.sentence("Paul Berg came."))
    at = draft.sentence("“Paul Berg raised trade,” Tomas Verrin said.")
    berg = draft.person("Paul Berg", at)
    draft.person("Tomas Verrin", at)
    draft.relation("gk:stated", [berg], [draft.topic("trade", at)], at=at)
    at = draft.sentence("He regretted whaling.")
    he = draft.pronoun("He", at, gender="m")
    draft.relation("gk:condemned", [he], [draft.topic("whaling", at)], at=at)
    assert statement(draft.knowledge(), "gk:condemned").subject == VERRIN


def test_who_is_only_met_leads_no_clause() -> None:
    draft = Draft()
    introduce(draft, ALDANE, KORVAN)
    at = draft.sentence("Mira Aldane raised trade.")
    draft.relation(
        "gk:stated", [draft.person("Mira Aldane", at)], [draft.topic("trade", at)], at=at
    )
    at = draft.sentence("Good to meet Ilse Korvan.")
    draft.encounter("meet", at, with_=[draft.person("Ilse Korvan", at)])
    at = draft.sentence("She regretted whaling.")
    she = draft.pronoun("She", at, gender="f")
    draft.relation("gk:condemned", [she], [draft.topic("whaling", at)], at=at)
    assert statement(draft.knowledge(), "gk:condemned").subject == ALDANE


def test_him_is_whom_the_words_before_met() -> None:
    draft = Draft()
    introduce(draft, ALDANE, VERRIN, KORVAN)
    at = draft.sentence("Mira Aldane met Tomas Verrin, and Ilse Korvan held talks with him.")
    people = {name: draft.person(name, at) for name in ("Mira Aldane", "Tomas Verrin")}
    draft.encounter("met", at, [people["Mira Aldane"]], with_=[people["Tomas Verrin"]])
    him = draft.pronoun("him", at, gender="m")
    draft.encounter("held talks", at, [draft.person("Ilse Korvan", at)], with_=[him])
    assert pairs(draft.knowledge(), "gk:met") == {
        frozenset({ALDANE, VERRIN}),
        frozenset({KORVAN, VERRIN}),
    }


def test_they_after_a_group_that_stays_open_are_that_group() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN, KORVAN)
    at = draft.sentence("The two Foreign Ministers condemned whaling, and they raised fishing.")
    group = draft.office("Foreign Ministers", at, "Foreign Minister", plural="yes")
    draft.relation("gk:condemned", [group], [draft.topic("whaling", at)], at=at)
    state(draft, draft.pronoun("they", at, number="plural"), at)
    assert not triples(draft.knowledge(), "gk:stated")
