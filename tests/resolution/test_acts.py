"""Statements of what people say and do, with their qualifiers."""

import pytest

from graphkit.data_model import Modality
from tests.resolution.drafts import (
    ALDANE,
    CHILE,
    KORVAN,
    NORWAY,
    VERRIN,
    Draft,
    draft_of_meeting,
    introduce,
    statement,
    triples,
)

MEETING = "meeting/meeting-of-mira-aldane-and-tomas-verrin"


def test_joint_act_has_the_meeting_as_subject_and_its_people_as_agents() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("They discussed fishing.")
    they = draft.pronoun("They", at, number="plural")
    draft.relation("gk:discussed", [they], [draft.topic("fishing", at)], at=at)
    found = statement(draft.knowledge(), "gk:discussed")
    assert (found.subject, found.agents) == (MEETING, (ALDANE, VERRIN))
    assert found.meeting == MEETING


def test_agreement_with_somebody_is_an_act_of_both() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane agreed with Tomas Verrin on fishing.")
    aldane, verrin = draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)
    topic = draft.topic("fishing", at)
    draft.relation("gk:agreedOn", [aldane], [topic], at=at, addressees=(verrin,))
    found = statement(draft.knowledge(), "gk:agreedOn")
    assert (found.agents, found.addressees) == ((ALDANE, VERRIN), ())


def test_statement_to_somebody_is_an_act_of_one() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane told Tomas Verrin of fishing.")
    aldane, verrin = draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)
    topic = draft.topic("fishing", at)
    draft.relation("gk:stated", [aldane], [topic], at=at, addressees=(verrin,))
    found = statement(draft.knowledge(), "gk:stated")
    assert (found.subject, found.agents, found.addressees) == (ALDANE, (), (VERRIN,))


def request_draft(answer: str) -> Draft:
    """Return a draft with a request for support on fishing, and an answer in other words."""
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane asked Tomas Verrin for help with fishing.")
    aldane, verrin = draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)
    topic = draft.topic("fishing", at)
    draft.relation("gk:requested", [aldane], [topic], at=at, addressees=(verrin,))
    at = draft.sentence(f"Tomas Verrin gave {answer}.")
    verrin = draft.person("Tomas Verrin", at)
    draft.relation("gk:supported", [verrin], [draft.topic(answer, at)], at=at)
    return draft


def test_answer_is_linked_to_the_request_and_has_its_topic() -> None:
    knowledge = request_draft("his support").knowledge()
    request, answer = statement(knowledge, "gk:requested"), statement(knowledge, "gk:supported")
    assert answer.responds_to == request.id
    assert (answer.subject, answer.object) == (VERRIN, "topic/fishing")


def test_support_of_something_else_is_no_answer() -> None:
    answer = statement(request_draft("money for harbours").knowledge(), "gk:supported")
    assert (answer.object, answer.responds_to) == ("topic/money-for-harbour", None)


def test_answer_is_linked_to_a_request_that_was_made_twice() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    for sentence in ("Mira Aldane asked for help with fishing.", "Again Mira Aldane asked so."):
        at = draft.sentence(f"{sentence} On fishing.")
        topic = draft.topic("fishing", at)
        draft.relation("gk:requested", [draft.person("Mira Aldane", at)], [topic], at=at)
    at = draft.sentence("Tomas Verrin gave his support.")
    support = draft.topic("his support", at)
    draft.relation("gk:supported", [draft.person("Tomas Verrin", at)], [support], at=at)
    knowledge = draft.knowledge()
    assert len(statement(knowledge, "gk:requested").evidence) == 2
    assert statement(knowledge, "gk:supported").responds_to == (
        statement(knowledge, "gk:requested").id
    )


def test_agreeing_answers_the_request_before_it() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane asked for help with fishing.")
    topic = draft.topic("fishing", at)
    draft.relation("gk:requested", [draft.person("Mira Aldane", at)], [topic], at=at)
    at = draft.sentence("Tomas Verrin agreed.")
    draft.relation("gk:agreedOn", [draft.person("Tomas Verrin", at)], [], at=at)
    knowledge = draft.knowledge()
    found = statement(knowledge, "gk:agreedOn")
    assert (found.subject, found.object) == (VERRIN, "topic/fishing")
    assert found.responds_to == statement(knowledge, "gk:requested").id


def test_nobody_agrees_where_nothing_was_asked() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Tomas Verrin agreed.")
    draft.relation("gk:agreedOn", [draft.person("Tomas Verrin", at)], [], at=at)
    assert not triples(draft.knowledge(), "gk:agreedOn")


def test_gratitude_goes_to_who_spoke_before() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane promised fishing.")
    topic = draft.topic("fishing", at)
    draft.relation("gk:stated", [draft.person("Mira Aldane", at)], [topic], at=at)
    at = draft.sentence("Tomas Verrin expressed gratitude.")
    draft.relation("gk:thanked", [draft.person("Tomas Verrin", at)], [], at=at)
    assert triples(draft.knowledge(), "gk:thanked") == {(VERRIN, "gk:thanked", ALDANE)}


def test_who_reports_an_act_is_kept() -> None:
    draft = Draft()
    introduce(draft, KORVAN)
    at = draft.sentence("Mira Aldane said Ilse Korvan praised fishing.")
    aldane, korvan = draft.person("Mira Aldane", at), draft.person("Ilse Korvan", at)
    topic = draft.topic("fishing", at)
    draft.relation("gk:welcomed", [korvan], [topic], at=at, attributed_to=aldane)
    assert statement(draft.knowledge(), "gk:welcomed").attributed_to == ALDANE


def test_what_is_said_twice_is_one_statement_with_two_quotes() -> None:
    draft = Draft()
    for sentence in ("Mira Aldane praised fishing.", "Later Aldane praised fishing again."):
        at = draft.sentence(sentence)
        name = "Mira Aldane" if "Mira" in sentence else "Aldane"
        topic = draft.topic("fishing", at)
        draft.relation("gk:welcomed", [draft.person(name, at)], [topic], at=at)
    found = statement(draft.knowledge(), "gk:welcomed")
    assert [e.exact for e in found.evidence] == [
        "Mira Aldane praised fishing.",
        "Later Aldane praised fishing again.",
    ]


def test_statements_that_differ_in_what_they_concern_are_two() -> None:
    draft = Draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    for word in ("fishing", "whaling"):
        at = draft.sentence(f"Mira Aldane urged Tomas Verrin to stop {word}.")
        topic = draft.topic(word, at)
        draft.relation("gk:urged", [aldane], [verrin], at=at, concerning=(topic,))
    found = {s.concerning for s in draft.knowledge().statements if s.predicate == "gk:urged"}
    assert found == {("topic/fishing",), ("topic/whaling",)}


def test_nobody_acts_on_themselves() -> None:
    draft = Draft()
    [korvan] = introduce(draft, KORVAN)
    at = draft.sentence("Ilse Korvan thanked Ilse Korvan.")
    draft.relation("gk:thanked", [korvan], [draft.person("Ilse Korvan", at)], at=at)
    assert not triples(draft.knowledge(), "gk:thanked")


def test_qualifiers_of_a_relation_are_kept() -> None:
    draft = Draft()
    [korvan] = introduce(draft, KORVAN)
    at = draft.sentence("Ilse Korvan would agree to fishing.")
    draft.relation(
        "gk:agreedOn",
        [korvan],
        [draft.topic("fishing", at)],
        at=at,
        modality=Modality.CONDITIONAL,
        content_modality=Modality.INTENDED,
        verb="would agree",
        strength="commitment",
        cameo="030",
        plover="AGREE",
        confidence=0.5,
    )
    found = statement(draft.knowledge(), "gk:agreedOn")
    assert (found.modality, found.content_modality) == (Modality.CONDITIONAL, Modality.INTENDED)
    assert (found.verb, found.strength, found.cameo) == ("would agree", "commitment", "030")
    assert (found.plover, found.confidence) == ("AGREE", 0.5)


def test_nested_topics() -> None:
    draft = Draft()
    at = draft.sentence("They discussed fishing, including herring.")
    fishing, herring = draft.topic("fishing", at), draft.topic("herring", at)
    draft.relation("skos:broader", [herring], [fishing], at=at)
    assert triples(draft.knowledge()) == {("topic/herring", "skos:broader", "topic/fishing")}


def test_who_is_of_the_same_view_agrees_on_what_was_said() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane stressed fishing.")
    draft.relation(
        "gk:stated", [draft.person("Mira Aldane", at)], [draft.topic("fishing", at)], at=at
    )
    at = draft.sentence("Tomas Verrin was of the same view.")
    draft.relation("gk:agreedOn", [draft.person("Tomas Verrin", at)], [], at=at)
    found = statement(draft.knowledge(), "gk:agreedOn")
    assert (found.subject, found.object) == (VERRIN, "topic/fishing")


def test_what_words_set_apart_from_a_meeting_belongs_to_none() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("A year ago, Mira Aldane signed the fishing pact.")
    aldane, topic = draft.person("Mira Aldane", at), draft.topic("fishing", at)
    draft.relation("gk:signed", [aldane], [topic], at=at, meeting="")
    assert statement(draft.knowledge(), "gk:signed").meeting is None


def test_an_organisation_that_took_no_part_acts_elsewhere() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("The Harbour Board blocked the fishing pact.")
    board = draft.organization("Harbour Board", at, "organization/harbour-board")
    draft.relation("gk:rejected", [board], [draft.topic("fishing", at)], at=at)
    assert statement(draft.knowledge(), "gk:rejected").meeting is None


def test_thanks_to_a_group_of_whom_one_is_known_names_nobody() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane thanked the participants.")
    group = draft.group("participants", at)
    draft.relation("gk:thanked", [draft.person("Mira Aldane", at)], [group], at=at)
    assert not [s for s in draft.knowledge().statements if s.predicate == "gk:thanked"]


def test_who_speaks_for_a_country_tells_no_hearsay() -> None:
    draft = Draft()
    at = draft.sentence("Norway will help, Mira Aldane said.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    norway = draft.country(NORWAY, at)
    draft.relation(
        "gk:supported",
        [norway],
        [draft.topic("help", at)],
        at=at,
        attributed_to=aldane,
        modality=Modality.REPORTED,
    )
    assert statement(draft.knowledge(), "gk:supported").modality is Modality.ASSERTED


def test_nobody_known_is_thanked_where_all_known_thank_the_participants() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane and Tomas Verrin thanked the participants.")
    people = [draft.person(name, at) for name in ("Mira Aldane", "Tomas Verrin")]
    everybody = draft.reference("participants", "the participants", at, number="plural")
    draft.relation("gk:thanked", people, [everybody], at=at)
    assert not triples(draft.knowledge(), "gk:thanked")


@pytest.mark.parametrize(
    ("country", "name", "agents"),
    [(CHILE, "Chile", (ALDANE, VERRIN)), (NORWAY, "Norway", ())],
)
def test_participants_are_named_where_they_are_of_two_sides(
    country: str, name: str, agents: tuple[str, ...]
) -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway came.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY, gender="f")
    at = draft.sentence(f"Tomas Verrin of {name} came.")
    verrin = draft.person("Tomas Verrin", at, of=country, gender="m")
    at = draft.sentence("They met there.")
    draft.encounter("met", at, [aldane], with_=[verrin])
    at = draft.sentence("Participants warned of storms.")
    everybody = draft.reference("participants", "Participants", at, number="plural")
    draft.relation("gk:stated", [everybody], [draft.topic("storms", at)], at=at)
    assert statement(draft.knowledge(), "gk:stated").agents == agents


def test_who_had_no_part_in_a_meeting_says_nothing_in_it() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Ilse Korvan praised fishing.")
    korvan = draft.person("Ilse Korvan", at)
    draft.relation("gk:welcomed", [korvan], [draft.topic("fishing", at)], at=at)
    assert statement(draft.knowledge(), "gk:welcomed").meeting is None


def test_what_somebody_will_say_is_not_said_in_the_meeting() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane will seek advice on fishing.")
    aldane, topic = draft.person("Mira Aldane", at), draft.topic("fishing", at)
    draft.relation("gk:requested", [aldane], [topic], at=at, modality=Modality.INTENDED)
    assert statement(draft.knowledge(), "gk:requested").meeting is None
