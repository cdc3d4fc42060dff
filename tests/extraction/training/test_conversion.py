from pathlib import Path

import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from graphkit.extraction.training.conversion import (
    group,
    map_names,
    map_relations,
    rare_relations,
    to_doc,
    write_docs,
)
from graphkit.extraction.training.treebank import Sentence, Word


@pytest.fixture
def parsed() -> Sentence:
    return Sentence(
        (
            Word(form="Ships", lemma="ship", upos="NOUN", xpos="NNS", head=1, deprel="nsubj:pass"),
            Word(form="sail", lemma="sail", upos="VERB", xpos="VB", deprel="root", space=False),
            Word(form=".", lemma=".", upos="PUNCT", xpos=".", head=1, deprel="punct"),
        )
    )


def test_doc_has_the_text_and_the_trees_of_its_sentences(parsed: Sentence) -> None:
    doc = to_doc(Vocab(), [parsed, parsed])
    assert doc.text == "Ships sail. Ships sail. "
    assert [token.head.i for token in doc] == [1, 1, 1, 4, 4, 4]
    assert [token.dep_ for token in doc][:3] == ["nsubj:pass", "ROOT", "punct"]
    assert [sentence.start for sentence in doc.sents] == [0, 3]


def test_doc_of_names_has_no_syntax_and_may_have_gaps() -> None:
    words = tuple(Word(form=form) for form in ("Speaker", "Ada", "Lund", "spoke"))
    doc = to_doc(Vocab(), [Sentence(words, ("-", "B-PERSON", "I-PERSON", "O"))])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ada Lund", "PERSON")]
    assert [token.ent_iob_ for token in doc] == ["", "B", "I", "O"]
    assert not doc.has_annotation("DEP")


def test_group_takes_every_sentence_once(parsed: Sentence) -> None:
    assert [len(sentences) for sentences in group([parsed] * 11)] == [1, 2, 1, 5, 1, 1]


def test_docs_come_back_from_disk(parsed: Sentence, tmp_path: Path) -> None:
    path = tmp_path / "ships.spacy"
    number = write_docs(path, [to_doc(Vocab(), [parsed])])
    (doc,) = DocBin().from_disk(path).get_docs(Vocab())
    assert (number, doc.text) == (1, "Ships sail. ")


def test_only_rare_subtypes_fall_back(parsed: Sentence) -> None:
    assert rare_relations([parsed, parsed], fewer_than=3) == {"nsubj:pass": "nsubj"}
    assert rare_relations([parsed, parsed], fewer_than=2) == {}


def test_relations_are_renamed(parsed: Sentence) -> None:
    renamed = map_relations(parsed, {"nsubj:pass": "nsubj"})
    assert [word.deprel for word in renamed.words] == ["nsubj", "root", "punct"]


def test_names_are_relabelled_dropped_or_left_unknown() -> None:
    words = tuple(Word(form=form) for form in "abcd")
    sentence = Sentence(words, ("B-PER", "I-PER", "B-OTH", "-"))
    assert map_names(sentence, {"PER": "PERSON"}).names == ("B-PERSON", "I-PERSON", "O", "-")
