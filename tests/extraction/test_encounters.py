"""Encounters told in prose: who met whom, how, and which verbs and nouns say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import EntityType, Modality, Polarity

if TYPE_CHECKING:
    from graphkit.data_model import Mention
    from tests.extraction.conftest import SentenceReader

MEETINGS = frozenset({EntityType.MEETING, EntityType.CALL})


def _encounters(reader: SentenceReader, sentence: str) -> list[Mention]:
    return [m for m in reader.extract(sentence).mentions if m.type in MEETINGS]


def _people(reader: SentenceReader, sentence: str) -> list[str]:
    extraction = reader.extract(sentence)
    names = {m.id: m.name or m.text for m in extraction.mentions}
    either = {m.id for m in extraction.mentions if "instead_of" in m.features}
    found = [r for r in extraction.relations if r.predicate == "gk:participatedIn"]
    found = [r for r in found if either.isdisjoint(r.objects)]
    return [names[one] for relation in found for one in relation.subjects]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Mr. Aoki met Ms. Ruiz.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki met with Ms. Ruiz and Mr. Diaz on Monday.", ["Aoki", "Ruiz", "Diaz"]),
        ("Mr. Aoki held talks with Ms. Ruiz in Oslo.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki received Ms. Ruiz.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki met today with Ms. Ruiz in Oslo.", ["Aoki", "Ruiz"]),
        ("Ms. Ruiz was received by Mr. Aoki.", ["Ruiz", "Aoki"]),
        ("Mr. Aoki and Ms. Ruiz met today at the headquarters of ASEAN.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki paid a courtesy call on Ms. Ruiz.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki spoke with Ms. Ruiz about trade.", ["Aoki", "Ruiz"]),
        ("On May 3, 2031, Mr. Aoki and Ms. Ruiz spoke about trade.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki and Ms. Ruiz also spoke about trade.", []),
        ("On May 3, 2031, Mr. Aoki spoke about trade.", []),
        ("Mr. Aoki met Ms. Ruiz’s team.", ["Aoki"]),
        ("During his meeting with Ms. Ruiz, Mr. Aoki discussed trade.", ["Aoki", "his", "Ruiz"]),
        ("Mr. Aoki discussed trade with Ms. Ruiz.", ["Aoki", "Ruiz"]),
        ("With Ms. Ruiz, Mr. Aoki discussed trade.", ["Aoki", "Ruiz"]),
        ("In a meeting, Mr. Aoki and Ms. Ruiz discussed trade.", ["Aoki", "Ruiz"]),
        ("Ms. Ruiz convened Mr. Aoki and Mr. Diaz in Oslo.", ["Ruiz", "Aoki", "Diaz"]),
        (
            "Mr. Aoki skipped Wednesday’s talks but dined with Ms. Ruiz in the city on Tuesday.",
            ["Aoki", "Ruiz"],
        ),
        ("Talks between Ms. Ruiz and Mr. Aoki were held in Oslo.", ["Ruiz", "Aoki"]),
        ("Mr. Aoki and Ms. Ruiz discussed trade.", ["Aoki", "Ruiz"]),
        ("It was good to meet Ms. Ruiz, Mr. Aoki said.", ["Aoki", "Ruiz"]),
        ("The meeting of Mr. Aoki with Ms. Ruiz took place in Oslo.", ["Aoki", "Ruiz"]),
        ("The two later joined Ms. Ruiz for a three-way meeting.", ["The two", "Ruiz"]),
        ("President Rao welcomed me at the palace.", ["Rao", "me"]),
        ("Mr. Aoki attended a luncheon hosted by Ms. Ruiz in Oslo.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki participated in a trilateral ministerial with Ms. Ruiz.", ["Aoki", "Ruiz"]),
        ("Negotiations between Chile and Kenya were long.", []),
        ("It was Mr. Aoki’s first meeting with any minister.", []),
        ("Ms. Ruiz hosted Mr. Aoki in Oslo.", ["Ruiz", "Aoki"]),
        ("Mr. Aoki met Ms. Ruiz and Mr. Rao as well as Mr. Diaz.", ["Aoki", "Ruiz", "Rao", "Diaz"]),
        ("Mr. Aoki visited Oslo as well as met with Ms. Ruiz.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki, who paid Ms. Ruiz a courtesy call, left.", ["Aoki", "Ruiz"]),
        ("Mr. Aoki, who is visiting Oslo, Norway, met with Ms. Ruiz.", ["Aoki", "Ruiz"]),
        ("The first guest whom Ms. Ruiz received in Oslo was an envoy.", []),
        ("Ms. Ruiz thanked Peru for hosting the Chile Trade Summit in Lima.", []),
        ("Ms. Ruiz called for a role in the Games to be hosted by Chile.", []),
        ("Mr. Aoki welcomed the plan.", []),
        ("Mr. Aoki received support from Ms. Ruiz for the plan.", []),
        ("Mr. Aoki is ready to plan exchanges with Ms. Ruiz.", []),
        ("Mr. Aoki received a letter from Ms. Ruiz.", []),
    ],
)
def test_verbs_and_nouns_tell_who_met(
    reader: SentenceReader, sentence: str, people: list[str]
) -> None:
    assert _people(reader, sentence) == people


@pytest.mark.parametrize(
    ("sentence", "type_", "medium"),
    [
        ("Mr. Aoki met Ms. Ruiz.", EntityType.MEETING, None),
        ("Mr. Aoki called Ms. Ruiz.", EntityType.CALL, None),
        ("Mr. Aoki spoke with Ms. Ruiz by telephone.", EntityType.CALL, "telephone"),
        ("Mr. Aoki held telephone talks with Ms. Ruiz.", EntityType.CALL, "telephone"),
        ("Mr. Aoki had a telephone conference with Ms. Ruiz.", EntityType.CALL, "telephone"),
        ("Mr. Aoki held a video call with Ms. Ruiz.", EntityType.MEETING, "online"),
        ("Mr. Aoki met Ms. Ruiz online.", EntityType.MEETING, "online"),
    ],
)
def test_calls_are_kept_apart_from_meetings(
    reader: SentenceReader, sentence: str, type_: EntityType, medium: str | None
) -> None:
    (encounter,) = _encounters(reader, sentence)
    assert encounter.type is type_
    assert encounter.features.get("medium") == medium


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("During a call with Ms. Ruiz, Mr. Aoki discussed trade.", EntityType.CALL),
        ("During a meeting with Ms. Ruiz, Mr. Aoki discussed trade.", EntityType.MEETING),
    ],
)
def test_a_call_that_a_noun_tells_of_is_one(
    reader: SentenceReader, sentence: str, kind: EntityType
) -> None:
    assert {m.type for m in _encounters(reader, sentence)} == {kind}


@pytest.mark.parametrize(
    ("met", "encounters"),
    [
        ("with Ms. Ruiz, with Mr. Diaz and with Mr. Rao", ["Ruiz", "Diaz", "Rao"]),
        ("with Ms. Ruiz, Mr. Diaz and Mr. Rao", []),
    ],
)
def test_each_with_tells_of_another_encounter(
    reader: SentenceReader, met: str, encounters: list[str]
) -> None:
    found = _encounters(reader, f"Mr. Aoki held talks {met}.")
    assert [m.text.split()[-1] for m in found if "series" in m.features] == encounters


def test_meeting_a_goal_is_no_meeting(reader: SentenceReader) -> None:
    assert _encounters(reader, "Meeting the goals is important, Ms. Ruiz told Mr. Aoki.") == []


def test_who_spoke_on_the_margins_of_something_met(reader: SentenceReader) -> None:
    (mention,) = _encounters(reader, "Mr. Aoki spoke with Ms. Ruiz on the margins of COP26.")
    assert mention.type is EntityType.MEETING


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Aoki called the two countries strategic partners.",
        "Mr. Aoki called the plan wise.",
    ],
)
def test_what_is_called_something_is_not_called_up(reader: SentenceReader, sentence: str) -> None:
    assert _encounters(reader, sentence) == []


def test_who_chaired_with_another_did_so_together(reader: SentenceReader) -> None:
    found = reader.relations("Mr. Aoki co-chaired the meeting with Ms. Ruiz.")
    (chaired,) = (r for r in found if r.predicate == "gk:chaired")
    assert len(chaired.subjects) == 2


def test_a_meeting_that_did_not_happen_is_negative(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki did not meet Ms. Ruiz."
    (meeting,) = _encounters(reader, sentence)
    (relation,) = reader.relations(sentence)
    assert meeting.features["negative"] == "yes"
    assert relation.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    "sentence",
    ["Mr. Aoki will meet Ms. Ruiz.", "Mr. Aoki was due to be received by Ms. Ruiz on Thursday."],
)
def test_a_planned_meeting_is_intended(reader: SentenceReader, sentence: str) -> None:
    (meeting,) = _encounters(reader, sentence)
    assert meeting.features["modality"] == "Intended"


@pytest.mark.parametrize(
    ("sentence", "plural"),
    [
        ("Mr. Aoki held talks with Ms. Ruiz in Oslo.", None),
        ("Mr. Aoki held 13 multilateral and bilateral meetings.", "yes"),
        ("Mr. Aoki held meetings with Ms. Ruiz and Mr. Diaz.", "yes"),
        ("Mr. Aoki met separately with each of the Foreign Ministers on Monday.", "yes"),
        ("Mr. Aoki held talks with several Foreign Ministers.", "yes"),
        ("Mr. Aoki met one after another with three of his counterparts.", "yes"),
    ],
)
def test_several_meetings_are_an_announcement(
    reader: SentenceReader, sentence: str, plural: str | None
) -> None:
    (meeting,) = (m for m in _encounters(reader, sentence) if "series" not in m.features)
    assert meeting.features.get("plural") == plural


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("Mr. Aoki held meetings with Ms. Ruiz and Mr. Diaz.", ["Ruiz", "Diaz"]),
        ("Mr. Aoki met separately with Ms. Ruiz and Mr. Diaz.", ["Ruiz", "Diaz"]),
        ("Mr. Aoki called on Ms. Ruiz and Mr. Diaz.", ["Ruiz", "Diaz"]),
        ("Mr. Aoki also met Ms. Ruiz and Mr. Diaz.", ["Ruiz", "Diaz"]),
        ("Mr. Aoki held a trilateral meeting with Ms. Ruiz and Mr. Diaz.", []),
    ],
)
def test_those_met_one_by_one_have_a_meeting_each(
    reader: SentenceReader, sentence: str, ends: list[str]
) -> None:
    series = [m for m in _encounters(reader, sentence) if "series" in m.features]
    assert [m.text.split()[-1] for m in series] == ends


@pytest.mark.parametrize(
    ("sentence", "modality", "negative"),
    [
        ("The two Ministers agreed to meet in Oslo in June 2022.", "Intended", None),
        ("Mr. Aoki is scheduled to meet Ms. Ruiz.", "Intended", None),
        ("Mr. Aoki arrived in Oslo for talks with Ms. Ruiz.", "Intended", None),
        ("Mr. Aoki proposed a meeting with Ms. Ruiz.", "Intended", None),
        (
            "Chile filed a request to Kenya for talks between Ms. Ruiz and Mr. Aoki.",
            "Intended",
            None,
        ),
        ("Mr. Aoki refused to meet Ms. Ruiz.", None, "yes"),
        ("Mr. Aoki cancelled his meeting with Ms. Ruiz.", None, "yes"),
        ("Mr. Aoki left Oslo without meeting Ms. Ruiz.", None, "yes"),
        ("Mr. Aoki was pleased to meet Ms. Ruiz.", None, None),
        ("Mr. Aoki said that he had met Ms. Ruiz.", None, None),
        ("Mr. Aoki left Oslo after meeting Ms. Ruiz.", None, None),
        ("On Monday, during the meeting with Ms. Ruiz, Mr. Aoki requested help.", None, None),
    ],
)
def test_what_governs_a_verb_or_noun_tells_how_it_is_put(
    reader: SentenceReader, sentence: str, modality: str | None, negative: str | None
) -> None:
    (meeting,) = _encounters(reader, sentence)
    assert meeting.features.get("modality") == modality
    assert meeting.features.get("negative") == negative


@pytest.mark.parametrize(
    "sentence",
    [
        "It was good to meet Ms. Ruiz.",
        "Mr. Aoki attended the Harbour Ministers Meet in Oslo.",
        "Mr. Aoki is on a visit as a follow-up to the meeting with Ms. Ruiz.",
        "Their conversation covered trade.",
    ],
)
def test_who_met_is_not_guessed(reader: SentenceReader, sentence: str) -> None:
    assert _encounters(reader, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "While they held talks with Ms. Ruiz, Mr. Aoki and Mr. Diaz agreed to trade.",
            [["they", "Ruiz"]],
        ),
        (
            "In talks with Ms. Ruiz, Mr. Aoki and Mr. Diaz agreed to trade.",
            [["Aoki", "Diaz", "Ruiz"]],
        ),
        (
            "Mr. Aoki and Mr. Diaz were joined by Ms. Ruiz for a trilateral meeting.",
            [["Aoki", "Diaz", "Ruiz"]],
        ),
        ("Mr. Aoki denied a report that he had met Ms. Ruiz.", [["he", "Ruiz"]]),
        (
            "Mr. Aoki held a bilateral meeting with Ms. Ruiz and a trilateral one with Ms. Ruiz "
            "and Mr. Diaz.",
            [["Aoki", "Ruiz"], ["Aoki", "Ruiz", "Diaz"]],
        ),
        (
            "Mr. Aoki called on Ms. Ruiz and held talks with Mr. Diaz.",
            [["Aoki", "Ruiz"], ["Aoki", "Diaz"]],
        ),
        (
            "Mr. Aoki, who met Ms. Ruiz last month, held talks with Mr. Diaz.",
            [["Aoki", "Ruiz"], ["Aoki", "Diaz"]],
        ),
        ("Mr. Aoki met with visiting Ms. Ruiz.", [["Aoki", "Ruiz"]]),
        ("Mr. Aoki was with Mr. Diaz when he met Ms. Ruiz.", [["Aoki", "Ruiz"]]),
        ("Mr. Aoki welcomed Ms. Ruiz to the White House.", [["Aoki", "Ruiz"]]),
        ("Mr. Aoki and Ms. Ruiz co-chaired the meeting.", [["Aoki", "Ruiz"]]),
        ("Mr. Aoki, Ms. Ruiz and Mr. Diaz held a trilateral meeting.", [["Aoki", "Ruiz", "Diaz"]]),
    ],
)
def test_each_encounter_of_a_sentence_has_its_own_people(
    reader: SentenceReader, sentence: str, people: list[list[str]]
) -> None:
    extraction = reader.extract(sentence)
    names = {m.id: m.name or m.text for m in extraction.mentions}
    found = [r for r in extraction.relations if r.rule in {"met", "meeting-noun"}]
    told = [[names[m] for m in r.subjects] for r in found]
    assert sorted(told) == sorted(people)


def test_the_addressee_of_a_meeting_is_the_other_side(reader: SentenceReader) -> None:
    said = reader.said("Mr. Aoki met Ms. Ruiz.")
    assert said == ["Aoki + Ruiz participatedIn Mr. Aoki met Ms. Ruiz | to Ruiz"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki chaired the meeting.", ["Aoki chaired the meeting"]),
        ("Mr. Aoki served as the chair of the meeting.", ["Aoki chaired the meeting"]),
        (
            "Mr. Aoki attended the Munich Security Conference.",
            ["Aoki participatedIn Munich Security Conference"],
        ),
        ("It was chaired by Mr. Aoki.", ["Aoki chaired It"]),
        ("Mr. Aoki headed the Chilean delegation.", ["Aoki participatedIn the"]),
        ("Mr. Aoki chaired the committee.", []),
        (
            "Mr. Aoki attended the 18th Harbour Ministerial Meeting.",
            ["Aoki participatedIn 18th Harbour Ministerial Meeting"],
        ),
        (
            "Mr. Aoki led the Chilean delegation to the 18th Harbour Ministerial Meeting.",
            ["Aoki participatedIn 18th Harbour Ministerial Meeting"],
        ),
    ],
)
def test_chairs_and_attendance(reader: SentenceReader, sentence: str, said: list[str]) -> None:
    assert [line for line in reader.said(sentence) if "onSidelinesOf" not in line] == said


def test_a_visit_has_visitor_place_and_date(reader: SentenceReader) -> None:
    said = reader.said("Mr. Aoki paid a visit to Chile on May 3, 2021.")
    assert said[:1] == ["Aoki visited Chile"]
    assert any(line.startswith("Aoki participatedIn") for line in said)
    assert any("heldAt Chile" in line for line in said)
    assert any("heldOn 2021-05-03" in line for line in said)


@pytest.mark.parametrize(
    ("sentence", "visitor"),
    [
        ("During his visit to Chile, Mr. Aoki met Ms. Ruiz.", "his"),
        ("Mr. Aoki met Ms. Ruiz, who was on an official visit to Chile.", "Ruiz"),
    ],
)
def test_a_noun_tells_of_a_visit(reader: SentenceReader, sentence: str, visitor: str) -> None:
    assert f"{visitor} visited Chile" in reader.said(sentence)


def test_who_is_somewhere_on_a_visit_visits_it(reader: SentenceReader) -> None:
    found = reader.relations("Mr. Aoki, who is in Norway on a working visit, met Ms. Ruiz.")
    assert "gk:visited" in {relation.predicate for relation in found}


def test_the_day_of_a_meeting_is_not_that_of_the_visit_beside_it(reader: SentenceReader) -> None:
    sentence = "Ms. Ruiz, who is on a working visit to Norway, met Mr. Aoki on May 11, 2021."
    (held,) = (r for r in reader.relations(sentence) if r.predicate == "gk:heldOn")
    assert held.subjects == held.subjects[:1]
    types = {m.id: m.type for m in reader.extract(sentence).mentions}
    assert types[held.subjects[0]] is EntityType.MEETING


def test_talks_that_follow_a_meeting_are_another_one(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki held a meeting with Ms. Ruiz followed by talks in an expanded format."
    assert [m.features.get("another") for m in _encounters(reader, sentence)] == [None, "yes"]


@pytest.mark.parametrize("plan", ["plans", "is expected", "intends", "is scheduled"])
def test_a_planned_visit_is_intended(reader: SentenceReader, plan: str) -> None:
    (visited,) = (r for r in reader.relations(f"Mr. Aoki {plan} to visit Oslo on Friday."))
    assert (visited.predicate, visited.modality) == ("gk:visited", Modality.INTENDED)


def test_whose_visit_is_praised_is_left_open(reader: SentenceReader) -> None:
    said = reader.said("Mr. Aoki thanked Ms. Ruiz for her visit to Chile.")
    assert not any("visited" in line for line in said)


def test_where_only_a_verb_tells_of_it_a_visit_is_no_entity(reader: SentenceReader) -> None:
    assert reader.said("Mr. Aoki visited Chile.") == ["Aoki visited Chile"]


def test_a_visit_needs_a_place(reader: SentenceReader) -> None:
    assert reader.said("Mr. Aoki visited the factory.") == []


def test_each_of_several_offices_met_has_a_meeting(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki held a series of meetings with the Foreign Ministers of Chile and Kenya."
    mentions = _encounters(reader, sentence)
    assert [("series" in m.features, "plural" in m.features) for m in mentions] == [
        (False, True),
        (True, False),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("sentence", "joint"),
    [
        ("Mr. Aoki and Ms. Ruiz discussed trade.", "talk"),
        ("Mr. Aoki and Ms. Ruiz agreed to work together.", "accord"),
        ("Mr. Aoki met Ms. Ruiz.", None),
    ],
)
def test_what_two_did_together_may_show_an_encounter(
    reader: SentenceReader, sentence: str, joint: str | None
) -> None:
    (encounter,) = _encounters(reader, sentence)
    assert encounter.features.get("joint") == joint


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("Mr. Aoki and Ms. Ruiz met Mr. Diaz for a meeting.", None),
        ("Mr. Aoki and Ms. Ruiz held three-way talks with Mr. Diaz.", "trilateral"),
        ("Mr. Aoki held one-on-one talks with Ms. Ruiz.", "bilateral"),
        ("Mr. Aoki attended a lunch of the Ministers, hosted by Ms. Ruiz.", "multilateral"),
    ],
)
def test_words_and_who_was_there_tell_the_format(
    reader: SentenceReader, sentence: str, form: str | None
) -> None:
    assert _encounters(reader, sentence)[0].features.get("format") == form


@pytest.mark.parametrize(
    ("sentence", "alternatives"),
    [
        ("Mr. Aoki met with Ms. Ruiz and Mr. Diaz.", ["Ruiz", "Diaz"]),
        ("Mr. Aoki convened Ms. Ruiz and Mr. Diaz in Oslo.", []),
        ("Mr. Aoki held a trilateral meeting with Ms. Ruiz and Mr. Diaz.", []),
        ("Mr. Aoki met Ms. Ruiz.", []),
    ],
)
def test_who_met_two_may_have_met_one_after_the_other(
    reader: SentenceReader, sentence: str, alternatives: list[str]
) -> None:
    found = [m for m in _encounters(reader, sentence) if "instead_of" in m.features]
    assert [m.text.split()[-1] for m in found] == alternatives


def test_who_tells_of_meeting_somebody_in_a_quotation_is_left_open(reader: SentenceReader) -> None:
    (encounter,) = _encounters(reader, "“A warm meeting with Ms. Ruiz of Chile.”")
    assert encounter.features["untold"] == "yes"


@pytest.mark.parametrize(
    ("sentence", "vague"),
    [
        ("Mr. Aoki held consultations with Ms. Ruiz.", "yes"),
        ("Mr. Aoki discussed trade with Ms. Ruiz.", "yes"),
        ("Mr. Aoki met Ms. Ruiz.", None),
        ("Mr. Aoki held a meeting with Ms. Ruiz.", None),
    ],
)
def test_some_words_can_tell_of_a_call_as_well(
    reader: SentenceReader, sentence: str, vague: str | None
) -> None:
    (encounter,) = _encounters(reader, sentence)
    assert encounter.features.get("vague") == vague


def test_those_included_were_met_one_by_one(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki met several envoys, including Ms. Ruiz and Mr. Diaz."
    assert [m.text.split()[-1] for m in _encounters(reader, sentence)] == ["Ruiz", "Diaz"]


def test_a_visit_to_do_something_is_no_visit_to_a_place(reader: SentenceReader) -> None:
    said = reader.said("Mr. Aoki was on a visit to mark Chile’s independence.")
    assert not any("visited" in line for line in said)


def test_who_is_welcomed_somewhere_is_not_praised(reader: SentenceReader) -> None:
    said = reader.said("President Rao welcomed Ms. Ruiz to Oslo.")
    assert any("participatedIn" in line for line in said)
    assert not any("welcomed Ruiz" in line for line in said)


def test_who_agrees_to_stay_in_touch_calls_nobody(reader: SentenceReader) -> None:
    plan = _encounters(reader, "Mr. Aoki and Ms. Ruiz agreed to stay in touch.")
    done = _encounters(reader, "Mr. Aoki was in contact with Ms. Ruiz on Monday.")
    assert [EntityType.CALL in {m.type for m in found} for found in (plan, done)] == [False, True]
