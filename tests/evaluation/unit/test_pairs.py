"""The gold pairs of persons keep their format. Of a held-out pair only the id is ever printed."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[1] / "gold" / "pairs"
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
DAY_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d\d){0,2}")
CODE = re.compile(r"[A-Z]{3}")
SIDE_FIELDS = {"day", "names", "aliases", "offices", "country", "gender", "met"}
OFFICE_FIELDS = {"title", "polity", "day", "from", "to"}

Pair = dict[str, Any]


@cache
def read(name: str) -> list[Pair]:
    pairs: list[Pair] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return pairs


@pytest.fixture(params=["dev", "held-out"])
def pairs(request: pytest.FixtureRequest) -> list[Pair]:
    return read(request.param)


def sides(pairs: list[Pair]) -> Iterator[tuple[str, dict[str, Any]]]:
    for pair in pairs:
        yield pair["id"], pair["left"]
        yield pair["id"], pair["right"]


def whole_names(pairs: list[Pair]) -> set[str]:
    """Names of two words and more, folded: a bare "Kim" is nobody in particular."""
    forms = (
        name
        for _, side in sides(pairs)
        for field in ("names", "aliases", "met")
        for name in side.get(field, [])
    )
    return {form.casefold() for form in forms if " " in form}


def test_ids_are_unique(pairs: list[Pair]) -> None:
    twice = [one for one, count in Counter(pair["id"] for pair in pairs).items() if count > 1]

    assert not twice


def test_a_pair_has_its_fields(pairs: list[Pair]) -> None:
    fields = {"id", "kind", "same", "left", "right", "why"}

    assert [pair["id"] for pair in pairs if set(pair) != fields or not pair["why"]] == []
    assert [pair["id"] for pair in pairs if pair["same"] not in (True, False, "unknown")] == []


def is_list_of_names(names: object) -> bool:
    return isinstance(names, list) and all(isinstance(one, str) and one.strip() for one in names)


def is_office(office: dict[str, Any]) -> bool:
    days = [office[field] for field in ("day", "from", "to") if field in office]
    return (
        set(office) <= OFFICE_FIELDS
        and bool(office["title"])
        and all(DAY_MONTH_OR_YEAR.fullmatch(day) for day in days)
        and ("to" not in office or "from" in office)
    )


def is_side(side: dict[str, Any]) -> bool:
    return (
        set(side) <= SIDE_FIELDS
        and bool(DAY.fullmatch(side["day"]))
        and bool(side["names"])
        and all(is_list_of_names(side.get(field, [])) for field in ("names", "aliases", "met"))
        and all(is_office(office) for office in side.get("offices", []))
        and bool(CODE.fullmatch(side.get("country", "XXX")))
        and side.get("gender", "male") in ("male", "female")
    )


def test_a_description_has_its_fields(pairs: list[Pair]) -> None:
    assert [number for number, side in sides(pairs) if not is_side(side)] == []


def test_a_pair_asks_something(pairs: list[Pair]) -> None:
    assert [pair["id"] for pair in pairs if pair["left"] == pair["right"]] == []


def test_half_of_the_pairs_are_the_same_person(pairs: list[Pair]) -> None:
    answers = Counter(str(pair["same"]) for pair in pairs)

    assert 0.4 <= answers["True"] / len(pairs) <= 0.6
    assert answers["unknown"] / len(pairs) <= 0.1


def test_a_kind_has_one_answer_and_is_in_both_files() -> None:
    dev, held_out = (
        {(pair["kind"], pair["same"]) for pair in read(one)} for one in ("dev", "held-out")
    )

    assert dev == held_out
    assert len(dev) == len({kind for kind, _ in dev})


def test_both_files_mix_the_kinds_alike() -> None:
    dev, held_out = (Counter(pair["kind"] for pair in read(one)) for one in ("dev", "held-out"))
    share = {kind: (dev[kind] / dev.total(), held_out[kind] / held_out.total()) for kind in dev}

    assert [kind for kind, (one, other) in share.items() if abs(one - other) > 0.01] == []


def test_no_person_is_in_both_files() -> None:
    assert len(whole_names(read("dev")) & whole_names(read("held-out"))) == 0
