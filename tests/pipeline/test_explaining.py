"""Explaining a document: what is shown of each sentence, and how it is laid out."""

import json
from pathlib import Path

import pytest

import graphkit
from graphkit.data_model import (
    Document,
    EntityType,
    Extraction,
    Mention,
    Relation,
    Seen,
    Span,
    Trace,
)
from graphkit.errors import DocumentError
from graphkit.pipeline import Explanation
from tests.fixtures.stub_stages import stub_stages

TEXT = (
    "A readout\n\nMira Aldane discussed cod with care.\n\nThe cod languished for \x1b[31myears.\n"
)


class CodExtractor:
    """Reads that Mira Aldane discussed cod, and leaves a verb."""

    name, version, pipeline_version = "cod", "2", "3"

    def extract(self, document: Document, /) -> Extraction:
        at = document.sentences[1].span
        mentions = {
            words: Mention(
                id=words,
                document=document.id,
                span=_span(document, words),
                text=words,
                type=kind,
                name=words,
            )
            for words, kind in (("Mira Aldane", EntityType.PERSON), ("cod", EntityType.TOPIC))
        }
        relation = Relation(
            id="r1",
            document=document.id,
            predicate="gk:discussed",
            subjects=("Mira Aldane",),
            objects=("cod",),
            quote=Span(at.start, _span(document, "cod").end),
            sentence=at,
            rule="frame:discuss",
            verb="discussed",
            cameo="046",
            confidence=0.9,
        )
        return Extraction(
            document=document.id, mentions=tuple(mentions.values()), relations=(relation,)
        )

    def extract_with_trace(self, document: Document, trace: Trace, /) -> Extraction:
        trace.leave(Seen.VERB, _span(document, "languished"), "no frame knows the verb 'languish'")
        return self.extract(document)


def _span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stages = stub_stages(CodExtractor())
    monkeypatch.setattr("graphkit.pipeline.explaining.load_stages", lambda _: stages)
    path = tmp_path / "cod.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def explanation(text: Path) -> Explanation:
    return graphkit.explain(text)


def test_statement_stands_with_its_sentence(explanation: Explanation) -> None:
    said = {one.number: [s.statement.predicate for s in one.statements] for one in explanation}
    assert said == {1: [], 2: ["gk:discussed"], 3: []}
    (statement,) = explanation.passages[1].statements
    assert statement.subject == ("person/mira-aldane", "Mira Aldane")
    assert statement.object == ("topic/cod", "Cod")
    assert statement.quotes == ("Mira Aldane discussed cod",)


def test_mention_stands_with_what_it_means(explanation: Explanation) -> None:
    found = {one.text: one.meanings for one in explanation.passages[1].mentions}
    (meaning,) = found["Mira Aldane"]
    assert (meaning.entity, meaning.reason) == ("person/mira-aldane", "name")


def test_what_was_not_taken_stands_with_its_sentence(explanation: Explanation) -> None:
    assert [one.kind for one in explanation.passages[2].untaken] == [Seen.VERB]


def test_text_shows_all_of_it_and_obeys_nothing(explanation: Explanation) -> None:
    assert explanation.to_text() == (
        "A readout\n"
        "3 sentences, 2 entities, 1 statements; read by rules 2 on en_graphkit 3\n"
        "\n"
        "1    A readout\n"
        "     [title]\n"
        "\n"
        "2    Mira Aldane discussed cod with care.\n"
        "   · “Mira Aldane” is person/mira-aldane\n"
        "   + Mira Aldane – gk:discussed – Cod\n"
        "       rule        frame:discuss “discussed”, CAMEO 046, confidence 0.67\n"
        "       words       “Mira Aldane discussed cod”\n"
        "\n"
        "3    The cod languished for \\x1b[31myears.\n"
        "   × “languished” not taken: no frame knows the verb 'languish'\n"
    )


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_asked(explanation: Explanation, width: int) -> None:
    assert max(map(len, explanation.to_text(width).splitlines())) <= width


def test_two_explanations_have_the_same_bytes(text: Path, explanation: Explanation) -> None:
    again = graphkit.explain(text)
    assert (again.to_text(), again.to_json()) == (explanation.to_text(), explanation.to_json())


def test_json_holds_ids_and_offsets(explanation: Explanation) -> None:
    second = json.loads(explanation.to_json())["passages"][1]
    assert second["statements"][0]["statement"]["object"] == "topic/cod"
    assert second["span"]["start"] == TEXT.index("Mira")


def test_some_sentences_can_be_chosen(explanation: Explanation) -> None:
    assert [one.number for one in explanation.only({1, 3})] == [1, 3]
    assert [one.number for one in explanation.find("DISCUSSED  cod")] == [2]


@pytest.mark.parametrize("number", [0, 4])
def test_sentence_that_is_not_there_is_refused(explanation: Explanation, number: int) -> None:
    with pytest.raises(DocumentError, match=f"has no sentence {number}; its sentences are 1 to 3"):
        explanation.only({number})


def test_words_that_are_not_there_are_refused(explanation: Explanation) -> None:
    with pytest.raises(DocumentError, match="has no sentence with 'herring' in it"):
        explanation.find("herring")


def test_several_documents_are_refused(text: Path) -> None:
    (text.parent / "other.txt").write_text("More of it.\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="holds 2 documents; name one"):
        graphkit.explain(text.parent)
