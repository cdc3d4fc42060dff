"""Which verbs begin a clause, on what level, and where it starts and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.extraction.clauses import ClauseFinder
from graphkit.extraction.frame_index import FrameIndex, regular_forms
from graphkit.resources.frames import load_frames
from graphkit.resources.word_lists import load_topic_words

if TYPE_CHECKING:
    from graphkit.extraction.clauses import Clause
    from tests.extraction.conftest import SentenceReader


@pytest.fixture(scope="module")
def index() -> FrameIndex:
    return FrameIndex(load_frames())


@pytest.fixture(scope="module")
def finder(index: FrameIndex) -> ClauseFinder:
    return ClauseFinder(index, load_topic_words())


def _clauses(finder: ClauseFinder, reader: SentenceReader, sentence: str) -> list[Clause]:
    reading = reader.reading(sentence)
    return finder.clauses(reading.parse, reading.parties)


@pytest.mark.parametrize(
    ("sentence", "levels"),
    [
        ("Mr. Aoki welcomed the plan.", {"welcomed": "main"}),
        (
            "Mr. Aoki confirmed that Japan will support Chile, and welcomed the plan.",
            {"confirmed": "main", "support": "inner", "welcomed": "main"},
        ),
        (
            "Mr. Aoki, who chaired the session, welcomed the plan.",
            {"chaired": "relative", "welcomed": "main"},
        ),
        (
            "The plan, which lawyers criticized, failed.",
            {},
        ),
        (
            "Welcoming the plan, Mr. Aoki thanked Ms. Ruiz.",
            {"Welcoming": "participle", "thanked": "main"},
        ),
        (
            "Mr. Aoki agreed to help, stressing the importance of trade.",
            {"agreed": "main", "stressing": "participle"},
        ),
        (
            "Mr. Aoki said that he welcomed the plan.",
            {"said": "main", "welcomed": "inner"},
        ),
        (
            "The Ministers held a meeting, during which they agreed to cooperate.",
            {"held": "main", "agreed": "main"},
        ),
        ("The plan was warmly welcomed by Mr. Diaz.", {"welcomed": "main"}),
        ("Mr. Aoki is grateful for the support.", {"grateful": "main"}),
        ("Mr. Aoki requested continued support.", {"requested": "main"}),
        ("Mr. Aoki discussed issues including trade.", {"discussed": "main"}),
    ],
)
def test_verbs_begin_clauses_on_their_level(
    finder: ClauseFinder, reader: SentenceReader, sentence: str, levels: dict[str, str]
) -> None:
    found = {c.verb.text: c.level for c in _clauses(finder, reader, sentence)}
    assert found == levels


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        (
            "Mr. Aoki confirmed that Japan will support Chile, and welcomed the plan.",
            {"confirmed": "Chile", "support": "Chile", "welcomed": "plan"},
        ),
        (
            "Mr. Aoki welcomed the plan and Ms. Ruiz thanked him.",
            {"welcomed": "plan", "thanked": "him"},
        ),
        (
            "Mr. Aoki, who chaired the session, welcomed the plan.",
            {"chaired": "session", "welcomed": "plan"},
        ),
        ("Mr. Aoki said: “Trade matters.”", {"said": "”"}),
    ],
)
def test_a_clause_ends_where_the_next_begins(
    finder: ClauseFinder, reader: SentenceReader, sentence: str, ends: dict[str, str]
) -> None:
    clauses = _clauses(finder, reader, sentence)
    assert {c.verb.text: c.verb.doc[c.end - 1].text for c in clauses} == ends


def test_a_clause_starts_with_its_subject(finder: ClauseFinder, reader: SentenceReader) -> None:
    sentence = "Mr. Aoki welcomed the plan and Ms. Ruiz thanked him."
    first, second = _clauses(finder, reader, sentence)
    assert first.start == 0
    assert second.verb.doc[second.start].text == "and"


def test_the_form_is_looked_up_where_the_lemma_is_unknown(
    index: FrameIndex, reader: SentenceReader
) -> None:
    doc = reader.reading("Mr. Aoki undertook to help.").parse.doc
    verb = next(token for token in doc if token.text == "undertook")
    verb.lemma_ = "undertook"
    assert index.lemma(verb) == "undertake"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("agree", {"agrees", "agreed"}),
        ("reply", {"replies", "replied", "replying"}),
        ("stress", {"stresses", "stressed"}),
        ("commit", {"committed", "committing"}),
    ],
)
def test_regular_forms_of_verbs(verb: str, forms: set[str]) -> None:
    assert forms <= set(regular_forms(verb))


def test_a_participle_taken_for_a_noun_opens_a_sentence(
    finder: ClauseFinder, reader: SentenceReader
) -> None:
    first, second = _clauses(finder, reader, "Meeting Ms. Ruiz, Mr. Aoki welcomed the plan.")
    assert (first.verb.text, first.level) == ("Meeting", "participle")
    assert (second.verb.text, second.level) == ("welcomed", "main")
