"""What is seen in a sentence and not taken is told to a trace, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.data_model import BlockKind, Seen, Trace
from graphkit.extraction.untaken import note_dropped_names
from tests.extraction.conftest import one_paragraph

if TYPE_CHECKING:
    from tests.extraction.conftest import SentenceReader


def untaken(reader: SentenceReader, text: str) -> list[tuple[Seen, str, str]]:
    trace = Trace()
    document = one_paragraph([text], BlockKind.PARAGRAPH)
    reader.extractor.extract_with_trace(document, trace)
    return [(one.kind, one.span.of(text), one.reason) for one in trace.untaken]


@pytest.mark.parametrize(
    ("text", "kind", "words", "reason"),
    [
        (
            "The talks languished.",
            Seen.VERB,
            "languished",
            "no frame knows the verb 'languish'",
        ),
        (
            "Mr. Aoki held a fish.",
            Seen.ACT,
            "held a fish",
            "no frame of 'hold' fits: needs",
        ),
        (
            "The plan was warmly welcomed.",
            Seen.ACT,
            "welcomed",
            "as gk:welcomed: nobody named or referred to is its subject",
        ),
        (
            "Mr. Aoki is ready to plan talks with Chile.",
            Seen.ENCOUNTER,
            "talks",
            "a noun for an encounter, but not who met whom in it",
        ),
    ],
)
def test_what_is_not_taken_has_a_reason(
    reader: SentenceReader, text: str, kind: Seen, words: str, reason: str
) -> None:
    found = untaken(reader, text)
    assert any((one, at) == (kind, words) and why.startswith(reason) for one, at, why in found), (
        found
    )


def test_what_is_taken_is_not_listed(reader: SentenceReader) -> None:
    assert untaken(reader, "Mr. Aoki thanked Ms. Ruiz for the plan.") == []


def test_trace_does_not_change_what_is_read(reader: SentenceReader) -> None:
    document = one_paragraph(["Mr. Aoki received support from Ms. Ruiz for the plan."])
    with_trace = reader.extractor.extract_with_trace(document, Trace())
    assert with_trace == reader.extractor.extract(document)


def test_name_that_no_chunk_holds_is_told(reader: SentenceReader) -> None:
    reading = reader.reading("Mr. Aoki welcomed the plan.")
    trace = Trace()
    note_dropped_names(trace, reading.span, [(4, 8, "Person"), (22, 26, "Event")], reading.named)
    (left,) = trace.untaken
    assert (left.kind, left.span.of(reading.text)) == (Seen.NAME, "plan")
    assert left.reason.startswith("the trained pipeline saw an event")
