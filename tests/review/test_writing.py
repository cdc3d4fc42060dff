"""Questions as text: a file whose lines are comments, and nothing a terminal would obey."""

from dataclasses import replace

from graphkit.resolution.decisions.files import decisions_of
from graphkit.review import question_text, questions_text
from tests.resolution.drafts import ALDANE, NORWAY, resolve_all
from tests.review.conftest import questions_of
from tests.review.test_asking import SHORT, note

ASKED = questions_of(resolve_all(note("a", "Mira Aldane", NORWAY), note("b", "Aldane")))


def test_every_decision_is_a_comment_until_it_is_taken_out() -> None:
    text = questions_text(ASKED, evidence=2, left_open=["“she”: pronoun"])
    assert not decisions_of(text)
    chosen = text.replace(f"# same {SHORT}", f"same {SHORT}")
    assert [one.text for one in decisions_of(chosen)] == [f"same {SHORT} {ALDANE}"]
    assert "# “she”: pronoun" in text


def test_text_says_why_what_for_and_shows_the_quote_in_its_sentence() -> None:
    text = question_text(ASKED[0], evidence=2, number=1)
    assert text.startswith("1. Are “Aldane” and “Mira Aldane” one person?\n   would move 1 edge")
    assert "one name is short for the other" in text
    assert "“[Mira Aldane of Norway praised fish.]”" in text


def test_only_as_many_sentences_are_shown_as_asked_for() -> None:
    assert "praised" not in question_text(ASKED[0], evidence=0)


def test_hostile_texts_stay_in_their_comments() -> None:
    record = ASKED[0].evidence[0][0]
    hostile = replace(
        record,
        sentence="a\nnot-an-entity person/x \x1b[2J\u2983",
        quote="a\nnot",
        quote_start=0,
        document_title="t\rname person/x “y”",
    )
    asked = replace(ASKED[0], evidence=((hostile,), ()), reasons=("for: x\n\nsame a b",))
    text = questions_text([asked], evidence=2, left_open=["x\nsame person/a person/b"])
    assert not decisions_of(text)
    assert "\x1b" not in text
    assert all(line.startswith("#") or not line for line in text.splitlines())
