from __future__ import annotations

from collections.abc import Callable

import pytest

from graphkit.data_model import Modality, Polarity, StatementRecord
from graphkit.reports import find_hubs

PERSONS = ("person/a", "person/b", "person/c", "person/d")
MakeRecord = Callable[..., StatementRecord]


def meetings(
    make: MakeRecord, *attended: str, publisher: str | None, **said: object
) -> list[StatementRecord]:
    """One meeting for each word, attended by its letters."""
    return [
        make(
            number * 10 + place,
            subject=f"person/{letter}",
            subject_label=letter.upper(),
            predicate="gk:participatedIn",
            object=f"meeting/{number}",
            publisher=publisher,
            **said,
        )
        for number, letters in enumerate(attended)
        for place, letter in enumerate(letters)
    ]


def represents(make: MakeRecord, letter: str, country: str) -> StatementRecord:
    return make(
        900,
        subject=f"person/{letter}",
        predicate="gk:represents",
        object="country/x",
        object_label=country,
    )


def ids(records: list[StatementRecord]) -> list[str]:
    return [hub.id for hub in find_hubs(records, persons=PERSONS)]


@pytest.mark.parametrize(
    ("attended", "expected"),
    [
        (("ab", "ac", "ad"), ["person/a"]),
        (("ab", "ab"), []),
        (("ab", "cd", "bc", "ad", "cd"), ["person/c", "person/d"]),
        (("ab", "bc", "cd", "da", "ab", "cd", "x"), []),
        ((), []),
    ],
)
def test_who_is_in_most_of_three_or_more_meetings_is_a_hub(
    make_record: MakeRecord, attended: tuple[str, ...], expected: list[str]
) -> None:
    assert ids(meetings(make_record, *attended, publisher="Herald")) == expected


@pytest.mark.parametrize(
    ("country", "publisher", "expected"),
    [
        ("Arvenia", "Ministry of Foreign Affairs of Arvenia", ["person/a"]),
        ("Arvenia", "ministry of arvenia", ["person/a"]),
        ("Arvenia", "The Arvenian", []),
        ("Belmora", "Ministry of Foreign Affairs of Arvenia", []),
        ("", "Ministry of Foreign Affairs of Arvenia", []),
    ],
)
def test_who_represents_the_publisher_needs_a_fifth_only(
    make_record: MakeRecord, country: str, publisher: str, expected: list[str]
) -> None:
    attended = ("ab", "ac", "bc", "bd", "cd")
    records = meetings(make_record, *attended, publisher=publisher)
    records.append(represents(make_record, "a", country))
    assert [hub for hub in ids(records) if hub == "person/a"] == expected


def test_each_publisher_has_a_hub_of_its_own(make_record: MakeRecord) -> None:
    records = meetings(make_record, "ab", "ac", "ad", publisher="One")
    records += meetings(make_record, "bc", "bd", "bd", "b", publisher="Two", document="document/2")
    first, second = find_hubs(records, persons=PERSONS)[:2]
    assert (first.id, first.publisher, first.meetings, first.all_meetings) == (
        *("person/b", "Two"),
        *(4, 4),
    )
    assert (second.id, second.publisher) == ("person/a", "One")


def test_meetings_of_pairs_count_without_participation(make_record: MakeRecord) -> None:
    records = [
        make_record(n, object=f"person/{other}", meeting=f"meeting/{n}", publisher=None)
        for n, other in enumerate("bcd")
    ]
    assert ids(records) == ["person/a"]


@pytest.mark.parametrize("said", [{"modality": Modality.INTENDED}, {"polarity": Polarity.NEGATIVE}])
def test_what_is_planned_or_denied_makes_no_hub(
    make_record: MakeRecord, said: dict[str, object]
) -> None:
    assert ids(meetings(make_record, "ab", "ac", "ad", publisher="One", **said)) == []


def test_only_persons_are_hubs(make_record: MakeRecord) -> None:
    records = meetings(make_record, "ab", "ac", "ad", publisher="One")
    assert find_hubs(records, persons=["person/b"]) == ()
