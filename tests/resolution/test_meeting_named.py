"""Which meeting "the Meeting", "the call" and "the meeting with B" mean."""

import pytest

from graphkit.data_model import EntityType
from tests.resolution.drafts import (
    ALDANE,
    CHILE,
    KORVAN,
    NORWAY,
    VERRIN,
    Draft,
    call,
    draft_of_meeting,
    introduce,
    label_of,
    labels,
    meeting_of,
    triples,
)


def _says_that_words_discussed(draft: Draft, words: str) -> str:
    """Add that ``words`` discussed fishing; return the label of the meeting that does."""
    at = draft.sentence(f"{words} discussed fishing.")
    said = draft.reference("meeting", words, at)
    draft.relation("gk:discussed", [said], [draft.topic("fishing", at)], at=at)
    return meeting_of(draft, "gk:discussed")


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("The Meeting", "Norway-Chile Council"),
        ("The Association Council Meeting", "Norway-Chile Council"),
        ("The meeting", "Meeting of Ilse Korvan and Mira Aldane"),
    ],
)
def test_with_its_capital_it_is_the_meeting_of_the_title(words: str, label: str) -> None:
    draft = Draft()
    at = draft.title("Norway-Chile Council")
    sides = [draft.country(NORWAY, at), draft.country(CHILE, at)]
    parties = f"{NORWAY} {CHILE}"
    draft.encounter("Norway-Chile Council", at, sides, anchor="title", parties=parties)
    aldane, korvan = introduce(draft, ALDANE, KORVAN)
    draft.encounter("met", draft.sentence("They met before."), [aldane], with_=[korvan])
    assert _says_that_words_discussed(draft, words) == label


@pytest.mark.parametrize(
    ("words", "kind"), [("The meeting", "Meeting"), ("The call", "Call"), ("The talks", "Call")]
)
def test_a_call_is_no_meeting(words: str, kind: str) -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    (korvan,) = introduce(draft, KORVAN)
    call(draft, "Aldane", korvan)
    assert _says_that_words_discussed(draft, words).startswith(f"{kind} of")


def test_who_is_named_behind_with_was_at_the_meeting() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    (korvan,) = introduce(draft, KORVAN)
    at = draft.sentence("Aldane met her as well.")
    draft.encounter("met", at, [draft.person("Aldane", at)], with_=[korvan], further="also")
    at = draft.sentence("The meeting with Verrin was attended by Odvar Lunde.")
    meeting = draft.reference("meeting", "The meeting", at)
    draft.person("Verrin", at)
    lunde = draft.person("Odvar Lunde", at)
    draft.relation("gk:participatedIn", [lunde], [meeting], at=at, rule="took-part")
    knowledge = draft.knowledge()
    met = {of for who, _, of in triples(knowledge, "gk:participatedIn") if who.endswith("lunde")}
    assert [label_of(knowledge, meeting) for meeting in met] == [
        "Meeting of Mira Aldane and Odvar Lunde and Tomas Verrin"
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The meeting lasted two hours.", "Meeting"),
        ("The phone call lasted two hours.", "Call"),
        ("Two hours went by.", "Call"),
    ],
)
def test_a_paragraph_that_goes_back_to_the_meeting_tells_more_of_it(
    sentence: str, kind: str
) -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    (korvan,) = introduce(draft, KORVAN)
    call(draft, "Aldane", korvan)
    _, at = draft.paragraph(sentence, "The ministers discussed fishing.")
    draft.relation(
        "gk:discussed", [draft.group("ministers", at)], [draft.topic("fishing", at)], at=at
    )
    assert meeting_of(draft, "gk:discussed").startswith(f"{kind} of")


def test_who_was_met_prior_to_the_ministerial_meeting_was_not_at_that() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Prior to the Ministerial Meeting, Aldane met Verrin and Odvar Lunde.")
    others = [draft.person("Verrin", at), draft.person("Odvar Lunde", at)]
    draft.encounter("met", at, [draft.person("Aldane", at)], with_=others)
    meetings = labels(draft.knowledge(), EntityType.MEETING)
    assert len(meetings) == 2
