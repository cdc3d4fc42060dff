import pytest

from graphkit.extraction.training.gum_names import with_names
from graphkit.extraction.training.treebank import Sentence, Word

REST = "new-nnnnn-cf1-1-coref"


def word(form: str, xpos: str, entity: str = "", deprel: str = "dep") -> Word:
    return Word(form=form, xpos=xpos, deprel=deprel, misc=f"Entity={entity}" if entity else "_")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            [word("President", "NNP", f"(1-person-{REST}", "nmod:desc"), word("Lund", "NNP", "1)")],
            "O -",
        ),
        (
            [
                word("President", "NNP", f"(1-person-{REST}-Ada_Lund", "nmod:desc"),
                word("Lund", "NNP", "1)"),
            ],
            "O B-person",
        ),
        ([word("the", "DT", f"(1-person-{REST}-Ada_Lund"), word("Speaker", "NNP", "1)")], "O -"),
        ([word("a", "DT", f"(1-place-{REST}"), word("port", "NN", "1)")], "O O"),
        (
            [
                word("University", "NNP", f"(1-organization-{REST}-University_of_Lima"),
                word("of", "IN"),
                word("Lima", "NNP", f"(2-place-{REST}-Lima)1)"),
            ],
            "B-organization I-organization I-organization",
        ),
        ([word("Lima", "NNP", f"(2-place-{REST}-Lima"), word("'s", "POS", "2)")], "B-place O"),
    ],
    ids=["one word, unknown", "title", "mere title", "no name", "nested", "possessive"],
)
def test_names_are_cut_out_of_mentions(words: list[Word], names: str) -> None:
    assert " ".join(with_names(Sentence(tuple(words))).names) == names
