from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.visualisation.columns import column, table


def _written_out(packed: Any, rows: int) -> list[Any]:
    if isinstance(packed, list):
        return packed
    return [packed["all"]] * rows if "all" in packed else [packed["of"][at] for at in packed["at"]]


@pytest.mark.parametrize(
    ("values", "packed"),
    [
        ([], []),
        ([1, 2, 1], [1, 2, 1]),
        ([1, 1], {"all": 1}),
        (["a", "b"], ["a", "b"]),
        (["a", "a", "b", "a"], {"of": ["a", "b"], "at": [0, 0, 1, 0]}),
        ([[1], [1], [2], [1]], {"of": [[1], [2]], "at": [0, 0, 1, 0]}),
        ([None, None], {"all": None}),
        ([1, True, 0, False], [1, True, 0, False]),
        ([1, True], [1, True]),
        ([None, "null", None, None, "null"], {"of": [None, "null"], "at": [0, 1, 0, 0, 1]}),
        ([1.0, 1, 1.0, 1, 1], {"of": [1.0, 1], "at": [0, 1, 0, 1, 1]}),
    ],
)
def test_column_has_the_short_form(values: list[Any], packed: object) -> None:
    assert column(values) == packed


@given(st.lists(st.sampled_from(["", "a", None, 1, 1.0, True, 0, False, 2.5])))
def test_column_loses_nothing(values: list[Any]) -> None:
    found = _written_out(column(values), len(values))
    assert [repr(value) for value in found] == [repr(value) for value in values]


def test_table_has_the_columns_asked_for() -> None:
    rows = [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    assert table(rows, names=["b"]) == {"rows": 2, "columns": {"b": [2, 4]}}
    assert table([]) == {"rows": 0, "columns": {}}
