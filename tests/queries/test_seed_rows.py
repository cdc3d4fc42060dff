"""Every saved query on the graph of the two sample documents, with rows these documents bear out.

Names and topics may come to be written otherwise, so a row is known by words that stand in its
cells, and only facts are asked for that nobody who reads the documents would doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import graphkit
from graphkit import KnowledgeGraph
from graphkit.resources.queries import list_queries

pytestmark = pytest.mark.slow

Words = tuple[str, ...]
READOUT, NEWS = "Japan and the United Nations", "Japan Holds Meetings With Five Nations"
FIRST_DAY, SECOND_DAY, PUBLISHED = "2021-09-22", "2021-09-23", "2021-09-24"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A query with parameters, and the words of rows it gives, and of rows it must not give."""

    query: str
    parameters: dict[str, str] = field(default_factory=dict)
    rows: Sequence[Words] = ()
    without: Sequence[Words] = ()
    count: int | None = None

    def __str__(self) -> str:
        return "-".join([self.query, *self.parameters.values()])


CASES = [
    Case(
        query="agreements-by-state",
        parameters={"country": "Qatar"},
        rows=[("Qatar", "agreedOn", "safe departure", "Japan-Qatar", SECOND_DAY, READOUT)],
        without=[("Japan-Russia",), ("Japan-France",)],
    ),
    Case(
        query="co-discussed-topics",
        parameters={"topic": "Myanmar"},
        rows=[("Myanmar", "North Korea"), ("Myanmar", "COVID-19")],
        without=[("Myanmar", "peace treaty")],
    ),
    Case(
        query="corroborated-facts",
        parameters={"relation": "met"},
        rows=[
            ("Motegi", "Al-Thani", "2"),
            ("Motegi", "Chung", "2"),
            ("Motegi", "Guterres", "2"),
            ("Motegi", "Lavrov", "2"),
            ("Motegi", "Qureshi", "2"),
        ],
        count=5,
    ),
    Case(
        query="country-pairs-by-shared-meetings",
        parameters={"country": "Japan"},
        rows=[
            ("Japan", "France", "1"),
            ("Japan", "India"),
            ("Japan", "Indonesia", "1"),
            ("Japan", "Pakistan", "1"),
            ("Japan", "Qatar", "1"),
            ("Japan", "Russia", "1"),
            ("Japan", "South Korea", "2", FIRST_DAY, SECOND_DAY),
            ("Japan", "United Kingdom", "1"),
            ("Japan", "United States", FIRST_DAY),
        ],
        without=[("Afghanistan",), ("North Korea",)],
    ),
    Case(query="differing-dates", count=0),  # the two give no meeting two dates
    Case(
        query="documents",
        rows=[(READOUT, PUBLISHED), (NEWS, PUBLISHED)],
        count=2,
    ),
    Case(
        query="evidence-for-an-edge",
        parameters={"subject": "Modi", "relation": "met", "object": "Suga"},
        rows=[("met his Indian counterpart Narendra Modi", NEWS, PUBLISHED)],
        without=[(READOUT,)],
    ),
    Case(
        query="external-identities",
        parameters={"kind": "Country", "named": "Japan"},
        rows=[
            ("Japan", "sameAs", "http://www.wikidata.org/entity/Q17"),
            ("Japan", "isoNumeric", "392"),
            ("Japan", "cowCode", "740"),
        ],
        count=7,
    ),
    Case(
        query="meetings-by-date",
        rows=[
            (FIRST_DAY, "G4", "Motegi"),
            (FIRST_DAY, "G20", "online", "Motegi"),
            (FIRST_DAY, "Japan-U.S.-ROK", "multilateral", "Motegi", "Blinken", "Chung"),
            (FIRST_DAY, "Japan-U.K.", "bilateral", "Motegi", "Truss"),
            (FIRST_DAY, "Japan-U.S. Foreign", "bilateral", "Motegi", "Blinken"),
            (SECOND_DAY, "Japan-ROK", "Motegi", "Chung"),
            (SECOND_DAY, "Japan-Qatar", "Motegi", "Al-Thani"),
            (SECOND_DAY, "Japan-Russia", "Motegi", "Lavrov"),
            (SECOND_DAY, "Motegi", "Guterres"),
            (SECOND_DAY, "Japan-France", "Motegi", "Le Drian"),
            (SECOND_DAY, "Japan-Indonesia", "Motegi", "Retno"),
            (SECOND_DAY, "Japan-Pakistan", "Motegi", "Qureshi"),
            (SECOND_DAY, "Suga", "Modi"),
        ],
        without=[("Suga", "Motegi"), ("Modi", "Motegi")],
        count=13,
    ),
    Case(
        query="merges",
        rows=[
            ("Al-Thani", "Mohammed", "same given name", "Qatar", "evidence"),
            ("Chung", "same family name", "South Korea", "evidence"),
            ("Guterres", "Guterres", "United Nations", "evidence"),
            ("Lavrov", "same full name", "Russia", "evidence"),
            ("Qureshi", "same full name", "Pakistan", "evidence"),
            ("Motegi", "same full name", "Japan", "evidence"),
        ],
        without=[("Suga", "Motegi"), ("Blinken", "Truss")],
        count=6,
    ),
    Case(query="negative-and-planned-statements", parameters={"relation": "met"}, count=0),
    Case(
        query="offices-of-a-person",
        rows=[
            ("Blinken", "Secretary of State", "United States"),
            ("Guterres", "Secretary-General", "United Nations", "2"),
            ("Lavrov", "Minister for Foreign Affairs", "Russia", "2"),
            ("Modi", "Prime Minister", "India"),
            ("Motegi", "Minister for Foreign Affairs", "Japan", "2"),
            ("Suga", "Prime Minister", "Japan"),
            ("Al-Thani", "Deputy Prime Minister", "Qatar", "2"),
            ("Truss", "Secretary of State for Foreign", "United Kingdom"),
        ],
        without=[("Motegi", "Prime Minister"), ("Suga", "Foreign"), ("Truss", "Japan")],
    ),
    Case(
        query="participants-of-a-meeting",
        parameters={"meeting": "Japan-U.S.-ROK"},
        rows=[
            ("Motegi", "Person", "Japan", FIRST_DAY),
            ("Blinken", "Person", "United States"),
            ("Chung", "Person", "South Korea"),
        ],
        count=3,
    ),
    Case(
        query="participants-of-a-meeting",
        parameters={"meeting": "G4"},
        rows=[("Motegi", "chaired", "Japan", FIRST_DAY)],
        without=[("Blinken",), ("Modi",), ("Suga",)],
    ),
    Case(
        query="persons-by-country",
        rows=[
            ("France", "Le Drian"),
            ("India", "Modi", "1"),
            ("Indonesia", "Retno"),
            ("Japan", "Motegi", "12"),
            ("Japan", "Suga", "1"),
            ("Pakistan", "Qureshi"),
            ("Qatar", "Al-Thani"),
            ("Russia", "Lavrov"),
            ("South Korea", "Chung", "2"),
            ("United Kingdom", "Truss"),
            ("United Nations", "Guterres"),
            ("United States", "Blinken", "2"),
        ],
        without=[("North Korea",), ("Afghanistan",)],
    ),
    Case(query="possible-merges", count=0),
    Case(
        query="requests-and-responses",
        rows=[
            ("Motegi", "urged", "encouraged", "United States", "TPP"),
            ("Motegi", "requested", "Chung", "bductions issue", "supported", "Japan-U.S.-ROK"),
            ("Motegi", "requested", "bductions issue", "supported", "Guterres"),
        ],
        without=[("Suga", "requested"), ("Motegi", "TPP", "supported")],
    ),
    Case(
        query="said-by-one-source-only",
        parameters={"relation": "met"},
        rows=[(NEWS, "Suga", "Modi"), (READOUT, "Motegi", "Le Drian"), (READOUT, "Truss")],
        without=[("Lavrov",), ("Guterres",), ("Qureshi",)],
    ),
    Case(
        query="sidelines-of-an-event",
        rows=[
            ("76th", SECOND_DAY, "Suga", "Modi"),
            ("76th", SECOND_DAY, "Motegi", "Guterres"),
            ("76th", SECOND_DAY, "Motegi", "Lavrov"),
        ],
        without=[("Suga", "Motegi")],
    ),
    Case(
        query="speech-acts-between-two-countries",
        parameters={"country": "Japan", "other": "Pakistan"},
        rows=[("Motegi", "thanked", "appreciation", "Qureshi", SECOND_DAY, READOUT)],
        without=[("Suga",), ("Lavrov",)],
    ),
    Case(
        query="statements-by-modality",
        parameters={"relation": "met"},
        rows=[("met", "Asserted", "Positive", "2")],
        count=1,
    ),
    Case(
        query="statements-of-a-document",
        parameters={"title": "Five Nations", "relation": "met"},
        rows=[(NEWS, "Suga", "Modi"), (NEWS, "Motegi", "Lavrov")],
        without=[(READOUT,), ("Truss",), ("Le Drian",), ("Blinken",)],
    ),
    Case(
        query="topic-tree",
        parameters={"topic": "North Korea"},
        rows=[("North Korea", "bductions issue")],
        without=[("COVID-19",)],
    ),
    Case(
        query="topics-by-context",
        parameters={"context": "environment"},
        rows=[("environment", "limate change")],
        without=[("abduction",), ("economic",)],
    ),
    Case(
        query="topics-by-number-of-meetings",
        parameters={"minimum": "3"},
        rows=[("Afghanistan", "2", SECOND_DAY), ("North Korea", "2", SECOND_DAY)],
        without=[("peace treaty",), ("COVID-19",)],
    ),
    Case(
        query="topics-of-a-country",
        parameters={"country": "Russia"},
        rows=[("Russia", "peace treaty", "discussed", "1")],
        without=[("COVID-19",), ("Myanmar",), ("Japan", "discussed", "TPP")],
    ),
    Case(
        query="topics-of-a-person",
        parameters={"person": "Retno"},
        rows=[("Retno", "Myanmar", "discussed"), ("Retno", "COVID-19", "discussed")],
        without=[("peace treaty",), ("Motegi",)],
    ),
    Case(
        query="who-met-whom",
        parameters={"person": "Motegi"},
        rows=[
            ("Blinken", FIRST_DAY, "Japan-U.S. Foreign", "Afghanistan"),
            ("Blinken", FIRST_DAY, "Japan-U.S.-ROK"),
            ("Chung", FIRST_DAY, "Japan-U.S.-ROK"),
            ("Chung", SECOND_DAY, "Japan-ROK"),
            ("Truss", FIRST_DAY, "Japan-U.K."),
            ("Al-Thani", SECOND_DAY, "Afghanistan"),
            ("Lavrov", SECOND_DAY, "peace treaty"),
            ("Guterres", SECOND_DAY),
            ("Le Drian", SECOND_DAY),
            ("Retno", SECOND_DAY, "Myanmar"),
            ("Qureshi", SECOND_DAY, "Afghanistan"),
        ],
        without=[("Modi",), ("Suga",)],
    ),
    Case(
        query="who-met-whom",
        parameters={"person": "Suga"},
        rows=[("Suga", "Modi", SECOND_DAY)],
        count=1,
    ),
]


@pytest.fixture(scope="module")
def graph(seeds_graph: Path) -> Iterator[KnowledgeGraph]:
    """The graph of the sample documents."""
    with graphkit.open(seeds_graph) as opened:
        yield opened


def has(cells: Sequence[str], word: str) -> bool:
    """Whether a word stands in a cell; a number must be the whole of it."""
    return word in cells if word.isdigit() else any(word in cell for cell in cells)


def test_all_queries_have_a_case() -> None:
    assert {case.query for case in CASES} == set(list_queries())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_query_gives_the_rows_of_the_documents(graph: KnowledgeGraph, case: Case) -> None:
    found = [
        ["" if value is None else str(value) for value in row]
        for row in graph.query(case.query, **case.parameters).rows
    ]

    def is_there(words: Words) -> bool:
        return any(all(has(cells, word) for word in words) for cells in found)

    assert [words for words in case.rows if not is_there(words)] == []
    assert [words for words in case.without if is_there(words)] == []
    assert case.count in {None, len(found)}
