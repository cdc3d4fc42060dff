"""Offices of whom a list says "Name, Title, Body"."""

from __future__ import annotations

import pytest

from tests.extraction.naming.name_reading import read


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Ana Soto, President and CEO, National Harbor League",
         ["President | National Harbor League",
          "Chief Executive Officer | National Harbor League"]),
        ("Ana Soto, President and Co-Founder, Harbor Indivisible",
         ["President | Harbor Indivisible", "Co-Founder | Harbor Indivisible"]),
        ("Ana Soto, Executive Director, Environmental Protection Agency.",
         ["Executive Director | Environmental Protection Agency"]),
        ("Ana Soto, Director of Research, Institute for River Policy and Trade",
         ["Director of Research | Institute for River Policy and Trade"]),
        ("Ana Soto, President, Union of State, County and City Workers",
         ["President | Union of State, County and City Workers"]),
        ("Ana Soto, President, National League of Ports (NLP)",
         ["President | National League of Ports"]),
        ("Ana Soto, CEO, Quill Works, Inc.", ["Chief Executive Officer | Quill Works, Inc"]),
        ("Ana Soto, President, Retail Operations, Harbor Group",
         ["President, Retail Operations | Harbor Group"]),
        ("Ana Soto, Vice President, Government Relations, Harbor Care Association",
         ["Vice President, Government Relations | Harbor Care Association"]),
        ("**Ana Soto, President, Quillmark**: “We are glad.”", ["President | Quillmark"]),
        ("Ana Soto, Director, White House Initiative on Rivers, Ports and Lakes",
         ["Director | White House Initiative on Rivers, Ports and Lakes"]),
        ("Ana Soto, President, Harbor Trades Department, Port Union",
         ["President | Harbor Trades Department"]),
    ],
)  # fmt: skip
def test_body_behind_a_title(text: str, offices: list[str]) -> None:
    assert read(text, persons=["Ana Soto"]).held == offices


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Ana Soto, Secretary, Department of the Interior", ["Secretary of the Interior"]),
        ("Ana Soto, Deputy Secretary, Department of Rivers and Urban Ports",
         ["Deputy Secretary of Rivers and Urban Ports"]),
        ("Ana Soto, Secretary, U.S. Department of Labor", ["Secretary of Labor | USA"]),
        ("Ana Soto, Chief of Staff, Department of Rivers",
         ["Chief of Staff | Department of Rivers"]),
        ("Ana Soto, Commissioner, Marsh County, Nebraska",
         ["Commissioner of Marsh County, Nebraska"]),
        ("Ana Soto, Mayor, City of Quill, Nevada", ["Mayor of City of Quill, Nevada"]),
        ("Ana Soto, Foreign Minister, Peru", ["Foreign Minister | PER"]),
    ],
)  # fmt: skip
def test_department_place_or_country_behind_a_title(text: str, offices: list[str]) -> None:
    assert read(text, persons=["Ana Soto"]).held == offices


@pytest.mark.parametrize("joint", ["; ", ", ", ", and ", "; and "])
def test_body_ends_before_the_next_person(joint: str) -> None:
    text = f"Ana Soto, President, Harbor League{joint}Jan Berg, Director, River Fund"
    found = read(text, persons=["Ana Soto", "Jan Berg"])
    assert found.person_names == ["Ana Soto", "Jan Berg"]
    assert found.held == ["President | Harbor League", "Director | River Fund"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Soto, President, Trade and Development",
        "Ana Soto, Vice President, Northern Waters, Elm, Oak",
    ],
)
def test_title_before_what_cannot_be_read_is_not_said(text: str) -> None:
    found = read(text, persons=["Ana Soto"])
    assert (found.person_names, found.held) == (["Ana Soto"], [])


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Ms. Soto, President, said so.", ["President"]),
        ("Ms. Soto, President, and Mr. Berg said so.", ["President"]),
        ("Ms. Soto, President, Mr. Berg, and others spoke.", ["President"]),
        ("After talks with Ms. Soto, Foreign Minister, Peru and Chile agreed.",
         ["Foreign Minister"]),
        ("Ms. Soto, President, Harbor League, said so.", ["President | Harbor League"]),
        ("Ms. Soto, the President, Peru Airways and others spoke.", ["President"]),
        ("Mr. Soto, Foreign Minister, Peru; Ms. Berg, Foreign Minister, Norway",
         ["Foreign Minister | PER", "Foreign Minister | NOR"]),
    ],
)  # fmt: skip
def test_prose_and_diplomatic_lists_stay_as_they_are(text: str, offices: list[str]) -> None:
    assert read(text).held == offices
