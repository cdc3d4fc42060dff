"""What is asked of a parse: voice, tense, negation, subject, and the way back to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extraction.syntax import (
    auxiliaries,
    is_finite,
    is_negated,
    is_passive,
    noun_phrase_start,
    own_subject,
    words_before,
)

if TYPE_CHECKING:
    from graphkit.extraction.tokens import Token
    from tests.extraction.conftest import SentenceReader


def _word(reader: SentenceReader, sentence: str, word: str) -> Token:
    return next(token for token in reader.reading(sentence).parse.doc if token.text == word)


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("The plan was warmly welcomed by Mr. Diaz.", "welcomed", True),
        ("Mr. Aoki has welcomed the plan.", "welcomed", False),
        ("Mr. Aoki welcomed the plan.", "welcomed", False),
    ],
)
def test_a_participle_after_be_is_passive(
    reader: SentenceReader, sentence: str, verb: str, *, passive: bool
) -> None:
    assert is_passive(_word(reader, sentence, verb)) is passive


@pytest.mark.parametrize(
    ("sentence", "verb", "finite"),
    [
        ("Mr. Aoki welcomed the plan.", "welcomed", True),
        ("Mr. Aoki has welcomed the plan.", "welcomed", True),
        ("Mr. Aoki promised to help.", "help", False),
    ],
)
def test_tense_is_in_the_verb_or_its_auxiliary(
    reader: SentenceReader, sentence: str, verb: str, *, finite: bool
) -> None:
    assert is_finite(_word(reader, sentence, verb)) is finite


@pytest.mark.parametrize(
    ("sentence", "verb", "negated"),
    [
        ("Mr. Aoki did not agree to the plan.", "agree", True),
        ("Mr. Aoki never met Ms. Ruiz.", "met", True),
        ("Mr. Aoki has welcomed the plan.", "welcomed", False),
    ],
)
def test_a_negation_before_the_verb_denies_it(
    reader: SentenceReader, sentence: str, verb: str, *, negated: bool
) -> None:
    assert is_negated(_word(reader, sentence, verb)) is negated


def test_auxiliaries_are_those_next_to_the_verb(reader: SentenceReader) -> None:
    verb = _word(reader, "Mr. Aoki did not agree to the plan.", "agree")
    assert [token.text for token in auxiliaries(verb)] == ["not", "did"]


def test_words_before_end_at_the_start_of_the_sentence(reader: SentenceReader) -> None:
    verb = _word(reader, "Mr. Aoki did not agree to the plan.", "agree")
    assert [token.text for token in words_before(verb)] == ["not", "did", "Aoki"]
    assert [token.text for token in words_before(verb, limit=1)] == ["not"]


def test_a_subject_stands_before_its_verb(reader: SentenceReader) -> None:
    subject = own_subject(_word(reader, "Mr. Aoki welcomed the plan.", "welcomed"))
    assert subject is not None
    assert subject.text == "Aoki"
    assert own_subject(_word(reader, "Mr. Aoki promised to help.", "help")) is None


@pytest.mark.parametrize(
    ("sentence", "noun", "first"),
    [
        ("The two Ministers agreed to cooperate.", "Ministers", "The"),
        ("Mr. Aoki thanked his two hosts.", "hosts", "his"),
        ("Mr. Aoki welcomed the plan.", "Aoki", "Aoki"),
    ],
)
def test_a_noun_phrase_starts_at_its_determiner(
    reader: SentenceReader, sentence: str, noun: str, first: str
) -> None:
    token = _word(reader, sentence, noun)
    assert token.doc[noun_phrase_start(token)].text == first


def test_a_token_leads_back_to_all_it_stands_for(reader: SentenceReader) -> None:
    text = "Mr. Aoki, Foreign Minister of Japan (chair), welcomed the plan."
    parse = reader.reading(text).parse
    welcomed = next(token for token in parse.doc if token.text == "welcomed")
    assert parse.origin(0, 1).of(text).startswith("Mr. Aoki, Foreign Minister of Japan")
    assert parse.origin(welcomed.i, welcomed.i + 3).of(text) == "welcomed the plan"
    assert parse.unit_of(parse.doc[0]) == 0
    assert parse.unit_of(welcomed) is None


def test_a_known_name_is_tagged_as_one(reader: SentenceReader) -> None:
    name = _word(reader, "Ms. Ruiz thanked Mr. Otieno for his visit.", "Otieno")
    assert (name.pos_, name.tag_) == ("PROPN", "NNP")
