"""What is said after a meeting is recalled belongs to the one the document is about."""

import pytest

from graphkit.data_model import EntityType
from tests.resolution.drafts import ALDANE, KORVAN, VERRIN, Draft, introduce, labels, statement


def recalling(day: str) -> Draft:
    """Return a draft of a call, after which a meeting of the same two is told of."""
    draft = Draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane spoke with Tomas Verrin.")
    draft.held_on(draft.encounter("spoke with", at, [aldane], with_=[verrin], kind="Call"), day, at)
    at = draft.sentence("The call follows a meeting of Mira Aldane and Tomas Verrin in 2030.")
    people = [draft.person(name, at) for name in ("Mira Aldane", "Tomas Verrin")]
    draft.held_on(draft.encounter("a meeting", at, people, anchor="noun"), "2030", at)
    at = draft.sentence("Mira Aldane raised fishing.")
    topic = draft.topic("fishing", at)
    draft.relation("gk:stated", [draft.person("Mira Aldane", at)], [topic], at=at)
    return draft


def test_acts_after_a_recalled_meeting_are_of_the_one_told_first() -> None:
    assert (statement(recalling("2031-03-11").knowledge(), "gk:stated").meeting or "")[
        :5
    ] == "call/"


def test_recalled_meeting_is_kept() -> None:
    assert len(labels(recalling("2031-03-11").knowledge(), EntityType.MEETING)) == 1


@pytest.mark.parametrize("day", ["2030-05-02", "2029-05-02"])
def test_meeting_that_may_be_later_has_what_is_said_after_it(day: str) -> None:
    assert (statement(recalling(day).knowledge(), "gk:stated").meeting or "")[:8] == "meeting/"


def _with_call_of_others(words: str) -> Draft:
    """Return a draft of a meeting of two, in which a call of two others is spoken of."""
    draft = Draft()
    aldane, verrin = introduce(draft, ALDANE, VERRIN)
    at = draft.sentence("Mira Aldane met Tomas Verrin.")
    draft.encounter("met", at, [aldane], with_=[verrin])
    at = draft.sentence(words)
    both = [draft.person(name, at) for name in ("Ilse Korvan", "Tomas Verrin")]
    draft.encounter("call", at, both, anchor="noun", kind="Call")
    they = draft.pronoun("They", at, number="plural")
    draft.relation("gk:agreedOn", [they], [draft.topic("fishing", at)], at=at)
    at = draft.sentence("They reviewed herring.")
    they = draft.pronoun("They", at, number="plural")
    draft.relation("gk:discussed", [they], [draft.topic("herring", at)], at=at)
    return draft


@pytest.mark.parametrize("predicate", ["gk:agreedOn", "gk:discussed"])
def test_acts_around_a_meeting_only_spoken_of_are_of_the_one_told(predicate: str) -> None:
    words = "They agreed on fishing, including through a call of Ilse Korvan and Tomas Verrin."
    found = statement(_with_call_of_others(words).knowledge(), predicate)
    assert set(found.agents) == {ALDANE, VERRIN}


def test_acts_in_a_meeting_told_of_are_its_own() -> None:
    words = "They agreed on fishing in a call of Ilse Korvan and Tomas Verrin."
    found = statement(_with_call_of_others(words).knowledge(), "gk:agreedOn")
    assert set(found.agents) == {KORVAN, VERRIN}
