"""Who "I" and "we" are: the speaker of a quotation, the author of a document, or nobody known."""

import pytest

from graphkit.data_model import Span
from tests.resolution.drafts import CHILE, JAPAN, Draft, pairs, statement, triples

ALDANE, VERRIN = "person/mira-aldane", "person/tomas-verrin"
MINISTRY = "Ministry of Foreign Affairs of Japan"


def first(draft: Draft, words: str, at: Span) -> str:
    number = "plural" if words.lower() in {"we", "us"} else "singular"
    return draft.reference("first", words, at, number=number)


def raises(draft: Draft, sentence: str, word: str = "I") -> None:
    """Add a sentence in which "I" or "we" raise fishing."""
    at = draft.sentence(sentence)
    draft.relation("gk:stated", [first(draft, word, at)], [draft.topic("fishing", at)], at=at)


def speakers(draft: Draft) -> set[str]:
    return {who for who, _, _ in triples(draft.knowledge(), "gk:stated")}


def minister(draft: Draft, name: str, at: Span, *, of: str = "") -> str:
    return draft.holder(name, at, "Minister", of=of)


@pytest.mark.parametrize(
    "words",
    [
        "“I raised fishing,” Minister Mira Aldane said.",
        "Minister Mira Aldane said: “I raised fishing.”",
        'Minister Mira Aldane said: "I raised fishing."',
    ],
)
def test_i_in_a_quotation_is_who_speaks_it(words: str) -> None:
    draft = Draft()
    at = draft.sentence("Minister Tomas Verrin came.")
    minister(draft, "Tomas Verrin", at)
    at = draft.sentence(words)
    minister(draft, "Mira Aldane", at)
    draft.relation("gk:stated", [first(draft, "I", at)], [draft.topic("fishing", at)], at=at)
    knowledge = draft.knowledge()
    assert {s.subject for s in knowledge.statements if s.predicate == "gk:stated"} == {ALDANE}
    assert "first person: who speaks the quotation" in {r.reason for r in knowledge.references}


@pytest.mark.parametrize("words", ["“I raised fishing.", "I raised fishing."])
def test_speaker_may_be_named_by_the_paragraph_before(words: str) -> None:
    draft = Draft()
    minister(draft, "Mira Aldane", draft.sentence("Minister Mira Aldane said:"))
    raises(draft, words)
    assert speakers(draft) == {ALDANE}


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    draft = Draft()
    minister(draft, "Mira Aldane", draft.sentence("Minister Mira Aldane said:"))
    draft.sentence("“Trade is good.")
    raises(draft, "“I raised fishing.”")
    assert speakers(draft) == {ALDANE}


def test_i_is_who_is_named_at_the_head() -> None:
    draft = Draft()
    minister(draft, "Mira Aldane", draft.title("Statement by Minister Mira Aldane"))
    raises(draft, "I raised fishing.")
    assert speakers(draft) == {ALDANE}


def test_i_is_the_only_one_of_the_publishers_own() -> None:
    draft = Draft(publisher=MINISTRY)
    raises(draft, "I raised fishing.")
    minister(draft, "Mira Aldane", draft.sentence("Authorised by Minister Mira Aldane."))
    minister(draft, "Tomas Verrin", draft.sentence("Minister Tomas Verrin of Chile"), of=CHILE)
    assert speakers(draft) == {ALDANE}


def test_i_stays_open_where_several_can_write() -> None:
    draft = Draft()
    minister(draft, "Mira Aldane", draft.title("Minister Mira Aldane"))
    minister(draft, "Tomas Verrin", draft.title("Minister Tomas Verrin"))
    raises(draft, "I raised fishing.")
    assert not speakers(draft)


def test_we_are_all_who_sign() -> None:
    draft = Draft()
    minister(draft, "Mira Aldane", draft.title("Minister Mira Aldane"))
    minister(draft, "Tomas Verrin", draft.title("Minister Tomas Verrin"))
    raises(draft, "We raised fishing.", "We")
    assert speakers(draft) == {ALDANE, VERRIN}


def test_whom_i_met_is_no_author_and_of_another_side() -> None:
    draft = Draft(publisher=MINISTRY)
    minister(draft, "Mira Aldane", draft.title("Minister Mira Aldane"))
    at = draft.sentence("I met President Tomas Verrin.")
    verrin = draft.holder("Tomas Verrin", at, "President")
    draft.encounter("met", at, [first(draft, "I", at)], with_=[verrin])
    at = draft.sentence("We discussed fishing.")
    draft.relation("gk:discussed", [first(draft, "We", at)], [draft.topic("fishing", at)], at=at)
    knowledge = draft.knowledge()
    assert pairs(knowledge, "gk:met") == {frozenset({ALDANE, VERRIN})}
    assert set(statement(knowledge, "gk:discussed").agents) == {ALDANE, VERRIN}
    assert triples(knowledge, "gk:represents") == {(ALDANE, "gk:represents", JAPAN)}


def test_who_speaks_met_those_who_are_named_alone() -> None:
    draft = Draft()
    at = draft.sentence("“Good to meet Tomas Verrin,” Minister Mira Aldane of Japan said.")
    verrin = draft.person("Tomas Verrin", at)
    draft.encounter("meet", at, with_=[verrin])
    minister(draft, "Mira Aldane", at, of=JAPAN)
    assert pairs(draft.knowledge(), "gk:met") == {frozenset({ALDANE, VERRIN})}


def test_of_several_of_the_publisher_the_one_quoted_at_the_end_writes() -> None:
    draft = Draft(publisher=MINISTRY)
    raises(draft, "I raised fishing.", "I")
    at = draft.sentence("Prime Minister Tomas Verrin came.")
    draft.holder("Tomas Verrin", at, "Prime Minister")
    at = draft.sentence("Quotes attributable to Foreign Minister Mira Aldane:")
    draft.holder("Mira Aldane", at, "Foreign Minister")
    draft.sentence("“Fishing matters.”")
    assert speakers(draft) == {ALDANE}


def test_i_in_a_transcript_is_whose_turn_it_is_to_speak() -> None:
    draft = Draft()
    draft.sentence("QUESTION: What did you raise?")
    minister(draft, "Mira Aldane", draft.sentence("Minister Mira Aldane: Good morning."))
    raises(draft, "I raised fishing.")
    minister(draft, "Tomas Verrin", draft.sentence("Minister Tomas Verrin: Thank you."))
    assert speakers(draft) == {ALDANE}


def test_who_has_the_word_is_not_known_after_an_unknown_label() -> None:
    draft = Draft()
    minister(draft, "Mira Aldane", draft.sentence("Minister Mira Aldane: Good morning."))
    raises(draft, "Question: I raised fishing.")
    assert speakers(draft) == set()
