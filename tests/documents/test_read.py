"""Files, folders, patterns and standard input are read, and what is wrong is told."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from graphkit.documents import Notice, read_document, read_documents
from graphkit.errors import DocumentError

TEXT = "Talks in Oslo\n\nThe ministers met on Friday.\n"


class Heard:
    """What was reported while reading."""

    def __init__(self) -> None:
        self.errors: list[DocumentError] = []
        self.notices: list[Notice] = []

    def read(self, *inputs: str | Path, size_limit: int = 1000) -> list[str]:
        documents = read_documents(
            [os.fspath(given) for given in inputs],
            on_error=self.errors.append,
            on_notice=self.notices.append,
            size_limit=size_limit,
        )
        return [document.source for document in documents]


@pytest.fixture
def heard() -> Heard:
    return Heard()


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"{path.stem}\n\nThe ministers met in {path.stem}.\n", encoding="utf-8")
    return path


def test_file_is_named_by_its_last_part(tmp_path: Path) -> None:
    assert read_document(write(tmp_path / "news" / "oslo.txt")).source == "oslo.txt"


def test_folder_is_read_with_all_below_sorted(tmp_path: Path, heard: Heard) -> None:
    for name in ("b.txt", "a/z.md", "a/c.HTML", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name, "<p>Text.</p>" if name.endswith("HTML") else "")
    assert heard.read(tmp_path) == ["a/c.HTML", "a/z.md", "b.txt"]
    assert not heard.errors


def test_id_does_not_depend_on_where_the_folder_lies(tmp_path: Path) -> None:
    documents = [
        next(read_documents([str(write(tmp_path / place / "a.txt", TEXT).parent)]))
        for place in ("one", "two/three")
    ]
    assert documents[0] == documents[1]


def test_pattern(tmp_path: Path, heard: Heard) -> None:
    for name in ("a.txt", "b.md", "deep/c.txt", "d.csv"):
        write(tmp_path / name)
    assert heard.read(tmp_path / "**" / "*.txt") == ["a.txt", "deep/c.txt"]
    assert heard.read(tmp_path / "*") == ["a.txt", "b.md"]
    assert [Path(notice.source).name for notice in heard.notices] == ["d.csv"]


def test_name_with_wildcards_is_a_file_first(tmp_path: Path, heard: Heard) -> None:
    assert heard.read(write(tmp_path / "a[1].txt", TEXT)) == ["a[1].txt"]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (TEXT, "Talks in Oslo"),
        ("---\ntitle: Talks in Bergen\n---\nThey met.\n", "Talks in Bergen"),
        (f"<!DOCTYPE html><html><h1>Talks</h1><p>{'They met. ' * 30}</p></html>", "Talks"),
    ],
)
def test_standard_input_is_recognised(content: str, title: str) -> None:
    documents = list(read_documents(["-"], stdin=io.BytesIO(content.encode())))
    assert [(d.source, d.title) for d in documents] == [("-", title)]


def test_same_file_twice_is_read_once_in_silence(tmp_path: Path, heard: Heard) -> None:
    path = write(tmp_path / "a.txt")
    assert heard.read(path, tmp_path, tmp_path / "*.txt") == ["a.txt"]
    assert not heard.notices


def test_same_bytes_twice_are_one_document_with_a_notice(tmp_path: Path, heard: Heard) -> None:
    write(tmp_path / "b.txt", TEXT)
    write(tmp_path / "a.txt", TEXT)
    assert heard.read(tmp_path) == ["a.txt"]
    assert not heard.errors
    (notice,) = heard.notices
    assert "b.txt: is the same as" in str(notice)
    assert "a.txt, byte for byte" in str(notice)


def test_the_others_are_read(tmp_path: Path, heard: Heard) -> None:
    write(tmp_path / "good.txt")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "large.txt").write_bytes(b"x" * 1001)
    (tmp_path / "broken.md").symlink_to(tmp_path / "nowhere")
    assert heard.read(tmp_path) == ["good.txt"]
    assert {Path(error.source).name: error.reason for error in heard.errors} == {
        "binary.txt": "is a binary file, not text",
        "broken.md": "does not exist",
        "empty.txt": "is empty",
        "large.txt": "is larger than 0 MB",
    }
    assert all(error.remedy for error in heard.errors)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothing.txt", "does not exist"),
        ("*.txt", "matches no file"),
        ("folder", "holds no document"),
        ("data.json", "is a file of type .json, which cannot be read"),
        ("README", "is a file without a type, which cannot be read"),
    ],
)
def test_input_that_names_no_document(name: str, reason: str, tmp_path: Path, heard: Heard) -> None:
    (tmp_path / "folder").mkdir()
    write(tmp_path / "data.json")
    write(tmp_path / "README")
    assert heard.read(tmp_path / name) == []
    (error,) = heard.errors
    assert error.reason == reason
    assert str(error).startswith(str(tmp_path / name))
    assert error.remedy


def test_first_error_is_raised_without_a_callback(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="does not exist"):
        list(read_documents([str(tmp_path / "nothing.txt")]))


def test_unreadable_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match="cannot be read: Permission denied; check its perm"):
        read_document(write(tmp_path / "a.txt"))


def test_what_is_not_a_file_is_an_error(tmp_path: Path, heard: Heard) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert heard.read(tmp_path) == []
    assert heard.errors[0].reason == "is not a file"


def test_standard_input_has_the_same_limit() -> None:
    stdin = io.BytesIO(b"x" * 20)
    with pytest.raises(DocumentError, match="-: is larger than"):
        list(read_documents(["-"], stdin=stdin, size_limit=10))


def test_hostile_file_names_do_not_reach_the_terminal(tmp_path: Path, heard: Heard) -> None:
    name = "a\x1b[31m\nb.txt"
    (tmp_path / name).touch()
    (tmp_path / f"{name}.png").touch()
    heard.read(tmp_path)
    for message in (str(heard.errors[0]), str(heard.notices[0])):
        assert message.isprintable()


def test_file_name_that_is_no_utf8_can_be_written_down(tmp_path: Path, heard: Heard) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    (source,) = heard.read(tmp_path)
    assert source.encode("utf-8") == b"a\\xff.txt"
