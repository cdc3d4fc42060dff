"""Which verb is whose act: plans, purposes, relative clauses and openings of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import Modality

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


@pytest.mark.parametrize(
    ("sentence", "predicates"),
    [
        (
            "Mr. Aoki thanked Ms. Ruiz for her efforts to restore order and condemn violence.",
            {"gk:thanked"},
        ),
        (
            "They discussed their commitment to continue providing aid, holding Chile"
            " accountable, and addressing hunger.",
            {"gk:discussed"},
        ),
        (
            "Mr. Aoki condemned the attack launched by Peru that also threatened Chile.",
            {"gk:condemned"},
        ),
        ("Mr. Aoki welcomed the plan since Ms. Ruiz signed the treaty.", {"gk:welcomed"}),
        (
            "Mr. Aoki emphasized that reopening the commission would provide a framework for"
            " consolidating collaboration, reviewing memoranda, and ensuring outcomes.",
            {"gk:stated"},
        ),
        ("Encouraging firms to trade: Ms. Ruiz thanked Mr. Aoki.", {"gk:thanked"}),
        ("Mr. Aoki expects to speak with Ms. Ruiz.", {"gk:participatedIn"}),
        (
            "Ms. Ruiz and Mr. Aoki discussed progress made on plans launched last year.",
            {"gk:discussed", "gk:participatedIn"},
        ),
        (
            "Ms. Ruiz stressed the importance of calm as Chile defends its citizens.",
            {"gk:stated"},
        ),
        (
            "Ms. Ruiz expressed outrage and grief on the shooting death of Mr. Aoki.",
            {"gk:stated"},
        ),
        (
            "Ms. Ruiz welcomed the progress Chile has made toward lowering prices,"
            " supporting families, and planting trees.",
            {"gk:welcomed"},
        ),
        (
            "Mr. Aoki explained that under the plan, the team has been focused on trade.",
            {"gk:stated"},
        ),
    ],
)
def test_a_verb_inside_of_something_is_no_act_of_the_subject(
    reader: SentenceReader, sentence: str, predicates: set[str]
) -> None:
    found = {one.predicate for one in reader.relations(sentence)}
    assert found - {"skos:broader"} == predicates


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "In her talks with Mr. Aoki, the two exchanged views on trade.",
            "the two discussed trade",
        ),
        (
            "The two sides exchanged in-depth views on trade and jointly called for a ceasefire.",
            "The two sides requested ceasefire",
        ),
        (
            "While exchanging views on trade, Ms. Ruiz and Mr. Aoki devoted attention to Peru.",
            "Ruiz + Aoki discussed Peru",
        ),
        (
            "Both sides opposed bloc confrontation and stood for open regionalism.",
            "Both sides rejected bloc confrontation",
        ),
        (
            "Mr. Aoki began by offering condolences and paid tribute to the rescue teams.",
            "Aoki thanked rescue teams",
        ),
        ("Mr. Aoki was pleased to announce a new plan.", "Aoki announced new plan"),
        ("Ms. Ruiz and Mr. Aoki noted the growth of trade.", "Ruiz + Aoki stated growth of trade"),
        ("Chile is committed to free trade with Peru.", "Chile agreedOn free trade with Peru"),
        (
            "Ms. Ruiz and Mr. Aoki spoke about the need for peace.",
            "Ruiz + Aoki discussed peace",
        ),
    ],
)
def test_an_act_is_found_beside_other_clauses(
    reader: SentenceReader, sentence: str, said: str
) -> None:
    assert said in reader.said(sentence)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Mr. Aoki called on partners to speed up the delivery.",
            ["Aoki urged speed up the delivery"],
        ),
        (
            "Mr. Aoki called on Chile to speed up the delivery.",
            ["Aoki urged Chile | about speed up the delivery"],
        ),
        (
            "Mr. Aoki directed his team to speed up the delivery.",
            ["Aoki urged speed up the delivery"],
        ),
        (
            "Mr. Aoki urged Chile to “handle differences properly”.",
            ["Aoki urged Chile | about handle differences"],
        ),
    ],
)
def test_who_is_urged_is_no_topic(reader: SentenceReader, sentence: str, said: list[str]) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Chile’s foreign ministry expressed concern over the plan.",
            ["Chile’s foreign ministry expressedConcernOver plan"],
        ),
        (
            "Chile’s government policies were discussed.",
            ["discussed discussed Chile’s government policies"],
        ),
    ],
)
def test_a_government_acts_for_its_country(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert [
        line.replace("Chile expressed", "Chile’s foreign ministry expressed")
        for line in reader.said(sentence)
    ] == said


def test_what_a_country_supports_stands_beside_who_says_so(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki stressed that Chile firmly supports the plan."
    stated, supported = sorted(reader.relations(sentence), key=lambda one: one.predicate)
    assert (stated.predicate, supported.predicate) == ("gk:stated", "gk:supported")
    assert supported.attributed_to == stated.subjects[0]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Mr. Aoki said that Japan will leave the pact.", Modality.INTENDED),
        ("Mr. Aoki said that Chile stands ready to help Japan.", Modality.INTENDED),
        ("Mr. Aoki said that trade must be fair.", Modality.NORMATIVE),
        ("Mr. Aoki said that it is essential to support the plan.", Modality.NORMATIVE),
        ("Mr. Aoki said that Chile hopes to join the plan.", Modality.HOPED),
        ("Mr. Aoki warned that rising prices could end the plan.", Modality.CONDITIONAL),
        ("Mr. Aoki said that trade is vital.", None),
        ("They concurred on accelerating the talks on trade.", Modality.INTENDED),
        ("They reaffirmed their commitment to the plan.", None),
        ("They reaffirmed their commitment to deepen trade.", Modality.INTENDED),
    ],
)
def test_the_verb_of_a_clause_tells_how_the_content_is_put(
    reader: SentenceReader, sentence: str, content: Modality | None
) -> None:
    assert {one.content_modality for one in reader.relations(sentence)} == {content}


@pytest.mark.parametrize(
    ("sentence", "meeting"),
    [
        ("A year ago, Mr. Aoki signed the plan.", ""),
        ("Mr. Aoki recently welcomed the plan.", ""),
        ("Mr. Aoki welcomed the plan that Chile signed a year ago.", None),
    ],
)
def test_what_is_set_earlier_belongs_to_no_meeting(
    reader: SentenceReader, sentence: str, meeting: str | None
) -> None:
    assert {one.meeting for one in reader.relations(sentence)} == {meeting}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Peru will support Chile in building a port.",
            ["Peru supported building a port | to Chile"],
        ),
        ("Mr. Aoki addressed the community’s needs.", ["Aoki discussed community’s needs"]),
        ("Mr. Aoki addressed the Indian community.", []),
        (
            "Mr. Aoki signed with Ms. Ruiz the agreement on trade.",
            ["Aoki signed agreement on trade | to Ruiz"],
        ),
        (
            "Mr. Aoki expressed condolences to Ms. Ruiz over the storm.",
            ["Aoki stated storm | to Ruiz"],
        ),
    ],
)
def test_the_object_is_what_the_act_is_about(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert reader.said(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki called Ms. Ruiz out and welcomed the plan.", "Aoki condemned Ruiz"),
        (
            "Mr. Aoki told Ms. Ruiz he would work to make the plan strong.",
            "Aoki stated make the plan strong | to Ruiz",
        ),
        (
            "Mr. Aoki reminded the leaders that Chile stands firmly with Peru.",
            "Aoki stated stands firmly with Peru | to leader",
        ),
    ],
)
def test_what_is_told_is_no_act_of_who_hears_it(
    reader: SentenceReader, sentence: str, said: str
) -> None:
    assert said in reader.said(sentence)
    assert not any(
        "spokeWith" in line or "leaders supported" in line for line in reader.said(sentence)
    )


def test_each_of_them_is_no_topic(reader: SentenceReader) -> None:
    assert reader.said("Mr. Aoki praised each of them.") == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The four signed the treaty.", "The four signed treaty"),
        ("Ms. Ruiz huddled with Mr. Aoki on trade.", "Ruiz discussed trade | to Aoki"),
        (
            "Mr. Aoki announced $16 million for the clinic.",
            "Aoki announced $16 million for the clinic",
        ),
        ("Both sides stood for open regionalism.", "Both sides supported open regionalism"),
        (
            "The key topic of the conversation was strengthening air defence.",
            "The key topic discussed strengthening air defence",
        ),
        (
            "“Great to see Mr. Aoki. Thanked him for the support,” Ms. Ruiz wrote in a post.",
            "Ruiz thanked him | about support",
        ),
    ],
)
def test_frames_of_other_publishers(reader: SentenceReader, sentence: str, said: str) -> None:
    assert said in reader.said(sentence)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Mr. Aoki raised with Ms. Ruiz his concerns about trade.",
            ["Aoki expressedConcernOver trade | to Ruiz"],
        ),
        ("Mr. Aoki wished Ms. Ruiz a full recovery.", ["Aoki stated full recovery | to Ruiz"]),
        ("Mr. Aoki wished it success.", []),
        ("It is clarified that the Ministers discussed trade.", ["Minister discussed trade"]),
        (
            "The heads of the diplomatic agencies exchanged opinions about trade.",
            ["The heads discussed trade"],
        ),
        ("We discussed: trade; security.", ["We discussed trade", "We discussed security"]),
        ("They held a phone conversation on Nov 13.", []),
    ],
)
def test_words_around_the_object_are_no_topic(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert [line for line in reader.said(sentence) if "participatedIn" not in line] == said


def test_several_places_are_visited(reader: SentenceReader) -> None:
    said = reader.said("Mr. Aoki travelled to Chile, Peru and Norway.")
    assert [line for line in said if "visited" in line] == [
        "Aoki visited Chile",
        "Aoki visited Peru",
        "Aoki visited Norway",
    ]


@pytest.mark.parametrize(
    ("sentence", "predicates"),
    [
        (
            "Ms. Ruiz underscored her efforts to continue imposing costs on Peru,"
            " holding Peru accountable for the war.",
            {"gk:stated"},
        ),
        ("Mr. Aoki conveyed his wish to continue the dialogue.", {"gk:stated"}),
        ("Mr. Aoki conveyed his best wishes to Ms. Ruiz.", {"gk:congratulated"}),
        (
            "Mr. Aoki congratulated Ms. Ruiz on receiving the prize and underscored strong"
            " support for the plan.",
            {"gk:congratulated", "gk:supported"},
        ),
    ],
)
def test_each_verb_has_its_own_clause(
    reader: SentenceReader, sentence: str, predicates: set[str]
) -> None:
    assert {one.predicate for one in reader.relations(sentence)} == predicates


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr. Aoki asked about preparations for the summit.", "stated"),
    ],
)
def test_a_question_is_no_request(reader: SentenceReader, sentence: str, said: str) -> None:
    kinds = {one.predicate.removeprefix("gk:") for one in reader.relations(sentence)}
    assert kinds == {said}


def test_in_the_face_of_something_is_no_topic(reader: SentenceReader) -> None:
    said = reader.said("Ms. Ruiz reiterated her support for Peru in the face of drought.")
    assert not any("drought" in one for one in said)


def test_regarding_after_a_noun_leads_to_the_topic(reader: SentenceReader) -> None:
    said = reader.said("Ms. Ruiz requested the Peruvian government's support regarding floods.")
    assert said == ["Ruiz requested floods | to Peruvian"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Mr. Aoki, expressing concern about trade, thanked Ms. Ruiz.",
            ["Aoki expressedConcernOver trade", "Aoki thanked Ruiz"],
        ),
        (
            "Mr. Aoki, noting that the drought had ended, thanked Ms. Ruiz.",
            ["Aoki stated drought had ended", "Aoki thanked Ruiz"],
        ),
        (
            "While welcoming the plan, Mr. Aoki stressed the need for a fair trial.",
            ["Aoki welcomed plan", "Aoki stated fair trial"],
        ),
        (
            "Mr. Aoki thanked Ms. Ruiz, praising the plan and underlining the need for reform.",
            ["Aoki thanked Ruiz", "Aoki thanked plan", "Aoki stated reform"],
        ),
        (
            "Mr. Aoki welcomed the plan -- underlining the need for reform.",
            ["Aoki welcomed plan", "Aoki stated reform"],
        ),
        (
            "Mr. Aoki proposed the two sides continue talks on trade.",
            ["Aoki requested continue talks on trade"],
        ),
        (
            "Mr. Aoki strongly opposed any change to the plan.",
            ["Aoki rejected any change to the plan"],
        ),
        ("Mr. Aoki spoke highly of the plan.", ["Aoki thanked plan"]),
        ("They exchanged assessments of the drought.", ["They discussed drought"]),
        ("Mr. Aoki expressed solidarity with Peru.", ["Aoki supported Peru"]),
        (
            "Mr. Aoki thanked Ms. Ruiz for the help, for the ships delivered, and for the roads.",
            ["Aoki thanked Ruiz | about help + ships delivered + roads"],
        ),
        (
            "Mr. Aoki said that, under this plan, trade between Peru and Chile has grown.",
            ["Aoki stated trade between Peru and Chile has grown"],
        ),
        (
            "They discussed the work of the Joint Committee on Trade, Health and Labour.",
            ["They discussed work of the Joint Committee on Trade, Health and Labour"],
        ),
        ("They touched upon the return of refugees.", ["They discussed return of refugees"]),
    ],
)
def test_participles_and_second_verbs_are_acts_of_the_subject(
    reader: SentenceReader, sentence: str, said: list[str]
) -> None:
    assert sorted(reader.said(sentence)) == sorted(said)
