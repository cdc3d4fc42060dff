"""Which meeting "the Meeting", "the call" and "the meeting with B" mean."""

import pytest

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
)


def _labels_by_id(draft: Draft) -> dict[str, str]:
    return {entity.id: entity.label for entity in draft.knowledge().entities}


def _says_that_words_discussed(draft: Draft, words: str) -> str:
    """Add that ``words`` discussed fishing; return the label of the meeting that does."""
    at = draft.sentence(f"{words} discussed fishing.")
    said = draft.mention(words, at, None, reference="meeting", number="singular")
    draft.relation("gk:discussed", [said], [draft.topic("fishing", at)], at=at)
    return _labels_by_id(draft)[statement(draft.knowledge(), "gk:discussed").meeting or ""]


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
    at = draft.sentence("Aldane rang her.")
    aldane = draft.person("Aldane", at)
    draft.encounter("rang", at, [aldane], with_=[korvan], kind="Call", medium="telephone")
    assert _says_that_words_discussed(draft, words).startswith(f"{kind} of")


def test_who_is_named_behind_with_was_at_the_meeting() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    (korvan,) = introduce(draft, KORVAN)
    at = draft.sentence("Aldane met her as well.")
    draft.encounter("met", at, [draft.person("Aldane", at)], with_=[korvan], further="also")
    at = draft.sentence("The meeting with Verrin was attended by Odvar Lunde.")
    meeting = draft.mention("The meeting", at, None, reference="meeting", number="singular")
    draft.person("Verrin", at)
    lunde = draft.person("Odvar Lunde", at)
    draft.relation("gk:participatedIn", [lunde], [meeting], at=at, rule="took-part")
    said = {
        s.subject: s.object for s in draft.knowledge().statements if s.subject.endswith("lunde")
    }
    label = _labels_by_id(draft)[str(said["person/odvar-lunde"])]
    assert label == "Meeting of Mira Aldane and Odvar Lunde and Tomas Verrin"


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
    at = draft.sentence("Aldane rang her.")
    aldane = draft.person("Aldane", at)
    draft.encounter("rang", at, [aldane], with_=[korvan], kind="Call", medium="telephone")
    _, at = draft.paragraph(sentence, "The ministers discussed fishing.")
    draft.relation(
        "gk:discussed", [draft.group("ministers", at)], [draft.topic("fishing", at)], at=at
    )
    label = _labels_by_id(draft)[statement(draft.knowledge(), "gk:discussed").meeting or ""]
    assert label.startswith(f"{kind} of")


def test_who_was_met_prior_to_the_ministerial_meeting_was_not_at_that() -> None:
    draft = draft_of_meeting(ALDANE, VERRIN)
    at = draft.sentence("Prior to the Ministerial Meeting, Aldane met Verrin and Odvar Lunde.")
    others = [draft.person("Verrin", at), draft.person("Odvar Lunde", at)]
    draft.encounter("met", at, [draft.person("Aldane", at)], with_=others)
    meetings = {e for e in _labels_by_id(draft).values() if e.startswith("Meeting of")}
    assert len(meetings) == 2
