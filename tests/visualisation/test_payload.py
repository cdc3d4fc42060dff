from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from graphkit.visualisation.payload import Records


def _payload(records: Iterable[Any], documents: Iterable[Any]) -> dict[str, Any]:
    return Records(records, documents, ()).payload()


def _values(table: dict[str, Any], name: str) -> list[Any]:
    """A column, its values written out as the page's scripts do."""
    column = table["columns"][name]
    if isinstance(column, list):
        return column
    if "all" in column:
        return [column["all"]] * table["rows"]
    return [column["of"][number] for number in column["at"]]


def _marked(payload: dict[str, Any]) -> str:
    """The marked part of the first sentence, cut out as JavaScript would."""
    sentence, start, end = (
        _values(payload["records"], name)[0] for name in ("sentence", "start", "end")
    )
    units = payload["sentences"][sentence].encode("utf-16-le")
    marked: bytes = units[2 * start : 2 * end]
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
    payload = _payload([record], ())
    assert payload["sentences"] == [shown]
    assert _marked(payload) == quote


def test_sentences_and_documents_are_written_once(sample: Any) -> None:
    payload = _payload(sample.records, sample.documents)
    assert payload["documents"]["rows"] == 2
    assert len(set(payload["sentences"])) == len(payload["sentences"]) < len(sample.records)


def test_documents_without_statements_are_shown(sample: Any) -> None:
    documents = _payload([], sample.documents)["documents"]
    assert _values(documents, "title") == ["Readout 1", "Readout 2"]


def test_documents_known_from_records_only_are_shown(sample: Any) -> None:
    documents = _payload(sample.records[:1], ())["documents"]
    assert _values(documents, "title") == ["Readout 1"]
    assert _values(documents, "url") == ["https://example.org/readouts/1"]


def test_order_of_records_does_not_matter(sample: Any) -> None:
    forth = _payload(sample.records, sample.documents)
    back = _payload(reversed(sample.records), reversed(sample.documents))
    assert forth == back


def test_dangerous_source_address_is_left_out(sample: Any) -> None:
    record = replace(sample.records[0], source_url="javascript:alert(1)")
    assert _values(_payload([record], ())["documents"], "url") == [None]


def test_nodes_come_first_among_the_entities(sample: Any) -> None:
    records = Records(sample.records, sample.documents, ["country/norrland", "person/ana-ruiz"])
    payload = records.payload()
    assert records.entities(["person/ana-ruiz", "country/norrland"]) == [1, 0]
    assert payload["records"]["columns"]["subject"]
    assert "Björn Åkesson" in _values(payload["others"], "name")
    assert "Ana Ruiz" not in _values(payload["others"], "name")
