"""The error tree: one line each, parts kept, nothing a terminal would obey."""

import inspect
import pickle

import pytest

from graphkit import errors
from graphkit.errors import (
    DecisionError,
    DocumentError,
    GraphkitError,
    QueryError,
    ResourceError,
)

CLASSES = [
    value
    for _, value in inspect.getmembers(errors, inspect.isclass)
    if value.__module__ == errors.__name__
]
SAMPLES = [
    QueryError("no query 'x'", "there are: a, b"),
    DocumentError("notes.txt", "is empty", remedy="remove it"),
    ResourceError("verbs.yaml", "unknown key 'lema'", line=7, remedy="use 'lemma'"),
    DecisionError("two names", "delete one", (("a.txt", 9), ("a.txt", 3), ("b.txt", 1))),
]


@pytest.mark.parametrize("error_class", CLASSES)
def test_tree_hangs_together_and_is_drawn(error_class: type[Exception]) -> None:
    assert issubclass(error_class, GraphkitError)
    drawn = (errors.__doc__ or "").splitlines()
    assert any(error_class.__name__ in line.split() for line in drawn)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (GraphkitError("it broke"), "it broke"),
        (SAMPLES[0], "no query 'x'; there are: a, b"),
        (SAMPLES[1], "notes.txt: is empty; remove it"),
        (SAMPLES[2], "verbs.yaml, line 7: unknown key 'lema'; use 'lemma'"),
        (SAMPLES[3], "a.txt, lines 3 and 9 and b.txt, line 1: two names; delete one"),
        (DecisionError("is empty", places=(("a.txt", 0),)), "a.txt: is empty"),
        (ResourceError("verbs.yaml", "is empty"), "verbs.yaml: is empty"),
    ],
)
def test_message_says_where_what_and_what_would_work(error: GraphkitError, expected: str) -> None:
    assert str(error) == expected


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_error_survives_pickling(error: GraphkitError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert str(copy) == str(error)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (DocumentError("a\x1b[2Jb.txt", "is empty"), r"a\x1b[2Jb.txt: is empty"),
        (DocumentError("two\nlines.txt", "is empty"), r"two\nlines.txt: is empty"),
        (DocumentError("turned\u202etxt.exe", "is empty"), r"turned\u202etxt.exe: is empty"),
        (DocumentError("lone\udcff.txt", "is empty"), r"lone\udcff.txt: is empty"),
        (DocumentError("Doña – 中.txt", "is empty"), "Doña – 中.txt: is empty"),
        (QueryError("broken\n  here", "mend\tit"), "broken here; mend it"),
        (QueryError("bell\x07"), r"bell\x07"),
    ],
)
def test_message_is_one_line_a_terminal_does_not_obey(error: GraphkitError, expected: str) -> None:
    assert str(error) == expected
