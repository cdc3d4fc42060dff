"""Meetings of one document: what makes them, who took part, who met whom."""

import pytest

from graphkit.data_model import EntityType, Literal, Polarity, Span
from tests.resolution.drafts import (
    ALDANE,
    CHILE,
    JAPAN,
    KENYA,
    KORVAN,
    NORWAY,
    UNITED_NATIONS,
    VERRIN,
    Draft,
    draft_of_meeting,
    introduce,
    labels,
    pairs,
    statement,
    triples,
)


def headed_draft(title: str = "Norway-Chile Meeting", **features: str) -> Draft:
    """Return a draft with a section whose heading names a meeting of two countries."""
    draft = Draft()
    at = draft.heading(title)
    features = {"anchor": "heading", "parties": f"{NORWAY} {CHILE}", **features}
    draft.encounter(title, at, [draft.country(NORWAY, at), draft.country(CHILE, at)], **features)
    return draft


def test_heading_owns_its_section() -> None:
    draft = headed_draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("Fishing came up.")
    draft.relation("gk:stated", [aldane], [draft.topic("Fishing", at)], at=at, addressees=(verrin,))
    knowledge = draft.knowledge()
    assert labels(knowledge, EntityType.MEETING) == {"Norway-Chile Meeting"}
    assert statement(knowledge, "gk:stated").meeting == "meeting/norway-chile-meeting"
    assert triples(knowledge, "gk:participatedIn", "gk:met") == {
        (ALDANE, "gk:participatedIn", "meeting/norway-chile-meeting"),
        (VERRIN, "gk:participatedIn", "meeting/norway-chile-meeting"),
        (ALDANE, "gk:met", VERRIN),
    }


def test_countries_of_a_heading_take_part_where_nobody_is_named() -> None:
    assert triples(headed_draft().knowledge(), "gk:participatedIn") == {
        (NORWAY, "gk:participatedIn", "meeting/norway-chile-meeting"),
        (CHILE, "gk:participatedIn", "meeting/norway-chile-meeting"),
    }


def test_sentence_tells_of_the_meeting_of_its_heading() -> None:
    draft = headed_draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    draft.encounter("met", draft.sentence("They met."), [aldane], with_=[verrin])
    assert labels(draft.knowledge(), EntityType.MEETING) == {"Norway-Chile Meeting"}


@pytest.mark.parametrize("told", ["in Chile", "in a month long over"])
def test_who_met_there_or_then_met_another_time(told: str) -> None:
    draft = Draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane met Tomas Verrin in Oslo.")
    oslo = draft.mention("Oslo", at, EntityType.PLACE, "Oslo", entity="place/oslo")
    meeting = draft.encounter("met", at, [aldane], with_=[verrin])
    draft.relation("gk:heldAt", [meeting], [oslo], at=at)
    at = draft.sentence("The two met in Santiago, Chile, in December.")
    again = draft.encounter("met", at, [aldane], with_=[verrin])
    if told == "in Chile":
        there = draft.mention("Santiago", at, EntityType.PLACE, "Santiago", entity="place/santiago")
        draft.relation("gk:heldAt", [again], [there], at=at)
    else:
        literal = Literal("2030-12", "xsd:gYearMonth")
        draft.relation("gk:heldOn", [again], at=at, literal=literal)
    meetings = [e for e in draft.knowledge().entities if e.type is EntityType.MEETING]
    assert len(meetings) == 2


def test_sentence_on_other_people_tells_of_another_meeting() -> None:
    draft = headed_draft()
    introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("Earlier Tomas Verrin met Ilse Korvan of Kenya.")
    people = [draft.person("Tomas Verrin", at), draft.person("Ilse Korvan", at, of=KENYA)]
    draft.encounter("met", at, people)
    assert pairs(draft.knowledge(), "gk:met") == {frozenset((VERRIN, KORVAN))}


def test_who_only_took_part_in_the_meeting_of_the_heading_speaks_in_that() -> None:
    draft = headed_draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    draft.encounter("came", draft.document().sentences[-1].span, [aldane, verrin])
    at = draft.sentence("Earlier Tomas Verrin met Ilse Korvan of Kenya.")
    people = [draft.person("Tomas Verrin", at), draft.person("Ilse Korvan", at, of=KENYA)]
    draft.encounter("met", at, people)
    at = draft.sentence("Mira Aldane praised fishing.")
    aldane = draft.person("Mira Aldane", at)
    draft.relation("gk:stated", [aldane], [draft.topic("fishing", at)], at=at)
    assert statement(draft.knowledge(), "gk:stated").meeting == "meeting/norway-chile-meeting"


def test_section_of_one_heading_is_not_that_of_the_next() -> None:
    draft = headed_draft()
    draft.heading("Other news")
    [korvan] = introduce(draft, KORVAN)
    at = draft.sentence("Fishing came up.")
    draft.relation("gk:stated", [korvan], [draft.topic("Fishing", at)], at=at)
    assert statement(draft.knowledge(), "gk:stated").meeting is None


def test_country_that_only_the_heading_tells_is_inferred() -> None:
    draft = headed_draft()
    at = draft.sentence("Minister Aldane thanked Tomas Verrin of Chile.")
    aldane = draft.holder("Aldane", at, "Minister")
    verrin = draft.person("Tomas Verrin", at, of=CHILE)
    draft.encounter("thanked", at, [aldane, verrin], anchor="noun")
    found = [s for s in draft.knowledge().statements if s.rule == "party-of-heading"]
    assert [(s.subject, s.predicate, s.object) for s in found] == [
        ("person/aldane", "gk:represents", NORWAY)
    ]


def test_caption_tells_of_the_meeting_of_its_section() -> None:
    draft = headed_draft()
    introduce(draft, ALDANE, VERRIN)
    at = draft.caption("The two before their talks")
    draft.encounter("talks", at, anchor="caption")
    assert labels(draft.knowledge(), EntityType.MEETING) == {"Norway-Chile Meeting"}


def test_caption_in_the_section_of_another_meeting_tells_of_the_one_it_names() -> None:
    draft = headed_draft()
    introduce(draft, ALDANE, VERRIN)
    title = "Norway-Kenya Meeting"
    at = draft.caption(title)
    parties = f"{NORWAY} {KENYA}"
    people = [draft.country(NORWAY, at), draft.country(KENYA, at)]
    draft.encounter(title, at, people, anchor="caption", parties=parties)
    at = draft.heading(title)
    draft.encounter(title, at, anchor="heading", parties=parties)
    knowledge = draft.knowledge()
    assert labels(knowledge, EntityType.MEETING) == {"Norway-Chile Meeting", title}
    assert (KENYA, "gk:participatedIn", "meeting/norway-chile-meeting") not in triples(knowledge)


def test_text_shows_who_met_rather_than_a_caption() -> None:
    draft = headed_draft()
    at = draft.caption("Aldane and Verrin before the talks")
    people = [draft.person("Aldane", at), draft.person("Verrin", at)]
    draft.encounter("talks", at, people, anchor="caption")
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane thanked Tomas Verrin.")
    draft.relation("gk:thanked", [aldane], [verrin], at=at)
    [evidence] = statement(draft.knowledge(), "gk:met").evidence
    assert evidence.exact == "Mira Aldane thanked Tomas Verrin."


def test_caption_alone_makes_no_meeting() -> None:
    draft = Draft()
    at = draft.caption("Mira Aldane meeting Tomas Verrin")
    people = [draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)]
    draft.encounter("meeting", at, people, anchor="caption")
    assert not draft.knowledge().statements


def test_two_encounters_that_begin_with_one_word_are_two() -> None:
    draft = Draft()
    aldane, verrin, korvan = introduce(draft, ALDANE, VERRIN, KORVAN)
    at = draft.sentence("Aldane met Verrin and rang Korvan.")
    draft.encounter("Aldane met Verrin", at, [aldane], with_=[verrin])
    draft.encounter("Aldane met Verrin and rang Korvan", at, [aldane], with_=[korvan], kind="Call")
    knowledge = draft.knowledge()
    assert pairs(knowledge, "gk:met") == {frozenset((ALDANE, VERRIN))}
    assert pairs(knowledge, "gk:spokeWith") == {frozenset((ALDANE, KORVAN))}


def test_call_is_never_met() -> None:
    knowledge = draft_of_meeting(ALDANE, VERRIN, kind="Call").knowledge()
    assert triples(knowledge, "gk:met", "gk:spokeWith") == {(ALDANE, "gk:spokeWith", VERRIN)}


def test_words_that_may_tell_of_a_call_join_the_meeting_at_hand() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane spoke with Tomas Verrin.")
    people = [draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)]
    draft.encounter("spoke with", at, people[:1], with_=people[1:], kind="Call")
    assert triples(draft.knowledge(), "gk:met", "gk:spokeWith") == {(ALDANE, "gk:met", VERRIN)}


def test_call_and_meeting_of_the_same_people_are_two() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane rang Tomas Verrin.")
    people = [draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)]
    draft.encounter("rang", at, people[:1], with_=people[1:], kind="Call", medium="telephone")
    assert triples(draft.knowledge(), "gk:met", "gk:spokeWith") == {
        (ALDANE, "gk:met", VERRIN),
        (ALDANE, "gk:spokeWith", VERRIN),
    }


@pytest.mark.parametrize("words", ["talks of 2+2", "dialogue"])
def test_two_who_each_come_with_another_meet_another_time(words: str) -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence(f"Aldane and Odvar Lunde held a {words} with Verrin and Rosa Quill.")
    own = [draft.person("Aldane", at), draft.person("Odvar Lunde", at)]
    theirs = [draft.person("Verrin", at), draft.person("Rosa Quill", at)]
    draft.encounter(words, at, own, with_=theirs)
    assert len(labels(draft.knowledge(), EntityType.MEETING)) == 2


def test_a_minister_who_brings_somebody_to_the_meeting_is_at_that() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Aldane and Odvar Lunde met Verrin.")
    own = [draft.person("Aldane", at), draft.person("Odvar Lunde", at)]
    draft.encounter("met", at, own, with_=[draft.person("Verrin", at)])
    assert len(labels(draft.knowledge(), EntityType.MEETING)) == 1


@pytest.mark.parametrize(("article", "meetings"), [("the", 1), ("a", 2)])
def test_who_was_at_the_meeting_with_somebody_was_at_the_one_told(
    article: str, meetings: int
) -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    words = f"Odvar Lunde was at {article} meeting with Verrin"
    at = draft.sentence(f"{words}.")
    lunde, verrin = draft.person("Odvar Lunde", at), draft.person("Verrin", at)
    draft.encounter(words, at, [lunde], with_=[verrin], anchor="noun")
    knowledge = draft.knowledge()
    assert len(labels(knowledge, EntityType.MEETING)) == meetings


def test_planned_meeting_is_not_asserted() -> None:
    knowledge = draft_of_meeting(ALDANE, VERRIN, modality="Intended").knowledge()
    assert not triples(knowledge, "gk:met", "gk:participatedIn")
    assert statement(knowledge, "gk:met").modality == "Intended"


def test_denied_meeting_is_a_negative_statement_and_no_meeting() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway did not meet Tomas Verrin of Chile.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    verrin = draft.person("Tomas Verrin", at, of=CHILE)
    words = "Mira Aldane of Norway did not meet Tomas Verrin"
    meeting = draft.encounter(words, at, [aldane], with_=[verrin], negative="yes")
    draft.held_on(meeting, "2031-03-11", at)
    knowledge = draft.knowledge()
    assert not labels(knowledge, EntityType.MEETING)
    assert not triples(knowledge, "gk:met")
    denied = statement(knowledge, "gk:met")
    assert (denied.polarity, denied.meeting) == (Polarity.NEGATIVE, None)
    assert {denied.subject, denied.object} == {ALDANE, VERRIN}


def test_delegates_of_one_country_do_not_meet_each_other() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane and Jon Brekke of Norway met Tomas Verrin of Chile.")
    norwegians = [draft.person(name, at, of=NORWAY) for name in ("Mira Aldane", "Jon Brekke")]
    draft.encounter("met", at, norwegians, with_=[draft.person("Tomas Verrin", at, of=CHILE)])
    assert pairs(draft.knowledge(), "gk:met") == {
        frozenset((ALDANE, VERRIN)),
        frozenset(("person/jon-brekke", VERRIN)),
    }


def test_words_that_set_two_on_one_side_keep_them_apart_from_each_other() -> None:
    """Their countries are not said."""
    draft = Draft()
    at = draft.sentence("Mira Aldane and Jon Brekke met Tomas Verrin.")
    names = ("Mira Aldane", "Jon Brekke", "Tomas Verrin")
    people = [draft.person(name, at) for name in names]
    draft.encounter("met", at, people[:2], with_=people[2:])
    assert frozenset((ALDANE, "person/jon-brekke")) not in pairs(draft.knowledge(), "gk:met")


def test_meeting_by_video_is_held_nowhere() -> None:
    draft = Draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("They met online from Tokyo.")
    meeting = draft.encounter("met", at, [aldane], with_=[verrin], medium="online")
    tokyo = draft.mention("Tokyo", at, EntityType.PLACE, "Tokyo", entity="place/tokyo")
    draft.relation("gk:heldAt", [meeting], [tokyo], at=at)
    assert not triples(draft.knowledge(), "gk:heldAt")


def series_draft() -> Draft:
    """Return a draft that announces two meetings and tells of one under a heading."""
    draft = Draft()
    at = draft.sentence("On Tuesday Mira Aldane of Japan held meetings with Chile and Kenya.")
    people = [draft.person("Mira Aldane", at, of=JAPAN), draft.country(CHILE, at)]
    people.append(draft.country(KENYA, at))
    announced = draft.encounter("meetings with Chile and Kenya", at, people, plural="yes")
    draft.held_on(announced, "2031-03-11", at)
    draft.country(CHILE, draft.heading("Chile"))
    at = draft.sentence("Mira Aldane asked Tomas Verrin of Chile for fish.")
    aldane = draft.person("Mira Aldane", at)
    verrin = draft.person("Tomas Verrin", at, of=CHILE)
    draft.relation("gk:requested", [aldane], [draft.topic("fish", at)], at=at, addressees=(verrin,))
    return draft


def test_section_named_after_a_party_of_a_series_is_one_of_its_meetings() -> None:
    knowledge = series_draft().knowledge()
    meeting = "meeting/2031-03-11-meeting-of-mira-aldane-and-tomas-verrin"
    assert triples(knowledge, "gk:participatedIn", "gk:met", "gk:heldOn") == {
        (ALDANE, "gk:participatedIn", meeting),
        (VERRIN, "gk:participatedIn", meeting),
        (ALDANE, "gk:met", VERRIN),
        (meeting, "gk:heldOn", "2031-03-11"),
    }
    assert statement(knowledge, "gk:requested").meeting == meeting


def test_section_named_after_nobody_of_a_series_is_none_of_its_meetings() -> None:
    draft = series_draft()
    draft.country(NORWAY, draft.heading("Norway"))
    at = draft.sentence("Mira Aldane thanked Ilse Korvan of Norway.")
    aldane, korvan = draft.person("Mira Aldane", at), draft.person("Ilse Korvan", at, of=NORWAY)
    draft.relation("gk:thanked", [aldane], [korvan], at=at)
    assert statement(draft.knowledge(), "gk:thanked").meeting is None


@pytest.mark.parametrize(
    ("people", "expected"),
    [((ALDANE, VERRIN), "bilateral"), ((ALDANE, VERRIN, KORVAN), "multilateral")],
)
def test_format_is_counted_where_no_word_tells_it(people: tuple[str, ...], expected: str) -> None:
    knowledge = draft_of_meeting(*people).knowledge()
    [meeting] = [e for e in knowledge.entities if e.type is EntityType.MEETING]
    assert {name: literal.value for name, literal in meeting.properties} == {"gk:format": expected}


def test_who_holds_several_meetings_meets_whom_one_is_said_to_be_with() -> None:
    draft = Draft()
    introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane had a series of meetings.")
    aldane = draft.person("Mira Aldane", at)
    draft.encounter("a series of meetings", at, [aldane], plural="yes")
    at = draft.sentence("In the meeting with Tomas Verrin, fishing came up.")
    verrin = draft.person("Tomas Verrin", at)
    draft.encounter("the meeting with Tomas Verrin", at, with_=[verrin], anchor="noun")
    at = draft.sentence("Mira Aldane raised trade.")
    aldane = draft.person("Mira Aldane", at)
    draft.relation("gk:stated", [aldane], [draft.topic("trade", at)], at=at)
    assert pairs(draft.knowledge(), "gk:met") == {frozenset({ALDANE, VERRIN})}


def test_what_a_minister_announced_says_nothing_of_another_persons_meeting() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Japan held several meetings on 11 March 2031.")
    aldane = draft.person("Mira Aldane", at, of=JAPAN)
    announced = draft.encounter("meetings", at, [aldane], plural="yes")
    draft.held_on(announced, "2031-03-11", at)
    at = draft.sentence("Oren Tavik of Japan met Tomas Verrin of Chile.")
    tavik = draft.person("Oren Tavik", at, of=JAPAN)
    draft.encounter("met", at, [tavik], with_=[draft.person("Tomas Verrin", at, of=CHILE)])
    assert not triples(draft.knowledge(), "gk:heldOn")


def test_call_on_somebody_is_not_the_meeting_of_a_body_that_the_heading_names() -> None:
    draft = Draft()
    title = "Ms. Aldane at the UN Meeting"
    at = draft.heading(title)
    aldane = draft.person("Aldane", at)
    features = {"anchor": "heading", "parties": UNITED_NATIONS}
    draft.encounter(title, at, [aldane], **features)
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    draft.encounter("called on", draft.sentence("She called on him."), [aldane], with_=[verrin])
    assert len(labels(draft.knowledge(), EntityType.MEETING)) == 2


def _of_three(*, together: bool) -> Draft:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway met Tomas Verrin of Chile and Ilse Korvan of Kenya.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    others = [draft.person("Tomas Verrin", at, of=CHILE), draft.person("Ilse Korvan", at, of=KENYA)]
    draft.encounter("met", at, [aldane], with_=others)
    if together:
        at = draft.sentence("They discussed trade.")
        they = draft.pronoun("They", at, number="plural")
        draft.relation("gk:discussed", [they], [draft.topic("trade", at)], at=at)
    return draft


@pytest.mark.parametrize(
    ("together", "expected"),
    [
        (False, {frozenset((ALDANE, VERRIN)), frozenset((ALDANE, KORVAN))}),
        (
            True,
            {
                frozenset((ALDANE, VERRIN)),
                frozenset((ALDANE, KORVAN)),
                frozenset((VERRIN, KORVAN)),
            },
        ),
    ],
)
def test_ministers_of_three_countries_who_discuss_something_all_meet(
    *, together: bool, expected: set[frozenset[str]]
) -> None:
    assert pairs(_of_three(together=together).knowledge(), "gk:met") == expected


def _joint_draft(words: str, joint: str) -> Draft:
    draft = Draft()
    at = draft.sentence(f"Mira Aldane of Norway and Tomas Verrin of Chile {words} trade.")
    people = [
        draft.person("Mira Aldane", at, of=NORWAY),
        draft.person("Tomas Verrin", at, of=CHILE),
    ]
    draft.encounter(words, at, people, joint=joint)
    return draft


@pytest.mark.parametrize(("joint", "count"), [("talk", 1), ("accord", 0)])
def test_who_discussed_something_met_but_not_who_agreed_on_it(joint: str, count: int) -> None:
    assert len(pairs(_joint_draft("discussed", joint).knowledge(), "gk:met")) == count


def test_what_two_did_together_is_done_in_the_meeting_told_of_them() -> None:
    draft = _joint_draft("discussed", "talk")
    at = draft.sentence("Mira Aldane telephoned Tomas Verrin.")
    aldane, verrin = draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)
    draft.encounter("telephoned", at, [aldane], with_=[verrin], kind="Call")
    assert labels(draft.knowledge(), EntityType.MEETING) == set()


@pytest.mark.parametrize(("told", "meetings"), [(True, 2), (False, 1)])
def test_who_is_met_again_alone_was_met_alone(*, told: bool, meetings: int) -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway met Tomas Verrin of Chile and Ilse Korvan of Kenya.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    others = [draft.person("Tomas Verrin", at, of=CHILE), draft.person("Ilse Korvan", at, of=KENYA)]
    joint = draft.encounter("met", at, [aldane], with_=others)
    for one in others:
        features = {"series": "yes", "partner": one, "instead_of": joint}
        draft.encounter("met", at, [aldane], with_=[one], **features)
    if told:
        at = draft.sentence("In talks with Ilse Korvan, Mira Aldane praised fishing.")
        aldane, korvan = draft.person("Mira Aldane", at), draft.person("Ilse Korvan", at)
        draft.encounter("talks", at, [aldane], with_=[korvan])
    assert len(labels(draft.knowledge(), EntityType.MEETING)) == meetings


def test_a_title_that_names_only_the_first_tells_of_no_other_meeting() -> None:
    draft = Draft()
    at = draft.heading("Mira Aldane meets Tomas Verrin, delegation")
    aldane, verrin = draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)
    draft.encounter("meets", at, [aldane], with_=[verrin], anchor="title")
    at = draft.sentence("Mira Aldane of Norway met Tomas Verrin of Chile and Ilse Korvan.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    others = [draft.person("Tomas Verrin", at, of=CHILE), draft.person("Ilse Korvan", at)]
    joint = draft.encounter("met", at, [aldane], with_=others)
    for one in others:
        features = {"series": "yes", "partner": one, "instead_of": joint}
        draft.encounter("met", at, [aldane], with_=[one], **features)
    assert len(labels(draft.knowledge(), EntityType.MEETING)) == 1


@pytest.mark.parametrize(("features", "meeting"), [({"earlier": "yes"}, VERRIN), ({}, KORVAN)])
def test_what_both_did_was_not_done_in_a_meeting_set_earlier(
    features: dict[str, str], meeting: str
) -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway met Tomas Verrin of Chile.")
    aldane, verrin = (
        draft.person("Mira Aldane", at, of=NORWAY),
        draft.person("Tomas Verrin", at, of=CHILE),
    )
    draft.encounter("met", at, [aldane], with_=[verrin])
    at = draft.sentence("On that trip Mira Aldane met Ilse Korvan of Kenya.")
    aldane, korvan = draft.person("Mira Aldane", at), draft.person("Ilse Korvan", at, of=KENYA)
    draft.encounter("met", at, [aldane], with_=[korvan], **features)
    at = draft.sentence("The two praised trade.")
    two = draft.reference("group", "The two", at, number="plural")
    draft.relation("gk:welcomed", [two], [draft.topic("trade", at)], at=at)
    found = statement(draft.knowledge(), "gk:welcomed")
    assert meeting in found.agents


@pytest.mark.parametrize(("features", "count"), [({"vague": "yes"}, 0), ({}, 1)])
def test_words_that_can_tell_of_a_call_tell_of_the_one_before(
    features: dict[str, str], count: int
) -> None:
    draft = Draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("They telephoned.")
    draft.encounter("telephoned", at, [aldane], with_=[verrin], kind="Call", medium="telephone")
    at = draft.sentence("Also they held consultations.")
    draft.encounter("consultations", at, [aldane], with_=[verrin], **features)
    assert len(labels(draft.knowledge(), EntityType.MEETING)) == count


@pytest.mark.parametrize("features", [{"modality": "Intended"}, {"untold": "yes"}])
def test_a_meeting_of_one_who_will_meet_nobody_known_is_none(features: dict[str, str]) -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway will meet envoys.")
    draft.encounter("meet", at, [draft.person("Mira Aldane", at, of=NORWAY)], **features)
    assert labels(draft.knowledge(), EntityType.MEETING) == set()


def test_an_office_that_somebody_does_not_hold_is_another_persons() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway met Minister Tomas Verrin of Chile.")
    aldane, verrin = draft.person("Mira Aldane", at, of=NORWAY), draft.person("Tomas Verrin", at)
    minister = draft.office("Minister", at, "Minister", polity=CHILE)
    draft.relation("gk:holdsOffice", [verrin], [minister], at=at, rule="office-of-person")
    draft.relation("gk:represents", [verrin], [draft.country(CHILE, at)], at=at)
    draft.encounter("met", at, [aldane], with_=[verrin])
    at = draft.sentence("Mira Aldane also met the National Security Advisor of Chile.")
    aldane = draft.person("Mira Aldane", at)
    advisor = draft.office(
        "National Security Advisor", at, "National Security Advisor", polity=CHILE
    )
    draft.encounter("also met", at, [aldane], with_=[advisor], further="also")
    assert len(labels(draft.knowledge(), EntityType.MEETING)) == 2


def test_the_two_who_met_join_a_third_for_talks_of_three() -> None:
    draft = Draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    draft.encounter("met", draft.sentence("They met."), [aldane], with_=[verrin])
    at = draft.sentence("The two joined Ilse Korvan of Kenya for three-way talks.")
    korvan = draft.person("Ilse Korvan", at, of=KENYA)
    two = draft.group("The two", at, count=2)
    draft.encounter("joined", at, [two], with_=[korvan], format="trilateral")
    assert frozenset((VERRIN, KORVAN)) in pairs(draft.knowledge(), "gk:met")


def test_encounter_ahead_of_the_meeting_is_another_one() -> None:
    draft = Draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    draft.encounter("They met", draft.sentence("They met."), [aldane], with_=[verrin])
    at = draft.sentence("Ahead of the meeting, they had a tête-à-tête.")
    draft.encounter("a tête-à-tête", at, [aldane], with_=[verrin], anchor="noun")
    assert len(triples(draft.knowledge(), "gk:participatedIn")) == 2 * 2


@pytest.mark.parametrize(("medium", "count"), [({}, 1), ({"medium": "online"}, 0)])
def test_the_place_of_a_series_is_that_of_each_meeting_in_person(
    medium: dict[str, str], count: int
) -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Japan held several meetings in Oslo.")
    aldane = draft.person("Mira Aldane", at, of=JAPAN)
    announced = draft.encounter("meetings", at, [aldane], plural="yes")
    place = draft.mention("Oslo", at, EntityType.PLACE, "Oslo")
    draft.relation("gk:heldAt", [announced], [place], at=at)
    at = draft.sentence("Mira Aldane met Tomas Verrin of Chile.")
    aldane = draft.person("Mira Aldane", at)
    verrin = draft.person("Tomas Verrin", at, of=CHILE)
    draft.encounter("met", at, [aldane], with_=[verrin], **medium)
    assert len(triples(draft.knowledge(), "gk:heldAt")) == count


@pytest.mark.parametrize(("again", "participants"), [(False, 0), (True, 2)])
def test_counterparts_are_met_apart_where_one_is_told_of_again(
    *, again: bool, participants: int
) -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway met counterparts from Chile and Kenya.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    features = {"reference": "counterpart", "number": "plural", "polity": f"{CHILE} {KENYA}"}
    others = draft.mention("counterparts", at, None, **features)
    draft.encounter("met", at, [aldane], with_=[others])
    if again:
        at = draft.sentence("Mira Aldane met Tomas Verrin of Chile.")
        aldane = draft.person("Mira Aldane", at)
        draft.encounter("met", at, [aldane], with_=[draft.person("Tomas Verrin", at, of=CHILE)])
    knowledge = draft.knowledge()
    assert len(labels(knowledge, EntityType.MEETING)) == 1
    assert len(pairs(knowledge, "gk:met")) == participants // 2


def test_each_of_the_ministers_was_met_apart_from_the_talks_of_all() -> None:
    draft = Draft()
    at = draft.sentence(
        "Mira Aldane of Norway met Minister Tomas Verrin of Chile, Ilse Korvan of Kenya."
    )
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    verrin = draft.holder("Tomas Verrin", at, "Minister", of=CHILE)
    korvan = draft.holder("Ilse Korvan", at, "Minister", of=KENYA)
    draft.encounter("met", at, [aldane], with_=[verrin, korvan], format="trilateral")
    at = draft.sentence("Mira Aldane met with each of the Ministers.")
    aldane = draft.person("Mira Aldane", at)
    ministers = draft.office("Ministers", at, "Minister", plural="yes")
    draft.encounter("met", at, [aldane], with_=[ministers], plural="yes")
    at = draft.sentence("With Tomas Verrin, Mira Aldane discussed trade.")
    aldane, verrin = draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at)
    draft.encounter("discussed", at, [aldane], with_=[verrin])
    assert len(labels(draft.knowledge(), EntityType.MEETING)) == 2


@pytest.mark.parametrize(("words", "met"), [("two", 2), ("three", 0)])
def test_who_receives_the_two_ministers_met_those_told_of_before(words: str, met: int) -> None:
    draft = Draft()
    at = draft.sentence("Minister Tomas Verrin of Chile met Ilse Korvan of Kenya.")
    verrin = draft.holder("Tomas Verrin", at, "Minister", of=CHILE)
    draft.encounter(
        "met", at, [verrin], with_=[draft.holder("Ilse Korvan", at, "Minister", of=KENYA)]
    )
    at = draft.sentence(f"Mira Aldane of Norway received the {words} Ministers.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    ministers = draft.office("Ministers", at, "Minister", plural="yes")
    draft.encounter("received", at, [aldane], with_=[ministers])
    assert len(pairs(draft.knowledge(), "gk:met")) == met + 1


def _beside(draft: Draft, words: str, at: Span, meeting: str, noun: str) -> None:
    features = {"noun": noun} if noun else {}
    margin = draft.reference("margin", words, at, **features)
    draft.relation("gk:onSidelinesOf", [meeting], [margin], at=at)


@pytest.mark.parametrize(("words", "noun"), [("the sidelines", ""), ("the forum", "forum")])
def test_a_margin_means_the_event_told_before(words: str, noun: str) -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway attended the Harbour Forum.")
    aldane = draft.person("Mira Aldane", at, of=NORWAY)
    forum = draft.mention("Harbour Forum", at, EntityType.EVENT, "Harbour Forum")
    draft.relation("gk:participatedIn", [aldane], [forum], at=at)
    at = draft.sentence(f"On {words}, Mira Aldane met Tomas Verrin of Chile.")
    people = [draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at, of=CHILE)]
    _beside(draft, words, at, draft.encounter("met", at, people), noun)
    assert {o for _, _, o in triples(draft.knowledge(), "gk:onSidelinesOf")} == {
        "event/harbour-forum"
    }


def test_who_is_met_on_the_margins_of_talks_was_not_at_them() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway held consultations with Tomas Verrin of Chile.")
    people = [
        draft.person("Mira Aldane", at, of=NORWAY),
        draft.person("Tomas Verrin", at, of=CHILE),
    ]
    draft.encounter("held consultations", at, people)
    at = draft.sentence(
        "In the margins of the consultations, Tomas Verrin met Ilse Korvan of Kenya."
    )
    people = [draft.person("Tomas Verrin", at), draft.person("Ilse Korvan", at, of=KENYA)]
    meeting = draft.encounter("met", at, people)
    _beside(draft, "the consultations", at, meeting, "consultations")
    knowledge = draft.knowledge()
    assert len(labels(knowledge, EntityType.MEETING)) == 2
    assert len(triples(knowledge, "gk:onSidelinesOf")) == 1


def test_the_heading_of_who_held_several_meetings_is_none_of_them() -> None:
    draft = Draft()
    at = draft.title("Mira Aldane holds bilateral talks in Oslo")
    draft.encounter("holds bilateral talks", at, [draft.person("Mira Aldane", at)], anchor="title")
    at = draft.sentence("Mira Aldane of Norway held a series of meetings.")
    draft.encounter("meetings", at, [draft.person("Mira Aldane", at, of=NORWAY)], plural="yes")
    at = draft.sentence("Mira Aldane met Tomas Verrin of Chile.")
    people = [draft.person("Mira Aldane", at), draft.person("Tomas Verrin", at, of=CHILE)]
    draft.encounter("met", at, people)
    assert labels(draft.knowledge(), EntityType.MEETING) == {
        "Meeting of Mira Aldane and Tomas Verrin"
    }


def test_a_meeting_told_aside_is_not_what_the_next_paragraph_goes_on_about() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway met Tomas Verrin of Chile.")
    aldane, verrin = draft.person("Mira Aldane", at, of=NORWAY), draft.person("Tomas Verrin", at)
    draft.encounter("met", at, [aldane], with_=[verrin])
    at = draft.sentence("Prior to the meeting, Mira Aldane huddled with Ilse Korvan of Kenya.")
    people = [draft.person("Mira Aldane", at), draft.person("Ilse Korvan", at, of=KENYA)]
    draft.encounter("huddled", at, people)
    at = draft.sentence("Jun Saito was present.")
    there = draft.reference("meeting", "was present", at)
    saito = draft.person("Jun Saito", at)
    draft.relation("gk:participatedIn", [saito], [there], at=at, rule="took-part")
    knowledge = draft.knowledge()
    present = {o for s, _, o in triples(knowledge, "gk:participatedIn") if s == "person/jun-saito"}
    assert present == {o for s, _, o in triples(knowledge, "gk:participatedIn") if s == VERRIN}


def test_what_was_told_before_a_series_has_not_its_day() -> None:
    draft = Draft()
    at = draft.sentence("Mira Aldane of Norway met Tomas Verrin of Chile.")
    people = [
        draft.person("Mira Aldane", at, of=NORWAY),
        draft.person("Tomas Verrin", at, of=CHILE),
    ]
    draft.encounter("met", at, people)
    at = draft.sentence("In Oslo, Mira Aldane held meetings with all the ministers.")
    announced = draft.encounter("meetings", at, [draft.person("Mira Aldane", at)], plural="yes")
    place = draft.mention("Oslo", at, EntityType.PLACE, "Oslo")
    draft.relation("gk:heldAt", [announced], [place], at=at)
    assert not triples(draft.knowledge(), "gk:heldAt")


def test_nobody_meets_the_office_that_may_be_his_own() -> None:
    draft = Draft()
    at = draft.sentence("Minister Mira Aldane and the Minister of Chile met Ilse Korvan of Kenya.")
    aldane = draft.holder("Mira Aldane", at, "Minister")
    office = draft.office("the Minister of Chile", at, "Minister", polity=CHILE)
    korvan = draft.person("Ilse Korvan", at, of=KENYA)
    draft.encounter("met", at, [aldane], with_=[office, korvan])
    assert all(ALDANE not in pair or KORVAN in pair for pair in pairs(draft.knowledge(), "gk:met"))
