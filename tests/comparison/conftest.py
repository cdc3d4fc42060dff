"""Records made by hand: two papers on the same ministers."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from graphkit.data_model import Modality, Polarity, StatementRecord

Say: TypeAlias = Callable[..., StatementRecord]

RUIZ = ("person/ruiz", "Ana Ruiz")
AOKI = ("person/aoki", "Ken Aoki")
LIND = ("person/lind", "Eva Lind")
PAIR = ("meeting/2031-03-11-pair", "Meeting of Ken Aoki and Ana Ruiz")
THREE = ("meeting/2031-03-12-three", "Meeting of the three")
HERRING = ("topic/herring-quota", "Herring quotas")


@pytest.fixture
def say() -> Say:
    """Make a record: a meeting's people are said with ``held``, an act with anything else."""

    def say(
        document: str,
        subject: tuple[str, str],
        predicate: str,
        object: tuple[str, str],  # noqa: A002 - RDF's word
        *,
        meeting: tuple[str, str] | None = None,
        sentence: str = "",
        **fields: Any,
    ) -> StatementRecord:
        text = sentence or f"{subject[1]} {predicate} {object[1]}."
        key = f"{document}-{subject[0]}-{predicate}-{object[0]}-{meeting and meeting[0]}-{text}"
        known: dict[str, Any] = {
            "id": f"statement/{key}",
            "subject": subject[0],
            "subject_label": subject[1],
            "predicate": predicate,
            "object": object[0],
            "object_label": object[1],
            "rule": "test",
            "confidence": 1.0,
            "modality": Modality.ASSERTED,
            "polarity": Polarity.POSITIVE,
            "document": f"document/{document}",
            "document_title": f"The {document}",
            "quote": text,
            "sentence": text,
            "quote_start": 0,
            "start": 0,
            "evidence": f"evidence/{key}",
            "meeting": meeting and meeting[0],
            "meeting_label": meeting and meeting[1],
        }
        return StatementRecord(**(known | fields))

    return say


@pytest.fixture
def held(say: Say) -> Callable[..., list[StatementRecord]]:
    """Say who took part in a meeting, and when."""

    def held(
        document: str, meeting: tuple[str, str], day: str, *people: tuple[str, str]
    ) -> list[StatementRecord]:
        date = (day, day)
        return [
            *(say(document, who, "gk:participatedIn", meeting, meeting=meeting) for who in people),
            say(document, meeting, "gk:heldOn", date, datatype="xsd:date", meeting=meeting),
        ]

    return held
