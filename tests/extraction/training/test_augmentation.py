import pytest

from graphkit.extraction.training.augmentation import (
    augment,
    collapse_names,
    curly_quotes,
    title_case,
    without_stop,
)
from graphkit.extraction.training.treebank import Sentence, Word


def forms(sentence: Sentence) -> list[str]:
    return [word.form for word in sentence.words]


def sentence_of(*rows: tuple[str, str, int, str]) -> Sentence:
    return Sentence(
        tuple(Word(form=form, upos=upos, head=head, deprel=rel) for form, upos, head, rel in rows)
    )


VISIT = sentence_of(
    ("Ada", "PROPN", 2, "nsubj"),
    ("Lund", "PROPN", 0, "flat"),
    ("visited", "VERB", -1, "root"),
    ("the", "DET", 4, "det"),
    ("port", "NOUN", 2, "obj"),
    (".", "PUNCT", 2, "punct"),
)


def test_curly_quotes_open_and_close() -> None:
    sentence = Sentence(tuple(Word(form=form) for form in ('"', "Do", "n't", '"')))
    assert forms(curly_quotes(sentence)) == ["“", "Do", "n’t", "”"]


def test_without_stop_drops_only_a_final_full_stop() -> None:
    assert forms(without_stop(VISIT)) == ["Ada", "Lund", "visited", "the", "port"]
    assert without_stop(without_stop(VISIT)) == without_stop(VISIT)


def test_title_case_leaves_small_words() -> None:
    assert forms(title_case(VISIT)) == ["Ada", "Lund", "Visited", "the", "Port", "."]


def test_collapse_names_keeps_the_last_part_and_renumbers_heads() -> None:
    collapsed = collapse_names(VISIT)
    assert forms(collapsed) == ["Lund", "visited", "the", "port", "."]
    assert [word.head for word in collapsed.words] == [1, -1, 3, 1, 1]
    assert collapsed.words[0].deprel == "nsubj"


def test_collapse_names_leaves_parts_with_dependents() -> None:
    sentence = sentence_of(
        ("Ada", "PROPN", -1, "root"), ("Lund", "PROPN", 0, "flat"), ("Jr.", "PROPN", 1, "flat")
    )
    assert forms(collapse_names(sentence)) == ["Ada", "Jr."]


def test_augment_repeats_for_the_same_seed_only() -> None:
    corpus = [VISIT] * 40
    assert list(augment(corpus, seed=1)) == list(augment(corpus, seed=1))
    assert list(augment(corpus, seed=1)) != list(augment(corpus, seed=2))


@pytest.mark.parametrize("seed", [1, 2])
def test_augment_keeps_every_sentence(seed: int) -> None:
    assert len(list(augment([VISIT] * 40, seed=seed))) >= 40
