"""Lexicons made of named lists are read as they are written, and what is wrong is named."""

from __future__ import annotations

from dataclasses import make_dataclass
from typing import TYPE_CHECKING

import pytest

from graphkit.errors import ResourceError
from graphkit.resources import word_tables
from graphkit.resources.word_tables import WordTables, keys_of, read_word_tables

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ("words", "table")
BUILT_IN = "# head\nwords: [on, No, 2]\ntable:\n  one: first\n"


@pytest.fixture
def built_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "built-in"
    folder.mkdir()
    (folder / "lexicon.yaml").write_text(BUILT_IN, encoding="utf-8")
    monkeypatch.setattr(word_tables, "lexicon_folder", lambda: folder)
    return folder / "lexicon.yaml"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder / "lexicon.yaml"


def read(*files: Path) -> WordTables:
    return read_word_tables("lexicon.yaml", keys=KEYS, folders=tuple(f.parent for f in files))


def read_all(file: Path) -> None:
    tables = read(file)
    tables.words("words")
    tables.pairs("table")


@pytest.mark.usefixtures("built_in")
def test_words_stay_words() -> None:
    assert read().words("words") == ("on", "No", "2")
    assert dict(read().pairs("table")) == {"one": "first"}


@pytest.mark.usefixtures("built_in")
def test_words_of_the_user_come_on_top(own: Path) -> None:
    own.write_text("words: [off, on]\n", encoding="utf-8")
    assert read(own).words("words") == ("on", "No", "2", "off")


@pytest.mark.usefixtures("built_in")
def test_values_of_the_user_take_the_place_of_others(own: Path) -> None:
    own.write_text("table: {one: second, two: third}\n", encoding="utf-8")
    assert dict(read(own).pairs("table")) == {"one": "second", "two": "third"}


@pytest.mark.usefixtures("built_in")
def test_folder_without_the_file_changes_nothing(own: Path) -> None:
    assert read(own).words("words") == read().words("words")


def test_tables_hold_numbers_lists_and_records(built_in: Path) -> None:
    built_in.write_text("words: {two: 2}\ntable: {a: [b, c]}\n", encoding="utf-8")
    assert dict(read().numbers("words")) == {"two": 2}
    assert dict(read().lists("table")) == {"a": ("b", "c")}
    built_in.write_text("words: []\ntable: {he: {number: one}}\n", encoding="utf-8")
    records = read().records("table", fields={"number": ("one", "two")}, required="number")
    assert {word: dict(record) for word, record in records.items()} == {"he": {"number": "one"}}


@pytest.mark.usefixtures("built_in")
@pytest.mark.parametrize(
    ("type_", "words"),
    [("frozenset[str]", frozenset({"on", "No", "2"})), ("tuple[str, ...]", ("on", "No", "2"))],
)
def test_lists_go_to_the_fields_of_their_name(type_: str, words: object) -> None:
    columns = [("words", type_), ("table", "Mapping[str, str]"), ("made", "frozenset[str]")]
    record = make_dataclass("Record", columns)
    assert read().lists_of(record) == {"words": words}
    assert keys_of(record, "other", but=("made",)) == ("words", "table", "other")


@pytest.mark.usefixtures("built_in")
def test_what_was_read_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        read().pairs("table")["two"] = "x"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("- words\n", None, "is not made of named lists"),
        ("words: [a\n", 2, "is not YAML"),
        ("words: [a]\nwordz: [b]\n", 2, "'wordz' is an unknown key"),
        ("words: [a]\nwords: [b]\n", 2, "has 'words' twice"),
        ("words: [a,\n  b, a]\n", 2, "'words' has 'a' twice"),
        ("words: a\n", 1, "'words' is not a list"),
        ("words: [a, [b]]\n", 1, "'words' holds something that is not a word"),
        ("words: [a, '']\n", 1, "'words' holds something that is not a word"),
        ("table: [a]\n", 1, "'table' is not a table"),
        ("table:\n  a: b\n  a: c\n", 3, "'table' has 'a' twice"),
        ("table:\n  a: [b]\n", 2, "'table' holds something that is not a word"),
    ],
)
@pytest.mark.usefixtures("built_in")
def test_malformed_file_is_refused_with_its_line(
    own: Path, text: str, line: int | None, reason: str
) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match=reason) as caught:
        read_all(own)
    assert (caught.value.file, caught.value.line) == (str(own), line)


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("{he: {size: one}}", "unknown field 'size'", "known fields: gender, number"),
        ("{he: {number: nine}}", "gives 'he' the number 'nine'", "allowed: one, two"),
        ("{he: {gender: m}}", "gives 'he' no 'number'", "add 'number: …'"),
        ("{he: one}", "is not a table", "write 'word: value' lines"),
    ],
)  # fmt: skip
def test_wrong_record_is_refused(built_in: Path, text: str, reason: str, remedy: str) -> None:
    built_in.write_text(f"words: []\ntable: {text}\n", encoding="utf-8")
    fields = {"number": ("one", "two"), "gender": ("m", "f")}
    with pytest.raises(ResourceError, match=reason) as caught:
        read().records("table", fields=fields, required="number")
    assert (caught.value.line, caught.value.remedy) == (2, remedy)


@pytest.mark.usefixtures("built_in")
def test_value_that_is_not_allowed_is_refused() -> None:
    with pytest.raises(ResourceError, match="gives 'one' the value 'first'") as caught:
        read().pairs("table", allowed=("second", "third"))
    assert caught.value.remedy == "allowed: second, third"


@pytest.mark.usefixtures("built_in")
def test_value_that_is_no_number_is_refused() -> None:
    with pytest.raises(ResourceError, match="gives 'one' the value 'first'"):
        read().numbers("table")


def test_incomplete_built_in_file_is_refused(built_in: Path) -> None:
    built_in.write_text("words: [a]\n", encoding="utf-8")
    with pytest.raises(ResourceError, match="lacks table"):
        read()


@pytest.mark.usefixtures("built_in")
def test_file_that_is_not_utf_8_is_refused(own: Path) -> None:
    own.write_bytes(b"words: [\xff]\n")
    with pytest.raises(ResourceError, match="cannot be read") as caught:
        read(own)
    assert caught.value.remedy == "save it as UTF-8"
