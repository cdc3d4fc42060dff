import pytest

from graphkit.errors import ResourceError
from graphkit.extraction.training.treebank import (
    read_columns,
    read_conllu,
    read_iob2,
    spaces_in,
    usual_spaces,
)


def line(*columns: str) -> str:
    return "\t".join(columns) + "\n"


CONTRACTION = (
    "# text = Didn't stop.\n"
    + line("1-2", "Didn't", *"_" * 8)
    + line("1", "Did", "do", "AUX", "VBD", "Mood=Ind", "3", "aux", "_", "_")
    + line("2", "n't", "not", "PART", "RB", "_", "3", "advmod", "_", "_")
    + line("3", "stop", "stop", "VERB", "VB", "_", "0", "root", "_", "SpaceAfter=No")
    + line("3.1", "ghost", "ghost", "NOUN", "NN", "_", "_", "_", "_", "_")
    + line("4", ".", ".", "PUNCT", ".", "_", "3", "punct", "_", "_")
)


def test_conllu_keeps_the_spacing_of_contractions() -> None:
    (sentence,) = read_conllu(CONTRACTION)
    assert [(word.form, word.space) for word in sentence.words] == [
        ("Did", False),
        ("n't", True),
        ("stop", False),
        (".", True),
    ]


def test_conllu_counts_heads_from_zero_and_skips_empty_nodes() -> None:
    (sentence,) = read_conllu(CONTRACTION)
    assert [word.head for word in sentence.words] == [2, 2, -1, 2]


def test_conllu_gives_words_of_a_token_its_letters() -> None:
    text = CONTRACTION.replace("Didn't", "DIDN'T")
    (sentence,) = read_conllu(text)
    assert [word.form for word in sentence.words[:2]] == ["DID", "N'T"]


def test_conllu_keeps_words_that_do_not_add_up_to_their_token() -> None:
    text = CONTRACTION.replace("Didn't\t", "Dint\t")
    (sentence,) = read_conllu(text)
    assert [word.form for word in sentence.words[:2]] == ["Did", "n't"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (line("1", "Rain", "rain"), "10 columns wanted, 3 found"),
        (line("1", "Rain", "rain", "NOUN", "NN", "_", "7", "obj", "_", "_"), "unknown head '7'"),
    ],
)
def test_conllu_refuses_malformed_lines(text: str, reason: str) -> None:
    with pytest.raises(ResourceError, match=reason) as raised:
        list(read_conllu(text, file="rain.conllu"))
    assert raised.value.where == "rain.conllu"


def test_iob2_takes_spaces_from_the_text() -> None:
    text = "# text = Ana's here\n1\tAna\tB-PER\t-\tx\n2\t's\tO\t-\t-\n3\there\tO\t-\t-\n"
    (sentence,) = read_iob2(text)
    assert sentence.names == ("B-PER", "O", "O")
    assert [word.space for word in sentence.words] == [False, True, True]


def test_columns_are_split_at_blank_lines() -> None:
    sentences = list(read_columns("Lima\tB-country\n.\tO\n\nYes\tO\n"))
    assert [[word.form for word in sentence.words] for sentence in sentences] == [
        ["Lima", "."],
        ["Yes"],
    ]


@pytest.mark.parametrize(
    ("forms", "spaces"),
    [
        (["Lima", ",", "Peru", "."], [False, True, False, True]),
        (["(", "ROK", ")", "'s"], [False, False, False, True]),
    ],
)
def test_usual_spaces_stand_before_words_not_marks(forms: list[str], spaces: list[bool]) -> None:
    assert usual_spaces(forms) == spaces


def test_spaces_in_survives_a_form_the_text_lacks() -> None:
    assert spaces_in("to-day: rain", ["to-day", "!", "rain"]) == [False, True, True]
