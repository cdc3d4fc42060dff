"""Encounters that headings, titles and captions name, without a parse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import BlockKind, EntityType

if TYPE_CHECKING:
    from graphkit.data_model import Mention
    from tests.extraction.conftest import SentenceReader

MEETINGS = frozenset({EntityType.MEETING, EntityType.CALL})
ISSUED = date(2021, 5, 4)


def _meetings(
    reader: SentenceReader, text: str, kind: BlockKind = BlockKind.HEADING
) -> list[Mention]:
    extraction = reader.extract(text, kind=kind, issued=ISSUED)
    return [m for m in extraction.mentions if m.type in MEETINGS]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chile-Kenya Foreign Ministers’ Meeting (May 3)", "country/CHL country/KEN"),
        ("Meeting with the Foreign Minister of Norway", "country/NOR"),
        ("Meeting of experts on trade with Chile", None),
    ],
)
def test_a_heading_names_the_parties(
    reader: SentenceReader, text: str, parties: str | None
) -> None:
    (meeting,) = _meetings(reader, text)
    assert meeting.features.get("parties") == parties


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Chile-Kenya Foreign Ministers’ Meeting", EntityType.MEETING),
        ("Chile-Kenya Foreign Ministers’ Telephone Talk", EntityType.CALL),
        ("Readout of Ms. Ruiz’s Call with Mr. Aoki", EntityType.CALL),
        ("Ms. Ruiz Speaks with Mr. Aoki", EntityType.CALL),
        ("Ms. Ruiz phones Mr. Aoki", EntityType.CALL),
        ("Chile-Kenya Foreign Ministers’ Video Conference", EntityType.MEETING),
        ("Ms. Ruiz calls on Mr. Aoki", EntityType.MEETING),
    ],
)
def test_calls_are_kept_apart_from_meetings(
    reader: SentenceReader, text: str, type_: EntityType
) -> None:
    (meeting,) = _meetings(reader, text)
    assert meeting.type is type_


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Courtesy Call of Ms. Ruiz on President Aoki", []),
        ("Ms. Ruiz calls on Mr. Aoki", []),
        ("Ms. Ruiz meets Mr. Aoki on trade", ["trade"]),
    ],
)
def test_whom_somebody_calls_on_is_no_subject_matter(
    reader: SentenceReader, text: str, topics: list[str]
) -> None:
    extraction = reader.extract(text, kind=BlockKind.HEADING, issued=ISSUED)
    assert [m.text for m in extraction.mentions if m.type is EntityType.TOPIC] == topics


@pytest.mark.parametrize(
    "text",
    ["Trade and Health", "Foreign Policy of Chile", "Report on how experts met (the meeting)"],
)
def test_other_headings_name_no_meeting(reader: SentenceReader, text: str) -> None:
    assert _meetings(reader, text) == []


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("Bilateral meetings", "yes"),
        ("Chile-Kenya Talks", None),
        ("Chile-Kenya Consultations", None),
        ("Chile-Kenya Meeting", None),
    ],
)
def test_a_plural_announces_several(reader: SentenceReader, text: str, plural: str | None) -> None:
    (meeting,) = _meetings(reader, text)
    assert meeting.features.get("plural") == plural


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("Ms. Ruiz to meet Mr. Aoki", {"modality": "Intended"}),
        ("Ms. Ruiz meets Mr. Aoki", {}),
        ("Ms. Ruiz meets counterparts on the sidelines of the G20 Summit", {"plural": "yes"}),
        ("Ms. Ruiz’s conversation with Mr. Aoki", {"spoken": "yes"}),
    ],
)
def test_a_heading_tells_of_plans_series_and_conversations(
    reader: SentenceReader, text: str, features: dict[str, str]
) -> None:
    (meeting,) = _meetings(reader, text)
    told = {k: v for k, v in meeting.features.items() if k in {"modality", "plural", "spoken"}}
    assert told == features


@pytest.mark.parametrize(
    "text",
    [
        "Official visit of Ms. Ruiz to Norway",
        "Ms. Ruiz concludes participation in the Harbour Summit",
        "Ms. Ruiz’s call for peace",
    ],
)
def test_visits_events_and_appeals_are_no_meetings(reader: SentenceReader, text: str) -> None:
    assert _meetings(reader, text) == []


def test_people_of_a_heading_took_part(reader: SentenceReader) -> None:
    said = reader.said("Ms. Ruiz meets with Mr. Aoki", kind=BlockKind.CAPTION)
    assert said == ["Ruiz + Aoki participatedIn Ms. Ruiz meets with Mr. Aoki"]


def test_a_heading_tells_date_and_topic(reader: SentenceReader) -> None:
    heading = "Chile-Kenya Ministerial Meeting on Fisheries (May 3)"
    said = reader.said(heading, kind=BlockKind.HEADING, issued=ISSUED)
    assert said == [f"{heading} heldOn 2021-05-03", f"{heading} discussed Fisheries"]


@pytest.mark.parametrize(
    "heading",
    [
        "Chile-Kenya Ministerial Meeting on May 3",
        "Chile-Kenya Ministerial Meeting on the sidelines of the Munich Security Conference",
    ],
)
def test_a_date_or_margin_is_no_topic(reader: SentenceReader, heading: str) -> None:
    said = reader.said(heading, kind=BlockKind.HEADING, issued=ISSUED)
    assert not [line for line in said if " discussed " in line]


def test_of_event_and_meeting_the_meeting_is_named(reader: SentenceReader) -> None:
    heading = "Chile-Kenya Meeting at the Harbour Conference"
    (meeting,) = _meetings(reader, heading)
    assert meeting.features.get("parties") == "country/CHL country/KEN"


def test_a_caption_spans_all_its_words(reader: SentenceReader) -> None:
    text = "Ms. Ruiz and Mr. Aoki at the meeting."
    (caption,) = _meetings(reader, text, BlockKind.CAPTION)
    (heading,) = _meetings(reader, text, BlockKind.HEADING)
    assert caption.features["anchor"] == "caption"
    assert heading.features["anchor"] == "heading"
    assert caption.text == text


@pytest.mark.parametrize(
    ("text", "modality"),
    [("Chile requests call with Mr. Aoki", "Intended"), ("Chile holds talks with Mr. Aoki", None)],
)
def test_what_is_asked_for_is_planned(
    reader: SentenceReader, text: str, modality: str | None
) -> None:
    (meeting,) = _meetings(reader, text)
    assert meeting.features.get("modality") == modality


@pytest.mark.parametrize(
    "text",
    ["Ministers to cooperate for dialogue with Chile", "Chile will lead discussions next year"],
)
def test_what_is_worked_for_is_no_meeting(reader: SentenceReader, text: str) -> None:
    assert _meetings(reader, text) == []


def test_the_first_of_two_encounters_names_the_meeting(reader: SentenceReader) -> None:
    extraction = reader.extract(
        "Minister receives Ms. Ruiz, speaks with Mr. Aoki", kind=BlockKind.HEADING
    )
    names = {m.id: m.name for m in extraction.mentions}
    (relation,) = (r for r in extraction.relations if r.predicate == "gk:participatedIn")
    assert "Aoki" not in [names[m] for m in relation.subjects]


@pytest.mark.parametrize(
    "text", ["Briefing by Ministry Spokesperson Ana Ruiz", "Interview by Ms. Ruiz of Chile"]
)
def test_what_somebody_gives_is_no_encounter(reader: SentenceReader, text: str) -> None:
    assert _meetings(reader, text) == []
