"""Two names: how well they agree, before anything else is known."""

import pytest

from graphkit.resolution.persons.name_forms import name_form
from graphkit.resolution.persons.name_match import match_names


@pytest.mark.parametrize(
    ("name", "other", "kind"),
    [
        ("ALDANE Mira", "Mira Aldane", "name-same"),
        ("Aldane, Mira", "Mira J. Aldane", "name-same"),
        ("Volodymyr Korvansky", "Volodymyr Korvanskyy", "name-same"),
        ("Mira Jo Aldane", "Mira Aldane", "name-longer"),
        ("Hamad bin Nasser Al Farsi", "Hamad bin Nasser", "name-part-of"),
        ("Joe Verrin", "Joseph R. Verrin, Jr.", "name-short-form"),
        ("Bob Verrin", "Rob Verrin", "name-short-form"),
        ("Benjamin “Tiko” Korvan", "Tiko Korvan", "name-nickname"),
        ("M. Aldane", "Mira Aldane", "name-initial"),
        ("Mira Korvan", "Mira Korwan", "name-spelt"),
        ("Cho Taeyong", "Cho Tae-yong", "name-spelt"),
        ("Abdulfattah Farsi", "Abdel Fattah Farsi", "name-same"),
        ("Hussein AlFarsi", "Hussein al-Farsi", "name-same"),
        ("Mohammed Korvan", "Muhammad Korvan", "name-near"),
        ("Mira Verrinde", "Mira Verrinte", "name-misspelt"),
        ("Aldane", "Mira Aldane", "name-family"),
        ("Aldane Soto", "Mira Jo Aldane Soto", "name-family"),
        ("Joe", "Joe Aldane", "name-given"),
        ("Aldane", "ALDANE", "name-only"),
        ("Felipe VI", "Felipe VI", "name-regnal"),
        ("Лавров Сергей", "Sergey Lavrov", "name-same"),
    ],
)
def test_names_agree(name: str, other: str, kind: str) -> None:
    found = match_names(name, other)
    assert found is not None
    assert found.kind == kind
    assert match_names(other, name) == found


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jill Verrin", "Joe Verrin"),
        ("Maria Verrin", "Mario Verrin"),
        ("Jon Kim", "Jan Kim"),
        ("John D. Rawle", "John P. Rawle"),
        ("S. P. Volkov", "S. A. Volkov"),
        ("Ana Soto, Jr.", "Ana Soto, Sr."),
        ("Felipe VI", "Felipe VII"),
        ("Mira Aldane", "Aldane Korvan"),
    ],
)
def test_names_of_two_people_do_not_agree(name: str, other: str) -> None:
    assert match_names(name, other) is None


def test_initial_that_is_written_like_a_particle_is_an_initial() -> None:
    assert name_form("Y. Korvan").initials == ("y",)
    assert name_form("Ortega y Gasset").parts == ("ortega", "gasset")
