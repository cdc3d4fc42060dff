from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from graphkit.extraction.training.saving import needed_strings, save

TEXT = "Ships sailed"


@pytest.fixture
def nlp() -> Language:
    """A pipeline that has seen two sentences and learnt nothing."""
    nlp = spacy.blank("en")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
    given = {"pos": ["NOUN", "VERB"], "morphs": ["Number=Plur", ""], "lemmas": ["ship", "sail"]}
    examples = [Example.from_dict(nlp.make_doc(text), given) for text in (TEXT, "Boats sailed")]
    nlp.initialize(lambda: examples)
    return nlp


def test_saved_strings_are_labels_and_pieces_of_lemmas(nlp: Language, tmp_path: Path) -> None:
    save(nlp, tmp_path / "small")
    strings = spacy.load(tmp_path / "small").vocab.strings
    assert {"Number=Plur", "NOUN", "ed"} <= set(needed_strings(nlp))
    assert all(string in strings for string in needed_strings(nlp))
    assert "Boats" not in strings


def test_saved_pipeline_says_the_same(nlp: Language, tmp_path: Path) -> None:
    save(nlp, tmp_path / "small")
    before, after = nlp(TEXT), spacy.load(tmp_path / "small")(TEXT)
    assert [(t.pos_, str(t.morph), t.lemma_) for t in after] == [
        (t.pos_, str(t.morph), t.lemma_) for t in before
    ]
