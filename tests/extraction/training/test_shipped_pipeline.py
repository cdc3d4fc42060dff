"""The trained pipeline in the package, as other rooms rely on it."""

from importlib.resources import as_file, files

import pytest
import spacy
from spacy.language import Language

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def nlp() -> Language:
    with as_file(files("graphkit") / "resources" / "pipelines" / "en_graphkit") as path:
        return spacy.load(path)


def test_components_and_names(nlp: Language) -> None:
    syntax = ["tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser"]
    assert nlp.pipe_names == [*syntax, "ner"]
    assert nlp.pipe_labels["ner"] == ["LOC", "ORG", "PERSON"]


def test_relations_extraction_relies_on_are_kept(nlp: Language) -> None:
    wanted = {"nsubj:pass", "obl:agent", "nmod:poss", "compound:prt", "acl:relcl", "aux:pass"}
    assert wanted <= set(nlp.pipe_labels["parser"])


def test_a_plain_sentence_is_parsed(nlp: Language) -> None:
    doc = nlp("Berg and Lund welcomed the agreement.")
    assert [(token.text, token.dep_, token.head.i) for token in doc] == [
        ("Berg", "nsubj", 3),
        ("and", "cc", 2),
        ("Lund", "conj", 0),
        ("welcomed", "ROOT", 3),
        ("the", "det", 5),
        ("agreement", "obj", 3),
        (".", "punct", 3),
    ]
    assert (doc[3].lemma_, doc[3].pos_, doc[3].tag_) == ("welcome", "VERB", "VBD")


def test_names_do_not_need_the_syntax(nlp: Language) -> None:
    text = "Maria Berg flew from Canada to Paris."
    with nlp.select_pipes(enable=["ner"]):
        alone = [(ent.text, ent.label_) for ent in nlp(text).ents]
    assert alone == [(ent.text, ent.label_) for ent in nlp(text).ents]
    assert ("Maria Berg", "PERSON") in alone


def test_metadata_carries_licence_and_attribution(nlp: Language) -> None:
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    sources = nlp.meta["sources"]
    assert isinstance(sources, list)
    assert all(source["license"] and source["author"] for source in sources)


def test_vocabulary_of_the_treebanks_is_not_shipped(nlp: Language) -> None:
    assert len(nlp.vocab.strings) < 6000
