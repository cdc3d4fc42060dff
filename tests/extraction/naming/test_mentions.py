"""Names become mentions, and what they say by themselves relations."""

from __future__ import annotations

import pytest

from graphkit.data_model import Document, EntityType, Extraction, Modality, Span
from graphkit.extraction.builder import ExtractionBuilder
from graphkit.extraction.naming.mentions import NameMentions
from graphkit.resources.titles import load_titles
from tests.extraction.naming.name_reading import name_reader


def extract(text: str, *, seen: str = "") -> Extraction:
    """Return what the names of a text carry; ``seen`` is a person the pipeline has seen."""
    document = Document(id="document/d", source="d.txt", text=text, content_hash="0")
    builder = ExtractionBuilder(document)
    span = Span(0, len(text))
    names = [(text.index(seen), text.index(seen) + len(seen), "Person")] if seen else []
    NameMentions(builder, load_titles()).add(name_reader().read(text, span, seen=names), span)
    return builder.extraction()


def relations(extraction: Extraction) -> list[tuple[str, str, str]]:
    named = {mention.id: mention.name or mention.text for mention in extraction.mentions}
    return [
        (named[subject], relation.predicate, named[object_])
        for relation in extraction.relations
        for subject in relation.subjects
        for object_ in relation.objects
    ]


def test_person_with_an_office_of_a_country() -> None:
    assert relations(extract("Ms. Diaz, Foreign Minister of Chile, left.")) == [
        ("Minister for Foreign Affairs", "gk:officeOf", "Chile"),
        ("Diaz", "gk:holdsOffice", "Minister for Foreign Affairs"),
        ("Diaz", "gk:represents", "Chile"),
    ]


@pytest.mark.parametrize("text", ["Chile’s Ana Diaz left.", "Ana Diaz of Chile left."])
def test_country_of_a_person_without_an_office(text: str) -> None:
    assert relations(extract(text, seen="Ana Diaz")) == [("Ana Diaz", "gk:represents", "Chile")]


def test_office_of_several_countries_is_one_mention_for_each() -> None:
    found = extract("the Foreign Ministers of Chile and Peru")
    offices = [m for m in found.mentions if m.type is EntityType.OFFICE]
    assert [office.features["polity"] for office in offices] == ["country/CHL", "country/PER"]
    assert {office.name for office in offices} == {"Minister for Foreign Affairs"}


def test_former_holder_represents_nobody() -> None:
    assert "gk:represents" not in {r.predicate for r in extract("former Chilean PM Diaz").relations}


def test_designate_office_is_intended() -> None:
    (held,) = extract("President-elect Soto").relations
    assert held.modality is Modality.INTENDED


def test_named_counterpart_represents_the_country() -> None:
    assert relations(extract("his Indian counterpart Anita Rao")) == [
        ("Anita Rao", "gk:represents", "Indian")
    ]


def test_unnamed_counterpart_is_a_reference() -> None:
    found = extract("his Indian counterpart")
    (counterpart,) = (m for m in found.mentions if m.type is None)
    assert dict(counterpart.features) == {
        "number": "singular",
        "polity": "country/IND",
        "reference": "counterpart",
    }


def test_ambiguous_name_keeps_its_candidates() -> None:
    (mention,) = extract("in Congo").mentions
    assert (mention.features["entity"], mention.features["candidates"]) == (
        "country/COD",
        "country/COG",
    )


def test_abbreviation_in_brackets_is_an_alias() -> None:
    (mention,) = extract("the United Nations (UN)").mentions
    assert (mention.name, mention.features["alias"]) == ("United Nations", "UN")


@pytest.mark.parametrize(
    "text",
    ["Presidents Lopez and Haddad met", "Ms. Diaz, Foreign Minister of Chile, left."],
)
def test_quote_of_an_office_holds_person_and_office(text: str) -> None:
    found = extract(text)
    spans = {mention.id: mention.span for mention in found.mentions}
    held = [r for r in found.relations if r.predicate == "gk:holdsOffice"]
    assert held
    for relation in held:
        for mention in (*relation.subjects, *relation.objects):
            assert relation.quote.contains(spans[mention])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ms. Rao headed the Peruvian delegation.", ["Rao"]),
        ("Ms. Rao, who came late, headed nobody in Peru.", []),
        ("Ms. Rao led Peru out of crisis.", []),
        ("Ms. Rao represented Peru on Monday.", ["Rao"]),
        ("The Peruvian side was led by Ms. Rao and Mr. Soto.", ["Rao", "Soto"]),
        ("Peru was represented by Ms. Rao, and Mr. Soto came.", ["Rao"]),
        ("Peru was led by Ms. Rao.", []),
        (
            "The Peruvian delegation also included Ms. Rao, Mr. Soto and Mr. Roe.",
            ["Rao", "Soto", "Roe"],
        ),
        ("On the Peruvian side, the talks were attended by Ms. Rao.", ["Rao"]),
        ("Peru included Ms. Rao.", []),
    ],
)
def test_delegation_says_whom_people_represent(text: str, people: list[str]) -> None:
    found = [r for r in relations(extract(text)) if r[1] == "gk:represents"]
    assert [person for person, _, _ in found] == people
