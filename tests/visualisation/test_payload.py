from dataclasses import replace
from typing import Any

import pytest

from graphkit.visualisation.payload import records_payload, table


def _row(payload: dict[str, Any], number: int = 0) -> dict[str, Any]:
    records = payload["records"]
    return dict(zip(records["columns"], records["rows"][number], strict=True))


def _marked(payload: dict[str, Any]) -> str:
    """The marked part of the first sentence, cut out as JavaScript would."""
    row = _row(payload)
    units = payload["sentences"][row["sentence"]].encode("utf-16-le")
    marked: bytes = units[2 * row["start"] : 2 * row["end"]]
    return marked.decode("utf-16-le")


@pytest.mark.parametrize(
    ("sentence", "quote", "start", "shown"),
    [
        ("Ana met Björn.", "met Björn", 4, "Ana met Björn."),
        ("🕊🕊 They met. 🕊", "met", 8, "🕊🕊 They met. 🕊"),
        ("They met", "met. And agreed", 5, "They met. And agreed"),
        ("They met.", "something else", 5, "something else"),
        ("They met.", "met", 500, "met"),
        ("They \ud83d met.", "met", 7, "They \ufffd met."),
    ],
    ids=["plain", "astral", "runs on", "elsewhere", "outside", "surrogate"],
)
def test_quote_is_marked_in_its_sentence(
    sample: Any, sentence: str, quote: str, start: int, shown: str
) -> None:
    record = replace(sample.records[0], sentence=sentence, quote=quote, quote_start=start)
    payload = records_payload([record], ())
    assert payload["sentences"] == [shown]
    assert _marked(payload) == quote


def test_sentences_and_documents_are_written_once(sample: Any) -> None:
    payload = records_payload(sample.records, sample.documents)
    assert len(payload["documents"]) == 2
    assert len(set(payload["sentences"])) == len(payload["sentences"]) < len(sample.records)


def test_documents_without_statements_are_shown(sample: Any) -> None:
    documents = records_payload([], sample.documents)["documents"]
    assert [source["title"] for source in documents] == ["Readout 1", "Readout 2"]


def test_documents_known_from_records_only_are_shown(sample: Any) -> None:
    (source,) = records_payload(sample.records[:1], ())["documents"]
    assert source["title"] == "Readout 1"
    assert source["url"] == "https://example.org/readouts/1"


def test_order_of_records_does_not_matter(sample: Any) -> None:
    forth = records_payload(sample.records, sample.documents)
    back = records_payload(reversed(sample.records), reversed(sample.documents))
    assert forth == back


def test_dangerous_source_address_is_left_out(sample: Any) -> None:
    record = replace(sample.records[0], source_url="javascript:alert(1)")
    assert records_payload([record], ())["documents"][0]["url"] is None


def test_table_leaves_columns_out() -> None:
    rows = [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    assert table(rows, without=("a",)) == {"columns": ["b"], "rows": [[2], [4]]}
    assert table([]) == {"columns": [], "rows": []}
