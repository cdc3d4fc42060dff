"""The built-in extractor with the trained pipeline that graphkit ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.documents import read_document
from graphkit.extraction import RuleExtractor, load_extractor
from graphkit.pipeline.extraction_check import faults

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.data_model import Document, Extraction

pytestmark = pytest.mark.slow

TEXT = """\
Chile-Kenya Foreign Ministers’ Meeting

On May 3, 2021, Ms. Elena Ruiz, Minister of Foreign Affairs of Chile, met with Mr. Joseph Otieno, \
Cabinet Secretary for Foreign Affairs of Kenya, in Santiago. Minister Ruiz thanked Mr. Otieno for \
his visit.

The two Ministers exchanged views on regional affairs including fisheries, and agreed to deepen \
their cooperation. Ms. Ruiz said that Chile will support the candidature of Kenya.
"""


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return load_extractor()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    file = tmp_path_factory.mktemp("texts") / "meeting.txt"
    file.write_text(TEXT, encoding="utf-8")
    return read_document(file)


@pytest.fixture(scope="module")
def extraction(extractor: RuleExtractor, document: Document) -> Extraction:
    return extractor.extract(document)


def _triples(extraction: Extraction) -> set[tuple[str, str, str]]:
    words = {m.id: m.name or m.text for m in extraction.mentions}
    return {
        (words[subject], relation.predicate, words[target])
        for relation in extraction.relations
        for subject in relation.subjects
        for target in relation.objects
    }


@pytest.mark.parametrize(
    "triple",
    [
        ("Elena Ruiz", "gk:represents", "Chile"),
        ("Ruiz", "gk:thanked", "Otieno"),
        ("Minister", "gk:discussed", "regional affairs"),
        ("Minister", "gk:discussed", "fisheries"),
        ("fisheries", "skos:broader", "regional affairs"),
        ("Minister", "gk:agreedOn", "deepen their cooperation"),
    ],
)
def test_a_readout_is_read(extraction: Extraction, triple: tuple[str, str, str]) -> None:
    assert triple in _triples(extraction)


def test_quotes_lie_in_their_sentences(extraction: Extraction) -> None:
    assert extraction.relations
    assert all(r.sentence.contains(r.quote) for r in extraction.relations)


def test_both_participants_met_on_the_day(extraction: Extraction) -> None:
    predicates = {relation.predicate: relation for relation in extraction.relations}
    assert predicates["gk:heldOn"].literal is not None
    assert predicates["gk:heldOn"].literal.value == "2021-05-03"
    participation = [r for r in extraction.relations if r.predicate == "gk:participatedIn"]
    assert any(len(relation.subjects) > 1 for relation in participation)


def test_reading_twice_gives_the_same(
    extractor: RuleExtractor, document: Document, extraction: Extraction
) -> None:
    assert extractor.extract(document) == extraction


def test_a_text_of_nothing_but_names_gives_no_acts(
    extractor: RuleExtractor, tmp_path: Path
) -> None:
    file = tmp_path / "names.txt"
    file.write_text("Ms. Elena Ruiz. Mr. Joseph Otieno.\n", encoding="utf-8")
    extraction = extractor.extract(read_document(file))
    assert {r.predicate for r in extraction.relations} <= {"gk:holdsOffice", "gk:represents"}


def test_extraction_stands_up_to_the_check_of_others(
    extraction: Extraction, document: Document
) -> None:
    assert list(faults(extraction, document)) == []
