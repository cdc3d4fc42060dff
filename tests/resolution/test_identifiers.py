"""Identifiers: readable, and the same on every machine."""

import pytest

from graphkit.resolution.identifiers import digest, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź Øresund Straße", "lodz-oresund-strasse"),
        ("  <b>Fish & chips</b> ", "b-fish-chips-b"),
        ("北朝鮮", f"x-{digest('北朝鮮', size=8)}"),
    ],
)
def test_slug_is_plain(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_long_slugs_are_cut_at_a_word_and_stay_different() -> None:
    one, other = slug("peace " * 30 + "a"), slug("peace " * 30 + "b")
    assert one != other
    assert one.startswith("peace-peace")
    assert max(len(one), len(other)) <= 80


def test_digest_tells_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
