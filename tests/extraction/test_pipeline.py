"""A trained pipeline is checked before it is used, and run in two passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from graphkit.errors import PipelineError
from graphkit.extraction.pipeline import Pipeline, load_pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


@pytest.fixture
def names_by_rule() -> Language:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PER", "pattern": "Diaz"},
            {"label": "GPE", "pattern": "Lima"},
            {"label": "DATE", "pattern": "Monday"},
        ]
    )
    return nlp


def test_names_come_with_offsets_and_types(names_by_rule: Language) -> None:
    pipeline = Pipeline(names_by_rule, "rules")
    (found,) = pipeline.names(["Diaz went to Lima on Monday."])
    assert found == [(0, 4, "Person"), (13, 17, "Place")]


def test_pipeline_without_names_finds_none() -> None:
    assert list(Pipeline(spacy.blank("en"), "blank").names(["Diaz left."])) == [[]]


def test_text_is_parsed_as_one_sentence() -> None:
    (doc,) = Pipeline(spacy.blank("en"), "blank").parse(["They met. Then they left."])
    assert [token.is_sent_start for token in doc][1:] == [False] * (len(doc) - 1)


def test_version_is_that_of_the_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.meta["version"] = "1.2.3"
    assert Pipeline(nlp, "blank").version == "1.2.3"


def test_missing_pipeline_is_named() -> None:
    with pytest.raises(PipelineError, match="no trained pipeline 'en_missing'"):
        load_pipeline("en_missing")


def test_pipeline_is_loaded_from_a_folder(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    assert load_pipeline(str(tmp_path / "blank")).name == str(tmp_path / "blank")


def test_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no trained pipeline"):
        load_pipeline(str(tmp_path))


def test_labels_other_than_universal_dependencies_are_refused() -> None:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in ("nsubj", "dobj", "pobj"):
        parser.add_label(label)  # type: ignore[attr-defined]
    with pytest.raises(PipelineError, match="does not use Universal Dependencies") as caught:
        Pipeline(nlp, "other")
    assert "case, conj, nmod, obj, obl" in caught.value.reason
