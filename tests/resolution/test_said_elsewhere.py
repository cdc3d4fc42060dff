"""Whose an office is that stands elsewhere with its country, but without its holder."""

from __future__ import annotations

from tests.resolution.drafts import CHILE, COUNTRY_NAMES, KENYA, Draft, triples


def _news(*, unnamed: str, held: str = "Foreign Minister", also: str = "") -> Draft:
    draft = Draft(publisher="Reuters")
    at = draft.sentence(f"Chile’s {unnamed} spoke.")
    draft.office(unnamed, at, "Foreign Minister", polity=CHILE)
    at = draft.sentence(f"{held} Aldane spoke.")
    draft.holder("Aldane", at, held)
    if also:
        at = draft.sentence(f"Foreign Minister Borja of {COUNTRY_NAMES[also]} spoke.")
        draft.holder("Borja", at, "Foreign Minister", of=also)
    return draft


def _represented(draft: Draft) -> set[tuple[str, str]]:
    return {(who, whom) for who, _, whom in triples(draft.knowledge(), "gk:represents")}


def test_office_is_of_the_country_that_stands_elsewhere() -> None:
    assert ("person/aldane", CHILE) in _represented(_news(unnamed="foreign minister"))


def test_office_that_another_holds_gives_no_country() -> None:
    draft = _news(unnamed="foreign minister", also=CHILE)
    assert ("person/aldane", CHILE) not in _represented(draft)


def test_office_of_another_country_held_by_another_is_no_hindrance() -> None:
    draft = _news(unnamed="foreign minister", also=KENYA)
    assert ("person/aldane", CHILE) in _represented(draft)


def test_deputy_does_not_get_the_country_of_the_minister() -> None:
    draft = _news(unnamed="foreign minister", held="Deputy Foreign Minister")
    assert ("person/aldane", CHILE) not in _represented(draft)
