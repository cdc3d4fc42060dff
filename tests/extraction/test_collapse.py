"""Sentences are shortened for the parser, and every offset leads back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.data_model import Span
from graphkit.extraction.collapse import Collapsed, Unit, collapse

TEXT = "Minister Aoki and Mr. Diaz, Minister of Chile (host), agreed."


def unit(text: str, part: str, word: str) -> Unit:
    start = text.index(part)
    return Unit(Span(start, start + len(part)), word)


def collapsed() -> Collapsed:
    units = [
        unit(TEXT, "Minister Aoki", "Aoki"),
        unit(TEXT, "Mr. Diaz, Minister of Chile", "Diaz"),
    ]
    return collapse(TEXT, Span(0, len(TEXT)), units)


def origin(short: Collapsed, part: str) -> str:
    start = short.text.index(part)
    return short.origin(start, start + len(part)).of(TEXT)


def test_names_become_one_word_and_brackets_go() -> None:
    assert collapsed().text == "Aoki and Diaz, agreed."


def test_word_leads_back_to_the_whole_name() -> None:
    assert origin(collapsed(), "Diaz") == "Mr. Diaz, Minister of Chile"


def test_other_words_lead_back_to_themselves() -> None:
    assert origin(collapsed(), "agreed") == "agreed"


def test_stretch_leads_back_from_its_first_to_its_last_word() -> None:
    assert origin(collapsed(), "Aoki and Diaz") == TEXT[: TEXT.index(" (host")]


def test_units_are_known_by_their_words() -> None:
    short = collapsed()
    assert list(short.units_at([short.text.index(word) for word in ("Aoki", "and", "Diaz")])) == [
        0,
        None,
        1,
    ]


def test_aside_keeps_its_place() -> None:
    (aside,) = collapsed().asides
    assert aside.inside.of(TEXT) == "host"
    assert aside.position == len("Aoki and Diaz")


def test_brackets_inside_a_name_stay_with_it() -> None:
    text = "The United Nations (UN) agreed."
    short = collapse(text, Span(0, len(text)), [unit(text, "United Nations (UN)", "Nations")])
    assert (short.text, short.asides) == ("The Nations agreed.", ())


def test_names_inside_brackets_go_with_them() -> None:
    text = "They [of Peru] agreed."
    short = collapse(text, Span(0, len(text)), [unit(text, "Peru", "Peru")])
    assert short.text == "They agreed."
    assert [aside.inside.of(text) for aside in short.asides] == ["of Peru"]


def test_line_breaks_become_blanks() -> None:
    text = "They\nagreed\u00a0again."
    assert collapse(text, Span(0, len(text)), []).text == "They agreed again."


def test_empty_brackets_and_empty_sentences_do_no_harm() -> None:
    assert collapse("a () b", Span(0, 6), []).text == "a b"
    assert collapse("", Span(0, 0), []).text == ""


@given(st.text(alphabet="ab ()[]\n", max_size=30), st.data())
def test_every_offset_stays_inside_the_sentence(text: str, data: st.DataObject) -> None:
    span = Span(0, len(text))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    units = [Unit(Span(start, end), "x")] if start < end else []
    short = collapse(text, span, units)
    for position in range(len(short.text)):
        assert span.contains(short.origin(position, position + 1))


def test_places_of_all_words_are_those_of_each() -> None:
    short = collapsed()
    words = [(0, 4), (5, 8), (9, 13), (13, 14), (15, 21), (21, 22)]
    assert [short.text[a:b] for a, b in words] == ["Aoki", "and", "Diaz", ",", "agreed", "."]
    each = [short.origin(*word) for word in words]
    assert short.origins(words) == [(span.start, span.end) for span in each]


def test_word_that_was_glued_to_a_name_reaches_over_both() -> None:
    text = "pro-Mr. Diaz line (new)comers"
    short = collapse(text, Span(0, len(text)), [unit(text, "Mr. Diaz", "Diaz")])
    assert short.text == "pro-Diaz linecomers"
    assert short.origins([(0, 8), (9, 19)]) == [(0, 12), (13, 29)]


def test_of_a_link_only_its_words_stay() -> None:
    text = "Chile signed the [Fisheries Pact](https://example.org/a_(b)) in Oslo."
    short = collapse(text, Span(0, len(text)), [])
    assert short.text == "Chile signed the Fisheries Pact in Oslo."
    assert short.asides == ()


def test_a_name_in_a_link_is_one_word() -> None:
    text = "The [Fisheries Pact](https://example.org) was signed."
    short = collapse(text, Span(0, len(text)), [unit(text, "Fisheries Pact", "Pact")])
    assert short.text == "The Pact was signed."
