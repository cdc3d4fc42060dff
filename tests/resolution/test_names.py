"""Names of persons: what tells people apart, and which spelling is shown."""

import pytest

from graphkit.resolution.names import display_name, is_misspelling, is_short_form, name_parts


@pytest.mark.parametrize(
    "name",
    ["Tomas Verrin", "VERRIN Tomas", "Verrin, Tomas", "Tomás Verrin", "Tomas Q. Verrin, Jr."],
)
def test_parts_do_not_depend_on_spelling(name: str) -> None:
    assert name_parts(name) == {"tomas", "verrin"}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Omar bin Said Al-Harun", {"omar", "said", "harun"}),
        ("Ludwig van der Holt", {"ludwig", "holt"}),
        ("E. Y.", {"e", "y"}),
        ("de la", {"de", "la"}),
        ("", set()),
    ],
)
def test_particles_and_initials_count_only_if_nothing_else_is_there(
    name: str, parts: set[str]
) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Verrin", "Tomas Verrin", True),
        ("Tomas Verrin", "Tomas Albert Verrin", True),
        ("VERRIN", "Tomas Verrin", True),
        ("Tomas Albert Verrin", "Tomas Verrin", False),
        ("Verrinson", "Tomas Verrin", False),
        ("Andrii Verriny", "Andriy Verrini", True),
        ("Sergey Verrin", "Sergei Verrin", True),
        ("Marek Verrin", "Mark Verrin", False),
    ],
)
def test_short_form(short: str, full: str, expected: bool) -> None:
    assert is_short_form(short, full) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Verrin", "Verren", True),
        ("Verrin", "Verirn", True),
        ("Verrin", "Verri", False),  # five letters are too few to be sure
        ("Verrin", "Varren", False),
        ("Verrin", "Verrin", False),
    ],
)
def test_misspelling_is_one_letter_of_six(one: str, other: str, expected: bool) -> None:
    assert is_misspelling(one, other) is expected


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Verrin", "Tomas Verrin"], "Tomas Verrin"),
        (["VERRIN Tomas", "Tomas Verrin"], "Tomas Verrin"),
        (["VERRIN Tomas"], "Tomas Verrin"),
        (["Verrin, Tomas"], "Tomas Verrin"),
        (["Tomas Verrin, Jr."], "Tomas Verrin, Jr."),
        (["TOMAS VERRIN"], "Tomas Verrin"),
    ],
)
def test_display_name_is_full_and_in_usual_order(names: list[str], shown: str) -> None:
    assert display_name(names) == shown


def test_family_name_is_shown_with_initials() -> None:
    assert display_name(["Holt", "A.B. Holt"]) == "A.B. Holt"
