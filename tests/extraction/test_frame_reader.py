"""Frames of a small lexicon, matched against clauses: noun, preposition, particle, voice, slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extraction.clauses import ClauseFinder
from graphkit.extraction.frame_index import FrameIndex
from graphkit.extraction.frame_reader import FrameReader
from graphkit.extraction.tokens import text_of
from graphkit.resources.frames import Frame, load_frames
from graphkit.resources.word_lists import load_topic_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.clause_slots import Argument
    from graphkit.extraction.frame_reader import Predication
    from tests.extraction.conftest import SentenceReader


def _predications(
    reader: SentenceReader, sentence: str, frames: Sequence[Frame]
) -> list[Predication]:
    index = FrameIndex(frames)
    reading = reader.reading(sentence)
    clauses = ClauseFinder(index, load_topic_words()).clauses(reading.parse, reading.parties)
    return [found for clause in clauses for found in FrameReader(index).predications(clause)]


def _words(predication: Predication, argument: Argument | None) -> str | None:
    if argument is None:
        return None
    return text_of(predication.verb.doc[argument.start : argument.end])


def _frame(verb: str, predicate: str = "gk:stated", **fields: object) -> Frame:
    return Frame(verbs=(verb,), predicate=predicate, **fields)  # type: ignore[arg-type]


VIEWS = _frame("exchange", "gk:discussed", nouns=("view",), object=("on",))


def test_a_light_verb_needs_its_noun(reader: SentenceReader) -> None:
    (found,) = _predications(reader, "The Ministers exchanged views on trade.", [VIEWS])
    assert found.noun is not None
    assert found.noun.text == "views"
    assert found.words == (found.verb.i, found.noun.i)
    assert _words(found, found.object) == "trade"
    assert _predications(reader, "The Ministers exchanged prisoners on Monday.", [VIEWS]) == []


def test_a_noun_that_modifies_another_does_not_count(reader: SentenceReader) -> None:
    frame = _frame("make", nouns=("policy",), object=("on",))
    sentence = "Mr. Aoki made policy proposals on trade."
    assert _predications(reader, sentence, [frame]) == []


def test_the_last_of_two_coordinated_nouns_counts(reader: SentenceReader) -> None:
    frame = _frame("express", nouns=("gratitude", "appreciation"), object=("for",))
    sentence = "Mr. Aoki expressed gratitude and appreciation for the support."
    (found,) = _predications(reader, sentence, [frame])
    assert found.noun is not None
    assert found.noun.text == "appreciation"
    assert _words(found, found.object) == "the support"


def test_a_noun_of_two_words_is_found(reader: SentenceReader) -> None:
    frame = _frame("pay", "gk:met", nouns=("courtesy call",), object=("on",))
    (found,) = _predications(reader, "Mr. Aoki paid a courtesy call on Ms. Ruiz.", [frame])
    assert _words(found, found.object) == "Ruiz"


def test_a_noun_can_be_governed_by_a_preposition(reader: SentenceReader) -> None:
    frame = _frame("ask", "gk:requested", via="for", nouns=("support",), object=("noun",))
    (found,) = _predications(reader, "Mr. Aoki asked for support.", [frame])
    assert _words(found, found.object) == "support"
    assert _predications(reader, "Mr. Aoki asked about support.", [frame]) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The Ministers shared views on trade.", 1),
        ("The Ministers shared a view on trade.", 0),
    ],
)
def test_a_frame_can_want_a_plural(reader: SentenceReader, sentence: str, count: int) -> None:
    frame = _frame("share", nouns=("view",), number="plural", object=("on",))
    assert len(_predications(reader, sentence, [frame])) == count


def test_the_frame_with_more_words_wins(reader: SentenceReader) -> None:
    bare = _frame("point", "gk:discussed", object=("ccomp",))
    longer = _frame("point", "gk:stated", particle="out", object=("ccomp",))
    sentence = "Mr. Aoki pointed out that trade matters."
    (found,) = _predications(reader, sentence, [bare, longer])
    assert found.frame is longer


def test_needs_must_be_filled(reader: SentenceReader) -> None:
    frame = _frame("commit", object=("obj",), concerning=("to",), needs=frozenset({"concerning"}))
    (found,) = _predications(reader, "Mr. Aoki committed troops to the mission.", [frame])
    assert _words(found, found.object) == "troops"
    assert _words(found, found.concerning) == "the mission"
    assert _predications(reader, "Mr. Aoki committed troops.", [frame]) == []


def test_a_frame_can_turn_the_direction(reader: SentenceReader) -> None:
    frame = _frame(
        "receive", "gk:supported", nouns=("support",), subject=("from",), object=("for",),
        addressee=("subj",), needs=frozenset(),
    )  # fmt: skip
    sentence = "Mr. Aoki received support from Ms. Ruiz for the plan."
    (found,) = _predications(reader, sentence, [frame])
    assert found.subject is not None
    assert str(_words(found, found.subject)).startswith("Ruiz")
    assert _words(found, found.object) == "the plan"


def test_the_passive_of_a_frame_is_derived(reader: SentenceReader) -> None:
    frame = _frame("welcome", object=("obj",))
    sentence = "The plan was warmly welcomed by Mr. Diaz."
    (found,) = _predications(reader, sentence, [frame])
    assert found.turned
    assert _words(found, found.object) == "The plan"
    assert _words(found, found.subject) == "Diaz"


def test_a_frame_for_the_passive_wants_one(reader: SentenceReader) -> None:
    frame = _frame("commit", passive=True, object=("to",))
    (found,) = _predications(reader, "Mr. Aoki is committed to the plan.", [frame])
    assert not found.turned
    assert _words(found, found.object) == "the plan"
    assert _predications(reader, "Mr. Aoki committed troops to the mission.", [frame]) == []


def test_a_predicative_word_follows_be(reader: SentenceReader) -> None:
    frame = _frame("grateful", "gk:thanked", copula=True, object=("for",))
    (found,) = _predications(reader, "Mr. Aoki is grateful for the support.", [frame])
    assert _words(found, found.object) == "the support"


def test_arguments_end_where_the_next_begins(reader: SentenceReader) -> None:
    frame = _frame("thank", "gk:thanked", object=("obj",), concerning=("for",))
    (found,) = _predications(reader, "Mr. Aoki thanked Ms. Ruiz for the plan.", [frame])
    assert _words(found, found.object) == "Ruiz"
    assert _words(found, found.concerning) == "the plan"


def test_an_encounter_is_told_beside_its_topic(reader: SentenceReader) -> None:
    met = _frame("speak", "gk:spokeWith", object=("with",))
    told = _frame("speak", "gk:discussed", object=("about",), particle="with")
    sentence = "Mr. Aoki spoke with Ms. Ruiz about trade."
    found = _predications(reader, sentence, [met, told])
    assert [one.frame for one in found] == [met, told]


def test_an_encounter_may_lack_its_other_party(reader: SentenceReader) -> None:
    frame = _frame("meet", "gk:met", object=("obj", "with"))
    (found,) = _predications(reader, "The Ministers met on Monday.", [frame])
    assert found.object is None


def test_no_encounter_where_the_object_is_something_else(reader: SentenceReader) -> None:
    frame = _frame("call", "gk:spokeWith", object=("with",))
    assert _predications(reader, "Mr. Aoki called that plan wise.", [frame]) == []


@pytest.mark.parametrize(
    ("sentence", "predicates"),
    [
        ("The Ministers exchanged views on trade.", ["gk:discussed"]),
        ("Mr. Aoki urged Ms. Ruiz to support the plan.", ["gk:urged"]),
        ("Mr. Aoki renewed his call for reform.", ["gk:requested"]),
        ("Mr. Aoki spoke with Ms. Ruiz about trade.", ["gk:spokeWith", "gk:discussed"]),
        ("Mr. Aoki paid a courtesy call on Ms. Ruiz.", ["gk:met"]),
        ("Mr. Aoki received support from Ms. Ruiz for the plan.", ["gk:supported"]),
        ("Mr. Aoki asked for support.", ["gk:requested"]),
    ],
)
def test_the_lexicon_reads_common_phrases(
    reader: SentenceReader, sentence: str, predicates: list[str]
) -> None:
    found = _predications(reader, sentence, load_frames())
    assert [one.frame.predicate for one in found] == predicates
