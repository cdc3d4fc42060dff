"""Where the slots of a frame begin and end, by words and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extraction.clause_words import ClauseWords
from graphkit.extraction.clauses import Clause
from graphkit.extraction.slots import SlotFinder
from graphkit.extraction.surroundings import NO_SURROUNDINGS
from graphkit.extraction.tokens import text_of

if TYPE_CHECKING:
    from graphkit.extraction.clause_slots import Argument
    from graphkit.extraction.tokens import Doc
    from tests.extraction.conftest import SentenceReader


def _clause(reader: SentenceReader, sentence: str, verb: str) -> Clause:
    doc = reader.reading(sentence).parse.doc
    token = next(token for token in doc if token.text == verb)
    end = len(doc) - 1 if doc[-1].text == "." else len(doc)
    return Clause(token, 0, end, "main")


def _text(doc: Doc, argument: Argument | None) -> str | None:
    return None if argument is None else text_of(doc[argument.start : argument.end])


@pytest.mark.parametrize(
    ("sentence", "verb", "noun", "slot", "words"),
    [
        ("Mr. Aoki welcomed the plan.", "welcomed", "", "subj", "Aoki"),
        ("Mr. Aoki welcomed the plan.", "welcomed", "", "obj", "the plan"),
        ("Mr. Aoki welcomes and supports the plan.", "welcomes", "", "obj", "the plan"),
        ("Mr. Aoki spoke about trade.", "spoke", "", "obj", None),
        ("Mr. Aoki spoke about trade.", "spoke", "", "about", "trade"),
        ("Mr. Aoki spoke about trade.", "spoke", "", "with", None),
        ("Mr. Aoki said that trade matters.", "said", "", "ccomp", "trade matters"),
        ("Mr. Aoki said he would help.", "said", "", "ccomp", "he would help"),
        ("Mr. Aoki said: “Trade matters.”", "said", "", "ccomp", None),
        ("Mr. Aoki said, “Trade matters.”", "said", "", "ccomp", "“Trade matters.”"),
        ("Mr. Aoki promised to help.", "promised", "", "xcomp", "help"),
        ("Mr. Aoki urged Ms. Ruiz to support the plan.", "urged", "", "xcomp", "support the plan"),
        ("Mr. Aoki said that he hoped to help.", "said", "", "xcomp", None),
        ("The Ministers exchanged views on trade.", "exchanged", "views", "on", "trade"),
        ("Mr. Aoki renewed his call for reform.", "renewed", "call", "poss", "his"),
        ("Mr. Aoki renewed his call for reform.", "renewed", "call", "noun", "his call for reform"),
        ("Mr. Aoki accepted Ms. Ruiz’s invitation.", "accepted", "invitation", "poss", "Ruiz"),
        ("Mr. Aoki welcomed the plan.", "welcomed", "", "poss", None),
        ("Mr. Aoki welcomed the plan.", "welcomed", "", "noun", None),
        ("Mr. Aoki spoke with regard to trade.", "spoke", "", "with regard to", "trade"),
    ],
)
def test_a_slot_runs_to_the_end_of_its_clause(
    reader: SentenceReader, sentence: str, verb: str, noun: str, slot: str, words: str | None
) -> None:
    clause = _clause(reader, sentence, verb)
    doc = clause.verb.doc
    head = next((token for token in doc if token.text == noun), None)
    finder = SlotFinder(ClauseWords(clause, NO_SURROUNDINGS), head, "", turned=False)
    found = finder.subject([slot]) if slot not in {"subj"} else finder.first([slot])
    assert _text(doc, found) == words


def test_no_slot_lies_behind_another_finite_verb(reader: SentenceReader) -> None:
    clause = _clause(reader, "Mr. Aoki stressed that Chile depends on trade.", "stressed")
    finder = SlotFinder(ClauseWords(clause, NO_SURROUNDINGS), None, "", turned=False)
    assert finder.first(["on"]) is None


def test_of_prepositions_the_first_in_the_sentence_counts(reader: SentenceReader) -> None:
    clause = _clause(reader, "Mr. Aoki spoke with Ms. Ruiz about trade.", "spoke")
    finder = SlotFinder(ClauseWords(clause, NO_SURROUNDINGS), None, "", turned=False)
    found = finder.first(["about", "with"])
    assert found is not None
    assert found.slot == "with"


def test_core_slots_outrank_what_stands_later_in_the_list(reader: SentenceReader) -> None:
    clause = _clause(reader, "Mr. Aoki said that trade matters.", "said")
    finder = SlotFinder(ClauseWords(clause, NO_SURROUNDINGS), None, "", turned=False)
    found = finder.first(["ccomp", "to"])
    assert found is not None
    assert found.slot == "ccomp"


def test_a_passive_has_its_subject_after_by(reader: SentenceReader) -> None:
    clause = _clause(reader, "The plan was warmly welcomed by Mr. Diaz.", "welcomed")
    doc = clause.verb.doc
    finder = SlotFinder(ClauseWords(clause, NO_SURROUNDINGS), None, "", turned=True)
    assert _text(doc, finder.subject(["subj"])) == "Diaz"
    assert _text(doc, finder.first(["obj"])) == "The plan"


def test_a_second_argument_hangs_on_the_verb(reader: SentenceReader) -> None:
    clause = _clause(reader, "Mr. Aoki conveyed the greetings of Japan to Ms. Ruiz.", "conveyed")
    finder = SlotFinder(ClauseWords(clause, NO_SURROUNDINGS), None, "", turned=False)
    greetings = finder.first(["obj"])
    assert finder.beside(["of"], greetings) is None


def test_a_second_argument_is_found_after_the_object(reader: SentenceReader) -> None:
    clause = _clause(reader, "Mr. Aoki conveyed his greetings to Ms. Ruiz.", "conveyed")
    finder = SlotFinder(ClauseWords(clause, NO_SURROUNDINGS), None, "", turned=False)
    greetings = finder.first(["obj"])
    assert _text(clause.verb.doc, finder.beside(["to"], greetings)) == "Ruiz"


@pytest.mark.parametrize(
    ("sentence", "verb", "particle", "found"),
    [
        ("Mr. Aoki pointed out that trade matters.", "pointed", "out", True),
        ("Mr. Aoki made his position clear.", "made", "clear", False),
        ("Mr. Aoki made clear that trade matters.", "made", "clear", True),
        ("Mr. Aoki pointed out that trade matters.", "pointed", "up", False),
    ],
)
def test_a_particle_stands_next_to_the_verb(
    reader: SentenceReader, sentence: str, verb: str, particle: str, *, found: bool
) -> None:
    words = ClauseWords(_clause(reader, sentence, verb), NO_SURROUNDINGS)
    assert words.has_particle(particle) is found


def test_what_was_agreed_may_stand_behind_where(reader: SentenceReader) -> None:
    sentence = "Mr. Aoki and Ms. Ruiz agreed in bilateral talks in Oslo, Norway, to boost trade."
    assert "Aoki + Ruiz agreedOn boost trade" in reader.said(sentence)
