"""Reading YAML data files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphkit.errors import ResourceError
from graphkit.resources.yaml_files import read_records

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, text: str) -> Path:
    path = folder / "data.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_stay_words(tmp_path: Path) -> None:
    (record,) = read_records(_write(tmp_path, "- {object: [on, off], code: 046, country: NO}"))
    assert record.texts("object") == ("on", "off")
    assert (record.text("code"), record.text("country")) == ("046", "NO")


def test_record_knows_the_line_of_its_keys(tmp_path: Path) -> None:
    records = read_records(_write(tmp_path, "# head\n- a: x\n- a: y\n  b: z\n"))
    assert [record.line for record in records] == [2, 3]
    assert records[1].error("is wrong", key="b").line == 4


def test_empty_file_has_no_records(tmp_path: Path) -> None:
    assert read_records(_write(tmp_path, "# only a comment\n")) == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: x", 1, "is not a list"),
        ("- x", 1, "is not an entry"),
        ("- a: x\n  a: y", 2, "the key 'a' stands twice"),
        ("- a: {b: c}", 1, "is nested too deep"),
        ("- a:", 1, "is empty"),
        ("- a: x\n- a: [x", 3, "is not YAML"),
        ("- a: x: y", 1, "is not YAML"),
    ],
)
def test_malformed_file_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    with pytest.raises(ResourceError, match=reason) as caught:
        read_records(_write(tmp_path, text + "\n"))
    assert caught.value.line == line
    assert caught.value.file.endswith("data.yaml")


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="there is no such file"):
        read_records(tmp_path / "data.yaml")


def test_other_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_bytes("- a: Élysée".encode("latin-1"))
    with pytest.raises(ResourceError, match="is not UTF-8"):
        read_records(path)


def test_record_refuses_unknown_and_missing_keys(tmp_path: Path) -> None:
    (record,) = read_records(_write(tmp_path, "- a: x\n  lema: y\n"))
    with pytest.raises(ResourceError, match="unknown key 'lema'; known keys: a, b") as caught:
        record.check_keys(allowed=("a", "b"))
    assert caught.value.line == 2
    with pytest.raises(ResourceError, match="lacks the key 'b'"):
        record.check_keys(allowed=("a", "lema"), required=("b",))


def test_record_refuses_values_of_another_kind(tmp_path: Path) -> None:
    (record,) = read_records(_write(tmp_path, "- a: [x, y]\n  b: maybe\n"))
    with pytest.raises(ResourceError, match="takes one value"):
        record.text("a")
    with pytest.raises(ResourceError, match="write true or false"):
        record.flag("b")
