"""Plain text is divided into lines; wrapped ones are joined."""

from __future__ import annotations

from graphkit.documents.plain_text import lay_out

WRAPPED = """\
The Foreign Minister of Norway, Ms. Ingrid Berg, and the Foreign Minister
of Japan, Mr. SATO Kenji, met in New York today. They discussed bilateral
relations and agreed to strengthen cooperation in the areas of trade, the
environment and security.

I. Trade
The Ministers welcomed the growth of trade between the two countries and
agreed on:
 - the next round of consultations, to be held in Oslo in the
   spring;
 - a road map.
"""


def words(text: str) -> list[str]:
    return [line.words for line in lay_out(text).lines]


def test_each_line_is_a_line() -> None:
    assert words("Oslo\nSeptember 24, 2021\n\n  The ministers met.  \n") == [
        "Oslo",
        "September 24, 2021",
        "The ministers met.",
    ]


def test_gap_tells_of_a_blank_line_before() -> None:
    assert [line.gap for line in lay_out("a\nb\n\u00a0\nc").lines] == [True, False, True]


def test_wrapped_lines_are_joined() -> None:
    joined = words(WRAPPED)
    assert joined[0].startswith("The Foreign Minister of Norway")
    assert joined[0].endswith("environment and security.")
    assert joined[1] == "I. Trade"
    assert joined[2].endswith("agreed on:")
    assert joined[3:] == [
        "- the next round of consultations, to be held in Oslo in the spring;",
        "- a road map.",
    ]


def test_the_kept_text_is_not_changed_by_joining() -> None:
    layout = lay_out(WRAPPED)
    assert layout.text == WRAPPED
    assert layout.lines[0].span.of(WRAPPED).count("\n") == 3


def test_long_lines_are_never_joined() -> None:
    text = "word " * 60 + "\nand more\nand more\nand more"
    assert len(words(text)) == 4


def test_title_in_capitals_may_run_over_two_lines() -> None:
    text = "JOINT STATEMENT OF THE MINISTERS\nOF NORWAY AND JAPAN\n\n" + WRAPPED
    assert words(text)[0] == "JOINT STATEMENT OF THE MINISTERS OF NORWAY AND JAPAN"
