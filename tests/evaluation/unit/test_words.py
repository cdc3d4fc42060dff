import re
from importlib.resources import files

import pytest

from graphkit.errors import ResourceError
from graphkit.evaluation.words import matching_words, read_words

SHIPPED = files("graphkit.evaluation").joinpath("matching.yaml").read_text(encoding="utf-8")


def test_lists_are_sorted_and_have_no_word_twice() -> None:
    for block in re.split(r"\n(?=\w+:\n)", SHIPPED):
        words = re.findall(r"^  - (.+)$|^  (\w+): ", block, re.MULTILINE)
        plain = [(item or key).strip('"') for item, key in words]
        assert plain == sorted(set(plain))


@pytest.mark.parametrize(
    ("predicate", "relations"),
    [
        ("gk:discussed", ("discussed",)),
        ("gk:holdsOffice", ("holdsRole",)),
        ("gk:condemned", ("stated",)),
        ("skos:broader", ("broader",)),
    ],
)
def test_predicate_stands_for_relations(predicate: str, relations: tuple[str, ...]) -> None:
    assert matching_words().gold_relations(predicate) == relations


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[]", "keys do not fit"),
        ("{", "is not YAML"),
        ("light_words: [a]", "keys do not fit"),
        (SHIPPED.replace('  - "on"', "  - on"), "is not a list of words"),
        (SHIPPED.replace("  eu: european union", "  eu: 7"), "has 7 for a word"),
        (SHIPPED.replace("  eu: european union", "  7: eu"), "is not a table of words"),
        (SHIPPED.replace("[agreedOn]", "agreedOn"), "is not a list of words"),
    ],
)
def test_faulty_words_are_refused(text: str, complaint: str) -> None:
    with pytest.raises(ResourceError, match=complaint):
        read_words(text)
