"""FollowTheMoney: lines that its own library takes as they are."""

import json
from dataclasses import replace
from typing import Any

import pytest

from graphkit.data_model import Modality, Polarity
from graphkit.exchange import Contents, to_follow_the_money
from graphkit.exchange.contents import is_direct
from graphkit.exchange.ftm_values import ftm_id
from tests.exchange.ftm_model import FILE, described
from tests.fixtures.sample_knowledge import (
    ALDANE,
    ALDANES_OFFICE,
    KORVAN,
    MEETING,
    READOUT,
    VERRIN,
    VISIT,
)

MODEL: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def lines(contents: Contents) -> list[dict[str, Any]]:
    written = to_follow_the_money(contents).decode("utf-8")
    return [json.loads(line) for line in written.splitlines()]


def named(contents: Contents, identifier: str) -> dict[str, Any]:
    (found,) = [one for one in lines(contents) if one["id"] == ftm_id(identifier)]
    return found


def of(contents: Contents, schema: str) -> list[dict[str, Any]]:
    return [one["properties"] for one in lines(contents) if one["schema"] == schema]


@pytest.fixture(params=["contents", "hostile"])
def any_contents(request: pytest.FixtureRequest) -> Contents:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Contents)
    return found


def test_every_id_is_there_once(any_contents: Contents) -> None:
    ids = [one["id"] for one in lines(any_contents)]
    assert len(ids) == len(set(ids))


def test_properties_are_those_of_the_schema(any_contents: Contents) -> None:
    for one in lines(any_contents):
        schema = MODEL[one["schema"]]
        assert one["properties"].keys() <= schema["properties"].keys()
        assert set(schema["required"]) <= one["properties"].keys()


def test_references_lead_to_what_may_stand_there(any_contents: Contents) -> None:
    found = lines(any_contents)
    schemata = {one["id"]: one["schema"] for one in found}
    references = 0
    for one in found:
        for name, values in one["properties"].items():
            type_, range_ = MODEL[one["schema"]]["properties"][name]
            if type_ == "entity":
                references += len(values)
                assert all(range_ in MODEL[schemata[value]]["is"] for value in values)
    assert references > len(found)


def test_library_takes_every_value_as_it_stands(contents: Contents) -> None:
    model = pytest.importorskip("followthemoney").model
    for one in lines(contents):
        schema = model.get(one["schema"])
        schema.validate(one)
        for name, values in one["properties"].items():
            cleaned = [schema.get(name).type.clean(value) for value in values]
            assert cleaned == values, (one["schema"], name)
        assert model.get_proxy(one).caption


def test_library_takes_hostile_values(hostile: Contents) -> None:
    model = pytest.importorskip("followthemoney").model
    for one in lines(hostile):
        model.get(one["schema"]).validate(one)
        taken = model.get_proxy(one, cleaned=False)
        assert taken.properties.keys() == one["properties"].keys()


def test_model_is_that_of_the_library() -> None:
    pytest.importorskip("followthemoney")
    assert described() == MODEL


def test_person_has_names_country_position_and_proof(contents: Contents) -> None:
    person = named(contents, VERRIN)
    assert person["schema"] == "Person"
    assert person["properties"]["name"] == ["Tomas Verrin"]
    assert person["properties"]["alias"] == ["Mr. Tomas Verrin"]
    assert person["properties"]["weakAlias"] == ["Tomas Verin", "Verrin"]
    assert person["properties"]["position"] == ["Foreign Minister of Belmora"]
    assert len(person["properties"]["proof"]) == 2


def test_holding_an_office_is_an_occupancy_with_its_quote(contents: Contents) -> None:
    (held,) = [one for one in of(contents, "Occupancy") if one["holder"] == [ftm_id(ALDANE)]]
    assert held["post"] == [ftm_id(ALDANES_OFFICE)]
    assert held["proof"] == [ftm_id(READOUT)]
    assert held["date"] == ["2031-03-12"]
    assert "Mira Aldane, Minister for Foreign Affairs of Arvenia" in held["description"][0]
    assert held["sourceUrl"] == ["https://www.example.org/arvenia/week?id=1&lang=en"]


def test_meeting_is_an_event_with_day_place_and_people(contents: Contents) -> None:
    meeting = named(contents, MEETING)["properties"]
    assert meeting["involved"] == sorted(map(ftm_id, (ALDANE, VERRIN)))
    assert meeting["date"] == ["2031-03-11"]
    assert meeting["location"] == ["Port Ellen"]
    visit = named(contents, VISIT)["properties"]
    assert (visit["startDate"], visit["endDate"]) == (["2031-03-07"], ["2031-03-09"])


def test_what_is_not_asserted_is_a_note_and_no_link(contents: Contents) -> None:
    said = [one for one in contents.records if not is_direct(one)]
    assert {one.modality for one in said} > {Modality.ASSERTED}
    for record in said:
        assert named(contents, record.id)["schema"] == "Note"
    (denied,) = [one for one in said if one.polarity is Polarity.NEGATIVE]
    note = named(contents, denied.id)["properties"]
    assert note["summary"] == ["Ilse Korvan – agreed on – grain tariffs (denied)"]
    assert note["entity"] == sorted(map(ftm_id, (KORVAN, denied.meeting or "")))


def test_links_keep_the_words_of_their_statements(contents: Contents) -> None:
    quotes = {one.id: one.quote for one in contents.records}
    links = of(contents, "UnknownLink") + of(contents, "Occupancy")
    assert all(quotes[one["recordId"][0]] in one["description"] for one in links)
    assert {"met", "spoke with"} <= {one["role"][0] for one in of(contents, "UnknownLink")}


def test_names_are_no_longer_than_the_library_takes(contents: Contents) -> None:
    person, *others = (one for one in contents.entities if one.id == ALDANE)
    long = replace(person, label="Aldane " * 80, alt_labels=("A\u2060ldane",))
    (line,) = [
        one
        for one in lines(replace(contents, entities=[long, *others]))
        if one["id"] == ftm_id(ALDANE)
    ]
    assert len(line["properties"]["name"][0]) <= 384
    assert line["properties"]["name"][0].endswith("…")
    assert line["properties"]["weakAlias"] == ["Aldane"]


def test_same_contents_give_the_same_bytes(contents: Contents) -> None:
    assert to_follow_the_money(contents) == to_follow_the_money(contents)
