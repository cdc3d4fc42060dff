"""Errors and story leads, on records and texts made by hand."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from graphkit.comparison.checks import CheckReport, Material, check
from graphkit.data_model import (
    Block,
    BlockKind,
    Document,
    Entity,
    EntityType,
    Literal,
    Modality,
    Polarity,
    Section,
    Sentence,
    Span,
    StatementRecord,
)
from tests.comparison.conftest import AOKI, HERRING, LIND, PAIR, RUIZ, Say

Held = Callable[..., list[StatementRecord]]
OSLO, LIMA = ("place/oslo", "Oslo"), ("place/lima", "Lima")
COUNTRIES = {OSLO[0]: "country/NOR", LIMA[0]: "country/PER"}


def document(text: str, name: str = "gazette") -> Document:
    span = Span(0, len(text))
    return Document(
        id=f"document/{name}",
        source=name,
        text=text,
        content_hash="",
        issued=date(2031, 3, 12),
        sections=(Section(span=span, heading=None, title="", level=0, parent=None),),
        blocks=(Block(span=span, kind=BlockKind.PARAGRAPH, section=0),),
        sentences=(Sentence(span=span, block=0),),
    )


def kinds(found: CheckReport) -> list[str]:
    return [one.kind for one in found.findings]


def meetings(held: Held, number: int) -> list[StatementRecord]:
    return [
        record
        for one in range(number)
        for record in held("gazette", (f"meeting/{one}", f"Talks {one}"), "2031-03-11", RUIZ, AOKI)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minister Ruiz held four meetings.", "“four meetings” stated, 3 described"),
        (
            "Ruiz held 4 bilateral and multilateral meetings in Oslo.",
            "“4 bilateral and multilateral meetings” stated, 3 described",
        ),
        ("Ruiz held at least 4 meetings.", "“at least 4 meetings” stated, 3 described"),
        ("Ruiz held two meetings.", "“two meetings” stated, 3 described"),
        ("Ruiz held three meetings.", ""),
        ("Ruiz held at least two meetings.", ""),
        ("Ruiz held nearly four meetings.", ""),
        ("Ruiz held four earlier meetings.", ""),
        ("Ruiz held 30 meetings.", ""),
        ("Lind held four calls.", ""),
    ],
)
def test_stated_against_described(held: Held, text: str, found: str) -> None:
    material = Material(meetings(held, 3), [document(text)])
    said = [one.what for one in check(material).findings if one.kind == "stated-count"]
    assert said == ([found] if found else [])


def test_only_meetings_of_the_format_named_count(held: Held) -> None:
    format_ = (("gk:format", Literal("bilateral")),)
    entities = [
        Entity(id=f"meeting/{n}", type=EntityType.MEETING, label="", properties=format_)
        for n in range(2)
    ]
    text = document("Ruiz held three bilateral meetings.")
    (found,) = check(Material(meetings(held, 3), [text], entities)).of("stated-count").findings
    assert [name for name, _ in found.things] == ["meeting/0", "meeting/1"]


def test_a_meeting_told_before_it_was_held(held: Held) -> None:
    def issued(day: str) -> list[str]:
        told = [
            StatementRecord(**{f: getattr(one, f) for f in one.__slots__} | {"issued": day})
            for one in held("gazette", PAIR, "2031-03-11", RUIZ, AOKI)
        ]
        return kinds(check(Material(told)))

    assert "impossible-date" in issued("2031-03-09")
    assert "impossible-date" not in issued("2031-03-10")


def test_a_planned_meeting_may_lie_ahead(say: Say) -> None:
    planned = say(
        "gazette", PAIR, "gk:heldOn", ("2031-05-01",) * 2, datatype="xsd:date",
        modality=Modality.INTENDED, issued="2031-03-11",
    )  # fmt: skip
    assert kinds(check(Material([planned]))) == []


def test_one_person_in_two_countries_on_a_day(say: Say, held: Held) -> None:
    other = ("meeting/other", "Talks")
    records = [
        *held("gazette", PAIR, "2031-03-11", RUIZ, AOKI),
        *held("herald", other, "2031-03-11", RUIZ, LIND),
        say("gazette", PAIR, "gk:heldAt", OSLO),
    ]
    assert "two-places" not in kinds(check(Material(records, countries=COUNTRIES)))
    records.append(say("herald", other, "gk:heldAt", LIMA))
    (found,) = check(Material(records, countries=COUNTRIES)).of("two-places").findings
    assert found.what == (
        "Ana Ruiz on 2031-03-11: Oslo (Meeting of Ken Aoki and Ana Ruiz) and Lima (Talks)"
    )


def test_a_meeting_by_video_is_nowhere(say: Say, held: Held) -> None:
    other = ("meeting/other", "Talks")
    online = Entity(
        id=other[0],
        type=EntityType.MEETING,
        label="",
        properties=(("gk:medium", Literal("online")),),
    )
    records = [
        *held("gazette", PAIR, "2031-03-11", RUIZ, AOKI),
        *held("herald", other, "2031-03-11", RUIZ, LIND),
        say("gazette", PAIR, "gk:heldAt", OSLO),
        say("herald", other, "gk:heldAt", LIMA),
    ]
    material = Material(records, entities=[online], countries=COUNTRIES)
    assert "two-places" not in kinds(check(material))


def test_dates_that_differ_between_sources(held: Held) -> None:
    records = [
        *held("gazette", PAIR, "2031-03-11", RUIZ, AOKI),
        *held("herald", PAIR, "2031-03-12", RUIZ, AOKI),
    ]
    (found,) = check(Material(records)).of("differing-dates").findings
    assert "2031-03-11 (The gazette), 2031-03-12 (The herald)" in found.what
    assert {one.document for one in found.passages} == {"document/gazette", "document/herald"}


def test_a_month_does_not_differ_from_its_day(held: Held) -> None:
    records = [
        *held("gazette", PAIR, "2031-03-11", RUIZ, AOKI),
        *held("herald", PAIR, "2031-03", RUIZ, AOKI),
    ]
    assert "differing-dates" not in kinds(check(Material(records)))


def test_the_day_of_a_document_is_no_claim_of_another_date(held: Held, say: Say) -> None:
    day = ("2031-03-12",) * 2
    records = [
        *held("gazette", PAIR, "2031-03-11", RUIZ, AOKI),
        say("herald", PAIR, "gk:heldOn", day, datatype="xsd:date", rule="day-of-issue"),
    ]
    assert "differing-dates" not in kinds(check(Material(records)))


def test_one_affirms_what_another_denies(say: Say) -> None:
    yes = say("gazette", RUIZ, "gk:agreedOn", HERRING, meeting=PAIR)
    no = say("herald", RUIZ, "gk:agreedOn", HERRING, meeting=PAIR, polarity=Polarity.NEGATIVE)
    elsewhere = say(
        "herald", RUIZ, "gk:agreedOn", HERRING, meeting=("meeting/x", "X"),
        polarity=Polarity.NEGATIVE,
    )  # fmt: skip
    (found,) = check(Material([yes, no])).of("contradiction").findings
    assert found.what == "Ana Ruiz agreed on Herring quotas: affirmed, and denied"
    assert check(Material([yes, no])).has_errors
    assert "contradiction" not in kinds(check(Material([yes, elsewhere])))


def test_an_office_said_of_two_in_turn(say: Say) -> None:
    office = ("office/president-PER", "President of Peru")

    def holds(name: str, who: tuple[str, str], day: str) -> StatementRecord:
        return say(name, who, "gk:holdsOffice", office, issued=day)

    first, third = holds("a", RUIZ, "2031-01-01"), holds("c", RUIZ, "2031-03-01")
    (found,) = (
        check(Material([first, holds("b", AOKI, "2031-02-01"), third])).of("two-holders").findings
    )
    assert found.what == "President of Peru: Ken Aoki and Ana Ruiz"
    later = holds("b", AOKI, "2031-04-01")
    namesake = holds("b", ("person/ruiz-2", "A. Ruiz"), "2031-02-01")
    assert "two-holders" not in kinds(check(Material([first, third, later])))
    assert "two-holders" not in kinds(check(Material([first, third, namesake])))


def test_names_used_once_and_their_neighbours(say: Say) -> None:
    often = [say(name, RUIZ, "gk:stated", HERRING) for name in ("a", "b", "c")]
    alone = say("d", AOKI, "gk:stated", HERRING)
    misspelt = say("e", ("person/ana-ruis", "Ana Ruis"), "gk:stated", HERRING)
    found = check(Material([*often, alone, misspelt]))
    assert [(one.kind, one.what) for one in found.findings] == [
        ("possible-misspelling", "Ana Ruis: elsewhere Ana Ruiz"),
        ("name-used-once", "Ken Aoki"),
    ]


def test_a_meeting_with_one_participant(held: Held) -> None:
    records = held("gazette", PAIR, "2031-03-11", RUIZ)
    assert kinds(check(Material(records)))[0] == "one-participant"


def test_a_report_is_written_weightiest_first(held: Held) -> None:
    records = [
        *held("gazette", PAIR, "2031-03-11", RUIZ),
        *held("herald", PAIR, "2031-03-13", RUIZ),
    ]
    found = check(Material(records))
    assert kinds(found)[0] == "differing-dates"
    assert [one["kind"] for one in json.loads(found.to_json())] == kinds(found)
    assert found.to_csv().count("differing-dates") == 2
    assert found.to_text(top=1).endswith("0 errors, 2 leads\n")
    assert check(Material([])).to_text() == "0 errors, 0 leads\n"
