"""Event data: POLECAT's columns, one row a statement."""

import csv
import io
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from graphkit.data_model import Literal
from graphkit.exchange import Contents, to_polecat
from graphkit.exchange.polecat import OWN_COLUMNS, POLECAT_COLUMNS
from graphkit.resources.exchange_codes import quad_categories
from tests.fixtures.sample_knowledge import ARVENIA


def rows(contents: Contents) -> list[dict[str, str]]:
    written = to_polecat(contents, version="graphkit 0").decode("utf-8")
    return list(csv.DictReader(io.StringIO(written, newline="")))


def event(contents: Contents, **wanted: str) -> dict[str, str]:
    names = {name.replace("_", " "): value for name, value in wanted.items()}
    (found,) = [one for one in rows(contents) if names.items() <= one.items()]
    return found


def test_pandas_reads_columns_and_types(contents: Contents) -> None:
    table: Any = pd.read_csv(io.BytesIO(to_polecat(contents, version="graphkit 0")))
    assert tuple(table.columns) == (*POLECAT_COLUMNS, *OWN_COLUMNS)
    assert table["Event ID"].is_unique
    assert table["Confidence"].between(0, 1).all()
    assert pd.to_datetime(table["Event Date"], format="%Y-%m-%d").notna().any()
    assert set(table["Quad Code"]) <= set(quad_categories().values())


def test_who_met_are_all_actors(contents: Contents) -> None:
    met = event(contents, Relation="gk:met", Document_Title="Arvenia and the Assembly Week")
    assert met["Actor Name"] == "Mira Aldane; Tomas Verrin"
    assert met["Actor Country"] == "ARV; BLM"
    assert met["Actor Sectors"] == "GOV; GOV"
    assert met["Recipient Name"] == ""
    assert (met["Event Type"], met["Quad Code"]) == ("CONSULT", "VERBAL COOPERATION")
    assert (met["Event Date"], met["Placename"]) == ("2031-03-11", "Port Ellen")


def test_states_have_their_numbers_in_correlates_of_war(contents: Contents) -> None:
    numbered = [
        replace(one, properties=(("gk:cowCode", Literal("740", "xsd:integer")),))
        if one.id == ARVENIA
        else one
        for one in contents.entities
    ]
    met = event(
        replace(contents, entities=numbered),
        Relation="gk:met",
        Document_Title="Arvenia and the Assembly Week",
    )
    assert met["Actor COW"] == "740; None"


def test_call_has_its_mode(contents: Contents) -> None:
    call = event(contents, Relation="gk:spokeWith")
    assert (call["Event Type"], call["Event Mode"]) == ("CONSULT", "phone")


def test_addressee_is_the_recipient(contents: Contents) -> None:
    asked = event(contents, Relation="gk:requested")
    assert (asked["Actor Name"], asked["Recipient Name"]) == ("Mira Aldane", "Tomas Verrin")
    urged = event(contents, Relation="gk:urged")
    assert (urged["Recipient Name"], urged["Recipient Country"]) == ("Costaria", "CSR")
    assert (urged["CAMEO"], urged["Concerning"]) == ("102", "grain tariffs")


def test_denied_and_planned_events_say_so(contents: Contents) -> None:
    denied = event(contents, Polarity="Negative")
    assert "did not agree on grain tariffs" in denied["Quote"]
    planned = event(contents, Relation="gk:visited", Modality="Intended")
    assert (planned["Event Mode"], planned["Recipient Name"]) == ("visit", "Belmora")


def test_every_row_has_evidence_that_stands_in_its_document(contents: Contents) -> None:
    for row in rows(contents):
        assert row["Evidence IDs"].startswith("evidence/")
        assert row["Document ID"] in contents.document
        assert row["Quote"] in contents.document[row["Document ID"]].text


def test_taking_part_is_no_event_of_its_own(contents: Contents) -> None:
    relations = {row["Relation"] for row in rows(contents)}
    assert "gk:met" in relations
    assert not relations & {"gk:participatedIn", "gk:holdsOffice", "gk:heldOn", "gk:about"}


def test_hostile_cells_are_texts_and_keep_to_their_place(hostile: Contents) -> None:
    for row in rows(hostile):
        assert None not in row
        assert not any(str(cell).startswith(("=", "+", "-", "@")) for cell in row.values())
        names, countries = row["Actor Name"].split("; "), row["Actor Country"].split("; ")
        assert countries == [""] or len(names) == len(countries)
        assert len(names) == len(row["Actor IDs"].split("; "))


@pytest.mark.parametrize("type_", sorted(quad_categories()))
def test_quad_categories_are_those_of_polecat(type_: str) -> None:
    kind, side = quad_categories()[type_].split()
    assert kind in {"VERBAL", "MATERIAL"}
    assert side in {"COOPERATION", "CONFLICT"}
