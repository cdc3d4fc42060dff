"""Parquet: four tables that pyarrow and pandas read."""

import io
import sys
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from graphkit.errors import PipelineError
from graphkit.exchange import Contents, to_parquet


def tables(contents: Contents) -> dict[str, Any]:
    return {
        name.removesuffix(".parquet"): pq.read_table(io.BytesIO(written)).to_pylist()
        for name, written in to_parquet(contents).items()
    }


def test_tables_hold_what_the_graph_holds(contents: Contents) -> None:
    found = tables(contents)
    assert [row["id"] for row in found["documents"]] == [one.id for one in contents.documents]
    assert [row["id"] for row in found["entities"]] == [one.id for one in contents.entities]
    assert len(found["statements"]) == len({one.id for one in contents.records})
    assert [row["quote"] for row in found["evidence"]] == [one.quote for one in contents.records]


def test_quotes_stand_where_the_tables_say(contents: Contents) -> None:
    found = tables(contents)
    texts = {row["id"]: row["text"] for row in found["documents"]}
    for row in found["evidence"]:
        assert texts[row["document"]][row["start"] :].startswith(row["quote"])


def test_pandas_joins_statements_with_their_evidence(contents: Contents) -> None:
    files = to_parquet(contents)
    statements: Any = pd.read_parquet(io.BytesIO(files["statements.parquet"]))
    evidence: Any = pd.read_parquet(io.BytesIO(files["evidence.parquet"]))
    joined = statements.explode("evidence").merge(
        evidence, left_on=["id", "evidence"], right_on=["statement", "id"], how="left"
    )
    assert len(joined) == len(evidence)
    assert joined["quote"].notna().all()


def test_same_contents_give_the_same_bytes(contents: Contents) -> None:
    assert to_parquet(contents) == to_parquet(contents)


def test_empty_graph_gives_empty_tables() -> None:
    found = tables(Contents(documents=(), entities=(), records=()))
    assert found == {"documents": [], "entities": [], "statements": [], "evidence": []}


def test_missing_pyarrow_is_one_line(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(PipelineError) as raised:
        to_parquet(contents)
    assert str(raised.value) == (
        "Parquet needs the package pyarrow; pip install 'graphkit[parquet]'"
    )
